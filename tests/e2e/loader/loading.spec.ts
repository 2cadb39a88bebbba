/** When the widget is loaded, from where, and that it is loaded once. */
import { expect, test } from '../fixtures';
import type { Host } from '../pages/host';

/** A page whose load event never comes. */
const ENDLESS: Host = { html: '<img src="/never.png" alt="">', files: { '/never.png': { hangs: true } } };

/** Long enough for everything that would come by itself. */
const settle = 400;

test('idle: after the load event, by itself', async ({ page, host, asked, widget }) => {
  await page.goto(host({}));
  await expect.poll(() => asked.forApp()).toBe(true);
  await widget.started();
  expect(asked.paths()).toEqual(['/askwell/askwell.js', '/askwell/askwell-app_bg.wasm', '/askwell/askwell-app.js']);
  await expect(widget.panel).toBeHidden();
});

test('idle: not before the load event', async ({ page, host, asked, widget }) => {
  await page.goto(host(ENDLESS), { waitUntil: 'commit' });
  await expect(widget.launcher).toBeVisible();
  await page.waitForTimeout(settle);
  expect(asked.forApp()).toBe(false);
});

const INTENTS = {
  hover: (widget: { launcher: import('@playwright/test').Locator }) => widget.launcher.hover(),
  focus: (widget: { launcher: import('@playwright/test').Locator }) => widget.launcher.focus(),
};

for (const [intent, show] of Object.entries(INTENTS)) {
  for (const loading of ['idle', 'hover']) {
    test(`${loading}: on ${intent}, without waiting`, async ({ page, host, asked, widget }) => {
      await page.goto(host({ ...ENDLESS, tag: `data-loading="${loading}"` }), { waitUntil: 'commit' });
      await expect(widget.launcher).toBeVisible();
      await show(widget);
      await expect.poll(() => asked.forApp()).toBe(true);
      await expect(widget.panel).toBeHidden();
    });
  }
}

test('hover: not by itself', async ({ page, host, asked }) => {
  await page.goto(host({ tag: 'data-loading="hover"' }));
  await page.waitForTimeout(settle);
  expect(asked.paths()).toEqual(['/askwell/askwell.js']);
});

test('click: neither by itself nor on hover nor on focus', async ({ page, host, asked, widget }) => {
  await page.goto(host({ tag: 'data-loading="click"' }));
  await widget.launcher.hover();
  await widget.launcher.focus();
  await page.waitForTimeout(settle);
  expect(asked.forApp()).toBe(false);
  await widget.launcher.click();
  await expect(widget.panel).toBeVisible();
});

test('eager: at once', async ({ page, host, asked, widget }) => {
  await page.goto(host({ ...ENDLESS, tag: 'data-loading="eager"' }), { waitUntil: 'commit' });
  await expect.poll(() => asked.forApp()).toBe(true);
  await widget.started();
});

test('the first tap on a touch screen opens the panel', async ({ browser, host, said }) => {
  const context = await browser.newContext({ hasTouch: true });
  const page = await context.newPage();
  await page.goto(host({ tag: 'data-loading="hover"' }));
  await page.locator('askwell-widget button').tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  await context.close();
  expect(said.rest()).toEqual([]);
});

test('a click before the widget is there is not lost, and many load it once', async ({ page, host, asked, widget }) => {
  const slow = { '/askwell/askwell-app.js': { hangs: true } };
  await page.goto(host({ tag: 'data-loading="click"', files: slow }));
  for (let click = 0; click < 3; click++) await widget.launcher.click();
  expect(asked.paths().filter((path) => path.includes('askwell-app'))).toHaveLength(2);
});

test('a click while the widget starts opens the panel, too', async ({ page, host, widget }) => {
  const { stubApp } = await import('../stub');
  const app = stubApp('await new Promise((go) => (window.go = go));');
  await page.goto(host({ tag: 'data-loading="eager"', files: { '/askwell/askwell-app.js': app } }));
  await page.waitForFunction('window.go');
  await widget.launcher.click();
  await page.evaluate('window.go()');
  await expect(widget.panel).toBeVisible();
});

