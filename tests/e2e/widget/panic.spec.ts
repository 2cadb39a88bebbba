/** The real widget dies of a memory that was overwritten: the loader starts it afresh, with its state. */
import { expect, needsWidget, test } from '../fixtures';
import { keepInstances, killAndClick } from '../killing';
import { desk, orderEntry } from '../pages/desk';
import { shop } from '../pages/faq';

needsWidget();

test('it comes back once, open and with the conversation; then the contact is shown', async ({ page, host, said, widget }) => {
  await page.addInitScript(keepInstances);
  await page.goto(host(shop()));
  await widget.open();
  await widget.ask('How long does delivery take?');
  await killAndClick(widget.launcher);
  await said.expect(/^warning: \[askwell\] The widget stopped, and is started once more/);
  await expect(widget.turns.first()).toContainText('Two to four days');
  await widget.ask('How do I return something?');
  await killAndClick(widget.launcher);
  await said.expect(/^error: \[askwell\] The widget could not start: RuntimeError/);
  await expect(widget.notice.getByRole('link', { name: 'help@shop.example' })).toBeVisible();
});

test('what the page does for guided answers is still done by the instance that comes after', async ({ page, host, said, widget }) => {
  await page.addInitScript(keepInstances);
  await page.goto(host(desk([orderEntry({ call: 'look' })])));
  await widget.open();
  await page.evaluate("Askwell('on', 'action:look', async ({ order_number }) => ({ number: order_number, status: 'here' }))");
  await killAndClick(widget.launcher);
  await said.expect(/^warning: \[askwell\] The widget stopped, and is started once more/);
  await expect(widget.log).toBeVisible();
  await expect(await widget.ask('Where is my order FQ-10024?')).toContainText('Order FQ-10024 is here.');
});
