// The fields of the checkout: plain ones, checked by the browser. Nothing of them is kept or sent.

import { el, t } from "./dom.js";

/** Name, kind, what browsers fill in, label, and an invented example. */
const FIELDS = [
  ["name", "text", "name", t("Name", "姓名"), t("Robin Paper", "纸小羽")],
  ["email", "email", "email", t("E-mail", "电子邮箱"), "robin@example.org"],
  ["street", "text", "street-address", t("Street and number", "街道和门牌号"), t("7 Invented Lane", "虚构巷 7 号")],
  ["city", "text", "address-level2", t("City", "城市"), t("Suzhou", "苏州")],
];

/** The address, a label above each field. */
export function address() {
  return FIELDS.map(([name, type, autocomplete, label]) => el("label", { class: "field" }, label, el("input", { name, type, autocomplete, required: true })));
}

/** Fills the address with an invented one. */
export function example() {
  const fill = ({ target }) => FIELDS.forEach(([name, , , , value]) => (target.form.elements[name].value = value));
  return el("button", { type: "button", class: "button quiet small-button", click: fill }, t("Use an invented address", "填一个虚构的地址"));
}

/** One of several; the first is chosen. */
export function choice(name, legend, options) {
  const radios = options.map(([value, label], place) => el("label", { class: "option" }, el("input", { type: "radio", name, value, checked: place === 0 }), " ", label));
  return el("fieldset", null, el("legend", null, legend), radios);
}

/** A box to tick. */
export const tick = (name, label) => el("label", { class: "option" }, el("input", { type: "checkbox", name }), " ", label);
