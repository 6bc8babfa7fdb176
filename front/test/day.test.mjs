// The demonstration day: six letters come by six doors to two offices, go through the hands of posts, one is passed back,
// one waits for a resident, one has a term that ends on Christmas Eve; in the evening all cases are closed. The county lives
// on 2 December 2026, so that the dates are the same whenever the test runs.
import assert from "node:assert/strict";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { check, county, pdf, skip as noProgram } from "./demo.mjs";
import { mail, noMail } from "./mail.mjs";

const skip = noProgram || noMail;
let home, post;
before(async () => {
  if (skip) return;
  post = await mail();
  home = await county("--letters", "0", "--loopback", "--at", "2026-12-02T07:00:00Z");
});
after(async () => {
  await home?.end();
  post?.close();
});

/** The chancery registers a letter by the form. */
async function register({ page }, { title, channel, received, surname }) {
  await page.goto(`${home.base}/rpw/nowa`);
  await page.getByRole("textbox", { name: /^Nazwisko/ }).first().fill(surname);
  await page.getByRole("textbox", { name: /^Imiona/ }).first().fill("Maria");
  await page.getByRole("textbox", { name: /^Miejscowość/ }).first().fill("Wierzbice");
  await page.getByRole("textbox", { name: /^Data pisma/ }).first().fill("2026-11-20");
  await page.getByLabel("Data wpływu").fill(received);
  await page.getByLabel("Jak wpłynęło").selectOption(channel);
  await page.getByRole("textbox", { name: /^Tytuł/ }).first().fill(title);
  await page.locator("input[type=file]").first().setInputFiles(pdf(`${surname}.pdf`, surname));
  await page.getByRole("button", { name: /^Zarejestruj pismo/ }).click();
  await page.waitForURL(/\/rpw\/[0-9a-f-]{36}/);
}

/** A letter is taken out of the queue and given to somebody: by one button, or by the form when there is none for them. */
async function assign({ page }, title, receiver) {
  await page.goto(`${home.base}/dekretacja`);
  await page.locator(".queue-item", { hasText: title }).first().click();
  await page.waitForURL(/\/dekretacja\/[0-9a-f-]{36}/);
  const button = page.locator(".decide").getByRole("button", { name: receiver });
  if ((await button.count()) > 0) {
    await button.first().click();
  } else {
    await page.locator("#szczegoly > summary").click();
    const value = await page.locator("#szczegoly select[name=owner] option", { hasText: receiver }).first().getAttribute("value");
    await page.locator("#szczegoly select[name=owner]").selectOption(value);
    await page.locator("#szczegoly").getByRole("button").last().click();
  }
  await page.waitForURL(/zrobiono=/);
}

async function choose({ page }, title) {
  await page.goto(`${home.base}/moje-pisma`);
  await page.locator(".queue-item", { hasText: title }).first().click();
  await page.getByRole("heading", { name: "Dekretacja", exact: true }).waitFor();
}

/** The receiver accepts and opens a case; gives its address. */
async function open(person, title, { symbol, settling }) {
  const { page } = person;
  await choose(person, title);
  await page.getByRole("button", { name: /^Przyjmij/ }).click();
  await page.waitForURL(/zrobiono=/);
  await choose(person, title);
  await page.getByRole("link", { name: /Załóż sprawę/ }).first().click();
  await page.waitForURL(/\/sprawy\/nowa/);
  await page.getByLabel("Klasa z wykazu akt").fill(symbol);
  await page.getByLabel("Termin załatwienia").selectOption(settling);
  await page.getByRole("button", { name: /Załóż sprawę/ }).click();
  await page.waitForURL(/\/sprawy\/[0-9a-f-]{36}\?zrobiono/);
  return page.url().split("?")[0];
}

/** An answer goes out, its delivery is recorded, the case is closed. */
async function settle({ page }, address) {
  await page.goto(`${address}/pismo`);
  await page.getByLabel("Podpisane pismo").setInputFiles(pdf("pismo.pdf"));
  await page.getByRole("button", { name: /Zarejestruj i wyślij/ }).click();
  await page.waitForURL(/zrobiono=wyslano/);
  await page.getByText("Zapisz doręczenie", { exact: true }).first().click();
  await page.getByLabel("Dzień doręczenia").fill("2026-12-02");
  await page.getByLabel("Dowód, np. numer potwierdzenia odbioru").fill("odbiór osobisty");
  await page.getByRole("button", { name: "Zapisz doręczenie" }).click();
  await page.waitForURL(/zrobiono=doreczono/);
  await page.getByRole("button", { name: /Zakończ sprawę/ }).click();
  await page.waitForURL(/zrobiono=zakonczono/);
}

