/** What owners may write against the package's types, and what they may not. Checked by tsc, never run. */
import { Askwell, type Config, type Widget, defineConfig, defineFaq, load, mount } from 'askwell';
import askwell from 'askwell/vite';

export async function calls() {
  const loaded = await load({ src: '/askwell/askwell.js', faq: '/faq.json', theme: '/my.css', loading: 'manual' });
  const widget: Widget = await loaded('init', { inline: true, config: { title: 'Ask us' }, faq: [{ question: 'a', answer: 'b' }] });
  await widget.setLocale('zh-Hans');
  await widget.update({ theme: 'dark' });
  const reply = await Askwell('ask', 'Where is my order?');
  const first = reply.entries?.[0];
  const text: string = first?.answer ?? '';
  const isOpen: boolean = await Askwell('isOpen');
  await Askwell('on', 'action:order-status', async ({ order_number }) => ({ order: order_number }));
  await Askwell('on', 'handoff', (detail, event) => detail.reason === 'mood' || event.preventDefault());
  await Askwell('off', 'handoff');
  await Askwell('consent', { analytics: false });
  await Askwell('destroy', { storage: true });
  for (const { level, fix } of await Askwell('check')) if (level === 'error') console.log(fix);
  // @ts-expect-error: there is no such verb.
  await Askwell('shout');
  // @ts-expect-error: a question is a text.
  await Askwell('ask', 1);
  // @ts-expect-error: no event has this name.
  await Askwell('on', 'closing', () => {});
  // @ts-expect-error: a tag has no place for an object.
  await load({ config: {} });
  // @ts-expect-error: the corner is one of two.
  mount(document.body, { position: 'top' });
  return { text, isOpen };
}

addEventListener('askwell:answered', ({ detail }) => console.log(detail.question, detail.entries[0]));
addEventListener('askwell:handoff', (event) => {
  event.detail.transcript = undefined;
  event.preventDefault();
});
// @ts-expect-error: a thumb is up or down.
addEventListener('askwell:rated', ({ detail }) => detail.rating === 'sideways');

export const config: Config = defineConfig({
  title: { en: 'Ask us', 'zh-Hans': '有问必答' },
  contact: { email: 'help@shop.example', form: true, offer_when: { 'conversation.no_matches': { $gte: 1 } } },
  surveys: [{ template: 'nps', on: 'resolved', wait_days: 90, recurring: true, sample: 0.5 }],
  rules: [
    {
      id: 'cart-left',
      triggers: ['page_view', { on: 'cart_abandoned', minutes: 30 }],
      condition: { 'cart.total': { $gte: 50 }, 'visitor.is_returning': true, $not: { country: { $in: ['DE'] } } },
      actions: [{ prompt: { text: 'Your cart is still here.', entry: 'delivery-cost' } }],
    },
  ],
  feedback: { endpoint: 'https://feedback.shop.example/events', sinks: [{ kind: 'datalayer' }] },
});

// @ts-expect-error: a misspelt key.
defineConfig({ titel: 'Ask us' });
// @ts-expect-error: a word that is none of those.
defineConfig({ theme: 'blue' });

export const faq = defineFaq([
  { id: 'order', question: 'Where is my order?', answer: 'I look it up.', action: { kind: 'form', call: 'order-status', slots: [{ name: 'order_number', type: 'order_number' }] } },
]);
// @ts-expect-error: an answer is needed… or at least a text.
defineFaq([{ question: 'a', answer: 7 }]);

export const plugins = [askwell({ folder: 'help' })];
