/** A slow network, and none: with Chromium's own means, and with the files sent as README's "Strict pages" says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';
import type { Host } from '../pages/host';
import { dist, loaderFile, plainFile } from '../server';

needsWidget();

test('slow 3G: the launcher is there at once, and an early click is kept', async ({ page, context, host, widget }) => {
  test.setTimeout(90_000);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  // As Chromium's developer tools call it: 400 kbit/s, 400 ms each way.
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  await page.goto(host(shop()));
  await widget.launcher.click();
  // The wasm is compressed by real servers; here it comes raw, and takes three times as long.
  await expect(widget.panel).toBeVisible({ timeout: 60_000 });
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days');
});

const LONG = { 'Cache-Control': 'public, max-age=604800' };
const CHECKED = { 'Cache-Control': 'no-cache', ETag: '"1"' };

/** The shop as a site that opens offline: its page kept, Askwell's folder kept for a week, config and FAQ asked for anew. */
function cacheable(more: Host = {}): Host {
  const { files, ...rest } = shop({ tag: 'data-loading="eager"', ...more });
  const parts = readdirSync(join(dist, 'askwell')).filter((name) => name.endsWith('.wasm'));
  const app = ['askwell-app.js', ...parts, 'lang/zh-Hans.json'].map((name) => [`/site/askwell/${name}`, readFileSync(join(dist, 'askwell', name))] as const);
  const ours = [...app, ['/site/askwell/askwell.js', readFileSync(loaderFile)], ['/site/askwell/askwell-plain.js', readFileSync(plainFile)]] as const;
  const type = (path: string) => ({ 'Content-Type': path.endsWith('wasm') ? 'application/wasm' : path.endsWith('.js') ? 'text/javascript' : 'application/json' });
  const folder = ours.map(([path, body]) => [path, { body, headers: { ...LONG, ...type(path) } }]);
  const theirs = Object.entries(files ?? {}).map(([path, body]) => [path, { body: JSON.stringify(body), headers: { ...CHECKED, ...type('') } }]);
  return { ...rest, headers: { ...LONG, ...rest.headers }, files: Object.fromEntries([...folder, ...theirs]) };
}

for (const lang of ['en', 'zh-CN']) {
  test(`offline, after a first visit, it answers: ${lang}`, async ({ page, context, host, said, widget }) => {
    const url = host(cacheable({ lang }));
    await page.goto(url);
    await widget.open();
    // The parts that come with the first answer are here, too, then.
    await widget.ask(lang === 'en' ? 'Where do I find my invoice?' : '怎么退货？');
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    // The pack comes when the browser is idle, which may be too late for a first visit so short.
    said.allow(/ERR_INTERNET_DISCONNECTED|semantic pack: .*could not be loaded/);
    await page.goto('about:blank');
    await page.goto(url);
    // A panel that was left open opens again.
    await expect(widget.panel).toBeVisible();
    const turn = await widget.ask(lang === 'en' ? 'How long does delivery take?' : '快递要多久？');
    await expect(turn).toContainText(lang === 'en' ? 'Two to four days' : '一般两到四天送达');
  });
}

test('offline, where WebAssembly is refused, the questions are there', async ({ page, context, host, said, widget }) => {
  said.allow(/ERR_INTERNET_DISCONNECTED|Content Security Policy|\[askwell\] The widget could not start/);
  const url = host(cacheable({ policy: "default-src 'self'" }));
  await page.goto(url);
  await widget.launcher.click();
  await expect(widget.notice.locator('summary')).toHaveCount(4);
  await context.setOffline(true);
  await page.goto('about:blank');
  await page.goto(url);
  await widget.launcher.click();
  await expect(widget.notice.locator('summary')).toHaveCount(4);
});
