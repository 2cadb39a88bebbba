/** The page's own function: why a question is answered as it is, and the verbs of the panel. */
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';

needsWidget();

/** What a page writes to call before the widget is there. */
const STUB = '<script>window.Askwell = function () { (Askwell.q = Askwell.q || []).push(arguments); };</script>';

test('a question is explained down to its terms, and nothing is stored for it', async ({ page, host, widget, noStorage }) => {
  await page.goto(host(shop()));
  await widget.started();
  const reasons = await page.evaluate("Askwell('explain', 'how long does a delviery take')");
  expect(reasons).toMatchObject({ verdict: expect.any(String), thresholds: { answer: expect.any(Number), suggest: expect.any(Number) } });
  const [first] = (reasons as { entries: object[] }).entries;
  expect(first).toMatchObject({ id: 'delivery', nearest: 'How long does delivery take?', measures: { learned: { value: 0, adds: 0 } } });
  expect(JSON.stringify(first)).toContain('"corrected":true');
  await noStorage();
});

test('verbs of a stub are carried out, others are named, and the function goes with the widget', async ({ page, host, widget, said }) => {
  await page.goto(host(shop({ head: `${STUB}<script>Askwell('open')</script>` })));
  await expect(widget.panel).toBeVisible();
  await page.evaluate("Askwell('toggle')");
  await expect(widget.panel).toBeHidden();
  await page.evaluate("Askwell('shout')");
  await said.expect(/Askwell\("shout"\) is not known\. Known: init, open, close, toggle, /);
  expect(await page.evaluate("Askwell('destroy').then(() => typeof Askwell)")).toBe('undefined');
  await expect(widget.launcher).toBeHidden();
});
