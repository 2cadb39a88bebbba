/** A small shop's FAQ and config for the tests of the real widget. */
import type { Host } from './host';

export const FAQ = [
  { id: 'delivery', question: 'How long does delivery take?', variants: ['when will my parcel arrive'], answer: 'Two to **four** days. See [the prices](/delivery).', follow_ups: ['return'] },
  { id: 'return', question: 'How do I return something?', variants: ['send an item back'], answer: 'Within 30 days, free of charge.' },
  { id: 'password', question: 'I forgot my password', variants: ['cannot log in'], answer: 'Choose *Forgot password* on the login page.' },
  { id: 'invoice', question: 'Where do I find my invoice?', answer: 'In your account, under Orders.' },
];

export const FAQ_ZH = [
  { id: 'delivery', question: '快递要多久？', variants: ['包裹什么时候到'], answer: '一般两到四天送达。', follow_ups: ['return'] },
  { id: 'return', question: '怎么退货？', variants: ['退款流程'], answer: '签收后 30 天内可以免费退货。' },
  { id: 'password', question: '忘记密码怎么办？', answer: '请在登录页选择“忘记密码”。' },
];

export const CONFIG = {
  title: { en: 'Ask the shop', 'zh-Hans': '问问小店' },
  suggestions: ['delivery', 'password'],
  contact: { label: { en: 'Talk to our team', 'zh-Hans': '联系人工客服' }, email: 'help@shop.example' },
  faq: { en: 'faq.json', 'zh-Hans': 'faq.zh.json' },
};

/** A page with the built widget, that config and that FAQ; `more` changes it. */
export const shop = (more: Host = {}): Host => ({
  app: 'real',
  ...more,
  tag: `data-config="/askwell.json" ${more.tag ?? ''}`,
  files: { '/askwell.json': CONFIG, '/faq.json': FAQ, '/faq.zh.json': FAQ_ZH, ...more.files },
});
