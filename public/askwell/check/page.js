/** The page, its tags, its storage, and where the widget stands in it. */
import { finding } from './findings.js';
import { nearest } from './nearest.js';

/** About what browsers let one origin keep, in UTF-16 code units. */
const STORAGE = 5_000_000;

/** What the widget cannot do without, and how it is known to be there. */
const FEATURES = {
  'constructed style sheets': () => new CSSStyleSheet() && 'adoptedStyleSheets' in document,
  WebAssembly: () => typeof WebAssembly === 'object' && !!WebAssembly.compile,
  'the dialog element': () => typeof HTMLDialogElement === 'function',
  'shadow roots': () => 'attachShadow' in Element.prototype,
  'Object.hasOwn': () => typeof Object.hasOwn === 'function',
};

/** An element as a selector that its owner knows again. */
export function described(element) {
  const classes = [...element.classList].slice(0, 2).map((name) => '.' + name);
  return `<${[element.localName, element.id && '#' + element.id, ...classes].join('')}>`;
}

export function page(net, base, tag) {
  const found = [];
  const lacks = Object.keys(FEATURES).filter((name) => {
    try {
      return !FEATURES[name]();
    } catch {
      return true;
    }
  });
  if (lacks.length) found.push(finding('page-old-browser', { features: lacks.join(', ') }));
  if (location.protocol === 'file:') found.push(finding('page-file'));
  else if (self.origin === 'null') found.push(finding('page-sandboxed'));
  const addresses = [base, ...['config', 'faq'].map((name) => tag?.dataset[name]).filter(Boolean).map((address) => new URL(address, document.baseURI).href)];
  if (location.protocol === 'https:') {
    for (const url of addresses) if (/^http:\/\/(?!localhost|127\.|\[::1\])/.test(url)) found.push(finding('page-mixed', { url }));
  }
  const lang = document.documentElement.lang;
  if (!lang && (tag?.dataset.lang || 'auto') === 'auto') found.push(finding('page-language-missing', { lang: navigator.language }));
  const changing = document.querySelector('base[href]');
  const relative = ['config', 'faq'].map((name) => tag?.dataset[name]).find((address) => address && !/^(\/|[a-z][\w+.-]*:)/i.test(address));
  if (changing && relative && new URL(relative, document.baseURI).href !== new URL(relative, location.href).href) {
    found.push(finding('page-base-element', { href: changing.getAttribute('href'), url: new URL(relative, document.baseURI).href }));
  }
  if (/require-trusted-types-for/.test(net.policy())) found.push(finding('policy-trusted-types'));
  return found.some(({ id }) => id.startsWith('page-')) ? found : [finding('page-ok'), ...found];
}

/** A wrong attribute of a tag or an element. */
function attribute(element, { name, value }, ATTRIBUTES) {
  const names = Object.keys(ATTRIBUTES);
  const place = described(element);
  const isDashed = name.startsWith('data-');
  const key = isDashed ? name.slice(5) : name;
  if (!isDashed) return Object.hasOwn(ATTRIBUTES, name) && !(name === 'lang' && element.localName !== 'script') ? finding('tag-undashed', { name, place }) : undefined;
  if (!Object.hasOwn(ATTRIBUTES, key)) return finding('tag-unknown', { name, place, nearest: 'data-' + nearest(key, names)[0] });
  const words = ATTRIBUTES[key];
  const isAddress = key === 'theme' && /[./]/.test(value);
  if (value && words && !isAddress && !words.split('|').includes(value)) {
    return finding('tag-value', { name, value, place, words: words.split('|').join(', '), nearest: nearest(value, words.split('|'))[0] });
  }
  if (key === 'lang' && value && value !== 'auto' && !isTag(value)) return finding('tag-language', { value });
}

