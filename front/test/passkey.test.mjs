// Passkeys in a real browser with a virtual authenticator: added, used at the door and before a critical deed, copied, removed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listen } from "./browser.mjs";
import { check, county, skip } from "./demo.mjs";

let home, base, named, browser;
before(async () => {
  if (skip) return;
  home = await county("--letters", "2");
  ({ base, browser } = home);
  // Browsers know no passkeys of addresses in numbers.
  named = base.replace("127.0.0.1", "localhost");
});
after(() => home?.end());

/** A page with a device that verifies its owner: a finger that is always there. */
async function screen() {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, locale: "pl-PL" });
  const page = await context.newPage();
  const complaints = listen(page);
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options: { ...options, automaticPresenceSimulation: true } });
  const credentials = async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  /** Puts the only credential back with another counter, as a copy that was made before would have it. */
  const rewind = async (signCount) => {
    const [credential] = await credentials();
    await cdp.send("WebAuthn.clearCredentials", { authenticatorId });
    await cdp.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credential, signCount } });
  };
  const verified = (isUserVerified) => cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  return { context, page, complaints, credentials, rewind, verified };
}

async function typePassword(page, at) {
  await page.goto(`${at}/wejscie`);
  await page.getByLabel("Urząd", { exact: true }).selectOption("starostwo");
  await page.getByLabel("Login").fill("pawel.koziol");
  await page.getByLabel("Hasło").fill("pokazowe haslo informatyka");
  await page.getByRole("button", { name: "Zaloguj się" }).click();
}

/** Arrived: addresses of questions hold the way on, so the whole is no proof. */
const at = (path) => (url) => url.pathname === path;
const inside = (url) => !url.pathname.startsWith("/wejscie");
const use = (page) => page.getByRole("button", { name: "Użyj klucza dostępu" });

