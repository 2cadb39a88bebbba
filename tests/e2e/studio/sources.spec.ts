/** The collector, this browser's own rows, and the invented sample. */
import { Collector, hasCollector, TOKEN } from '../collector';
import { expect, needsStudio, test } from './fixtures';
import { EXPECTED, hand } from './rows';

needsStudio();

test.describe('the collector', () => {
  test.skip(!hasCollector, 'no collector is built: run `cargo build -p askwell-collector`');
  let collector: Collector;

  test.beforeEach(async ({ site, studio }) => {
    collector = new Collector();
    await collector.start({ reader: site.origin });
    site.receivers.push(collector.origin);
    await studio.open();
  });

  test.afterEach(() => collector.kill());

  test('its rows are fetched with the token, which is kept nowhere', async ({ page, studio, noStorage }) => {
    await collector.compare(hand() as never, 'https://shop.example');
    await studio.collector(`${collector.origin}/`, TOKEN);
    await studio.settled();
    await expect(studio.status).toHaveText('Up to date: 49 rows match.');
    await expect(studio.card('CSAT').locator('.main')).toHaveText(EXPECTED.CSAT);
    await expect(page.getByText(`49 rows from ${collector.origin}/records.ndjson`)).toBeVisible();
    expect(await page.content()).not.toContain(TOKEN);
    await noStorage();
  });

  test('a wrong token, a wrong address and no address are told apart', async ({ site, studio, said }) => {
    said.allow(/Failed to load resource|CORS policy/);
    await studio.collector(collector.origin, 'wrong');
    await expect(studio.alert).toContainText(/refused the token|could not be read/);
    await studio.collector('shop.example', 'x');
    await expect(studio.alert).toContainText('“shop.example” is no web address');
    site.put('/other/records.ndjson', { status: 500, body: 'no' });
    await studio.collector(`${site.origin}/other`, 'x');
    await expect(studio.alert).toContainText('answered with status 500');
    site.put('/page/records.ndjson', { body: '<!doctype html><title>Sign in</title>' });
    await studio.collector(`${site.origin}/page`, 'x');
    await expect(studio.problems).toContainText('it is an HTML page');
  });
});

test("this browser's own rows, of every site under the address", async ({ page, studio }) => {
  await studio.open();
  await page.getByRole('button', { name: "This browser's own rows" }).click();
  await expect(studio.alert).toContainText('This browser holds no rows');
  await page.evaluate((rows) => {
    rows.forEach((row, at) => localStorage.setItem(`askwell.v1${at % 2 ? '.shop' : ''}/row/${at}`, JSON.stringify(row)));
    localStorage.setItem('askwell.v1', '{"no": "row"}');
    localStorage.setItem('other/row/1', '{"not": "ours"}');
  }, hand());
  await page.getByRole('button', { name: "This browser's own rows" }).click();
  await studio.settled();
  await expect(page.getByText('49 rows from this browser')).toBeVisible();
  await expect(studio.card('Escalated').locator('.main')).toHaveText(EXPECTED.Escalated);
});

test('the sample is marked as invented and gives way to real rows', async ({ page, studio }) => {
  await studio.open();
  await studio.sample();
  await expect(page.getByRole('note')).toContainText('These rows are invented');
  await expect(page.getByRole('table', { name: 'Entries that help least' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Questions nobody could answer' })).toContainText(/Norway/i);
  await studio.load(['feedback.json', JSON.stringify(hand())]);
  await expect(page.getByRole('note')).toBeHidden();
  await expect(studio.status).toHaveText('Up to date: 49 rows match.');
});
