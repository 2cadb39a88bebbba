/**
 * Askwell's loader: the one script that a page embeds.
 *
 *   <script async src="…/askwell.js" data-config="askwell.json" crossorigin="anonymous"></script>
 *
 * It draws the launcher at once, loads the widget when `data-loading` says so, replaces it once if it
 * dies, and after that shows the contact of the config. It stores nothing, adds no global, and never
 * makes elements from HTML text nor styles from attributes, so Content-Security-Policy and Trusted Types
 * have nothing to object to. Every byte is paid for by every page: `cargo xtask sizes` holds the limit.
 *
 * Map: the tag, the element, the launcher, loading, failures, the contact, the start. What it starts is
 * src/widget/start.rs.
 */
(() => {
  /** How long, in milliseconds, the widget may take from the first request until it is drawn. */
  const PATIENCE = 20000;

  /** By language: the launcher's name, and the notice where the widget cannot start. */
  const TEXTS = {
    en: ['Open help', 'The assistant cannot start. Please reload, or contact us.'],
    'zh-Hans': ['打开帮助', '助手无法启动，请刷新或联系我们。'],
  };

  /** The attributes and the words they allow, the default first. Without any: a text, judged by the widget. */
  const ATTRIBUTES = {
    config: '',
    faq: '',
    lang: '',
    site: '',
    theme: 'auto|light|dark',
    position: 'right|left',
    loading: 'idle|hover|click|eager',
  };

  const say = (level, ...words) => console[level]('[askwell]', ...words);

  // A module has no currentScript; it finds its tag by the file's name.
  const tag = document.currentScript || document.querySelector('script[src*="askwell.js"]');
  const base = tag && new URL('.', tag.src).href;

  /** The attributes of the tag that can be used. */
  const settings = {};
  /** '' (nothing asked for yet), 'loading', 'ready' or 'failed'. */
  let state = '';
  /** Whether the visitor has clicked and waits for the panel. */
  let isWanted = false;
  /** The number of the instance: 0, or 1 after the first has died. */
  let life = 0;
  /** The running widget. wasm-bindgen frees, and so removes, a widget whose handle is garbage. */
  let handle;
  let lang, host, root, sheet, launcher, plain;

  // ---- The tag ----

  /** How many letters must change to make one word of the other (Levenshtein). */
  function distance(a, b) {
    let row = [...b, 0].map((_, j) => j);
    let left;
    for (const letter of a) {
      row = row.map((above, j) => (left = j ? Math.min(above + 1, left + 1, row[j - 1] + (letter !== b[j - 1])) : above + 1));
    }
    return row.pop();
  }

  /** Fills `settings`; attributes that cannot be used are named on the console. */
  function readTag() {
    for (const { name, value } of tag.attributes) {
      const key = name.slice(5);
      if (!name.startsWith('data-') || !value) continue;
      const known = Object.keys(ATTRIBUTES).sort((a, b) => distance(a, key) - distance(b, key));
      const words = ATTRIBUTES[key];
      if (known[0] !== key) {
        say('warn', `data-${key} is not known. Known, the nearest first: data-${known.join(', data-')}.`);
      } else if (words && !words.split('|').includes(value)) {
        say('warn', `data-${key}="${value}" is not one of ${words}. The default is used.`);
      } else {
        // An anchor makes an address absolute and never throws.
        settings[key] = /config|faq/.test(key) ? element('a', { href: value }).href : value;
      }
    }
  }

  // ---- The element ----

  function element(name, attributes = {}, ...children) {
    const space = /svg|path/.test(name) ? '2000/svg' : '1999/xhtml';
    const node = document.createElementNS('http://www.w3.org/' + space, name);
    // Old libraries add to Object.prototype.
    for (const key of Object.keys(attributes)) node.setAttribute(key, attributes[key]);
    node.append(...children);
    return node;
  }

  // The page's rules for its own elements must neither move the launcher nor draw the host, nor make it what is
  // fixed in it is placed by: hence the `!important`s (from inside a shadow root they win). Lengths are in px, whatever the page's font size.
  const css = (side) => `
:host{all:initial;position:fixed!important;padding:0!important;border:0!important;transform:none!important;filter:none!important;contain:none!important;z-index:var(--askwell-z-index,2147483000)}
[data-loader]{all:initial;position:fixed;bottom:env(safe-area-inset-bottom);${side}:env(safe-area-inset-${side});margin:16px;padding:16px;display:grid;border-radius:50%;background:var(--askwell-accent,#1f5fd0);color:var(--askwell-on-accent,#fff);fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round;box-shadow:0 2px 10px #0005;cursor:pointer}
[data-loader]:focus-visible{outline:3px solid;outline-offset:-7px}
@media(prefers-reduced-motion:no-preference){[aria-busy=true]{animation:wait 1s infinite alternate}}
@keyframes wait{to{opacity:.6}}
dialog{font:16px/1.5 system-ui;border-radius:16px}
dialog *{display:block;font:inherit;margin-top:12px}
@media print{:host{display:none}}`;

  /** Takes the page's own `<askwell-widget>`, or makes one; an element is never used twice. */
  function mount() {
    host = document.querySelector('askwell-widget');
    if (host?.shadowRoot) {
      say('warn', 'askwell.js runs already; one tag is enough.');
      return;
    }
    readTag();
    const wish = [settings.lang, document.documentElement.lang, navigator.language].find((tag) => /^(en|zh)/i.test(tag));
    lang = /^zh/i.test(wish) ? 'zh-Hans' : 'en';
    if (!host) {
      host = element('askwell-widget');
      toTheEnd();
      addEventListener('DOMContentLoaded', toTheEnd);
    }
    try {
      // Pages hide what is `:not(:defined)` until their own elements are.
      customElements.get('askwell-widget') || customElements.define('askwell-widget', class extends host.constructor {});
    } catch {} // A registry of some library's.
    root = host.attachShadow({ mode: 'open' });
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css(settings.position || 'right'));
    drawLauncher();
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onError);
    schedule();
  }

  /**
   * Amid the page it would come early in the tab order, and change what rules such as `* + *` match. Where the body
   * is transformed or filtered, what is fixed in it scrolls with it: there the host stands beside it.
   */
  function toTheEnd() {
    const { transform, filter, perspective } = getComputedStyle(document.body);
    (/^(none)+$/.test(transform + filter + perspective) ? document.body : document.documentElement).append(host);
  }

  // ---- The launcher ----

  function drawLauncher() {
    const icon = element('svg', { width: 24, viewBox: '0 0 24 24' }, element('path', { d: 'M3 4h18v13h-9l-5 4v-4H3zM8 9h8M8 13h5' }));
    launcher = element('button', { part: 'launcher', 'data-loader': '', lang, 'aria-label': TEXTS[lang][0], 'aria-expanded': false }, icon);
    launcher.onclick = onClick;
    root.replaceChildren(launcher);
    root.adoptedStyleSheets = [sheet];
  }

  function onClick() {
    isWanted = true;
    if (state === 'failed') {
      showPlain();
    } else {
      launcher.ariaBusy = true;
      begin();
    }
  }

  /** Loads the widget when the tag says so; a click always does. */
  function schedule() {
    const { loading = 'idle' } = settings;
    if (loading === 'eager') begin();
    if (loading !== 'click') launcher.onpointerenter = launcher.onfocus = begin;
    if (loading === 'idle') {
      // Safari has no requestIdleCallback.
      const whenIdle = () => (window.requestIdleCallback || setTimeout)(begin);
      if (document.readyState === 'complete') whenIdle();
      else addEventListener('load', whenIdle);
    }
  }

  // ---- Loading. A text that is thrown is meant for the site owner as it stands. ----

  function begin() {
    if (!state) load();
  }

  async function load() {
    const mine = life;
    const isCurrent = () => mine === life && state === 'loading';
    state = 'loading';
    setTimeout(() => isCurrent() && fail('it took more than 20 seconds.'), PATIENCE);
    try {
      await start();
    } catch (error) {
      if (isCurrent()) isTrap(error) ? die(error) : fail(error);
    }
  }

  async function start() {
    const url = (file) => base + 'askwell-app' + file + (life ? '?r=1' : '');
    const mine = life;
    // Both at once: the module is short, and asks for the wasm only when it has come itself.
    const wasm = fetchFile(url('_bg.wasm'));
    wasm.catch(() => {}); // Thrown where it is awaited.
    const app = await import(url('.js')).catch(async () => {
      // import() does not say why it failed; fetch does.
      await wasm;
      await fetchFile(url('.js'));
      throw url('.js') + ' is not sent as text/javascript, or blocked by the Content-Security-Policy (script-src).';
    });
    await app.default({ module_or_path: wasm });
    // A button that is replaced while it is pressed gets no click.
    while (launcher.matches(':active')) await new Promise(requestAnimationFrame);
    const open = isWanted;
    const started = await app.start(host, { base, ...settings, open });
    if (mine !== life) return;
    handle = started;
    state = 'ready';
    if (isWanted && !open) handle.open();
    isWanted = false;
  }

  async function fetchFile(url) {
    const response = await fetch(url).catch(() => {
      throw url + ' could not be fetched: offline, or blocked by the Content-Security-Policy (connect-src), or sent without Access-Control-Allow-Origin.';
    });
    const isHtml = /html/.test(response.headers.get('content-type'));
    if (isHtml || !response.ok) throw `${url} was answered with ${isHtml ? 'an HTML page' : response.status}. Copy the whole askwell folder to the server.`;
    return response;
  }

  // ---- Failures ----

  /** Whether the error is the end of a wasm instance of ours: nothing of it can be used after a panic. */
  function isTrap(error) {
    return /RuntimeError|recursive|null pointer/.test(error) && error.stack?.includes(base + 'askwell-app');
  }

  function onError(event) {
    const error = event.error || event.reason;
    if (isTrap(error)) {
      event.preventDefault();
      // The listeners of an instance that was replaced may go on failing.
      if (error.stack.includes('?r=1') == life) die(error);
    }
  }

  /** Clears the dead instance away. The first gets a successor, with a memory of its own. */
  function die(error) {
    if (root.querySelector('[part=launcher][aria-expanded=true]')) isWanted = true;
    const hadFocus = root.activeElement;
    drawLauncher();
    if (hadFocus) launcher.focus();
    if (life++) {
      fail(error);
    } else {
      say('warn', 'The widget stopped, and is started once more.', error);
      load();
    }
  }

  function fail(reason) {
    state = 'failed';
    // Chromium, Firefox and Safari word it differently; each names the policy or the missing keyword.
    const isForbidden = /unsafe|by CSP/.test(reason);
    if (location.protocol === 'file:') reason = 'scripts of a page from the disk (file://) may load nothing. Serve the folder, for instance with: python3 -m http.server';
    say('error', 'The widget could not start:', isForbidden ? "WebAssembly is blocked by the Content-Security-Policy. Add 'wasm-unsafe-eval' to script-src." : reason);
    launcher.ariaBusy = false;
    if (isWanted) showPlain();
  }

  // ---- The plain list of questions, or the contact ----

  /** Opens or closes the questions; where even they do not come, the contact. */
  async function showPlain() {
    if (launcher.ariaBusy === 'true') return;
    launcher.ariaBusy = true;
    try {
      plain ||= import(base + 'askwell-plain.js').then((module) => module.default({ host, root, base, settings, lang }));
      const panel = await plain;
      launcher.getAttribute('aria-expanded') === 'true' ? panel.close() : panel.open();
    } catch {
      plain = 0;
      showContact();
    }
    launcher.ariaBusy = false;
  }

  /** Opens the notice at once; links follow when the config has come. */
  async function showContact() {
    const notice = TEXTS[lang][1];
    const close = element('button', {}, 'OK');
    const dialog = element('dialog', { lang, 'aria-label': notice }, notice, close);
    close.onclick = () => dialog.close();
    dialog.onclose = () => dialog.remove();
    root.append(dialog);
    // Modal: the browser keeps the focus inside, closes at Esc, and gives the focus back.
    dialog.showModal();
    if (!settings.config) return;
    const config = await fetch(settings.config).then((response) => response.json()).catch(Object);
    const { label, email, phone, url } = Object(Object(config).contact);
    const links = [
      ['mailto:' + email, email],
      ['tel:' + phone, phone],
      [url, [Object(label)[lang], label, url].find((text) => typeof text === 'string')],
    ];
    for (const [href, text] of links) {
      const link = element('a', { href }, text);
      if (text && /^(https?|mailto|tel):/.test(link.protocol)) close.before(link);
    }
  }

  // ---- The start: an error of ours must not become the page's. ----

  function whenThereIsABody() {
    try {
      if (document.body) mount();
      else requestAnimationFrame(whenThereIsABody);
    } catch (error) {
      say('error', 'The widget could not start:', error);
    }
  }

  if (tag) whenThereIsABody();
  else say('error', 'There is no <script src="askwell.js">.');
})();
