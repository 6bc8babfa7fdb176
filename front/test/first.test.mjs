// A new office from its file to its first closed case: the walk of the first administrator and of one clerk, by the screens
// only. It counts pages, presses and fields, because docs/operating.md says how long the way is.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch, listen } from "./browser.mjs";
import { check, pdf, skip } from "./demo.mjs";

const root = join(import.meta.dirname, "..", "..");
const program = process.env.OBIEG_BIN;
const password = "cztery slowa bez zwiazku";

/** The packaged settings in a folder of their own, without TLS. */
function settings(folder) {
  const packaged = readFileSync(join(root, "app/debian/obieg.toml"), "utf8");
  const here = packaged
    .replace('"/var/lib/obieg"', JSON.stringify(join(folder, "data")))
    .replace("127.0.0.1:8080", "127.0.0.1:0")
    .replace("secure = true", "secure = false");
  const file = join(folder, "obieg.toml");
  writeFileSync(file, here);
  return file;
}

async function served(config) {
  const server = spawn(program, ["serve", "--config", config], { stdio: ["ignore", "pipe", "inherit"] });
  const base = await new Promise((resolve, reject) => {
    server.stdout.on("data", (piece) => resolve(String(piece).match(/http:\/\/\S+/)[0]));
    server.on("exit", () => reject(new Error("the server ended")));
  });
  return { server, base };
}

/** Somebody at a screen, whose pages, presses and fields are counted. */
function person(page, count) {
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) count.pages += 1;
  });
  const press = async (place) => {
    count.presses += 1;
    await place.first().click();
  };
  return {
    page,
    press,
    async fill(names) {
      for (const [name, value] of Object.entries(names)) {
        await page.locator(`[name="${name}"]:visible`).first().fill(value);
        count.fields += 1;
      }
    },
    link: (name) => press(page.getByRole("link", { name })),
    button: (name) => press(page.getByRole("button", { name })),
    send: (path) => press(page.locator(`form[action="${path}"] button:not([type="button"])`)),
    /** Waits for the address that says that it is done; else tells what the page says. */
    told: (pattern) =>
      page.waitForURL(pattern, { timeout: 10_000 }).catch(async () => assert.fail(`${page.url()}: ${await page.locator("main").innerText()}`)),
  };
}

const desk = async (who) => {
  await who.press(who.page.locator(".rail").getByRole("link", { name: "Pulpit" }));
  await who.page.waitForURL(/\/pulpit$/);
};

/** Everything that an office needs; gives the clerk's first password. */
async function founded(who, base, code) {
  const { page, press, fill, link, send, told } = who;
  await page.goto(`${base}/wejscie/kod`);
  await fill({ login: "imie.nazwisko", code, password, again: password });
  await send("/wejscie/kod");
  await page.waitForURL((url) => !url.pathname.startsWith("/wejscie"));

  await desk(who);
  await link("Komórki organizacyjne");
  await press(page.locator('a[href^="/ustawienia/struktura/nowa"]'));
  await fill({ code: "SO", name: "Referat Spraw Obywatelskich" });
  await send("/ustawienia/struktura/nowa");
  await told(/zrobiono=komorka/);
  await press(page.locator('a[href$="/stanowisko"]'));
  await fill({ title: "inspektor, kancelaria" });
  await press(page.locator("#role-chancery"));
  await press(page.locator("#role-officer"));
  await press(page.locator("form.form button:not([type=button])"));
  await told(/zrobiono=/);

  await desk(who);
  await link("Ludzie i ich role");
  await press(page.locator('a[href^="/ustawienia/osoby/nowa"]'));
  await fill({ given: "Krystyna", surname: "Gil", login: "krystyna.gil" });
  await send("/ustawienia/osoby/nowa");
  await page.getByText("krystyna.gil").first().waitFor();
  const first = await page.locator("dl.facts dd").last().innerText();
  await press(page.locator('main a[href^="/ustawienia/osoby/"]').last());
  await press(page.locator('a[href$="/stanowisko"]'));
  const post = page.locator('select[name="post"]');
  await post.selectOption({ label: await post.locator("option", { hasText: "kancelaria" }).innerText() });
  await press(page.locator("form.form button:not([type=button])"));
  await told(/zrobiono=/);

  await desk(who);
  await link("Jednolity rzeczowy wykaz akt");
  const form = page.locator('form[action="/wykaz-akt/import"]');
  await form.locator('input[type="file"]').setInputFiles(join(root, "data/jrwa/wojewoda_2011_zal5.csv"));
  await fill({ name: "Wykaz akt", source: "Dz.U. 2011 nr 14 poz. 67", valid_from: "2026-01-01" });
  await press(form.locator("button:not([type=button])"));
  await page.getByText("Wykaz zaimportowany").waitFor();
  return first;
}

