// Notices and outgoing mail: a bell that counts, a page that is read, a choice, a trial message with the server's answer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, county, skip } from "./demo.mjs";

let home;
before(async () => {
  if (!skip) home = await county("--letters", "25", "--loopback");
});
after(async () => {
  if (home) await home.end();
});

/** The page again and again until it shows something: what comes from the outbox comes when it has come. */
async function until(page, address, shown) {
  for (;;) {
    await page.goto(address);
    if (await shown.count()) return;
  }
}

test("somebody is told of a letter, reads it and chooses what to be told", { skip, timeout: 240_000 }, async () => {
  const marek = await home.enter("Marek Jastrzębski");
  const list = `${home.base}/powiadomienia`;
  const halina = await home.enter("Halina Wrona");
  const head = await home.enter("Elżbieta Sikora-Malinowska");
  for (const title of ["Wniosek o pozwolenie na budowę domu", "Wniosek o pozwolenie na budowę garażu"]) {
    await halina.page.goto(`${home.base}/rpw/nowa`);
    await halina.page.getByRole("textbox", { name: /^Nazwisko/ }).first().fill("Zmyślona");
    await halina.page.getByRole("textbox", { name: /^Imiona/ }).first().fill("Maria");
    await halina.page.getByRole("textbox", { name: /^Miejscowość/ }).first().fill("Wierzbice");
    await halina.page.getByRole("textbox", { name: /^Data pisma/ }).first().fill("2026-11-01");
    await halina.page.getByRole("textbox", { name: /^Tytuł/ }).first().fill(title);
    await halina.page.locator("input[type=file]").first().setInputFiles({ name: "wniosek.txt", mimeType: "text/plain", buffer: Buffer.from(title) });
    await halina.page.getByRole("button", { name: "Zarejestruj pismo" }).click();
    await halina.page.waitForURL(/\/rpw\/[0-9a-f-]+/);
    await head.page.goto(`${home.base}/dekretacja`);
    await head.page.getByRole("button", { name: /Wydział Architektury/ }).first().click();
    await head.page.waitForURL(/zrobiono=/);
  }
  const assigned = marek.page.getByRole("rowheader", { name: /Przydzielono pismo/ });
  await until(marek.page, list, assigned.nth(1));
  await check(marek.page, marek.complaints, "notices");
  // The number on the bell is remembered for some seconds.
  await until(marek.page, list, marek.page.getByRole("link", { name: /^Powiadomienia: \d+ now/ }));
  await marek.page.getByRole("button", { name: /^Już wiem/ }).first().click();
  await marek.page.getByText("Powiadomienie oznaczone jako przeczytane.").waitFor();
  await marek.page.getByRole("button", { name: "Oznacz wszystkie jako przeczytane" }).click();
  await marek.page.getByText("Powiadomienia oznaczone jako przeczytane.").waitFor();
  await check(marek.page, marek.complaints, "notices that were read");
  await marek.page.getByRole("link", { name: "Powiadomienia", exact: true }).waitFor();

  await marek.page.goto(`${home.base}/moje/powiadomienia`);
  await check(marek.page, marek.complaints, "choices");
  await marek.page.getByLabel("Przyjęto przydział").selectOption("off");
  await marek.page.getByRole("button", { name: "Zapisz" }).first().click();
  await marek.page.getByText("Wybór powiadomień zapisany.").waitFor();
  assert.equal(await marek.page.getByLabel("Przyjęto przydział").inputValue(), "off");
  await marek.page.getByRole("textbox", { name: /^Adres e-mail/ }).fill("marek@example.pl");
  await marek.page.getByRole("button", { name: "Chcę dostawać" }).click();
  await marek.page.getByText("Codzienna wiadomość włączona.").waitFor();
  await check(marek.page, marek.complaints, "choices with a daily e-mail");
});

test("the administrator sets outgoing mail and sees what the server answers", { skip, timeout: 240_000 }, async () => {
  const admin = await home.enter("Paweł Kozioł");
  const address = `${home.base}/ustawienia/poczta`;
  await admin.page.goto(`${home.base}/ustawienia/przechowywanie-powiadomien`);
  await check(admin.page, admin.complaints, "how long notices are kept");
  await admin.page.goto(address);
  await check(admin.page, admin.complaints, "no outgoing mail");
  await admin.page.getByRole("textbox", { name: /^Serwer/ }).fill("localhost");
  await admin.page.getByRole("textbox", { name: /^Port/ }).fill("1");
  await admin.page.getByRole("textbox", { name: /^Adres nadawcy/ }).fill("obieg");
  await admin.page.getByRole("button", { name: "Zapisz" }).click();
  await admin.page.getByText("Podaj jeden adres e-mail").first().waitFor();
  await check(admin.page, [], "a wrong sender");
  admin.complaints.length = 0;
  await admin.page.getByRole("textbox", { name: /^Adres nadawcy/ }).fill("obieg@example.pl");
  await admin.page.getByRole("button", { name: "Zapisz" }).click();
  await admin.page.getByText("Poczta wychodząca ustawiona.").waitFor();
  await admin.page.getByRole("textbox", { name: /^Dokąd wysłać/ }).fill("rafal@example.pl");
  await admin.page.getByRole("button", { name: "Wyślij próbną" }).click();
  await admin.page.getByText("Wiadomość próbna jest wysyłana.").waitFor();
  await until(admin.page, address, admin.page.getByText("Nie ma połączenia z serwerem."));
  await check(admin.page, admin.complaints, "a trial that failed");
});
