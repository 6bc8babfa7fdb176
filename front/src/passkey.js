// <form data-passkey="get|create" data-options="{...}" data-address="https://...">: its button [data-passkey-do] asks the browser
// for a passkey and sends the form with the answer in the field "credential". The button is hidden until this script has seen
// that the browser can do it at this address; [data-passkey-say] says what happens, in the words of the form's data-say-*, and until
// this script runs, that it needs one.

/** Bytes of base64url, as the browser wants them. */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const listed = (keys = []) => keys.map((key) => ({ ...key, id: bytes(key.id) }));

function create(options) {
  const user = { ...options.user, id: bytes(options.user.id) };
  const excludeCredentials = listed(options.excludeCredentials ?? []);
  const publicKey = { ...options, challenge: bytes(options.challenge), user, excludeCredentials };
  return navigator.credentials.create({ publicKey });
}

function get(options) {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials ?? []) };
  return navigator.credentials.get({ publicKey });
}

/** The answer of the browser as the server reads it. */
function told(answer) {
  const { response } = answer;
  const part = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    part.attestationObject = text(response.attestationObject);
    part.transports = response.getTransports?.() ?? [];
  } else {
    part.authenticatorData = text(response.authenticatorData);
    part.signature = text(response.signature);
    if (response.userHandle) part.userHandle = text(response.userHandle);
  }
  return JSON.stringify({ id: answer.id, rawId: text(answer.rawId), type: answer.type, response: part, extensions: {} });
}

function say(form, what) {
  const place = form.querySelector("[data-passkey-say]");
  if (place) place.textContent = form.dataset[`say${what}`] ?? "";
}

function prepare(form) {
  if (location.origin !== form.dataset.address) say(form, "Elsewhere");
  else if (!globalThis.PublicKeyCredential) say(form, "Unknown");
  else {
    say(form, "");
    for (const hidden of form.querySelectorAll("[data-passkey-do]")) hidden.hidden = false;
  }
}

async function answer(form) {
  const button = form.querySelector("button[data-passkey-do]");
  button?.setAttribute("aria-busy", "true");
  say(form, "Waiting");
  try {
    const { publicKey } = JSON.parse(form.dataset.options);
    const given = await (form.dataset.passkey === "create" ? create(publicKey) : get(publicKey));
    form.elements.credential.value = told(given);
    // Not requestSubmit: that would ask for the key once more.
    form.submit();
  } catch (error) {
    button?.removeAttribute("aria-busy");
    // On adding, "InvalidStateError" means that this key is there already.
    say(form, error.name === "InvalidStateError" ? "Known" : "Refused");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-passkey]")) return;
  event.preventDefault();
  if (form.querySelector("[aria-busy=true]")) return;
  answer(form);
});

for (const form of document.querySelectorAll("form[data-passkey]")) prepare(form);
