// Every page that people come to by the rail, looked at by pa11y (HTML CodeSniffer, WCAG 2.2's forerunner 2.1 AA): another
// pair of eyes than axe-core, which the other tests use.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pa11y from "pa11y";
import puppeteer from "puppeteer";
import { program as chromium } from "./browser.mjs";
import { county, skip } from "./demo.mjs";

const people = ["Halina Wrona", "Marek Jastrzębski", "Anna Zawadzka", "Ryszard Bielik"];
let home, eyes;
before(async () => {
  if (skip) return;
  home = await county("--letters", "12");
  eyes = await puppeteer.launch({ executablePath: chromium(), args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await eyes?.close();
  await home?.end();
});

const links = (html) => [...html.matchAll(/<a [^>]*href="(\/[^"?#]*)/g)].map((found) => found[1]);

/** Where a person's rail and own pages lead, and the first of each kind that these pages lead to. */
async function ways(page, seen) {
  const kind = (path) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "*").replace(/\d+/g, "#");
  const known = new Set(seen);
  const pages = [];
  const waiting = links(await page.content());
  for (let depth = 0; depth < 2; depth += 1) {
    for (const path of waiting.splice(0)) {
      const left = /^\/(jezyk|static|api)\//.test(path) || path.includes("/eksport/");
      if (path === "/" || left || known.has(kind(path))) continue;
      known.add(kind(path));
      const answer = await page.request.get(home.base + path);
      if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
      pages.push(path);
      waiting.push(...links(await answer.text()));
    }
  }
  for (const one of known) seen.add(one);
  return pages;
}

test("pa11y finds nothing on the pages of four people", { skip }, async (context) => {
  const seen = new Set();
  const faults = [];
  let count = 0;
  for (const name of people) {
    const { page, context: own } = await home.enter(name);
    await eyes.setCookie(...(await own.cookies()));
    for (const path of await ways(page, seen)) {
      count += 1;
      const found = await pa11y(home.base + path, {
        browser: eyes,
        standard: "WCAG2AA",
        timeout: 60_000,
      });
      assert.equal(new URL(found.pageUrl).pathname, path, "the page that was meant");
      faults.push(...found.issues.map((one) => `${path}: ${one.code} at ${one.selector}: ${one.message}`));
    }
    await own.close();
  }
  context.diagnostic(`${count} pages`);
  assert.deepEqual(faults, []);
});
