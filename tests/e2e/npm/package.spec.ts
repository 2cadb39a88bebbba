/** The npm package as a program meets it: what importing, loading and mounting do, and that its files fit together. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { dist } from '../server';
import { contract } from './contract';

needsWidget();

const repository = resolve(__dirname, '../../..');
const folder = join(dist, 'npm');
const script = { '/askwell/askwell.js': contract };

/** A page that has the package's module in hand as `npm`. */
const PAGE = { place: 'by hand' as const, files: script };

async function withPackage(page: Page) {
  await page.evaluate("import('/site/npm/index.js').then((module) => { window.npm = module })");
}

/** What the script was told, in order. */
const told = (page: Page) => page.evaluate<unknown[][]>('window.told ?? []');

test('importing it does nothing', async ({ page, host, asked, noStorage }) => {
  await page.goto(host(PAGE));
  await withPackage(page);
  expect(asked.paths()).toEqual(['/site/npm/index.js', '/site/npm/address.js']);
  expect(await page.evaluate("[typeof Askwell, document.querySelectorAll('askwell-widget, head script').length]")).toEqual(['undefined', 0]);
  await noStorage();
});

test('on a server it is imported and called without a page', () => {
  const program = `
    import { Askwell, defineConfig, load, mount } from ${JSON.stringify(pathToFileURL(join(folder, 'index.js')).href)};
    const askwell = await load({ faq: '/faq.json' });
    const widget = mount(undefined);
    widget.update();
    widget.destroy();
    console.log(JSON.stringify([await askwell('open') ?? 0, await Askwell('open') ?? 0, await widget.ready ?? 0, defineConfig({ lang: 'en' })]));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual([0, 0, 0, { lang: 'en' }]);
});

test('calls before it is loaded wait, in their order; the options become attributes', async ({ page, host }) => {
  await page.goto(host(PAGE));
  await withPackage(page);
  const answer = await page.evaluate(`(async () => {
    npm.Askwell('track', 'first');
    const second = npm.Askwell('open');
    const [one, two] = [npm.load({ src: 'askwell/askwell.js', faq: '/faq.json', loading: 'click', lang: undefined }), npm.load()];
    npm.Askwell('track', 'last');
    await one;
    return [await second, one === two, await (await two)('close')];
  })()`);
  expect(answer).toEqual(['open done', true, 'close done']);
  expect(await told(page)).toEqual([['run', { faq: '/faq.json', loading: 'click' }], ['track', 'first'], ['open'], ['track', 'last'], ['close']]);
});

test('a script that is not there, or is none, is named; the next call tries anew', async ({ page, host, site, said, mayMiss }) => {
  mayMiss.push('/lost/askwell.js');
  await page.goto(host({ ...PAGE, files: { ...script, '/html/askwell.js': '<!doctype html>' } }));
  await withPackage(page);
  const outcome = (src: string) => page.evaluate(`npm.load({ src: '${src}' }).then(() => 'loaded', (error) => error.message)`);
  said.allow(/404|Unexpected token/);
  expect(await outcome('/lost/askwell.js')).toBe(`${site.origin}/lost/askwell.js could not be loaded: missing, offline, or blocked by the Content-Security-Policy. Is the folder there? (npx askwell copy public/askwell, or the plugin askwell/vite)`);
  expect(await outcome('/html/askwell.js')).toContain('/html/askwell.js is not the script of Askwell');
  expect(await outcome('/askwell/askwell.js')).toBe('loaded');
  expect(await page.locator('script[src*=askwell]').count()).toBe(1);
});

test('a tag that the page has already is taken', async ({ page, host }) => {
  const head = '<script>window.Askwell = function () { (Askwell.q = Askwell.q || []).push(arguments); };</script>';
  await page.goto(host({ ...PAGE, place: 'head', tag: 'data-faq="/a.json"', head, files: script }));
  await withPackage(page);
  expect(await page.evaluate("npm.load({ faq: '/b.json' }).then((askwell) => askwell('open'))")).toBe('open done');
  expect((await told(page)).filter(([verb]) => verb === 'run')).toEqual([['run', { faq: '/a.json' }]]);
});

test('where a bundler has moved it, that is said', async ({ page, host }) => {
  const module = readFileSync(join(folder, 'index.js'), 'utf8');
  await page.goto(host({ ...PAGE, files: { '/moved/index.js': module, '/moved/address.js': "export const folder = '';" } }));
  const said = page.evaluate("import('/moved/index.js').then(({ load }) => load()).catch((error) => error.message)");
  expect(await said).toContain('a bundler has moved the package');
});

test('mounting and unmounting at any moment leaves one widget, or none', async ({ page, host }) => {
  await page.goto(host(PAGE));
  await withPackage(page);
  await page.evaluate(`(async () => {
    const options = { src: '/askwell/askwell.js', faq: [{ question: 'a', answer: 'b' }], inline: true };
    window.one = npm.mount(document.body, options);
    one.destroy();
    window.two = npm.mount(document.body, options);
    two.update({ theme: 'dark' });
    await two.ready;
  })()`);
  const started = ['init', true, true, { faq: [{ question: 'a', answer: 'b' }], loading: 'idle' }];
  await expect.poll(() => told(page)).toEqual([['run', { loading: 'manual' }], started, ['update', { theme: 'dark' }]]);
  expect(await page.locator('askwell-widget').count()).toBe(1);
  // Gone while it starts.
  await page.evaluate("(() => { const late = npm.mount(document.body); return Promise.resolve().then(() => Promise.resolve()).then(() => { late.destroy(); late.destroy(); two.destroy(); }); })()");
  await expect.poll(() => page.evaluate('running')).toBe(0);
  expect(await page.locator('askwell-widget').count()).toBe(0);
});

test('Trusted Types permit it by name', async ({ page, host }) => {
  const policy = "script-src 'self'; require-trusted-types-for 'script'; trusted-types askwell";
  await page.goto(host({ ...PAGE, policy, head: '<script type="module" src="/program.js"></script>', files: { ...script, '/program.js': "import { load } from '/site/npm/index.js'; window.done = load({ src: '/askwell/askwell.js' }).then(() => 'loaded', String);" } }));
  await expect.poll(() => page.evaluate('window.done')).toBe('loaded');
});

test('the types fit the examples, and refuse what is wrong', () => {
  test.setTimeout(180_000);
  // Its output is empty where all is well.
  const { tsc } = JSON.parse(readFileSync(join(repository, 'node_modules/typescript/package.json'), 'utf8')).bin;
  let said = '';
  try {
    said = execFileSync(process.execPath, [join(repository, 'node_modules/typescript', tsc), '-p', 'tests/npm'], { cwd: repository, encoding: 'utf8' });
  } catch (error) {
    said = (error as { stdout: string }).stdout;
  }
  expect(said).toBe('');
});

test('every event that is raised has a type, and no other has', () => {
  const files = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.rs'));
  const sources = files.map((file) => readFileSync(join(repository, 'src', file), 'utf8')).concat(readFileSync(join(repository, 'public/askwell/askwell.js'), 'utf8'));
  const raised = new Set(sources.flatMap((text) => [...text.matchAll(/["'`]askwell:([a-z_]+)["'`]/g)].map(([, name]) => name)));
  const types = readFileSync(join(folder, 'index.d.ts'), 'utf8').match(/interface EventDetails \{([^]*?)\n\}/)?.[1] ?? '';
  const typed = [...types.matchAll(/^ {2}([a-z_]+):/gm)].map(([, name]) => name);
  expect([...raised].filter((name) => !typed.includes(name))).toEqual([]);
  // The loader names its own two without what they begin with.
  const own = ['ready', 'error'];
  expect(typed.filter((name) => !raised.has(name) && !own.includes(name))).toEqual([]);
});

