/** What owners and visitors get wrong: each case gives a message an owner understands, and a widget. */
import { expect, needsWidget, test } from '../fixtures';
import { CONFIG, FAQ, shop } from '../pages/faq';

needsWidget();

const HTML = { body: '<!doctype html><title>Not found</title>', headers: { 'Content-Type': 'text/html' } };
const NONE = /There are no answers here yet|could not be loaded/;

interface Case {
  what: string;
  /** In place of the FAQ. */
  faq?: unknown;
  /** In place of the config. */
  config?: unknown;
  /** On the console, each once. */
  says: RegExp[];
  /** In the panel; else questions are answered. */
  shows?: RegExp;
}

const CASES: Case[] = [
  { what: 'a FAQ that is broken JSON', faq: '[{"question": "How', says: [/faq\.json is not valid JSON/], shows: NONE },
  { what: 'a FAQ that is missing', faq: { status: 404, body: '' }, says: [/faq\.json was answered with status 404: is the file there/], shows: NONE },
  { what: 'a page in place of the FAQ', faq: HTML, says: [/faq\.json is not valid JSON: it is an HTML page/], shows: NONE },
  { what: 'a FAQ of a wrong type', faq: '"hello"', says: [/faq\.json at \$: expected/, /no usable entry/], shows: NONE },
  { what: 'a FAQ that is null', faq: 'null', says: [/faq\.json/, /no usable entry/], shows: NONE },
  { what: 'an empty FAQ', faq: '[]', says: [/no usable entry in it/], shows: NONE },
  { what: 'an empty file', faq: { body: '' }, says: [/faq\.json is not valid JSON/], shows: NONE },
  { what: 'entries of wrong types', faq: JSON.stringify([7, { question: 3 }, { question: 'x' }, null, ...FAQ]), says: [/\$\[0\]/, /\$\[1\]\.question: expected a text/, /\$\[1\]: an entry needs/, /\$\[2\]/, /\$\[3\]/] },
  { what: 'a misspelt key in an entry', faq: JSON.stringify([{ ...FAQ[0], varients: ['x'] }, ...FAQ.slice(1)]), says: [/\$\[0\]\.varients: unknown key; did you mean "variants"\?/] },
  { what: 'a config that is broken JSON', config: '{"title": ', says: [/askwell\.json is not valid JSON/, /FAQ|faq/], shows: NONE },
  { what: 'a config that is missing', config: { status: 404, body: '' }, says: [/askwell\.json was answered with status 404/, /FAQ|faq/], shows: NONE },
  { what: 'a page in place of the config', config: HTML, says: [/it is an HTML page/, /FAQ|faq/], shows: NONE },
  { what: 'a config of wrong types', config: { ...CONFIG, title: 7, contact: 'me', theme: 'drak', thresholds: { answer: 'high' } }, says: [/\$\.title: expected/, /\$\.contact: expected/, /\$\.theme: expected one of auto, light, dark/, /\$\.thresholds\.answer: expected a number/] },
  { what: 'a misspelt key in the config', config: { ...CONFIG, sugestions: [] }, says: [/\$\.sugestions: unknown key; did you mean "suggestions"\?/] },
];

for (const { what, faq, config, says, shows } of CASES) {
  test(what, async ({ page, host, said, widget }) => {
    said.allow(/Failed to load resource/);
    const files = { ...(faq !== undefined && { '/faq.json': faq as object }), ...(config !== undefined && { '/askwell.json': config as object }) };
    await page.goto(host(shop({ files })));
    await widget.open();
    for (const message of says) await said.expect(new RegExp(`^warning: \\[askwell\\] .*${message.source}`));
    if (shows) await expect(widget.log).toContainText(shows);
    else await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days');
  });
}

test('no FAQ at all: the panel and the console say so', async ({ page, host, said, widget }) => {
  await page.goto(host({ app: 'real' }));
  await said.expect(/^warning: \[askwell\] .*FAQ|faq/);
  await widget.open();
  await expect(widget.log).toContainText(NONE);
});

