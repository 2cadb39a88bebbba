// node minify.mjs classic|module [folder] < in.js > out.js
// With a folder, what the script imports from there becomes part of it.
// Non-ASCII characters become escapes, so the files work whatever charset a server or a page claims.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSync, transformSync } from 'esbuild';

const options = { minify: true, target: 'es2022', charset: 'ascii', legalComments: 'inline' };
if (process.argv[2] === 'module') Object.assign(options, { format: 'esm', treeShaking: true });
// Old libraries (MooTools) have things of their own under the names by which wasm-bindgen asks what is what.
const NATIVE = { Window: 'Object.getPrototypeOf(self).constructor', Element: 'Object.getPrototypeOf(HTMLElement.prototype).constructor' };
const source = readFileSync(0, 'utf8');
const bundled = (resolveDir) => buildSync({ stdin: { contents: source, resolveDir }, bundle: true, write: false, format: 'esm' }).outputFiles[0].text;
const { code } = transformSync(process.argv[3] ? bundled(process.argv[3]) : source, options);
const asked = Object.keys(NATIVE).filter((name) => new RegExp(`instanceof ${name}\\b`).test(code));
writeFileSync(1, asked.map((name) => `const ${name}=${NATIVE[name]};`).join('') + code);
