/** The page's function `Askwell(verb, …)`: before the widget is there, with it, and after it is gone. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { integrityOf, loaderOf } from '../server';
import { stubApp, stubWasm } from '../stub';

/** As in the README. */
const STUB = '<script>window.Askwell = window.Askwell || function () { (Askwell.q = Askwell.q || []).push(arguments); };</script>';

const calls = (page: Page) => page.evaluate<unknown[][]>('window.calls || []');
const run = <T>(page: Page, script: string) => page.evaluate<T>(script);

test('what a stub has queued is carried out in order, once the widget is there', async ({ page, host, widget }) => {
  const early = `${STUB}<script>Askwell('identify', { vip: true }); Askwell('track', 'Seen', { n: 1 }); Askwell('open');</script>`;
  await page.goto(host({ head: early, tag: 'data-loading="click"' }));
  await expect(widget.panel).toBeVisible();
  expect((await calls(page)).map(([verb]) => verb)).toEqual(['identify', 'track', 'open']);
});

test('telling the widget something does not fetch it, asking it does', async ({ page, host, asked, widget }) => {
  await page.goto(host({ tag: 'data-loading="click"' }));
  await run(page, "void ['identify', 'track', 'consent', 'setLocale', 'update', 'suggest'].map((verb) => Askwell(verb, 1))");
  await page.waitForTimeout(300);
  expect(asked.forApp()).toBe(false);
  await run(page, "Askwell('export')");
  expect((await calls(page)).map(([verb]) => verb)).toEqual(['identify', 'track', 'consent', 'setLocale', 'update', 'suggest', 'export']);
  await expect(widget.panel).toBeHidden();
});

test('each verb is a method, too, and each call a promise', async ({ page, host, widget }) => {
  await page.goto(host({ tag: 'data-loading="click"' }));
  expect(await run(page, 'Askwell.isOpen() instanceof Promise')).toBe(true);
  expect(await run(page, 'Askwell.isOpen()')).toBe(false);
  await run(page, 'Askwell.open()');
  expect(await run(page, "Askwell('isOpen')")).toBe(true);
  await run(page, 'Askwell.toggle()');
  await expect(widget.panel).toBeHidden();
});

test('a verb that there is not is named, with those that there are', async ({ page, host, said }) => {
  await page.goto(host({ tag: 'data-loading="click"' }));
  await run(page, "Askwell('shout')");
  await said.expect(/^warning: \[askwell\] Askwell\("shout"\) is not known\. Known: init, open, close, .*check\.$/);
});

test('it hides and shows the whole of it', async ({ page, host, widget }) => {
  await page.goto(host({}));
  await run(page, "Askwell('hide')");
  await expect(widget.launcher).toBeHidden();
  await run(page, "Askwell('show')");
  await expect(widget.launcher).toBeVisible();
  await run(page, "Askwell('hide')");
  await run(page, "Askwell('open')");
  await expect(widget.panel).toBeVisible();
});

test('with data-loading="manual" nothing is there before init', async ({ page, host, asked, widget }) => {
  await page.goto(host({ head: STUB, tag: 'data-loading="manual" data-lang="en"' }));
  await run(page, "void Askwell('open')");
  await page.waitForTimeout(300);
  await expect(page.locator('askwell-widget')).toHaveCount(0);
  expect(asked.forApp()).toBe(false);
  await run(page, "Askwell('init', { site: 'two', loading: 'click' })");
  await expect(widget.panel).toBeVisible();
  expect((await run<Record<string, unknown>[]>(page, 'window.starts'))[0]).toMatchObject({ lang: 'en', site: 'two', open: true });
});

test('several widgets on a page are several', async ({ page, host }) => {
  const html = '<askwell-widget id="a" data-site="a"></askwell-widget><askwell-widget id="b" inline data-site="b" data-theme="dark"></askwell-widget><div id="place"></div>';
  await page.goto(host({ place: 'body', html }));
  await page.waitForFunction('window.starts?.length === 2');
  expect(await run(page, "window.starts.map(({ site, theme, inline }) => [site, theme, inline])")).toEqual([
    ['a', undefined, undefined],
    ['b', 'dark', true],
  ]);
  const same = await run(page, "Askwell.init({ element: '#a' }).then((one) => Askwell.init({ element: document.querySelector('#a') }).then((two) => one === two))");
  expect(same).toBe(true);
  await run(page, "Askwell.init({ site: 'c' }).then((third) => (window.third = third).open())");
  await expect(page.locator('askwell-widget')).toHaveCount(3);
  await run(page, 'third.destroy()');
  await expect(page.locator('askwell-widget')).toHaveCount(2);
  expect(await run(page, 'typeof Askwell')).toBe('function');
});

