/**
 * Question sets that nobody here wrote, asked through the composer. The data is public and never committed: it is read
 * from ../shared/data (see tests/README.md), and the test skips where that is not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needsWidget, test } from '../fixtures';

needsWidget();

const FOLDER = join(__dirname, '../../../../shared/data/faq');
const QUESTIONS = 50;

/** A set, its language, and how many of the fifty were answered or offered when the test was written, less five. */
const SETS: [set: string, lang: string, floor: number][] = [
  ['en-hint3-curekart-k5', 'en', 20],
  ['zh-chitchat-k5', 'zh', 25],
];

interface Entry {
  id: string;
  question: string;
}

interface Query {
  q: string;
  id: string | null;
}

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

for (const [set, lang, floor] of SETS) {
  test(`fifty questions of ${set}`, async ({ page, host, widget }) => {
    test.skip(!existsSync(join(FOLDER, set)), `needs ../shared/data/faq/${set}`);
    test.setTimeout(120_000);
    const entries = lines<Entry>(join(FOLDER, set, 'faq.jsonl'));
    const inScope = lines<Query>(join(FOLDER, set, 'queries.jsonl')).filter((query) => query.id !== null);
    // Evenly over the file, so that no intent is favoured by its place.
    const queries = Array.from({ length: QUESTIONS }, (_, at) => inScope[Math.floor((at * inScope.length) / QUESTIONS)]);
    const faq = entries.map((entry) => ({ ...entry, answer: `Answer of ${entry.id}.` }));
    await page.goto(host({ app: 'real', lang, tag: 'data-faq="/faq.json"', files: { '/faq.json': faq } }));
    await widget.open();

    const count = { answered: 0, offered: 0, wrong: 0, 'not sure': 0 };
    for (const { q, id } of queries) {
      const text = (await (await widget.ask(q)).textContent()) ?? '';
      const right = entries.find((entry) => entry.id === id)?.question ?? '';
      const answer = /Answer of (.+?)\./.exec(text)?.[1];
      if (answer) count[answer === id ? 'answered' : 'wrong']++;
      else count[text.includes(right) ? 'offered' : 'not sure']++;
    }
    console.log(`${set}: of ${QUESTIONS} questions ${JSON.stringify(count)}`);
    expect(count.answered + count.offered).toBeGreaterThanOrEqual(floor);
  });
}
