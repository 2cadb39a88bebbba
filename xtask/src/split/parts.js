/**
 * Loads parts of the widget: see src/browser/parts.rs. A part works on this instance's memory, and puts its functions into
 * its table. One of another release would call wrong functions, so the browser compares it with what was built. Its file
 * has several pieces, one behind the other; those that it shares with parts that have come are there already.
 */
const there = {};
const put = (piece, bytes) =>
  (there[piece] ??= WebAssembly.instantiate(bytes, { __wasm_split: wasm }).catch((error) => {
    there[piece] = undefined;
    throw error;
  }));
const part = (file, hash, pieces) => async (callback, data) => {
  let isThere = true;
  try {
    // The name changes with the content, so that no cache answers with the part of a release before.
    const url = new URL(`${file}?${hash.slice(0, 8).replace(/\W/g, '')}`, import.meta.url);
    const response = await fetch(url, { integrity: `sha256-${hash}` });
    const bytes = await response.arrayBuffer();
    let at = 0;
    await Promise.all(pieces.map(([piece, length]) => put(piece, bytes.slice(at, (at += length)))));
  } catch (error) {
    // When it is next asked for, it is tried again.
    console.warn('[askwell]', error);
    isThere = false;
  }
  wasm.__indirect_function_table.get(callback)(data, isThere);
};
const parts = {
  LOADERS
};
