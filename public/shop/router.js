// Shows the pages of the shop under addresses of their own, `?page=…`, which work wherever the folder is copied to.

import { add, startBasket } from "./basket.js";
import { address, t } from "./dom.js";
import { startService } from "./service.js";
import { basketLine, basketPage, checkoutPage, missingPage, productPage, returnsPage, thanksPage } from "./views.js";
import { startVisitor } from "./visitor.js";

const PAGES = { product: productPage, basket: basketPage, checkout: checkoutPage, thanks: thanksPage, returns: returnsPage };

const place = document.getElementById("page");
const others = [...place.parentElement.children].filter((section) => section !== place);
const homeTitle = document.title;

/** What is shown; none before the first time. */
let shown = null;

function route() {
  const query = new URLSearchParams(location.search);
  return { page: query.get("page") || "", id: query.get("id") || "" };
}

/** An element of the first page that the address points to. */
function anchor() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return target && (target.id === "top" || others.some((section) => section.contains(target))) ? target : null;
}

/** Shows what the address says. */
function show() {
  const { page, id } = route();
  // A link to a place of the first page, such as "#delivery" in an answer, on another page.
  if (page && anchor()) {
    history.replaceState(null, "", address("") + location.hash);
    return show();
  }
  const key = `${page} ${id}`;
  if (key === shown) return;
  const isFirst = shown === null;
  shown = key;
  draw(page, id).tell();
  if (!isFirst) arrive();
}

function draw(page, id) {
  const isHome = !page;
  others.forEach((section) => (section.hidden = !isHome));
  place.hidden = isHome;
  const known = Object.hasOwn(PAGES, page) ? PAGES[page] : missingPage;
  const view = isHome ? { nodes: [], tell() {} } : known({ id });
  place.replaceChildren(...view.nodes);
  document.title = isHome ? homeTitle : view.title + t(" – Fold & Quill", "｜羽笺纸铺");
  for (const link of document.querySelectorAll(".switch")) {
    const query = new URLSearchParams(location.search);
    query.set("lang", /^zh/.test(link.lang) ? "zh" : "en");
    link.href = "?" + query;
  }
  return view;
}

/** A page that is changed by a script has to say so: the focus goes to its heading, as after a load. */
function arrive() {
  const target = anchor();
  const heading = target || document.querySelector("main > section:not([hidden]) h1");
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
  if (target) target.scrollIntoView();
  else scrollTo({ top: 0, behavior: "instant" });
}

function go(href) {
  history.pushState(null, "", href);
  show();
}

/** Links to the shop itself need no loading, wherever they stand: those in Askwell's panel, too. */
function onClick(event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node) => node.localName === "a" && node.href);
  if (!link || link.classList.contains("switch")) return;
  const url = new URL(link.href);
  const isOwn = url.origin === location.origin && url.pathname === location.pathname;
  // Places of this very page are the browser's affair.
  if (!isOwn || url.hash || !(url.searchParams.has("page") || url.href === new URL(address(""), location.href).href)) return;
  event.preventDefault();
  go(address(url.searchParams.get("page"), url.searchParams.get("id")));
}

/** The header, and the page where it shows the basket. */
function onBasket() {
  document.getElementById("basket").textContent = basketLine();
  if (route().page !== "basket" || !shown) return;
  const key = document.activeElement && document.activeElement.dataset.key;
  const had = place.contains(document.activeElement);
  draw("basket", "");
  if (!had) return;
  const again = key && place.querySelector(`[data-key="${CSS.escape(key)}"]`);
  (again || place.querySelector("h1")).focus();
}

for (const button of document.querySelectorAll(".add")) {
  // Hidden in the HTML, because without this script the button does nothing.
  button.hidden = false;
  button.addEventListener("click", () => add(button.dataset.id, 1));
}
document.addEventListener("click", onClick);
addEventListener("popstate", show);
addEventListener("shop:go", (event) => go(event.detail));
startService();
startVisitor();
startBasket(onBasket);
show();
