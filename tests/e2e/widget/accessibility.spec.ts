/** axe-core finds nothing, in every state, language, colour and size. */
import { expectAccessible } from '../accessible';
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';

needsWidget();

const VARIANTS = [
  { name: 'English', lang: 'en' },
  { name: 'Chinese', lang: 'zh-CN' },
  { name: 'dark', lang: 'en', colorScheme: 'dark' as const },
  { name: 'a phone', lang: 'en', viewport: { width: 390, height: 844 } },
  { name: 'a phone, Chinese, dark', lang: 'zh-CN', colorScheme: 'dark' as const, viewport: { width: 390, height: 844 } },
  { name: 'forced colours', lang: 'en', forcedColors: 'active' as const },
];

for (const { name, lang, viewport, colorScheme, forcedColors } of VARIANTS) {
  test(`closed, open, with answers, with options: ${name}`, async ({ page, host, widget }) => {
    // A panel that is half-way through fading in has no contrast to speak of.
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme, forcedColors });
    if (viewport) await page.setViewportSize(viewport);
    await page.goto(host(shop({ lang })));
    await widget.started();
    await expectAccessible(page);
    await widget.open();
    await expect(widget.log.getByRole('button').first()).toBeVisible();
    await expectAccessible(page);
    const turn = await widget.ask(lang === 'en' ? 'How long does delivery take?' : '快递要多久？');
    await widget.thumb(turn, false).click();
    await widget.ask('penguins zzz');
    await expectAccessible(page);
    await widget.composer.pressSequentially(lang === 'en' ? 'how do i' : '怎么');
    await expect(widget.completions.first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await widget.panel.getByRole('button', { name: /Options|选项/ }).click();
    await expectAccessible(page);
  });
}

test('without motion where motion is not wanted', async ({ page, host, widget }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host(shop()));
  await widget.open();
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
});
