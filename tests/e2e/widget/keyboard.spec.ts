/** By keyboard alone: everything can be reached and worked, the focus is seen, and is where one expects it. */
import type { Page } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { full } from '../pages/states';
import { Widget } from '../widget';

needsWidget();

/** What has the focus: its name, and what is wrong with how it is seen. */
interface Stop {
  name: string;
  faults: string[];
}

/** Looks at what has the focus: WCAG 2.4.7 (seen), 2.4.11 (not hidden by something else). */
const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const host = document.activeElement!;
    const focused = (host.shadowRoot?.activeElement ?? host) as HTMLElement;
    const label = focused.getAttribute('aria-label') ?? (focused.closest('label')?.firstChild?.textContent || focused.closest('label')?.textContent) ?? focused.textContent ?? '';
    const style = getComputedStyle(focused);
    const frame = getComputedStyle(focused.closest('label') ?? focused);
    const faults: string[] = [];
    const isSeen = [style, frame].some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
    if (host.shadowRoot && !isSeen) faults.push('the focus is not seen');
    const box = focused.getBoundingClientRect();
    // Not entirely hidden (2.4.11): a tall field may go on below the edge.
    const half = Math.min(box.height, 40) / 2;
    const tops = [Math.max(box.top, 0) + half, Math.min(box.bottom, innerHeight) - half].map((y) => host.shadowRoot?.elementFromPoint(box.left + box.width / 2, y));
    const isThere = tops.some((top) => top && (focused.contains(top) || top.contains(focused)));
    if (host.shadowRoot && box.height && !isThere) faults.push(`it is hidden by ${tops[0]?.outerHTML.slice(0, 80)}`);
    return { name: label.trim().replace(/\s+/g, ' '), faults };
  });

/** Presses a key until something has the focus again; gives the names on the way. */
async function walk(page: Page, key: string, until: RegExp, most = 40): Promise<string[]> {
  const names: string[] = [];
  for (let count = 0; count < most; count++) {
    await page.keyboard.press(key);
    const { name, faults } = await stop(page);
    expect(faults, name).toEqual([]);
    names.push(name);
    if (until.test(name)) return names;
  }
  throw new Error(`${until} was not reached: ${names.join(' | ')}`);
}

test('in and out again, through everything an answer offers', async ({ page, host, widget }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host(full()));
  await expect(widget.launcher).toBeVisible();
  // The widget comes after the page's own stops.
  expect(await walk(page, 'Tab', /Open help/)).toEqual(['Ink', 'Open help']);
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await page.keyboard.type('how long does delivery take');
  await page.keyboard.press('Enter');
  await expect(widget.turns).toHaveCount(1);
  await expect(widget.composer).toBeFocused();
  await expect(widget.turns).toContainText('Two to four');

  // Backwards from the composer through the answer to the head of the panel: the order of what is seen, turned round.
  const back = await walk(page, 'Shift+Tab', /^Options/);
  expect(back).toEqual(['How do I return something?', 'No', 'Yes', expect.stringMatching(/^the prices/), 'Conversation', 'Close help', 'Options']);

  // The options open and close in place.
  await page.keyboard.press('Space');
  await expect(widget.panel.getByRole('combobox', { name: 'Appearance' })).toBeVisible();
  await page.keyboard.press('Tab');
  expect(await walk(page, 'Tab', /What is remembered/)).toEqual(['Language', 'Appearance', 'Copy conversation', 'Save as text', 'Print', 'Erase this conversation', 'What is remembered']);
  await page.keyboard.press('Enter');
  await expect(widget.panel.getByRole('region', { name: 'What is remembered' })).toBeVisible();
  await widget.panel.getByRole('button', { name: 'Options' }).focus();
  await page.keyboard.press('Enter');

  // A rating, and then the question that is offered.
  await walk(page, 'Tab', /^No$/);
  await page.keyboard.press('Space');
  await expect(widget.turns).toContainText('Sorry');
  expect((await stop(page)).name, 'the focus stays on what was pressed').toBe('No');
  await walk(page, 'Tab', /How do I return/);
  await page.keyboard.press('Enter');
  await expect(widget.turns).toHaveCount(2);
  await expect(widget.composer).toBeFocused();

  // Out at the end, without a trap; and back in.
  const out = await walk(page, 'Tab', /Close help/);
  expect(out).toEqual(['Send', 'Talk to our team', 'Close help']);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.localName), 'the page goes on').not.toBe('askwell-widget');
  await page.keyboard.press('Shift+Tab');
  await walk(page, 'Shift+Tab', /Your question/);

  // Escape takes back one thing at a time: first the completions, then the panel.
  await page.keyboard.type('how do');
  await expect(widget.completions.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.completions).toHaveCount(0);
  await expect(widget.panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.panel).toBeHidden();
});

