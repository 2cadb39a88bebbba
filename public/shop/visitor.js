// The demo's "look around as": tells Askwell who the visitor is, as a shop does after signing in.

import { el, remember, remembered, t } from "./dom.js";

const VISITORS = [
  { id: "guest", label: t("a guest", "访客"), told: { name: null, vip: false, member_since: null } },
  { id: "tom", label: t("Tom, a member", "会员小唐"), told: { name: t("Tom", "小唐"), vip: false, member_since: "2025" } },
  { id: "mei", label: t("Mei, a VIP since 2019", "林梅，2019 年起的 VIP"), told: { name: t("Mei", "林梅"), vip: true, member_since: "2019" } },
];

/** Fills the list, and tells who it was before a reload. */
export function startVisitor() {
  const select = document.getElementById("visitor");
  select.append(...VISITORS.map(({ id, label }) => el("option", { value: id }, label)));
  const known = VISITORS.find(({ id }) => id === remembered("visitor"));
  if (known) signIn(known);
  select.value = known ? known.id : "guest";
  select.addEventListener("change", () => {
    signIn(VISITORS[select.selectedIndex]);
    // As if the page were shown anew: what was said to somebody else is taken back.
    window.Askwell("update");
  });
  select.closest("[hidden]").hidden = false;
}

function signIn(visitor) {
  remember("visitor", visitor.id);
  window.Askwell("identify", visitor.told);
}
