/** A loader that is pinned (integrity) takes nothing that is not of its release; without a pin, the server is believed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';
import { dist, integrityOf } from '../server';

needsWidget();

const built = (name: string) => readFileSync(join(dist, 'askwell', name));
/** Asked for by tests alone: where there is no build, this file is read all the same. */
const pin = () => `integrity="${integrityOf(built('askwell.js'))}" crossorigin`;
const REFUSED = /integrity|Failed to load resource|Failed to fetch|digest/i;
const NO_WASM = "script-src 'self'";

test('a language of the release is spoken', async ({ page, host, asked, said }) => {
  said.allow(REFUSED);
  await page.goto(host(shop({ tag: pin(), lang: 'de' })));
  await page.locator('askwell-widget button[part~=launcher]:not([data-loader])').click();
  await expect(page.locator('askwell-widget [data-focus="composer"]')).toHaveAttribute('aria-label', 'Ihre Frage');
  expect(asked.paths().filter((path) => /pins|lang\//.test(path))).toEqual(['/site/askwell/askwell-pins.json', '/site/askwell/lang/de.json']);
});

for (const file of ['lang/de.json', 'askwell-pins.json']) {
  test(`with another ${file} it speaks English, and the owner is told`, async ({ page, host, said, widget }) => {
    said.allow(REFUSED);
    const other = built(file).toString().replace(/^\{/, '{ ');
    await page.goto(host(shop({ tag: pin(), lang: 'de', files: { [`/site/askwell/${file}`]: { body: other } } })));
    await said.expect(new RegExp(`${file.replace('/', '.')}.*not the file of this release`));
    await widget.open();
    await expect(widget.composer).toHaveAttribute('aria-label', 'Your question');
  });
}

test('without a pin another is taken, and no list is asked for', async ({ page, host, asked }) => {
  const other = built('lang/de.json').toString().replace('Ihre Frage', 'Meine Frage');
  await page.goto(host(shop({ lang: 'de', files: { '/site/askwell/lang/de.json': { body: other } } })));
  await page.locator('askwell-widget button[part~=launcher]:not([data-loader])').click();
  await expect(page.locator('askwell-widget [data-focus="composer"]')).toHaveAttribute('aria-label', 'Meine Frage');
  expect(asked.paths()).not.toContain('/site/askwell/askwell-pins.json');
});

for (const isOurs of [true, false]) {
  test(`where WebAssembly is refused, ${isOurs ? 'the questions come' : 'questions of another release do not come'}`, async ({ page, host, said, widget }) => {
    said.allow(/integrity|digest|Failed|Content.Security.Policy|could not start|preload/i);
    const body = `${built('askwell-plain.js')}${isOurs ? '' : '\n'}`;
    await page.goto(host(shop({ tag: pin(), lang: 'de', policy: NO_WASM, files: { '/site/askwell/askwell-plain.js': { body } } })));
    await widget.launcher.click();
    const questions = page.locator('askwell-widget details');
    if (isOurs) {
      await expect(questions).not.toHaveCount(0);
      await expect(page.locator('askwell-widget input')).toHaveAttribute('aria-label', 'Ihre Frage');
    } else {
      await expect(page.getByRole('dialog')).toContainText('The assistant cannot start');
    }
  });
}

test('the install check is compared, too', async ({ page, host, said }) => {
  said.allow(REFUSED);
  const body = `${built('askwell-check.js')}\n`;
  await page.goto(host(shop({ tag: pin(), files: { '/site/askwell/askwell-check.js': { body } } })));
  await page.waitForFunction("typeof Askwell === 'function'");
  expect(await page.evaluate("Askwell('check')")).toBe(undefined);
});