/** A letter is registered, assigned, accepted, becomes a case, is answered, and the case is closed. */
async function worked(who, base, first) {
  const { page, press, fill, link, button, send, told } = who;
  await page.goto(`${base}/wejscie`);
  await fill({ login: "krystyna.gil", password: first });
  await send("/wejscie");
  await page.waitForURL(/\/moje\/haslo/);
  await fill({ old: first, password, again: password });
  await send("/moje/haslo");
  await told(/zrobiono=haslo/);

  await desk(who);
  await press(page.locator(".rail").getByRole("link", { name: "Kancelaria" }));
  await link(/^Zarejestruj pismo/);
  const texts = [[/^Nazwisko/, "Zmyślona"], [/^Imiona/, "Maria"], [/^Miejscowość/, "Wierzbice"], [/^Data pisma/, "2026-11-01"], [/^Tytuł/, "Wniosek o zaświadczenie"]];
  for (const [name, value] of texts) {
    await page.getByRole("textbox", { name }).first().fill(value);
    who.count.fields += 1;
  }
  await page.locator("#files").setInputFiles(pdf("wniosek.pdf", "Prosze o zaswiadczenie."));
  await press(page.locator("form.layout-form").getByRole("button", { name: /^Zarejestruj pismo/ }));
  await page.waitForURL(/\/rpw\/[0-9a-f-]{36}/);

  await press(page.locator(".rail").getByRole("link", { name: "Przydziel" }));
  await press(page.locator("#szczegoly summary"));
  const owner = page.locator('#szczegoly select[name="owner"]');
  await owner.selectOption({ label: await owner.locator("option", { hasText: "Gil" }).first().innerText() });
  await press(page.locator("#szczegoly").getByRole("button", { name: /^Przydziel/ }));
  await told(/zrobiono=/);

  await press(page.locator(".rail").getByRole("link", { name: "Moje pisma" }));
  await button(/^Przyjmij/);
  await told(/zrobiono=/);
  await link(/Załóż sprawę/);
  await page.waitForURL(/\/sprawy\/nowa/);
  const symbol = page.getByLabel("Klasa z wykazu akt");
  await symbol.pressSequentially("zaświadcz");
  who.count.fields += 1;
  const suggested = page.locator("#symbol-list option");
  await suggested.first().waitFor({ state: "attached" });
  await symbol.fill(await suggested.first().getAttribute("value"));
  await button(/Załóż sprawę/);
  await page.waitForURL(/\/sprawy\/[0-9a-f-]{36}/);

  await link(/Wyślij pismo/);
  await page.getByLabel("Podpisane pismo").setInputFiles(pdf("zaswiadczenie.pdf"));
  await button(/Zarejestruj i wyślij/);
  await told(/zrobiono=wyslano/);
  await press(page.getByText("Zapisz doręczenie", { exact: true }));
  const today = await page.evaluate(() => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Warsaw" }));
  await page.getByLabel("Dzień doręczenia").fill(today);
  await page.getByLabel("Dowód, np. numer potwierdzenia odbioru").fill("ZPO 001");
  who.count.fields += 2;
  await button("Zapisz doręczenie");
  await told(/zrobiono=doreczono/);
  await button(/Zakończ sprawę/);
  await told(/zrobiono=zakonczono/);
}

test("from a fresh install to the first closed case, led by the first steps", { skip, timeout: 180_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "obieg-first-"));
  const begun = performance.now();
  const config = settings(folder);
  const said = execFileSync(program, ["office", "create", join(root, "app/debian/urzad.toml"), "--config", config], { encoding: "utf8" });
  const code = said.split(/\s+/).find((word) => word.split("-").length === 6);
  assert.ok(code, said);
  const { server, base } = await served(config);
  const browser = await launch();
  const at = async () => (await browser.newContext({ viewport: { width: 1024, height: 900 }, locale: "pl-PL" })).newPage();
  const complaints = [];
  const walk = async (count) => {
    const page = await at();
    complaints.push(listen(page));
    return { ...person(page, count), count };
  };
  const told = (count) => `${count.pages} pages, ${count.presses} presses, ${count.fields} fields`;
  try {
    const office = { pages: 0, presses: 0, fields: 0 };
    const admin = await walk(office);
    const first = await founded(admin, base, code);
    const ready = Math.round((performance.now() - begun) / 1000);
    t.diagnostic(`an office ready: ${told(office)}, ${ready} s of a script`);

    const letter = { pages: 0, presses: 0, fields: 0 };
    const clerk = await walk(letter);
    await worked(clerk, base, first);
    t.diagnostic(`its first case closed: ${told(letter)}, ${Math.round((performance.now() - begun) / 1000) - ready} s of a script`);

    // What is needed is there: the steps went by themselves, and advice can be taken out and put away.
    const { page } = admin;
    await page.goto(`${base}/pulpit`);
    assert.equal(await page.getByText("Pierwsze kroki w urzędzie").count(), 0, "nothing needed is left");
    await page.getByRole("button", { name: "Pokaż pierwsze kroki" }).click();
    await page.getByText("Pierwsze kroki w urzędzie").waitFor();
    assert.equal(await page.getByText("Folder skanera", { exact: true }).count(), 1);
    await check(page, complaints.flat(), "first steps");
    if (process.env.OBIEG_PICTURES) await pictures(page, `${process.env.OBIEG_PICTURES}/first`);
    await page.getByRole("button", { name: "Odłóż pierwsze kroki" }).click();
    await page.getByRole("button", { name: "Pokaż pierwsze kroki" }).waitFor();
    await page.goto(`${base}/stan`);
    await check(page, complaints.flat(), "health");
    if (process.env.OBIEG_PICTURES) await pictures(page, `${process.env.OBIEG_PICTURES}/health`);
  } finally {
    await browser.close();
    const ended = new Promise((resolve) => server.on("exit", resolve));
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The page at every width and in both colours, for whoever wants to look at it. */
async function pictures(page, name) {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [360, 1024, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${name}-${width}-${scheme}.png` });
    }
  }
}
