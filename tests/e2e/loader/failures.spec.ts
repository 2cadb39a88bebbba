/** What the owner reads on the console, and what visitors see, where the widget cannot be loaded. */
import { expect, test } from '../fixtures';
import { type Host, STRICT } from '../pages/host';
import { stubApp, stubWasm } from '../stub';

const MODULE = '/askwell/askwell-app.js';
const WASM = '/askwell/askwell-app_bg.wasm';
const HTML = { body: '<!doctype html><title>Not found</title>', headers: { 'Content-Type': 'text/html' } };

interface Case extends Host {
  what: string;
  /** What follows "[askwell] The widget could not start:" on the console. */
  says: RegExp;
}

const CASES: Case[] = [
  { what: 'the module is missing', files: { [MODULE]: { status: 404 } }, says: /askwell-app\.js was answered with 404\. Copy the whole askwell folder/ },
  { what: 'the wasm is missing', files: { [WASM]: { status: 404 } }, says: /askwell-app_bg\.wasm was answered with 404\. Copy the whole/ },
  { what: 'both are missing', files: { [WASM]: { status: 404 }, [MODULE]: { status: 404 } }, says: /was answered with 404/ },
  { what: 'a page is sent for the module', files: { [MODULE]: HTML }, says: /askwell-app\.js was answered with an HTML page\. Copy/ },
  { what: 'a page is sent for the wasm', files: { [WASM]: HTML }, says: /askwell-app_bg\.wasm was answered with an HTML page\. Copy/ },
  { what: 'the server fails', files: { [WASM]: { status: 503 } }, says: /answered with 503/ },
  { what: 'the module has a wrong type', files: { [MODULE]: { body: stubApp(), headers: { 'Content-Type': 'text/plain' } } }, says: /askwell-app\.js is not sent as text\/javascript/ },
  { what: 'the other origin forbids reading', from: 'elsewhere without CORS', says: /could not be fetched: .*Access-Control-Allow-Origin/ },
  { what: 'the policy forbids wasm', policy: STRICT.replace(" 'wasm-unsafe-eval'", ''), says: /WebAssembly is blocked by the Content-Security-Policy\. Add 'wasm-unsafe-eval' to script-src/ },
  { what: 'the policy forbids fetching', policy: STRICT.replace("connect-src 'self'", "connect-src 'none'"), says: /could not be fetched: .*Content-Security-Policy \(connect-src\)/ },
  { what: 'the wasm is damaged', files: { [WASM]: { body: stubWasm.subarray(0, 20) } }, says: /CompileError/ },
  { what: 'the wasm is empty', files: { [WASM]: { body: '' } }, says: /CompileError/ },
  { what: 'the files are of different releases', files: { [MODULE]: 'export default () => {};' }, says: /TypeError/ },
  { what: 'the start fails', files: { [MODULE]: stubApp('throw new Error("no luck");') }, says: /Error: no luck/ },
  { what: 'the start fails with a text', files: { [MODULE]: stubApp('throw "there is no window";') }, says: /there is no window/ },
  { what: 'the start fails with nothing', files: { [MODULE]: stubApp('throw undefined;') }, says: /undefined/ },
];

/** The browser's own words on the same event, in its own number. */
const BROWSERS_OWN = /Failed to load (resource|module script)|CORS policy|Content Security Policy directive|Fetch API cannot load/;

const startsNot = (says: RegExp) => new RegExp(`^error: \\[askwell\\] The widget could not start: .*${says.source}`);

for (const { what, says, ...options } of CASES) {
  test(`${what}: one message for the owner, a notice for visitors who click`, async ({ page, host, said, widget }) => {
    said.allow(BROWSERS_OWN);
    await page.goto(host(options));
    await said.expect(startsNot(says));
    await expect(widget.notice).toBeHidden();
    await widget.launcher.click();
    await expect(widget.notice).toBeVisible();
    await expect(widget.launcher).not.toHaveAttribute('aria-busy', 'true');
  });
}

test('offline: the same, and the visitor who has clicked is told at once', async ({ page, context, host, said, widget }) => {
  said.allow(BROWSERS_OWN);
  await page.goto(host({ tag: 'data-loading="click"' }));
  await context.setOffline(true);
  await widget.launcher.click();
  await expect(widget.notice).toBeVisible();
  await said.expect(startsNot(/could not be fetched: offline/));
});

for (const [what, files] of [
  ['files that never come', { [MODULE]: { hangs: true } }],
  ['a start that never ends', { [MODULE]: stubApp('await new Promise(() => {});') }],
] as const) {
  test(`${what} are given up after 20 seconds`, async ({ page, host, said, widget }) => {
    await page.clock.install();
    await page.goto(host({ tag: 'data-loading="click"', files }));
    await widget.launcher.click();
    // The installed clock goes on by itself as well: hence the wide margins.
    await page.clock.runFor(12_000);
    await expect(widget.notice).toBeHidden();
    await page.clock.runFor(9_000);
    await expect(widget.notice).toBeVisible();
    await said.expect(startsNot(/it took more than 20 seconds/));
  });
}

test('a widget that comes later than that is welcome', async ({ page, host, said, widget }) => {
  await page.clock.install();
  await page.goto(host({ tag: 'data-loading="eager"', files: { [MODULE]: stubApp('await new Promise((go) => (window.go = go));') } }));
  await page.waitForFunction('window.go');
  await page.clock.runFor(21_000);
  await said.expect(startsNot(/it took more than 20 seconds/));
  await page.evaluate('window.go()');
  await widget.open();
  await expect(widget.panel).toContainText('The stub is open.');
});

test('a document without the tag is told what is missing', async ({ page, host, said }) => {
  const { readFileSync } = await import('node:fs');
  const { loaderFile } = await import('../server');
  await page.goto(host({ place: 'by hand', head: '<meta name="robots">' }));
  await page.evaluate(readFileSync(loaderFile, 'utf8'));
  await said.expect(/^error: \[askwell\] There is no <script src="askwell\.js">/);
});
