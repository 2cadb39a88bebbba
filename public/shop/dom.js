// What all pages of the shop are written with: elements, texts in the language of the page, memory of the tab.

const isChinese = document.documentElement.lang === "zh-Hans";

/** Of a text in both languages the one that is read here. */
export const t = (english, chinese) => (isChinese ? chinese : english);

/** A price: ¥68. */
export const yuan = (amount) => (amount < 0 ? "−¥" + -amount : "¥" + amount);

/** An element. A function among the attributes listens to the event of that name; null and false are left out. */
export function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== null && value !== false) node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** The address of a page of the shop; of the shop itself, without a name. A chosen language stays chosen. */
export function address(page, id) {
  const query = new URLSearchParams();
  const lang = new URLSearchParams(location.search).get("lang");
  if (lang) query.set("lang", lang);
  if (page) query.set("page", page);
  if (id) query.set("id", id);
  return location.pathname + (String(query) && "?" + query);
}

/** A link to a page of the shop. */
export const link = (page, text, className) => el("a", { href: address(page), class: className || null }, text);

// Only what makes a reload harmless, and only in this tab. Where storage is blocked, a reload starts afresh.
const KEY = "fold-and-quill.";

export function remember(name, value) {
  try {
    sessionStorage.setItem(KEY + name, JSON.stringify(value));
  } catch {
    // Blocked or full: the page itself still knows.
  }
}

export function remembered(name) {
  try {
    return JSON.parse(sessionStorage.getItem(KEY + name));
  } catch {
    return null;
  }
}
