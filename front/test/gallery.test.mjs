// Every page of the gallery, at every width and colour scheme: no violation, no complaint, no sideways scrolling.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, listen, overflow, schemes, violations, widths } from "./browser.mjs";
import { pages, start } from "./server.mjs";

let browser, server, base;

before(async () => {
  browser = await launch();
  ({ server, base } = await start());
});

after(async () => {
  await browser?.close();
  server?.close();
});

for (const name of pages) {
  test(`${name}: accessible in light and dark, at 360, 1024 and 1600`, async () => {
    const page = await browser.newPage();
    const complaints = listen(page);
    await page.goto(`${base}/${name}`);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await violations(page), [], `${width} px, ${colorScheme}`);
        assert.equal(await overflow(page), 0, `scrolls sideways at ${width} px`);
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await overflow(page), 0, "scrolls sideways at 320 px");
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("pages stand without script", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1024, height: 800 } });
  const page = await context.newPage();
  for (const name of pages) {
    await page.goto(`${base}/${name}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
  await page.goto(`${base}/desk`);
  assert.equal(await page.locator(".key").first().isVisible(), false, "key hints need script");
  await page.getByRole("button", { name: "Anna Zawadzka" }).click();
  assert.equal(await page.locator("#me").isVisible(), true, "menus open without script");
  await context.close();
});
