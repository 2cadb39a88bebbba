/** Programs of site owners, bundled as they would. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Plugin, build } from 'esbuild';
import { compile } from 'svelte/compiler';
import { dist } from '../server';

const examples = resolve(__dirname, '../../../examples');

/** Components of Svelte, by its own compiler. */
const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, ({ path }) => ({ contents: compile(readFileSync(path, 'utf8'), { filename: path }).js.code }));
  },
};

/** A program that may import the examples by `examples/…` and the package by its name. */
export async function bundle(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, loader: 'tsx', resolveDir: resolve(examples, '..') },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['browser'],
    alias: { askwell: resolve(dist, 'npm/index.js'), examples },
    define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    plugins: [svelte],
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}
