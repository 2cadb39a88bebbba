/** Feedback on its way: sent only where the owner says so, and then all of it, whatever happens. */
import type { BrowserContext, Page } from '@playwright/test';
import { test } from '../collected';
import type { Row } from '../collector';
import { expect, needsWidget } from '../fixtures';
import { CONFIG, shop } from '../pages/faq';

needsWidget();

const sending = (feedback: object) => shop({ files: { '/askwell.json': { ...CONFIG, feedback } } });

/** How many rows wait in the page's storage. */
const waiting = (page: Page, folder = 'out') => page.evaluate((folder) => Object.keys(localStorage).filter((key) => key.includes(`/${folder}/`)).length, folder);

test('without an endpoint nothing is sent', async ({ page, host, widget, asked }) => {
  await page.goto(host(shop()));
  await widget.open();
  await widget.thumb(await widget.ask('How long does delivery take?'), true).click();
  await widget.close();
  await page.waitForTimeout(500);
  expect(asked.paths().filter((path) => !/\/(site|askwell|faq)/.test(path))).toEqual([]);
  expect(await waiting(page)).toBe(0);
  expect(await waiting(page, 'row')).toBeGreaterThan(0);
});

test('a thumb, a survey and the conversation arrive, once, with what led to them', async ({ page, host, widget, collector, site }) => {
  await page.goto(host(sending({ endpoint: `${collector.origin}/events` })));
  await widget.open();
  await widget.thumb(await widget.ask('How long does delivery take?'), true).click();
  await widget.close();
  await widget.survey.getByRole('radio').last().check();
  await widget.survey.getByRole('button', { name: 'Continue' }).click();
  await widget.survey.getByRole('button', { name: 'Skip' }).click();
  await expect.poll(() => waiting(page)).toBe(0);
  const rows = await collector.rows();
  expect(rows.map((row) => row.kind).sort()).toEqual(['conversation', 'rating', 'rating', 'survey']);
  expect(rows).toContainEqual(expect.objectContaining({ kind: 'rating', metric: 'thumb', value: 2, entry_id: 'delivery', query_class: 'answer' }));
  expect(rows).toContainEqual(expect.objectContaining({ kind: 'survey', status: 'sent', responses: ['csat=5'] }));
  expect(rows).toContainEqual(expect.objectContaining({ kind: 'conversation', resolution: 'confirmed', questions: 1, helped: 1 }));
  expect(await collector.compare(rows, site.origin)).toEqual({ known: rows.length, stored: 0 });
});

test('the page may change a row or call it off', async ({ page, host, widget, collector }) => {
  await page.goto(host(sending({ endpoint: `${collector.origin}/events` })));
  await page.evaluate(() =>
    addEventListener('askwell:record', (event) => {
      const { detail } = event as CustomEvent<Record<string, unknown>>;
      if (detail.kind === 'survey') event.preventDefault();
      else detail.site = 'mine';
    }),
  );
  await widget.open();
  await widget.thumb(await widget.ask('How long does delivery take?'), true).click();
  await widget.close();
  await expect.poll(async () => (await collector.rows()).length).toBe(2);
  expect((await collector.rows()).map((row) => [row.kind, row.site]).sort()).toEqual([['conversation', 'mine'], ['rating', 'mine']]);
});

test('consent is waited for, and its refusal erases what waited', async ({ page, host, widget, collector }) => {
  await page.goto(host(sending({ endpoint: `${collector.origin}/events`, consent: true })));
  const say = (given: boolean) => page.evaluate((given) => (window as unknown as { Askwell: (verb: string, given: boolean) => void }).Askwell('consent', given), given);
  await widget.open();
  const turn = await widget.ask('How long does delivery take?');
  await widget.thumb(turn, true).click();
  await page.waitForTimeout(300);
  expect(await collector.rows()).toEqual([]);
  expect(await waiting(page)).toBeGreaterThan(0);
  await say(false);
  expect(await waiting(page)).toBe(0);
  await say(true);
  await widget.thumb(turn, false).click();
  await expect.poll(async () => (await collector.rows()).map((row) => row.value ?? row.resolution).sort()).toEqual([1, 'denied']);
});

