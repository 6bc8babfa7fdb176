// Two things around htmx: pages that answer a partial request with a whole page (session ended, error)
// are shown whole, and the progress line on top appears only when an answer takes longer than 300 ms.
let timer;

document.addEventListener("htmx:before:request", () => {
  clearTimeout(timer);
  timer = setTimeout(() => document.documentElement.setAttribute("data-busy", ""), 300);
});

for (const event of ["htmx:finally:request", "htmx:error"]) {
  document.addEventListener(event, () => {
    clearTimeout(timer);
    document.documentElement.removeAttribute("data-busy");
  });
}
