// A letter from a template in a real browser: the office copies a template and changes it with the preview beside it, an officer writes
// a letter from it and writes it anew; every screen passes the checks at every width in both schemes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, county, skip } from "./demo.mjs";

let home;
before(async () => {
  if (!skip) home = await county("--letters", "25");
});
after(() => home?.end());

/** The picture that stands in the place of the preview. */
const picture = (page) => page.locator("#podglad img");

test("a letter is written from the office's template, with its preview beside it", { skip, timeout: 300_000 }, async () => {
  const keeper = await home.enter("Elżbieta Sikora-Malinowska");
  await keeper.page.goto(`${home.base}/ustawienia/wzory`);
  await check(keeper.page, keeper.complaints, "templates of the office");
  await keeper.page.getByRole("button", { name: /^Skopiuj.*Wezwanie/ }).click();
  await keeper.page.waitForURL(/zrobiono=wzor-pisma/);
  await picture(keeper.page).waitFor();
  await check(keeper.page, keeper.complaints, "a template that is changed");
  const first = await picture(keeper.page).getAttribute("src");
  await keeper.page.locator("#advice").fill("Pouczenie naszego urzędu.");
  await keeper.page.waitForFunction((was) => document.querySelector("#podglad img")?.src !== was, first);
  // What is wrong is told with its line, where the preview stood.
  const source = await keeper.page.locator("#source").inputValue();
  await keeper.page.locator("#source").fill(source);
  await keeper.page.locator("#source").press("End");
  await keeper.page.locator("#source").pressSequentially("\n#neznane()");
  await keeper.page.locator("#look-faults").waitFor();
  // Whoever types stays in the field in which they type.
  assert.equal(await keeper.page.evaluate(() => document.activeElement.id), "source");
  await keeper.page.locator("#source").fill(source);
  await picture(keeper.page).waitFor();
  await keeper.page.getByRole("button", { name: /^Zapisz nową wersję/ }).click();
  await keeper.page.waitForURL(/zrobiono=wzor-pisma-zmieniony/);
  await keeper.page.goto(`${home.base}/ustawienia/wzory/naglowek`);
  await keeper.page.getByLabel(/^Miejscowość/).fill("Zmyślin");
  await check(keeper.page, keeper.complaints, "head of letters");

  const { page, complaints } = await home.enter("Anna Zawadzka");
  await page.goto(`${home.base}/sprawy?stan=open&moje=tak`);
  await page.locator("tbody th a, tbody td a").first().click();
  await page.waitForURL(/\/sprawy\/[0-9a-f-]{36}/);
  await page.getByRole("link", { name: /ze wzoru/ }).click();
  await check(page, complaints, "choosing a template");
  await page.getByRole("link", { name: /^Wezwanie do/ }).click();
  await page.locator("#look-faults, #podglad img").first().waitFor();
  await page.locator('[name="name"]').fill("Zmyślona Maria");
  await page.locator('[name="address"]').fill("ul. Krótka 1\n00-000 Zmyślin");
  await page.locator('[name="texts.application"]').fill("Panią Marię Zmyśloną 1 czerwca 2026 r.");
  await page.locator('[name="texts.missing"]').fill("- podpis pod wnioskiem\n- zaświadczenie o zgodności z planem miejscowym");
  await picture(page).waitFor();
  complaints.length = 0;
  await check(page, complaints, "a letter in writing");
  await page.getByRole("button", { name: /^Utwórz projekt/ }).click();
  await page.waitForURL(/\/projekty\/[0-9a-f-]{36}/);
  await check(page, complaints, "a draft from a template");
  await page.getByRole("link", { name: /^Zmień treść/ }).click();
  await picture(page).waitFor();
  assert.match(await page.locator('[name="texts.missing"]').inputValue(), /podpis pod wnioskiem/);
  await page.locator('[name="texts.missing"]').fill("- pełnomocnictwo");
  await page.getByRole("button", { name: /^Utwórz projekt|^Zapisz/ }).click();
  await page.waitForURL(/zrobiono=projekt-wersja/);
  assert.ok((await page.locator("main").innerText()).includes("Wersja 2") || (await page.locator("main").innerText()).includes("wersja 2"));
});
