// Each system's library with its adapter, as one minified module: what is measured, and whose bytes are counted.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const OPTIONS = { bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', legalComments: 'none' };

/** The files to serve, by name, and the bytes of each system. `app` is the folder of the compiled matcher. */
export async function bundles(root, systems, app) {
  const files = new Map();
  const bytes = [];
  for (const { name } of systems) {
    const own = [[`${name}.js`, await bundle(root, name, app)]];
    if (name === 'askwell') own.push(['askwell-bench_bg.wasm', readFileSync(path.join(app, 'askwell-bench_bg.wasm'))]);
    for (const [file, content] of own) files.set(file, content);
    bytes.push({ system: name, ...sum(own.map(([, content]) => content)) });
  }
  return { files, bytes };
}

async function bundle(root, name, app) {
  const entry = path.join(root, 'tests/bench/systems', `${name}.mjs`);
  const alias = { 'askwell-bench': path.join(app, 'askwell-bench.js') };
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [entry], alias });
  return Buffer.from(outputFiles[0].contents);
}

function sum(contents) {
  const total = (measure) => contents.reduce((bytes, content) => bytes + measure(content), 0);
  return { raw: total((content) => content.length), gzip: total((content) => gzipSync(content, { level: 9 }).length) };
}
