// Anchors that look like tabs (.anchors): the part of the page that one reads is marked in the list.
const links = new Map();
for (const link of document.querySelectorAll(".anchors a[href^='#']")) {
  const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (part) links.set(part, link);
}

function mark(link) {
  for (const other of links.values()) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "location");
}

if (links.size > 0) {
  const seen = new Set();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) seen.add(entry.target);
        else seen.delete(entry.target);
      }
      const first = [...links.keys()].find((part) => seen.has(part));
      if (first) mark(links.get(first));
    },
    { rootMargin: "-25% 0px -60% 0px" },
  );
  for (const part of links.keys()) watcher.observe(part);
}
