// node minify.mjs classic|module < in.js > out.js
// Non-ASCII characters become escapes, so the files work whatever charset a server or a page claims.
import { readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const options = { minify: true, target: 'es2022', charset: 'ascii', legalComments: 'inline' };
if (process.argv[2] === 'module') options.format = 'esm';
const { code } = transformSync(readFileSync(0, 'utf8'), options);
writeFileSync(1, code);
