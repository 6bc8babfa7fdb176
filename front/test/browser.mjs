// One way to start the browser for all tests, and the checks that every page must pass.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const widths = [360, 1024, 1600];
export const schemes = ["light", "dark"];

/** The browser that is installed here. */
export function program() {
  const places = [process.env.OBIEG_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error("No Chromium: install the package chromium, or set OBIEG_CHROMIUM to the program.");
  return found;
}

export function launch() {
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: program(), args: [...quiet, ...sandbox] });
}

/** Collects what a page complains of: errors, broken security policy, wrongly used components. */
export function listen(page) {
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.text().includes("Designsystemet:")) complaints.push(message.text());
  });
  return complaints;
}

/** Violations found by axe-core, one line each; an empty list is a pass. Only they leave the page: the rest is megabytes. */
export async function violations(page) {
  const options = JSON.stringify({ runOnly: rules, resultTypes: ["violations"] });
  const found = await page.evaluate(`${axe};axe.run(document, ${options}).then((result) => result.violations.map((rule) => ({
    id: rule.id, nodes: rule.nodes.map((node) => [node.target.join(" "), node.any[0]?.message ?? node.failureSummary]) })))`);
  return found.flatMap((rule) => rule.nodes.map(([target, why]) => `${rule.id} at ${target}: ${why}`));
}

/** How many pixels the page is wider than the window (0 is right). */
export function overflow(page) {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
