/**
 * Pages that have a FAQ, each in its own way (tests/cases/pages): with one bare tag, each expected question is asked and
 * its answer is seen.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needsWidget, test } from '../fixtures';

needsWidget();

// Each asks up to four questions: on a loaded machine that takes its time.
test.describe.configure({ timeout: 90_000 });

interface Expected {
  page: string;
  /** The questions, each with a part of its answer. */
  entries: [string, string][];
  contact?: string;
}

const folder = join(__dirname, '../../cases/pages');
const expected: Expected[] = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));

/** The page with the tag, the last thing in its head. The interface speaks English where it cannot speak the page's language. */
function withTag(page: string): string {
  const html = readFileSync(join(folder, `${page}.html`), 'utf8');
  const lang = /<html[^>]* lang="(en|zh)/.test(html) ? '' : ' data-lang="en"';
  return html.replace('</head>', `<script async src="/site/askwell/askwell.js"${lang}></script></head>`);
}

// Pictures of the pages that are nowhere.
test.use({ mayMiss: ['/table.jpg', '/agent.png'] });

// All of them are read natively (tests/native/pages.rs); here, by default, each fourth, and all with ASKWELL_PAGES=all.
const tried = expected.filter((_, at) => process.env.ASKWELL_PAGES === 'all' || at % 4 === 0);

for (const { page: name, entries, contact } of tried) {
  test(`one tag on the page ${name} answers ${entries.length} questions`, async ({ page, host, site, said, asked, widget }) => {
    // A picture that is nowhere, and icons that are drawn short.
    said.allow(/Failed to load resource.*404|<path> attribute d/);
    host({ app: 'real' });
    site.put('/page.html', { body: withTag(name), headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    await page.goto(`${site.origin}/page.html`);
    await widget.open();
    if (entries.length === 0) await said.expect(/^warning: \[askwell\].*no FAQ is named, and none was found on this page/);
    const missed = [];
    for (const [question, answer] of entries) {
      const turn = await widget.ask(question);
      // What links say for those who do not see that they open a tab is no part of the answer.
      const text = (await turn.innerText()).replace(/\s*[(（](opens in a new tab|在新标签页中打开)[)）]\n?/g, '').replace(/\s+/g, ' ');
      if (!text.includes(answer)) missed.push(`${question} → ${text}`);
    }
    console.log(`${name}: ${entries.length - missed.length} of ${entries.length}`);
    expect(missed).toEqual([]);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(asked.paths().filter((path) => path.includes('askwell-sources.wasm'))).toHaveLength(1);
    if (contact) await expect((await widget.ask('I want to talk to a person')).getByRole('link', { name: contact })).toHaveAttribute('href', `mailto:${contact}`);
  });
}