/** The paper of a letter goes into a box and to a borrower. */
async function lend({ page }, number, borrower) {
  await page.goto(`${home.base}/papier`);
  const add = page.getByText("Dodaj skład", { exact: true }).first();
  if (!(await page.getByLabel("Nazwa składu").isVisible())) await add.click();
  await page.getByLabel("Nazwa składu").fill("Skład chronologiczny 2026");
  await page.getByRole("button", { name: "Dodaj skład" }).click();
  await page.waitForURL(/zrobiono=sklad/);
  await page.getByRole("link", { name: /Skład chronologiczny 2026/ }).first().click();
  await page.getByLabel("Numer albo nazwa pudła").fill("1");
  await page.getByRole("button", { name: "Dodaj pudło" }).click();
  await page.waitForURL(/zrobiono=pudlo/);
  await page.getByLabel("Numer RPW albo kod z etykiety").fill(number);
  await page.keyboard.press("Enter");
  await page.waitForURL(/zrobiono=wlozono/);
  await page.getByRole("link", { name: new RegExp(`RPW ${number}`) }).first().click();
  await page.waitForURL(/\/rpw\/[0-9a-f-]{36}/);
  await page.getByText("Wypożycz", { exact: true }).first().click();
  await page.getByLabel(/^Komu/).fill(borrower);
  await page.getByLabel(/^Zwrot do/).fill("2026-12-04");
  await page.getByRole("button", { name: "Wypożycz" }).click();
  await page.waitForURL(/zrobiono=/);
}

/** A bag of 20 letters is registered at once, assigned at once, accepted at once and joined to one case. */
async function bag(chancery, coordinator, officer) {
  await chancery.page.goto(`${home.base}/rpw/wiele`);
  await chancery.page.getByRole("textbox", { name: /^Ile przesyłek/ }).fill("20");
  await chancery.page.getByRole("textbox", { name: /^Tytuł/ }).fill("Ankieta o hałasie");
  await chancery.page.getByRole("button", { name: /^Zarejestruj wiele/ }).click();
  await chancery.page.getByRole("heading", { name: "Zarejestrowano 20 przesyłek" }).waitFor();
  await coordinator.page.goto(`${home.base}/dekretacja/wiele`);
  await coordinator.page.locator("[data-tick-all]").check();
  const lead = coordinator.page.getByRole("combobox", { name: /^Prowadzi/ });
  await lead.selectOption({ label: await lead.locator("option", { hasText: "Tomasz Sowa" }).first().textContent() });
  await coordinator.page.getByRole("button", { name: /^Przydziel zaznaczone/ }).click();
  await coordinator.page.getByRole("heading", { name: "Udało się: 20" }).waitFor();
  const { page } = officer;
  await page.goto(`${home.base}/moje-pisma/wiele`);
  await page.locator("[data-tick-all]").check();
  await page.getByRole("button", { name: /^Przyjmij zaznaczone/ }).click();
  await page.getByRole("heading", { name: "Udało się: 20" }).waitFor();
  await page.goto(`${home.base}/sprawy/nowa`);
  await page.getByRole("textbox", { name: /^Tytuł/ }).fill("Badanie hałasu w gminie");
  await page.getByLabel("Klasa z wykazu akt").fill("7024");
  await page.getByRole("button", { name: /Załóż sprawę/ }).click();
  await page.waitForURL(/\/sprawy\/[0-9a-f-]{36}\?zrobiono/);
  // Joined, taken out again by one press, joined once more.
  await join_all(page);
  await check(page, officer.complaints, "many joined");
  await page.getByRole("button", { name: "Cofnij dołączenie" }).click();
  await page.waitForURL(/\/wylacz$/);
  await page.getByRole("heading", { name: "Udało się: 20" }).waitFor();
  await check(page, officer.complaints, "joining undone");
  await join_all(page);
  await page.goto(page.url().replace(/\/dolacz$/, ""));
  await page.locator("#pisma").getByText("Wyłącz ze sprawy").first().click();
  await check(page, officer.complaints, "case with a letter to take out");
}

