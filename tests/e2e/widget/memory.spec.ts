/** What the browser keeps: nothing before the visitor acts, then one key; and storage that fails. */
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';

needsWidget();

const keys = () => Object.keys(localStorage);

for (const [loading, files] of [
  ['click', []],
  ['hover', []],
  ['idle', ['/askwell.json', '/faq.json', '/site/askwell/askwell-app.js', '/site/askwell/askwell-app_bg.wasm']],
] as const) {
  test(`before any interaction nothing is kept and nothing said; requests with data-loading="${loading}"`, async ({ page, host, asked, noStorage }) => {
    await page.goto(host(shop({ tag: `data-loading="${loading}"` })));
    const expected = ['/site/askwell/askwell.js', ...files].sort();
    await expect.poll(() => asked.paths().sort()).toEqual(expected);
    await page.waitForTimeout(500);
    expect(asked.paths().sort()).toEqual(expected);
    await noStorage();
  });
}

test('the conversation, its ratings and the open panel survive a reload, under keys of its own', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  await widget.thumb(await widget.ask('How long does delivery take?'), true).click();
  const names = await page.evaluate(keys);
  expect(names).toContain('askwell.v1');
  // The others are rows of feedback: a thumb, and the conversation.
  expect(names.filter((name) => !name.startsWith('askwell.v1/row/'))).toEqual(['askwell.v1']);
  expect(names).toHaveLength(3);
  await page.reload();
  await expect(widget.panel).toBeVisible();
  await expect(widget.turns).toHaveCount(1);
  await expect(widget.turns.first()).toContainText('Two to four days.');
  await expect(widget.thumb(widget.turns.first(), true)).toHaveAttribute('aria-pressed', 'true');
});

test('the visitor erases it', async ({ page, host, widget, noStorage }) => {
  await page.goto(host(shop()));
  await widget.open();
  await widget.ask('How long does delivery take?');
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await widget.panel.getByRole('button', { name: 'Erase this conversation' }).click();
  await expect(widget.turns).toHaveCount(0);
  await noStorage();
});

for (const [what, text] of [
  ['broken', '{"turns": [oops'],
  ['of somebody else', '"hello"'],
  ['of a later version', '{"version": 99, "turns": []}'],
]) {
  test(`a store that is ${what} is reported, and the widget works`, async ({ page, host, said, widget }) => {
    await page.addInitScript((value) => localStorage.setItem('askwell.v1', value), text);
    await page.goto(host(shop()));
    await said.expect(/^warning: \[askwell\] .*storage/i);
    await widget.open();
    await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days.');
  });
}

for (const [what, script] of [
  ['blocked', "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })"],
  ['full', "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"],
]) {
  test(`storage that is ${what} costs the memory, not the widget`, async ({ page, host, said, widget }) => {
    await page.addInitScript(script);
    await page.goto(host(shop()));
    await widget.open();
    await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days.');
    await said.expect(/^warning: \[askwell\] local storage: .*kept in memory/);
  });
}

test('a page in a sandbox, without any storage, has a working widget', async ({ page, host, said }) => {
  const { Widget } = await import('../widget');
  const url = host(shop({ from: 'elsewhere', files: { '/frame.html': `<!doctype html><title>Frame</title><iframe title="shop" sandbox="allow-scripts" width="800" height="600" src="/page.html"></iframe>` } }));
  // The frame has an origin of its own: its files come with CORS.
  await page.goto(url.replace('page.html', 'frame.html'));
  said.allow(/CORS policy|Failed to load resource|ERR_FAILED/);
  said.allow(/^warning: \[askwell\]/);
  const widget = new Widget(page.frameLocator('iframe') as never);
  await widget.launcher.click();
  await expect(widget.panel).toBeVisible();
});
