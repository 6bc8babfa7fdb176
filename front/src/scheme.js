// A button with data-scheme-toggle goes round: as the system, light, dark. early.js applies the choice on load.
import { word } from "./words.js";

const order = ["auto", "light", "dark"];
const root = document.documentElement;

function show() {
  for (const button of document.querySelectorAll("[data-scheme-toggle]")) {
    const name = button.querySelector("[data-scheme-name]");
    if (name) name.textContent = word(`scheme.${root.dataset.colorScheme ?? "auto"}`);
  }
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-scheme-toggle]")) return;
  const now = order.indexOf(root.dataset.colorScheme ?? "auto");
  root.dataset.colorScheme = order[(now + 1) % order.length];
  try {
    localStorage.setItem("obieg.scheme", root.dataset.colorScheme);
  } catch {
    // Without storage the choice lasts for this page.
  }
  show();
});

show();
