// The second step of sign-in in a real browser: an app is added, its code and a recovery code let one in, the last is taken off.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { listen } from "./browser.mjs";
import { check, county, skip } from "./demo.mjs";

let home, base, browser;
before(async () => {
  if (skip) return;
  home = await county("--letters", "2");
  ({ base, browser } = home);
});
after(() => home?.end());

/** What an authenticator app shows for a secret in base 32 (RFC 6238). */
function code(secret) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function typePassword(page) {
  await page.goto(`${base}/wejscie`);
  await page.getByLabel("Urząd", { exact: true }).selectOption("starostwo");
  await page.getByLabel("Login").fill("pawel.koziol");
  await page.getByLabel("Hasło").fill("pokazowe haslo informatyka");
  await page.getByRole("button", { name: "Zaloguj się" }).click();
}

test("a second step is added, asked for and given up", { skip, timeout: 180_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, locale: "pl-PL" });
  const page = await context.newPage();
  const complaints = listen(page);
  await page.goto(`${base}/wejscie/kod`);
  await check(page, complaints, "one-time code");
  await typePassword(page);
  await page.waitForURL((url) => !url.pathname.startsWith("/wejscie"));
  await page.goto(`${base}/moje/bezpieczenstwo`);
  await check(page, complaints, "security without a second step");

  await page.getByRole("link", { name: /Dodaj aplikację/ }).click();
  await page.getByLabel("Kod z aplikacji").fill("12345");
  await page.getByRole("button", { name: /Dodaj aplikację/ }).click();
  await page.getByText("Popraw jedno miejsce").waitFor();
  // The answer 422 to a wrong code stands in the browser's log; it is no complaint.
  complaints.length = 0;
  await check(page, complaints, "new app");
  const secret = await page.locator("input[name=secret]").inputValue();
  await page.getByLabel("Kod z aplikacji").fill(code(secret));
  await page.getByRole("button", { name: /Dodaj aplikację/ }).click();
  await page.getByRole("link", { name: "Zapisane" }).waitFor();
  const codes = await page.locator("li.mono").allInnerTexts();
  assert.equal(codes.length, 10);
  await check(page, complaints, "recovery codes");
  await page.getByRole("link", { name: "Zapisane" }).click();
  await check(page, complaints, "security");
  await page.goto(`${base}/moje/sesje`);
  await check(page, complaints, "sessions with what happened");

  await context.clearCookies();
  await page.goto(`${base}/wejscie`);
  await page.getByLabel("Urząd", { exact: true }).selectOption("starostwo");
  await page.getByLabel("Login").fill("pawel.koziol");
  await page.getByLabel("Hasło").fill("ktoś zgaduje hasło");
  await page.getByRole("button", { name: "Zaloguj się" }).click();
  await page.getByText("Popraw jedno miejsce").waitFor();
  complaints.length = 0;
  await typePassword(page);
  await page.waitForURL(/\/wejscie\/krok/);
  await check(page, complaints, "second step");
  await page.getByLabel("Kod", { exact: true }).fill(codes[0]);
  await page.getByRole("button", { name: "Zaloguj się" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/wejscie"));
  // Failed tries are told on every page until their owner says that they know.
  await page.getByText("Od ostatniego wejścia: 1 nieudana próba").waitFor();
  await check(page, complaints, "told of a failed try");
  await page.getByRole("button", { name: "Wiem o tym" }).click();
  await page.getByText("Od ostatniego wejścia").waitFor({ state: "detached" });
  await page.goto(`${base}/ustawienia/wejscie`);
  await check(page, complaints, "rule of the office");
  await page.goto(`${base}/moje/potwierdzenie?dalej=/moje/bezpieczenstwo`);
  await check(page, complaints, "proving again");
  await page.getByLabel("Kod", { exact: true }).fill(codes[1]);
  await page.getByRole("button", { name: /Potwierdź/ }).click();
  await page.waitForURL(/\/moje\/bezpieczenstwo$/);

  await page.getByRole("link", { name: /Usuń aplikację/ }).click();
  await check(page, complaints, "giving an app up");
  await page.getByLabel("Kod", { exact: true }).fill(codes[2]);
  await page.getByRole("button", { name: "Usuń aplikację" }).click();
  await page.waitForURL(/zrobiono=skladnik-usuniety/);
  assert.ok(await page.getByText("Nie masz drugiego składnika").isVisible());
  await context.close();
});

test("people of a unit go to another one at once", { skip, timeout: 180_000 }, async () => {
  const { page, complaints } = await home.enter("Paweł Kozioł");
  await page.goto(`${base}/ustawienia/struktura`);
  await page.getByRole("link", { name: /Wydział Architektury/ }).first().click();
  await page.getByRole("link", { name: "Zmień komórkę nadrzędną" }).click();
  await check(page, complaints, "a unit to be put under another one");
  await page.getByLabel("Nowa komórka nadrzędna").selectOption({ index: 2 });
  await page.getByRole("button", { name: /Zapisz/ }).click();
  await page.getByText("Zasięg został przepisany").waitFor();
  await page.getByRole("link", { name: "Przenieś osoby" }).click();
  await check(page, complaints, "people to be moved");
  await page.getByLabel("Nowa komórka").selectOption({ index: 1 });
  await page.getByRole("checkbox", { name: /^Zaznacz wszystkie/ }).check();
  await page.getByRole("button", { name: "Przenieś zaznaczone osoby" }).click();
  await page.getByRole("heading", { level: 1, name: "Przeniesienie osób" }).waitFor();
  await check(page, complaints, "people moved");
  assert.equal(await page.getByText("Nie udało się").count(), 0);
  await page.getByRole("link", { name: "Dotychczasowa komórka" }).click();
  await check(page, complaints, "a unit that people left");
  await page.goto(`${base}/ustawienia/struktura`);
  await check(page, complaints, "the tree after people moved");
});