async function join_all(page) {
  await page.goto(`${home.base}/moje-pisma/wiele`);
  await page.locator("[data-tick-all]").check();
  await page.getByRole("button", { name: /^Dołącz zaznaczone/ }).click();
  await page.getByRole("heading", { name: "Dołącz pisma do sprawy" }).waitFor();
  await page.getByRole("button", { name: /^Dołącz do sprawy/ }).first().click();
  await page.waitForURL(/\/dolacz$/);
  await page.getByRole("heading", { name: "Udało się: 20" }).waitFor();
}

/** The head names a substitute from this day on; the substitute acts in the absent one's name, and every page says so. */
async function stand_in(head, substitute, absent, name) {
  const { page } = head;
  await page.goto(`${home.base}/moje/zastepstwa/nowe`);
  const pick = async (label, text) => {
    const box = page.getByRole("combobox", { name: label });
    await box.selectOption(await box.locator("option", { hasText: text }).first().getAttribute("value"));
  };
  await pick(/^Kogo zastąpić/, absent);
  await pick(/^Kto zastępuje/, name);
  await page.getByLabel(/^Pierwszy dzień/).fill("2026-12-02");
  await page.getByLabel(/^Ostatni dzień/).fill("2026-12-04");
  await page.getByRole("textbox", { name: /^Powód/ }).fill("nagła nieobecność");
  await check(page, head.complaints, "naming a substitute");
  await page.getByRole("button", { name: /^Wyznacz zastępstwo/ }).click();
  await page.waitForURL(/zrobiono=zastepstwo/);
  await check(page, head.complaints, "posts and substitutions of the head");
  await substitute.page.goto(`${home.base}/moje/stanowiska`);
  await check(substitute.page, substitute.complaints, "posts and substitutions");
  await substitute.page.getByRole("button", { name: new RegExp(`^Działaj za tę osobę ?: ${absent}`) }).click();
  await substitute.page.waitForURL(/\/pulpit/);
  await substitute.page.getByRole("region", { name: "Zastępstwo" }).getByText(`Działasz za: ${absent}`).waitFor();
  await check(substitute.page, substitute.complaints, "desk of the absent one");
}

/** The head of the office gives a case to somebody of another unit; the sign stays. */
async function take_over({ page, complaints }, address, officer) {
  await page.goto(address);
  await page.getByRole("link", { name: "Przekaż innej komórce" }).click();
  await page.waitForURL(/\/sprawy\/przejecie/);
  const box = page.getByRole("combobox", { name: /^Kto poprowadzi/ });
  await box.selectOption(await box.locator("option", { hasText: officer }).first().getAttribute("value"));
  await page.getByRole("textbox", { name: /^Podstawa przejęcia/ }).fill("Zarządzenie nr 7/2026 o zmianie regulaminu");
  await check(page, complaints, "cases taken over");
  await page.getByRole("button", { name: /^Przekaż zaznaczone/ }).click();
  await page.getByRole("heading", { name: "Udało się: 1" }).waitFor();
}

/** Asks for a page again until it says so. */
async function until(page, address, text) {
  do {
    await page.goto(address);
  } while ((await page.getByText(text).count()) === 0);
}

/** The administrator says where the office's mailbox is. */
async function connect({ page }) {
  await page.goto(`${home.base}/ustawienia/skrzynki/nowa`);
  await page.getByLabel("Nazwa", { exact: true }).fill("Sekretariat");
  await page.getByLabel("Serwer").fill("localhost");
  await page.getByLabel("Port").fill(String(post.port));
  await page.getByLabel("Użytkownik").fill("urzad");
  await page.getByLabel("Hasło").fill("tajne");
  // The server of mail knows nothing of the county's own day.
  await page.getByLabel("Pobieraj od dnia").fill("2026-01-01");
  await page.getByLabel(/Certyfikat/).fill(post.authority);
  await page.getByRole("button", { name: /Zapisz/ }).click();
  await page.waitForURL(/zrobiono=/);
}

/** The chancery registers a message of the mailbox. */
async function from_mailbox({ page }, subject) {
  await until(page, `${home.base}/skrzynka`, subject);
  await page.getByRole("link", { name: subject }).click();
  await page.getByRole("button", { name: /^Zarejestruj/ }).click();
  await page.waitForURL(/\/rpw\/[0-9a-f-]{36}/);
}

