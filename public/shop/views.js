// The pages beside the first one. Each gives a title and the nodes of its page; router.js shows them.

import { add, count, empty, lines, redeem, sums, tell } from "./basket.js";
import { product } from "./catalogue.js";
import { address, el, link, remember, remembered, t, yuan } from "./dom.js";
import { address as fields, choice, example, tick } from "./fields.js";

const heading = (text) => el("h1", { tabindex: "-1" }, text);

const button = (text, click, className) => el("button", { type: "button", class: className || "button", click }, text);

/** Opens the widget; before it is there, the wish waits in the queue. */
const ask = (text) => button(text, () => window.Askwell("open"), "button quiet");

/** A picture without lazy loading and without the id of its card. */
const picture = ({ picture }) => el("img", { src: picture.getAttribute("src"), alt: picture.alt, width: 400, height: 300 });

export function productPage({ id }) {
  const shown = product(id);
  if (!shown) return missingPage();
  return {
    title: shown.name,
    tell: () => tell("view_item", [{ ...shown, quantity: 1 }]),
    nodes: [
      el("p", { class: "crumbs" }, el("a", { href: "#products" }, t("All products", "全部商品"))),
      el(
        "div",
        { class: "product" },
        picture(shown),
        el(
          "div",
          null,
          heading(shown.name),
          el("p", { class: "lead" }, shown.text),
          el("p", { class: "price" }, yuan(shown.price)),
          el("ul", { class: "details" }, shown.facts.map((fact) => el("li", null, t(...fact)))),
          el("p", { class: "actions" }, button(t("Add to basket", "加入购物袋"), () => add(id, 1)), ask(t("Ask about it", "问一问"))),
        ),
      ),
      el("h2", null, t("Goes well with it", "搭配起来也好")),
      el("ul", { class: "grid goes" }, shown.goes.map(smallCard)),
      structured(shown),
    ],
  };
}

function smallCard(id) {
  const shown = product(id);
  const name = el("h3", null, el("a", { href: address("product", id) }, shown.name));
  return el("li", { class: "card" }, picture(shown), el("div", { class: "card-text" }, name, el("p", null, yuan(shown.price))));
}

/** What search engines read, and Askwell: schema.org's Product. */
function structured({ id, name, text, price, category, picture }) {
  const url = new URL(address("product", id), location.href).href;
  const offers = { "@type": "Offer", price, priceCurrency: "CNY", availability: "https://schema.org/InStock", url };
  const told = { "@context": "https://schema.org", "@type": "Product", sku: id, name, description: text, category, image: picture.src, offers };
  return el("script", { type: "application/ld+json" }, JSON.stringify(told).replaceAll("<", "\\u003c"));
}

export function basketPage() {
  const inIt = lines();
  return {
    title: t("Basket", "购物袋"),
    tell: () => tell("view_cart", inIt),
    nodes: [heading(t("Your basket", "您的购物袋")), ...(inIt.length ? full(inIt) : nothing())],
  };
}

function nothing() {
  return [el("p", { class: "lead" }, t("There is nothing in it yet.", "还是空的。")), el("p", { class: "actions" }, el("a", { class: "button", href: "#products" }, t("See what we make", "看看我们做的东西")))];
}

function full(inIt) {
  const rows = inIt.map((line) => {
    const step = (sign, difference) => button(sign, () => add(line.id, difference), "step");
    const less = step("−", -1);
    const more = step("+", 1);
    less.setAttribute("aria-label", t(`One less: ${line.name}`, `减少一件：${line.name}`));
    more.setAttribute("aria-label", t(`One more: ${line.name}`, `增加一件：${line.name}`));
    // Drawn anew after each step: what had the focus is found again by its name.
    less.dataset.key = `${line.id}-less`;
    more.dataset.key = `${line.id}-more`;
    return el(
      "li",
      { class: "line" },
      picture(line),
      el("a", { href: address("product", line.id) }, line.name),
      el("span", { class: "steps" }, less, el("span", null, String(line.quantity)), more),
      el("strong", null, yuan(line.price * line.quantity)),
    );
  });
  return [
    el("ul", { class: "lines" }, rows),
    el("div", { class: "two" }, voucherForm(), el("div", null, summary(sums()), el("p", { class: "actions" }, link("checkout", t("Checkout", "去结算"), "button"), ask(t("Ask something first", "先问一问"))))),
  ];
}

function voucherForm() {
  const said = el("p", { role: "status", class: "said-voucher" }, sums().voucher ? t(`${sums().voucher} is applied.`, `已使用 ${sums().voucher}。`) : "");
  const input = el("input", { id: "voucher", name: "voucher", autocomplete: "off" });
  const submit = (event) => {
    event.preventDefault();
    if (redeem(input.value)) return;
    said.textContent = t("We do not know this code, or the basket is below its minimum.", "没有这个优惠码，或者未达到使用门槛。");
  };
  return el(
    "form",
    { class: "voucher", submit },
    el("label", { for: "voucher" }, t("Voucher or gift card", "优惠券或礼品卡")),
    el("span", { class: "joined" }, input, el("button", { class: "button quiet" }, t("Apply", "使用"))),
    said,
  );
}

function summary({ goods, delivery, off, total, voucher }) {
  const row = (name, value, className) => el("div", { class: className || null }, el("dt", null, name), el("dd", null, value));
  return el(
    "dl",
    { class: "sums" },
    row(t("Goods", "商品"), yuan(goods)),
    off ? row(t(`Voucher ${voucher}`, `优惠券 ${voucher}`), yuan(-off)) : null,
    row(t("Delivery in mainland China", "中国大陆快递"), delivery ? yuan(delivery) : t("free", "包邮")),
    row(t("Total", "合计"), yuan(total), "total"),
  );
}

