/** Languages: the interface's, the question's, and both changed at run time. */
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';
import { full } from '../pages/states';

needsWidget();

/** The composer in whichever language. */
const FIELD = 'askwell-widget [data-focus="composer"]';

test('a Chinese question on an English page is answered in Chinese, from a file that is fetched then', async ({ page, host, widget, asked }) => {
  await page.goto(host(shop()));
  await widget.open();
  const english = await widget.ask('How do I return something?');
  await expect(english.locator('[part~="answer"]')).toContainText('Within 30 days');
  expect(asked.paths()).not.toContain('/faq.zh.json');

  const chinese = await widget.ask('怎么退货？');
  await expect(chinese.locator('[part~="answer"]')).toContainText('免费退货');
  expect(asked.paths()).toContain('/faq.zh.json');
  await expect(chinese.locator('[part~="answer"]')).toHaveAttribute('lang', 'zh-Hans');
  // The interface stays, and says so to screen readers.
  await expect(chinese.getByText('Was this helpful?')).toBeVisible();
  await expect(english.locator('[part~="answer"]')).not.toHaveAttribute('lang', /./);
  await expect(english.locator('[part~="answer"]')).toContainText('Within 30 days');

  const again = await widget.ask('How long does delivery take?');
  await expect(again.locator('[part~="answer"]')).toContainText('Two to four days');
  expect(asked.paths().filter((path) => path === '/faq.zh.json')).toHaveLength(1);
});

test('an English question on a Chinese page is answered in English', async ({ page, host, widget }) => {
  await page.goto(host(shop({ lang: 'zh-CN' })));
  await widget.open();
  const turn = await widget.ask('How do I return something?');
  await expect(turn.locator('[part~="answer"]')).toContainText('Within 30 days');
  await expect(turn.locator('[part~="answer"]')).toHaveAttribute('lang', 'en');
});

test('what was answered in another language is there again after a reload', async ({ page, host, widget }) => {
  const address = host(shop());
  await page.goto(address);
  await widget.open();
  await widget.ask('怎么退货？');
  await page.goto(address);
  await expect(widget.turns.last().locator('[part~="answer"]')).toContainText('免费退货');
});

test('traditional Chinese is spoken, and answered from a FAQ in simplified Chinese', async ({ page, host, widget }) => {
  await page.goto(host(shop({ lang: 'zh-TW' })));
  await expect(widget.launcher).toHaveAttribute('aria-label', /說明|協助|幫助/);
  await widget.launcher.click();
  await page.locator(FIELD).fill('怎麼退貨？');
  await page.locator(FIELD).press('Enter');
  await expect(widget.turns.last().locator('[part~="answer"]')).toContainText('免费退货');
});

test('the visitor chooses a language in the options: all is there in other words, and it is remembered', async ({ page, host, widget }) => {
  const address = host(shop());
  await page.goto(address);
  await widget.open();
  await widget.ask('How do I return something?');
  await widget.composer.fill('half a question');
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  const list = widget.panel.getByLabel('Language');
  await expect(list.locator('option')).toHaveText(['English', /^(简体中文|中文（简体）)$/]);
  await list.selectOption('zh-Hans');

  await expect(widget.panel.getByRole('heading', { name: '问问小店' })).toBeVisible();
  await expect(widget.composer).toHaveAttribute('aria-label', '您的问题');
  await expect(widget.composer).toHaveValue('half a question');
  await expect(widget.turns).toHaveCount(1);
  await expect(widget.panel.getByLabel('语言')).toHaveValue('zh-Hans');
  await widget.composer.fill('');
  const turn = await widget.ask('怎么退货？');
  await expect(turn.locator('[part~="answer"]')).toContainText('免费退货');

  await page.goto(address);
  await expect(widget.launcher).toHaveAttribute('aria-label', '关闭帮助');
  await expect(widget.panel.getByRole('heading', { name: '问问小店' })).toBeVisible();
  await expect(widget.turns).toHaveCount(2);
});