function isTag(text) {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

export function tags(tag, ATTRIBUTES) {
  const all = [...document.querySelectorAll('script[src*="askwell.js"]')];
  const found = [];
  if (all.length > 1) found.push(finding('tag-twice', { count: all.length }));
  for (const element of new Set([tag, ...document.querySelectorAll('askwell-widget')])) {
    found.push(...[...element.attributes].map((one) => attribute(element, one, ATTRIBUTES)).filter(Boolean));
  }
  const { origin } = new URL(tag.src);
  if (origin !== location.origin && tag.crossOrigin === null) found.push(finding('tag-crossorigin', { origin }));
  return found.length ? found : [finding('tag-ok')];
}

// ---- The widget ----

/** What makes an element the frame of all that is fixed in it. */
function frame(style) {
  const properties = [
    ['transform', style.transform],
    ['translate', style.translate],
    ['rotate', style.rotate],
    ['scale', style.scale],
    ['perspective', style.perspective],
    ['filter', style.filter],
    ['backdrop-filter', style.backdropFilter],
  ];
  const set = properties.find(([, value]) => value && value !== 'none');
  if (set) return set.join(': ');
  if (/paint|layout|strict|content/.test(style.contain)) return `contain: ${style.contain}`;
  if (/transform|filter|perspective/.test(style.willChange)) return `will-change: ${style.willChange}`;
  if (style.containerType && style.containerType !== 'normal') return `container-type: ${style.containerType}`;
}

function hidden(host) {
  const style = getComputedStyle(host);
  if (host.hidden) return 'the attribute hidden';
  for (let one = host; one; one = one.parentElement) if (getComputedStyle(one).display === 'none') return `display: none${one === host ? '' : ` of ${described(one)}`}`;
  if (style.visibility !== 'visible') return `visibility: ${style.visibility}`;
  return style.opacity < 0.1 ? `opacity: ${style.opacity}` : '';
}

/** Whether a click at the middle of the launcher reaches it. */
function reachable(host, launcher) {
  const { left, top, width, height } = launcher.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return finding('widget-outside', { x: Math.round(x), y: Math.round(y) });
  const above = document.elementFromPoint(x, y);
  if (!above || above === host || host.contains(above)) return undefined;
  const offset = Math.ceil(innerHeight - above.getBoundingClientRect().top + 16);
  return finding('widget-covered', { element: described(above), offset });
}

function one({ host, root, settings, state, reason }) {
  const found = [];
  if (state === 'failed') found.push(finding('widget-failed', { reason }));
  const how = hidden(host);
  if (how) return [...found, finding('widget-hidden', { element: described(host), how })];
  if (settings.inline) return found;
  if (getComputedStyle(host).position !== 'fixed') found.push(finding('widget-unstyled'));
  for (let parent = host.parentElement; parent; parent = parent.parentElement) {
    const property = frame(getComputedStyle(parent));
    if (property) found.push(finding('widget-ancestor', { element: described(parent), property }));
  }
  const launcher = root.querySelector('[part~=launcher]');
  const isOpen = launcher?.getAttribute('aria-expanded') === 'true';
  const wrong = launcher && !isOpen && reachable(host, launcher);
  if (wrong) found.push(wrong);
  return [...found, ...own(settings)];
}

/** The page's own button. */
function own({ launcher }) {
  if (!launcher || launcher === 'none') return [];
  try {
    return document.querySelector(launcher) ? [] : [finding('tag-launcher', { selector: launcher })];
  } catch {
    return [finding('tag-launcher', { selector: launcher })];
  }
}

export function widgets(looks) {
  if (!looks.length) return [finding('widget-none')];
  const found = looks.flatMap(one);
  const sites = looks.map(({ settings }) => settings.site || '');
  for (const site of new Set(sites)) {
    const count = sites.filter((other) => other === site).length;
    if (count > 1) found.push(finding('widget-shared-site', { count, site }));
  }
  return found.length ? found : [finding('widget-ok', { state: looks[0].state || 'waiting to be loaded' })];
}

// ---- Storage. Nothing is written. ----

export function storage() {
  try {
    const kept = window.localStorage;
    const used = Object.keys(kept).reduce((sum, key) => sum + key.length + kept.getItem(key).length, 0);
    return [used > STORAGE * 0.95 ? finding('storage-full', { used: used.toLocaleString('en') }) : finding('storage-ok')];
  } catch {
    return [finding('storage-blocked')];
  }
}
