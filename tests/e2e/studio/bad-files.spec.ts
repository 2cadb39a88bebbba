/** Files that are broken, are something else, or are large. */
import { expect, needsStudio, test } from './fixtures';
import { csv, EXPECTED, hand } from './rows';

needsStudio();

test('a CSV of five megabytes with broken rows: the rest counts, and each problem names its line', async ({ studio }) => {
  await studio.open();
  const lines = csv(hand()).split('\r\n');
  const good = lines.length - 1;
  for (let row = 0; row < 30_000; row += 1) {
    const isBroken = row % 1_000 === 0;
    lines.push(isBroken ? `"bulk-${row}","rating","yesterday","en"` : `"bulk-${row}","rating","2026-03-0${(row % 9) + 1}T00:00:00Z","en","mouse","/bulk","bulk-${row}","help","csat","csat","5","${row % 2 ? 5 : 1}","","","","","","","${'so it was, '.repeat(6)}"`);
  }
  const text = lines.join('\n');
  expect(text.length).toBeGreaterThan(5_000_000);
  await studio.load(['large.csv', text]);
  await expect(studio.status).toHaveText(`Up to date: ${(good + 30_000 - 30).toLocaleString('en')} rows match.`);
  const problems = studio.problems.getByRole('listitem');
  await expect(problems).toHaveCount(20);
  await expect(problems.first()).toContainText(`large.csv, line ${good + 2}: the row has 4 cells, the header 19`);
  await expect(studio.problems).toContainText('… and 10 more.');
});

test('a web page in place of a file is told as such, and other files still count', async ({ studio }) => {
  await studio.open();
  await studio.load(['login.csv', '<!doctype html><title>Sign in</title>'], ['feedback.csv', csv(hand())], ['empty.csv', ''], ['list.csv', 'name,age\nJo,40']);
  await expect(studio.card('CSAT').locator('.main')).toHaveText(EXPECTED.CSAT);
  const problems = studio.problems.getByRole('listitem');
  await expect(problems).toHaveText([/login\.csv: it is an HTML page/, /empty\.csv: it is empty/, /list\.csv, line 1: the header line lacks the columns id, kind, time/]);
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the problems of files are told in Chinese', async ({ page, studio }) => {
    await studio.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await studio.load(['broken.csv', 'id,kind,time\nx,rating\ny,rating,soon\n'], ['empty.csv', '']);
    const problems = studio.problems.getByRole('listitem');
    await expect(problems).toHaveText([/broken\.csv, 第 2 行: 该行有 2 个单元格，标题行有 3 个/, /broken\.csv, 第 3 行: `time` 的值是 "soon"/, /empty\.csv: 文件为空/]);
    await studio.speak('en');
    await expect(problems.first()).toContainText('broken.csv, line 2: the row has 2 cells, the header 3');
  });
});

test('where nothing can be used the page says so and stays usable', async ({ studio }) => {
  await studio.open();
  await studio.load(['noise.bin', '\u0000\u0001\u0002 nothing']);
  await expect(studio.status).toHaveText('No usable row was found.');
  await studio.load(['feedback.csv', csv(hand())]);
  await expect(studio.card('NPS').locator('.main')).toHaveText(EXPECTED.NPS);
});
