// A letter in preparation in a real browser: written, returned with remarks, corrected, accepted by two posts, and sent as it was
// accepted; every screen passes the checks at every width in both schemes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, county, pdf, skip } from "./demo.mjs";

let home;
before(async () => {
  if (!skip) home = await county("--letters", "25");
});
after(() => home?.end());

/** Goes on a path by naming people in their order. */
async function submit(page, names) {
  await page.getByRole("link", { name: /^Przekaż do akceptacji/ }).click();
  await page.waitForURL(/\/droga$/);
  for (const [at, name] of names.entries()) {
    const choice = page.locator(`#approver-${at + 1}`);
    await choice.selectOption({ label: await choice.locator("option", { hasText: name }).first().innerText() });
  }
}

test("a letter is accepted by two posts and goes out as they accepted it", { skip, timeout: 300_000 }, async () => {
  const anna = await home.enter("Anna Zawadzka");
  const { page, complaints } = anna;
  await page.goto(`${home.base}/sprawy?stan=open&moje=tak`);
  await page.locator("tbody th a, tbody td a").first().click();
  await page.waitForURL(/\/sprawy\/[0-9a-f-]{36}/);
  const its = page.url().split(/[?#]/)[0];
  await page.getByRole("link", { name: "Nowy projekt pisma" }).click();
  await check(page, complaints, "new draft");
  await page.getByRole("button", { name: /^Dodaj projekt/ }).click();
  await page.locator(".ds-error-summary").first().waitFor();
  // The browser tells of every refusal.
  complaints.length = 0;
  await page.getByRole("textbox", { name: /^Tytuł/ }).fill("Wezwanie do uzupełnienia wniosku");
  await page.locator("input[type=file]").first().setInputFiles(pdf("wezwanie.pdf", "Wezwanie"));
  await page.getByRole("button", { name: /^Dodaj projekt/ }).click();
  await page.waitForURL(/zrobiono=projekt/);
  await check(page, complaints, "a draft in writing");
  const draft = page.url().split(/[?#]/)[0];
  await submit(page, ["Anna Zawadzka"]);
  await page.getByRole("button", { name: /^Przekaż do akceptacji/ }).click();
  await page.locator(".ds-error-summary").first().waitFor();
  complaints.length = 0;
  await check(page, complaints, "a path that cannot end");
  await page.goto(draft);
  await submit(page, ["Elżbieta Sikora-Malinowska", "Marek Jastrzębski"]);
  await page.getByRole("button", { name: /^Przekaż do akceptacji/ }).click();
  await page.waitForURL(/zrobiono=/);
  await check(page, complaints, "a draft on its way");

  // It is the first one's turn: on the desk, in the queue, on the page.
  const first = await home.enter("Elżbieta Sikora-Malinowska");
  await first.page.goto(`${home.base}/pulpit`);
  await first.page.getByRole("link", { name: /Do akceptacji/ }).first().click();
  await first.page.waitForURL(/\/akceptacja$/);
  await check(first.page, first.complaints, "what waits for acceptance");
  await first.page.getByRole("link", { name: "Wezwanie do uzupełnienia wniosku" }).click();
  await check(first.page, first.complaints, "a draft to judge");
  await first.page.getByRole("button", { name: /^Zwróć/ }).click();
  await first.page.locator(".ds-error-summary").first().waitFor();
  first.complaints.length = 0;
  await first.page.getByRole("textbox", { name: "Uwagi" }).fill("brakuje terminu na uzupełnienie");
  await first.page.getByRole("button", { name: /^Zwróć/ }).click();
  await first.page.waitForURL(/zrobiono=/);

  // Its author mends it and sends it on again.
  await page.goto(draft);
  assert.ok(await page.getByText("brakuje terminu na uzupełnienie").isVisible());
  await page.getByText("Dodaj nową wersję").first().click();
  await page.locator("#revise-file").setInputFiles(pdf("wezwanie.pdf", "Wezwanie z terminem"));
  await page.getByRole("button", { name: "Dodaj nową wersję" }).click();
  await page.waitForURL(/zrobiono=/);
  await submit(page, ["Elżbieta Sikora-Malinowska", "Marek Jastrzębski"]);
  await page.getByRole("button", { name: /^Przekaż do akceptacji/ }).click();
  await page.waitForURL(/zrobiono=/);
  await first.page.goto(`${home.base}/akceptacja`);
  await first.page.getByRole("checkbox").first().check();
  await first.page.getByRole("button", { name: /^Zaakceptuj zaznaczone/ }).click();
  await first.page.getByText("Wezwanie do uzupełnienia wniosku").first().waitFor();
  await check(first.page, first.complaints, "many judged");

  // The second one corrects a word and accepts that.
  const head = await home.enter("Marek Jastrzębski");
  await head.page.goto(draft);
  await head.page.getByText("Popraw i zaakceptuj").first().click();
  await head.page.locator("#correct-file").setInputFiles(pdf("wezwanie.pdf", "Wezwanie, termin 7 dni"));
  await head.page.locator("#correct-remarks").fill("dopisany termin siedmiu dni");
  await head.page.getByRole("button", { name: "Popraw i zaakceptuj" }).click();
  await head.page.waitForURL(/zrobiono=/);
  await check(head.page, head.complaints, "a corrected and accepted draft");

  await page.goto(draft);
  await page.getByRole("link", { name: /^Wyślij pismo/ }).click();
  await check(page, complaints, "an accepted draft that is to go out");
  await page.getByRole("textbox", { name: /^Inny adresat/ }).first().fill("Zmyślona Maria");
  await page.getByRole("button", { name: /^Wyślij pismo/ }).click();
  await page.waitForURL(/zrobiono=/);
  await page.goto(draft);
  await check(page, complaints, "a sent draft");
  assert.ok(await page.getByText("wysłany").first().isVisible());
  await page.goto(its);
  assert.ok((await page.locator("#projekty").innerText()).includes("wysłany"));
});