test('a form, a tree, the way to a human and a survey', async ({ page, host, widget }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host(full()));
  await walk(page, 'Tab', /Open help/);
  await page.keyboard.press('Space');
  await expect(widget.composer).toBeFocused();
  await page.keyboard.type('Where is my order?');
  await page.keyboard.press('Enter');
  const field = widget.field(widget.log.locator('[part~="task"]').last());
  await expect(field).toBeVisible();
  await walk(page, 'Shift+Tab', /^$|Order number/);
  await page.keyboard.type('nonsense');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  await walk(page, 'Tab', /^Cancel$/);
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();

  await widget.composer.focus();
  await page.keyboard.type('I need help choosing');
  await page.keyboard.press('Enter');
  await expect(widget.log.getByRole('button', { name: /A parcel/ })).toBeVisible();
  await walk(page, 'Shift+Tab', /A parcel/);
  await page.keyboard.press('Enter');
  await expect(widget.turns.last()).toContainText('Two to four');

  await widget.composer.focus();
  await walk(page, 'Tab', /Talk to our team/);
  await page.keyboard.press('Enter');
  const leave = widget.log.getByRole('button', { name: 'Leave a message' });
  await expect(leave).toBeVisible();
  await leave.focus();
  await page.keyboard.press('Enter');
  await expect(widget.log.getByLabel('Your message')).toBeVisible();
  await walk(page, 'Tab', /Send message/);
  await page.keyboard.press('Enter');
  await expect(widget.log.getByLabel('Your message')).toHaveAttribute('aria-invalid', 'true');
  expect(await page.evaluate(() => (document.activeElement!.shadowRoot!.activeElement as HTMLElement).ariaInvalid), 'the focus is on what is wrong').toBe('true');

  await page.evaluate(() => (window as unknown as { Askwell: (...words: string[]) => void }).Askwell('survey', 'stars'));
  await expect(widget.survey).toBeVisible();
  await widget.composer.focus();
  await walk(page, 'Shift+Tab', /of 5|^$/);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await walk(page, 'Tab', /Continue/);
  await page.keyboard.press('Enter');
  await expect(widget.survey).toContainText('Thank you');
});

test('Escape brings the focus back to what opened the panel: the launcher, or a button of the page', async ({ page, host, widget }) => {
  const opens = '<button id="own" onclick="window.handle.open()">Help</button>';
  await page.goto(host({ ...full(), html: opens }));
  await widget.launcher.focus();
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(widget.launcher).toBeFocused();
  await page.locator('#own').focus();
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('#own')).toBeFocused();
  // A button that is gone gives its place to the launcher.
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await page.evaluate(() => document.querySelector('#own')!.remove());
  await page.keyboard.press('Escape');
  await expect(widget.launcher).toBeFocused();
});

test('inline, it takes no focus, is passed through like any part of the page, and Escape does nothing', async ({ page, host }) => {
  const widget = new Widget(page, true);
  await page.goto(host(full({ inline: true })));
  await expect(widget.panel).toBeVisible();
  await expect(widget.log.getByRole('button').first()).toBeVisible();
  expect(await page.evaluate(() => document.activeElement!.localName)).toBe('body');
  const names = await walk(page, 'Tab', /^Ink$/);
  expect(names[0]).toBe('Options');
  expect(names.slice(-4)).toEqual(['Your question', 'Send', 'Talk to our team', 'Ink']);
  await widget.composer.focus();
  await page.keyboard.press('Escape');
  await expect(widget.panel).toBeVisible();
  await expect(widget.composer).toBeFocused();
});
