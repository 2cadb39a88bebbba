// What both of Askwell's systems share.
import init, { Bench } from 'askwell-bench';

/** Fetches and compiles the module. Returns what tells its memory, in bytes. */
export async function start() {
  const { memory } = await init();
  return { memory: () => memory.buffer.byteLength };
}

/** Builds with the pack that a language gets. */
export function builder(packOf) {
  return (entries, language) => {
    const bench = new Bench(packOf(language));
    for (const { question, variants } of entries) bench.add([question, ...variants].join('\n'));
    bench.finish();
    return {
      learn: () => bench.learn(),
      ask: (question) => bench.ask(question),
      complete: (typed, limit) => bench.complete(typed, limit),
    };
  };
}
