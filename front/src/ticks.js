// Shift-tick: [data-tick] check boxes of one form, from the last ticked to this one.
// [data-tick-all] ticks all of the page; [data-tick-count] shows how many.
let last;

document.addEventListener("click", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") return;
  const form = box.form ?? document;
  if (box.matches("[data-tick-all]")) for (const other of boxes(form)) other.checked = box.checked;
  else if (box.matches("[data-tick]")) between(form, box, event.shiftKey);
  else return;
  count(form);
});

function boxes(form) {
  return [...form.querySelectorAll("input[data-tick]:not(:disabled)")];
}

function between(form, box, shift) {
  const all = boxes(form);
  const from = all.indexOf(last);
  const to = all.indexOf(box);
  if (shift && from >= 0) {
    for (const other of all.slice(Math.min(from, to), Math.max(from, to) + 1)) other.checked = box.checked;
  }
  last = box;
}

function count(form) {
  const all = boxes(form);
  const ticked = all.filter((box) => box.checked).length;
  for (const place of form.querySelectorAll("[data-tick-count]")) place.textContent = String(ticked);
  const head = form.querySelector("[data-tick-all]");
  if (!head) return;
  head.checked = all.length > 0 && ticked === all.length;
  head.indeterminate = ticked > 0 && ticked < all.length;
}
