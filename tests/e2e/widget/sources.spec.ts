/** FAQs that are no FAQ file of ours: tables, Markdown, exports, pages of the site; and the part that reads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needsWidget, test } from '../fixtures';
import { CONFIG, FAQ, shop } from '../pages/faq';
import { type Host, STRICT } from '../pages/host';
import { dist } from '../server';

needsWidget();

const PART = '/site/askwell/askwell-sources.wasm';
const isPart = (path: string) => path.includes('askwell-sources');
const QUESTION = 'How long does delivery take?';
const ANSWER = 'Two to four days';

const HTML = `<!doctype html><title>FAQ</title><nav><h2>Why us?</h2><p>x</p></nav><h1>FAQ</h1>
<details><summary>${QUESTION}</summary><p>Two to <b>four</b> days. See <a href="prices.html">the prices</a>.</p></details>
<details><summary>How do I return something?</summary><p>Within 30 days.</p></details>`;

const FILES: Record<string, [path: string, body: string | object]> = {
  'a table with commas': ['/faq.csv', `question,answer\n${QUESTION},"Two to **four** days, or so."\nWhere are you?,Here.\n`],
  'a table with semicolons, as spreadsheets save it': ['/faq.csv', `\u{feff}Answer;Question\r\n"Two to **four** days";${QUESTION}\r\nHere.;Where are you?\r\n`],
  'Markdown': ['/faq.md', `# FAQ\n\n## ${QUESTION}\n\nTwo to **four** days.\n\n## Where are you?\n\nHere.\n`],
  'articles of Zendesk': ['/articles.json', { articles: [{ title: QUESTION, body: '<p>Two to <strong>four</strong> days</p>', locale: 'en-us', draft: false }] }],
  'articles of Chatwoot': ['/articles.json', { payload: [{ title: QUESTION, content: 'Two to **four** days', status: 'published' }] }],
  'JSON-LD in a file': ['/faq.json', { '@type': 'FAQPage', mainEntity: [{ '@type': 'Question', name: QUESTION, acceptedAnswer: { '@type': 'Answer', text: 'Two to <b>four</b> days' } }] }],
  'a page': ['/help/faq.html', HTML],
};

for (const [what, [path, body]] of Object.entries(FILES)) {
  test(`the FAQ may be ${what}`, async ({ page, host, asked, widget }) => {
    await page.goto(host({ app: 'real', policy: STRICT, tag: `data-faq="${path}"`, files: { [path]: { body: typeof body === 'string' ? body : JSON.stringify(body) } } }));
    await widget.open();
    await expect(await widget.ask(QUESTION)).toContainText(ANSWER);
    expect(asked.paths().filter(isPart)).toHaveLength(1);
  });
}

test('links of a page lead where they lead there', async ({ page, host, site, widget }) => {
  await page.goto(host({ app: 'real', tag: 'data-faq="/help/faq.html"', files: { '/help/faq.html': HTML } }));
  await widget.open();
  const turn = await widget.ask(QUESTION);
  await expect(turn.getByRole('link', { name: 'the prices' })).toHaveAttribute('href', `${site.origin}/help/prices.html`);
});

test('a FAQ file of our own needs no part, whatever type it is sent with', async ({ page, host, asked, widget }) => {
  const faq = { body: JSON.stringify(FAQ), headers: { 'Content-Type': 'text/plain' } };
  await page.goto(host(shop({ files: { '/faq.json': faq } })));
  await widget.open();
  await expect(await widget.ask(QUESTION)).toContainText(ANSWER);
  expect(asked.paths().filter(isPart)).toEqual([]);
});

test('broken JSON is said to be broken, and not taken for something else', async ({ page, host, said, asked, widget }) => {
  await page.goto(host(shop({ files: { '/faq.json': '[{"question": "Why?", ' } })));
  await widget.open();
  await said.expect(/^warning: \[askwell\] faq\.json: .* is not valid JSON/);
  expect(asked.paths().filter(isPart)).toEqual([]);
});

/** The page's own FAQ. */
const OWN: Host = { app: 'real', html: `<h2>FAQ</h2><details><summary>${QUESTION}</summary><p>${ANSWER}.</p></details>` };

