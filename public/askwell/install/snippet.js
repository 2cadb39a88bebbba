/** The lines that an owner pastes: text out of choices, and nothing else. */

const DEFAULTS = { lang: 'auto', theme: 'auto', position: 'right', loading: 'idle' };
const NAMES = ['config', 'faq', 'lang', 'theme', 'position', 'loading', 'launcher'];

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const folderOf = (base) => base.replace(/\/?$/, '/');
const isForeign = (address, here) => URL.canParse(address) && new URL(address).origin !== here;

/** What differs from the default, in the order of the README. */
export const chosen = (choices) => NAMES.map((name) => [name, (choices[name] || '').trim()]).filter(([name, value]) => value && value !== DEFAULTS[name]);

/** The tag, the element or the module. `integrity` is that of askwell.js, or ''. */
export function snippet(choices, integrity = '', here = '') {
  const base = folderOf(choices.base);
  if (choices.kind === 'npm') return npm(choices, base);
  const nonce = choices.nonce?.trim();
  const attributes = [
    ['src', `${base}askwell.js`],
    ...chosen(choices).map(([name, value]) => [`data-${name}`, value]),
    ...(integrity ? [['integrity', integrity]] : []),
    ...(nonce ? [['nonce', nonce]] : []),
    ['crossorigin', 'anonymous'],
  ];
  const lines = [`<script async ${attributes.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')}></script>`];
  if (isForeign(base, here)) lines.unshift(`<link rel="preconnect" href="${escaped(new URL(base).origin)}" crossorigin>`);
  if (choices.kind === 'inline') lines.push('<askwell-widget inline></askwell-widget>');
  return lines.join('\n');
}

function npm(choices, base) {
  const options = Object.fromEntries([['base', base], ...chosen(choices)]);
  return `import { init } from 'askwell';\n\nawait init(${JSON.stringify(options, null, 2)});`;
}

/** The words that the page's policy must have. */
export function policy(choices, here = '') {
  const base = folderOf(choices.base);
  const word = (address) => (isForeign(address, here) ? new URL(address).origin : "'self'");
  const nonce = choices.nonce?.trim();
  const data = [choices.config, choices.faq].filter((address) => address?.trim()).map((address) => word(address.trim()));
  const script = [word(base), ...(nonce ? [`'nonce-${nonce}'`] : []), "'wasm-unsafe-eval'"];
  return [`script-src ${script.join(' ')};`, `connect-src ${[...new Set([word(base), ...data])].join(' ')};`, "img-src 'self';"].join('\n');
}
