/**
 * What visitors get where the widget cannot run: the site's questions to search and unfold, and its contact.
 *
 * askwell.js imports it where WebAssembly is refused by the page's Content-Security-Policy, or the widget's files
 * do not come. It promises no understanding: it compares words, or pairs of Chinese characters. Like the widget it
 * makes no element from HTML text, no style attribute and no style element, stores nothing and adds no global.
 *
 * Map: texts, JSON, where questions come from, words, answers, the panel. Its colours are those of src/ui/widget.css.
 */

/** The interface, by the keys of lang/*.json; `notice` is ours alone. Where a file says it otherwise, the file wins. */
const TEXTS = {
  en: {
    title: 'Help',
    close_help: 'Close help',
    welcome: 'Choose a question, or search for words.',
    your_question: 'Search the questions',
    completions: 'Matching questions',
    not_sure: 'No question has these words. Here are all:',
    contact_intro: 'You can reach us here:',
    notice: 'The assistant cannot start. Please reload, or contact us.',
  },
  'zh-Hans': {
    title: '帮助',
    close_help: '关闭帮助',
    welcome: '请选择一个问题，或输入关键词查找。',
    your_question: '查找问题',
    completions: '匹配的问题',
    not_sure: '没有找到含有这些词的问题。全部问题如下：',
    contact_intro: '您可以通过以下方式联系我们：',
    notice: '助手无法启动，请刷新或联系我们。',
  },
};

/** Of a longer list, visitors reach the rest by searching. */
const MOST_SHOWN = 100;
/** A question stays in the list where it is at least so near to the words as the nearest is. */
const NEAR = 0.4;

// ---- JSON, of which nothing is sure ----

const isObject = (value) => Object(value) === value;
const textOf = (value) => (typeof value === 'string' ? value : '');
const listOf = (value) => (Array.isArray(value) ? value : []);

const primary = (tag) => tag.split(/[-_]/)[0].toLowerCase();
/** The language, with its script where that is traditional Chinese. */
const kind = (tag) => primary(tag) + /^zh.*(hant|tw|hk|mo)/i.test(tag);

/** The member for a language, else the first. */
function nearest(members, lang) {
  const tags = Object.keys(members);
  const close = (form) => tags.find((tag) => form(tag) === form(lang));
  return members[close(String) || close(kind) || close(primary) || tags[0]];
}

/** A text that may be given for each language. */
const local = (value, lang) => textOf(isObject(value) ? nearest(value, lang) : value);

/** A JSON file, whatever type it is sent with; offline the copy of an earlier visit. */
async function load(address, base, integrity = '') {
  const url = new URL(address, base);
  const response = await fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: 'force-cache' }));
  return response.ok ? response.json() : undefined;
}

// ---- Where the questions come from ----

