/** What is remembered of a visitor: shown to them, handed out as a file, erased. */
import { expect, needsWidget, test as base } from '../fixtures';
import { Shop } from '../shop';

needsWidget();

const test = base.extend<{ shop: Shop }>({
  shop: async ({ page, site, host }, use) => {
    host();
    await use(new Shop(page, site));
  },
});

test('visitors see what is remembered, take it along, and erase it', async ({ page, shop, widget }) => {
  await shop.open();
  await shop.product('After Rain fountain-pen ink');
  await widget.open();
  await widget.ask('hello!');
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await widget.panel.getByRole('button', { name: 'What is remembered' }).click();
  const shown = widget.panel.getByRole('region', { name: 'What is remembered' });
  await expect(shown).toContainText('After Rain fountain-pen ink');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    shown.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('askwell.json');
  await shown.getByRole('button', { name: 'Erase everything' }).click();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('askwell')))).toEqual([]);
});
