// One cell of the tables: one system at one size in one language, once, in a fresh page.

/** Measures and returns the cell's figures. A fresh context gives a fresh process: no garbage, nothing warm. */
export async function measure(browser, address, job) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`   uncaught: ${error.message}`));
  await page.goto(address);
  const heap = await heapOf(context, page);
  const bench = await page.evaluateHandle(() => import('/page.mjs'));
  const figures = await steps(bench, heap, job);
  await context.close();
  return figures;
}

async function steps(bench, heap, job) {
  const start = await bench.evaluate((page, job) => page.prepare(job), job);
  const before = await heap();
  const build = await bench.evaluate((page, language) => page.build(language), job.language);
  const kept = (await heap()) - before;
  const asked = await bench.evaluate((page) => page.ask());
  const own = await bench.evaluate((page) => page.memory());
  return { ...start, ...build, memory_bytes: own ?? kept, ...asked };
}

/** Reads the bytes that JavaScript still holds after a collection, typed arrays included. */
async function heapOf(context, page) {
  const session = await context.newCDPSession(page);
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
    return usedSize + (backingStorageSize ?? 0);
  };
}

/** The smallest step of the clock in such a page, in µs. */
export async function clockStep(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  const step = await page.evaluate(async () => (await import('/page.mjs')).clockStep());
  await page.close();
  return Math.round(step * 10) / 10;
}
