/** Every state the widget can be in, and how a visitor gets there: what accessibility and layout are tested over. */
import { expect, type Page } from '@playwright/test';
import type { Host } from './host';
import { CONFIG, FAQ } from './faq';
import { orderEntry, requestEntry, treeEntry } from './desk';
import { started } from './started';
import type { Widget } from '../widget';

/** A picture of 16 by 9. */
export const PICTURE = { headers: { 'Content-Type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" fill="teal"/></svg>' };

const SCALES = { stars: 'stars', numbers: 'numbers', faces: 'faces' };

const SURVEYS = [
  ...Object.entries(SCALES).map(([id, display]) => ({ id, on: 'called', questions: [{ id, kind: 'rating', text: `How was it, in ${id}?`, display, scale: 5 }] })),
  { id: 'nps', template: 'nps', on: 'called' },
  { id: 'single', on: 'called', questions: [{ id: 'why', kind: 'single_choice', text: 'Why?', options: [{ id: 'a', text: 'Speed' }, { id: 'b', text: 'Price' }] }] },
  { id: 'many', on: 'called', questions: [{ id: 'what', kind: 'multiple_choice', text: 'What was missing?', options: [{ id: 'a', text: 'Speed' }, { id: 'b', text: 'Price' }] }] },
  { id: 'words', on: 'called', questions: [{ id: 'words', kind: 'comment', text: 'Anything else?' }] },
];

const ENTRIES = [
  orderEntry({ call: 'order-status' }),
  requestEntry,
  treeEntry,
  { id: 'map', question: 'Where is the shop?', answer: 'By the river: ![A map with the shop by the river](/map.svg)\n\nOr write to <help@shop.example>.' },
  ...FAQ,
];

export const FULL = {
  ...CONFIG,
  look: { avatar: { url: '/map.svg' } },
  contact: { ...CONFIG.contact, phone: '+49 30 901820', hours: 'Mon–Fri 9–17', form: true },
  feedback: { endpoint: '/nowhere', consent: true },
  surveys: SURVEYS,
};

/** A page in which every state can be reached; the widget is started by hand, so that it is inline where that is wished. */
export const full = (more: Host & { inline?: boolean; config?: object } = {}): Host =>
  started(more.inline ? { inline: true } : {}, {
    ...more,
    html: `<p>Letter paper.</p>${more.inline ? '<askwell-widget inline></askwell-widget>' : ''}<p><a href="#ink">Ink</a></p>`,
    files: { '/map.svg': PICTURE, '/askwell.json': { ...FULL, ...more.config }, '/faq.json': ENTRIES, ...more.files },
  });

export interface State {
  name: string;
  /** What the config has besides. */
  config?: object;
  inline?: boolean;
  reach: (page: Page, widget: Widget) => Promise<void>;
}

const call = (page: Page, ...words: string[]) => page.evaluate((words) => (window as unknown as { Askwell: (...words: string[]) => void }).Askwell(...words), words);

const survey = (name: string): State => ({
  name: `survey: ${name}`,
  reach: async (page, widget) => {
    await widget.open();
    await call(page, 'survey', name);
    await expect(widget.survey).toBeVisible();
  },
});

const task = (question: string): State['reach'] => async (_, widget) => {
  await widget.open();
  await widget.ask(question);
  await expect(widget.log.locator('[part~="task"]')).toBeVisible();
};

export const STATES: State[] = [
  { name: 'closed', reach: async () => {} },
  { name: 'open', reach: async (_, widget) => void (await widget.open()) },
  {
    name: 'options, with what is remembered',
    reach: async (_, widget) => {
      await widget.open();
      await widget.panel.getByRole('button', { name: 'Options' }).click();
      await widget.panel.getByRole('button', { name: 'What is remembered' }).click();
    },
  },
  {
    name: 'completions',
    reach: async (page, widget) => {
      await widget.open();
      await widget.composer.pressSequentially('how do i');
      await expect(widget.completions.first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'an answer, rated, with a picture',
    reach: async (_, widget) => {
      await widget.open();
      await widget.ask('Where is the shop?');
      const turn = await widget.ask('How long does delivery take?');
      await widget.thumb(turn, false).click();
      await expect(turn).toContainText('Related questions');
    },
  },
  {
    name: 'candidates and not sure',
    reach: async (_, widget) => {
      await widget.open();
      await widget.ask('account invoice password');
      await widget.ask('penguins zzz');
    },
  },
  ...[...Object.keys(SCALES), 'nps', 'single', 'many', 'words'].map(survey),
  {
    name: 'a survey of its own',
    config: { surveys: [{ id: 's', on: 'closed' }] },
    reach: async (_, widget) => {
      await widget.open();
      await widget.ask('How long does delivery take?');
      await widget.close();
      await expect(widget.survey).toBeVisible();
    },
  },
  {
    name: 'teaser',
    config: { rules: [{ id: 'hello', triggers: ['page_view'], actions: [{ prompt: { text: 'Any questions?', entry: 'delivery' } }] }] },
    reach: async (_, widget) => expect(widget.teaser).toBeVisible(),
  },
  {
    name: 'a field that is wrong',
    reach: async (page, widget) => {
      await task('Book a repair')(page, widget);
      await widget.give(widget.log.locator('[part~="task"]'), 'FQ-10024');
      await widget.give(widget.log.locator('[part~="task"]'), 'nonsense');
      await expect(widget.field(widget.log.locator('[part~="task"]'))).toHaveAttribute('aria-invalid', 'true');
    },
  },
  { name: 'a tree of choices', reach: task('I need help choosing') },
  {
    name: 'the ways to a human, and the form',
    reach: async (_, widget) => {
      await widget.open();
      await widget.panel.getByRole('button', { name: 'Talk to our team' }).click();
      await widget.log.getByRole('button', { name: 'Leave a message' }).click();
      await widget.log.getByRole('button', { name: 'Send message' }).click();
      await expect(widget.log.getByLabel('Your message')).toHaveAttribute('aria-invalid', 'true');
    },
  },
  { name: 'inline', inline: true, reach: async (_, widget) => void (await widget.ask('How long does delivery take?')) },
];
