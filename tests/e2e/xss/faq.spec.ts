/** Vectors in every field of the FAQ, in what visitors type, and in what a server answers. */
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';
import { STRICT } from '../pages/host';
import { SOURCES, unique } from './vectors';
import { expectNothing, watch } from './watch';

needsWidget();
test.setTimeout(180_000);
// A trace of thousands of answers takes longer than they do.
test.use({ trace: 'off' });

/** A word that no other entry has. */
const word = (index: number) => `zq${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}v`;

/** The four things that an entry may do beside its answer. */
const ACTIONS: ((text: string, next: string) => object)[] = [
  (text, next) => ({ kind: 'choices', ask: text, choices: [{ label: text, ask: text, choices: [{ label: text, entry: next }] }, { label: `two ${text}`, entry: next }] }),
  (text) => ({ kind: 'form', call: 'run', slots: [{ name: 'a', type: 'choice', label: text, hint: text, options: [text, `two ${text}`] }], done: text }),
  (text) => ({ kind: 'form', call: 'run', done: `Done ${text} {value} [x]({value}) {deep.value} {__proto__} {constructor}` }),
  (text) => ({ kind: 'link', label: text, url: text }),
];

const entry = (text: string, index: number, all: string[], action: number) => ({
  id: `e${index}`,
  question: text,
  variants: [`open ${word(index)}`, text],
  answer: `mark${index} ${text}\n\n[x](${text}) ![x](${text}) <${text}>\n\n${text}`,
  category: text,
  keywords: [text],
  links: [{ label: text, url: text }, { label: 'x', url: text }, { url: text }],
  follow_ups: [`e${(index + 1) % all.length}`, text],
  action: ACTIONS[(index + action) % ACTIONS.length](text, `e${(index + 1) % all.length}`),
});

/** Asks for each entry, gives a wrong answer to what it asks, and starts anew; counts those whose answer was seen. */
const DRIVE = `async (words) => {
  const host = document.querySelector('askwell-widget');
  const found = [];
  let seen = 0;
  for (const [index, word, text] of words) {
    await Askwell('ask', 'open ' + word);
    if ((await settled(host)).includes('mark' + index)) seen++;
    found.push(...scan());
    await Askwell('ask', text);
    await settled(host);
    found.push(...scan());
    await Askwell('reset');
  }
  return { seen, found };
}`;

/** The page's handler of actions: its answer is a stranger's. */
const HANDLER = (texts: string[]) => `<script>window.Askwell = window.Askwell || function () { (Askwell.q = Askwell.q || []).push(arguments); };
  let turn = 0; const texts = ${JSON.stringify(texts).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028')};
  Askwell('on', 'action:run', () => { const value = texts[turn++ % texts.length]; return turn % 5 ? { value, deep: { value }, error: turn % 3 ? undefined : value } : JSON.parse('{"__proto__": {"xss": 1}, "value": ' + JSON.stringify(value) + '}'); });</script>`;

for (const [name, read] of Object.entries(SOURCES)) {
  for (const [policy, rounds] of [['', name === 'our own' && process.env.ASKWELL_XSS ? [0, 1, 2, 3] : [0]], [STRICT, [0]]] as const) {
    for (const action of rounds) {
      test(`${name}, ${policy ? 'under a policy' : 'without a policy'}, as an FAQ (${action + 1})`, async ({ page, host, asked, said }) => {
        const texts = read();
        test.skip(!texts, `${name}: not there; see vectors.ts`);
        const all = unique(texts ?? []);
        await watch(page, said);
        const faq = all.map((text, index) => entry(text, index, all, action));
        const violations = policy ? "addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => /askwell/.test(sourceFile) && ran.push(violatedDirective + blockedURI));" : '';
        await page.addInitScript(violations);
        const script = HANDLER(all).replace(/<\/?script>/g, '');
        await page.goto(host(shop({ policy, tag: 'data-loading="eager"', head: '<script src="/handler.js"></script>', files: { '/faq.json': faq, '/handler.js': script, // What a vector names must not be asked for; as a picture of the site's own it would be, and rightly.
          '/askwell.json': { pictures: 'none', faq: 'faq.json', semantic: false, surveys: [], suggestions: all.map((_, index) => `e${index}`) } } })));
        await page.locator('askwell-widget button[part~=launcher]:not([data-loader])').waitFor();
        const words = all.map((text, index) => [index, word(index), text]);
        const { seen, found } = await page.evaluate<{ seen: number; found: string[] }>(`(${DRIVE})(${JSON.stringify(words)})`);
        // A test of answers that nobody saw would be none.
        expect(seen).toBeGreaterThan(all.length * 0.9);
        await expectNothing(page, asked, found);
      });
    }
  }
}
