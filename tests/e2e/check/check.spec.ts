/** The install check `Askwell('check')`: each thing that can be wrong is made wrong, and what is said of it is read. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import type { Host } from '../pages/host';
import { dist, integrityOf, isBuilt, loaderFile, loaderOf } from '../server';
import { stubApp, stubWasm } from '../stub';

interface Finding {
  id: string;
  level: 'ok' | 'warning' | 'error';
  message: string;
  fix?: string;
}

const FAQ = [{ question: 'How long does delivery take?', answer: 'Two days.' }];
const SCHEMA = readFileSync(`${__dirname}/../../../public/askwell/askwell.schema.json`, 'utf8');
/** What the stub has not: the pack, and a part. */
const FILES = { '/askwell/packs/en.pack': 'pack', '/askwell/askwell.schema.json': SCHEMA, '/askwell.json': { faq: 'faq.json' }, '/faq.json': FAQ };

const clean = (more: Host = {}): Host => ({ ...more, tag: more.tag ?? 'data-config="/askwell.json"', files: { ...FILES, ...more.files } });

const check = (page: Page) => page.evaluate<Finding[]>("Askwell('check')");
const levels = (found: Finding[]) => found.filter(({ level }) => level !== 'ok').map(({ id }) => id);

/** The console's table, and the browser's own words for what the tests do. */
const NOISE = /^table: |^log: Array|Content.Security.Policy|Failed to load resource|Failed to fetch|CORS policy|could not start|Refused to|MIME|is not one of|is not known|runs already|net::ERR|module script|violates|wasm/i;

interface Case {
  what: string;
  host: Host;
  /** The finding, and its words. */
  id: string;
  says: RegExp;
  fix: RegExp;
  /** Done on the page before the check. */
  before?: string;
  misses?: string[];
  /** Other findings that follow from the same. */
  also?: string[];
}

const LOADER = loaderOf();

const HASHES = { '-app.js': integrityOf(stubApp()), '-app_bg.wasm': integrityOf(stubWasm) };
const PINNED = loaderOf(HASHES);

