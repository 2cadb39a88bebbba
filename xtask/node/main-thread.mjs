// node xtask/node/main-thread.mjs [folder of the built site] [slowdown]
// What the widget costs the page's main thread on a processor some times slower (4 unless told): the tasks up to the load
// event, up to the running widget, and up to the first answer; blocking time is what tasks take beyond 50 ms. Processor
// time of the thread is measured, and multiplied: what else the machine does meanwhile does not count. A page without
// the tag is measured beside it. Chromium: ASKWELL_CHROMIUM, else /usr/bin/chromium.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { chromium } from '@playwright/test';

const folder = path.resolve(process.argv[2] ?? 'dist');
const slowdown = Number(process.argv[3] ?? 4);
const ROUNDS = 3;
const TYPES = { '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm', '.html': 'text/html' };

const page = (tag) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${tag}</head><body><h1>A shop</h1><p>Paper.</p></body></html>`;
const PAGES = {
  '/bare.html': page(''),
  '/widget.html': page('<script async src="/askwell/askwell.js" data-faq="/shop/faq.en.json" crossorigin="anonymous"></script>'),
};

const server = createServer((request, response) => {
  const where = new URL(request.url, 'http://x').pathname;
  const file = path.join(folder, path.normalize(where));
  try {
    const body = PAGES[where] ?? (statSync(file).isFile() && readFileSync(file));
    response.writeHead(200, { 'Content-Type': TYPES[path.extname(where)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.ASKWELL_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** All of Chromium's trace of one visit; `mark`s in the page part it into phases. */
async function visit(name) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const client = await context.newCDPSession(tab);
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const end = new Promise((done) => client.once('Tracing.tracingComplete', done));
  await client.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] } });
  await tab.addInitScript(`
    addEventListener('load', () => performance.mark('phase:loaded'));
    addEventListener('askwell:ready', () => performance.mark('phase:ready'));`);
  await tab.goto(origin + name);
  if (name === '/widget.html') {
    await tab.waitForFunction("performance.getEntriesByName('phase:ready').length");
    await tab.waitForTimeout(3000);
    await tab.evaluate(`(async () => {
      performance.mark('phase:asked');
      await Askwell('open');
      await Askwell('ask', 'How long does delivery take?');
      const turns = () => document.querySelector('askwell-widget').shadowRoot.querySelectorAll('[role=log] article');
      while (!turns().length || /Looking/.test(turns()[0].textContent)) await new Promise(requestAnimationFrame);
      performance.mark('phase:answered');
    })()`);
  }
  await tab.waitForTimeout(1000);
  await client.send('Tracing.end');
  await end;
  await context.close();
  return events;
}

/** Thread time in ms, as on the slower processor. */
const cost = ({ dur = 0, tdur = dur }) => (tdur / 1000) * slowdown;

/** The tasks of the page's main thread between two moments, in ms, the longest first. */
function tasks(events, from = -Infinity, to = Infinity) {
  const thread = events.find(({ name, args }) => name === 'phase:loaded' || args?.data?.documentLoaderURL?.startsWith(origin));
  const its = events.filter(({ name, ph, pid, tid, ts, dur }) => /RunTask/.test(name) && ph === 'X' && pid === thread.pid && tid === thread.tid && ts + dur > from && ts < to);
  return its.map(cost).sort((a, b) => b - a);
}

const at = (events, phase) => events.find(({ name }) => name === `phase:${phase}`)?.ts;
const evaluated = (events, file) => events.filter(({ name, args }) => name === 'EvaluateScript' && (args?.data?.url ?? '').endsWith(file)).reduce((sum, event) => sum + cost(event), 0);
const blocking = (list) => list.reduce((sum, task) => sum + Math.max(0, task - 50), 0);
const told = (list) => ({ 'longest task, ms': Math.round(list[0] ?? 0), 'tasks over 50 ms': list.filter((task) => task > 50).length, 'blocking, ms': Math.round(blocking(list)), 'busy, ms': Math.round(list.reduce((sum, task) => sum + task, 0)) });
const median = (rows) => Object.fromEntries(Object.keys(rows[0]).map((key) => [key, rows.map((row) => row[key]).sort((a, b) => a - b)[Math.floor(rows.length / 2)]]));

const rounds = { 'a bare page': [], 'up to the load event': [], 'up to the running widget': [], 'after that (index, learning)': [], 'question to answer': [], 'all of it': [] };
const loader = [];
for (let round = 0; round < ROUNDS; round++) {
  const bare = await visit('/bare.html');
  rounds['a bare page'].push(told(tasks(bare)));
  const events = await visit('/widget.html');
  const [loaded, ready, asked, answered] = ['loaded', 'ready', 'asked', 'answered'].map((phase) => at(events, phase));
  rounds['up to the load event'].push(told(tasks(events, undefined, loaded)));
  rounds['up to the running widget'].push(told(tasks(events, loaded, ready)));
  rounds['after that (index, learning)'].push(told(tasks(events, ready, asked)));
  rounds['question to answer'].push(told(tasks(events, asked, answered)));
  rounds['all of it'].push(told(tasks(events)));
  loader.push(evaluated(events, 'askwell/askwell.js'));
}
await browser.close();
server.close();
console.log(`processor ${slowdown} times slower, ${ROUNDS} rounds, medians`);
console.table(Object.fromEntries(Object.entries(rounds).map(([phase, rows]) => [phase, median(rows)])));
console.log(`the loader's own script: ${loader.sort((a, b) => a - b)[1].toFixed(1)} ms`);