test('the widget is given the attributes, and addresses as absolute ones', async ({ page, host, site, widget }) => {
  const tag = 'data-config="shop/askwell.json" data-faq="../faq.json" data-lang="zh-Hans" data-theme="dark" data-position="left" data-site="a b" data-loading="click"';
  await page.goto(host({ tag, head: `<base href="/deep/er/">` }));
  await widget.launcher.click();
  await expect(widget.panel).toBeVisible();
  const [options] = await page.evaluate<object[]>('window.starts');
  expect(options).toMatchObject({
    base: `${site.origin}/askwell/`,
    config: `${site.origin}/deep/er/shop/askwell.json`,
    faq: `${site.origin}/deep/faq.json`,
    lang: 'zh-Hans',
    theme: 'dark',
    position: 'left',
    site: 'a b',
    open: true,
  });
});

test('what the tag leaves out is left to the config', async ({ page, host }) => {
  await page.goto(host({ tag: 'data-theme=""' }));
  await page.waitForFunction('window.starts');
  const [options] = await page.evaluate<object[]>('window.starts');
  expect(Object.keys(options)).toEqual(['base', 'pins', 'open']);
});

for (const place of ['head', 'body', 'module'] as const) {
  test(`it works from another origin with the tag in: ${place}`, async ({ page, host, asked, site, widget }) => {
    await page.goto(host({ from: 'elsewhere', place, tag: 'crossorigin="anonymous"' }));
    await widget.open();
    expect(asked.paths().filter((path) => !path.startsWith(site.foreign))).toEqual([]);
  });
}

test('it works with a tag that a script puts in, as tag managers do', async ({ page, host, widget }) => {
  await page.goto(host({ place: 'by hand' }));
  await page.addScriptTag({ url: '/askwell/askwell.js' });
  await widget.open();
});

test('two tags make one widget', async ({ page, host, said, widget }) => {
  const second = '<script async src="/askwell/askwell.js"></script>';
  await page.goto(host({ head: second }));
  await said.expect(/^warning: \[askwell\] askwell\.js runs already; one tag is enough/);
  await expect(page.locator('askwell-widget')).toHaveCount(1);
  await widget.open();
  expect(await page.evaluate('window.starts.length')).toBe(1);
});

test('a script that is run again changes nothing', async ({ page, host, said, widget }) => {
  await page.goto(host({}));
  await widget.open();
  await page.addScriptTag({ url: '/askwell/askwell.js' });
  await said.expect(/one tag is enough/);
  await expect(widget.panel).toBeVisible();
  expect(await page.evaluate('window.starts.length')).toBe(1);
});

test('an element that the owner has written is used where it stands', async ({ page, host, widget }) => {
  await page.goto(host({ place: 'body', html: '<section><askwell-widget id="mine"></askwell-widget></section>' }));
  await widget.open();
  await expect(page.locator('askwell-widget')).toHaveCount(1);
  await expect(page.locator('section > #mine')).toHaveCount(1);
});

test('it adds one global, stores nothing and says nothing', async ({ page, host, noStorage, widget }) => {
  const globals = () => page.evaluate(() => Object.keys(window).filter((key) => key !== 'starts' && key !== 'Askwell'));
  await page.goto(host({ place: 'by hand' }));
  const before = await globals();
  await page.goto(host({}));
  await widget.started();
  expect(await globals()).toEqual(before);
  await noStorage();
});

/** What Chromium traces of a page's way to its load event. */
interface Traced {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args: { data?: { url?: string } };
}

test('it asks for no layout of the page', async ({ page, host }) => {
  const client = await page.context().newCDPSession(page);
  const traced: Traced[] = [];
  client.on('Tracing.dataCollected', ({ value }) => traced.push(...(value as unknown as Traced[])));
  const complete = new Promise((done) => client.once('Tracing.tracingComplete', done));
  // The loader looks what the page has called before, and finds its text grown meanwhile: whatever needs a layout makes one.
  const grows = `Object.defineProperty(window, 'Askwell', { configurable: true,
    get() { document.querySelector('main').append(document.createElement('hr')); },
    set(value) { Object.defineProperty(window, 'Askwell', { value }); } });`;
  const url = host({ place: 'body', head: `<script>${grows}</script>`, html: '<p>Letter paper.</p>'.repeat(500), tag: 'data-loading="click"' });
  await client.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline'] } });
  await page.goto(url);
  await client.send('Tracing.end');
  await complete;
  const loader = traced.find(({ name, args }) => name === 'EvaluateScript' && args.data?.url?.endsWith('/askwell.js'));
  if (!loader) throw new Error('the loader was not traced');
  const isWithin = ({ pid, tid, ts }: Traced) => pid === loader.pid && tid === loader.tid && ts >= loader.ts && ts <= loader.ts + (loader.dur ?? 0);
  expect(traced.filter((event) => event.name === 'Layout' && isWithin(event))).toEqual([]);
});