const CASES: Case[] = [
  { what: 'a page without a language', host: { lang: '' }, id: 'page-language-missing', says: /no lang/, fix: /<html lang="en-GB">/ },
  { what: 'a base element', host: { head: '<base href="/shop/">', tag: 'data-config="askwell.json"', files: { '/shop/askwell.json': { faq: '/faq.json' } } }, id: 'page-base-element', says: /<base href="\/shop\/">.*\/shop\/askwell\.json/, fix: /from the root/ },
  { what: 'a policy against WebAssembly', host: { policy: "script-src 'self' 'unsafe-inline'" }, id: 'policy-wasm', says: /WebAssembly is blocked/, fix: /'wasm-unsafe-eval' to script-src/, also: ['widget-failed'] },
  { what: 'a policy against fetching', host: { policy: "connect-src 'none'" }, id: 'policy-connect', says: /askwell\.json may not be fetched/, fix: /Add 'self' to connect-src/, also: ['widget-failed', 'language-missing'] },
  { what: 'a policy against pictures', host: { policy: "img-src 'none'" }, id: 'policy-image', says: /img-src/, fix: /Add 'self' to img-src/ },
  { what: 'a policy that names the loader’s file alone', host: { policy: "script-src HERE/askwell/askwell.js 'wasm-unsafe-eval' CHECK" }, id: 'policy-script', says: /askwell-app\.js is blocked/, fix: /Add 'self' to script-src/, also: ['widget-failed'] },
  { what: 'a missing module', host: { files: { '/askwell/askwell-app.js': { status: 404, body: 'no' } } }, id: 'file-missing', says: /askwell-app\.js was answered with 404/, fix: /whole askwell folder/, also: ['widget-failed'] },
  { what: 'a missing wasm', host: { files: { '/askwell/askwell-app_bg.wasm': { status: 404 } } }, id: 'file-missing', says: /_bg\.wasm was answered with 404/, fix: /whole askwell folder/, also: ['widget-failed'] },
  { what: 'a part that is not there', host: { files: { '/askwell/askwell-app.js': `${stubApp()}\n// askwell-rules.wasm` } }, id: 'file-missing', says: /askwell-rules\.wasm was answered with 404/, fix: /whole askwell folder/, misses: ['/askwell/askwell-rules.wasm'] },
  { what: 'a start page in place of files', host: { files: { '/askwell/askwell-app_bg.wasm': { headers: { 'Content-Type': 'text/html' }, body: '<h1>Hi</h1>' } } }, id: 'file-html', says: /answered with an HTML page/, fix: /rewriting/, also: ['widget-failed'] },
  { what: 'a module of a wrong type', host: { files: { '/askwell/askwell-app.js': { headers: { 'Content-Type': 'text/plain' }, body: stubApp() } } }, id: 'file-type', says: /sent as text\/plain/, fix: /text\/javascript/, also: ['widget-failed', 'file-broken'] },
  { what: 'a wasm of a wrong type', host: { files: { '/askwell/askwell-app_bg.wasm': { headers: { 'Content-Type': 'application/octet-stream' }, body: 'x' } } }, id: 'file-type-wasm', says: /application\/octet-stream/, fix: /application\/wasm/, also: ['widget-failed'] },
  { what: 'a module that is broken', host: { files: { '/askwell/askwell-app.js': 'let a = ;' } }, id: 'file-broken', says: /does not run: .*token/, fix: /Copy the folder again/, also: ['widget-failed'] },
  { what: 'a language that is not there', host: { tag: 'data-config="/askwell.json" data-lang="eo"', files: { '/askwell/lang/eo.json': { status: 404 } } }, id: 'language-missing', says: /lang\/eo\.json: the widget speaks English/, fix: /Copy lang\// },
  { what: 'a missing config', host: { files: { '/askwell.json': { status: 404 } } }, id: 'config-missing', says: /askwell\.json \(data-config\) was answered with 404/, fix: /Correct the address/ },
  { what: 'an HTML page as config', host: { files: { '/askwell.json': { headers: { 'Content-Type': 'text/html' }, body: '<p>' } } }, id: 'config-html', says: /an HTML page/, fix: /Correct the address/ },
  { what: 'a comma too many', host: { files: { '/askwell.json': '{\n  "faq": "faq.json",\n}' } }, id: 'config-json', says: /no JSON at line 3, column 1: a comma stands before a closing bracket/, fix: /line before/ },
  { what: 'a list as config', host: { files: { '/askwell.json': FAQ } }, id: 'config-kind', says: /is a list instead of an object/, fix: /data-faq/ },
  { what: 'an unknown key', host: { files: { '/askwell.json': { faq: 'faq.json', sugestions: [] } } }, id: 'config-key', says: /the key "sugestions"/, fix: /Did you mean "suggestions"\?/ },
  { what: 'a value of another kind', host: { files: { '/askwell.json': { faq: 'faq.json', suggestions: 'delivery' } } }, id: 'config-value', says: /"suggestions" is a text instead of array/, fix: /askwell\.schema\.json/ },
  { what: 'no FAQ at all', host: { files: { '/askwell.json': {} } }, id: 'faq-none', says: /Neither data-faq nor the config/, fix: /data-faq="\/faq\.json"/ },
  { what: 'a missing FAQ', host: { files: { '/faq.json': { status: 500 } } }, id: 'faq-missing', says: /faq\.json \(FAQ\) was answered with 500/, fix: /relative to the config/ },
  { what: 'an HTML page as FAQ', host: { files: { '/faq.json': { headers: { 'Content-Type': 'text/html' }, body: '<p>' } } }, id: 'faq-html', says: /\(FAQ\) was answered with an HTML page/, fix: /relative to the config/ },
  { what: 'an FAQ cut off', host: { files: { '/faq.json': '[{"question": "Why' } }, id: 'faq-json', says: /line 1, column 15: a text is not closed/, fix: /line before/ },
  { what: 'a text as FAQ', host: { files: { '/faq.json': '"hello"' } }, id: 'faq-kind', says: /is a text instead of a list/, fix: /"question"/ },
  { what: 'an empty FAQ', host: { files: { '/faq.json': '[]' } }, id: 'faq-empty', says: /no entries/, fix: /at least one/ },
  { what: 'an entry without answer', host: { files: { '/faq.json': [...FAQ, { question: 'Why?' }] } }, id: 'faq-entries', says: /1 of 2 entries .* number 2/, fix: /"answer"/ },
  { what: 'two tags', host: {}, before: "new Promise((done) => document.head.append(Object.assign(document.createElement('script'), { src: '/askwell/askwell.js', onload: () => done() })))", id: 'tag-twice', says: /2 tags load askwell\.js/, fix: /Leave one tag/ },
  { what: 'an unknown attribute', host: { tag: 'data-config="/askwell.json" data-postion="left"' }, id: 'tag-unknown', says: /data-postion at <script> is not known/, fix: /Did you mean data-position\?/ },
  { what: 'an attribute without data-', host: { tag: 'data-config="/askwell.json" position="left"' }, id: 'tag-undashed', says: /position at <script> is not read/, fix: /Write data-position/ },
  { what: 'a wrong word', host: { tag: 'data-config="/askwell.json" data-theme="drak"' }, id: 'tag-value', says: /data-theme="drak" .* auto, light, dark/, fix: /Did you mean dark\?/ },
  { what: 'a wrong language tag', host: { tag: 'data-config="/askwell.json" data-lang="english_please"' }, id: 'tag-language', says: /"english_please" is no language tag/, fix: /zh-Hans/ },
  { what: 'a button that is not there', host: { tag: 'data-config="/askwell.json" data-launcher="#help"' }, id: 'tag-launcher', says: /No element of the page is #help/, fix: /Askwell\("open"\)/ },
  { what: 'a foreign loader without crossorigin', host: { from: 'elsewhere' }, id: 'tag-crossorigin', says: /without crossorigin/, fix: /crossorigin="anonymous"/ },
  { what: 'a foreign folder without CORS', host: { from: 'elsewhere', tag: 'data-config="FOREIGN/askwell.json" data-loading="click"' }, id: 'file-cors', says: /askwell\.json is sent without Access-Control-Allow-Origin/, fix: /Access-Control-Allow-Origin: \*/, also: ['tag-crossorigin'] },
  { what: 'a widget that is hidden', host: {}, before: "Askwell('hide')", id: 'widget-hidden', says: /<askwell-widget> is hidden \(the attribute hidden\)/, fix: /Askwell\("show"\)/ },
  { what: 'a page’s rule that hides it', host: { place: 'body', html: '<div id="help" style="display:none"><askwell-widget></askwell-widget></div>' }, id: 'widget-hidden', says: /display: none of <div#help>/, fix: /the page’s rule/ },
  { what: 'a cookie banner on top', host: { tag: 'data-config="/askwell.json" data-loading="click"', html: '<div id="cookies" style="position:fixed;inset:auto 0 0;height:90px;z-index:2147483647"></div>' }, id: 'widget-covered', says: /covered by <div#cookies>/, fix: /--askwell-offset-y: 106px/ },
  { what: 'a launcher outside of the window', host: { tag: 'data-config="/askwell.json" data-loading="click"', head: '<style>askwell-widget{--askwell-offset-x:-300px}</style>' }, id: 'widget-outside', says: /outside of the window, at 15\d\d/, fix: /--askwell-offset-x/ },
  { what: 'an ancestor that is moved', host: { place: 'body', html: '<div class="slider" style="transform:translateX(0)"><askwell-widget></askwell-widget></div>' }, id: 'widget-ancestor', says: /<div\.slider> has transform/, fix: /end of <body>/ },
  { what: 'a style sheet that is not in force', host: {}, before: "document.querySelector('askwell-widget').shadowRoot.adoptedStyleSheets = []", id: 'widget-unstyled', says: /not in force/, fix: /adoptedStyleSheets/ },
  { what: 'a shared site', host: {}, before: "Askwell('init', {site: ''})", id: 'widget-shared-site', says: /2 widgets share the site/, fix: /data-site/, also: ['widget-covered'] },
  { what: 'no widget', host: { tag: 'data-loading="manual" data-config="/askwell.json"' }, id: 'widget-none', says: /no widget/, fix: /Askwell\("init"\)/, also: ['faq-none'] },
  { what: 'blocked storage', host: { head: "<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })</script>" }, id: 'storage-blocked', says: /keeps nothing/, fix: /blocked it/ },
  { what: 'full storage', host: {}, before: "localStorage.setItem('x', 'y'.repeat(4_900_000))", id: 'storage-full', says: /4,900,001 of about 5,000,000/, fix: /Remove/ },
  { what: 'an old browser', host: { head: '<script>HTMLDialogElement = undefined</script>' }, id: 'page-old-browser', says: /lacks the dialog element/, fix: /Chrome 101/ },
  { what: 'another loader than the pinned one', host: { tag: `data-config="/askwell.json" integrity="${integrityOf(LOADER)}" crossorigin` }, before: "fetch('/change')", id: 'tag-integrity', says: /not the one that integrity/, fix: /integrity="sha256-/ },
  { what: 'a connection that breaks off', host: { files: { '/askwell/askwell-app_bg.wasm': { breaks: true, headers: {} } } }, id: 'file-blocked', says: /_bg\.wasm could not be fetched/, fix: /without extensions/, also: ['widget-failed'] },
  { what: 'a module of another release', host: { tag: `data-config="/askwell.json" data-loading="click" integrity="${integrityOf(PINNED)}" crossorigin`, files: { '/askwell/askwell.js': PINNED, '/askwell/askwell-app.js': `${stubApp()}\n` } }, id: 'file-other-release', says: /askwell-app\.js is not of the release/, fix: /Copy the whole askwell folder again/ },
  { what: 'an isolated page with foreign pictures', host: { headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }, files: { '/faq.json': [{ question: 'Q?', answer: '![a](https://pictures.example/a.png)' }] } }, id: 'policy-coep', says: /pictures of answers come from https:\/\/pictures\.example/, fix: /Cross-Origin-Resource-Policy: cross-origin/ },
];

/** What these tests cannot bring about: they need https, a file, or a service worker. */
const UNTRIED = ['page-file', 'page-mixed', 'page-worker', 'file-caching', 'page-sandboxed', 'policy-trusted-types'];

test('all that can be found is tried here, and says how it is mended', () => {
  const source = readFileSync(join(dirname(loaderFile), 'check/findings.js'), 'utf8');
  const rows = [...source.matchAll(/^ {2}'([\w-]+)': \['(\w+)', (.*)\],$/gm)].filter(([, , level]) => level !== 'ok');
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.map(([, id]) => id).filter((id) => !UNTRIED.includes(id) && !CASES.some((one) => one.id === id || one.also?.includes(id)))).toEqual([]);
  expect(rows.filter(([, , , texts]) => !/['"], ['"]/.test(texts)).map(([, id]) => id)).toEqual([]);
});

test('trusted types are seen, and no matter', async ({ page, host, said }) => {
  said.allow(NOISE);
  await page.goto(host(clean({ head: `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types 'none'">` })));
  await expect.poll(() => page.evaluate('window.starts?.length')).toBe(1);
  const found = await check(page);
  expect(levels(found)).toEqual([]);
  expect(found.map(({ id }) => id)).toContain('policy-trusted-types');
});

test.describe('what is wrong is named, with what mends it', () => {
  for (const { what, host: its, id, says, fix, before, misses, also = [] } of CASES) {
    test(what, async ({ page, host, site, said, mayMiss }) => {
      said.allow(NOISE);
      mayMiss.push('/askwell/lang/eo.json', ...(misses ?? []));
      const text = (value?: string) => value?.replace('FOREIGN', site.foreign).replace('HERE', site.origin).replace('CHECK', ['check/data', 'check/files', 'check/findings', 'check/json', 'check/nearest', 'check/net', 'check/page', 'askwell-check'].map((name) => `${site.origin}/askwell/${name}.js`).join(' '));
      const address = host(clean({ ...its, tag: text(its.tag), policy: text(its.policy) }));
      if (id === 'file-cors') site.handle('/askwell.json', () => ({ headers: { 'Access-Control-Allow-Origin': 'https://other.example' }, body: '{}' }));
      site.handle('/change', () => (site.put('/askwell/askwell.js', `${LOADER}\n`), { status: 204 }));
      await page.goto(address);
      // Not waitForFunction, which needs 'unsafe-eval'.
      await expect.poll(() => page.evaluate("typeof Askwell === 'function' && document.readyState")).toBe('complete');
      await page.waitForTimeout(300);
      if (before) await page.evaluate(before);
      const found = await check(page);
      const it = found.find((one) => one.id === id && says.test(one.message));
      expect(it, `${id} like ${says}; there are: ${JSON.stringify(found, null, 1)}`).toBeTruthy();
      expect(it?.fix).toMatch(fix);
      expect(levels(found).filter((other) => other !== id && !also.includes(other)), JSON.stringify(found, null, 1)).toEqual([]);
    });
  }
});

test('a page on which all is well gives nothing but ok, stores nothing, and asks the owner’s own addresses only', async ({ page, host, asked, said, noStorage }) => {
  said.allow(NOISE);
  await page.goto(host(clean({ policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'" })));
  await expect.poll(() => page.evaluate('window.starts?.length')).toBe(1);
  const before = asked.paths().length;
  const found = await check(page);
  expect(levels(found), JSON.stringify(found)).toEqual([]);
  expect(found.map(({ id }) => id).sort()).toEqual(['config-ok', 'faq-ok', 'files-ok', 'page-ok', 'policy-ok', 'storage-ok', 'tag-ok', 'widget-ok']);
  const later = asked.paths().slice(before).filter((path) => !path.includes('check'));
  expect(later.length).toBeLessThanOrEqual(20);
  expect(later.filter((path) => !path.startsWith('/askwell/') && !['/askwell.json', '/faq.json'].includes(path))).toEqual([]);
  await noStorage();
});

test('a sandboxed frame is named', async ({ page, host, site, said }) => {
  said.allow(NOISE);
  said.allow(/sandbox|localStorage|SecurityError/);
  site.sendsCors = true;
  const address = host(clean({ from: 'elsewhere', tag: 'data-loading="click" crossorigin data-faq="FAQ"'.replace('FAQ', `${site.foreign}/faq.json`) }));
  site.put('/frame.html', `<!doctype html><html lang="en"><iframe sandbox="allow-scripts" src="${address}"></iframe>`);
  await page.goto(`${site.origin}/frame.html`);
  const frame = page.frames()[1];
  await frame.waitForFunction("typeof Askwell === 'function'");
  const found = await frame.evaluate<Finding[]>("Askwell('check')");
  expect(levels(found)).toEqual(expect.arrayContaining(['page-sandboxed', 'storage-blocked']));
});

test('the built widget has all its files', async ({ page, host, said }) => {
  test.skip(!isBuilt || !process.env.ASKWELL_DIST, 'needs a build that is asked for');
  said.allow(NOISE);
  const own = readdirSync(join(dist, 'askwell')).filter((name) => /^askwell\.js$|^askwell-app\.js$|\.wasm$/.test(name));
  await page.goto(host(clean({ app: 'real' })));
  await page.waitForFunction("document.querySelector('askwell-widget').shadowRoot.querySelector('[part~=launcher]:not([data-loader])')");
  const found = await check(page);
  expect(levels(found), JSON.stringify(found)).toEqual([]);
  expect(found.find(({ id }) => id === 'files-ok')?.message).toContain(`${own.length} files`);
});
