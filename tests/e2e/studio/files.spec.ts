/** Files in, figures out, files out. */
import { expect, needsStudio, test } from './fixtures';
import { csv, EXPECTED, hand, ndjson } from './rows';

needsStudio();

for (const [name, write] of [['CSV', csv], ['NDJSON', ndjson], ['JSON', JSON.stringify]] as const) {
  test(`the figures are those reckoned by hand: ${name}`, async ({ studio }) => {
    await studio.open();
    await studio.load(['feedback', write(hand())]);
    await expect(studio.status).toHaveText('Up to date: 49 rows match.');
    for (const [figure, expected] of Object.entries(EXPECTED)) await expect(studio.card(figure).locator('.main')).toHaveText(expected);
    await expect(studio.problems).toBeHidden();
    await expect(studio.table('Questions nobody could answer').getByRole('row')).toHaveCount(2);
    expect((await studio.row(studio.table('Questions nobody could answer'), 'Do you ship to Norway?'))[1]).toBe('5');
  });
}

test('several files are merged, and a row that is in both counts once', async ({ page, studio }) => {
  await studio.open();
  const rows = hand();
  await studio.load(['a.csv', csv(rows.slice(0, 30))], ['b.ndjson', ndjson(rows.slice(20))]);
  await expect(page.getByText('49 rows from a.csv, b.ndjson')).toBeVisible();
  await expect(page.getByText('10 rows were there twice')).toBeVisible();
  await page.getByRole('button', { name: 'Remove all data' }).click();
  await expect(page.getByRole('heading', { name: 'At a glance' })).toBeHidden();
  await studio.load(['b.ndjson', ndjson(rows.slice(20))]);
  await expect(page.getByText('29 rows from b.ndjson')).toBeVisible();
});

test('dropped files are read', async ({ page, studio }) => {
  await studio.open();
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.csv'));
    return data;
  }, csv(hand()));
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(page.getByText('49 rows from dropped.csv')).toBeVisible();
});

test('filters bind at once', async ({ page, studio }) => {
  await studio.open();
  const rows = hand();
  await studio.load(['feedback.csv', csv(rows)]);
  await studio.filter('Page', '/odd');
  const odd = rows.filter((row) => row.page === '/odd').length;
  await expect(studio.status).toHaveText(`Up to date: ${odd} rows match.`);
  await studio.filter('From (UTC)', '2026-03-05');
  await studio.filter('Until (UTC)', '2026-03-07');
  const day = (row: { time?: unknown }) => Number(String(row.time).slice(8, 10));
  const left = rows.filter((row) => row.page === '/odd' && day(row) >= 5 && day(row) <= 7).length;
  await expect(studio.status).toHaveText(`Up to date: ${left} rows match.`);
  await page.getByRole('button', { name: 'Reset filters' }).click();
  await expect(studio.status).toHaveText('Up to date: 49 rows match.');
  await studio.filter('Say nothing below n =', '7');
  await expect(studio.card('Thumbs up').locator('.main')).toHaveText(/^71 % \(36–92 %, n = 7\)$/);
  await studio.filter('Until (UTC)', '2020-01-01');
  await expect(studio.status).toHaveText('No row meets these conditions.');
});

test('everything is compared, and told over time in words and numbers', async ({ page, studio }) => {
  await studio.open();
  await studio.load(['feedback.csv', csv(hand())]);
  const compare = studio.section('Compare');
  await compare.getByRole('combobox').selectOption('device');
  await studio.settled();
  const touch = await studio.row(studio.table('By Device'), 'touch');
  expect(Number(touch[0])).toBe(hand().filter((row) => row.device === 'touch').length);
  const trend = studio.section('Over time');
  await trend.getByRole('combobox', { name: 'Steps' }).selectOption('month');
  await studio.settled();
  await expect(trend.getByRole('img')).toHaveAccessibleName('CSAT over time, from 2026-03 to 2026-03. Lowest 67 %, highest 67 %, last 67 %. The numbers are in the table below.');
  await trend.getByText('The numbers', { exact: true }).click();
  expect(await studio.row(studio.table('Over time'), '2026-03')).toEqual([EXPECTED.CSAT]);
  await trend.getByRole('combobox', { name: 'Steps' }).selectOption('day');
  await expect(trend.getByRole('img')).toHaveAccessibleName(/too few answers in every step/);
  await expect(page.getByRole('table', { name: 'By Device' })).toBeVisible();
});

test('what is downloaded has the same figures, marked for Excel, and runs nothing', async ({ page, studio }) => {
  await studio.open();
  const rows = hand();
  rows[0]!.comment = '=HYPERLINK("https://evil.example")';
  await studio.load(['feedback.csv', ndjson(rows)]);
  const all = await studio.download(page.getByRole('button', { name: 'Download the rows that count' }));
  expect(all.name).toBe('askwell-rows.csv');
  expect(all.text).toMatch(/^\ufeffid,kind,time,/);
  expect(all.text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  await page.getByLabel('Files for Excel').uncheck();
  await page.getByText('All figures as a table').click();
  const table = await studio.download(page.getByRole('button', { name: 'Download CSV: All figures' }));
  expect(table.text).toMatch(/^Figure,Now,Now low,Now high,Now n\nCSAT,66.667,39.06\d,86.18\d,12\nNPS,30.000,-19.\d+,65.\d+,10\n/);
  const comments = await studio.download(page.getByRole('button', { name: 'Download CSV: Comments' }));
  expect(comments.text).toContain(`"'=HYPERLINK`);
  const draft = await studio.download(page.getByRole('button', { name: 'Download FAQ draft' }));
  expect(JSON.parse(draft.text)).toEqual({ faq: [{ question: 'Do you ship to Norway?', variants: [], answer: '', lang: 'en' }] });
});
