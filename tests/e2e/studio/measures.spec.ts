/**
 * Prints how fluid the page stays with 100,000 rows. Only what no mood of the machine explains is asserted: a main thread
 * that is held for seconds. Runs where `cargo xtask sample-records` has written the file that ASKWELL_ROWS names.
 */
import { existsSync } from 'node:fs';
import { expect, needsStudio, test } from './fixtures';

needsStudio();

const file = process.env.ASKWELL_ROWS ?? '';

declare global {
  interface Window {
    held: number[];
  }
}

test('100,000 rows', async ({ page, studio }) => {
  test.skip(!existsSync(file), 'ASKWELL_ROWS names no file');
  test.setTimeout(180_000);
  await page.addInitScript(() => {
    window.held = [];
    new PerformanceObserver((list) => window.held.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask', buffered: true });
  });
  await studio.open();
  const longest = async () => {
    await page.waitForTimeout(300);
    return page.evaluate(() => Math.max(0, ...window.held.splice(0)));
  };
  await longest();
  let start = Date.now();
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(studio.status).toHaveText(/^Up to date/, { timeout: 120_000 });
  const figures: Record<string, number> = { 'file to figures': Date.now() - start, '  longest task': await longest() };
  for (const [name, label, value] of [['language', 'Language', 'en'], ['device', 'Device', 'touch'], ['first day', 'From (UTC)', '2026-02-01']] as const) {
    start = await page.evaluate(() => performance.now());
    await studio.filter(label, value);
    figures[`filter: ${name}`] = (await page.evaluate(() => performance.now())) - start;
    figures['  longest task '.padEnd(16 + Object.keys(figures).length)] = await longest();
  }
  console.log(Object.entries(figures).map(([name, ms]) => `  ${name.padEnd(30)} ${ms.toFixed(0).padStart(6)} ms`).join('\n'));
  for (const ms of Object.values(figures)) expect(ms).toBeLessThan(60_000);
});
