/** Input methods: the Enter that ends a composition is not the one that sends. */
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';

needsWidget();

/** The Enter of an input method, as browsers differ: `isComposing`, or key code 229 after the end (Safari). */
const ENTERS = { 'within the composition': { isComposing: true, keyCode: 13 }, 'after its end, as Safari has it': { isComposing: false, keyCode: 229 } };

test('the text of an open composition is not sent; the next Enter sends', async ({ page, context, host, widget }) => {
  await page.goto(host(shop({ lang: 'zh-CN' })));
  await widget.open();
  const client = await context.newCDPSession(page);
  await widget.composer.focus();
  await client.send('Input.imeSetComposition', { text: 'tui huo', selectionStart: 7, selectionEnd: 7 });
  await client.send('Input.imeSetComposition', { text: '退货', selectionStart: 2, selectionEnd: 2 });
  await page.keyboard.press('Enter');
  await expect(widget.turns).toHaveCount(0);
  await client.send('Input.insertText', { text: '退货' });
  await expect(widget.composer).toHaveValue('退货');
  await page.keyboard.press('Enter');
  await expect(widget.turns).toHaveCount(1);
});

for (const [when, key] of Object.entries(ENTERS)) {
  test(`an Enter ${when} sends nothing`, async ({ page, host, widget }) => {
    await page.goto(host(shop()));
    await widget.open();
    await widget.composer.fill('delivery');
    await widget.composer.evaluate((field, init) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...init })), key);
    await expect(widget.composer).toHaveValue('delivery');
    await expect(widget.turns).toHaveCount(0);
  });
}
