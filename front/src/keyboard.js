// Keys. data-key="a" on a link or button fires it; "?" opens the sheet of all keys of the page;
// "/" goes to the search field; j and k move among [data-row]; o or Enter opens the row's first link.
// Never while somebody types, never with Ctrl, Alt or Meta.
import { word } from "./words.js";

const typing = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.key === "Escape" && target.matches("[data-search]")) target.blur();
  if (target.closest(typing)) return;
  if (act(event.key)) event.preventDefault();
});

function act(key) {
  const open = document.querySelector("dialog[open]");
  if (key === "?") return sheet();
  if (key === "/" && !open) return focus(document.querySelector("[data-search]"));
  if (key === "j" && !open) return step(1);
  if (key === "k" && !open) return step(-1);
  if (key === "o" && !open && openRow()) return true;
  const wanted = [...(open ?? document).querySelectorAll("[data-key]")].find(
    (element) => element.dataset.key === key && !element.disabled && element.checkVisibility(),
  );
  wanted?.click();
  return Boolean(wanted);
}

function focus(element) {
  element?.focus();
  element?.select?.();
  return Boolean(element);
}

/** The link, or else the thing itself, that takes the focus for a row. */
function handle(row) {
  return row.matches("a, button") ? row : row.querySelector("a[href], button, [tabindex]");
}

function step(by) {
  const rows = [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
  if (rows.length === 0) return false;
  const now = rows.findIndex((row) => row.contains(document.activeElement));
  const current = now >= 0 ? now : rows.findIndex((row) => row.matches("[aria-current]"));
  const next = current < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(current + by, 0), rows.length - 1);
  const element = handle(rows[next]);
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
  return true;
}

function openRow() {
  const row = document.activeElement?.closest?.("[data-row]");
  const link = row && handle(row);
  link?.click();
  return Boolean(link);
}

/** The dialog with every key of this page, made anew each time because pages change. */
function sheet() {
  let dialog = document.getElementById("key-sheet");
  if (dialog?.open) {
    dialog.close();
    return true;
  }
  dialog?.remove();
  dialog = document.createElement("dialog");
  dialog.id = "key-sheet";
  dialog.className = "ds-dialog";
  dialog.setAttribute("closedby", "any");
  dialog.setAttribute("aria-labelledby", "key-sheet-title");
  const title = document.createElement("h2");
  title.id = "key-sheet-title";
  title.className = "ds-heading";
  title.dataset.size = "xs";
  title.textContent = word("keys.title");
  const list = document.createElement("ul");
  list.className = "keys";
  list.append(...pairs().map(([key, text]) => line(key, text)));
  const form = document.createElement("form");
  form.method = "dialog";
  const close = document.createElement("button");
  close.className = "ds-button";
  close.dataset.variant = "secondary";
  close.textContent = word("keys.close");
  form.append(close);
  const block = document.createElement("div");
  block.className = "stack";
  block.append(title, list, form);
  dialog.append(block);
  document.body.append(dialog);
  dialog.showModal();
  return true;
}

function pairs() {
  const found = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    if (element.checkVisibility() && !found.has(element.dataset.key)) found.set(element.dataset.key, name(element));
  }
  if (document.querySelector("[data-row]")) {
    found.set("j", word("keys.next"));
    found.set("k", word("keys.previous"));
    found.set("o", word("keys.open"));
  }
  if (document.querySelector("[data-search]")) {
    found.set("/", word("keys.search"));
    found.set("Esc", word("keys.leave"));
  }
  if (document.querySelector("[data-tick]")) found.set("Shift", word("keys.range"));
  found.set("?", word("keys.sheet"));
  return [...found];
}

function name(element) {
  if (element.dataset.keyName) return element.dataset.keyName;
  const copy = element.cloneNode(true);
  for (const hint of copy.querySelectorAll("kbd, svg, .count")) hint.remove();
  return copy.textContent.trim() || element.getAttribute("aria-label") || "";
}

function line(key, text) {
  const item = document.createElement("li");
  const cap = document.createElement("kbd");
  cap.textContent = key;
  const label = document.createElement("span");
  label.textContent = text;
  item.append(cap, label);
  return item;
}

// A click on [data-keys-open] opens the sheet too; without script it is a link to the page of keys.
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-keys-open]")) return;
  event.preventDefault();
  for (const menu of document.querySelectorAll(":popover-open")) menu.hidePopover();
  sheet();
});
