/** Surveys: when they come, how they are answered by pointer and keyboard, and what is kept of them. */
import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessible';
import { expect, needsWidget, test } from '../fixtures';
import { CONFIG, shop } from '../pages/faq';
import { Widget } from '../widget';

needsWidget();

const QUESTION = 'How satisfied are you with the help you got?';

const withSurveys = (surveys: object[], more: object = {}) => shop({ files: { '/askwell.json': { ...CONFIG, ...more, surveys } } });

/** The rows that the page keeps, oldest first. */
const rows = (page: Page): Promise<Record<string, unknown>[]> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.includes('/row/'))
      .sort()
      .map((key) => JSON.parse(localStorage[key])),
  );

test('satisfaction is asked when the panel is closed after an answer, and only then', async ({ page, host, widget, noStorage }) => {
  await page.goto(host(shop()));
  await widget.open();
  await widget.close();
  await expect(widget.survey).toBeHidden();
  await widget.open();
  await widget.ask('How long does delivery take?');
  await widget.close();
  await expect(widget.survey).toBeFocused();
  await expect(widget.survey).toContainText(QUESTION);
  await widget.survey.getByRole('radio', { name: '4 of 5' }).check();
  await widget.survey.getByRole('button', { name: 'Continue' }).click();
  await widget.survey.getByRole('textbox').fill('Fine, write to ann@mail.example');
  await expect(widget.survey).toContainText('masked');
  await widget.survey.getByRole('button', { name: 'Continue' }).click();
  await expect(widget.survey).toContainText('Thank you');
  const kept = await rows(page);
  expect(kept.map((row) => [row.kind, row.status ?? row.question_id ?? row.resolution])).toEqual(
    expect.arrayContaining([['survey', 'sent'], ['rating', 'csat'], ['rating', 'comment'], ['conversation', 'assumed']]),
  );
  expect(kept.find((row) => row.question_id === 'csat')).toMatchObject({ value: 4, scale: 5, entry_id: 'delivery', page: '/page.html', locale: 'en' });
  expect(JSON.stringify(kept)).not.toContain('ann@');
  await page.reload();
  await widget.open();
  await widget.ask('How do I return something?');
  await widget.close();
  await expect(widget.survey).toBeHidden();
  await widget.open();
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await widget.panel.getByRole('button', { name: 'Erase this conversation' }).click();
  await noStorage();
});

test('a dismissal is remembered; Escape dismisses what stands alone', async ({ page, host, widget }) => {
  await page.goto(host(withSurveys([{ on: 'closed', wait_days: 0 }])));
  await widget.open();
  await widget.ask('How long does delivery take?');
  await widget.close();
  await expect(widget.survey).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(widget.survey).toBeHidden();
  await expect(widget.launcher).toBeFocused();
  expect(await rows(page)).toContainEqual(expect.objectContaining({ kind: 'survey', status: 'dismissed' }));
  await widget.open();
  await widget.close();
  await expect(widget.survey).toBeHidden();
});

test('a survey in the panel waits for its moment, branches, and can be gone back in', async ({ page, host, widget }) => {
  const questions = [
    { metric: 'nps', next: [{ at_most: 6, go: 'why' }, { go: 'end' }] },
    { id: 'why', kind: 'multiple_choice', text: 'What was missing?', options: [{ id: 'a', text: 'Speed' }, { id: 'b', text: 'Price' }] },
  ];
  await page.goto(host(withSurveys([{ id: 'n', on: 'resolved', questions }])));
  await widget.open();
  const turn = await widget.ask('How long does delivery take?');
  await widget.thumb(turn, true).click();
  await expect(widget.survey.getByRole('radio')).toHaveCount(11);
  await widget.survey.getByRole('radio', { name: '3 of 10' }).check();
  await widget.survey.getByRole('button', { name: 'Continue' }).click();
  await widget.survey.getByRole('checkbox', { name: 'Price' }).check();
  await widget.survey.getByRole('checkbox', { name: 'Speed' }).check();
  await widget.survey.getByRole('button', { name: 'Back' }).click();
  await expect(widget.survey.getByRole('radio', { name: '3 of 10' })).toBeChecked();
  await widget.survey.getByRole('radio', { name: '9 of 10' }).check();
  await widget.survey.getByRole('button', { name: 'Continue' }).click();
  await expect(widget.survey).toContainText('Thank you');
  expect(await rows(page)).toContainEqual(expect.objectContaining({ kind: 'survey', status: 'sent', responses: ['nps=9'] }));
});

