/**
 * Askwell's loader: the one script that a page embeds.
 *
 *   <script async src="…/askwell.js" data-config="askwell.json" crossorigin="anonymous"></script>
 *
 * It draws the launcher at once, loads the widget when `data-loading` says so, replaces it once if it dies, and after
 * that shows askwell-plain.js in its place. It gives the page the function `Askwell(verb, …)`, which returns promises and
 * takes over what a stub has queued in `Askwell.q`. It stores nothing, and never makes elements from HTML text nor styles
 * from attributes, so Content-Security-Policy and Trusted Types have nothing to object to. Every byte is paid for by
 * every page: `cargo xtask sizes` holds the limit. What few pages need is in askwell-check.js and askwell-plain.js.
 *
 * Map: settings, the module, an instance (its element, launcher, loading, failures, verbs, end), the page's function,
 * the start. What it starts is src/widget/start.rs, through src/bin/askwell-app.rs.
 */
(() => {
  /** How long, in milliseconds, the widget may take from the first request until it is drawn. */
  const PATIENCE = 20000;

  /** The launcher's name, by language. */
  const LABELS = {
    en: 'Open help',
    'zh-Hans': '打开帮助',
    'zh-Hant': '開啟說明',
    ar: 'فتح المساعدة',
    bg: 'Отваряне на помощта',
    cs: 'Otevřít nápovědu',
    da: 'Åbn hjælp',
    de: 'Hilfe öffnen',
    el: 'Άνοιγμα βοήθειας',
    es: 'Abrir la ayuda',
    fa: 'باز کردن راهنما',
    fi: 'Avaa ohje',
    fr: 'Ouvrir l’aide',
    he: 'פתיחת העזרה',
    hi: 'सहायता खोलें',
    hr: 'Otvori pomoć',
    hu: 'Súgó megnyitása',
    id: 'Buka bantuan',
    it: 'Apri l’assistenza',
    ja: 'ヘルプを開く',
    ko: '도움말 열기',
    nb: 'Åpne hjelp',
    nl: 'Hulp openen',
    pl: 'Otwórz pomoc',
    pt: 'Abrir a ajuda',
    'pt-BR': 'Abrir ajuda',
    ro: 'Deschide ajutorul',
    ru: 'Открыть окно помощи',
    sk: 'Otvoriť pomoc',
    sv: 'Öppna hjälpen',
    th: 'เปิดความช่วยเหลือ',
    tr: 'Yardımı aç',
    uk: 'Відкрити вікно допомоги',
    vi: 'Mở trợ giúp',
  };

  /** The attributes and the words they allow, the default first. Without any: a text, judged by the widget. */
  const ATTRIBUTES = {
    config: '',
    faq: '',
    lang: '',
    site: '',
    launcher: '',
    theme: 'auto|light|dark',
    position: 'right|left|center',
    loading: 'idle|hover|click|eager|manual',
  };

  /** What may be called on the page's function, and on an instance. */
  const VERBS = 'init open close toggle show hide isOpen ask suggest identify track consent setLocale update on off reset destroy export forget explain why survey check';

  /** By file, behind 'askwell', its hash: filled in when a release is made. */
  const HASHES = {};

  /** What makes an element hold what is fixed in it. */
  const HOLDING = 'transform translate rotate scale filter perspective contain will-change'.split(' ');

  const NAME = 'askwell-widget';
  const say = (level, ...words) => console[level]('[askwell]', ...words);

  // A module has no currentScript; it finds its tag by the file's name.
  let tag = document.currentScript || document.querySelector('script[src*="askwell.js"]');
  if (!tag) return say('error', 'There is no <script src="askwell.js">.');
  const base = new URL('.', tag.src).href;
  /** Who pins the loader pins all that it loads. */
  const isPinned = tag.integrity;

  const instances = [];
  /** The number of the module in use: 0, or 1 after the first has died. */
  let life = 0;
  /** The promise of that module. */
  let app;

  // ---- Settings ----

  function element(name, attributes = {}, ...children) {
    const space = /svg|path/.test(name) ? '2000/svg' : '1999/xhtml';
    const node = document.createElementNS('http://www.w3.org/' + space, name);
    // Old libraries add to Object.prototype.
    for (const pair of Object.entries(attributes)) node.setAttribute(...pair);
    node.append(...children);
    return node;
  }

  // An anchor makes an address absolute and never throws.
  const absolute = (href) => element('a', { href }).href;

  /** Adds what can be used of an element's attributes, or of an object; the rest is named on the console. */
  function read(settings, pairs) {
    for (const [key, value] of pairs) {
      const words = ATTRIBUTES[key];
      if (!Object.hasOwn(ATTRIBUTES, key)) {
        later('check', ({ unknown }) => unknown(key, Object.keys(ATTRIBUTES)), () => say('warn', `data-${key} is not known.`));
      } else if (key === 'theme' && /[./]/.test(value)) {
        settings.css = absolute(value);
      } else if (words && !words.split('|').includes(value)) {
        say('warn', `data-${key}="${value}" is not one of ${words}. The default is used.`);
      } else {
        settings[key] = /config|faq/.test(key) && typeof value === 'string' ? absolute(value) : value;
      }
    }
    return settings;
  }

  const given = (node) => [...node.attributes].filter(({ name, value }) => /^data-/.test(name) && value).map(({ name, value }) => [name.slice(5), value]);

  /** The language of the labels that serves a tag: it itself, or another of the same language. */
  const closest = (lang) => {
    if (/^zh.*(tw|hk|mo|hant)/i.test(lang)) return 'zh-Hant';
    if (/^n[on]\b/i.test(lang)) return 'nb';
    const wish = (lang || '').toLowerCase();
    const all = Object.keys(LABELS);
    return all.find((tag) => tag.toLowerCase() === wish) || all.find((tag) => tag.split('-')[0] === wish.split(/[-_]/)[0]);
  };

  // ---- The module. A text that is thrown is meant for the site owner as it stands. ----

  /** Hands another of our modules on. Without it, the page goes on. */
  const later = (name, use, otherwise = () => {}) =>
    checked(`-${name}.js`)
      .then((url) => import(url))
      .then(use)
      .catch(otherwise);

  async function loadApp() {
    const again = life ? '?r=1' : '';
    // Both at once: the module is short, and asks for the wasm only when it has come itself.
    const wasm = fetchFile('-app_bg.wasm', again);
    wasm.catch(() => {}); // Thrown where it is awaited.
    const url = await checked('-app.js', again);
    const module = await import(url).catch(async () => {
      // import() does not say why it failed; fetch does.
      await wasm;
      await fetchFile('-app.js', again);
      throw url + ' is not sent as text/javascript, or blocked by the Content-Security-Policy (script-src).';
    });
    await module.default({ module_or_path: wasm });
    return module;
  }

  const hash = (file) => (isPinned && HASHES[file]) || '';

  const addressOf = (file, again = '') => base + 'askwell' + file + again;

  /** The address of a module. The browser keeps one that it has checked while preloading, and imports no other. */
  async function checked(file, again) {
    const href = addressOf(file, again);
    if (hash(file)) {
      const link = element('link', { rel: 'modulepreload', href, integrity: hash(file), crossorigin: 'anonymous' });
      await new Promise((done) => {
        link.onload = link.onerror = done;
        document.head.append(link);
      });
      link.remove();
    }
    return href;
  }

  async function fetchFile(file, again) {
    const url = addressOf(file, again);
    const integrity = hash(file);
    const response = await fetch(url, { integrity })
      .catch(() => fetch(url, { integrity, cache: 'force-cache' }))
      .catch(() => {
        throw url + ' could not be fetched: offline, or blocked by the Content-Security-Policy (connect-src), or sent without Access-Control-Allow-Origin' + (integrity ? ', or not of this release (integrity).' : '.');
      });
    const isHtml = /html/.test(response.headers.get('content-type'));
    if (isHtml || !response.ok) throw `${url} was answered with ${isHtml ? 'an HTML page' : response.status}. Copy the whole askwell folder to the server.`;
    return response;
  }

  /** Whether the error is the end of a wasm instance of ours: nothing of it can be used after a panic. */
  const isTrap = (error) => /RuntimeError|recursive|null pointer/.test(error) && error.stack?.includes(base + 'askwell-app');

  function onError(event) {
    const error = event.error || event.reason;
    if (isTrap(error)) {
      event.preventDefault();
      // The listeners of an instance that was replaced may go on failing.
      if (error.stack.includes('?r=1') == life) die(error);
    }
  }

  /** All widgets of a page live in one module. The first gets a successor, with a memory of its own. */
  function die(error) {
    app = 0;
    if (!life++) say('warn', 'The widget stopped, and is started once more.', error);
    for (const { revive } of [...instances]) revive(error);
  }

  // ---- An instance ----

  // The page's rules for its own elements must neither move the launcher nor draw the host, nor make it what is fixed in it
  // is placed by: hence the `!important`s (from inside a shadow root they win). Lengths are in px, whatever the page's font.
  const css = (side) => `
:host{all:initial;position:fixed!important;padding:0!important;border:0!important;transform:none!important;filter:none!important;contain:none!important;z-index:var(--askwell-z-index,2147483000)}
:host([inline]){display:block;position:static!important}
:host([hidden]){display:none!important}
[data-loader]{all:initial;position:fixed;bottom:calc(var(--askwell-offset-y,16px) + env(safe-area-inset-bottom));${side === 'center' ? 'inset-inline:0;margin:0 auto;width:fit-content' : `${side}:calc(var(--askwell-offset-x,16px) + env(safe-area-inset-${side}))`};padding:16px;display:grid;border-radius:50%;background:var(--askwell-accent,#1f5fd0);color:var(--askwell-on-accent,#fff);fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round;box-shadow:0 2px 10px #0005;cursor:pointer}
[data-loader]:focus-visible{outline:3px solid;outline-offset:-7px}
@media(prefers-reduced-motion:no-preference){[aria-busy=true]{animation:wait 1s infinite alternate}}
@keyframes wait{to{opacity:.6}}
dialog{font:16px/1.5 system-ui;border-radius:16px}
dialog *{display:block;font:inherit;margin-top:12px}
@media print{:host{display:none}}`;

  /** Puts a widget on the page: into the element given, or one of its own. */
  function create(settings, host) {
    const isOurs = !host;
    host ||= element(NAME);
    if (host.shadowRoot?.askwell) return host.shadowRoot.askwell;
    if (host.hasAttribute('inline')) settings.inline = true;
    const isDrawn = !settings.inline && !settings.launcher;
    const wish = [settings.lang, document.documentElement.lang, ...navigator.languages].find(closest);
    const lang = closest(wish) || 'en';
    try {
      // Pages hide what is `:not(:defined)` until their own elements are.
      customElements.get(NAME) || customElements.define(NAME, class extends host.constructor {});
    } catch {} // A registry of some library's.
    const root = host.shadowRoot || host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css(settings.position || 'right'));
    /** Ends all of the page's listeners that are this instance's. */
    const end = new AbortController();
    const listen = (target, name, act) => target.addEventListener(name, act, end);
    /** '' (nothing asked for yet), 'loading', 'ready', 'failed' or 'gone'. */
    let state = '';
    /** Whether somebody waits for the panel. */
    let isWanted = false;
    /** The running widget, or what stands in for it. */
    let handle, launcher, settle, timer, opener, why;
    /** Kept until there is one. */
    const ready = new Promise((done) => (settle = done));

    // ---- The element ----

    /**
     * Amid the page it would come early in the tab order, and change what rules such as `* + *` match. Where the body is
     * transformed or the like, what is fixed in it scrolls with it: there the host stands beside it.
     */
    function toTheEnd() {
      if (!isOurs) return;
      const computed = getComputedStyle(document.body);
      // The computed style takes a layout of the whole page to tell a transform. Firefox has nothing else.
      const isPlain = (name) => !(name in computed) || /none|auto/.test(document.body.computedStyleMap?.().get(name) || computed[name]);
      (HOLDING.every(isPlain) ? document.body : document.documentElement).append(host);
    }

    /** Single-page sites swap the body, or all that is in it: the widget and its state stay. */
    function stay() {
      if (host.isConnected || !document.body) return;
      const copy = [...document.querySelectorAll(NAME)].find((other) => !other.shadowRoot);
      if (copy) copy.replaceWith(host);
      else toTheEnd();
    }

    // ---- The launcher ----

    function draw() {
      const icon = element('svg', { width: 24, viewBox: '0 0 24 24' }, element('path', { d: 'M3 4h18v13h-9l-5 4v-4H3zM8 9h8M8 13h5' }));
      launcher = element('button', { part: 'launcher', 'data-loader': '', lang, 'aria-label': LABELS[lang], 'aria-expanded': false }, icon);
      launcher.onclick = () => (state === 'failed' && launcher.ariaExpanded === 'true' ? handle.close() : open());
      root.replaceChildren(...(isDrawn ? [launcher] : []));
      root.adoptedStyleSheets = [sheet];
    }

    /** The page's own buttons do what the launcher does, whenever they come and go. */
    function adopt(selector) {
      const told = (isOpen) => () => {
        for (const button of document.querySelectorAll(selector)) button.ariaExpanded = isOpen;
        if (!isOpen) opener?.focus();
      };
      listen(document, 'click', (event) => {
        const button = event.target.closest?.(selector);
        if (!button) return;
        event.preventDefault();
        opener = button;
        call('toggle');
      });
      listen(host, 'askwell:opened', told(true));
      listen(host, 'askwell:closed', told(false));
    }

    function open() {
      isWanted = true;
      if (state === 'failed') return handle.open();
      launcher.ariaBusy = true;
      begin();
    }

    /** Loads the widget when the settings say so; a click always does. */
    function schedule({ loading = 'idle' }) {
      if (loading === 'eager') begin();
      if (loading !== 'click') launcher.onpointerenter = launcher.onfocus = begin;
      if (loading === 'idle') {
        // Safari has no requestIdleCallback.
        const whenIdle = () => (window.requestIdleCallback || setTimeout)(begin);
        if (document.readyState === 'complete') whenIdle();
        else listen(window, 'load', whenIdle);
      }
    }

    // ---- Loading ----

    function begin() {
      if (!state) load();
    }

    async function load() {
      const mine = life;
      const isCurrent = () => mine === life && state === 'loading';
      state = 'loading';
      timer = setTimeout(() => isCurrent() && fail('it took more than 20 seconds.'), PATIENCE);
      try {
        const module = await (app ||= loadApp());
        // A button that is replaced while it is pressed gets no click.
        while (launcher.matches(':active')) await new Promise(requestAnimationFrame);
        const isOpen = isWanted;
        const started = await module.start(host, { base, ...settings, pins: hash('-pins.json'), open: isOpen });
        if (state === 'gone') return started.destroy();
        if (mine !== life) return;
        // Held here: wasm-bindgen frees a handle that is garbage.
        handle = started;
        state = 'ready';
        if (isWanted && !isOpen) handle.call('open');
        isWanted = false;
        settle();
        tell('ready');
      } catch (error) {
        app = 0;
        if (isCurrent()) isTrap(error) ? die(error) : fail(error);
      }
      clearTimeout(timer);
    }

    const tell = (name, detail) => host.dispatchEvent(new CustomEvent('askwell:' + name, { detail, bubbles: true, composed: true }));

    // ---- Failures ----

    /** Clears the dead widget away. */
    function revive(error) {
      if (root.querySelector('[part=launcher][aria-expanded=true]')) isWanted = true;
      const hadFocus = root.activeElement;
      draw();
      if (hadFocus) launcher.focus();
      if (life > 1) fail(error);
      else if (state) load();
    }

    function fail(reason) {
      state = 'failed';
      if (location.protocol === 'file:') reason = 'scripts of a page from the disk (file://) may load nothing. Serve the folder, for instance with: python3 -m http.server';
      why = reason;
      // Chromium, Firefox and Safari word it differently; each names the policy or the missing keyword.
      const isForbidden = /unsafe|by CSP/.test(reason);
      say('error', 'The widget could not start:', isForbidden ? "WebAssembly is blocked by the Content-Security-Policy. Add 'wasm-unsafe-eval' to script-src." : reason);
      launcher.ariaBusy = false;
      tell('error', { reason: '' + reason });
      let plain;
      const stand = (verb) => (word) => {
        plain ||= later('plain', async (module) => await module.default({ host, root, base, settings, lang, pins: hash('-pins.json'), isForbidden, reason: '' + reason }), showNotice);
        return plain.then((plain) => plain?.[verb]?.(word));
      };
      handle = { open: stand('open'), close: stand('close'), ask: stand('ask'), destroy: stand('destroy') };
      handle.call = (verb, word) => handle[verb]?.(word);
      settle();
      if (isWanted) handle.open();
    }

    /** Where not even the plain list can be loaded. */
    function showNotice() {
      const notice = lang === 'zh-Hans' ? '助手无法启动，请刷新或联系我们。' : 'The assistant cannot start. Please reload, or contact us.';
      const close = element('button', {}, 'OK');
      const dialog = element('dialog', { lang, 'aria-label': notice }, notice, close);
      close.onclick = () => dialog.close();
      root.append(dialog);
      // Modal: the browser keeps the focus inside, closes at Esc, and gives the focus back.
      const open = () => dialog.showModal();
      return { open, close: close.onclick };
    }

    // ---- Verbs ----

    /** These wait for the widget, whenever it comes; the others fetch it. */
    const isPatient = (verb) => /^(id|tr|co|se|up|su[^r])/.test(verb);

    async function call(verb, ...words) {
      if (verb === 'destroy') return destroy(...words);
      if (/^(show|hide)$/.test(verb)) return (host.hidden = verb === 'hide') && undefined;
      if (verb === 'isOpen' && state !== 'ready') return isWanted;
      if (/^(open|toggle|ask)$/.test(verb)) {
        host.hidden = false;
        if (!state || state === 'loading') isWanted = true;
        if (verb === 'toggle' && state !== 'ready') verb = 'open';
      }
      if (!isPatient(verb)) begin();
      await ready;
      return handle?.call(verb, ...words);
    }

    /** Leaves nothing behind; what is stored goes with `{storage: true}`. */
    async function destroy({ storage } = {}) {
      if (state === 'gone') return;
      if (storage) await call('forget');
      state = 'gone';
      end.abort();
      clearTimeout(timer);
      instances.splice(instances.indexOf(self), 1);
      handle?.destroy();
      handle = 0;
      settle();
      root.replaceChildren();
      root.adoptedStyleSheets = [];
      delete root.askwell;
      if (isOurs) host.remove();
      if (!instances.length) leave();
    }

    /** What the install check looks at. */
    const look = () => ({ host, root, settings, state, reason: why });
    const self = { call, stay, revive, look, api: withVerbs(call) };
    // First: what WebKit lays out with a new host has no adopted sheet yet, and for a moment the launcher stood in the text.
    toTheEnd();
    draw();
    if (!instances.push(self) || instances.length === 1) arrive();
    root.askwell = self;
    listen(window, 'DOMContentLoaded', toTheEnd);
    if (settings.launcher && settings.launcher !== 'none') adopt(settings.launcher);
    schedule(settings);
    return self;
  }

  // ---- The page's function ----

  const withVerbs = (call) => {
    for (const verb of VERBS.split(' ')) call[verb] ||= (...words) => call(verb, ...words);
    return call;
  };

  let hasBegun;
  const begun = new Promise((done) => (hasBegun = done));
  /** The page's listeners: the event, what the page gave us, and what listens for it. */
  let heard = [];

  const Askwell = withVerbs(async (verb, ...words) => {
    if (verb === 'init') return init(...words).api;
    if (verb === 'on') return on(...words);
    if (verb === 'off') return off(...words);
    if (verb === 'check') return later('check', ({ check }) => check({ base, tag, instances, ATTRIBUTES }));
    if (verb === 'destroy') return Promise.all(instances.map(({ call }) => call(verb, ...words))).then(() => {});
    if (!VERBS.split(' ').includes(verb)) return say('warn', `Askwell("${verb}") is not known. Known: ${VERBS.replaceAll(' ', ', ')}.`);
    return (instances[0] || (await begun)).call(verb, ...words);
  });
  Askwell.handlers = {};

  function init({ element: place, ...options } = {}) {
    const host = typeof place === 'string' ? document.querySelector(place) : place;
    const instance = create(read(read({}, given(tag)), Object.entries(options)), host);
    hasBegun(instance);
    return instance;
  }

  /** `action:…` is a handler of guided answers, of which there is one; all else are events. */
  function on(name, act) {
    if (typeof act !== 'function') return say('warn', `Askwell("on", "${name}") takes a function.`);
    if (/^action:/.test(name)) {
      Askwell.handlers[name] = act;
    } else {
      const listener = (event) => act(event.detail, event);
      heard.push([name, act, listener]);
      addEventListener('askwell:' + name, listener);
    }
  }

  function off(name, act) {
    delete Askwell.handlers[name];
    heard = heard.filter(([known, its, listener]) => {
      if (known !== name || (act && act !== its)) return true;
      removeEventListener('askwell:' + name, listener);
    });
  }

  // ---- The start: an error of ours must not become the page's. ----

  const bodies = new MutationObserver(() => {
    watch();
    for (const { stay } of instances) stay();
  });

  /** Only what becomes of the body and of its own children: the page's work inside is none of ours. */
  function watch() {
    bodies.disconnect();
    for (const node of [document.documentElement, document.body]) if (node) bodies.observe(node, { childList: true });
  }

  function arrive() {
    window.Askwell = Askwell;
    watch();
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onError);
  }

  function leave() {
    bodies.disconnect();
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onError);
    for (const [name] of heard) off(name);
    if (window.Askwell === Askwell) delete window.Askwell;
  }

  /** The script runs again: a second tag, or a single-page site that has put its body in anew. */
  Askwell.again = (other) => {
    if (tag.isConnected && other !== tag) say('warn', 'askwell.js runs already; one tag is enough. For a second widget call Askwell("init", {element, site}).');
    else tag = other;
    for (const { stay } of instances) stay();
    Askwell('update');
  };

  function whenThereIsABody() {
    try {
      if (!document.body) return requestAnimationFrame(whenThereIsABody);
      const queue = window.Askwell?.q || [];
      window.Askwell = Askwell;
      const places = [...document.querySelectorAll(NAME)].filter((host) => !host.shadowRoot);
      const settings = read({}, given(tag));
      if (settings.loading !== 'manual') {
        for (const host of places.length ? places : [undefined]) {
          hasBegun(create(host ? read({ ...settings }, given(host)) : settings, host));
        }
      }
      for (const words of queue) Askwell(...words);
    } catch (error) {
      say('error', 'The widget could not start:', error);
    }
  }

  if (window.Askwell?.again) window.Askwell.again(tag);
  else whenThereIsABody();
})();
