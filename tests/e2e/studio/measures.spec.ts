/**
 * 100,000 rows: the figures are right before and after a filter, and how fluid the page stays is printed. Times are never
 * asserted: they tell of the machine. With ASKWELL_ROWS, the same of a file that `cargo xtask sample-records` has written.
 */
import { existsSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, needsStudio, test } from './fixtures';
import type { Studio } from './studio';

needsStudio();

const file = process.env.ASKWELL_ROWS ?? '';
const ROWS = 100_000;
/** More than a choice of the filters holds. */
const PAGES = 250;

declare global {
  interface Window {
    held: number[];
    answered: Promise<number>;
  }
}

/** What the page was held by since it was last asked: the longest task, in milliseconds. */
async function longest(page: Page): Promise<number> {
  await page.waitForTimeout(200);
  return page.evaluate(() => Math.max(0, ...window.held.splice(0)));
}

/** Opens the page and has it note its long tasks. */
async function watched(page: Page, studio: Studio) {
  await page.addInitScript(() => {
    window.held = [];
    new PerformanceObserver((list) => window.held.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask', buffered: true });
  });
  await studio.open();
  await longest(page);
}

/** Picks a file of the disk, as marketers do; gives the milliseconds until all is up to date. */
async function read(page: Page, studio: Studio, path: string): Promise<number> {
  const start = Date.now();
  await page.locator('input[type="file"]').setInputFiles(path);
  await expect(studio.status).toHaveText(/^Up to date/, { timeout: 60_000 });
  return Date.now() - start;
}

/** Sets a filter; gives the milliseconds from the change until the page says that all is up to date. */
async function timed(page: Page, studio: Studio, label: string, value: string): Promise<number> {
  await page.evaluate(() => {
    const status = document.querySelector('[role="status"]')!;
    window.answered = new Promise((resolve) => {
      document.addEventListener('change', () => {
        const began = performance.now();
        const done = () => /^(Up to date|No row)/.test(status.textContent) && resolve(performance.now() - began);
        new MutationObserver(done).observe(status, { childList: true, characterData: true, subtree: true });
      }, { capture: true, once: true });
    });
  });
  await studio.filter(label, value);
  return page.evaluate(() => window.answered);
}

function print(figures: [name: string, ms: number][]) {
  console.log(figures.map(([name, ms]) => `  ${name.padEnd(30)} ${ms.toFixed(0).padStart(6)} ms`).join('\n'));
}

/** Answers to CSAT: three of five say 5, the others 1; each tenth row is a conversation with a question of its own. */
function rows(): string {
  const lines = ['id,kind,time,locale,device,page,submission_id,survey_id,question_id,metric,scale,value,conversation_id,questions,answered,not_sure,resolution,unanswered'];
  for (let at = 0; at < ROWS; at += 1) {
    const day = String((at % 28) + 1).padStart(2, '0');
    const shared = `2026-02-${day}T12:00:00Z,${at % 4 ? 'en' : 'zh-Hans'},${at % 3 ? 'mouse' : 'touch'},/page/${at % PAGES}`;
    const talk = `,,,,,,talk-${at},1,0,1,open,Is article ${(at * 7) % 1_999} sold in size ${at % 50}?`;
    const rating = `sent-${at},help,csat,csat,5,${at % 5 < 3 ? 5 : 1},,,,,,`;
    lines.push(`row-${at},${at % 10 === 9 ? 'conversation' : 'rating'},${shared},${at % 10 === 9 ? talk : rating}`);
  }
  return lines.join('\n');
}

test('100,000 rows: figures before and after filters', async ({ page, studio }, info) => {
  test.setTimeout(90_000);
  await watched(page, studio);
  const figures: [string, number][] = [];
  const csat = studio.card('CSAT').locator('.main');
  const large = info.outputPath('large.csv');
  writeFileSync(large, rows());
  figures.push(['file to figures', await read(page, studio, large)], ['  longest task', await longest(page)]);
  await expect(studio.status).toHaveText('Up to date: 100,000 rows match.');
  // Of ten rows nine are ratings, six of which say 5.
  await expect(csat).toHaveText('67 % (66–67 %, n = 90,000)');
  const of = (is: (at: number) => boolean) => Array.from({ length: ROWS }, (_, at) => at).filter(is);
  const cases: [label: string, value: string, is: (at: number) => boolean][] = [
    ['Language', 'zh-Hans', (at) => at % 4 === 0],
    ['Device', 'touch', (at) => at % 12 === 0],
    ['From (UTC)', '2026-02-15', (at) => at % 12 === 0 && at % 28 >= 14],
    ['Page', '/page/*', (at) => at % 12 === 0 && at % 28 >= 14],
  ];
  for (const [label, value, is] of cases) {
    figures.push([`filter: ${label}`, await timed(page, studio, label, value)], ['  longest task', await longest(page)]);
    const within = of(is);
    await expect(studio.status).toHaveText(`Up to date: ${within.length.toLocaleString('en')} rows match.`);
    const ratings = within.filter((at) => at % 10 !== 9);
    const share = Math.round((100 * ratings.filter((at) => at % 5 < 3).length) / ratings.length);
    await expect(csat).toHaveText(new RegExp(`^${share} % \\(.*n = ${ratings.length.toLocaleString('en')}\\)$`));
  }
  // A page of its own: more values than a choice holds are typed, and the field says so.
  const field = studio.section('Which rows count').getByLabel('Page');
  await expect(field).toHaveAccessibleDescription('One of 250 values: type it, or pick one of the 100 most frequent.');
  figures.push(['filter: one page', await timed(page, studio, 'Page', '/page/24')], ['  longest task', await longest(page)]);
  const one = of((at) => at % 12 === 0 && at % 28 >= 14 && at % PAGES === 24);
  await expect(studio.status).toHaveText(`Up to date: ${one.length} rows match.`);
  await page.getByRole('button', { name: 'Reset filters' }).click();
  await expect(studio.status).toHaveText('Up to date: 100,000 rows match.');
  print(figures);
});

test('a file of invented rows', async ({ page, studio }) => {
  test.skip(!existsSync(file), 'ASKWELL_ROWS names no file');
  test.setTimeout(180_000);
  await watched(page, studio);
  const figures: [string, number][] = [];
  figures.push(['file to figures', await read(page, studio, file)], ['  longest task', await longest(page)]);
  for (const [label, value] of [['Language', 'en'], ['Device', 'touch'], ['From (UTC)', '2026-02-01']] as const) {
    figures.push([`filter: ${label}`, await timed(page, studio, label, value)], ['  longest task', await longest(page)]);
  }
  print(figures);
});
