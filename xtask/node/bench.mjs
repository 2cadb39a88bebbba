// node bench.mjs <browser> <folder of the compiled matcher> <file to write>
// Measures every system of tests/bench/bench.json in one Chromium and writes the figures as JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { dataOf } from '../../tests/bench/data.mjs';
import { bundles } from './bench/bundle.mjs';
import { clockStep, measure } from './bench/cell.mjs';
import { load, machine, versions } from './bench/machine.mjs';
import { serve } from './bench/serve.mjs';

const [executablePath, app, output] = process.argv.slice(2);
const root = process.cwd();
const read = (file) => readFileSync(path.join(root, 'tests/bench', file), 'utf8');
const definitions = JSON.parse(read('bench.json'));

const { files, bytes } = await bundles(root, definitions.systems, app);
const served = new Map([['/page.mjs', read('page.mjs')]]);
for (const [name, content] of files) served.set(`/libraries/${name}`, content);
const data = definitions.languages.flatMap((language) => definitions.sizes.map((size) => addData(language, size)));

const site = await serve(served);
const browser = await chromium.launch({ executablePath });
const before = machine(browser);
const clock_step_us = await clockStep(browser, site.address);
const figures = await rounds();
await browser.close();
site.close();

const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: { ...before, load_at_end: load(), clock_step_us },
  definitions,
  data,
  versions: versions(root, definitions.systems),
  bytes,
  figures,
};
writeFileSync(output, `${JSON.stringify(result, null, 1)}\n`);

function addData(language, size) {
  const { base, checksum, ...content } = dataOf(root, definitions, language, size);
  served.set(`/data/${language.name}-${size}.json`, JSON.stringify(content));
  return { language: language.name, size, base, checksum };
}

/** All cells, several times over; the systems of a cell side by side and in turn first, so that a machine that is
 *  busy for a while slows all of them. */
async function rounds() {
  const cells = new Map();
  for (let round = 0; round < definitions.rounds; round += 1) {
    for (const { name: language } of definitions.languages) {
      for (const size of definitions.sizes) {
        for (const system of systemsOf(round, size)) await add(cells, { language, size, system });
      }
    }
    console.log(`   round ${round + 1} of ${definitions.rounds} is done`);
  }
  return [...cells.values()].map(({ cell, runs }) => ({ ...cell, ...medians(runs) }));
}

function systemsOf(round, size) {
  const { systems } = definitions;
  const turned = [...systems.slice(round % systems.length), ...systems.slice(0, round % systems.length)];
  return turned.filter((system) => (system.most_entries ?? Infinity) >= size).map((system) => system.name);
}

async function add(cells, cell) {
  const { language, size, system } = cell;
  const job = { language, limits: definitions, data: `/data/${language}-${size}.json`, library: `/libraries/${system}.js` };
  const run = await measure(browser, site.address, job);
  const key = Object.values(cell).join();
  if (!cells.has(key)) cells.set(key, { cell, runs: [] });
  cells.get(key).runs.push(run);
  console.log(`   ${language} ${size} ${system}: built in ${run.build_ms.toFixed(1)} ms, half answered within ${run.p50_us.toFixed(1)} µs`);
}

/** Figure by figure the median of the rounds. */
function medians(runs) {
  const first = runs[0];
  return Object.fromEntries(Object.keys(first).map((key) => [key, medianOf(runs.map((run) => run[key]))]));
}

function medianOf(values) {
  if (typeof values[0] === 'object') return medians(values);
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] * 1000) / 1000;
}
