// Runs in the browser, in a page of its own for each system, language and size: nothing is warm that a visitor
// would find cold, and no system inherits another's garbage. The runner calls the two functions in turn.

let data;
let limits;
let system;
let index;

/** Fetches data and library. Returns how long the library took until it could build, in ms. */
export async function prepare(job) {
  if (!crossOriginIsolated) throw new Error('the page is not isolated, so its clock is too coarse');
  limits = job.limits;
  data = await (await fetch(job.data)).json();
  const start = performance.now();
  const library = await import(job.library);
  system = { ...library, ...(await library.start?.()) };
  return { start_ms: performance.now() - start };
}

/** Builds the index, once and cold, as a visitor's page does. In ms. */
export function build(language) {
  const start = performance.now();
  index = system.build(data.entries, language);
  return { build_ms: performance.now() - start };
}

/** Asks all questions, and completes them where the system can. Latencies in µs. */
export async function ask() {
  const warm = limits.warm_up.questions;
  const { answers, ...asked } = await latency(index.ask, data.questions.map(({ text }) => text), warm);
  const right = answers.filter((answer, at) => answer === data.questions[warm + at].entry).length;
  const figures = { top1: right / answers.length, ...asked };
  if (!index.complete) return figures;
  const completed = await latency((typed) => index.complete(typed, limits.completions), data.typed, warm);
  return { ...figures, complete: { p50_us: completed.p50_us, p99_us: completed.p99_us, passes: completed.passes } };
}

/** What the index keeps where the JavaScript heap does not show it, in bytes. */
export function memory() {
  return system.memory?.() ?? null;
}

/** The smallest step of the clock, in µs. */
export function clockStep() {
  let least = Infinity;
  for (let reading = 0; reading < 50; reading += 1) {
    const start = performance.now();
    let now = start;
    while (now === start) now = performance.now();
    least = Math.min(least, now - start);
  }
  return least * 1000;
}

/**
 * The latencies of `act` on all texts but the first `warm`, which only warm it up, and its answers.
 *
 * Every text is timed alone, between two readings of the clock, in several passes over all of them; its latency is
 * the mean of the middle half of its readings. The middle half leaves out what the machine did meanwhile; the mean
 * gets below the clock's step, whose rounding is random. Percentiles are over texts.
 */
async function latency(act, texts, warm) {
  await warmUp(act, texts.slice(0, warm));
  const measured = texts.slice(warm);
  const readings = measured.map(() => []);
  const answers = [];
  const start = performance.now();
  let passes = 0;
  while (passes < limits.passes.least || (passes < limits.passes.most && performance.now() - start < limits.passes.ms)) {
    measured.forEach((text, at) => {
      const before = performance.now();
      answers[at] = act(text);
      readings[at].push(performance.now() - before);
    });
    passes += 1;
    await pause();
  }
  const micros = readings.map((times) => middle(times) * 1000).sort((one, other) => one - other);
  return { answers, p50_us: percentile(micros, 0.5), p99_us: percentile(micros, 0.99), passes };
}

async function warmUp(act, texts) {
  const start = performance.now();
  do {
    texts.forEach((text) => act(text));
    await pause();
  } while (performance.now() - start < limits.warm_up.ms);
}

function middle(times) {
  const sorted = times.toSorted((one, other) => one - other);
  const cut = Math.floor(sorted.length / 4);
  const kept = sorted.slice(cut, sorted.length - cut);
  return kept.reduce((sum, time) => sum + time, 0) / kept.length;
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** No visitor asks the same again at once: FlexSearch remembers whole questions for 50 ms. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