export function checkoutPage() {
  const inIt = lines();
  if (!inIt.length) return { ...basketPage(), tell: () => {} };
  const place = el("div", null, summary(sums()));
  const form = el(
    "form",
    { class: "checkout", submit: order, change: () => place.replaceChildren(summary(sums(extras(form)))) },
    el("fieldset", null, el("legend", null, t("Where it goes", "寄到哪里")), example(), fields()),
    choice("delivery", t("Delivery", "配送方式"), [
      ["standard", t("ZTO or YTO, 2–4 days", "中通或圆通，2–4 天")],
      ["express", t("SF Express, 1–2 days, ¥12 more", "顺丰速运，1–2 天，加 ¥12")],
    ]),
    choice("payment", t("Payment", "付款方式"), [
      ["wechat", t("WeChat Pay", "微信支付")],
      ["alipay", t("Alipay", "支付宝")],
      ["card", t("Card", "银行卡")],
    ]),
    tick("gift", t("This is a gift: wrap it, with a card by hand, for ¥12", "这是一份礼物：包装并手写贺卡，¥12")),
    place,
    el("p", { class: "actions" }, el("button", { class: "button" }, t("Place the order", "提交订单")), link("basket", t("Back to the basket", "返回购物袋"), "button quiet")),
  );
  return {
    title: t("Checkout", "结算"),
    tell: () => tell("begin_checkout", inIt),
    nodes: [heading(t("Checkout", "结算")), el("p", { class: "note" }, t("This shop is invented: nothing is charged, nothing is sent, and what you type stays on this page.", "这是一家虚构的店：不会扣款，不会发货，您填写的内容不会离开这个页面。")), form],
  };
}

const extras = (form) => (form.elements.delivery.value === "express" ? 12 : 0) + (form.elements.gift.checked ? 12 : 0);

function order(event) {
  event.preventDefault();
  const { total, delivery } = sums(extras(event.target));
  const number = "FQ-" + (10000 + (crypto.getRandomValues(new Uint16Array(1))[0] % 90000));
  const bought = lines().map(({ id, name, category, price, quantity }) => ({ id, name, category, price, quantity }));
  remember("order", { number, total, delivery, lines: bought });
  empty();
  window.dispatchEvent(new CustomEvent("shop:go", { detail: address("thanks") }));
}

export function thanksPage() {
  const placed = remembered("order");
  if (!placed) return missingPage();
  const { number, total, delivery } = placed;
  return {
    title: t("Thank you", "谢谢您"),
    // Told again after a reload, as many shops do; who counts orders tells them apart by the number.
    tell: () => tell("purchase", placed.lines, { transaction_id: number, value: total, shipping: delivery }),
    nodes: [
      heading(t("Thank you!", "谢谢您！")),
      el("p", { class: "lead" }, t("Your invented order ", "您的虚构订单 "), el("strong", null, number), t(` over ${yuan(total)} is placed. If it were real, we would be folding already.`, `（${yuan(total)}）已提交。如果这是真的，我们已经在折纸了。`)),
      el("p", null, t("What is paid before 15:00 leaves the same day, Monday to Saturday, and arrives in two to four days.", "周一至周六 15:00 前付款当天发出，两到四天送达。")),
      el("p", { class: "actions" }, ask(t("Ask about this order", "咨询这个订单")), link("returns", t("How returns work", "怎么退货"), "button quiet")),
    ],
  };
}

export function returnsPage() {
  const steps = [
    [t("Tell us", "告诉我们"), t("Open the order in “My orders”, choose Return and tick what goes back. Guests use the link in their confirmation e-mail.", "在“我的订单”里点退货，勾选商品。没有注册的客人，用确认邮件里的链接。")],
    [t("Hand it over", "交给快递"), t("A courier comes on the day you choose, for ¥8; free if the fault is ours. Bringing it to the shop is always free.", "快递按您选的日期上门，收 ¥8；若是我们的失误则免费。退到店里永远免费。")],
    [t("Money back", "退款"), t("Within three working days after it has arrived, to the way you paid.", "收到后三个工作日内原路退回。")],
  ];
  return {
    title: t("Returns", "退换货"),
    tell: () => {},
    nodes: [
      heading(t("Thirty days to change your mind", "三十天，慢慢想")),
      el("p", { class: "lead" }, t("No reason needed, as long as it is unused and in its packaging.", "未使用、包装完好，无需理由。")),
      el("ol", { class: "facts three" }, steps.map(([name, text]) => el("li", null, el("h2", null, name), el("p", null, text)))),
      el("p", { class: "note" }, t("Personalised pieces, opened ink and gift cards cannot come back, unless something is wrong with them.", "定制商品、已开封的墨水和礼品卡不能退，有质量问题除外。")),
      el("p", { class: "actions" }, ask(t("Ask about a return", "咨询退换货"))),
    ],
  };
}

export function missingPage() {
  return {
    title: t("Not here", "没有这一页"),
    tell: () => {},
    nodes: [heading(t("This page is not here", "没有这一页")), el("p", { class: "actions" }, link("", t("Back to the shop", "回到小店"), "button"))],
  };
}

/** What stands in the header. */
export function basketLine() {
  const things = count();
  if (!things) return t("Basket", "购物袋");
  return t(`Basket: ${things} · ${yuan(sums().goods)}`, `购物袋：${things} 件 · ${yuan(sums().goods)}`);
}
