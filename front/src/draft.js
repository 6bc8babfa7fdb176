// <form data-draft="key">: what is typed is kept in this browser until the form is sent or cleared.
// The key must name the person and the field set ("u7.register-incoming.2"). Never kept: passwords, files,
// hidden fields, [data-draft-skip]. [data-draft-note] is shown when a draft came back; [data-draft-clear] drops it.
// After success the server puts <meta name="draft-done" content="key"> on the next page.
const prefix = "obieg.draft.";
const longest = 14 * 24 * 60 * 60 * 1000;
let timer;

function store() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !field.matches("[type=hidden], [type=password], [type=file], [type=submit], button, fieldset, [data-draft-skip]"),
  );
}

function keep(form) {
  const values = fields(form).map((field) =>
    field.matches("[type=checkbox], [type=radio]") ? [field.name, field.value, field.checked] : [field.name, field.value],
  );
  try {
    store()?.setItem(prefix + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // A full or forbidden store loses the comfort, not the form.
  }
}

function saved(form) {
  try {
    const draft = JSON.parse(store()?.getItem(prefix + form.dataset.draft) ?? "null");
    return draft && Date.now() - draft.at < longest ? draft.values : null;
  } catch {
    return null;
  }
}

function restore(form) {
  const values = saved(form);
  // A form that came back with errors holds newer values than the draft.
  if (!values || form.hasAttribute("data-returned")) return;
  let changed = false;
  for (const [name, value, checked] of values) {
    for (const field of fields(form).filter((one) => one.name === name)) {
      if (field.matches("[type=checkbox], [type=radio]")) {
        if (field.value !== value || field.checked === checked) continue;
        field.checked = checked;
      } else if (field.value === value) continue;
      else field.value = value;
      changed = true;
    }
  }
  if (changed) form.querySelector("[data-draft-note]")?.removeAttribute("hidden");
}

function drop(key) {
  clearTimeout(timer);
  store()?.removeItem(prefix + key);
}

/** Drafts older than two weeks go, whoever they were of. */
function sweep() {
  for (const key of Object.keys(store() ?? {})) {
    if (!key.startsWith(prefix)) continue;
    try {
      if (Date.now() - JSON.parse(store().getItem(key)).at > longest) store().removeItem(key);
    } catch {
      store().removeItem(key);
    }
  }
}

document.addEventListener("input", (event) => {
  const form = event.target instanceof Element ? event.target.closest("form[data-draft]") : null;
  if (!form) return;
  clearTimeout(timer);
  timer = setTimeout(keep, 400, form);
});

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-draft-clear]") : null;
  const form = button?.closest("form[data-draft]");
  if (!form) return;
  drop(form.dataset.draft);
  form.reset();
  form.querySelector("[data-draft-note]")?.setAttribute("hidden", "");
});

sweep();
const done = document.querySelector('meta[name="draft-done"]');
if (done) drop(done.content);
for (const form of document.querySelectorAll("form[data-draft]")) restore(form);
document.addEventListener("htmx:after:swap", () => {
  for (const form of document.querySelectorAll("form[data-draft]:not([data-draft-seen])")) restore(form);
  for (const form of document.querySelectorAll("form[data-draft]")) form.setAttribute("data-draft-seen", "");
});
for (const form of document.querySelectorAll("form[data-draft]")) form.setAttribute("data-draft-seen", "");
