/** The matrix in Chromium. */
import { expect, type Page } from '@playwright/test';
import { needsWidget, test } from '../fixtures';
import { Results, table } from './results';
import { ROWS } from './rows';
import { lay, visit, type Visitor } from './visit';

needsWidget();

const results = new Results('Chromium');

function visitor(page: Page): Visitor {
  const frame = () => page.frames().find((frame) => frame.url().endsWith('/page.html')) ?? page.mainFrame();
  return {
    goto: (url) => page.goto(url),
    run: (expression) => frame().evaluate(expression),
    click: async (x, y) => {
      // A sandboxed frame is drawn by a process of its own: before the browser knows where, clicks go to the page around it.
      let moves = 0;
      const isUnderMouse = async () => {
        await page.mouse.move(x, y + (moves++ % 2));
        return frame().evaluate(`document.querySelector('askwell-widget').matches(':hover')`);
      };
      await expect.poll(isUnderMouse, { message: 'the widget is under the mouse', timeout: 20_000 }).toBe(true);
      await page.mouse.click(x, y);
    },
    type: async (text) => {
      await expect.poll(() => frame().evaluate('document.hasFocus()'), 'the frame has the keyboard').toBe(true);
      await page.keyboard.type(text);
    },
    press: (key) => page.keyboard.press(key),
  };
}

for (const row of ROWS) {
  test(`${row.page}: ${row.gets}`, async ({ page, host, site, said }) => {
    host();
    if (row.says) said.allow(row.says);
    if (row.violations) said.allow(/Content Security Policy/);
    if (row.gets === 'nothing') said.allow(/net::ERR_BLOCKED_BY_RESPONSE/);
    if (row.gets !== 'widget') said.allow(/Failed to load resource|^error: \[askwell\] The widget could not start/);
    const { url, clear } = lay(row, site);
    await results.of(row, () => visit(visitor(page), row, url));
    if (row.isFile) await said.expect(/could not start: scripts of a page from the disk .* Serve the folder/);
    clear();
  });
}

test.afterAll(() => console.log(table()));
