/** The site's questions as a plain list, where the widget cannot start. */
import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessible';
import { expect, test } from '../fixtures';
import { CONFIG, FAQ, FAQ_ZH } from '../pages/faq';
import type { Host } from '../pages/host';
import type { Widget } from '../widget';

const BROKEN = { '/askwell/askwell-app.js': 'export default () => { throw new Error("broken") }' };
const SHOP = { '/askwell.json': CONFIG, '/faq.json': FAQ, '/faq.zh.json': FAQ_ZH };

const broken = (more: Host = {}): Host => ({
  tag: 'data-config="/askwell.json" data-loading="click"',
  ...more,
  files: { ...BROKEN, ...SHOP, ...more.files },
});
const withFaq = (faq: unknown, more: Host = {}) => broken({ ...more, files: { '/faq.json': faq as object, ...more.files } });

const questions = (widget: Widget) => widget.notice.locator('summary');
const field = (widget: Widget) => widget.notice.getByRole('searchbox');

async function open(page: Page, widget: Widget, url: string) {
  await page.goto(url);
  await widget.launcher.click();
  await expect(widget.notice).toBeVisible();
}

test.beforeEach(({ said }) => said.allow(/^error: \[askwell\] The widget could not start: Error: broken/));

test('it has the title, the questions and the contact', async ({ page, host, widget }) => {
  await open(page, widget, host(broken()));
  await expect(widget.notice).toHaveAccessibleName('Ask the shop');
  await expect(questions(widget)).toHaveText(FAQ.map((entry) => entry.question));
  await expect(widget.notice.getByRole('link', { name: 'help@shop.example' })).toBeVisible();
  await expect(field(widget)).toBeFocused();
});

for (const [text, found] of [
  ['delivery', ['How long does delivery take?']],
  ['DELIVERIES', ['How long does delivery take?']],
  ['parcel arrive', ['How long does delivery take?']],
  ['returned', ['How do I return something?']],
  ['fórgot my pàssword', ['I forgot my password']],
  ['free of charge', ['How do I return something?']],
] as const) {
  test(`words find questions: ${text}`, async ({ page, host, widget }) => {
    await open(page, widget, host(broken()));
    await page.keyboard.type(text);
    await expect(questions(widget)).toHaveText(found);
    await expect(widget.notice.getByRole('status')).toHaveText(`Matching questions: ${found.length}`);
  });
}

test('where nothing shares a word, it says so and shows all', async ({ page, host, widget }) => {
  await open(page, widget, host(broken()));
  for (const text of ['penguins', '???', '企鹅']) {
    await field(widget).fill(text);
    await expect(widget.notice.getByRole('status')).toHaveText(/^No question has these words/);
    await expect(questions(widget)).toHaveCount(FAQ.length);
  }
  await field(widget).fill(' ');
  await expect(widget.notice.getByRole('status')).toHaveText('');
});

test('Chinese is found by pairs of characters', async ({ page, host, widget }) => {
  await open(page, widget, host(broken({ lang: 'zh-CN' })));
  await expect(widget.notice).toHaveAccessibleName('问问小店');
  for (const [text, found] of [
    ['我想退货', ['怎么退货？']],
    ['包裹', ['快递要多久？']],
    ['密码忘了', ['忘记密码怎么办？']],
  ] as const) {
    await field(widget).fill(text);
    await expect(questions(widget)).toHaveText(found);
  }
});

test('Enter unfolds the nearest and goes there; what is unfolded stays so', async ({ page, host, widget }) => {
  await open(page, widget, host(broken()));
  await page.keyboard.type('delivery');
  await page.keyboard.press('Enter');
  await expect(questions(widget).first()).toBeFocused();
  const answer = widget.notice.locator('details').first();
  await expect(answer).toHaveText('How long does delivery take?Two to four days. See the prices.');
  await expect(answer.getByRole('link', { name: 'the prices' })).toHaveAttribute('href', '/delivery');
  await page.keyboard.press('Escape');
  await expect(widget.notice).toBeHidden();
  await expect(widget.launcher).toBeFocused();
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(answer.getByRole('link')).toBeVisible();
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'true');
  await widget.launcher.click();
  await expect(widget.notice).toBeHidden();
});

test('the keys that are typed here are not the page\'s', async ({ page, host, widget }) => {
  await open(page, widget, host(broken({ head: "<script>addEventListener('keydown', () => { document.title = 'stolen' })</script>" })));
  await page.keyboard.type('delivery');
  await expect(page).toHaveTitle('A shop');
});

test('addresses that run scripts are no links, and markup is text', async ({ page, host, widget }) => {
  const markup = '<img src=x onerror="document.title=1">';
  const answer = `[one](javascript:document.title=1) [two](data:text/html,x) [three](https://shop.example/a) https://shop.example/b. ${markup}`;
  const faq = [{ question: `${markup}?`, answer, links: [{ url: ' java\tscript:document.title=1', label: markup }, { url: 'tel:1' }] }];
  await open(page, widget, host(withFaq(faq)));
  await questions(widget).click();
  const links = widget.notice.locator('details').getByRole('link');
  await expect(links).toHaveText(['three', 'https://shop.example/b', 'tel:1']);
  await expect(widget.notice.locator('details')).toContainText(`one two three https://shop.example/b. ${markup}`);
  await expect(questions(widget)).toHaveText(`${markup}?`);
  await expect(page).toHaveTitle('A shop');
});