/** Text of HTML, as JSON-LD has it: links become Markdown, line ends stay. It is never parsed as HTML. */
const withoutTags = (html) =>
  html
    .replace(/<a\s[^>]*?href=["']?([^"'\s>]+)[^>]*>(.*?)<\/a>/gis, '[$2]($1)')
    .replace(/<(br|\/(p|li|h\d|div))\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name) => ({ nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' })[name] || "'");

/** The questions of the page's schema.org FAQPage nodes, wherever they are nested. */
function ofPage() {
  const found = [];
  const walk = (node) => {
    if (!isObject(node)) return;
    if ([node['@type']].flat().includes('FAQPage')) {
      for (const item of [node.mainEntity].flat()) {
        const answer = [item?.acceptedAnswer].flat()[0];
        found.push({ question: withoutTags(textOf(item?.name)), answer: withoutTags(textOf(answer?.text)) });
      }
    } else {
      Object.values(node).forEach(walk);
    }
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      walk(JSON.parse(script.textContent));
    } catch {
      // Another's broken JSON.
    }
  }
  return found;
}

/** The entries of `data-faq`, else of the config, else of the page. */
async function entriesOf(settings, config, lang, address) {
  let source = settings.faq || config.faq;
  let place = settings.faq ? document.baseURI : address;
  if (isObject(source) && !Array.isArray(source) && !source.faq) source = nearest(source, lang);
  if (typeof source === 'string') source = await load(source, place).catch(() => {});
  const found = listOf(source?.faq || source);
  return found.length ? found : ofPage();
}

/** What can be shown of an entry today. Whether this visitor is among an `audience` only the widget can tell. */
function read(entry, lang) {
  const { question, answer, audience, lang: only, valid_from, valid_until, variants, keywords, links } = entry ?? {};
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const isFor = !only || kind(textOf(only)) === kind(lang);
  const isValid = !(textOf(valid_from) > today) && !(valid_until && textOf(valid_until) < today);
  const shown = { question: local(question, lang), answer: local(answer, lang) };
  if (audience || !isFor || !isValid || !shown.question || !shown.answer) return [];
  const others = [...listOf(variants), ...listOf(keywords)].map((text) => local(text, lang));
  shown.links = listOf(links).map((link) => [textOf(link?.url), local(link?.label, lang) || textOf(link?.url)]);
  shown.words = new Set(words([shown.question, ...others].join('\n')));
  shown.more = new Set(words(shown.answer));
  return [shown];
}

// ---- Words ----

/** The beginnings of words, without accents; of scripts that put no spaces between words, all pairs of letters. */
function words(text) {
  const found = [];
  for (const [run, pairs] of text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase().matchAll(/([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]+)|[\p{L}\p{N}]+/gu)) {
    if (!pairs) found.push(run.slice(0, 5));
    else if (run.length < 2) found.push(run);
    else for (let i = 1; i < run.length; i++) found.push(run.slice(i - 1, i + 1));
  }
  return found;
}

/** The entries that share words with a text, the nearest first. Words that many entries have count less. */
function rank(entries, text) {
  const asked = [...new Set(words(text))];
  const weight = asked.map((word) => Math.log(1 + entries.length / (1 + entries.filter((entry) => entry.words.has(word)).length)));
  const score = (entry) => asked.reduce((sum, word, i) => sum + weight[i] * (entry.words.has(word) ? 3 : entry.more.has(word) ? 1 : 0), 0);
  const ranked = entries.map((entry) => [entry, score(entry)]).sort((a, b) => b[1] - a[1]);
  return ranked.filter(([, score]) => score && score >= NEAR * ranked[0][1]).map(([entry]) => entry);
}

// ---- Elements ----

function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const key of Object.keys(attributes)) node.setAttribute(key, attributes[key]);
  node.append(...children.filter((child) => child !== ''));
  return node;
}

/** A link, or its text where the address is none that is safe to follow. */
function link(href, text) {
  const node = element('a', { href, dir: 'auto' }, text);
  if (!/^(https?|mailto|tel):$/.test(node.protocol)) return text;
  // Browsers of today give such a page no way back to this one.
  if (/^http/.test(node.protocol) && node.host !== location.host) node.target = '_blank';
  return node;
}

/** Paragraphs of text with links; of the rest of Markdown the marks are taken away. */
function paragraphs(markdown) {
  const unmarked = (text) => text.replace(/(\*\*|__|`)(.+?)\1/g, '$2').replace(/^#+ +/gm, '');
  return markdown.trim().split(/\n\s*\n/).map((text) => {
    const node = element('p', { dir: 'auto' });
    let end = 0;
    for (const found of text.matchAll(/\[([^\]]+)\]\(([^)\s]+)\)|https?:\/\/[^\s<>()]*[^\s<>().,;:!?'"]/g)) {
      node.append(unmarked(text.slice(end, found.index)), link(found[2] || found[0], unmarked(found[1] || found[0])));
      end = found.index + found[0].length;
    }
    node.append(unmarked(text.slice(end)));
    return node;
  });
}

/** The ways to a human that the config names. */
function contactOf(contact, lang, intro) {
  const { label, email, phone, url, hours } = contact ?? {};
  const ways = [];
  for (const [href, text] of [
    ['mailto:' + email, textOf(email)],
    ['tel:' + phone, textOf(phone)],
    [textOf(url), textOf(url) && (local(label, lang) || textOf(url))],
  ]) {
    const way = text && link(href, text);
    if (isObject(way)) ways.push(element('li', {}, way));
  }
  const when = local(hours, lang);
  return ways.length ? [element('div', { part: 'contact' }, element('p', {}, intro), element('ul', {}, ...ways), when && element('p', { dir: 'auto' }, when))] : [];
}

// ---- The panel ----

const DARK = '--paper:#171a21;--ink:#eceff5;--line:#3a4150;--edge:#8891a3;--link:#8fb8ff;color-scheme:dark';

// As in the widget's sheet: lengths in px, and nothing of the page's.
const CSS = `
.plain{all:initial;position:fixed;z-index:1;bottom:84px;right:16px;box-sizing:border-box;width:384px;max-width:calc(100% - 32px);height:min(640px,calc(100% - 100px));display:flex;flex-direction:column;overflow:hidden;
--paper:#fff;--ink:#1b1f27;--line:#c9cfda;--edge:#7b8494;--link:#1a55bd;color-scheme:light;
font:15px/1.5 var(--askwell-font,system-ui,sans-serif);color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:16px;box-shadow:0 12px 40px #0004;overflow-wrap:anywhere;animation:rise .2s}
.plain[data-side=left]{right:auto;left:16px}
.plain[data-theme=dark]{${DARK}}
@media(prefers-color-scheme:dark){.plain[data-theme=auto]{${DARK}}}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}
.plain *{box-sizing:border-box;font:inherit;color:inherit;margin:0;padding:0}
.plain [part=header]{display:flex;border-bottom:1px solid var(--line);align-items:center;padding-inline:18px 6px;background:var(--askwell-accent,#1f5fd0);color:var(--askwell-on-accent,#fff)}
.plain h2{flex:1;padding:12px 0;font-size:17px;font-weight:600}
.plain button{width:44px;height:44px;border:0;background:none;font-size:28px;cursor:pointer}
.plain :focus-visible{outline:3px solid;outline-offset:-3px}
.plain [part=body]{flex:1;min-height:0;overflow-y:auto;overscroll-behavior:contain;padding:16px}
.plain [part=body]>*+*{margin-top:12px}
.plain input{width:100%;min-height:44px;padding:0 12px;font-size:16px;border:1px solid var(--edge);border-radius:12px;background:var(--paper)}
.plain p:empty{margin:0}
.plain details{border:1px solid var(--line);border-radius:12px}
.plain details+details{margin-top:8px}
.plain ul{list-style:none}
.plain summary{padding:11px 14px;border-radius:12px;cursor:pointer;font-weight:600}
.plain details>:not(summary){padding:0 14px 10px;white-space:pre-line}
.plain a{display:inline-block;color:var(--link);text-underline-offset:2px}
.plain li a{padding:11px 0;min-width:44px}
.plain [part=contact]{padding-top:12px;border-top:1px solid var(--line)}
.plain[data-inline]{position:static;width:auto;max-width:none}
@media(max-width:480px),(max-height:420px){.plain:not([data-inline]){inset:0;width:auto;max-width:none;height:auto;border:0;border-radius:0;padding-top:env(safe-area-inset-top)}.plain:not([data-inline])~[part~=launcher]{display:none}}
@media(prefers-reduced-motion:reduce){.plain{animation:none}}`;

/** A file of the release; the pinned take none that is not of theirs. */
async function ofRelease(file, base, pins) {
  const known = pins && (await load('askwell-pins.json', base, pins));
  return pins && !known[file] ? {} : load(file, base, pins && known[file]);
}

async function textsOf(lang, base, given, pins) {
  const ours = /^(en|zh)/i.test(lang) ? nearest(TEXTS, lang) : { ...TEXTS.en, ...(await ofRelease(`lang/${lang}.json`, base, pins).catch(() => {})) };
  return { ...ours, ...(isObject(given) && given) };
}

/**
 * Draws the panel, closed, into the shadow root that holds the launcher.
 *
 * `base` is the folder of the loader, `settings` are the attributes of the tag, `texts` may replace some of ours,
 * and `onclose` is told that the visitor has closed it. `pins` is the hash of the file that has those of the languages.
 */
export default async function plain({ root, base, settings = {}, lang = 'en', pins, texts, onclose }) {
  // An anchor makes an address absolute and never throws; of none it makes the page's.
  const address = element('a', { href: textOf(settings.config) }).href;
  const [say, file] = await Promise.all([textsOf(lang, base, texts, pins), isObject(settings.config) ? settings.config : settings.config && load(address).catch(() => {})]);
  const config = Object(file);
  const entries = (await entriesOf(settings, config, lang, address)).flatMap((entry) => read(entry, lang));

  const title = local(config.title, lang) || say.title;
  const cross = element('button', { part: 'close', 'aria-label': say.close_help }, '×');
  const field = element('input', { type: 'search', 'aria-label': say.your_question, placeholder: say.your_question, dir: 'auto' });
  const status = element('p', { role: 'status' });
  const list = element('div', {});
  const contact = contactOf(config.contact, lang, say.contact_intro);
  const body = element('div', { part: 'body' });
  if (entries.length) body.append(...paragraphs(local(config.welcome, lang) || say.welcome), field, status, list, ...contact);
  else body.append(element('p', {}, say.notice), ...contact);
  const panel = element(
    'div',
    {
      class: 'plain',
      part: 'panel plain',
      role: 'dialog',
      'aria-label': title,
      tabindex: -1,
      lang,
      dir: /^(ar|he|fa|ur|ps|sd|ug|yi|dv|ckb)\b/.test(lang) ? 'rtl' : 'ltr',
      'data-theme': [settings.theme, config.theme].find((theme) => /^(auto|light|dark)$/.test(theme)) || 'auto',
      'data-side': settings.position || textOf(config.position),
    },
    element('div', { part: 'header' }, element('h2', { part: 'title', dir: 'auto' }, title), settings.inline ? '' : cross),
    body,
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  /** An entry's element is made once, so that what was unfolded stays so. */
  const row = (entry) =>
    (entry.row ||= element('details', {}, element('summary', { dir: 'auto' }, entry.question), ...paragraphs(entry.answer), element('ul', {}, ...entry.links.map((to) => element('li', {}, link(...to))))));

  function show() {
    const found = rank(entries, field.value);
    const shown = (found.length ? found : entries).slice(0, MOST_SHOWN);
    list.replaceChildren(...shown.map(row));
    status.textContent = !field.value.trim() ? '' : found.length ? `${say.completions}: ${found.length}` : say.not_sure;
    return found[0] && row(found[0]);
  }

  /** What had the focus before, to have it again. */
  let before;
  const launcher = () => root.querySelector('[part~=launcher]');
  const tell = (isOpen) => launcher()?.setAttribute('aria-expanded', isOpen);

  function open() {
    if (!panel.isConnected) {
      before = root.activeElement || document.activeElement;
      // Before the launcher, which on phones is hidden by what stands before it.
      root.prepend(panel);
      tell(true);
    }
    if (!settings.inline) (entries.length ? field : panel).focus();
  }

  function close() {
    if (!panel.isConnected || settings.inline) return;
    const hadFocus = panel.contains(root.activeElement);
    root.removeChild(panel);
    tell(false);
    if (hadFocus) (before?.isConnected && before !== document.body ? before : launcher())?.focus();
    onclose?.();
  }

  /** Unfolds the question that is nearest to what was typed. */
  function unfold() {
    const best = show();
    if (best) best.open = true;
    return best;
  }

  function ask(text) {
    open();
    field.value = text;
    unfold();
  }

  function destroy() {
    tell(false);
    if (panel.isConnected) root.removeChild(panel);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  }

  cross.onclick = close;
  field.oninput = show;
  panel.onkeydown = (event) => {
    // Pages have short cuts of single letters.
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && event.target === field) {
      // Else the key would go on to the question, and fold it again.
      event.preventDefault();
      unfold()?.firstChild.focus();
    }
  };
  show();
  if (settings.inline) {
    panel.setAttribute('data-inline', '');
    open();
  }
  return { open, close, ask, destroy };
}
