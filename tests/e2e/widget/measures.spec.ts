/**
 * Prints what the widget costs a page, on a processor slowed four times. Nothing is asserted: a timed test would fail
 * with the machine's mood. Bytes are held by `cargo xtask sizes`.
 */
import { type CDPSession, type Page } from '@playwright/test';
import { needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';
import { Widget } from '../widget';

needsWidget();

const RUNS = 5;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds the page's main thread has worked. */
async function worked(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

async function slowed(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return cdp;
}

/** The main thread's work until half a second after the page has loaded. */
async function load(browserPage: Page, url: string): Promise<number> {
  const cdp = await slowed(browserPage);
  await browserPage.goto(url);
  await browserPage.waitForTimeout(500);
  return worked(cdp);
}

test('what the page pays', async ({ browser, host, said }) => {
  // On a loaded machine twenty slowed pages take their time.
  test.setTimeout(300_000);
  said.allow(/.*/);
  const figures: Record<string, number[]> = { 'page without the tag': [], 'with the loader': [], 'with the widget': [], 'click to panel': [], 'question to answer': [] };
  const urls = { 'page without the tag': { place: 'by hand' as const }, 'with the loader': { tag: 'data-loading="click"' }, 'with the widget': { tag: 'data-loading="eager"' } };
  for (let run = 0; run < RUNS; run++) {
    for (const [name, more] of Object.entries(urls)) {
      const page = await browser.newPage();
      figures[name].push(await load(page, host(shop(more))));
      await page.close();
    }
    const page = await browser.newPage();
    await slowed(page);
    await page.goto(host(shop({ tag: 'data-loading="click"' })));
    const widget = new Widget(page);
    let start = Date.now();
    await widget.open();
    figures['click to panel'].push(Date.now() - start);
    start = Date.now();
    await widget.ask('How long does delivery take?');
    figures['question to answer'].push(Date.now() - start);
    await page.close();
  }
  const rows = Object.entries(figures).map(([name, values]) => `  ${name.padEnd(24)} ${median(values).toFixed(0).padStart(6)} ms`);
  console.log(`main thread and waiting, 4x slowed, median of ${RUNS}:\n${rows.join('\n')}`);
});
