// The matcher that visitors get, compiled to WebAssembly alone: src/bin/askwell-bench.rs.
import { builder, start } from './askwell-module.mjs';

export { start };
export const build = builder(() => new Uint8Array());
