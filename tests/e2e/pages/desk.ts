/** A shop's small service desk: the endpoint that guided answers ask, and a FAQ whose entries ask it. */
import type { Locator } from '@playwright/test';
import type { File, Handler, Received, Site } from '../server';
import type { Host } from './host';
import { CONFIG, FAQ, FAQ_ZH, shop } from './faq';
import type { Widget } from '../widget';

const ORDERS: Record<string, { status: string; days: number }> = {
  'FQ-10024': { status: 'shipped', days: 2 },
  'FQ-10031': { status: 'in preparation', days: 4 },
};

const json = (value: object, status = 200): File => ({ status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) });

/** Looks values up, as a server does, at `/…/desk/…`. */
export class Desk {
  /** Addresses that a link for a new password was sent to. */
  readonly links: string[] = [];

  constructor(site: Site, at: string) {
    site.handle(at, this.answer);
  }

  private readonly answer: Handler = (received) => {
    const [, what = '', which = ''] = /\/desk\/([^/]*)\/?(.*)$/.exec(received.path) ?? [];
    if (what === 'orders' && received.method === 'GET') return order(which);
    if (what === 'account' && received.method === 'GET') return account(received.query);
    if (what === 'password' && received.method === 'POST') return this.password(received);
    return json({ error: 'no such desk' }, 404);
  };

  private password({ body, headers }: Received): File {
    if (headers['content-type'] !== 'application/json') return json({}, 415);
    const { email } = JSON.parse(body) as { email: string };
    if (!email.includes('@')) return json({}, 422);
    this.links.push(email);
    return { status: 204 };
  }
}

function order(number: string): File {
  const known = ORDERS[number];
  return known ? json({ number, status: known.status, detail: `About ${known.days} days to go.`, total: '¥68' }) : json({}, 404);
}

function account({ email, member_number }: Record<string, string>): File {
  if (email !== 'mei@example.org' || member_number !== 'M-2019') return json({}, 404);
  return json({ name: 'Mei', level: 'VIP', since: 2019, points: 860, last: 'FQ-10024' });
}

const number = { name: 'order_number', type: 'order_number', label: { en: 'Order number', 'zh-Hans': '订单号' }, pattern: 'FQ-#####' };
const email = { name: 'email', type: 'email', label: { en: 'E-mail address', 'zh-Hans': '邮箱' } };

/** An entry about an order, with that receiver. */
export const orderEntry = (receiver: object, more: object = {}) => ({
  id: 'order-status',
  question: { en: 'Where is my order?', 'zh-Hans': '我的订单在哪里？' },
  answer: { en: 'I look it up.', 'zh-Hans': '我来查。' },
  action: { kind: 'form', slots: [number], done: { en: 'Order {number} is **{status}**.', 'zh-Hans': '订单 {number}：**{status}**。' }, ...receiver },
  ...more,
});

/** An entry with every kind of field. */
export const requestEntry = {
  id: 'request',
  question: { en: 'Book a repair', 'zh-Hans': '预约维修' },
  answer: { en: 'A few details, please.', 'zh-Hans': '请填写几项。' },
  action: {
    kind: 'form',
    slots: [
      number,
      email,
      { name: 'when', type: 'date', when: 'future', label: { en: 'Day', 'zh-Hans': '日期' } },
      { name: 'worth', type: 'amount', label: { en: 'What it cost', 'zh-Hans': '价格' } },
      { name: 'reason', type: 'choice', label: { en: 'What is wrong', 'zh-Hans': '问题' }, options: ['torn', 'stained', 'lost'] },
      { name: 'colour', type: 'choice', label: { en: 'Colour', 'zh-Hans': '颜色' }, options: ['red', 'blue', 'green', 'black', 'white', 'grey', 'brown'] },
      { name: 'words', type: 'text', label: { en: 'Anything else', 'zh-Hans': '其他' }, optional: true },
    ],
    call: 'repair',
    done: { en: 'Booked for {when}.', 'zh-Hans': '已预约 {when}。' },
  },
};

/** A tree of choices. */
export const treeEntry = {
  id: 'help',
  question: { en: 'I need help choosing', 'zh-Hans': '帮我选' },
  answer: { en: 'Let us see.', 'zh-Hans': '来看看。' },
  action: {
    kind: 'choices',
    ask: { en: 'What is it about?', 'zh-Hans': '关于什么？' },
    choices: [
      { label: { en: 'A parcel', 'zh-Hans': '包裹' }, entry: 'delivery' },
      { label: { en: 'My account', 'zh-Hans': '账户' }, choices: [{ label: { en: 'The password', 'zh-Hans': '密码' }, entry: 'password' }] },
    ],
  },
};

/** The shop of `faq.ts` with these entries besides, in both languages. */
export const desk = (entries: object[], more: Host = {}): Host =>
  shop({ ...more, files: { '/askwell.json': CONFIG, '/faq.json': [...entries, ...FAQ], '/faq.zh.json': [...entries, ...FAQ_ZH], ...more.files } });

export const QUESTION = 'Where is my order?';
export const GET = { request: { url: 'desk/orders/{order_number}', method: 'GET' } };

/** A page's script that handles an action, given as an expression of a function. */
export const handles = (action: string, handler: string) =>
  `<script>window.Askwell = window.Askwell || function () { (Askwell.q = Askwell.q || []).push(arguments); }; Askwell('on', 'action:${action}', ${handler});</script>`;

export const press = (task: Locator, name: string | RegExp) => task.getByRole('button', { name, exact: true }).click();

/** Opens the widget and asks; gives the guided answer under the answer. */
export async function begin(widget: Widget, question = QUESTION): Promise<Locator> {
  await widget.open();
  return widget.task(await widget.ask(question));
}
