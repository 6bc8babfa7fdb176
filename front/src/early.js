// Runs before the first paint: the colour scheme a person chose, and the sign that scripts work
// (style sheets show key hints and hide plain fall-backs by it).
const root = document.documentElement;
root.dataset.js = "";
try {
  const scheme = localStorage.getItem("obieg.scheme");
  if (scheme === "light" || scheme === "dark") root.dataset.colorScheme = scheme;
} catch {
  // Storage may be forbidden: the scheme of the system stands.
}
