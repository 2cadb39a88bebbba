// node browser-test.mjs <url> <browser>
// Opens wasm-bindgen's test page, prints its report as it grows, and exits with 0 only for "test result: ok".
import { chromium } from '@playwright/test';

const [url, executablePath] = process.argv.slice(2);
const SILENCE_LIMIT_MS = 120_000;

const browser = await chromium.launch({ executablePath });
const page = await browser.newPage();
const log = [];
page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
page.on('pageerror', (error) => log.push(`uncaught: ${error.message}`));
await page.goto(url);

let report = '';
let lastGrowth = Date.now();
while (!report.includes('test result: ') && Date.now() - lastGrowth < SILENCE_LIMIT_MS) {
  const text = (await page.locator('#output').textContent()) ?? '';
  if (text !== report) {
    process.stdout.write(text.startsWith(report) ? text.slice(report.length) : text);
    report = text;
    lastGrowth = Date.now();
  }
  await page.waitForTimeout(50);
}
await browser.close();

const passed = report.includes('test result: ok');
if (!report.includes('test result: ')) console.log(`\nNo result: the page was silent for ${SILENCE_LIMIT_MS / 1000} s.`);
if (!passed && log.length > 0) console.log(`\nThe browser's console:\n${log.join('\n')}`);
process.exit(passed ? 0 : 1);
