/** Vectors in every text of the config, in the language file, in stored state, and in what the page itself tells. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { FAQ, shop } from '../pages/faq';
import { STRICT } from '../pages/host';
import { SOURCES, unique } from './vectors';
import { expectNothing, watch } from './watch';

needsWidget();
test.setTimeout(180_000);
test.use({ trace: 'off' });

const drawn = (page: Page) => page.locator('askwell-widget button[part~=launcher]:not([data-loader])').waitFor();

/** A config whose every text, address and name is the vector. */
const config = (text: string) => ({
  site: text,
  title: text,
  welcome: text,
  faq: [{ id: 'a', question: `q ${text}`, answer: text }, { id: text, question: text, answer: text, products: [text] }],
  suggestions: ['a', text],
  semantic: false,
  contact: { label: text, email: text, phone: text, url: text, hours: text, form: true, office_hours: { time_zone: text, hours: { mon: [text] }, holidays: [text] }, live_chat: { kind: text, fields: { [text]: text } } },
  surveys: [{ id: 's', on: 'called', questions: [{ id: text, kind: 'single_choice', text, options: [{ id: text, text }, { id: 'b', text }] }, { kind: 'rating', metric: 'csat', text, low: text, high: text }] }],
  products: [{ id: 'p', name: text, url: text, price: text }, { id: text, name: text, url: text, price: text }],
  rules: [
    { id: text, triggers: [{ on: 'page_view' }], actions: [{ greet: text }, { recommend: { text, by: 'fixed', products: ['p', text] } }, { offer: { text, code: text, url: text, label: text } }, { prompt: { text, entry: 'a', label: text } }, { set: { [text]: text, __proto__x: text } }, { raise: text }] },
    { id: 'again', condition: { 'page.url': { $regex: text }, [text]: text, 'visitor.x': { $in: [text] } }, actions: [{ greet: text }] },
  ],
  saved_groups: { [text]: [text] },
  synonyms: [[text, text]],
  [text]: text,
});

/** Starts a widget with each config in turn, looks at it from all sides, and ends it. */
const DRIVE = `async (count) => {
  const found = [];
  let seen = 0;
  for (let index = 0; index < count; index++) {
    const widget = await Askwell('init', { config: '/configs/' + index + '.json', loading: 'eager' });
    const host = [...document.querySelectorAll('askwell-widget')].pop();
    await widget('open');
    await new Promise((done) => setTimeout(done, 20));
    found.push(...scan());
    if (host.shadowRoot.querySelector('[role=dialog] h2, [role=dialog] [part~=title], [role=dialog]')) seen++;
    await widget('survey', 's');
    await new Promise((done) => setTimeout(done, 10));
    found.push(...scan());
    await widget('ask', 'I want to talk to a human');
    await settled(host);
    found.push(...scan());
    await widget('destroy', { storage: true });
  }
  return { seen, found };
}`;

for (const [name, read] of Object.entries(SOURCES)) {
  for (const policy of ['', STRICT]) {
    test(`${name}, ${policy ? 'under a policy' : 'without a policy'}, as a config`, async ({ page, host, site, asked, said }) => {
      test.skip(!read(), `${name}: not there; see vectors.ts`);
      // With a policy a part is enough: nothing is otherwise drawn.
      const all = unique(read() ?? []).filter((_, index) => !policy || index % 4 === 0);
      await watch(page, said);
      site.reset();
      const address = host({ app: 'real', policy, tag: 'data-loading="manual"', files: Object.fromEntries(all.map((text, index) => [`/configs/${index}.json`, config(text)])) });
      await page.goto(address);
      // A widget of the page's own keeps the function alive while the others come and go.
      await expect.poll(() => page.evaluate('typeof Askwell')).toBe('function');
      await page.evaluate("Askwell('init', { loading: 'click' }).then(() => {})");
      const { seen, found } = await page.evaluate<{ seen: number; found: string[] }>(`(${DRIVE})(${all.length})`);
      expect(seen).toBe(all.length);
      await expectNothing(page, asked, found);
    });
  }
}

test('as texts of the interface', async ({ page, host, asked, said }) => {
  await watch(page, said);
  const texts = unique(SOURCES['our own']() ?? []);
  const keys = Object.keys(JSON.parse(readFileSync(join(__dirname, '../../../public/askwell/lang/zh-Hans.json'), 'utf8')) as object);
  for (let round = 0; round * keys.length < texts.length; round++) {
    const strings = Object.fromEntries(keys.map((key, index) => [key, texts[(index + round * keys.length) % texts.length]]));
    await page.goto(host(shop({ lang: 'zh-Hans', tag: 'data-loading="eager"', files: { '/site/askwell/lang/zh-Hans.json': strings } })));
    await drawn(page);
    const found = await page.evaluate<string[]>(`(async () => {
      const host = document.querySelector('askwell-widget');
      await Askwell('ask', '怎么退货？');
      await settled(host);
      const first = scan();
      await Askwell('ask', '人工客服');
      await settled(host);
      await Askwell('survey', 'csat');
      return [...first, ...scan(), ...(host.shadowRoot.textContent.length > 200 ? [] : ['nothing was drawn: ' + host.shadowRoot.textContent])];
    })()`);
    await expectNothing(page, asked, found);
  }
});

