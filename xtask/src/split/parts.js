/**
 * Loads parts of the widget: see src/browser/parts.rs. A part works on this instance's memory, and puts its functions into
 * its table. One of another release would call wrong functions, so the browser compares it with what was built.
 */
const loaded = {};
const load = async (file, hash) => {
  try {
    // The name changes with the content, so that no cache answers with the part of a release before.
    const url = new URL(`${file}?${hash.slice(0, 8).replace(/\W/g, '')}`, import.meta.url);
    const response = await fetch(url, { integrity: `sha256-${hash}` });
    await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: wasm });
  } catch (error) {
    // When it is next asked for, it is tried again.
    loaded[file] = undefined;
    throw error;
  }
};
const part = (...files) => async (callback, data) => {
  let isThere = true;
  try {
    // What parts share is loaded once.
    await Promise.all(files.map(([file, hash]) => (loaded[file] ??= load(file, hash))));
  } catch (error) {
    console.warn('[askwell]', error);
    isThere = false;
  }
  wasm.__indirect_function_table.get(callback)(data, isThere);
};
const parts = {
  LOADERS
};
