/** The demo shop itself: its pages have addresses, and are as accessible as the first one. */
import { expectAccessible } from '../accessible';
import { expect, needsWidget, test } from '../fixtures';
import { Shop } from '../shop';

needsWidget();

test('pages have titles, addresses, and the focus; back and reload work', async ({ page, site, host }) => {
  host();
  const shop = new Shop(page, site);
  await shop.open();
  const home = await page.title();
  await shop.product('After Rain fountain-pen ink');
  await expect(page).toHaveTitle('After Rain fountain-pen ink – Fold & Quill');
  await expect(page).toHaveURL(/\?page=product&id=ink$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!)).toMatchObject({ '@type': 'Product', sku: 'ink', offers: { price: 45 } });
  await shop.add();
  await page.locator('#basket').click();
  await page.getByRole('button', { name: 'One more: After Rain' }).click();
  await expect(page.getByRole('button', { name: 'One more: After Rain' })).toBeFocused();
  await shop.reload();
  await expect(page.locator('#basket')).toHaveText('Basket: 2 · ¥90');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('After Rain fountain-pen ink');
  await page.goBack();
  await expect(page).toHaveTitle(home);
  await page.goForward();
  await page.getByRole('link', { name: 'Delivery & returns' }).click();
  await expect(page.getByRole('heading', { name: 'Delivery, payment, returns' })).toBeInViewport();
  await expect(page).toHaveURL(/index\.html#delivery$/);
});

test('the data layer hears of it in the words of Google Analytics', async ({ page, site, host }) => {
  host();
  const shop = new Shop(page, site);
  await shop.open();
  await shop.product('After Rain fountain-pen ink');
  await shop.add();
  await page.locator('#basket').click();
  await page.getByRole('button', { name: 'One more' }).click();
  await page.getByRole('button', { name: 'One less' }).click();
  await shop.buy();
  const told = await page.evaluate(() => (window as never as { dataLayer: { event?: string; ecommerce?: { value: number; transaction_id?: string } }[] }).dataLayer.filter(({ event }) => event));
  expect(told.map(({ event }) => event)).toEqual(['view_item', 'add_to_cart', 'view_cart', 'add_to_cart', 'remove_from_cart', 'begin_checkout', 'purchase']);
  expect(told.at(-1)!.ecommerce).toMatchObject({ value: 53, transaction_id: expect.stringMatching(/^FQ-\d{5}$/), items: [{ item_id: 'ink', price: 45, quantity: 1 }] });
});

for (const lang of ['en', 'zh']) {
  test(`axe finds nothing on any page: ${lang}`, async ({ page, site, host }) => {
    test.slow();
    host();
    const shop = new Shop(page, site);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: lang === 'en' ? 'light' : 'dark' });
    for (const query of ['', '&page=product&id=letter-set', '&page=basket', '&page=checkout', '&page=returns', '&page=nowhere']) {
      await shop.open(`?lang=${lang}${query}`);
      if (query.includes('product')) await shop.add();
      await expectAccessible(page);
    }
  });
}