/** What is stored, with vectors in place of its texts: the questions alone, then every text, every key, and all of it. */
const SPOILERS: Record<string, string> = {
  questions: `(text) => { const state = JSON.parse(stored); state.turns.forEach((turn) => (turn.question = text)); return JSON.stringify(state); }`,
  texts: `(text) => JSON.stringify(JSON.parse(stored, (key, value) => (typeof value === 'string' ? text : value)))`,
  entries: `(text) => JSON.stringify(JSON.parse(stored, (key, value) => (key === 'entries' ? [text] : value)))`,
  keys: `(text) => stored.replace('{', '{' + JSON.stringify(text) + ': ' + JSON.stringify(text) + ', "__proto__": {"xss": 1}, "task": {"slots": {' + JSON.stringify(text) + ': ' + JSON.stringify(text) + '}}, "run": ' + JSON.stringify(text) + ', "visitor": ' + JSON.stringify(text) + ',')`,
  all: '(text) => text',
};

test('as stored state', async ({ page, host, asked, said }) => {
  await watch(page, said);
  await page.goto(host(shop({ tag: 'data-loading="eager"' })));
  await drawn(page);
  await page.evaluate("(async () => { for (const text of ['How do I return something?', 'I forgot my password', 'nothing of the kind']) { await Askwell('ask', text); await settled(document.querySelector('askwell-widget')); } })()");
  await page.waitForFunction("localStorage.getItem('askwell.v1')");
  const drive = `async (texts, spoil) => {
    const found = [];
    let seen = 0;
    const stored = localStorage.getItem('askwell.v1');
    const spoiled = eval(spoil);
    for (const [index, text] of texts.entries()) {
      localStorage.setItem('askwell.v1.s' + index, spoiled(text));
      const widget = await Askwell('init', { site: 's' + index, loading: 'eager' });
      await widget('open');
      await new Promise((done) => setTimeout(done, 10));
      found.push(...scan());
      if ([...document.querySelectorAll('askwell-widget')].pop().shadowRoot.querySelector('article')) seen++;
      await widget('destroy');
      localStorage.removeItem('askwell.v1.s' + index);
      localStorage.removeItem('askwell.v1.s' + index + '.broken');
    }
    return { seen, found };
  }`;
  const texts = unique(SOURCES['our own']() ?? []);
  for (const [what, spoil] of Object.entries(SPOILERS)) {
    const some = what === 'questions' ? texts : texts.filter((_, index) => index % 4 === 0);
    const { seen, found } = await page.evaluate<{ seen: number; found: string[] }>(`(${drive})(${JSON.stringify(some)}, ${JSON.stringify(spoil)})`);
    if (what === 'questions') expect(seen).toBe(some.length);
    await expectNothing(page, asked, found);
  }
});

test('as what the page tells: its address, title and attributes, and what its scripts say', async ({ page, host, asked, said }) => {
  await watch(page, said);
  const texts = unique(SOURCES['our own']() ?? []);
  const rules = [{ id: 'r', triggers: [{ on: 'page_view' }], condition: { 'page.url': { $regex: '.' } }, actions: [{ greet: 'Hello {page.title} {visitor.name}' }] }];
  const address = host(shop({ tag: 'data-loading="eager"', files: { '/askwell.json': { faq: FAQ, semantic: false, rules } } }));
  for (const part of [texts.slice(0, 70), texts.slice(70, 140), texts.slice(140)]) {
    const text = part.join(' ');
    const query = new URLSearchParams([['q', text.slice(0, 2000)], ['utm_source', part[0]], ['utm_campaign', part[1]], ['askwell', part[2]]]);
    await page.goto(`${address}?${query}#${encodeURIComponent(text.slice(0, 2000))}`);
    await drawn(page);
    const found = await page.evaluate<string[]>(`(async (texts) => {
      const host = document.querySelector('askwell-widget');
      const found = [];
      await Askwell('open');
      for (const text of texts) {
        document.title = text;
        history.replaceState(null, '', '?' + encodeURIComponent(text) + '#' + encodeURIComponent(text));
        const told = JSON.parse('{"__proto__": {"xss": 1}, "name": ' + JSON.stringify(text) + ', "constructor": {"prototype": {"xss": 1}}}');
        await Askwell('identify', { ...told, [text]: text });
        await Askwell('identify', told);
        await Askwell('track', text, { [text]: text, ...told });
        await Askwell('setLocale', text);
        await Askwell('update', told);
        await Askwell('survey', text);
        await Askwell('why', text);
        await Askwell('explain', text);
        found.push(...scan());
      }
      return found;
    })(${JSON.stringify(part)})`);
    await expectNothing(page, asked, found);
  }
});

test('typed into the composer, where each is completed, and sent', async ({ page, host, asked, said }) => {
  await watch(page, said);
  const texts = unique(SOURCES['our own']() ?? []);
  const faq = texts.map((text, index) => ({ id: `e${index}`, question: `zq ${text}`, answer: text }));
  await page.goto(host(shop({ tag: 'data-loading="eager"', files: { '/askwell.json': { faq, semantic: false } } })));
  await drawn(page);
  const { found, offered } = await page.evaluate<{ found: string[]; offered: number }>(`(async (texts) => {
    const root = document.querySelector('askwell-widget').shadowRoot;
    const found = [];
    let offered = 0;
    await Askwell('open');
    await new Promise((done) => setTimeout(done, 300));
    const composer = root.querySelector('[role=combobox]');
    for (const text of texts) {
      for (const value of ['zq ' + text, text]) {
        composer.value = value;
        composer.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        await new Promise((done) => setTimeout(done, 5));
        offered += root.querySelectorAll('[role=option]').length ? 1 : 0;
        found.push(...scan());
      }
      composer.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      await new Promise((done) => setTimeout(done, 5));
    }
    return { found, offered };
  })(${JSON.stringify(texts)})`);
  expect(offered).toBeGreaterThan(texts.length / 2);
  await expectNothing(page, asked, found);
});
