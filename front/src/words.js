// Words come from the page, never from a script: <script type="application/json" id="words">{...}</script>.
let cached;

/** The word for a key, with {name} places filled; without a word the key itself, so that the lack is seen. */
export function word(key, values = {}) {
  cached ??= read();
  const text = typeof cached[key] === "string" ? cached[key] : key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

function read() {
  const block = document.getElementById("words");
  if (!block) return {};
  try {
    return JSON.parse(block.textContent);
  } catch {
    return {};
  }
}
