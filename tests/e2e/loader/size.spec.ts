/** The loader is paid for by every page, the plain list by those that refuse the widget: their bytes have a limit. */
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { expect, test } from '../fixtures';
import { loaderFile, plainFile } from '../server';

// In bytes of Node.js's gzip, which leaves some more than gzip -9, by which xtask/src/sizes.rs has its limits.
for (const [what, file, most, format] of [
  ['the loader', loaderFile, 6140, undefined],
  ['the plain list', plainFile, 4600, 'esm'],
] as const) {
  test(`${what} is at most ${most} bytes, minified and gzipped`, () => {
    // As in xtask/node/minify.mjs; a second time changes nothing.
    const { code } = transformSync(readFileSync(file, 'utf8'), { minify: true, target: 'es2022', charset: 'ascii', legalComments: 'inline', format });
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(most);
  });
}
