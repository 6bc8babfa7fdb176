// The contact book, notes and saved filters in a real browser: what is typed is offered, a press fills the form, and every screen
// passes the checks at every width in both schemes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, county, skip } from "./demo.mjs";

let home;
before(async () => {
  if (!skip) home = await county("--letters", "25");
});
after(() => home?.end());

test("a sender that was written before is not typed again", { skip, timeout: 240_000 }, async () => {
  const { page, complaints } = await home.enter("Halina Wrona");
  await page.goto(`${home.base}/kontakty`);
  await check(page, complaints, "no contacts");
  await page.goto(`${home.base}/kontakty/nowy`);
  await check(page, complaints, "new contact");
  for (const place of ["Wierzbice", ""]) {
    await page.goto(`${home.base}/kontakty/nowy`);
    await page.getByRole("textbox", { name: /^Nazwisko/ }).fill("Zażółcka");
    await page.getByRole("textbox", { name: /^Imiona/ }).fill("Bronisława");
    await page.getByRole("textbox", { name: /^Kod pocztowy/ }).fill("00-001");
    await page.getByRole("textbox", { name: /^Miejscowość/ }).fill(place);
    await page.getByRole("button", { name: /^Zapisz/ }).click();
    await page.waitForURL(/zrobiono=kontakt/);
  }
  await check(page, complaints, "contact with one that looks like it");
  await page.goto(`${home.base}/kontakty/podobne`);
  await check(page, complaints, "contacts that look alike");
  await page.getByRole("link", { name: "Zażółcka Bronisława" }).first().click();
  await page.getByRole("button", { name: /^Scal z tym kontaktem/ }).click();
  await page.waitForURL(/kontakty-scalone/);
  assert.ok(await page.getByRole("button", { name: /^Rozdziel/ }).isVisible());
  await check(page, complaints, "merged contact");
  await page.goto(`${home.base}/kontakty?szukaj=bronis`);
  await check(page, complaints, "contacts found");

  // A list from a spreadsheet: columns proposed, looked at, taken in.
  await page.goto(`${home.base}/kontakty/import`);
  await check(page, complaints, "list to take in");
  const list = "Nazwisko;Imię;Kod pocztowy;E-mail\nPrzykładna;Ewa;00-002;ewa@z.example\nPrzykładny;Adam;00-003;\n;Jan;;\n";
  await page.locator("input[type=file]").setInputFiles({ name: "lista.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await page.getByRole("button", { name: "Czytaj plik" }).click();
  await page.getByText("1–3 / 3").waitFor();
  await check(page, complaints, "list looked at");
  await page.getByRole("button", { name: /^Wczytaj 2/ }).click();
  await page.getByText("Dodano 2 kontakty").waitFor();
  await check(page, complaints, "list taken in");

  // While one types, the contact is offered; the press fills what is known.
  await page.goto(`${home.base}/rpw/nowa`);
  const surname = page.getByRole("textbox", { name: /^Nazwisko/ }).first();
  await surname.click();
  await page.locator("[data-fill]").first().waitFor();
  await check(page, complaints, "senders written lately");
  await surname.fill("zazol");
  const offer = page.getByRole("button", { name: /Zażółcka Bronisława/ });
  await offer.waitFor();
  await offer.click();
  assert.equal(await surname.inputValue(), "Zażółcka");
  assert.equal(await page.getByRole("textbox", { name: /^Imiona/ }).first().inputValue(), "Bronisława");
  assert.equal(await page.locator("[data-fill]").count(), 0);

  // Without a script the form asks, and loses nothing that was typed.
  const plain = await home.browser.newContext({ javaScriptEnabled: false, locale: "pl-PL", storageState: await page.context().storageState() });
  const still = await plain.newPage();
  await still.goto(`${home.base}/rpw/nowa`);
  await still.getByRole("textbox", { name: /^Nazwisko/ }).first().fill("zazol");
  await still.getByRole("textbox", { name: /^Tytuł/ }).first().fill("Zostaje");
  await still.getByRole("button", { name: "Wybierz spośród znanych" }).click();
  await still.getByRole("button", { name: /Zażółcka Bronisława/ }).click();
  assert.equal(await still.getByRole("textbox", { name: /^Imiona/ }).first().inputValue(), "Bronisława");
  assert.equal(await still.getByRole("textbox", { name: /^Tytuł/ }).first().inputValue(), "Zostaje");
  await plain.close();
});

test("notes stand on the case, a saved filter on the desk", { skip, timeout: 240_000 }, async () => {
  const { page, complaints } = await home.enter("Marek Jastrzębski");
  await page.goto(`${home.base}/sprawy?stan=open`);
  await page.getByText("Zapisz ten filtr na pulpicie").click();
  await check(page, complaints, "list with a filter to save");
  await page.getByRole("textbox", { name: "Nazwa" }).fill("Otwarte w wydziale");
  await page.getByRole("button", { name: "Zapisz filtr" }).click();
  await page.waitForURL(/zrobiono=filtr/);
  await page.goto(`${home.base}/`);
  assert.ok(await page.getByRole("link", { name: /Otwarte w wydziale/ }).isVisible());
  await check(page, complaints, "desk with a saved filter");
  await page.goto(`${home.base}/moje/filtry`);
  await check(page, complaints, "own filters");
  await page.goto(`${home.base}/moje/kalendarz`);
  await page.getByRole("button", { name: "Utwórz adres" }).click();
  await page.getByText("/kalendarz/obieg.").waitFor();
  await check(page, complaints, "calendar opened");

  await page.goto(`${home.base}/sprawy?stan=open`);
  await page.locator("tbody a.sign").first().click();
  await page.waitForURL(/\/sprawy\/[0-9a-f-]+/);
  for (const [kind, text] of [["own", "Zadzwonić w piątek."], ["opinion", "Opinia:\nbez uwag."]]) {
    await page.locator("#notatki").getByText("Dodaj notatkę").first().click();
    await page.locator("#note-kind").selectOption(kind);
    await page.locator("#notatki textarea[name=text]").last().fill(text);
    await page.locator("#notatki").getByRole("button", { name: "Dodaj notatkę" }).click();
    await page.waitForURL(/zrobiono=notatka/);
  }
  await check(page, complaints, "case with notes");

  // To whom letters went lately is offered before anything is typed.
  await page.getByRole("link", { name: /^Wyślij pismo/ }).click();
  const addressee = page.getByRole("textbox", { name: "Inny adresat" });
  await addressee.click();
  const first = page.locator("[data-fill]").first();
  await first.waitFor();
  await check(page, complaints, "letter with addressees of lately");
  const name = await first.locator("bdi").first().textContent();
  await first.click();
  assert.equal(await addressee.inputValue(), name);
});

test("a register that was kept in a spreadsheet comes in by a table", { skip, timeout: 240_000 }, async () => {
  const { page, complaints } = await home.enter("Elżbieta Sikora-Malinowska");
  await page.goto(`${home.base}/rejestry/nowy`);
  await page.getByRole("textbox", { name: "Nazwa rejestru" }).fill("Umowy z arkusza");
  await page.getByLabel("Z czego powstają wpisy").selectOption("hand");
  await page.locator("[name='label-1']").fill("Data zawarcia");
  await page.locator("[name='kind-1']").selectOption("day");
  await page.getByRole("button", { name: /^Załóż rejestr/ }).click();
  await page.getByRole("link", { name: "Wczytaj wpisy z tabeli" }).click();
  await check(page, complaints, "form of a table");
  const table = "Lp.;Przedmiot;Kontrahent;Data zawarcia\r\n1;Dostawa papieru;Zmyślona Spółka;1.02.2019\r\n2;Naprawa dachu;;31.02.2019\r\n3;Dostawa papieru;Zmyślona Spółka;2019-02-01\r\n";
  await page.locator("input[type=file]").setInputFiles({ name: "umowy.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByRole("button", { name: "Czytaj plik" }).click();
  await page.getByText("powtórzony w tabeli, pominięty: 1").waitFor();
  await check(page, complaints, "table with its columns and what would come of it");
  await page.getByRole("button", { name: "Wpisz 1 wiersz" }).click();
  await page.getByText("Dodano 1 wpis.").waitFor();
  await check(page, complaints, "what became of each line");
});
