/** What is left in memory after the widget has come and gone many times, and after a long visit to a single-page site. */
import type { CDPSession, Page } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { FAQ, shop } from '../pages/faq';

needsWidget();
test.setTimeout(180_000);
// A trace holds on to what the page has let go.
test.use({ trace: 'off' });

/** Keeps the memory of the module within reach. */
const KEEP = `
  const own = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...words) => own.apply(WebAssembly, words).then((it) => ((window.wasm = it.instance.exports.memory ?? window.wasm), it));
`;

/** How many nodes or listeners may be on their way out when it is measured. */
const FEW = 8;

const WASM_PAGE = 65_536;

interface Figures {
  nodes: number;
  listeners: number;
  /** In bytes: what JavaScript holds, and the size of WebAssembly's memory. */
  heap: number;
  wasm: number;
}

async function measure(page: Page, client: CDPSession): Promise<Figures> {
  // What is let go in one round may let go of more.
  for (let time = 0; time < 3; time++) {
    await client.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(50);
  }
  const { metrics } = await client.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize'), wasm: await page.evaluate<number>('window.wasm?.buffer.byteLength ?? 0') };
}

async function begin(page: Page, address: string): Promise<CDPSession> {
  await page.addInitScript(KEEP);
  await page.goto(address);
  await page.waitForFunction("typeof Askwell === 'function'");
  await page.evaluate('void (window.kept = Askwell)');
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  await client.send('HeapProfiler.enable');
  return client;
}

function expectFlat(early: Figures, late: Figures) {
  test.info().annotations.push({ type: 'figures', description: JSON.stringify({ early, late }) });
  // One left behind in each of forty rounds would be forty; a few wait for the browser to let them go.
  expect(late.nodes - early.nodes, 'nodes').toBeLessThan(FEW);
  expect(late.listeners - early.listeners, 'listeners').toBeLessThan(FEW);
  // It grows by pages and never shrinks: how full the last one was before is chance. A leak of 2 kB a round takes two.
  expect(late.wasm - early.wasm, 'bytes of WebAssembly’s memory').toBeLessThanOrEqual(WASM_PAGE);
  expect(late.heap - early.heap, 'bytes of the heap').toBeLessThan(150_000);
}

const RULES = [
  { id: 'r', triggers: [{ on: 'page_view' }], actions: [{ greet: 'Hello again' }] },
  { id: 's', triggers: [{ on: 'time_on_page', seconds: 600 }], actions: [{ prompt: { text: 'Still here?', entry: 'return' } }] },
];
const CONFIG = { faq: FAQ, semantic: false, contact: { email: 'a@b.example' } };

for (const [what, config] of [
  ['', CONFIG],
  [' with rules', { ...CONFIG, rules: RULES }],
] as const) {
  test(`fifty times started, used and destroyed${what}, it leaves nothing`, async ({ page, host }) => {
    const client = await begin(page, host(shop({ tag: 'data-loading="manual"', files: { '/askwell.json': config } })));
    const rounds = (count: number) =>
      page.evaluate(`(async () => {
        for (let round = 0; round < ${count}; round++) {
          const widget = await kept('init', { loading: 'eager' });
          await widget('open');
          await widget('ask', 'How do I return something?');
          await new Promise((done) => setTimeout(done, 100));
          await widget('destroy', { storage: true });
        }
      })()`);
    await rounds(10);
    const early = await measure(page, client);
    await rounds(40);
    expectFlat(early, await measure(page, client));
    await expect(page.locator('askwell-widget')).toHaveCount(0);
  });

  test(`after five hundred pages of a single-page site${what} it holds no more than after a hundred`, async ({ page, host }) => {
    const client = await begin(page, host(shop({ tag: 'data-loading="eager"', files: { '/askwell.json': config } })));
    await page.evaluate("(async () => { await Askwell('open'); await Askwell('ask', 'How do I return something?'); })()");
    const navigate = (count: number) =>
      page.evaluate(`(async () => {
        for (let turn = 0; turn < ${count}; turn++) {
          history.pushState(null, '', '/page.html?turn=' + (turn % 50));
          document.title = 'Page ' + (turn % 50);
          document.querySelector('main').replaceChildren('Page ' + turn);
          await Askwell('update');
          if (turn % 10 === 0) await new Promise((done) => setTimeout(done, 10));
        }
      })()`);
    await navigate(100);
    const early = await measure(page, client);
    await navigate(400);
    expectFlat(early, await measure(page, client));
  });
}
