/**
 * The page "Install": makes the tag, and checks the folder it lies in. Everything is made as elements and text; the
 * page stores nothing and asks this folder alone.
 */
import { checkFolder } from '../askwell-check.js';
import { sri } from '../check/files.js';
import { FINDINGS } from '../check/findings.js';
import { chosen, policy, snippet } from './snippet.js';
import { EN, ZH } from './texts.js';

const base = new URL('..', import.meta.url).href;
const at = (id) => document.getElementById(id);
const form = at('choices');

function element(name, text = '', ...children) {
  const node = document.createElement(name);
  node.append(text, ...children);
  return node;
}

// ---- Languages ----

/** The texts that stand in the page, before the first change. */
const english = Object.fromEntries([...document.querySelectorAll('[data-text]')].map((node) => [node.dataset.text, node.textContent]));
let lang = 'en';
const text = (key) => (lang === 'en' ? (EN[key] ?? english[key]) : ZH[key]) ?? key;

function speak(next) {
  lang = next;
  document.documentElement.lang = lang;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = text(node.dataset.text);
  document.title = text('title');
  at('preview').title = text('preview');
  const other = at('switch');
  other.lang = lang === 'en' ? 'zh-Hans' : 'en';
  other.textContent = lang === 'en' ? '中文' : 'English';
  show();
}

// ---- The tag ----

/** Asked for once; '' where it cannot be had. */
let hash;
const loaderHash = () => (hash ||= Promise.resolve(self.crypto?.subtle && fetch(base + 'askwell.js').then((got) => got.arrayBuffer()).then((buffer) => sri(buffer, 'sha384'))).catch(() => ''));

const choices = () => Object.fromEntries(new FormData(form));
let shown = 0;

async function show() {
  const mine = ++shown;
  const its = choices();
  const integrity = its.pinned ? await loaderHash() : '';
  // Of two answers, only the one to the last change is shown.
  if (mine !== shown) return;
  at('said').textContent = its.pinned && !integrity ? text('unpinned') : '';
  at('code').textContent = snippet(its, integrity, location.origin);
  at('policy').textContent = policy(its, location.origin);
  preview(its);
}

/** Anew only when something that it shows has changed. */
function preview(its) {
  const query = new URLSearchParams([...chosen(its), ['page', lang], ...(its.kind === 'inline' ? [['inline', '']] : [])]);
  const address = `preview.html?${query}`;
  const frame = at('preview');
  if (frame.getAttribute('src') !== address) frame.setAttribute('src', address);
}

async function copy({ currentTarget }) {
  const code = at(currentTarget.dataset.of);
  try {
    await navigator.clipboard.writeText(code.textContent);
    at('said').textContent = text('copied');
  } catch {
    // Without the clipboard it is at least selected.
    getSelection().selectAllChildren(code);
  }
}

// ---- Findings ----

function table(found) {
  const list = element('ul');
  for (const { id, level, message, fix } of found) {
    const item = element('li', '', element('strong', text(level)), ' ', element('code', id), element('p', message));
    item.className = level;
    item.lang = 'en';
    if (fix) item.append(element('p', `→ ${fix}`));
    list.append(item);
  }
  return list;
}

async function look() {
  at('found').replaceChildren(text('waiting'));
  at('found').replaceChildren(table(await checkFolder(base)));
}

at('all').append(table(Object.entries(FINDINGS).map(([id, [level, message, fix]]) => ({ id, level, message, fix }))));
form.elements.base.value = new URL(base).pathname;
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => void show());
at('look').addEventListener('click', () => void look());
at('switch').addEventListener('click', () => speak(lang === 'en' ? 'zh-Hans' : 'en'));
for (const button of document.querySelectorAll('.copy')) button.addEventListener('click', copy);
speak(/^zh/i.test(new URLSearchParams(location.search).get('lang') || navigator.language) ? 'zh-Hans' : 'en');
