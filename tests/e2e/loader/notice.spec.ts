/** What stands in for a widget that cannot start where there are no questions: a notice, and the contact of the config. */
import { expect, test } from '../fixtures';
import { expectAccessible } from '../accessible';
import type { Host } from '../pages/host';

const broken = (config: unknown, more: Host = {}): Host => ({
  tag: 'data-config="/askwell.json" data-loading="click"',
  ...more,
  files: { '/askwell/askwell-app.js': 'export default () => { throw new Error("broken") }', '/askwell.json': config as object, ...more.files },
});

test.beforeEach(({ said }) => said.allow(/^error: \[askwell\] The widget could not start: Error: broken/));

test('it offers every contact of the config, fetched only now', async ({ page, host, asked, widget }) => {
  const contact = { label: 'Our team', email: 'help@shop.example', phone: '+86 512 0000', url: '/contact' };
  await page.goto(host(broken({ contact })));
  expect(asked.paths()).toEqual(['/askwell/askwell.js']);
  await widget.launcher.click();
  const links = widget.notice.getByRole('link');
  await expect(links).toHaveText(['help@shop.example', '+86 512 0000', 'Our team']);
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(addresses).toEqual(['mailto:help@shop.example', 'tel:+86 512 0000', '/contact']);
});

test('it takes the focus, closes at Escape, and gives the focus back', async ({ page, host, widget }) => {
  await page.goto(host(broken({ contact: { email: 'help@shop.example' } })));
  for (const close of ['Escape', 'the cross'] as const) {
    await widget.launcher.focus();
    await page.keyboard.press('Enter');
    await expect(widget.notice).toBeVisible();
    await expect(widget.notice).toBeFocused();
    if (close === 'Escape') await page.keyboard.press(close);
    else await widget.notice.getByRole('button', { name: 'Close help' }).click();
    await expect(widget.notice).toBeHidden();
    await expect(widget.launcher).toBeFocused();
  }
});

for (const [what, config, more] of [
  ['no config', {}, { tag: 'data-loading="click"' }],
  ['a config without a contact', {}, {}],
  ['a config that is not JSON', '{"contact": ', {}],
  ['a config that is null', 'null', {}],
  ['a contact of a wrong type', { contact: ['mailto:x'] }, {}],
  ['values of wrong types', { contact: { email: null, phone: false, url: 0, label: 7 } }, {}],
  ['a config that is missing', { status: 404, body: '' }, {}],
] as [string, unknown, Host][]) {
  test(`with ${what} it is a plain text`, async ({ page, host, said, widget }) => {
    said.allow(/Failed to load resource/);
    await page.goto(host(broken(config, more)));
    await widget.launcher.click();
    await expect(widget.notice).toHaveText('Help×The assistant cannot start. Please reload, or contact us.');
    await expect(widget.notice.getByRole('link')).toHaveCount(0);
  });
}

test('addresses that run scripts are left out, and markup is text', async ({ page, host, widget }) => {
  for (const url of ['javascript:alert(1)', ' java\tscript:alert(1)', 'data:text/html,x', 'https://']) {
    await page.goto(host(broken({ contact: { url, phone: '1', label: '<img src=x onerror=alert(1)>' } })));
    await widget.launcher.click();
    await expect(widget.notice.getByRole('link')).toHaveText(['1']);
  }
  await page.goto(host(broken({ contact: { url: 'https://shop.example', label: '<img src=x onerror=alert(1)>' } })));
  await widget.launcher.click();
  await expect(widget.notice.getByRole('link')).toHaveText(['<img src=x onerror=alert(1)>']);
});

test('it speaks Chinese, and picks the Chinese label', async ({ page, host, widget }) => {
  const contact = { label: { en: 'Our team', 'zh-Hans': '联系人工客服' }, url: 'https://shop.example/kefu' };
  await page.goto(host(broken({ contact }, { lang: 'zh-CN' })));
  await widget.launcher.click();
  await expect(widget.notice).toContainText('助手无法启动');
  await expect(widget.notice.getByRole('link')).toHaveText(['联系人工客服']);
});

test('a label that lacks the language is the first there is, as in the widget', async ({ page, host, widget }) => {
  await page.goto(host(broken({ contact: { label: { de: 'Team' }, url: 'https://shop.example/help' } })));
  await widget.launcher.click();
  await expect(widget.notice.getByRole('link')).toHaveText(['Team']);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`launcher and notice pass axe-core: ${colorScheme}`, async ({ page, host, widget }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(host(broken({ contact: { email: 'help@shop.example' } })));
    await expectAccessible(page);
    await widget.launcher.click();
    await expect(widget.notice.getByRole('link')).toBeVisible();
    await expectAccessible(page);
  });
}

test('it fits a phone', async ({ page, host, widget }) => {
  await page.setViewportSize({ width: 280, height: 500 });
  await page.goto(host(broken({ contact: { email: 'a.very.long.address.of.somebody@a-shop-with-a-long-name.example' } })));
  await widget.launcher.click();
  const box = await widget.notice.boundingBox();
  expect(box!.x).toBeGreaterThanOrEqual(0);
  expect(box!.x + box!.width).toBeLessThanOrEqual(280);
});

test('where not even that comes, the loader has a notice of its own', async ({ page, host, said, widget }) => {
  said.allow(/Failed to load resource/);
  await page.goto(host(broken({ contact: { email: 'help@shop.example' } }, { files: { '/askwell/askwell-plain.js': { status: 503 } } })));
  for (const close of ['Escape', 'Enter']) {
    await widget.launcher.focus();
    await page.keyboard.press('Enter');
    await expect(widget.notice).toHaveText('The assistant cannot start. Please reload, or contact us.OK');
    await expect(widget.notice.getByRole('button', { name: 'OK' })).toBeFocused();
    await page.keyboard.press(close);
    await expect(widget.notice).toBeHidden();
    await expect(widget.launcher).toBeFocused();
  }
});