test('the page changes the language for as long as it stands', async ({ page, host, widget, said }) => {
  const address = host(shop());
  await page.goto(address);
  await widget.open();
  const call = (tag: string) => page.evaluate((tag) => (window as unknown as { Askwell: (verb: string, tag: string) => void }).Askwell('setLocale', tag), tag);
  await call('de-AT');
  await expect(page.locator(FIELD)).toHaveAttribute('aria-label', 'Ihre Frage');
  await expect(page.locator('askwell-widget .widget')).toHaveAttribute('lang', 'de');
  await call('tlh');
  await said.expect(/setLocale.*"tlh"/);
  await page.goto(address);
  await expect(page.locator(FIELD)).toHaveAttribute('aria-label', 'Your question');
});

for (const what of ['config', 'faq'] as const) {
  test(`a ${what} that is handed over is there in the other language`, async ({ page, host, widget }) => {
    const faq = [{ id: 'ink', question: 'Which ink do you sell?', answer: 'Black ink.' }];
    const config = { title: { en: 'The ink shop', de: 'Der Tintenladen' }, faq };
    await page.goto(host(shop({ tag: 'data-loading="manual"' })));
    await page.evaluate((options) => {
      const { Askwell } = window as unknown as { Askwell: (verb: string, ...words: unknown[]) => Promise<unknown> };
      void Askwell('init', { ...options, loading: 'eager' });
      return Askwell('setLocale', 'de');
    }, what === 'config' ? { config } : { faq });
    await page.locator('askwell-widget button[part~=launcher]:not([data-loader])').click();
    await expect(page.locator(FIELD)).toHaveAttribute('aria-label', 'Ihre Frage');
    if (what === 'config') await expect(widget.panel.getByRole('heading', { name: 'Der Tintenladen' })).toBeVisible();
    await page.locator(FIELD).fill('Which ink do you sell?');
    await page.locator(FIELD).press('Enter');
    await expect(widget.turns.last()).toContainText('Black ink');
  });
}

test('a survey that is open goes on in the other language', async ({ page, host, widget }) => {
  const question = { id: 'q', kind: 'rating', text: { en: 'Was it good?', 'zh-Hans': '好不好？' } };
  const config = { faq: { en: 'faq.json', 'zh-Hans': 'faq.zh.json' }, surveys: [{ id: 's', on: 'answers', count: 1, questions: [question] }] };
  await page.goto(host(shop({ files: { '/askwell.json': config } })));
  await widget.open();
  await widget.ask('How do I return something?');
  await expect(widget.survey).toContainText('Was it good?');
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await widget.panel.getByLabel('Language').selectOption('zh-Hans');
  await expect(widget.survey).toContainText('好不好？');
});

test('a site with one language offers no choice', async ({ page, host, widget }) => {
  await page.goto(host(shop({ files: { '/askwell.json': { faq: 'faq.json' } } })));
  await widget.open();
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await expect(widget.panel.getByLabel('Appearance')).toBeVisible();
  await expect(widget.panel.getByLabel('Language')).toHaveCount(0);
});

test('a language whose file is missing or broken is spoken in English', async ({ page, host, widget, said }) => {
  await page.route('**/lang/fr.json', (route) => route.fulfill({ body: '{"send": ' }));
  await page.route('**/lang/it.json', (route) => route.fulfill({ status: 404 }));
  said.allow(/Failed to load resource/);
  for (const [lang, reason] of [['fr', /lang\/fr\.json.*not valid JSON/], ['it', /lang\/it\.json/]] as const) {
    await page.goto(host(shop({ lang })));
    await said.expect(reason);
    await widget.launcher.click();
    await expect(widget.composer).toHaveAttribute('aria-label', 'Your question');
    await expect(page.locator('askwell-widget .widget')).toHaveAttribute('lang', 'en');
    await page.evaluate(() => localStorage.clear());
  }
});