test('entries for others, of other languages and other days are left out', async ({ page, host, widget }) => {
  const entry = (question: string, more: object = {}) => ({ question, answer: 'a', ...more });
  const faq = { faq: [entry('all'), entry('vip', { audience: { vip: true } }), entry('zh', { lang: 'zh' }), entry('en', { lang: 'en-GB' }), entry('past', { valid_until: '2020-01-01' }), entry('future', { valid_from: '2999-01-01' }), entry('now', { valid_from: '2020-01-01', valid_until: '2999-01-01' }), entry(''), { question: 'none' }, null, 7, 'text', { question: { de: 'Frage', 'en-US': 'two' }, answer: { en: 'b' } }] };
  await open(page, widget, host(withFaq(faq)));
  await expect(questions(widget)).toHaveText(['all', 'en', 'now', 'two']);
});

const LD = (body: unknown) => `<script type="application/ld+json">{ "broken": </script><script type="application/ld+json">${JSON.stringify(body)}</script>`;
const QUESTION = { '@type': 'Question', name: 'Is it <em>open</em>?', acceptedAnswer: { '@type': 'Answer', text: '<p>Yes &amp; no.</p><ul><li>See <a href="/hours">the hours</a></li></ul><script>document.title=1<\\/script>' } };

for (const [what, page_] of [
  ['one node', { '@type': 'FAQPage', mainEntity: QUESTION }],
  ['a graph', { '@graph': [{ '@type': 'WebSite' }, { '@type': ['WebPage', 'FAQPage'], mainEntity: [QUESTION] }] }],
  ['a list', [{ '@type': 'Thing' }, { '@type': 'FAQPage', mainEntity: [QUESTION, null] }]],
] as const) {
  test(`without a FAQ file, the page's own JSON-LD is read: ${what}`, async ({ page, host, widget }) => {
    await open(page, widget, host(broken({ tag: 'data-loading="click"', head: LD(page_) })));
    await expect(questions(widget)).toHaveText(['Is it open?']);
    await questions(widget).click();
    await expect(widget.notice.getByRole('link', { name: 'the hours' })).toBeVisible();
    await expect(widget.notice.locator('details')).toContainText('Yes & no.');
  });
}

for (const [what, more] of [
  ['entries in the config', { files: { '/askwell.json': { faq: FAQ } } }],
  ['data-faq alone', { tag: 'data-faq="/faq.json" data-loading="click"' }],
  ['data-faq besides the config', { tag: 'data-config="/askwell.json" data-faq="/faq.json" data-loading="click"', files: { '/askwell.json': { faq: 'none.json' } } }],
  ['an address relative to the config', { tag: 'data-config="/sub/askwell.json" data-loading="click"', files: { '/sub/askwell.json': { faq: '../faq.json' } } }],
] as [string, Host][]) {
  test(`the questions come from ${what}`, async ({ page, host, widget }) => {
    await open(page, widget, host(broken(more)));
    await expect(questions(widget)).toHaveCount(FAQ.length);
  });
}

test('a FAQ that cannot be read leaves the contact', async ({ page, host, said, widget }) => {
  said.allow(/Failed to load resource/);
  for (const faq of ['http://', 'none.json', 7, { en: null }, []]) {
    await open(page, widget, host(broken({ files: { '/askwell.json': { ...CONFIG, faq }, '/none.json': '{"question":' } })));
    await expect(widget.notice).toContainText('The assistant cannot start.');
    await expect(widget.notice.getByRole('link', { name: 'help@shop.example' })).toBeVisible();
  }
});

test('other languages come from their file, right-to-left where that is so', async ({ page, host }) => {
  await page.goto(host(broken({ files: { '/askwell/lang/ar.json': { your_question: 'سؤالك' } } })));
  // The loader speaks two languages yet: the panel is asked as it will be.
  await page.evaluate(async () => {
    const { default: plain } = await import(`${location.origin}/askwell/askwell-plain.js`);
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    (await plain({ root, base: `${location.origin}/askwell/`, settings: { config: '/askwell.json' }, lang: 'ar' })).open();
  });
  const panel = page.locator('.plain[dir=rtl]');
  await expect(panel.getByRole('searchbox', { name: 'سؤالك' })).toBeFocused();
  await expect(panel.locator('summary').first()).toHaveText(FAQ[0].question);
});

test('`ask` and `destroy`, for the loader', async ({ page, host }) => {
  await page.goto(host(broken()));
  await page.evaluate(async () => {
    const { default: plain } = await import(`${location.origin}/askwell/askwell-plain.js`);
    const root = document.querySelector('askwell-widget')!.shadowRoot!;
    const sheets = root.adoptedStyleSheets.length;
    const panel = await plain({ root, base: `${location.origin}/askwell/`, settings: { config: '/askwell.json' }, lang: 'en' });
    Object.assign(window, { panel, isClean: () => root.adoptedStyleSheets.length === sheets && !root.querySelector('.plain') });
    panel.ask('when will my parcel arrive');
  });
  await expect(page.locator('details[open] summary')).toHaveText(FAQ[0].question);
  expect(await page.evaluate('panel.destroy(), isClean()')).toBe(true);
});

for (const [colorScheme, lang] of [['light', 'en'], ['dark', 'zh']] as const) {
  test(`it passes axe-core: ${colorScheme}, ${lang}`, async ({ page, host, widget }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, widget, host(broken({ lang })));
    await questions(widget).first().click();
    await expectAccessible(page);
    await field(widget).fill('zzz');
    await expectAccessible(page);
  });
}

test('it fills a phone; targets are large enough, and the launcher is away meanwhile', async ({ page, host, widget }) => {
  await page.setViewportSize({ width: 280, height: 500 });
  await open(page, widget, host(broken()));
  await expect.poll(() => widget.notice.boundingBox()).toEqual({ x: 0, y: 0, width: 280, height: 500 });
  await expect(widget.launcher).toBeHidden();
  for (const target of await widget.notice.locator('button, input, summary, li a').all()) {
    expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  }
  await page.keyboard.press('Escape');
  await expect(widget.launcher).toBeFocused();
});