test('Global Privacy Control keeps rows at home', async ({ page, host, widget, collector }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  await page.goto(host(sending({ endpoint: `${collector.origin}/events` })));
  await widget.open();
  await widget.thumb(await widget.ask('How long does delivery take?'), true).click();
  await page.waitForTimeout(300);
  expect([await waiting(page), await collector.rows()]).toEqual([0, []]);
  expect(await waiting(page, 'row')).toBeGreaterThan(0);
});

test('a receiver that answers HTML, or is not there, is named once, and nothing is lost', async ({ page, host, widget, said, site, mayMiss }) => {
  mayMiss.push('/nowhere');
  site.put('/html', { body: '<!doctype html>hello', headers: { 'Content-Type': 'text/html' } });
  said.allow(/Failed to load resource/);
  const sinks = [{ url: '/html' }, { url: '/nowhere' }];
  await page.goto(host(shop({ files: { '/askwell.json': { ...CONFIG, feedback: { sinks } }, '/html': { body: '<!doctype html>hello', headers: { 'Content-Type': 'text/html' } } } })));
  await widget.open();
  await widget.thumb(await widget.ask('How long does delivery take?'), true).click();
  await said.expect(/\/html takes nothing/);
  await said.expect(/\/nowhere takes nothing/);
  expect(await waiting(page)).toBe(4);
});

test('a survey that is left with the page is told as abandoned while the page goes', async ({ page, host, widget, collector }) => {
  await page.goto(host(sending({ endpoint: `${collector.origin}/events` })));
  await widget.open();
  await widget.ask('How long does delivery take?');
  await widget.close();
  await widget.survey.getByRole('radio').first().check();
  await widget.survey.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => waiting(page)).toBe(0);
  await page.goto('about:blank');
  await expect.poll(async () => (await collector.rows()).find((row) => row.kind === 'survey')).toMatchObject({ status: 'abandoned', responses: ['csat=1'] });
});

test('rows that somebody has tampered with are set aside, and the others go', async ({ page, host, widget, collector, said }) => {
  await page.addInitScript(() => {
    localStorage.setItem('askwell.v1/out/0/2026-01-01_x', '{"kind": "rating", oops');
    localStorage.setItem('askwell.v1/out/0/2026-01-01_y', '7');
  });
  await page.goto(host(sending({ endpoint: `${collector.origin}/events` })));
  await said.expect(/2026-01-01_x is no row of feedback/);
  await said.expect(/2026-01-01_y is no row of feedback/);
  await widget.open();
  await widget.thumb(await widget.ask('How long does delivery take?'), true).click();
  await expect.poll(async () => (await collector.rows()).length).toBe(2);
  expect([await waiting(page), await waiting(page, 'bad')]).toEqual([0, 2]);
});

test('where storage is full, rows are sent from memory', async ({ page, host, widget, collector, said }) => {
  await page.goto(host(sending({ endpoint: `${collector.origin}/events` })));
  await widget.open();
  const turn = await widget.ask('How long does delivery take?');
  await page.evaluate(() => {
    for (let size = 1 << 22; size >= 1; size >>= 1) {
      try {
        for (let at = 0; ; at++) localStorage.setItem(`full-${size}-${at}`, 'x'.repeat(size));
      } catch {
        // The next smaller piece may fit.
      }
    }
  });
  said.allow(/local storage/);
  await widget.thumb(turn, true).click();
  await expect.poll(async () => (await collector.rows()).length).toBe(2);
});

