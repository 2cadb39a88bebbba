/** The page "Install": what it makes works where it is pasted, and everybody can use it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessible';
import { expect, test } from '../fixtures';
import { publish } from '../pages/host';
import type { Site } from '../server';

const folder = join(__dirname, '../../../public/askwell/install');
const PACK = { '/askwell/packs/en.pack': 'pack', '/askwell/packs/zh.pack': 'pack', '/askwell/lang/zh-Hans.json': '{}' };

function put(site: Site, files: Record<string, string | object> = {}): string {
  publish(site, { files: { ...PACK, ...files } });
  for (const name of readdirSync(folder)) site.put(`/askwell/install/${name}`, readFileSync(join(folder, name), 'utf8'));
  return `${site.origin}/askwell/install/index.html`;
}

/** The page has no scripts but its own; evaluate is refused nothing. */
const code = (page: Page) => page.locator('#code');

test('the tag is made of what is chosen, and nothing of what is the default', async ({ page, host, site }) => {
  host();
  await page.goto(put(site));
  await expect(code(page)).toHaveText('<script async src="/askwell/askwell.js" crossorigin="anonymous"></script>');
  await page.getByLabel('Config file').fill('/askwell.json');
  await page.getByLabel('Corner').selectOption('left');
  await page.getByLabel('Your own button').fill('a[href="#help"]');
  await page.getByLabel('Nonce').fill('abc');
  await expect(code(page)).toHaveText('<script async src="/askwell/askwell.js" data-config="/askwell.json" data-position="left" data-launcher="a[href=&quot;#help&quot;]" nonce="abc" crossorigin="anonymous"></script>');
  await expect(page.locator('#policy')).toHaveText("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self';", { useInnerText: true });
});

test('from elsewhere, the policy and a preconnect name that origin; npm is a module', async ({ page, host, site }) => {
  host();
  await page.goto(put(site));
  await page.getByLabel('Folder of askwell.js').fill('https://cdn.example/askwell');
  await expect(code(page)).toContainText('<link rel="preconnect" href="https://cdn.example" crossorigin>');
  await expect(page.locator('#policy')).toContainText("script-src https://cdn.example 'wasm-unsafe-eval'");
  await page.getByLabel('Written as').selectOption('npm');
  await expect(code(page)).toContainText("import { init } from 'askwell';");
});

for (const isPinned of [false, true]) {
  test(`pasted into a page, the tag shows the widget${isPinned ? ', pinned' : ''}`, async ({ page, host, site, widget }) => {
    host();
    await page.goto(put(site, { '/faq.json': '[]' }));
    await page.getByLabel('FAQ file').fill('/faq.json');
    await page.getByLabel('Loaded').selectOption('click');
    if (isPinned) {
      await page.getByLabel('Pinned').check();
      await expect(code(page)).toContainText('integrity="sha384-');
    }
    const pasted = await code(page).innerText();
    expect(pasted).toContain('data-faq="/faq.json" data-loading="click"');
    site.put('/pasted.html', `<!doctype html><html lang="en"><head><title>Mine</title>${pasted}</head><body><p>Hello</p></body></html>`);
    await page.goto(`${site.origin}/pasted.html`);
    await widget.open();
    const options = await page.evaluate<Record<string, string>[]>('window.starts');
    expect(options[0].faq).toBe(`${site.origin}/faq.json`);
  });
}

test('the preview shows the widget as chosen', async ({ page, host, site }) => {
  host();
  await page.goto(put(site));
  const frame = page.frameLocator('#preview');
  await expect(frame.locator('askwell-widget button[part~=launcher]')).toBeVisible();
  await page.getByLabel('Written as').selectOption('inline');
  await expect(frame.locator('askwell-widget[inline]')).toHaveCount(1);
});

test('what was made is copied', async ({ page, host, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  host();
  await page.goto(put(site));
  await page.getByRole('button', { name: 'Copy' }).first().click();
  await expect(page.locator('#said')).toHaveText('Copied.');
  expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^<script async/);
});

test('the folder is checked: what the server does wrong is named', async ({ page, host, site, said }) => {
  said.allow(/Failed to load resource|could not start/);
  host();
  await page.goto(put(site, { '/askwell/askwell-app_bg.wasm': { headers: { 'Content-Type': 'application/octet-stream' }, body: 'x' }, '/askwell/packs/en.pack': { status: 404 } }));
  await page.getByRole('button', { name: 'Check the folder' }).click();
  await expect(page.locator('#found')).toContainText('Have .wasm sent as application/wasm.');
  await expect(page.locator('#found')).toContainText('en.pack was answered with 404');
  await expect(page.locator('#found')).toContainText('Cache-Control: no-store');
});

test('it speaks Chinese, and nothing of it stays English but codes and findings', async ({ page, host, site }) => {
  host();
  await page.goto(`${put(site)}?lang=zh`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('安装 Askwell');
  const texts = await page.locator('[data-text]').allInnerTexts();
  expect(texts.filter((text) => text && !/[\u4e00-\u9fff]/.test(text))).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Install Askwell');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`it has nothing for axe to object to, ${scheme}`, async ({ page, host, site }) => {
    await page.emulateMedia({ colorScheme: scheme });
    host();
    await page.goto(put(site));
    await page.getByRole('button', { name: 'Check the folder' }).click();
    await expect(page.locator('#found li').first()).toBeVisible();
    await page.locator('summary').click();
    await expectAccessible(page);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
  });
}
