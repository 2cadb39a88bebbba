/** Two tabs of one site show one conversation. */
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';
import { Widget } from '../widget';

needsWidget();

test('questions, ratings and colours go over to the other tab, and the end of the conversation, too', async ({ page, context, host, widget }) => {
  const url = host(shop());
  await page.goto(url);
  const other = await context.newPage();
  await other.goto(url);
  const there = new Widget(other);
  await there.started();
  await widget.open();
  await there.open();
  const turn = await widget.ask('How long does delivery take?');
  await expect(there.turns).toHaveCount(1);
  await expect(there.turns.first()).toContainText('Two to four days.');
  await there.composer.fill('half a quest');
  await widget.thumb(turn, true).click();
  await expect(there.thumb(there.turns.first(), true)).toHaveAttribute('aria-pressed', 'true');
  await expect(there.composer).toHaveValue('half a quest');
  await there.ask('How long does delivery take?');
  await expect(widget.turns).toHaveCount(2);
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await widget.panel.getByRole('combobox', { name: 'Appearance' }).selectOption('dark');
  await expect(other.locator('askwell-widget .widget')).toHaveAttribute('data-theme', 'dark');
  await widget.panel.getByRole('button', { name: 'Erase this conversation' }).click();
  await expect(there.turns).toHaveCount(0);
  await expect.poll(() => other.evaluate(() => localStorage.getItem('askwell.v1'))).toBe(null);
});

test('a tab that has not heard of the other loses nothing of it', async ({ page, context, host, widget }) => {
  const url = host(shop());
  await page.goto(url);
  const other = await context.newPage();
  // A tab that the browser has frozen hears nothing.
  await other.addInitScript(() => window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true));
  await other.goto(url);
  const there = new Widget(other);
  await there.started();
  await widget.open();
  await widget.ask('How long does delivery take?');
  await there.open();
  await there.ask('How do I return something?');
  await expect(there.turns).toHaveCount(2);
  await expect(widget.turns).toHaveCount(2);
});