test.describe('the radio group rating of the ARIA Authoring Practices, its tests done again', () => {
  test.beforeEach(async ({ page, host, widget }) => {
    await page.goto(host(withSurveys([{ on: 'called', id: 's' }])));
    await widget.open();
    await page.evaluate(() => (window as unknown as { Askwell: (...args: string[]) => void }).Askwell('survey', 's'));
    await expect(widget.survey).toBeVisible();
  });

  test('roles and names', async ({ widget }) => {
    await expect(widget.survey.getByRole('radiogroup', { name: QUESTION })).toBeVisible();
    await expect(widget.survey.getByRole('radio')).toHaveCount(5);
    await expect(widget.survey.getByRole('radio').first()).toHaveAccessibleName('1 of 5, Very dissatisfied');
    await expect(widget.survey.getByRole('radio').last()).toHaveAccessibleName('5 of 5, Very satisfied');
  });

  test('one tab stop: the first while none is checked, then the checked one', async ({ page, widget }) => {
    const radio = widget.survey.getByRole('radio');
    await widget.survey.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(radio.first()).toBeFocused();
    await expect(radio.first()).not.toBeChecked();
    await radio.nth(2).check();
    await widget.survey.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(radio.nth(2)).toBeFocused();
  });

  test('space checks, arrows move and check and go round, and none of them sends', async ({ page, widget }) => {
    const radio = widget.survey.getByRole('radio');
    await radio.first().focus();
    await page.keyboard.press('Space');
    await expect(radio.first()).toBeChecked();
    for (const [key, at] of [['ArrowRight', 1], ['ArrowDown', 2], ['ArrowLeft', 1], ['ArrowUp', 0], ['ArrowUp', 4], ['ArrowRight', 0], ['ArrowLeft', 4], ['ArrowDown', 0]] as const) {
      await page.keyboard.press(key);
      await expect(radio.nth(at), key).toBeChecked();
      await expect(radio.nth(at), key).toBeFocused();
    }
    await expect(widget.survey).toContainText(QUESTION);
    expect((await rows(page)).filter((row) => row.kind === 'rating')).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(widget.survey.getByRole('textbox')).toBeVisible();
  });
});

for (const variant of [
  { name: 'English', lang: 'en' },
  { name: 'Chinese, dark', lang: 'zh-CN', colorScheme: 'dark' as const },
  { name: 'a phone', lang: 'en', viewport: { width: 360, height: 640 } },
  { name: 'forced colours', lang: 'en', forcedColors: 'active' as const },
  { name: 'right to left', lang: 'en', dir: 'rtl' },
]) {
  test(`axe finds nothing in any kind of question: ${variant.name}`, async ({ page, host, widget }) => {
    const { lang, colorScheme, forcedColors, viewport, dir } = variant;
    const options = [{ id: 'a', text: 'One' }, { id: 'b', text: 'Two' }];
    const questions = [
      { metric: 'csat' },
      { id: 'faces', metric: 'service_efficiency', display: 'faces', scale: 3 },
      { metric: 'nps' },
      { id: 'one', kind: 'single_choice', text: 'Which?', options },
      { id: 'many', kind: 'multiple_choice', text: 'Which ones?', options },
      { id: 'comment' },
    ];
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme, forcedColors });
    if (viewport) await page.setViewportSize(viewport);
    await page.goto(host({ ...withSurveys([{ on: 'closed', questions }]), lang, dir }));
    await widget.open();
    await widget.ask(lang === 'en' ? 'How long does delivery take?' : '快递要多久？');
    await widget.close();
    for (let at = 0; at < questions.length; at++) {
      await expect(widget.survey).toBeVisible();
      const field = widget.survey.locator('input, textarea').first();
      if (at < 5) await field.check();
      else await field.fill('ok');
      await expectAccessible(page);
      const fits = await widget.survey.evaluate((survey) => survey.getBoundingClientRect().right <= innerWidth && survey.scrollWidth <= survey.clientWidth);
      expect(fits, 'the question fits').toBe(true);
      await widget.survey.getByRole('button', { name: /^(Continue|继续)$/ }).click();
    }
    await expect(widget.survey).toContainText(/Thank you|感谢/);
    await expectAccessible(page);
  });
}

test('what one tab has shown, another does not show', async ({ page, context, host, widget }) => {
  const address = host(shop());
  await page.goto(address);
  await widget.open();
  await widget.ask('How long does delivery take?');
  const tab = new Widget(await context.newPage());
  await tab.page.goto(address);
  await expect(tab.panel).toBeVisible();
  await tab.close();
  await expect(tab.survey).toBeVisible();
  await page.bringToFront();
  await widget.close();
  await expect(widget.survey).toBeHidden();
});

test('a definition with circles, unknown kinds and doubles costs those only', async ({ page, host, widget, said }) => {
  const questions = [{ id: 'a', metric: 'csat', next: [{ go: 'a' }] }, { id: 'b', kind: 'matrix' }];
  await page.goto(host(withSurveys([{ id: 's', on: 'closed', questions }, { id: 's' }])));
  await widget.open();
  await widget.ask('How long does delivery take?');
  // They are read with the part that asks, which comes after the first answer.
  await said.expect(/\$\.surveys\[0\]\.questions\[1\]\.kind/);
  await said.expect(/\$\.surveys\[0\]\.questions\[0\]\.next\[0\].*leads back/);
  await said.expect(/\$\.surveys\[1\].*same id/);
  await widget.close();
  await expect(widget.survey).toContainText(QUESTION);
});