test("six letters by six doors, from registration to closed cases", { skip, timeout: 300_000 }, async () => {
  const [halina, elzbieta, marek, anna] = [
    await home.enter("Halina Wrona"),
    await home.enter("Elżbieta Sikora-Malinowska"),
    await home.enter("Marek Jastrzębski"),
    await home.enter("Anna Zawadzka"),
  ];
  const [krystyna, ryszard, jan] = [await home.enter("Krystyna Gil"), await home.enter("Ryszard Bielik"), await home.enter("Jan Szpak")];

  // Door 1, post, to the county: received on 24 November.
  await register(halina, { title: "Wniosek o uzgodnienie warunków zabudowy", channel: "post", received: "2026-11-24", surname: "Pliszka" });
  // Door 2, a data medium, to the county.
  await register(halina, { title: "Mapa do celów projektowych na płycie", channel: "medium", received: "2026-12-01", surname: "Kosmala" });
  // Door 3, the scanner folder of the county: an e-mail file.
  const smoke = [
    "From: =?utf-8?Q?Zmy=C5=9Blona?= Jadwiga <jadwiga@example.com>", "To: starostwo@example.com", "Subject: Zadymienie przy ulicy Polnej",
    "Date: Tue, 1 Dec 2026 09:00:00 +0100", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", "Proszę o kontrolę.", "",
  ].join("\r\n");
  const place = join(home.scanner("starostwo"), "list.eml");
  writeFileSync(`${place}.part`, smoke);
  renameSync(`${place}.part`, place);
  await until(halina.page, `${home.base}/rpw`, "Zadymienie przy ulicy Polnej");
  // Door 4, in person, to the gmina.
  await register(krystyna, { title: "Wniosek o naprawę oświetlenia", channel: "in-person", received: "2026-12-02", surname: "Czajka" });
  // Door 5, a form of another system, through the API of the gmina.
  const sent = await fetch(`${home.base}/api/v1/items`, {
    method: "POST",
    headers: { authorization: `Bearer ${home.key()}`, "content-type": "application/json", "idempotency-key": "formularz-1" },
    body: JSON.stringify({
      senders: [{ surname: "Rokita", given_names: "Jan", place: "Borki" }], letter_date: "2026-12-01", received_on: "2026-12-02", channel: "form",
      title: "Wniosek o informację o odpadach", access: "partly-public", scan_state: "none", scan_reason: "formularz elektroniczny",
    }),
  });
  assert.equal(sent.status, 201, await sent.text());

  // Door 6, the mailbox of the gmina.
  post.deliver("wycinka", [
    "From: Barbara Kruk <barbara.kruk@example.com>", "Subject: Wycinka drzew bez zezwolenia", "Message-ID: <wycinka@example.com>",
    "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", "Proszę sprawdzić, kto wycina drzewa przy szkole.", "",
  ].join("\n"));
  await connect(ryszard);
  await from_mailbox(krystyna, "Wycinka drzew bez zezwolenia");

  // The county's coordinator empties the queue; one letter comes back and goes to the right post.
  await assign(elzbieta, "Wniosek o uzgodnienie", /Anna Zawadzka/);
  await assign(elzbieta, "Mapa do celów", /Anna Zawadzka/);
  await assign(elzbieta, "Zadymienie", /Marek Jastrzębski/);
  await choose(anna, "Mapa do celów");
  await anna.page.getByLabel("Powód zwrotu").fill("To sprawa naczelnika wydziału.");
  await anna.page.getByRole("button", { name: /^Zwróć/ }).click();
  await anna.page.waitForURL(/zrobiono=/);
  await assign(elzbieta, "Mapa do celów", /Marek Jastrzębski/);
  await elzbieta.page.goto(`${home.base}/dekretacja`);
  await check(elzbieta.page, elzbieta.complaints, "empty queue");
  await assign(ryszard, "Wniosek o naprawę", /Jan Szpak/);
  await assign(ryszard, "Wniosek o informację", /Jan Szpak/);
  await assign(ryszard, "Wycinka drzew", /Jan Szpak/);

  // Received on 24 November, one month: 24 December is a day free of work, so is what follows; the term ends on the 28th.
  const christmas = await open(anna, "Wniosek o uzgodnienie", { symbol: "5151", settling: "investigation" });
  await anna.page.getByText("28.12.2026").first().waitFor();
  await check(anna.page, anna.complaints, "case of Christmas Eve");
  // The resident must complete the application: the term stands still, and runs again.
  await anna.page.getByText("Wstrzymaj bieg terminu").first().click();
  await anna.page.locator("form[action$='/wstrzymaj'] select[name=basis]").selectOption("statutory-term");
  await anna.page.locator("form[action$='/wstrzymaj'] textarea[name=reason]").fill("Wezwanie do uzupełnienia wniosku (art. 64 § 2 KPA).");
  await anna.page.getByRole("button", { name: "Wstrzymaj bieg terminu" }).click();
  await anna.page.waitForURL(/zrobiono=/);
  await anna.page.getByText("wstrzymana").first().waitFor();
  await check(anna.page, anna.complaints, "suspended case");
  await anna.page.getByRole("button", { name: "Wznów bieg terminu" }).click();
  await anna.page.waitForURL(/zrobiono=/);

  const others = [
    [marek, await open(marek, "Mapa do celów", { symbol: "7214", settling: "at-once" })],
    [marek, await open(marek, "Zadymienie", { symbol: "7024", settling: "investigation" })],
    [jan, await open(jan, "Wniosek o naprawę", { symbol: "1410", settling: "complaint-or-motion" })],
    [jan, await open(jan, "Wniosek o informację", { symbol: "1331", settling: "public-information" })],
    [jan, await open(jan, "Wycinka drzew", { symbol: "7024", settling: "investigation" })],
  ];
  // The paper of the first letter is on loan: its case does not close before the paper is back.
  await lend(halina, "1/2026", "Anna Zawadzka");
  await check(halina.page, halina.complaints, "letter on loan");
  await anna.page.goto(christmas);
  await anna.page.getByText("Papier przesyłki jest na wypożyczeniu").first().waitFor();
  await halina.page.getByRole("button", { name: "Zwrócono" }).click();
  await halina.page.waitForURL(/zrobiono=/);
  // A reorganisation in mid-year: the matter of smoke goes to the environment department, under its old sign.
  const [wojciech, joanna] = [await home.enter("Wojciech Brzeziński"), await home.enter("Joanna Lis")];
  await take_over(wojciech, others[1][1], "Joanna Lis");
  others[1][0] = joanna;
  await joanna.page.goto(`${others[1][1]}/metryka`);
  await joanna.page.getByText("Przejęcie sprawy przez inną komórkę").first().waitFor();
  // Anna is away all of a sudden: Tomasz settles her case in her place and goes back to his own name in one press.
  const tomasz = await home.enter("Tomasz Sowa");
  await stand_in(marek, tomasz, "Anna Zawadzka", "Tomasz Sowa");
  for (const [person, address] of [[tomasz, christmas], ...others]) await settle(person, address);
  await tomasz.page.goto(`${christmas}/metryka`);
  await tomasz.page.getByText("Tomasz Sowa w zastępstwie: Anna Zawadzka").first().waitFor();
  await tomasz.page.getByRole("button", { name: "Wróć do siebie" }).click();
  await tomasz.page.waitForURL(/zrobiono=powrot/);
  await anna.page.goto(`${christmas}/metryka`);
  await anna.page.getByText("Tomasz Sowa w zastępstwie: Anna Zawadzka").first().waitFor();
  await anna.page.goto(christmas);
  await check(anna.page, anna.complaints, "closed case");
  const pawel = await home.enter("Paweł Kozioł");
  await pawel.page.goto(`${home.base}/ustawienia/zastepstwa`);
  await pawel.page.getByText("Trwa", { exact: true }).first().waitFor();
  await check(pawel.page, pawel.complaints, "list of substitutions");

  await bag(halina, elzbieta, tomasz);

  // In the evening nothing is open, and the prints are real files.
  for (const person of [anna, marek, jan]) {
    await person.page.goto(`${home.base}/sprawy?moje=1`);
    assert.equal(await person.page.locator("tr[data-row]").count(), 0);
    await person.page.goto(`${home.base}/pulpit`);
    await check(person.page, person.complaints, "desk");
  }
  for (const path of [`${christmas}/metryka.pdf`, `${home.base}/sprawy/spis.pdf?symbol=5151&rok=2026`]) {
    const print = await anna.context.request.get(path);
    assert.equal(print.status(), 200);
    assert.equal(print.headers()["content-type"], "application/pdf");
    assert.ok((await print.body()).subarray(0, 5).equals(Buffer.from("%PDF-")));
  }
});
