// Small comforts on top of pages that work without any script.
document.documentElement.classList.add("js");

// "/" goes to the search box, as the placeholder of many catalogues has taught people.
document.addEventListener("keydown", (press) => {
  if (press.key !== "/" || press.ctrlKey || press.metaKey || press.altKey) return;
  if (press.target.closest("input, textarea, select, [contenteditable]")) return;
  press.preventDefault();
  document.querySelector(".search input").focus();
});

// After "Older events" the link is gone: the keyboard goes on at the first event that it brought.
document.addEventListener("htmx:afterSettle", (settled) => {
  if (settled.detail.elt.matches("[data-focus]")) settled.detail.elt.focus();
});
