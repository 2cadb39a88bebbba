/**
 * The matrix in Firefox, by WebDriver BiDi: Playwright's own Firefox is a patched one, this is the visitors'.
 * They take minutes, and run where ASKWELL_BROWSERS=all asks for it; ASKWELL_FIREFOX names another Firefox.
 */
import { existsSync } from 'node:fs';
import { test as base } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { needsWidget } from '../fixtures';
import { Site } from '../server';
import { Results, table } from './results';
import { ROWS } from './rows';
import { lay, visit, type Visitor } from './visit';

const path = [process.env.ASKWELL_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => path && existsSync(path));

needsWidget();
base.skip(process.env.ASKWELL_BROWSERS !== 'all', 'other browsers than Chromium run with ASKWELL_BROWSERS=all');
base.skip(!path, 'there is no Firefox; ASKWELL_FIREFOX may name one');

const test = base.extend<object, { site: Site; firefox: Browser }>({
  site: [
    async ({}, use) => {
      const site = await Site.start();
      await use(site);
      site.stop();
    },
    { scope: 'worker' },
  ],
  firefox: [
    async ({}, use) => {
      const firefox = await puppeteer.launch({ browser: 'firefox', executablePath: path, headless: true, defaultViewport: null, args: ['--width=1280', '--height=800'], extraPrefsFirefox: AS_VISITORS });
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** What puppeteer relaxes for itself. */
const AS_VISITORS = { 'security.fileuri.strict_origin_policy': true };

// One Firefox for all.
test.describe.configure({ mode: 'default' });

const results = new Results('Firefox');

function visitor(page: Page): Visitor {
  const frame = () => page.frames().find((frame) => frame.url().endsWith('/page.html')) ?? page.mainFrame();
  return {
    goto: (url) => page.goto(url),
    run: <T>(expression: string) => frame().evaluate(expression) as Promise<T>,
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
  };
}

for (const row of ROWS) {
  test(`${row.page}: ${row.gets}`, async ({ firefox, site }) => {
    site.reset();
    const { url, clear } = lay(row, site);
    const context = await firefox.createBrowserContext();
    const page = await context.newPage();
    try {
      await results.of(row, () => visit(visitor(page), row, url));
    } finally {
      await context.close();
      clear();
    }
  });
}

test.afterAll(() => console.log(table()));
