import { launch, listen, violations, overflow } from "./browser.mjs";
const base = "http://127.0.0.1:8091";
const [,, who, width, scheme, ...paths] = process.argv;
const browser = await launch();
const context = await browser.newContext({ viewport: { width: Number(width), height: 1000 }, colorScheme: scheme, locale: "pl-PL" });
const page = await context.newPage();
const complaints = listen(page);
await page.goto(base + "/wejscie");
if (who !== "-") { await page.getByRole("button", { name: who }).first().click(); await page.waitForLoadState(); }
for (const path of paths) {
  await page.goto(base + path);
  const name = path.replace(/[^a-z0-9]+/gi, "_");
  await page.screenshot({ path: `/tmp/shots/${name}_${width}_${scheme}.png`, fullPage: true });
  console.log(path, page.url(), "overflow", await overflow(page), await violations(page));
}
console.log(complaints);
await browser.close();
