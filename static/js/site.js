// Small comforts on top of pages that work without any script.

// "/" goes to the search box, as the placeholder of many catalogues has taught people.
document.addEventListener("keydown", (press) => {
  if (press.key !== "/" || press.ctrlKey || press.metaKey || press.altKey) return;
  if (press.target.closest("input, textarea, select, [contenteditable]")) return;
  press.preventDefault();
  document.querySelector(".search input").focus();
});

// Escape closes a menu, and the keyboard goes on at what opened it.
document.addEventListener("keydown", (press) => {
  const menu = press.key === "Escape" && (press.target.closest(".popover[open]") ?? document.querySelector(".popover[open]"));
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// After "Older events" or "Show them" the link is gone: the keyboard goes on at the first event that it brought.
// What comes by itself takes the focus from nobody, but from the link in whose place it comes.
let goesOn = false;
document.addEventListener("htmx:beforeSwap", ({ detail: { requestConfig } }) => {
  goesOn = requestConfig.triggeringEvent?.type === "click" || requestConfig.elt === document.activeElement;
});
document.addEventListener("htmx:afterSettle", ({ detail: { elt } }) => {
  const first = elt.matches("[data-focus]") ? elt : elt.querySelector(".month");
  if (!first || !goesOn || document.activeElement !== document.body) return;
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
});

// Nobody asks for news in a tab that is not seen.
document.addEventListener("htmx:beforeRequest", (request) => {
  if (document.hidden && request.detail.elt.matches("[data-poll]")) request.preventDefault();
});

// A field that was left empty says nothing: it has no place in an address.
document.addEventListener("formdata", ({ target, formData }) => {
  if (target.method !== "get") return;
  const empty = [...formData].filter(([, value]) => value === "");
  empty.forEach(([name]) => formData.delete(name));
});

// A picture that fits its frame is no stop for the keyboard; one that does not is scrolled by it.
const frames = new ResizeObserver((changes) => changes.forEach(({ target }) => {
  target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
}));
document.addEventListener("htmx:load", (loaded) => {
  loaded.detail.elt.querySelectorAll(".overview").forEach((frame) => frames.observe(frame));
});
