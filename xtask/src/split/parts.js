/**
 * Loads parts of the widget: see src/browser/parts.rs. A part works on this instance's memory, and puts its functions into
 * its table. One of another release would call wrong functions, so the browser compares it with what was built.
 */
const loaded = {};
const load = async (file, hash) => {
  // The name changes with the content, so that no cache answers with the part of a release before.
  const url = new URL(`${file}?${hash.slice(0, 8).replace(/\W/g, '')}`, import.meta.url);
  const response = await fetch(url, { integrity: `sha256-${hash}` });
  await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: wasm });
};
const part = (...files) => async (callback, data) => {
  let isThere = true;
  try {
    // What failed is tried again when it is next asked for; what parts share is loaded once.
    for (const [file, hash] of files) await (loaded[file] ??= load(file, hash).catch((error) => ((loaded[file] = undefined), Promise.reject(error))));
  } catch (error) {
    console.warn('[askwell]', error);
    isThere = false;
  }
  wasm.__indirect_function_table.get(callback)(data, isThere);
};
const PARTS = {
  LOADERS
};
