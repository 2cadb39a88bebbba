// Runs synchronously in <head>: the widget's async script reads <html lang>,
// so the language has to be settled before that script can start.
(function () {
  "use strict";
  var root = document.documentElement;

  function chosenLanguage() {
    var asked = /[?&]lang=(zh|en)\b/.exec(location.search);
    if (asked) return asked[1];
    var wanted = navigator.languages || [navigator.language || ""];
    for (var i = 0; i < wanted.length; i += 1) {
      var known = /^(zh|en)\b/i.exec(wanted[i]);
      if (known) return known[1].toLowerCase();
    }
    return "en";
  }

  var chinese = chosenLanguage() === "zh";
  root.lang = chinese ? "zh-Hans" : "en";
  if (chinese) {
    document.title = document.querySelector("title").getAttribute("data-title-zh");
  }

  // The basket lives in this page only: the shop is invented and stores nothing.
  var count = 0;
  var total = 0;

  function addToBasket(event) {
    count += 1;
    total += Number(event.currentTarget.getAttribute("data-price"));
    document.getElementById("basket").textContent =
      (chinese ? "购物袋：" + count + " 件" : "Basket: " + count) + " · ¥" + total;
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".add").forEach(function (button) {
      // Hidden in the HTML, because without this script the button does nothing.
      button.hidden = false;
      button.addEventListener("click", addToBasket);
    });
  });
})();
