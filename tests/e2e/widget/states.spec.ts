/** axe-core finds nothing in any state, colours or direction; names, sizes and texts hold what voice and touch need. */
import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessible';
import { expect, needsWidget, test } from '../fixtures';
import { full, STATES, type State } from '../pages/states';
import { Widget } from '../widget';

needsWidget();

const COLOURS = [
  { name: 'light' },
  { name: 'dark', colorScheme: 'dark' as const },
  { name: 'forced colours', forcedColors: 'active' as const },
];

/** Opens a page in a state. A panel that is half-way through fading in has no contrast to speak of. */
async function reach(page: Page, host: (more: object) => string, state: State): Promise<Widget> {
  const widget = new Widget(page, state.inline);
  await page.goto(host(full({ inline: state.inline, config: state.config })));
  await expect(state.inline ? widget.panel : widget.launcher).toBeVisible();
  await state.reach(page, widget);
  return widget;
}

for (const state of STATES) {
  test(`in every colour and direction: ${state.name}`, async ({ page, host }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await reach(page, host, state);
    for (const { name, colorScheme, forcedColors } of COLOURS) {
      for (const dir of ['ltr', 'rtl']) {
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: colorScheme ?? 'light', forcedColors: forcedColors ?? 'none' });
        await page.evaluate((dir) => document.querySelector('askwell-widget')!.shadowRoot!.querySelector<HTMLElement>('.widget')!.setAttribute('dir', dir), dir);
        await test.step(`${name}, ${dir}`, () => expectAccessible(page));
      }
    }
  });

  test(`names, sizes, edges: ${state.name}`, async ({ page, host }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await reach(page, host, state);
    expect(await page.evaluate(faults)).toEqual([]);
    // 1280 pixels at 400 %; the narrowest phone.
    for (const [width, height] of [[320, 256], [280, 653]] as const) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(faults), `${width} × ${height}`).toEqual([]);
      expect(await page.evaluate(outside), `out of reach at ${width} × ${height}`).toEqual([]);
    }
    // Text spacing as WCAG 1.4.12 has it.
    await page.evaluate(() => {
      const root = document.querySelector('askwell-widget')!.shadowRoot!;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    });
    expect(await page.evaluate(outside), 'out of reach with wide text').toEqual([]);
  });
}

/**
 * What is wrong with what can be pressed: a visible text that is not in the name (WCAG 2.5.3), less than 24 pixels and no
 * room around (2.5.8).
 */
function faults(): string[] {
  const root = document.querySelector('askwell-widget')!.shadowRoot!;
  const found: string[] = [];
  const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  const controls = [...root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role=option]')];
  const shown = controls.filter((control) => control.checkVisibility() && control.getClientRects().length);
  const area = (control: HTMLElement) => (control.closest('label') ?? control).getBoundingClientRect();
  for (const control of shown) {
    const name = control.getAttribute('aria-label') ?? '';
    const text = squeeze(control.closest('label')?.innerText ?? control.innerText ?? '');
    if (name && text && !squeeze(name).includes(text)) found.push(`"${text}" is seen, "${name}" is heard`);
    const box = area(control);
    const isWide = box.width >= 23.9 && box.height >= 23.9;
    const isInText = control.localName === 'a' && !control.closest('.links, .choices') && control.parentElement!.innerText !== control.innerText;
    if (!isWide && !isInText) found.push(`${control.outerHTML.slice(0, 80)} has ${box.width} × ${box.height}`);
  }
  return found;
}

/** Controls that lie outside the window, or are cut off, and cannot be scrolled to. */
function outside(): string[] {
  const root = document.querySelector('askwell-widget')!.shadowRoot!;
  const found: string[] = [];
  for (const control of root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')) {
    if (!control.checkVisibility() || !control.getClientRects().length) continue;
    const target = control.closest('label') ?? control;
    target.scrollIntoView({ block: 'nearest' });
    const box = target.getBoundingClientRect();
    const isInside = box.left >= -1 && box.right <= innerWidth + 1 && box.top >= -1 && box.bottom <= innerHeight + 1;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const top = root.elementFromPoint(x, y);
    // The completions go with Escape.
    const isFree = !!top && (target.contains(top) || top.contains(target) || !!top.closest('.completions'));
    if (!isInside || !isFree) found.push(`${control.outerHTML.slice(0, 90)} at ${[box.left, box.top, box.right, box.bottom].map(Math.round)} under ${top?.outerHTML.slice(0, 60)}`);
  }
  const wide = [...root.querySelectorAll<HTMLElement>('.panel, .log, .options, .survey, .foot')].filter((part) => part.scrollWidth > part.clientWidth);
  return [...found, ...wide.map((part) => `${part.className} scrolls sideways`)];
}
