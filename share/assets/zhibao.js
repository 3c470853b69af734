// Only enhances: every page works without it.
(function () {
  "use strict";
  // A click on a number copies it.
  document.addEventListener("click", function (event) {
    var number = event.target.closest(".no");
    if (!number || number.closest("a") || !navigator.clipboard) return;
    navigator.clipboard.writeText(number.textContent.trim());
  });
  // What was opened stays open when the page is shown again.
  var key = "open:" + location.pathname;
  var all = Array.prototype.slice.call(document.querySelectorAll("details[id]"));
  try {
    var open = JSON.parse(sessionStorage.getItem(key) || "[]");
    all.forEach(function (part) { if (open.indexOf(part.id) >= 0) part.open = true; });
    all.forEach(function (part) {
      part.addEventListener("toggle", function () {
        var ids = all.filter(function (one) { return one.open; }).map(function (one) { return one.id; });
        sessionStorage.setItem(key, JSON.stringify(ids));
      });
    });
  } catch (error) { /* A browser that keeps nothing: the page is complete all the same. */ }
  // A link to a part inside something closed opens it.
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var part = target && target.closest("details");
    if (part) { part.open = true; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", reveal);
  reveal();
  // The key of the search box, with the key that the browser puts before such keys: alone it would be a letter.
  var box = document.getElementById("q");
  if (box) box.accessKey = "/";
  // The same form is not sent twice by an impatient click.
  document.addEventListener("submit", function (event) {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "1";
  });
  window.addEventListener("pageshow", function () {
    Array.prototype.forEach.call(document.forms, function (form) { delete form.dataset.sent; });
  });
})();
