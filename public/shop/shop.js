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

  // What the shop says to Askwell before it is there waits in this queue.
  window.Askwell =
    window.Askwell ||
    function () {
      (window.Askwell.q = window.Askwell.q || []).push(arguments);
    };

  // Where tag managers, and Askwell's rules, read what happens in a shop.
  window.dataLayer = window.dataLayer || [];
})();
