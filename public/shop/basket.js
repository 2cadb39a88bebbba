// The basket, and what a shop tells of itself in `dataLayer`, in the words of Google Analytics 4.

import { product } from "./catalogue.js";
import { remember, remembered } from "./dom.js";

const FREE_FROM = 99;
const DELIVERY = 8;

/** Vouchers: what they take off, of which goods' worth. Rules in askwell.json offer the first two. */
const VOUCHERS = { DOORSTEP: { off: DELIVERY, from: 0 }, LETTER15: { off: 15, from: FREE_FROM }, PAPER15: { off: 15, from: FREE_FROM } };

/** How many of each product, by id. */
let quantities = new Map();
let voucher = "";
let changed = () => {};

/** Takes back what this tab remembers. `whenChanged` is called after each change. */
export function startBasket(whenChanged) {
  changed = whenChanged;
  const kept = remembered("basket");
  for (const [id, quantity] of (kept && kept.lines) || []) {
    if (product(id) && quantity > 0) quantities.set(id, Math.min(99, quantity));
  }
  voucher = Object.hasOwn(VOUCHERS, kept && kept.voucher) ? kept.voucher : "";
  changed();
}

/** What lies in it: products with their quantities. */
export const lines = () => [...quantities].map(([id, quantity]) => ({ ...product(id), quantity }));

export const count = () => lines().reduce((sum, line) => sum + line.quantity, 0);

/** What it comes to; `extra` is what express or gift wrapping cost. */
export function sums(extra = 0) {
  const goods = lines().reduce((sum, line) => sum + line.price * line.quantity, 0);
  const known = VOUCHERS[voucher];
  const delivery = (goods >= FREE_FROM || !goods ? 0 : DELIVERY) + extra;
  const wished = known && goods >= known.from ? known.off : 0;
  const off = Math.min(wished, goods + delivery);
  return { goods, delivery, off, total: goods + delivery - off, voucher };
}

/** Puts so many into the basket, or takes them out. */
export function add(id, difference) {
  const before = quantities.get(id) || 0;
  const after = Math.min(99, Math.max(0, before + difference));
  if (after === before) return;
  if (after) quantities.set(id, after);
  else quantities.delete(id);
  const item = { ...product(id), quantity: Math.abs(after - before) };
  tell(after > before ? "add_to_cart" : "remove_from_cart", [item]);
  keep();
}

/** Takes a voucher. False where it is not known or the goods are not worth enough. */
export function redeem(code) {
  const known = code.trim().toUpperCase();
  if (!Object.hasOwn(VOUCHERS, known) || sums().goods < VOUCHERS[known].from) return false;
  voucher = known;
  keep();
  return true;
}

/** Empties it once it is ordered. */
export function empty() {
  quantities = new Map();
  voucher = "";
  keep();
}

function keep() {
  remember("basket", { lines: [...quantities], voucher });
  changed();
}

/** Tells of something that happens to products, as an online shop does. */
export function tell(event, items, more) {
  const value = items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  const told = items.map(({ id, name, category, price, quantity }) => ({ item_id: id, item_name: name, item_category: category, price, quantity }));
  // Clears the last one, as Google advises, so that its items are not merged into the next.
  window.dataLayer.push({ ecommerce: null });
  window.dataLayer.push({ event, ecommerce: { currency: "CNY", value, items: told, ...more } });
}