for (const [lang, phone] of [['ar', false], ['ar', true], ['he', false], ['fa', true]] as const) {
  test(`from right to left: ${lang} on a ${phone ? 'phone' : 'desktop'}`, async ({ page, host, widget }, info) => {
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(host(shop({ lang, dir: 'rtl' })));
    await widget.launcher.click();
    const root = page.locator('askwell-widget .widget');
    await expect(root).toHaveAttribute('dir', 'rtl');
    expect(await root.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    await page.locator(FIELD).fill('How long does delivery take?');
    await page.locator(FIELD).press('Enter');
    const answer = widget.turns.last().locator('[part~="answer"]');
    await expect(answer).toContainText('Two to four days');
    await page.screenshot({ path: info.outputPath(`${lang}.png`) });
    // The owner's text keeps its own direction, and its language.
    await expect(answer).toHaveAttribute('lang', 'en');
    expect(await answer.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
    // The send button is at the end of the line: on the left. The launcher stays in its corner.
    const [field, send] = await Promise.all([page.locator(FIELD).boundingBox(), page.locator('askwell-widget [part~="send"]').boundingBox()]);
    expect(send!.x).toBeLessThan(field!.x);
    const overflow = await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth);
    expect(overflow).toBe(0);
  });
}

test.describe('at the office', () => {
  test.use({ timezoneId: 'UTC' });

  test('days and times are written as the language has them', async ({ page, host, widget }) => {
    // A Monday evening; the Monday after is a holiday.
    await page.clock.setFixedTime(new Date('2026-06-15T20:00:00Z'));
    const office_hours = { time_zone: 'UTC', week: { mon: ['09:30-17:00'] }, holidays: ['2026-06-22'] };
    const config = { faq: 'faq.json', contact: { email: 'a@b.example', office_hours } };
    for (const [lang, said] of [['de', 'am 29. Juni 2026 um 09:30'], ['ja', '2026年6月29日'], ['en', '29 June 2026 at 09:30']]) {
      await page.goto(host(shop({ lang, files: { '/askwell.json': config } })));
      await widget.launcher.click();
      await page.locator('askwell-widget .foot .human').click();
      await expect(widget.turns.last()).toContainText(said!);
      await page.evaluate(() => localStorage.clear());
    }
  });
});

test('a language that the site has no answers in is answered in its first, and named in the list', async ({ page, host, widget }) => {
  await page.goto(host(shop({ lang: 'zh-CN' })));
  await page.locator('askwell-widget button[part~=launcher]:not([data-loader])').click();
  await expect(widget.panel).toContainText('快递要多久');
  await page.evaluate("void Askwell('setLocale', 'ar')");
  await expect(widget.panel).toContainText('How long does delivery take?');
  await expect(widget.panel).not.toContainText('快递要多久');
  await widget.panel.locator('[part~="header"] button').first().click();
  await expect(widget.panel.locator('select').first().locator('option:checked')).toHaveText('العربية');
});

for (const [what, state] of [
  ['survey', {}],
  ['teaser', { rules: [{ id: 'hello', triggers: ['page_view'], actions: [{ prompt: { text: 'Any questions?', entry: 'delivery' } }] }] }],
] as const) {
  test(`a text from left to right is beside the button of a ${what} that goes from right to left`, async ({ page, host, widget }) => {
    await page.goto(host(full({ config: state })));
    await expect(widget.launcher).toBeVisible();
    if (what === 'survey') await page.evaluate("void Askwell('survey', 'stars')");
    const shown = page.locator(`askwell-widget [part~="${what}"]`);
    await expect(shown).toBeVisible();
    await page.evaluate("void Askwell('setLocale', 'ar')");
    await expect(page.locator('askwell-widget .widget')).toHaveAttribute('dir', 'rtl');
    const apart = await shown.evaluate((section) => {
      const range = document.createRange();
      range.selectNodeContents(section.querySelector('.heading, .lead')!);
      const button = section.querySelector('.tool')!.getBoundingClientRect();
      const text = [...range.getClientRects()];
      return text.length > 0 && text.every((line) => line.right <= button.left || line.left >= button.right || line.bottom <= button.top || line.top >= button.bottom);
    });
    expect(apart).toBe(true);
  });
}