test('destroy leaves nothing behind, and init begins anew', async ({ page, host, widget }) => {
  const counting = `<script>
    window.listeners = 0;
    for (const [name, by] of [['addEventListener', 1], ['removeEventListener', -1]]) {
      const own = EventTarget.prototype[name];
      EventTarget.prototype[name] = function (type, act, how) {
        if ([window, document].includes(this ?? window) && new Error().stack.includes('askwell.js')) {
          window.listeners += by;
          how?.signal?.addEventListener('abort', () => window.listeners--);
        }
        return own.call(this ?? window, type, act, how);
      };
    }
  </script>`;
  await page.goto(host({ head: `${counting}<button id="help">Help</button>`, tag: 'data-launcher="#help"' }));
  await run(page, "Askwell('on', 'opened', () => {})");
  await page.waitForFunction('window.starts?.length === 1');
  expect(await run<number>(page, 'window.listeners')).toBeGreaterThan(3);
  for (let round = 1; round <= 3; round++) {
    await run(page, "(window.kept = Askwell).destroy()");
    expect(await run(page, '[typeof Askwell, window.listeners, window.ends]')).toEqual(['undefined', 0, round]);
    await expect(page.locator('askwell-widget')).toHaveCount(0);
    await run(page, 'kept.init({ loading: "eager" })');
    await page.waitForFunction(`window.starts.length === ${round + 1}`);
    await expect(page.locator('askwell-widget')).toHaveCount(1);
  }
  await run(page, "Askwell('open')");
  await expect(widget.panel).toBeVisible();
});

test('destroyed while it is loaded, it does not come', async ({ page, host }) => {
  const app = stubApp('await new Promise((go) => (window.go = go));');
  await page.goto(host({ tag: 'data-loading="eager"', files: { '/askwell/askwell-app.js': app } }));
  await page.waitForFunction('window.go');
  await run(page, 'void Askwell.destroy()');
  await run(page, 'window.go()');
  await page.waitForFunction('window.ends === 1');
  await expect(page.locator('askwell-widget')).toHaveCount(0);
});

test('destroying with the storage has it erased first', async ({ page, host }) => {
  await page.goto(host({ tag: 'data-loading="click"' }));
  await run(page, 'Askwell.destroy({ storage: true })');
  expect((await calls(page)).map(([verb]) => verb)).toEqual(['forget']);
  expect(await run(page, 'window.ends')).toBe(1);
});

test('the page’s own buttons open and close it, and get the focus back', async ({ page, host, widget }) => {
  const app = stubApp().replace('panel.remove();', "panel.remove(); host.dispatchEvent(new CustomEvent('askwell:closed'));").replace('root.append(panel);', "root.append(panel); host.dispatchEvent(new CustomEvent('askwell:opened'));");
  await page.goto(host({ html: '<a class="help" href="/nowhere">Help</a>', tag: 'data-launcher=".help"', files: { '/askwell/askwell-app.js': app } }));
  const link = page.getByRole('link', { name: 'Help' });
  await expect(page.locator('askwell-widget [data-loader]')).toHaveCount(0);
  await link.click();
  await expect(widget.panel).toBeVisible();
  await expect(link).toHaveAttribute('aria-expanded', 'true');
  await run(page, "document.body.prepend(Object.assign(document.createElement('button'), { className: 'help', textContent: 'Later' }))");
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(widget.panel).toBeHidden();
  await expect(page.getByRole('button', { name: 'Later' })).toBeFocused();
  expect((await run<Record<string, unknown>[]>(page, 'window.starts'))[0].launcher).toBe('.help');
});

test('handlers of actions are kept by name, listeners hear events by their short names', async ({ page, host, said }) => {
  await page.goto(host({}));
  await run(page, "Askwell('on', 'action:x', () => 1), Askwell('on', 'asked', (window.act = (detail) => (window.heard ||= []).push(detail)))");
  expect(await run(page, "typeof Askwell.handlers['action:x']")).toBe('function');
  const tell = "window.dispatchEvent(new CustomEvent('askwell:asked', { detail: { question: 'Why?' } }))";
  await run(page, tell);
  await run(page, "Askwell('off', 'asked', window.act)");
  await run(page, tell);
  expect(await run(page, 'window.heard')).toEqual([{ question: 'Why?' }]);
  await run(page, "Askwell('off', 'action:x')");
  expect(await run(page, "'action:x' in Askwell.handlers")).toBe(false);
  await run(page, "Askwell('on', 'asked', 1)");
  await said.expect(/Askwell\("on", "asked"\) takes a function/);
});

