/**
 * Askwell for programs that are bundled: loads the one script that a page would embed by a tag, and calls it.
 *
 * Importing this file does nothing and needs no page, so it may be imported on a server, too. The calls are described in
 * index.d.ts; what they do is done by askwell/askwell.js.
 */
import { folder } from './address.js';

const hasPage = () => typeof document !== 'undefined';

/** The script, once somebody wants it. */
let loading;
/** Calls that were made before. */
let waiting = [];

/** The typed form of the page's `Askwell(verb, …)`; waits for the script. On a server it does nothing. */
export function Askwell(...call) {
  if (!hasPage()) return Promise.resolve();
  if (loading) return loading.then((askwell) => askwell(...call));
  // A tag of the page has it in hand.
  if (window.Askwell) return Promise.resolve(window.Askwell(...call));
  return new Promise((resolve, reject) => waiting.push({ call, resolve, reject }));
}

/** Loads the script; a second call gives the same promise. After a failure the next call tries anew. */
export function load(options = {}) {
  if (!hasPage()) return Promise.resolve(Askwell);
  loading ??= begin(options).then(
    () => {
      // Kept: it leaves the window with the last widget, and starts further ones all the same.
      const askwell = window.Askwell;
      for (const { call, resolve } of waiting.splice(0)) resolve(askwell(...call));
      return askwell;
    },
    (error) => {
      loading = undefined;
      for (const { reject } of waiting.splice(0)) reject(error);
      throw error;
    },
  );
  return loading;
}

/** A widget in an element of its own inside `parent`, for components that come and go. */
export function mount(parent, { src, nonce, integrity, inline, loading: when = 'idle', ...others } = {}) {
  if (!hasPage()) return { ready: Promise.resolve(), update() {}, destroy() {} };
  const element = document.createElement('askwell-widget');
  element.toggleAttribute('inline', !!inline);
  parent.append(element);
  let isOver = false;
  let widget;
  const ready = load({ src, nonce, integrity, loading: 'manual' }).then(async (askwell) => {
    // React's StrictMode mounts, unmounts and mounts again in one go: the first needs no widget.
    if (isOver) return undefined;
    const started = await askwell('init', { ...given(others), loading: when, element });
    if (isOver) started.destroy();
    else widget = started;
    return widget;
  });
  ready.catch((error) => console.error('[askwell]', error));
  return {
    ready,
    update: (changes = {}) => void ready.then(() => widget?.update(given(changes))).catch(() => {}),
    destroy() {
      isOver = true;
      // Before its element goes: the script looks for elements that were moved.
      widget?.destroy();
      widget = undefined;
      element.remove();
    },
  };
}

/** The config as it is: with it an editor knows the keys. */
export const defineConfig = (config) => config;

/** The entries as they are. */
export const defineFaq = (faq) => faq;

/** Without what components hand on though nobody has given it. */
const given = (options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/** Puts the tag on the page, where there is none, and waits until it has run. */
async function begin({ src, nonce, integrity, ...attributes }) {
  if (!document.body) await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  const present = document.querySelector('script[src*="askwell.js"]');
  if (present && isThere()) return;
  await new Promise((resolve, reject) => {
    const address = src ?? (folder && folder + 'askwell.js');
    if (!address && !present) throw new Error("a bundler has moved the package. Use the plugin askwell/vite, or copy the folder (npx askwell copy public/askwell) and say load({ src: '/askwell/askwell.js' }).");
    const tag = present ?? script(new URL(address, document.baseURI).href, { nonce, integrity, attributes });
    const fail = (why) => {
      if (!present) tag.remove();
      reject(new Error(`${tag.src} ${why}. Is the folder there? (npx askwell copy public/askwell, or the plugin askwell/vite)`));
    };
    tag.addEventListener('load', () => (isThere() ? resolve() : fail('is not the script of Askwell')));
    tag.addEventListener('error', () => fail('could not be loaded: missing, offline, or blocked by the Content-Security-Policy'));
    if (!present) document.head.append(tag);
  });
}

/** Whether the script has run: it answers with promises, a stub of the page with nothing. */
function isThere() {
  return typeof window.Askwell?.('isOpen')?.then === 'function';
}

function script(src, { nonce, integrity, attributes }) {
  const tag = document.createElement('script');
  for (const [name, value] of Object.entries(given(attributes))) tag.setAttribute('data-' + name, value);
  tag.async = true;
  tag.crossOrigin = 'anonymous';
  if (nonce) tag.nonce = nonce;
  if (integrity) tag.integrity = integrity;
  tag.src = trusted(src);
  return tag;
}

let policy;

/** With Trusted Types the policy must be named in the page's `trusted-types`; else the page's default policy decides. */
function trusted(src) {
  try {
    policy ??= window.trustedTypes?.createPolicy('askwell', { createScriptURL: String });
  } catch {
    // The browser has told the console.
  }
  return policy?.createScriptURL(src) ?? src;
}