for (const [what, more] of Object.entries<Host>({
  'under the strictest policy': { policy: `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'` },
  'from another origin': { from: 'elsewhere' },
  'with a config that names no FAQ': { tag: 'data-config="/askwell.json"', files: { '/askwell.json': { title: 'Help' } } },
})) {
  test(`a page's own FAQ is read: ${what}`, async ({ page, host, widget, noStorage }) => {
    await page.goto(host({ ...OWN, ...more }));
    await widget.launcher.hover();
    await noStorage();
    await widget.open();
    await expect(await widget.ask(QUESTION)).toContainText(ANSWER);
  });
}

test('the widget itself is no part of the page', async ({ page, host, widget }) => {
  const html = `${OWN.html}<askwell-widget><details><summary>What is this?</summary>The widget.</details></askwell-widget>`;
  await page.goto(host({ ...OWN, html }));
  await widget.open();
  await expect(widget.suggestions).toHaveText([QUESTION]);
});

test.describe(() => {
  test.use({ mayMiss: [PART] });

  test('where the part is missing, the owner is told; once it is there, it reads', async ({ page, host, site, said, widget }) => {
    said.allow(/^warning: \[askwell\] (\w*Error|.*fetch)|Failed to load resource|integrity|digest/i);
    await page.goto(host({ ...OWN, files: { [PART]: { status: 404 } } }));
    await widget.open();
    await said.expect(/^warning: \[askwell\] askwell-sources\.wasm: the file could not be loaded/);
    await said.expect(/no FAQ is named/);
    site.put(PART, { body: readFileSync(join(dist, 'askwell/askwell-sources.wasm')), headers: { 'Content-Type': 'application/wasm' } });
    await page.reload();
    await expect(await widget.ask(QUESTION)).toContainText(ANSWER);
  });
});

const detail = (question: string, answer: string) => `<h1>FAQ</h1><details><summary>${question}</summary><p>${answer}</p></details>`;

const withFaq = (faq: unknown, files: Host['files']): Host => ({
  app: 'real',
  tag: 'data-config="/shop/askwell.json"',
  files: { '/shop/askwell.json': { faq }, ...files },
});

test('pages of the site are read together; those of other sites are not', async ({ page, host, site, said, widget }) => {
  const files = { '/help/delivery': detail(QUESTION, ANSWER), '/shop/returns': detail('Can I return it?', 'Within 30 days.'), '/shop/empty': '<p>Nothing.</p>' };
  await page.goto(host(withFaq({ pages: ['/help/delivery', 'returns', 'empty', `${site.foreign}/help/delivery`] }, files)));
  await widget.open();
  await expect(await widget.ask(QUESTION)).toContainText(ANSWER);
  await expect(await widget.ask('Can I return it?')).toContainText('Within 30 days.');
  await said.expect(/empty: no questions were found on this page/);
  await said.expect(/is of another web address than this page/);
});

test('pages that a sitemap lists are read, those that match', async ({ page, host, site, asked, widget }) => {
  const loc = (path: string) => `<url><loc>${site.origin}${path}</loc></url>`;
  const files = {
    '/sitemap.xml': `<?xml version="1.0"?><sitemapindex><sitemap><loc>${site.origin}/sub.xml</loc></sitemap></sitemapindex>`,
    '/sub.xml': `<?xml version="1.0"?><urlset>${loc('/help/a')}${loc('/shop/x')}${Array.from({ length: 40 }, (_, at) => loc(`/help/more${at}`)).join('')}</urlset>`,
    '/help/a': detail(QUESTION, ANSWER),
    ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`/help/more${at}`, detail(`Is this page ${at}?`, 'Yes.')])),
  };
  await page.goto(host(withFaq({ sitemap: '/sitemap.xml', match: '/help/' }, files)));
  await widget.open();
  await expect(await widget.ask(QUESTION)).toContainText(ANSWER);
  expect(asked.paths().filter((path) => path.startsWith('/help/'))).toHaveLength(20);
  expect(asked.paths()).not.toContain('/shop/x');
});

test.describe(() => {
  test.use({ mayMiss: ['/faq.json'] });

  test('where the FAQ of a language is missing, the first one is read', async ({ page, host, said, widget }) => {
    said.allow(/Failed to load resource/);
    const config = { ...CONFIG, faq: { 'zh-Hans': 'faq.zh.json', en: 'faq.json' } };
    await page.goto(host(shop({ files: { '/askwell.json': config, '/faq.json': { status: 404 } } })));
    await widget.open();
    await said.expect(/^warning: \[askwell\] faq\.json: .*status 404/);
    await expect(await widget.ask('快递要多久？')).toContainText('两到四天');
  });
});
