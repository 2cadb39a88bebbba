/** The launcher that the loader draws: where, when, and what it is called. */
import { expect, test } from '../fixtures';

const bottom = 720 - 16 - 56;
const onTheRight = { x: 1280 - 16 - 56, y: bottom, width: 56, height: 56 };

test('it is there before the page is complete', async ({ page, host, widget }) => {
  const html = '<p>Hello</p><script defer src="/never.js"></script>';
  await page.goto(host({ html, files: { '/never.js': { hangs: true } } }), { waitUntil: 'commit' });
  await expect(widget.launcher).toBeVisible();
  expect(await page.evaluate(() => document.readyState)).not.toBe('complete');
  await page.goto('about:blank');
});

for (const place of ['head', 'body', 'module'] as const) {
  test(`it is there with the tag in: ${place}`, async ({ page, host, widget }) => {
    await page.goto(host({ place, tag: 'data-loading="click"' }));
    expect(await widget.launcher.boundingBox()).toEqual(onTheRight);
    expect(await page.evaluate(() => document.body.lastElementChild?.localName)).toBe('askwell-widget');
  });
}

test('it is there with a tag in the head that the parser waits for', async ({ page, host, widget }) => {
  await page.goto(host({ place: 'by hand', head: '<script src="/askwell/askwell.js" data-loading="click"></script>' }));
  await expect(widget.launcher).toBeVisible();
});

test('it stands on the left where the tag says so', async ({ page, host, widget }) => {
  await page.goto(host({ tag: 'data-position="left" data-loading="click"' }));
  expect(await widget.launcher.boundingBox()).toEqual({ ...onTheRight, x: 16 });
});

test('it stands on the right of a page that is read from right to left', async ({ page, host, widget }) => {
  await page.goto(host({ dir: 'rtl', lang: 'ar', tag: 'data-loading="click"' }));
  expect(await widget.launcher.boundingBox()).toEqual(onTheRight);
});

const HOSTILE = {
  'unset everything': '* { all: unset !important; }',
  'shrink the font': 'html { font-size: 62.5%; } * { font-size: 3px !important; }',
  'box every child of body': 'body > * { position: relative !important; padding: 40px !important; margin: 20px !important; background: red; z-index: 0; max-width: 200px; }',
  'make body a grid': 'body { display: grid; gap: 50px; grid-template-columns: 1fr 1fr; }',
  'style every button': 'button { position: static !important; width: 300px !important; display: none !important; }',
};

for (const [what, css] of Object.entries(HOSTILE)) {
  test(`it does not mind page rules that ${what}`, async ({ page, host, widget }) => {
    await page.goto(host({ tag: 'data-loading="click"', head: `<style>${css}</style>` }));
    expect(await widget.launcher.boundingBox()).toEqual(onTheRight);
    const drawn = await page.locator('askwell-widget').evaluate((element) => element.getBoundingClientRect().width * element.getBoundingClientRect().height);
    expect(drawn).toBe(0);
  });
}

test('it moves nothing in the page', async ({ page, host }) => {
  const measure = () => page.locator('main').boundingBox();
  const head = '<style>body { display: flex; flex-direction: column; gap: 30px; } * + * { margin-top: 20px; }</style>';
  await page.goto(host({ place: 'by hand', head }));
  const without = await measure();
  await page.goto(host({ tag: 'data-loading="click"', head }));
  await expect(page.locator('askwell-widget')).toBeAttached();
  expect(await measure()).toEqual(without);
});

test('it is hidden by an owner who hides its element, and in print', async ({ page, host, widget }) => {
  await page.goto(host({ tag: 'data-loading="click"' }));
  await page.emulateMedia({ media: 'print' });
  await expect(widget.launcher).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(widget.launcher).toBeVisible();
  await page.addStyleTag({ content: 'askwell-widget { display: none }' });
  await expect(widget.launcher).toBeHidden();
});

test('its stacking is the owner’s to choose', async ({ page, host }) => {
  await page.goto(host({ tag: 'data-loading="click"' }));
  const index = () => page.locator('askwell-widget').evaluate((element) => getComputedStyle(element).zIndex);
  expect(await index()).toBe('2147483000');
  await page.addStyleTag({ content: ':root { --askwell-z-index: 7 }' });
  expect(await index()).toBe('7');
});

const NAMES = [
  { what: 'the tag', host: { tag: 'data-lang="zh-CN"', lang: 'en' }, name: '打开帮助' },
  { what: 'the page', host: { lang: 'zh-Hans' }, name: '打开帮助' },
  { what: 'the page, against the browser', host: { lang: 'en-US' }, locale: 'zh-CN', name: 'Open help' },
  { what: 'a page in French', host: { lang: 'fr-CA' }, name: "Ouvrir l’aide" },
  { what: 'the browser, where nobody speaks the page’s', host: { lang: 'eo' }, locale: 'zh-TW', name: '開啟說明' },
  { what: 'the browser, where the page does not say', host: { lang: '', tag: 'data-lang="auto"' }, locale: 'zh-CN', name: '打开帮助' },
  { what: 'nobody', host: { lang: 'eo' }, locale: 'eo', name: 'Open help' },
];

for (const { what, host: options, locale, name } of NAMES) {
  test.describe(() => {
    test.use({ locale: locale ?? 'en-GB' });
    test(`its name is in the language of ${what}`, async ({ page, host, widget }) => {
      const tag = `${options.tag ?? ''} data-loading="click"`;
      await page.goto(host({ ...options, tag }));
      await expect(widget.launcher).toHaveAccessibleName(name);
      await expect(widget.launcher).toHaveAttribute('aria-expanded', 'false');
    });
  });
}

test('it is reached and pressed by keyboard, and keeps the focus while the widget comes', async ({ page, host, widget }) => {
  await page.goto(host({ tag: 'data-loading="click"' }));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'ink' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(widget.launcher).toBeFocused();
  const outline = await widget.launcher.evaluate((button) => getComputedStyle(button).outlineStyle);
  expect(outline).toBe('solid');
  await page.keyboard.press('Enter');
  await expect(widget.panel).toBeVisible();
  await expect(widget.launcher).toBeFocused();
});

test('it says that it is busy, without motion where that is not wanted', async ({ page, host, widget }) => {
  await page.goto(host({ tag: 'data-loading="click"', files: { '/askwell/askwell-app.js': { hangs: true } } }));
  await widget.launcher.click();
  await expect(widget.launcher).toHaveAttribute('aria-busy', 'true');
  const animation = () => widget.launcher.evaluate((button) => getComputedStyle(button).animationName);
  expect(await animation()).not.toBe('none');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await animation()).toBe('none');
});
