/** Sees to it that nothing runs, and that nothing stands in the widget that could. */
import { expect, type Page } from '@playwright/test';
import type { Asked, Said } from '../fixtures';

/** Runs before any script of the page; the vectors call one of these. */
const WATCH = `
  window.ran = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'xss']) {
    window[name] = (...words) => void ran.push(name + ': ' + words.join(' ') + new Error().stack);
  }
  /** What stands in the shadow root (and the page) that could run. */
  window.scan = () => {
    const found = [];
    const ELEMENTS = /^(script|iframe|frame|object|embed|applet|base|meta|link|style|template|portal|math|foreignobject|animate|set|use)$/;
    const ADDRESSES = /^(href|src|action|formaction|data|poster|background|xlink:href|srcset)$/;
    const look = (root) => {
      for (const node of root.querySelectorAll('*')) {
        if (root !== document && ELEMENTS.test(node.localName)) found.push(node.outerHTML.slice(0, 200));
        for (const { name, value } of node.attributes) {
          const isHandler = /^on/.test(name) || name === 'srcdoc' || (name === 'style' && /url|expression|import|[{}]/i.test(value));
          // What is no address at all leads nowhere: its scheme is ':'.
          const isAddress = ADDRESSES.test(name) && !/^(https?|mailto|tel|sms)?:$/.test(Object.assign(document.createElement('a'), { href: value }).protocol);
          if (root !== document && (isHandler || isAddress)) found.push(name + '=' + value);
        }
        if (node.shadowRoot) look(node.shadowRoot);
      }
    };
    look(document);
    const own = ['xss', ...Object.keys({})].filter((key) => key in {});
    return [...found, ...own.map((key) => 'Object.prototype.' + key)];
  };
  /** Waits until the last question is answered. */
  window.settled = async (host) => {
    for (let time = 0; time < 300; time++) {
      await new Promise((done) => setTimeout(done, 5));
      const turns = host.shadowRoot.querySelectorAll('[role=log] article');
      if (turns.length && !/Looking…|正在查找…/.test(turns[turns.length - 1].textContent)) break;
    }
    await new Promise((done) => setTimeout(done, 0));
    return host.shadowRoot.textContent;
  };
`;

export async function watch(page: Page, said: Said) {
  // Wrong values are told to the owner by the hundred; an error is another thing.
  said.allow(/^(warning|log|info|debug|error: Failed to load resource|error: \[askwell\])/);
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.addInitScript(WATCH);
}

/** Fails where anything ran, could run, or was asked for that only a vector names. */
export async function expectNothing(page: Page, asked: Asked, found: string[] = []) {
  expect([...found, ...(await page.evaluate<string[]>('scan()'))]).toEqual([]);
  expect(await page.evaluate('window.ran')).toEqual([]);
  expect(asked.paths().filter((path) => /^\/(xss-probe|x$)/.test(path))).toEqual([]);
  expect(page.url()).not.toMatch(/^javascript|^data/);
}