test("a passkey is added, lets in, proves once more, is stopped when copied, and removed", { skip, timeout: 240_000 }, async () => {
  const { context, page, complaints, credentials, rewind, verified } = await screen();
  await typePassword(page, named);
  await page.waitForURL(inside);
  await page.goto(`${named}/moje/bezpieczenstwo`);
  await check(page, complaints, "security with passkeys on offer");
  await page.getByRole("link", { name: /Dodaj klucz dostępu/ }).click();
  await page.getByLabel("Nazwa klucza").fill("Komputer w pokoju 12");
  await check(page, complaints, "new passkey");

  // A finger that is not the owner's: nothing is sent, and the page says so.
  await verified(false);
  await page.getByRole("button", { name: /Dodaj klucz dostępu/ }).click();
  await page.getByText("Nie utworzono klucza").waitFor();
  await verified(true);
  await page.getByLabel("Nazwa klucza").press("Enter");
  await page.getByRole("link", { name: "Zapisane" }).waitFor();
  const codes = await page.locator("li.mono").allInnerTexts();
  assert.equal(codes.length, 10);
  await page.getByRole("link", { name: "Zapisane" }).click();
  assert.ok(await page.getByRole("row", { name: /Komputer w pokoju 12.*klucz dostępu/ }).isVisible());
  await check(page, complaints, "security with a passkey");
  assert.equal((await credentials()).length, 1);

  // The same device is not added twice.
  await page.getByRole("link", { name: /Dodaj klucz dostępu/ }).click();
  await page.getByRole("button", { name: /Dodaj klucz dostępu/ }).click();
  await page.getByText("Ten klucz jest już dodany").waitFor();

  await context.clearCookies();
  await typePassword(page, named);
  await page.waitForURL(/\/wejscie\/krok/);
  await check(page, complaints, "second step by a passkey");
  // By keyboard alone: the passkey comes before the code.
  await page.keyboard.press("Tab");
  for (let left = 6; left > 0 && !(await use(page).evaluate((button) => button === document.activeElement)); left -= 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(inside);

  await page.goto(`${named}/moje/potwierdzenie?dalej=/moje/bezpieczenstwo/kody`);
  await check(page, complaints, "proving again by a passkey");
  await use(page).click();
  await page.waitForURL(at("/moje/bezpieczenstwo/kody"));

  // A challenge that was answered is good for nothing: the form of before, sent once more.
  await page.goto(`${named}/moje/potwierdzenie?dalej=/moje/sesje`);
  const replay = page.waitForRequest((request) => request.method() === "POST" && request.url().includes("/moje/potwierdzenie"));
  await use(page).click();
  const body = (await replay).postData();
  await page.waitForURL(at("/moje/sesje"));
  const token = await page.locator("input[name=_token]").first().inputValue();
  const again = new URLSearchParams(body);
  again.set("_token", token);
  again.delete("_key");
  const answer = await page.request.post(`${named}/moje/potwierdzenie`, {
    headers: { "content-type": "application/x-www-form-urlencoded", origin: named },
    data: again.toString(),
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 422);
  assert.match(await answer.text(), /Pytanie o klucz minęło/);

  // A copy whose counter the key has passed is refused, and the key with it.
  await rewind(1);
  await context.clearCookies();
  await typePassword(page, named);
  await page.waitForURL(/\/wejscie\/krok/);
  await use(page).click();
  await page.getByText("Licznik klucza cofnął się").first().waitFor();
  assert.equal(await use(page).count(), 0);
  // The answer 422 stands in the browser's log; it is no complaint.
  complaints.length = 0;
  await check(page, complaints, "a copied passkey is refused");
  await page.getByLabel("Kod", { exact: true }).fill(codes[0]);
  await page.getByRole("button", { name: "Zaloguj się" }).click();
  await page.waitForURL(inside);
  await page.goto(`${named}/moje/bezpieczenstwo`);
  await page.getByText("wstrzymany", { exact: true }).waitFor();
  assert.ok(await page.getByText("wstrzymano klucz dostępu").isVisible());
  await check(page, complaints, "security with a stopped passkey");

  await page.getByRole("link", { name: /Usuń klucz dostępu/ }).click();
  await check(page, complaints, "giving a passkey up");
  await page.getByLabel("Kod", { exact: true }).fill(codes[1]);
  await page.getByRole("button", { name: "Usuń klucz dostępu" }).click();
  await page.getByText("Nie masz drugiego składnika").waitFor();
  await context.close();
});

test("without script or at another address the page says so and offers the code", { skip, timeout: 120_000 }, async () => {
  const { context, page, complaints } = await screen();
  await typePassword(page, named);
  await page.waitForURL(inside);
  await page.goto(`${named}/moje/bezpieczenstwo/klucz`);
  await page.getByRole("button", { name: /Dodaj klucz dostępu/ }).click();
  await page.getByRole("link", { name: "Zapisane" }).waitFor();
  const codes = await page.locator("li.mono").allInnerTexts();
  await context.clearCookies();

  await typePassword(page, base);
  await page.waitForURL(/\/wejscie\/krok/);
  await page.getByText(`Klucze dostępu działają tylko pod adresem ${named}`).waitFor();
  assert.equal(await use(page).isVisible(), false);
  await check(page, complaints, "second step at another address");
  await context.close();

  const bare = await browser.newContext({ javaScriptEnabled: false, locale: "pl-PL" });
  const still = await bare.newPage();
  await typePassword(still, named);
  await still.waitForURL(/\/wejscie\/krok/);
  assert.ok(await still.getByText("Klucz dostępu wymaga skryptów").isVisible());
  assert.equal(await use(still).isVisible(), false);
  await still.getByLabel("Kod", { exact: true }).fill(codes[0]);
  await still.getByRole("button", { name: "Zaloguj się" }).click();
  await still.waitForURL(inside);
  // A passkey is not added without script either, and the page says what is possible.
  await still.goto(`${named}/moje/bezpieczenstwo/klucz`);
  assert.ok(await still.getByText("Bez nich dodaj aplikację z kodami").isVisible());
  await bare.close();
});
