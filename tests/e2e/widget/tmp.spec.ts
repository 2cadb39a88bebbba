import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';
needsWidget();
for (const n of [1000, 10_000, 50_000, 120_000]) test('time ' + n, async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  const t = await widget.composer.evaluate(async (f, n) => {
    const field = f as HTMLInputElement; const out: number[] = [];
    let b = performance.now();
    field.value = 'delivery '.repeat(n); out.push(performance.now() - b); b = performance.now();
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); out.push(performance.now() - b); b = performance.now();
    await new Promise(requestAnimationFrame); await new Promise((r) => setTimeout(r)); out.push(performance.now() - b); b = performance.now();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true })); out.push(performance.now() - b); b = performance.now();
    await new Promise(requestAnimationFrame); await new Promise((r) => setTimeout(r)); out.push(performance.now() - b);
    return out;
  }, n);
  console.log(n, t.map(Math.round));
});
