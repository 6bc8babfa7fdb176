// [data-look="address"]: a preview of what a form beside it would make. While one types, the form is sent there and the answer, a piece
// of a page, stands in its place. Without script a button of the form opens the same in a new tab.
const patience = 600;
const timers = new WeakMap();
const asked = new WeakMap();

async function look(place, form) {
  const control = new AbortController();
  asked.get(place)?.abort();
  asked.set(place, control);
  place.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(place.dataset.look, { method: "POST", body, signal: control.signal, headers: { accept: "text/html" } });
    // A session that ended answers with the page of the door: that is no preview.
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(...page.body.childNodes);
  } catch {
    // What was asked for before, or a network that is away: one types on.
  } finally {
    if (asked.get(place) === control) place.removeAttribute("aria-busy");
  }
}

function later(form, wait) {
  const place = form.parentElement?.querySelector("[data-look]");
  if (!place) return;
  clearTimeout(timers.get(place));
  timers.set(place, setTimeout(look, wait, place, form));
}

document.addEventListener("input", (event) => {
  const form = event.target instanceof Element ? event.target.closest("form") : null;
  if (form) later(form, patience);
});

// What stands in the form at first is shown at once.
for (const place of document.querySelectorAll("[data-look]")) {
  const form = place.closest(".layout")?.querySelector("form");
  if (form) later(form, 0);
}
