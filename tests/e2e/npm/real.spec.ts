/** The npm package with the built widget: from its own address, from another origin, and in places that come and go. */
import type { Page } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { FAQ } from '../pages/faq';

needsWidget();

const PAGE = { place: 'by hand' as const, html: '<section id="one"></section><section id="two"></section>', files: { '/faq.json': FAQ } };

async function withPackage(page: Page, origin = '') {
  await page.evaluate(`import('${origin}/site/npm/index.js').then((module) => { window.npm = module })`);
}

test('from a content delivery network one line starts it, and it answers', async ({ page, host, site, widget }) => {
  await page.goto(host(PAGE));
  await withPackage(page, site.foreign);
  await page.evaluate("npm.load({ faq: '/faq.json', loading: 'click' }).then(() => {})");
  const reply = await page.evaluate("npm.Askwell('ask', 'how long does delivery take')");
  expect(reply).toMatchObject({ reply: 'answer', entries: [{ id: 'delivery', question: 'How long does delivery take?' }] });
  await expect(widget.turns).toHaveCount(1);
  expect(await page.evaluate("document.querySelector('script').src")).toBe(`${site.foreign}/site/npm/askwell/askwell.js`);
});

test('mounted ones come and go, and the last leaves nothing behind', async ({ page, host, widget, noStorage }) => {
  await page.goto(host(PAGE));
  await withPackage(page);
  const mount = (name: string) => page.evaluate(`(() => { window.${name} = npm.mount(document.getElementById('${name}'), { faq: '/faq.json', site: '${name}', lang: undefined }); return ${name}.ready.then(() => {}); })()`);
  for (let round = 0; round < 3; round++) {
    await mount('one');
    await mount('two');
    await expect(widget.launcher).toHaveCount(2);
    // They stand in the same corner.
    await page.evaluate("two.destroy()");
    await widget.started();
    expect(await page.locator('#one askwell-widget').count()).toBe(1);
    await page.evaluate('one.destroy()');
    await expect(widget.launcher).toHaveCount(0);
    expect(await page.evaluate("[typeof Askwell, document.querySelectorAll('askwell-widget').length]")).toEqual(['undefined', 0]);
  }
  await mount('two');
  await widget.open();
  await page.evaluate('two.destroy()');
  await expect(widget.panel).toHaveCount(0);
  await page.evaluate("localStorage.clear()");
  await noStorage();
});