test('everything that the package names is in it, and the copy is whole', () => {
  const { exports, bin, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const named = [...Object.values<string | object>(exports).flatMap((way) => Object.values(typeof way === 'string' ? [way] : way)), bin.askwell];
  expect(named.filter((file) => !file.includes('*') && !existsSync(join(folder, file)))).toEqual([]);
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
  const target = mkdtempSync(join(tmpdir(), 'askwell-'));
  execFileSync(process.execPath, [join(folder, bin.askwell), 'copy', target]);
  const list = (of: string) => readdirSync(of, { recursive: true, encoding: 'utf8' }).sort();
  expect(list(target)).toEqual(list(join(dist, 'askwell')));
  rmSync(target, { recursive: true });
});

test('the plugin for Vite serves the folder, copies it and tells where it is', async () => {
  // What Vite does with a plugin, without Vite: asked for the address, for a file, for the files of a build.
  const program = `
    import askwell from ${JSON.stringify(pathToFileURL(join(folder, 'vite.js')).href)};
    const plugin = askwell({ folder: 'help' });
    const told = [];
    for (const base of ['/', '/shop/', './', 'https://cdn.example/x/']) {
      plugin.configResolved({ base });
      told.push(plugin.load(${JSON.stringify(join(folder, 'address.js'))} + '?v=1'));
    }
    plugin.configResolved({ base: '/shop/' });
    let serve;
    plugin.configureServer({ middlewares: { use: (given) => (serve = given) } });
    const served = ['/shop/help/askwell.js?x', '/shop/help/askwell-app_bg.wasm', '/shop/help/../package.json', '/other.js'].map((url) => {
      let answer = 'next';
      let type;
      serve({ url }, { setHeader: (_, value) => (type = value), end: (body) => (answer = body.length > 0) }, () => {});
      return [answer, type];
    });
    const emitted = [];
    plugin.generateBundle.call({ emitFile: ({ fileName }) => emitted.push(fileName) });
    console.log(JSON.stringify({ told, served, emitted, other: plugin.load('/src/main.js') ?? null }));`;
  const { told, served, emitted, other } = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
  const address = (text: string) => `export const folder = ${JSON.stringify(text)};`;
  expect(told).toEqual([address('/help/'), address('/shop/help/'), address('help/'), address('https://cdn.example/x/help/')]);
  expect(served).toEqual([[true, 'text/javascript'], [true, 'application/wasm'], ['next', null], ['next', null]]);
  expect(emitted).toEqual(expect.arrayContaining(['help/askwell.js', 'help/lang/zh-Hans.json']));
  expect(emitted.filter((name: string) => name.includes('studio'))).toEqual([]);
  expect(other).toBeNull();
});
