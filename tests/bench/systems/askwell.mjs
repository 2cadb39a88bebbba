// The matcher that visitors get, compiled to WebAssembly alone: src/bin/askwell-bench.rs.
import init, { Bench } from 'askwell-bench';

/** Fetches and compiles the module. Returns what tells its memory, in bytes. */
export async function start() {
  const { memory } = await init();
  return { memory: () => memory.buffer.byteLength };
}

export function build(entries) {
  const bench = new Bench();
  for (const { question, variants } of entries) bench.add(question, variants);
  bench.finish();
  return {
    ask: (question) => bench.ask(question),
    complete: (typed, limit) => bench.complete(typed, limit),
  };
}
