/** A phone: the panel is the screen. */
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';

needsWidget();
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('the panel fills the screen, and the input does not make iOS zoom', async ({ page, host, widget }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host(shop()));
  await widget.launcher.tap();
  await expect(widget.panel).toBeVisible();
  expect(await widget.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  const size = await widget.composer.evaluate((field) => parseFloat(getComputedStyle(field).fontSize));
  expect(size).toBeGreaterThanOrEqual(16);
  await expect(widget.launcher).toBeHidden();
  await widget.close();
  await expect(widget.launcher).toBeVisible();
});

test('the focus does not get lost behind the panel', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  // The panel takes the focus a task after it is drawn.
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('askwell-widget');
  for (let stop = 0; stop < 20; stop++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('askwell-widget');
  }
});

test('touch targets are large enough (WCAG 2.2: 24 px)', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  await widget.ask('How long does delivery take?');
  for (const button of await widget.panel.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box!.width, box!.height), await button.innerText()).toBeGreaterThanOrEqual(24);
  }
});

test('the panel fits screens of 280 px and of 320 px with large text', async ({ page, host, widget }) => {
  for (const width of [280, 320]) {
    await page.setViewportSize({ width, height: 480 });
    await page.goto(host(shop()));
    await widget.open();
    await widget.ask('How long does delivery take?');
    const overflow = await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth);
    expect(overflow).toBe(0);
    await page.evaluate(() => localStorage.clear());
  }
});