test('offline: the FAQ is asked for again when the visitor wants it', async ({ page, context, host, said, widget }) => {
  said.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  await page.route('**/faq.json', (route) => route.abort());
  await page.goto(host(shop()));
  await widget.open();
  await said.expect(/^warning: \[askwell\] .*faq\.json could not be fetched: offline/);
  await expect(widget.log).toContainText('could not be loaded');
  await page.unroute('**/faq.json');
  await widget.log.getByRole('button', { name: 'Try again' }).click();
  await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days');
});

const ATTACKS = ['<script>window.hit = 1</script>', '<img src=x onerror="window.hit = 2">', '<svg onload="window.hit=3">', '[x](javascript:window.hit=4)', '"><iframe srcdoc="<script>parent.hit=5</script>">'];

test('markup in every field of config and FAQ is text', async ({ page, host, said, widget }) => {
  const evil = ATTACKS.join(' ');
  const entry = { id: evil, question: `Delivery ${evil}`, variants: [evil], answer: `Slowly ${evil}`, category: evil, keywords: [evil], links: [{ label: evil, url: 'javascript:window.hit=6' }, { label: evil, url: '/ok' }], follow_ups: [evil, 'other'] };
  const config = { title: evil, welcome: evil, suggestions: [evil], contact: { label: evil, email: evil, phone: evil, url: 'javascript:window.hit=7', hours: evil }, faq: [entry, { id: 'other', question: `Other ${evil}`, answer: 'x' }] };
  said.allow(/^warning: \[askwell\]/);
  await page.goto(host(shop({ files: { '/askwell.json': config } })));
  await widget.open();
  await expect(widget.panel).toContainText('<script>window.hit = 1</script>');
  await widget.log.getByRole('button', { name: /^Delivery/ }).click();
  await expect(widget.turns.first()).toContainText('Slowly');
  await widget.ask(evil);
  await widget.panel.getByRole('button', { name: /<script>/ }).last().click();
  const found = await widget.page.locator('askwell-widget').evaluate((host) => {
    const root = host.shadowRoot!;
    const links = [...root.querySelectorAll('a')].filter((link) => !/^(https?|mailto|tel|sms):$/.test(link.protocol));
    const handlers = [...root.querySelectorAll('*')].filter((node) => [...node.attributes].some(({ name }) => name.startsWith('on') || name === 'srcdoc'));
    return root.querySelectorAll('script, img, iframe, style').length + links.length + handlers.length;
  });
  expect(found).toBe(0);
  expect(await page.evaluate('window.hit')).toBeUndefined();
});

test('10,000 entries: the page stays alive while they are read, and the right one answers', async ({ page, host, widget }) => {
  test.slow();
  const many = Array.from({ length: 10_000 }, (_, at) => ({ id: `e${at}`, question: `What about product number ${at}?`, answer: `Answer ${at}.` }));
  await page.goto(host(shop({ files: { '/faq.json': [...many, ...FAQ] } })));
  await widget.open();
  await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days', { timeout: 30_000 });
});

test('a question of 1 MB is refused in words', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  // From inside the page: a megabyte typed from outside takes the driver minutes. Were anything quadratic in its
  // length, the page would not come back within the test's time.
  await widget.composer.evaluate((field: HTMLInputElement) => {
    const init = { bubbles: true, composed: true, cancelable: true };
    field.value = 'delivery '.repeat(120_000);
    field.dispatchEvent(new InputEvent('input', init));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...init }));
  });
  await expect(widget.panel).toContainText('That is too long for me');
  await expect(widget.turns).toHaveCount(0);
});

for (const [what, question] of [
  ['emoji', '📦❓ 👩‍👩‍👧‍👦 how long delivery 🚚'],
  ['right-to-left text', 'كم يستغرق التوصيل؟ delivery'],
  ['signs only', '??? !!! …'],
  ['half a character', 'delivery \ud83d time'],
  ['control characters', 'delivery\u0000\u0007\u202e time'],
]) {
  test(`a question of ${what} is a question`, async ({ page, host, widget }) => {
    await page.goto(host(shop()));
    await widget.open();
    await expect(await widget.ask(question)).toBeVisible();
    await widget.ask('How long does delivery take?');
  });
}

test('an empty question is none', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  for (const blank of ['', '   ', '\u3000']) {
    await widget.composer.fill(blank);
    await widget.send.click();
  }
  await expect(widget.turns).toHaveCount(0);
});
