/** axe-core finds nothing, in every state, language, colour and size; nothing is wider than the page. */
import { expectAccessible } from '../accessible';
import { expect, needsStudio, test } from './fixtures';
import { csv, hand } from './rows';

needsStudio();

const VARIANTS = [
  { name: 'English', locale: 'en-GB' },
  { name: 'English, dark', locale: 'en-GB', colorScheme: 'dark' as const },
  { name: 'Chinese', locale: 'zh-CN' },
  { name: 'Chinese, dark, a phone', locale: 'zh-CN', colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } },
  { name: 'English, a phone', locale: 'en-GB', viewport: { width: 360, height: 740 } },
  { name: 'forced colours', locale: 'en-GB', forcedColors: 'active' as const },
];

for (const { name, locale, colorScheme, forcedColors, viewport } of VARIANTS) {
  test.describe(name, () => {
    test.use({ locale, colorScheme, ...(viewport && { viewport }) });

    test('empty, with problems, with few rows, with many', async ({ page, studio }) => {
      test.setTimeout(90_000);
      await page.emulateMedia({ colorScheme, forcedColors });
      await studio.open();
      await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh-CN' ? 'zh-Hans' : 'en');
      await expectAccessible(page);
      await studio.load(['broken.csv', 'id,kind,time\nx,rating\n'], ['login.html', '<!doctype html>']);
      await expectAccessible(page);
      await studio.load(['feedback.csv', csv(hand())]);
      await expectAccessible(page);
      await studio.sample();
      await expectAccessible(page);
      for (const summary of await page.locator('summary').all()) await summary.click();
      await expectAccessible(page);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide).toBeLessThanOrEqual(0);
    });
  });
}

test('from right to left nothing is wider than the page', async ({ page, studio }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await studio.open();
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await studio.sample();
  expect(await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])).toEqual([360, 360]);
});

test('it is worked by keyboard alone', async ({ page, studio }) => {
  await studio.open();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the figures' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  const sample = page.getByRole('button', { name: 'Invented sample' });
  for (let at = 0; at < 20 && !(await sample.evaluate((button) => button === document.activeElement)); at += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await studio.settled();
  const figure = studio.section('Over time').getByRole('combobox').first();
  await figure.focus();
  await page.keyboard.type('N');
  await expect(studio.section('Over time').getByRole('img')).toHaveAccessibleName(/^NPS over time/);
  await expect(figure).toBeFocused();
});

test('the language can be changed, and figures stay', async ({ page, studio }) => {
  await studio.open();
  await studio.load(['feedback.csv', csv(hand())]);
  await studio.speak('zh-Hans');
  await expect(page).toHaveTitle('Askwell 洞察');
  await expect(studio.card('满意度 CSAT').locator('.main')).toHaveText('67 % (39–86 %, n = 12)');
  await expect(studio.card('点赞').locator('.main')).toHaveText('样本太少：n = 7');
  await studio.speak('en');
  await expect(studio.card('CSAT').locator('.main')).toHaveText('67 % (39–86 %, n = 12)');
});
