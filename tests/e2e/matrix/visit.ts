/**
 * One visit, the same in every browser: the launcher is there and opens, a question gets its answer, Escape closes.
 * Meanwhile the page's recorder notes errors, violations of the policy, and what becomes of the page itself.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { publish } from '../pages/host';
import { dist, type Site } from '../server';
import type { Gets, Row } from './rows';

/** What a browser has to be able to do. */
export interface Visitor {
  goto: (url: string) => Promise<unknown>;
  /** Evaluates an expression in the page that has the widget, which may be in a frame. */
  run: <T>(expression: string) => Promise<T>;
  click: (x: number, y: number) => Promise<unknown>;
  type: (text: string) => Promise<unknown>;
  press: (key: 'Enter' | 'Escape') => Promise<unknown>;
}

const QUESTION = 'How long does delivery take?';
const ANSWER = 'Two to four days';

/** The page's first script. It keeps what it needs before libraries change it, and gives texts, which nobody patches. */
const RECORDER = `(() => {
  const keys = Object.keys, errors = [], violations = [];
  const put = (list, text) => { list[list.length] = text; };
  addEventListener('error', (event) => put(errors, event.message));
  addEventListener('unhandledrejection', (event) => put(errors, 'rejected: ' + event.reason));
  document.addEventListener('securitypolicyviolation', (event) => put(violations, event.effectiveDirective + ' ' + event.blockedURI));
  const attributes = (node) => { let text = node.localName; for (let i = 0; i < node.attributes.length; i++) text += ' ' + node.attributes[i].name + '=' + node.attributes[i].value; return text; };
  const look = () => {
    const main = document.querySelector('main'), box = main.getBoundingClientRect(), html = document.documentElement;
    let children = '';
    for (let node = document.body.firstElementChild; node; node = node.nextElementSibling) if (node.localName !== 'askwell-widget') children += attributes(node) + ';';
    const globals = keys(window).filter((name) => name !== 'Askwell');
    return [attributes(html), attributes(document.body), children, main.outerHTML, [box.x, box.y, box.width, box.height], [html.scrollWidth, html.scrollHeight], document.title, globals].join('\\n');
  };
  let before;
  addEventListener('DOMContentLoaded', () => { before = look(); });
  const recorder = { errors: () => errors.join('\\n'), violations: () => violations.join('\\n'), change: () => { const now = look(); return now === before ? '' : before + '\\n---\\n' + now; } };
  Object.defineProperty(window, 'recorder', { value: recorder });
})();`;

/** Puts the row's page on the site, or on the disk, and gives its address. */
export function lay(row: Row, site: Site): { url: string; clear: () => void } {
  const host = row.host(site);
  const nonce = /'nonce-(\w+)'/.exec(host.policy ?? '')?.[1];
  const recorder = `<script src="recorder.js"${nonce ? ` nonce="${nonce}"` : ''}></script>`;
  const page = { ...host, head: recorder + (host.head ?? ''), place: host.place ?? 'body', files: { ...host.files, '/recorder.js': { body: RECORDER, headers: { 'Content-Type': 'text/javascript' } } } } as const;
  const url = publish(site, page);
  if (row.isFile) return onDisk(site);
  if (!row.sandbox) return { url, clear: () => {} };
  const frame = `<!doctype html><title>x</title><style>body{margin:0}iframe{position:fixed;inset:0;border:0;width:100%;height:100%}</style><iframe sandbox="${row.sandbox}" src="/page.html"></iframe>`;
  site.put('/frame.html', { body: frame });
  return { url: `${site.origin}/frame.html`, clear: () => {} };
}

function onDisk(site: Site) {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-matrix-'));
  mkdirSync(join(folder, 'site'));
  cpSync(join(dist, 'askwell'), join(folder, 'site/askwell'), { recursive: true, filter: (path) => !/packs|studio/.test(path) });
  for (const name of ['askwell.json', 'faq.json', 'recorder.js', 'page.html']) {
    writeFileSync(join(folder, name), String(site.text(`/${name}`)).replaceAll('="/', '="'));
  }
  return { url: `file://${folder}/page.html`, clear: () => rmSync(folder, { recursive: true }) };
}

