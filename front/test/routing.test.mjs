// Rules of assigning: one person writes, another tries and approves, the program assigns.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, county, skip } from "./demo.mjs";

let home;
before(async () => {
  if (!skip) home = await county("--letters", "25");
});
after(async () => {
  if (home) await home.end();
});

test("a rule is written by the chancery, tried and approved by somebody else", { skip, timeout: 180_000 }, async () => {
  const halina = await home.enter("Halina Wrona");
  await halina.page.goto(`${home.base}/reguly`);
  await check(halina.page, halina.complaints, "no rules yet");
  await halina.page.goto(`${home.base}/reguly/nowa`);
  await check(halina.page, halina.complaints, "a new rule");
  await halina.page.getByRole("textbox", { name: /^Nazwa reguły/ }).fill("Wnioski do pierwszej komórki");
  await halina.page.getByRole("combobox", { name: /^Prowadzi/ }).selectOption({ index: 1 });
  const save = halina.page.getByRole("button", { name: /^Zapisz i przekaż/ });
  await save.click();
  await halina.page.getByText("Podaj co najmniej jeden warunek").first().waitFor();
  await check(halina.page, [], "a rule without conditions");
  halina.complaints.length = 0;
  await halina.page.getByRole("textbox", { name: /^Tytuł zawiera słowa/ }).fill("wniosek");
  await halina.page.getByRole("textbox", { name: /^Termin w dniach/ }).fill("7");
  await save.click();
  await halina.page.getByText("czeka na zatwierdzenie").first().waitFor();
  await check(halina.page, halina.complaints, "a rule of one's own");
  const rule = new URL(halina.page.url()).pathname;
  assert.equal(await halina.page.getByRole("button", { name: "Zatwierdź regułę" }).count(), 0);

  const head = await home.enter("Elżbieta Sikora-Malinowska");
  await head.page.goto(`${home.base}/reguly/proba`);
  await check(head.page, head.complaints, "a dry run");
  await head.page.goto(home.base + rule);
  await check(head.page, head.complaints, "a rule to approve");
  await head.page.getByRole("button", { name: "Zatwierdź regułę" }).click();
  await head.page.getByText("Reguła jest zatwierdzona.").waitFor();
  await head.page.goto(`${home.base}/reguly`);
  await check(head.page, head.complaints, "rules");
});
