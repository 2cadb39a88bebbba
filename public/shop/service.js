// What the shop does for Askwell's guided answers: looks orders and accounts up, and sends links for new passwords.
//
// A real shop asks its server here. This one is invented: its order book is a list, and nothing is ever sent.

import { remembered, t, yuan } from "./dom.js";

const DAY = 86_400_000;

/** A day so many days from today, as it is read: "Monday 3 August". */
function day(distance) {
  const format = new Intl.DateTimeFormat(t("en-GB", "zh-CN"), { weekday: "long", day: "numeric", month: "long" });
  return format.format(Date.now() + distance * DAY);
}

/** What is said of an order, by how far it is. */
const STAGES = {
  preparing: () => [t("In preparation", "待发货"), t(`It leaves us by ${day(1)} and arrives around ${day(4)}.`, `最晚${day(1)}发出，预计${day(4)}送达。`)],
  shipped: () => [t("Shipped", "已发货"), t(`It left us on ${day(-2)} with ZTO, tracking number 7350 0024 1186. It should arrive by ${day(1)}.`, `${day(-2)}由中通寄出，快递单号 7350 0024 1186，预计${day(1)}前送达。`)],
  delivered: () => [t("Delivered", "已签收"), t(`It was handed over on ${day(-3)}.`, `${day(-3)}已签收。`)],
};

const ORDERS = { "FQ-10017": ["delivered", 116], "FQ-10024": ["shipped", 68], "FQ-10031": ["preparing", 256] };

const MEMBERS = [
  { email: "tom@example.org", number: "M-2025", name: t("Tom", "小唐"), level: t("Member", "会员"), points: 120, since: 2025, last: "FQ-10031" },
  { email: "mei@example.org", number: "M-2019", name: t("Mei", "林梅"), level: t("VIP member", "VIP 会员"), points: 860, since: 2019, last: "FQ-10024" },
];

function orderStatus({ order_number: number }) {
  const placed = remembered("order");
  const known = placed && placed.number === number ? ["preparing", placed.total] : Object.hasOwn(ORDERS, number) && ORDERS[number];
  if (!known) return { error: t(`There is no order ${number}. Please check the number in your confirmation e-mail.`, `没有找到订单 ${number}，请对照确认邮件里的订单号。`) };
  const [stage, total] = known;
  const [status, detail] = STAGES[stage]();
  return { number, status, detail, total: yuan(total) };
}

function accountLookUp({ email, member_number: number }) {
  const member = MEMBERS.find((member) => member.email === email && member.number === number);
  return member || { error: t("E-mail address and member number do not belong together.", "邮箱和会员号不匹配。") };
}

/** Never says whether there is such an account: strangers could ask, too. */
const passwordReset = ({ email }) => ({ email });

/** Tells Askwell who does what. Before it is there, this waits in the queue. */
export function startService() {
  const work = { "order-status": orderStatus, "account-lookup": accountLookUp, "password-reset": passwordReset };
  for (const [name, act] of Object.entries(work)) {
    // As long as a server would take.
    window.Askwell("on", `action:${name}`, (slots) => new Promise((done) => setTimeout(() => done(act(slots)), 400)));
  }
}
