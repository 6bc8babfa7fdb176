// Takes the pictures of the README from a running demonstration: OBIEG_BIN=path/to/obieg node front/pictures.mjs
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { county } from "./test/demo.mjs";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "docs", "pictures");
mkdirSync(folder, { recursive: true });
const home = await county("--letters", "120", "--at", "2026-12-02T09:00:00Z");

/** A person's page as a picture; `find` follows a link first. */
async function take(name, who, address, { width = 1440, height = 900, scheme = "light", find } = {}) {
  const { page, context } = await home.enter(who);
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height });
  await page.goto(home.base + address);
  // The viewer of PDF draws when it likes; a picture may wait for it.
  await page.waitForTimeout(1500);
  if (find) {
    await page.locator(find).first().click();
    await page.waitForTimeout(2500);
  }
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await context.close();
}

await take("desk", "Elżbieta Sikora-Malinowska", "/pulpit");
await take("queue", "Elżbieta Sikora-Malinowska", "/dekretacja");
await take("case", "Marek Jastrzębski", "/sprawy?stan=open", { find: "tr[data-row] a.sign" });
await take("register-dark", "Halina Wrona", "/rpw", { scheme: "dark" });
await take("list-of-cases", "Anna Zawadzka", "/sprawy/spis?symbol=5151");
await take("desk-phone", "Anna Zawadzka", "/pulpit", { width: 360, height: 760 });
await home.end();