test('the page hears when it is ready, and where it cannot start', async ({ page, host, said }) => {
  const listen = "<script>for (const name of ['ready', 'error']) addEventListener('askwell:' + name, ({ target, detail }) => (window[name] = [target.localName, detail?.reason]))</script>";
  await page.goto(host({ head: listen }));
  await page.waitForFunction('window.ready');
  expect(await run(page, 'window.ready')).toEqual(['askwell-widget', undefined]);
  await page.goto(host({ head: listen, files: { '/askwell/askwell-app.js': 'export default () => { throw "broken" }' } }));
  await page.waitForFunction('window.error');
  expect(await run(page, 'window.error')).toEqual(['askwell-widget', 'broken']);
  await said.expect(/could not start: broken/);
});

const SWAPS = {
  'the body is replaced (Turbo, Astro)': "document.body.replaceWith(Object.assign(document.createElement('body'), { innerHTML: '<main>Two</main>' }))",
  'the body is replaced by a copy with the element (Turbo’s cache)': "document.body.replaceWith(document.body.cloneNode(true))",
  'all in the body is replaced (htmx)': "document.body.innerHTML = '<main>Two</main>'",
};

for (const [what, swap] of Object.entries(SWAPS)) {
  test(`the widget survives when ${what}`, async ({ page, host, said, widget }) => {
    await page.goto(host({}));
    await widget.open();
    for (let time = 0; time < 3; time++) {
      await run(page, swap);
      await expect(widget.panel).toBeVisible();
      await expect(page.locator('askwell-widget')).toHaveCount(1);
    }
    expect(await run(page, 'window.starts.length')).toBe(1);
    expect(said.rest()).toEqual([]);
  });
}

test('a tag in a body that is swapped runs again and changes nothing', async ({ page, host, said, widget }) => {
  await page.goto(host({ place: 'body' }));
  await page.waitForFunction('window.starts?.length === 1');
  await run(page, `{
    const body = document.createElement('body');
    body.append('Two', Object.assign(document.createElement('script'), { src: '/askwell/askwell.js' }));
    document.body.replaceWith(body);
  }`);
  await expect.poll(async () => (await calls(page)).map(([verb]) => verb)).toEqual(['update']);
  await expect(page.locator('askwell-widget')).toHaveCount(1);
  await widget.open();
  expect(said.rest()).toEqual([]);
});

test('an element of the owner goes on where the next page has one', async ({ page, host, widget }) => {
  await page.goto(host({ place: 'body', html: '<askwell-widget id="mine"></askwell-widget>' }));
  await widget.open();
  await run(page, "document.body.innerHTML = '<main>Two</main>'");
  await expect(page.locator('askwell-widget')).toHaveCount(0);
  await run(page, "document.body.innerHTML = '<section><askwell-widget></askwell-widget></section>'");
  await expect(page.locator('section > #mine')).toHaveCount(1);
  await expect(widget.panel).toBeVisible();
});

test.describe('pinned', () => {
  const hashes = { '-app.js': integrityOf(stubApp()), '-app_bg.wasm': integrityOf(stubWasm) };
  const loader = loaderOf(hashes);
  const tag = `integrity="${integrityOf(loader)}" crossorigin="anonymous"`;

  test('it loads what belongs to it', async ({ page, host, widget }) => {
    await page.goto(host({ tag, files: { '/askwell/askwell.js': loader } }));
    await widget.open();
    await expect(page.locator('link[rel=modulepreload]')).toHaveCount(0);
  });

  for (const [what, files] of [
    ['module', { '/askwell/askwell-app.js': `${stubApp()}\n` }],
    ['wasm', { '/askwell/askwell-app_bg.wasm': { body: Buffer.concat([stubWasm, Buffer.from([0, 1, 0])]) } }],
  ] as const) {
    test(`it refuses another ${what}`, async ({ page, host, said, widget }) => {
      said.allow(/integrity|digest|Failed to load resource|Failed to fetch|preload/i);
      await page.goto(host({ tag, files: { '/askwell/askwell.js': loader, ...files } }));
      await said.expect(/The widget could not start/);
      await widget.launcher.click();
      await expect(widget.notice).toBeVisible();
      expect(await run(page, 'window.starts')).toBe(undefined);
    });
  }
});
