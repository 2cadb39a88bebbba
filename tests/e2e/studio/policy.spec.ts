/** The page under its own policy and a stricter one of the server, and what it asks for. */
import { expect, needsStudio, test } from './fixtures';
import { csv, hand } from './rows';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../server';

needsStudio();

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

test('it works under the strictest policy, and asks for its own files only', async ({ page, site, studio, asked, noStorage }) => {
  const headers = { 'Content-Security-Policy': STRICT, 'Content-Type': 'text/html; charset=utf-8' };
  site.put('/site/askwell/studio/', { headers, body: readFileSync(join(dist, 'askwell/studio/index.html')) });
  await studio.open();
  await studio.load(['feedback.csv', csv(hand())]);
  await studio.sample();
  await expect(page.getByRole('img')).toBeVisible();
  const folder = '/site/askwell/studio/';
  expect(asked.paths().filter((path) => !path.startsWith(folder) && !path.startsWith('data:'))).toEqual([]);
  await noStorage();
});

test('where WebAssembly cannot start the page says what to do', async ({ page, site, said, studio }) => {
  said.allow(/.*/);
  site.put('/site/askwell/studio/askwell-studio_bg.wasm', { body: 'no wasm', headers: { 'Content-Type': 'application/wasm' } });
  await page.goto(`${site.origin}/site/askwell/studio/`);
  await expect(studio.alert).toContainText('could not start');
});
