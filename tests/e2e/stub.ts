/**
 * A widget of twenty lines in place of the real one: the loader's tests need only its contract.
 * Its panel has a button "Trap" that dies as Rust does when it panics.
 */

/** A WebAssembly module that exports `trap`, a function of the one instruction `unreachable`. */
export const stubWasm = Buffer.from(
  '0061736d01000000' + '0104016000' + '00' + '03020100' + '0708010474726170' + '0000' + '0a05010300000b',
  'hex',
);

/** The module; `atStart` is run first of all by `start`. */
export const stubApp = (atStart = '') => `
let wasm;
export default async function init({ module_or_path }) {
  const { instance } = await WebAssembly.instantiateStreaming(await module_or_path, {});
  wasm = instance.exports;
}
export async function start(host, options) {
  const make = (name, attributes, text) => {
    const node = document.createElement(name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    node.textContent = text;
    return node;
  };
  (window.starts ||= []).push(options);
  ${atStart}
  const root = host.shadowRoot;
  const launcher = make('button', { part: 'launcher', 'aria-label': 'Open help', 'aria-expanded': false }, '?');
  const panel = make('div', { role: 'dialog', part: 'panel', 'aria-label': 'Help' }, 'The stub is open.');
  const trap = make('button', {}, 'Trap');
  trap.onclick = () => wasm.trap();
  panel.append(trap);
  const open = () => { root.append(panel); launcher.setAttribute('aria-expanded', true); };
  const close = () => { panel.remove(); launcher.setAttribute('aria-expanded', false); };
  const toggle = () => (panel.isConnected ? close() : open());
  launcher.onclick = toggle;
  const placeholder = root.querySelector('[data-loader]');
  const hadFocus = placeholder && root.activeElement === placeholder;
  placeholder?.remove();
  root.append(launcher);
  if (hadFocus) launcher.focus();
  if (options.open) open();
  const isOpen = () => panel.isConnected;
  const verbs = { open, close, toggle, isOpen };
  return { call: (verb, ...words) => (window.calls ||= []).push([verb, ...words]) && verbs[verb]?.(...words), destroy: () => (window.ends = (window.ends || 0) + 1) };
}
`;
