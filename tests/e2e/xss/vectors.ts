/**
 * Texts that run scripts where they are taken for HTML, an address, a style or a template.
 *
 * Our own are tests/cases/xss.json. Public ones are not part of the repository; with `ASKWELL_XSS`, or in
 * ../shared/data/xss, these are read as well:
 *   expect.json   DOMPurify's test/expect.json or test/fixtures/expect.mjs as JSON: `npm pack dompurify@0.4.5` has it
 *   owasp.md      OWASP/CheatSheetSeries, cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.md
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repository = resolve(__dirname, '../../..');
const folder = process.env.ASKWELL_XSS ?? join(repository, '../shared/data/xss');

const own = (): string[] => (JSON.parse(readFileSync(join(repository, 'tests/cases/xss.json'), 'utf8')) as { text: string }[]).map(({ text }) => text);

const purify = (text: string): string[] => (JSON.parse(text) as { payload: string }[]).map(({ payload }) => payload);

/** What stands as code in the page. */
const owasp = (text: string): string[] => [...text.matchAll(/^```\w*\n([\s\S]*?)^```|`([^`\n]{6,})`/gm)].map(([, block, line]) => block ?? line).filter((code) => /[<:(]/.test(code));

const read = (name: string, parse: (text: string) => string[]) => () => {
  const file = join(folder, name);
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined;
};

/** By name; undefined where the file is not there. A text is taken once, and without halves of surrogate pairs. */
export const SOURCES: Record<string, () => string[] | undefined> = {
  'our own': own,
  'DOMPurify’s fixtures': read('expect.json', purify),
  'OWASP’s cheat sheet': read('owasp.md', owasp),
};

export const unique = (texts: string[]) => [...new Set(texts.map((text) => text.toWellFormed()))];
