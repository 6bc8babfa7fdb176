// The door before a dangerous file, as a clerk meets it: what was found, a second press, the file saved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, county, pdf, skip } from "./demo.mjs";

let home, base;
before(async () => {
  if (skip) return;
  home = await county("--letters", "8");
  base = home.base;
});
after(() => home?.end());

/** A PDF that would run a script when it is opened; the script says only a number. */
function scripted(name) {
  const honest = pdf(name).buffer.toString();
  return { name, mimeType: "application/pdf", buffer: Buffer.from(honest.replace("/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(1)>>")) };
}

test("a dangerous file is saved only through the door", { skip, timeout: 240_000 }, async () => {
  const halina = await home.enter("Halina Wrona");
  const { page, complaints } = halina;
  await page.goto(`${base}/rpw`);
  await page.locator("tbody th a").first().click();
  await page.waitForURL(/\/rpw\/[0-9a-f-]{36}/);
  const item = page.url().split("?")[0];
  await page.locator("#file").setInputFiles([scripted("faktura.pdf"), { name: "strona.html", mimeType: "text/html", buffer: Buffer.from("<!DOCTYPE html><p>zwykła strona</p>") }]);
  // Files that are chosen are sent at once; the button is for those who have no script.
  await page.getByText("Plik może być niebezpieczny").first().waitFor();
  await page.goto(item);
  assert.ok(await page.getByText("Uwaga na ten plik").first().isVisible());
  await check(page, complaints, "item with a dangerous file");
  const saved = page.getByRole("link", { name: /Zapisz plik.*faktura\.pdf/ }).first();
  await saved.click();
  await page.getByRole("heading", { name: "Ten plik może być niebezpieczny" }).waitFor();
  await check(page, complaints, "door");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Zapisz mimo to" }).click()]);
  assert.equal(download.suggestedFilename(), "faktura.pdf");
});
