/** The loader is paid for by every page: its bytes have a limit. */
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { expect, test } from '../fixtures';
import { loaderFile } from '../server';

test('the loader is at most 5,200 bytes, minified and gzipped', () => {
  // As in xtask/node/minify.mjs; a second time changes nothing.
  const { code } = transformSync(readFileSync(loaderFile, 'utf8'), { minify: true, target: 'es2022', charset: 'ascii', legalComments: 'inline' });
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(5200);
});
