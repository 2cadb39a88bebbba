/** A panic inside the widget: it is replaced once, and then the contact is shown. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { stubApp } from '../stub';

const CONFIG = { '/askwell.json': { contact: { email: 'help@shop.example' } } };
const restarted = /^warning: \[askwell\] The widget stopped, and is started once more\. RuntimeError: unreachable/;
const gaveUp = /^error: \[askwell\] The widget could not start: RuntimeError: unreachable/;

const trap = (page: Page) => page.getByRole('button', { name: 'Trap' });

test('a widget that dies is replaced by a fresh one, open if it was open', async ({ page, host, said, asked, widget }) => {
  await page.goto(host({ tag: 'data-config="/askwell.json" data-loading="click"', files: CONFIG }));
  await widget.open();
  await trap(page).click();
  await said.expect(restarted);
  await expect(widget.panel).toBeVisible();
  await expect(widget.launcher).toHaveCount(1);
  const suffixes = asked.paths().filter((path) => path.includes('askwell-app')).map((path) => path.split('?')[1]);
  expect(suffixes).toEqual([undefined, undefined, 'r=1', 'r=1']);
});

test('the second time the contact takes its place', async ({ page, host, said, widget }) => {
  await page.goto(host({ tag: 'data-config="/askwell.json" data-loading="click"', files: CONFIG }));
  await widget.open();
  await trap(page).click();
  await said.expect(restarted);
  await trap(page).click();
  await said.expect(gaveUp);
  await expect(widget.notice.getByRole('link', { name: 'help@shop.example' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.notice).toBeHidden();
  await widget.launcher.click();
  await expect(widget.notice).toBeVisible();
});

test('one that dies closed comes back closed, and the focus stays in the widget', async ({ page, host, said, widget }) => {
  const app = stubApp("if (window.starts.length === 1) host.addEventListener('focusin', () => setTimeout(() => wasm.trap()), { once: true });");
  await page.goto(host({ files: { '/askwell/askwell-app.js': app } }));
  await page.waitForFunction('window.starts?.length === 1');
  await widget.launcher.focus();
  await said.expect(restarted);
  await page.waitForFunction('window.starts.length === 2');
  await widget.started();
  await expect(widget.launcher).toBeFocused();
  await expect(widget.panel).toBeHidden();
});

test('what is left of the dead widget neither kills the new one nor fills the console', async ({ page, host, said, widget }) => {
  const app = stubApp("window.haunt ||= (() => { const mine = wasm; return () => mine.trap(); })(); window.addEventListener('resize', window.haunt);");
  await page.goto(host({ files: { '/askwell/askwell-app.js': app } }));
  await widget.open();
  await page.evaluate(() => window.dispatchEvent(new Event('resize')));
  await said.expect(restarted);
  await page.waitForFunction('window.starts.length === 2');
  for (let again = 0; again < 3; again++) await page.evaluate(() => window.dispatchEvent(new Event('resize')));
  await expect(widget.panel).toBeVisible();
  expect(await page.evaluate('window.starts.length')).toBe(2);
});

test('a widget that dies while it starts is started once more, too', async ({ page, host, said, widget }) => {
  const app = stubApp('if (window.starts.length === 1) wasm.trap();');
  await page.goto(host({ tag: 'data-loading="click"', files: { '/askwell/askwell-app.js': app } }));
  await widget.launcher.click();
  await said.expect(restarted);
  await expect(widget.panel).toBeVisible();
});

test('a widget that dies at every start ends in the contact', async ({ page, host, said, widget }) => {
  const files = { ...CONFIG, '/askwell/askwell-app.js': stubApp('wasm.trap();') };
  await page.goto(host({ tag: 'data-config="/askwell.json" data-loading="click"', files }));
  await widget.launcher.click();
  await said.expect(restarted);
  await said.expect(gaveUp);
  await expect(widget.notice.getByRole('link')).toHaveText(['help@shop.example']);
});

test('a start that dies and never settles is not waited for', async ({ page, host, said, widget }) => {
  // As the executor of wasm-bindgen-futures does it: the panic is nobody's promise.
  const app = stubApp('if (window.starts.length === 1) { queueMicrotask(() => wasm.trap()); await new Promise(() => {}); }');
  await page.goto(host({ tag: 'data-loading="click"', files: { '/askwell/askwell-app.js': app } }));
  await widget.launcher.click();
  await said.expect(restarted);
  await expect(widget.panel).toBeVisible();
});

test('errors of the page, its own WebAssembly included, are none of ours', async ({ page, host, said, widget }) => {
  await page.goto(host({}));
  await widget.open();
  await page.evaluate(() => {
    window.addEventListener('unhandledrejection', (event) => event.preventDefault());
    void Promise.reject(undefined);
    void Promise.reject('recursive');
    // Other bytes than the stub's: Chromium gives equal modules one address.
    const bytes = Uint8Array.from(atob('AGFzbQEAAAABBAFgAAADAgEABwgBBHRyYXAAAAoIAQYAQQAaAAs='), (letter) => letter.charCodeAt(0));
    const own = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as { trap(): void };
    setTimeout(() => own.trap());
    setTimeout(() => { throw new Error('the page’s own'); });
  });
  await said.expect(/^page error: unreachable/);
  await said.expect(/^page error: the page’s own/);
  await expect(widget.panel).toBeVisible();
  expect(await page.evaluate('window.starts.length')).toBe(1);
});