test('the dataLayer gets numbers and ids, and no words of the visitor', async ({ page, host, widget }) => {
  await page.goto(host(sending({ sinks: [{ kind: 'datalayer' }] })));
  await widget.open();
  await widget.thumb(await widget.ask('how long does delivery take please'), true).click();
  const layer = () => page.evaluate(() => (window as unknown as { dataLayer?: Record<string, unknown>[] }).dataLayer ?? []);
  await expect.poll(async () => (await layer()).length).toBe(2);
  expect(await layer()).toContainEqual(expect.objectContaining({ event: 'askwell_rating', askwell_value: 2, askwell_entry_id: 'delivery' }));
  expect(JSON.stringify(await layer())).not.toContain('please');
});

/**
 * As many thumbs as asked for, with a pause whenever too many rows wait. Each gives two rows; one that the other tab has
 * set already gives none, and another is pressed for it.
 */
async function rate(page: Page, thumbs: number) {
  await page.evaluate(async (thumbs) => {
    const root = document.querySelector('askwell-widget')!.shadowRoot!;
    let rows = 0;
    addEventListener('askwell:record', () => rows++);
    for (let at = 0; rows < thumbs * 2 && at < thumbs * 50; at++) {
      root.querySelectorAll<HTMLElement>('.thumb')[at % 2].click();
      if (at % 20 === 0) await new Promise((done) => setTimeout(done, 20));
      while (localStorage.length > 1_500) await new Promise((done) => setTimeout(done, 200));
    }
  }, thumbs);
}

/** Notes every row that the context's pages tell of. */
async function listen(context: BrowserContext): Promise<Row[]> {
  const told: Row[] = [];
  await context.exposeFunction('told', (row: Row) => told.push(row));
  await context.addInitScript(() =>
    addEventListener('askwell:record', (event) => (window as unknown as { told: (row: unknown) => void }).told((event as CustomEvent).detail)),
  );
  return told;
}

/** `ASKWELL_ROWS=10000` runs it as long as the figure in the changelog took. */
const ROWS = Number(process.env.ASKWELL_ROWS ?? 600);

test('two tabs, reloads, kills and a receiver that drops, delays and doubles: nothing is lost or counted twice', async ({ page, context, host, collector, site, said }) => {
  test.setTimeout(60_000 + ROWS * 120);
  said.allow(/./);
  await collector.kill();
  await collector.start({ chaos: 7 });
  const told = await listen(context);
  const address = host(sending({ endpoint: `${collector.origin}/events` }));
  const other = await context.newPage();
  const rounds = 4;
  const work = async (page: Page) => {
    for (let round = 0; round < rounds; round++) {
      await page.goto(address);
      const widget = page.locator('askwell-widget');
      await widget.locator('button[part~="launcher"]:not([data-loader])').waitFor();
      if (!(await widget.locator('[part~="composer"]').isVisible())) await widget.locator('button[part~="launcher"]').click();
      await widget.getByRole('combobox').fill('How long does delivery take?');
      await widget.getByRole('combobox').press('Enter');
      await widget.locator('.thumb').first().waitFor();
      // A few more: the first thumb after a reload may be the one that is set already.
      await rate(page, Math.ceil(ROWS / rounds / 4) + 4);
    }
  };
  const wake = setInterval(() => [page, other].forEach((one) => void one.evaluate(() => dispatchEvent(new Event('online'))).catch(() => {})), 1_000);
  await Promise.all([work(page), work(other)]);
  await collector.kill();
  await collector.start({ chaos: 8 });
  await expect.poll(() => waiting(page), { timeout: 40_000 + ROWS * 60, intervals: [500] }).toBe(0);
  clearInterval(wake);
  await collector.kill();
  await collector.start();
  expect(told.length).toBeGreaterThanOrEqual(ROWS);
  expect(new Set(told.map((row) => row.id)).size).toBe(told.length);
  expect(await collector.compare(told, site.origin)).toEqual({ known: told.length, stored: 0 });
  console.log(`${told.length} rows told, all of them at the receiver, none twice`);
});
