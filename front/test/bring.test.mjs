// What an office brings along from a former system, and what it keeps outside cases.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, county, pdf, skip } from "./demo.mjs";

let home;
before(async () => {
  if (!skip) home = await county("--letters", "25");
});
after(async () => {
  if (home) await home.end();
});

test("open cases come in by a table and are found by their former signs", { skip, timeout: 240_000 }, async () => {
  const { page, complaints } = await home.enter("Elżbieta Sikora-Malinowska");
  // Her own login and a class that takes cases, as the program knows them.
  await page.goto(`${home.base}/sprawy`);
  const sign = await page.locator("tbody a.sign").first().innerText();
  const symbol = sign.split(".")[1];
  await page.getByRole("link", { name: "Wczytaj sprawy z tabeli" }).click();
  await check(page, complaints, "form of a table of cases");
  const head = "Znak sprawy;Tytuł;JRWA;Prowadzący;Data wszczęcia;Termin;Strona;Adres;Uwagi";
  const lines = [
    `GK.${symbol}.7.2025;Odbudowa mostu;${symbol};elzbieta.sikora;1.12.2025;31.12.2026;Zmyślona Spółka;Łąkowa 7, Wierzbice;z dawnego programu`,
    `GK.${symbol}.8.2025;Bez dnia;${symbol};elzbieta.sikora;31.02.2025;;;;`,
    `gk.${symbol}. 7.2025;Ta sama;${symbol};elzbieta.sikora;1.12.2025;;;;`,
  ];
  const table = Buffer.from([head, ...lines, ""].join("\r\n"));
  await page.locator("input[type=file]").setInputFiles({ name: "sprawy.csv", mimeType: "text/csv", buffer: table });
  await page.getByRole("button", { name: "Czytaj plik" }).click();
  await page.getByText("nowa sprawa: 1").waitFor();
  await check(page, complaints, "table of cases with what would come of it");
  await page.getByRole("button", { name: "Załóż 1 sprawę" }).click();
  await page.getByText("Założono 1 sprawę.").waitFor();
  await check(page, complaints, "what became of each case");
  await page.goto(`${home.base}/sprawy?znak=GK.${symbol}.7`);
  await page.getByText("Znak w poprzednim systemie").waitFor();
  await check(page, complaints, "a case found by its former sign");
  await page.locator("tbody a.sign").first().click();
  await page.getByText("z dawnego programu").waitFor();
  await check(page, complaints, "a case of a former system");
});

test("a template assigns by one press", { skip, timeout: 240_000 }, async () => {
  const halina = await home.enter("Halina Wrona");
  await halina.page.goto(`${home.base}/rpw/nowa`);
  await halina.page.getByRole("textbox", { name: /^Nazwisko/ }).first().fill("Zmyślona");
  await halina.page.getByRole("textbox", { name: /^Imiona/ }).first().fill("Maria");
  await halina.page.getByRole("textbox", { name: /^Miejscowość/ }).first().fill("Wierzbice");
  await halina.page.getByRole("textbox", { name: /^Data pisma/ }).first().fill("2026-11-01");
  await halina.page.getByRole("textbox", { name: /^Tytuł/ }).first().fill("Skarga na hałas");
  await halina.page.locator("input[type=file]").first().setInputFiles(pdf("skarga.pdf", "Skarga"));
  await halina.page.getByRole("button", { name: "Zarejestruj pismo" }).click();
  await halina.page.waitForURL(/\/rpw\/[0-9a-f-]+/);
  const { page, complaints } = await home.enter("Elżbieta Sikora-Malinowska");
  await page.goto(`${home.base}/dekretacja`);
  await page.getByRole("link", { name: "Wzory dekretacji" }).click();
  await check(page, complaints, "no templates yet");
  await page.getByRole("link", { name: /^Nowy wzór/ }).click();
  await check(page, complaints, "form of a template");
  await page.getByRole("textbox", { name: "Nazwa wzoru" }).fill("Skargi do pierwszej komórki");
  await page.locator("#to-1").selectOption({ index: 1 });
  await page.locator("#instruction-1").fill("proszę załatwić");
  await page.locator("#days-1").fill("3");
  await page.locator("#to-2").selectOption({ index: 2 });
  await page.locator("#instruction-2").fill("do wiadomości");
  await page.getByRole("button", { name: /^Zapisz wzór/ }).click();
  await page.getByText("Wzór jest zapisany").waitFor();
  await check(page, complaints, "templates");
  await page.goto(`${home.base}/dekretacja`);
  await check(page, complaints, "queue with a template");
  await page.getByRole("button", { name: "Skargi do pierwszej komórki" }).click();
  await page.getByRole("button", { name: /^Cofnij/ }).waitFor();
});

test("a register gets one more column, and one goes out of use", { skip, timeout: 240_000 }, async () => {
  const { page, complaints } = await home.enter("Elżbieta Sikora-Malinowska");
  await page.goto(`${home.base}/rejestry/nowy`);
  await page.getByRole("textbox", { name: "Nazwa rejestru" }).fill("Zarządzenia");
  await page.getByLabel("Z czego powstają wpisy").selectOption("hand");
  await page.locator("[name='label-1']").fill("Dzień ogłoszenia");
  await page.getByRole("button", { name: /^Załóż rejestr/ }).click();
  await page.getByText("Rejestr jest założony").waitFor();
  await page.getByText("Kolumny", { exact: true }).click();
  await check(page, complaints, "columns of a register");
  await page.locator("#columns [name=label]").fill("Uwagi");
  await page.getByRole("button", { name: "Dodaj kolumnę" }).click();
  await page.getByText("Kolumna jest dodana").waitFor();
  await page.getByText("Kolumny", { exact: true }).click();
  await page.getByRole("button", { name: "Przestań używać Dzień ogłoszenia" }).click();
  await page.getByText("Stan kolumny jest zmieniony").waitFor();
  await page.getByText("Kolumny", { exact: true }).click();
  await check(page, complaints, "a register with a column out of use");
});

test("an own document is filed outside cases, and taken out of account", { skip, timeout: 240_000 }, async () => {
  const { page, complaints } = await home.enter("Elżbieta Sikora-Malinowska");
  await page.goto(`${home.base}/sprawy`);
  const symbol = (await page.locator("tbody a.sign").first().innerText()).split(".")[1];
  await page.goto(`${home.base}/poza-sprawami`);
  await page.getByRole("link", { name: "Dokumenty własne" }).click();
  await check(page, complaints, "no own documents yet");
  await page.getByRole("link", { name: /^Odłóż dokument własny/ }).click();
  await check(page, complaints, "form of an own document");
  await page.getByRole("textbox", { name: "Tytuł dokumentu" }).fill("Wykaz sprzętu");
  await page.locator("#symbol").fill(symbol);
  await page.locator("#file").setInputFiles(pdf("wykaz.pdf", "Wykaz"));
  await page.getByRole("button", { name: /^Odłóż dokument/ }).click();
  await page.getByText("Dokument jest odłożony poza sprawami").waitFor();
  await check(page, complaints, "an own document");
  await page.getByText("Wycofaj jako odłożony omyłkowo").first().click();
  await page.getByRole("textbox", { name: "Powód" }).fill("nie ten plik");
  await page.getByRole("button", { name: "Wycofaj jako odłożony omyłkowo" }).click();
  await page.getByText("Dokument jest wycofany").waitFor();
  await page.goto(`${home.base}/poza-sprawami/dokumenty`);
  assert.ok(await page.getByText("nie ten plik").isVisible());
  await check(page, complaints, "own documents");
});
