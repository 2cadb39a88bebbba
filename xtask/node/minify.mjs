// node minify.mjs classic|module < in.js > out.js
// Non-ASCII characters become escapes, so the files work whatever charset a server or a page claims.
import { readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const options = { minify: true, target: 'es2022', charset: 'ascii', legalComments: 'inline' };
if (process.argv[2] === 'module') options.format = 'esm';
// Old libraries (MooTools) have things of their own under the names by which wasm-bindgen asks what is what.
const NATIVE = { Window: 'Object.getPrototypeOf(self).constructor', Element: 'Object.getPrototypeOf(HTMLElement.prototype).constructor' };
const { code } = transformSync(readFileSync(0, 'utf8'), options);
const asked = Object.keys(NATIVE).filter((name) => new RegExp(`instanceof ${name}\\b`).test(code));
writeFileSync(1, asked.map((name) => `const ${name}=${NATIVE[name]};`).join('') + code);
