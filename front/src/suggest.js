// [data-suggest="address"]: while one types into a field [data-suggest-by] inside, the address is asked with what is there and
// answers with buttons [data-fill='{"field": "text"}'], which stand in [data-suggest-list]. Pressing one writes the texts into the
// fields of the same form whose names are data-prefix and the key. Without script a button of the form asks the same.
const patience = 180;
const timers = new WeakMap();
const asked = new WeakMap();

async function ask(place) {
  const list = place.querySelector("[data-suggest-list]");
  if (!list) return;
  const typed = [...place.querySelectorAll("[data-suggest-by]")].map((field) => field.value.trim()).filter(Boolean);
  const address = `${place.dataset.suggest}?tekst=${encodeURIComponent(typed.join(" "))}`;
  const control = new AbortController();
  asked.get(place)?.abort();
  asked.set(place, control);
  try {
    const answer = await fetch(address, { signal: control.signal, headers: { accept: "text/html" } });
    // A session that ended answers with the page of the door: that is no list.
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.replaceChildren(...page.body.childNodes);
  } catch {
    // What was asked for before, or a network that is away: one types on.
  }
}

function fill(button) {
  const place = button.closest("[data-suggest]");
  const form = button.closest("form");
  if (!place || !form) return;
  const texts = JSON.parse(button.dataset.fill);
  for (const [name, text] of Object.entries(texts)) {
    const field = form.elements.namedItem((place.dataset.prefix ?? "") + name);
    if (field && "value" in field) field.value = text;
  }
  place.querySelector("[data-suggest-list]").replaceChildren();
  const first = place.querySelector("[data-suggest-by]");
  // What is kept of the form in this browser must know of it.
  first?.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "filled" }));
  first?.focus();
}

document.addEventListener("input", (event) => {
  if (event.detail === "filled" || !(event.target instanceof Element) || !event.target.matches("[data-suggest-by]")) return;
  const place = event.target.closest("[data-suggest]");
  if (!place) return;
  clearTimeout(timers.get(place));
  timers.set(place, setTimeout(ask, patience, place));
});

// The last ones are offered before anything is typed.
document.addEventListener("focusin", (event) => {
  const place = event.target instanceof Element && event.target.matches("[data-suggest-by]") && event.target.closest("[data-suggest]");
  if (!place || asked.has(place)) return;
  ask(place);
});

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-suggest] [data-fill]") : null;
  if (button) fill(button);
});
