/**
 * The matrix of strict, old and hostile pages, as data that every browser can be led through: what is strange about
 * the page, and what visitors get on it. The steps are in visit.ts.
 */
import { readFileSync } from 'node:fs';
import { CONFIG, shop as shopWithSurvey } from '../pages/faq';
import { type Host, STRICT } from '../pages/host';
import { integrityOf, loaderFile, type Site } from '../server';

/** What visitors get: the widget, the list of questions in its place, the contact alone, or no launcher at all. */
export type Gets = 'widget' | 'questions' | 'contact' | 'nothing';

export interface Row {
  /** The page, in the words of the table. */
  page: string;
  gets: Gets;
  /** Why visitors do not get the widget, in the words of the table. */
  why?: string;
  /** The page and its files. */
  host: (site: Site) => Host;
  /** The page stands in a frame with these permissions. */
  sandbox?: string;
  /** The page is opened from the disk. */
  isFile?: boolean;
  /** The policy violations that the browser may report: directives, blocked addresses. Default: none. */
  violations?: RegExp;
  /** What the console may say beside what follows from `gets`. */
  says?: RegExp;
}

const QUIET = "default-src 'self'";
const WASM = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const TRUSTED = "require-trusted-types-for 'script'; trusted-types 'none'";
const COEP = { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' };
/** The shop without the survey that comes when the panel is closed. */
const shop = (more: Host = {}): Host => shopWithSurvey({ ...more, files: { '/askwell.json': { ...CONFIG, surveys: [] }, ...more.files } });
/** What browsers call a module of WebAssembly that the policy refuses. */
const REFUSED = /wasm-eval|unsafe-eval/;
const REFUSED_WHY = "the policy has no `'wasm-unsafe-eval'`";

const withPolicy = (policy: string, more: Host = {}) => () => shop({ policy, ...more });
const withStyle = (css: string) => () => shop({ head: `<style>${css}</style>` });
const withScript = (script: string) => () => shop({ head: `<script>${script}</script>` });

/** FAQPage as many sites have it. */
const JSON_LD = `<script type="application/ld+json">${JSON.stringify({
  '@context': 'https://schema.org',
  '@graph': [{ '@type': ['WebPage', 'FAQPage'], mainEntity: [{ '@type': 'Question', name: 'How long does delivery take?', acceptedAnswer: { '@type': 'Answer', text: '<p>Two to <b>four</b> days &amp; nights.</p>' } }] }],
})}</script>`;

const ADDS_THE_TAG = `var s = document.createElement('script'); s.src = '/site/askwell/askwell.js'; s.dataset.config = '/askwell.json'; document.head.appendChild(s);`;

const POLICIES: Row[] = [
  { page: 'no policy', gets: 'widget', host: () => shop() },
  { page: `\`${QUIET}\``, gets: 'questions', why: REFUSED_WHY, violations: REFUSED, host: withPolicy(QUIET) },
  { page: `\`${WASM}\``, gets: 'widget', host: withPolicy(WASM) },
  { page: "`default-src 'none'` and what the widget needs", gets: 'widget', host: withPolicy(STRICT) },
  { page: "nonce, `'self'`, `'wasm-unsafe-eval'`", gets: 'widget', host: withPolicy("default-src 'none'; script-src 'nonce-abc' 'self' 'wasm-unsafe-eval'; connect-src 'self'", { tag: 'nonce="abc"' }) },
  { page: "nonce, `'strict-dynamic'`, `'wasm-unsafe-eval'`", gets: 'widget', host: withPolicy("default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'", { tag: 'nonce="abc"' }) },
  { page: "nonce, `'strict-dynamic'`", gets: 'questions', why: REFUSED_WHY, violations: REFUSED, host: withPolicy("default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'", { tag: 'nonce="abc"' }) },
  { page: "nonce, `'wasm-unsafe-eval'`", gets: 'widget', host: withPolicy("default-src 'none'; script-src 'nonce-abc' 'wasm-unsafe-eval'; connect-src 'self'", { tag: 'nonce="abc"' }) },
  {
    page: "hash of a script that adds the tag, `'strict-dynamic'`, `'wasm-unsafe-eval'`",
    gets: 'widget',
    host: () => {
      const policy = `default-src 'none'; script-src '${integrityOf(ADDS_THE_TAG)}' 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'`;
      return shop({ policy, place: 'by hand', html: `<p>Paper.</p><script>${ADDS_THE_TAG}</script>` });
    },
  },
  {
    page: "hash of the loader with `integrity`, `'self'`, `'wasm-unsafe-eval'`",
    gets: 'widget',
    host: () => {
      const integrity = integrityOf(readFileSync(loaderFile));
      const policy = `default-src 'none'; script-src 'self' '${integrity}' 'wasm-unsafe-eval'; connect-src 'self'`;
      return shop({ policy, tag: `integrity="${integrity}"`, files: { '/site/askwell/askwell.js': readFileSync(loaderFile, 'utf8') } });
    },
  },
  { page: 'Trusted Types required, no policy allowed', gets: 'widget', host: withPolicy(`${STRICT}; ${TRUSTED}`) },
  { page: 'Trusted Types required, nothing else', gets: 'widget', host: withPolicy("require-trusted-types-for 'script'") },
  { page: 'Trusted Types, and WebAssembly refused', gets: 'questions', why: REFUSED_WHY, violations: REFUSED, host: withPolicy(`${QUIET}; ${TRUSTED}`) },
  { page: "`style-src 'none'`", gets: 'widget', host: withPolicy(`${WASM}; style-src 'none'`) },
  { page: "`style-src 'none'`, and WebAssembly refused", gets: 'questions', why: REFUSED_WHY, violations: REFUSED, host: withPolicy(`${QUIET}; style-src 'none'`) },
  {
    page: "`connect-src 'none'`, questions as JSON-LD in the page",
    gets: 'questions',
    why: 'nothing may be fetched; what the page itself says is shown',
    violations: /connect-src/,
    host: withPolicy(`${WASM}; connect-src 'none'`, { head: JSON_LD }),
  },
];

const ORIGINS: Row[] = [
  { page: 'COOP and COEP', gets: 'widget', host: () => shop({ headers: COEP }) },
  { page: 'COOP and COEP, files of another origin with CORS, `crossorigin` on the tag', gets: 'widget', host: () => shop({ headers: COEP, from: 'elsewhere', tag: 'crossorigin="anonymous"' }) },
  { page: 'COOP and COEP, files of another origin with CORS and CORP', gets: 'widget', host: () => shop({ headers: COEP, from: 'elsewhere with CORP' }) },
  { page: 'COOP and COEP, files of another origin with neither', gets: 'nothing', why: 'the browser refuses the loader itself', host: () => shop({ headers: COEP, from: 'elsewhere without CORS' }) },
  {
    page: 'sandboxed frame (`allow-scripts`), files with CORS',
    gets: 'widget',
    sandbox: 'allow-scripts',
    says: /local storage: /,
    host: (site) => ({ ...shop({ from: 'elsewhere' }), tag: `data-config="${site.foreign}/askwell.json"` }),
  },
  { page: 'sandboxed frame (`allow-scripts`), files without CORS', gets: 'contact', why: 'to a page without an origin all files are foreign', sandbox: 'allow-scripts', says: /CORS policy/, host: () => shop() },
  { page: '`file://`', gets: 'contact', why: 'scripts of pages from the disk may load nothing', isFile: true, says: /CORS policy|URL scheme|not allowed to load/i, host: () => shop() },
];

const STYLES: Row[] = (
  [
    ['`* { all: unset !important }`', '* { all: unset !important }'],
    ['`html { font-size: 62.5% }`, odd text properties', 'html { font-size: 62.5% } * { letter-spacing: 9px !important; text-transform: uppercase !important; line-height: 3 !important; text-indent: 40px !important }'],
    ['`transform` on the body', 'body { transform: translateX(0); min-height: 3000px }'],
    ['`filter` on the body', 'body { filter: grayscale(1); min-height: 3000px }'],
    ['`rotate` on the body', 'body { rotate: 360deg; min-height: 3000px }'],
    ['`will-change` on the body', 'body { will-change: transform; min-height: 3000px }'],
    ['`contain` on the body', 'body { contain: layout; min-height: 3000px }'],
    ['`overflow: hidden` on the body', 'html, body { overflow: hidden; height: 100% }'],
    ['elements with the greatest z-index', 'main { position: fixed; inset: 0; z-index: 2147483000 }'],
    ['`div { display: none !important }`', 'div { display: none !important }'],
    ['`button, input, a { … !important }`', 'button, input, a { display: none !important; font-size: 3px !important; width: 900px !important; position: static !important; opacity: 0 !important }'],
    ['`:not(:defined) { display: none }`', ':not(:defined) { display: none; visibility: hidden; opacity: 0 }'],
    ['`body > * { max-width: 600px; margin: auto; contain: strict; pointer-events: none }`', 'body > * { max-width: 600px; margin: 40px auto; padding: 20px; transform: scale(.5); contain: strict; pointer-events: none }'],
    ['`zoom`', 'html { zoom: 1.5 }'],
    ['`writing-mode: vertical-rl`', 'html { writing-mode: vertical-rl }'],
  ] as const
).map(([page, css]) => ({ page, gets: 'widget', host: withStyle(css) }));

const DIRECTIONS: Row[] = [
  { page: '`dir=rtl`', gets: 'widget', host: () => shop({ dir: 'rtl' }) },
  { page: '`* { all: unset !important }`, and WebAssembly refused', gets: 'questions', why: REFUSED_WHY, violations: REFUSED, host: () => shop({ policy: `${QUIET}; style-src 'unsafe-inline'`, head: '<style>* { all: unset !important }</style>' }) },
];

const LIBRARIES: Row[] = (
  [
    [
      'a library like Prototype.js',
      `var json = JSON.stringify;
      Array.prototype.toJSON = function () { return '[' + this.map(function (one) { return json(one); }).join(', ') + ']'; };
      String.prototype.toJSON = function () { return '"' + this + '"'; };
      Function.prototype.bind = function () { var self = this, first = [].slice.call(arguments), that = first.shift(); return function () { return self.apply(that, first.concat([].slice.call(arguments))); }; };
      Array.prototype.each = Array.prototype.forEach; Array.prototype.clear = function () { this.length = 0; return this; };
      Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };
      Element.prototype.update = Element.prototype.hide = Element.prototype.show = function () { return this; };
      Array.from = window.$A = function (list) { return list ? [].slice.call(list) : []; };
      document.getElementsByClassName = function () { return []; };
      window.$ = function (id) { return document.getElementById(id); };`,
    ],
    ['methods added to `Object.prototype`', "Object.prototype.extend = Object.prototype.each = function () { return this; }; Object.prototype.version = '1.2';"],
    ['`Object.prototype` and `Array.prototype` frozen', 'Object.freeze(Object.prototype); Object.freeze(Array.prototype);'],
    [
      'a library like MooTools',
      `var Native = window.Element;
      window.Element = function (name) { return document.createElement(name); };
      window.Element.prototype = { constructor: window.Element };
      window.Event = function (event) { this.event = event; }; window.Document = function () {}; window.Window = function () {};
      Native.prototype.set = Native.prototype.inject = Native.prototype.getProperty = function () { return this; };
      Native.prototype.dispose = function () { return this.parentNode.removeChild(this); };
      Array.prototype.contains = function (item) { return this.indexOf(item) > -1; };
      String.prototype.contains = function (text) { return this.indexOf(text) > -1; };
      Function.prototype.delay = function (wait) { return setTimeout(this, wait); };`,
    ],
    ['`window.name`, `event`, `status`, `parent`-like names in use', "name = 'a'; var status = {}, event = 'x', root = 1, host = 2, lang = 'x', handle = 3, settings = {}; window.Askwell2 = 1;"],
    ['a promise and a fetch of the page\'s own', `var Real = Promise; window.Promise = function (run) { return new Real(run); }; Promise.prototype = Real.prototype; ['resolve', 'reject', 'all', 'race'].forEach(function (name) { Promise[name] = function (value) { return Real[name](value); }; });
      var get = fetch; window.fetch = function (url, options) { return get.call(window, url, options); };`],
  ] as const
).map(([page, script]) => ({ page, gets: 'widget', host: withScript(script) }));

const throwing = (name: string) => `Object.defineProperty(window, '${name}', { get: function () { throw new DOMException('The operation is insecure.', 'SecurityError'); } });`;

const STORAGE: Row[] = (
  [
    ['storage blocked', throwing('localStorage') + throwing('sessionStorage') + throwing('indexedDB')],
    ['storage is null', "['localStorage', 'sessionStorage'].forEach(function (name) { Object.defineProperty(window, name, { value: null }); });"],
    ['storage full', "Storage.prototype.setItem = function () { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };"],
    ['cookies blocked', "Object.defineProperty(document, 'cookie', { get: function () { throw new DOMException('Access is denied.', 'SecurityError'); }, set: function () { throw new DOMException('Access is denied.', 'SecurityError'); } }); Object.defineProperty(navigator, 'cookieEnabled', { value: false });"],
  ] as const
).map(([page, script]) => ({ page, gets: 'widget', says: /local storage: /, host: withScript(script) }));

/** A page whose config and FAQ are sent in some other way. */
function sent(type: string, before = '') {
  const { files, ...rest } = shop();
  const change = ([path, file]: [string, unknown]) => [path, { headers: { 'Content-Type': type }, body: before + JSON.stringify(file) }];
  return { ...rest, files: Object.fromEntries(Object.entries(files ?? {}).map(change)) } as Host;
}

const TYPES: Row[] = [
  { page: 'JSON sent as `text/plain`', gets: 'widget', host: () => sent('text/plain') },
  { page: 'JSON sent as `application/octet-stream`', gets: 'widget', host: () => sent('application/octet-stream') },
  { page: 'JSON with a byte order mark', gets: 'widget', host: () => sent('application/json', '\ufeff') },
  { page: 'JSON with a byte order mark, and WebAssembly refused', gets: 'questions', why: REFUSED_WHY, violations: REFUSED, host: () => ({ ...sent('text/plain', '\ufeff'), policy: QUIET }) },
];

export const ROWS: Row[] = [...POLICIES, ...ORIGINS, ...STYLES, ...DIRECTIONS, ...LIBRARIES, ...STORAGE, ...TYPES];
