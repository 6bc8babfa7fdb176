// <form data-upload method="post" enctype="multipart/form-data"> with one <input type="file">.
// Many files, dropped or chosen, are sent one after another, each in a request of its own with all other
// fields of the form (CSRF token too); progress with a figure and "cancel". When all are through, the page
// goes to data-done or reloads. Without script the same form posts all files at once.
import { word } from "./words.js";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-upload]")) return;
  const field = form.querySelector("input[type=file]");
  if (!field || field.files.length === 0) return;
  event.preventDefault();
  send(form, [...field.files]);
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field instanceof HTMLInputElement && field.type === "file" && field.form?.matches("[data-upload=auto]")) {
    field.form.requestSubmit();
  }
});

for (const type of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(type, (event) => {
    const form = event.target instanceof Element ? event.target.closest("[data-upload]") : null;
    if (!form || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.toggleAttribute("data-over", type === "dragover");
    if (type === "drop") drop(form, event.dataTransfer.files);
  });
}

function drop(form, files) {
  const field = form.querySelector("input[type=file]");
  if (!field || files.length === 0) return;
  field.files = files;
  if (form.matches("[data-upload=auto]")) form.requestSubmit();
}

async function send(form, files) {
  const list = form.querySelector("[data-upload-rows]") ?? form.appendChild(document.createElement("ul"));
  list.classList.add("upload-rows");
  const rest = new FormData(form);
  const field = form.querySelector("input[type=file]");
  rest.delete(field.name);
  const button = form.querySelector("[type=submit]");
  button?.setAttribute("aria-busy", "true");
  const rows = files.map((file) => row(list, file));
  let failed = 0;
  for (const [index, file] of files.entries()) {
    const body = new FormData();
    for (const [name, value] of rest) body.append(name, value);
    body.append(field.name, file, file.name);
    if (!(await post(form.action, body, rows[index]))) failed += 1;
  }
  button?.removeAttribute("aria-busy");
  field.value = "";
  if (failed === 0) done(form);
}

function done(form) {
  if (form.dataset.done) location.assign(form.dataset.done);
  else location.reload();
}

function row(list, file) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.className = "name";
  name.textContent = file.name;
  const figure = document.createElement("span");
  figure.className = "figure num quiet";
  figure.setAttribute("role", "status");
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "ds-button";
  cancel.dataset.variant = "tertiary";
  cancel.textContent = word("upload.cancel");
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  item.append(name, figure, cancel, bar);
  list.append(item);
  const state = { item, figure, cancel, bar, cancelled: false };
  figure.textContent = word("upload.waiting");
  cancel.addEventListener("click", () => {
    state.cancelled = true;
    state.request?.abort();
    finish(state, "cancelled");
  });
  return state;
}

function post(url, body, state) {
  if (state.cancelled) return Promise.resolve(false);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    state.request = request;
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      const percent = Math.floor((event.loaded / event.total) * 100);
      state.bar.value = percent;
      state.figure.textContent = percent < 100 ? `${percent} %` : word("upload.checking");
    });
    request.addEventListener("loadend", () => {
      const good = request.status >= 200 && request.status < 400;
      if (!state.cancelled) finish(state, good ? "done" : "failed", problem(request));
      resolve(good);
    });
    request.open("POST", url);
    request.setRequestHeader("Accept", "application/problem+json, text/html");
    request.send(body);
  });
}

/** What the server says is wrong, when it answers with a problem document. */
function problem(request) {
  try {
    const answer = JSON.parse(request.responseText);
    return answer.detail ?? answer.title ?? "";
  } catch {
    return "";
  }
}

function finish(state, outcome, detail = "") {
  state.item.dataset.state = outcome;
  state.figure.textContent = outcome === "failed" && detail ? detail : word(`upload.${outcome}`);
  state.bar.remove();
  state.cancel.remove();
}