/** Evaluates until there is something. */
async function until<T>(visitor: Visitor, expression: string, what: string): Promise<T> {
  let found: T | undefined;
  // The page may still be on its way.
  const look = async () => !!(found = await visitor.run<T>(expression).catch(() => undefined));
  await expect.poll(look, { message: what, timeout: 20_000 }).toBe(true);
  return found as T;
}

const ROOT = "document.querySelector('askwell-widget').shadowRoot";
/** The element's place as a text, where it can be seen whole and is hit by a click; else nothing. */
const place = (selector: string) => `(() => {
  const node = ${ROOT}.querySelector('${selector}');
  if (!node) return null;
  const box = node.getBoundingClientRect();
  // WebKit measures a zoomed page in the page's own lengths.
  const scales = [1, +getComputedStyle(document.documentElement).zoom || 1];
  for (let i = 0; i < 2; i++) {
    const left = box.left * scales[i], top = box.top * scales[i], right = box.right * scales[i], bottom = box.bottom * scales[i];
    if (box.width < 20 || left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) continue;
    const x = (left + right) / 2, y = (top + bottom) / 2;
    const hit = document.elementFromPoint(x, y);
    if (hit && hit.localName === 'askwell-widget') return [x, y, innerWidth - right, innerHeight - bottom, box.width].join(' ');
  }
  return null;
})()`;

/** Waits until an element can be seen and clicked. */
async function seen(visitor: Visitor, selector: string, what: string) {
  const [x, y, right, bottom, width] = (await until<string>(visitor, place(selector), what)).split(' ').map(Number);
  return { x, y, right, bottom, width };
}

const PANEL: Record<Exclude<Gets, 'nothing'>, string> = { widget: '[role=dialog]:not(.plain)', questions: '.plain', contact: 'dialog, .plain' };
const FIELD = { widget: '[role=combobox]', questions: '.plain input' };
const FOUND = { widget: 'article', questions: 'details[open]' };

/** Leads a visitor through the page. */
export async function visit(visitor: Visitor, row: Row, url: string) {
  await visitor.goto(url);
  if (row.gets === 'nothing') {
    await new Promise((done) => setTimeout(done, 500));
    expect(await visitor.run(`!document.querySelector('askwell-widget')`)).toBe(true);
  } else {
    await use(visitor, row.gets);
  }
  // Firefox asks for the page's icon as the page's picture.
  const violations = (await visitor.run<string>('recorder.violations()')).split('\n').filter((text) => text && !/favicon/.test(text) && !row.violations?.test(text));
  expect(violations, 'violations of the policy').toEqual([]);
  expect(await visitor.run('recorder.errors()'), 'uncaught errors').toBe('');
  expect(await visitor.run('recorder.change()'), 'changes of the page itself').toBe('');
}

async function use(visitor: Visitor, gets: Exclude<Gets, 'nothing'>) {
  const launcher = await seen(visitor, '[part~=launcher]', 'the launcher is in sight');
  expect(launcher.width, 'the launcher is large enough').toBeGreaterThanOrEqual(44);
  expect(Math.max(launcher.right, launcher.bottom), 'the launcher is in its corner').toBeLessThan(60);
  await visitor.click(launcher.x, launcher.y);
  await until(visitor, place(PANEL[gets]), `the ${gets} opens`);
  if (gets !== 'contact') await ask(visitor, gets);
  await visitor.press('Escape');
  await until(visitor, `!(${place(PANEL[gets])})`, 'Escape closes');
  await until(visitor, `${ROOT}.activeElement && ${ROOT}.activeElement.matches('[part~=launcher]')`, 'the launcher has the focus again');
}

async function ask(visitor: Visitor, gets: 'widget' | 'questions') {
  const field = await seen(visitor, FIELD[gets], 'the field is in sight');
  await visitor.click(field.x, field.y);
  await visitor.type(QUESTION);
  await visitor.press('Enter');
  const text = `(${ROOT}.querySelector('${FOUND[gets]}') || { textContent: '' }).textContent.replace(/\\s+/g, ' ')`;
  await until(visitor, `${text}.includes('${ANSWER}')`, 'the answer');
}
