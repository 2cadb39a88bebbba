/** The watchman himself: a widget that took texts for HTML would be found out. */
import { expect, test } from '../fixtures';
import { SOURCES, unique } from './vectors';
import { watch } from './watch';

test('where texts become HTML, most of the vectors are seen to run, or to be able to', async ({ page, host, asked, said, mayMiss }) => {
  await watch(page, said);
  said.allow(/./);
  // Whatever the vectors load is answered with nothing.
  await page.route(/xss-probe|\/[xX]$|"|%22/, (route) => route.fulfill({ status: 204 }));
  asked.allow('javascript:');
  mayMiss.push('/x', '/X', '/x/onerror=xss()');
  await page.goto(host({ tag: 'data-loading="manual"' }));
  const texts = unique(SOURCES['our own']() ?? []).filter((text) => /<\w/.test(text) && !/base href|http-equiv/.test(text));
  const seen = await page.evaluate<number>(`(async (texts) => {
    let seen = 0;
    for (const text of texts) {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).innerHTML = text;
      document.body.append(host);
      ran.length = 0;
      const found = scan();
      await new Promise((done) => setTimeout(done, 10));
      if (found.length || ran.length) seen++;
      host.remove();
    }
    return seen;
  })(${JSON.stringify(texts)})`);
  expect(seen).toBeGreaterThan(texts.length * 0.8);
  expect(await page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=/x onerror=xss()>'), new Promise((done) => setTimeout(() => done(ran.length), 500))")).toBeGreaterThan(0);
});
