// A new office from its file to the day when letters may come: the walk of the first administrator.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch, listen } from "./browser.mjs";
import { check, skip } from "./demo.mjs";

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

test("an office is ready from a fresh install, led by its first steps", { skip, timeout: 120_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "obieg-first-"));
  const begun = performance.now();
  const config = settings(folder);
  const said = execFileSync(program, ["office", "create", join(root, "app/debian/urzad.toml"), "--config", config], { encoding: "utf8" });
  const code = said.split(/\s+/).find((word) => word.split("-").length === 6);
  assert.ok(code, said);
  const { server, base } = await served(config);
  const browser = await launch();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1024, height: 900 }, locale: "pl-PL" })).newPage();
    const complaints = listen(page);
    let fields = 0;
    const fill = async (names) => {
      for (const [name, value] of Object.entries(names)) {
        await page.locator(`[name="${name}"]:visible`).first().fill(value);
        fields += 1;
      }
    };
    const told = (pattern) =>
      page.waitForURL(pattern, { timeout: 10_000 }).catch(async () => assert.fail(`${page.url()}: ${await page.locator("main").innerText()}`));
    const send = (path) => page.locator(`form[action="${path}"] button:not([type="button"])`).first().click();
    await page.goto(`${base}/wejscie/kod`);
    await fill({ login: "imie.nazwisko", code, password, again: password });
    await send("/wejscie/kod");
    await page.waitForURL((url) => !url.pathname.startsWith("/wejscie"));

    await page.goto(`${base}/pulpit`);
    assert.equal(await page.getByText("Pierwsze kroki w urzędzie").count(), 1);
    await check(page, complaints, "first steps");
    if (process.env.OBIEG_PICTURES) await pictures(page, `${process.env.OBIEG_PICTURES}/first`);
    await page.goto(`${base}/stan`);
    await check(page, complaints, "health");
    if (process.env.OBIEG_PICTURES) await pictures(page, `${process.env.OBIEG_PICTURES}/health`);

    await page.goto(`${base}/pulpit`);
    await page.getByRole("link", { name: "Komórki organizacyjne" }).click();
    await page.locator('a[href^="/ustawienia/struktura/nowa"]').first().click();
    await fill({ code: "SO", name: "Referat Spraw Obywatelskich" });
    await send("/ustawienia/struktura/nowa");
    await told(/zrobiono=komorka/);
    await page.locator('a[href$="/stanowisko"]').first().click();
    await fill({ title: "inspektor, kancelaria" });
    await page.locator("#role-chancery").check();
    await page.locator("#role-officer").check();
    await page.locator("form.form button:not([type=button])").first().click();
    await told(/zrobiono=/);

    await page.goto(`${base}/pulpit`);
    await page.getByRole("link", { name: "Ludzie i ich role" }).click();
    await page.locator('a[href^="/ustawienia/osoby/nowa"]').first().click();
    await fill({ given: "Krystyna", surname: "Gil", login: "krystyna.gil" });
    await send("/ustawienia/osoby/nowa");
    await page.getByText("krystyna.gil").first().waitFor();
    await page.locator('main a[href^="/ustawienia/osoby/"]').last().click();
    await page.locator('a[href$="/stanowisko"]').first().click();
    await page.locator('select[name="post"]').selectOption({ label: await page.locator('select[name="post"] option', { hasText: "kancelaria" }).innerText() });
    await page.locator("form.form button:not([type=button])").first().click();
    await told(/zrobiono=/);

    await page.goto(`${base}/pulpit`);
    await page.getByRole("link", { name: "Jednolity rzeczowy wykaz akt" }).click();
    const form = page.locator('form[action="/wykaz-akt/import"]');
    await form.locator('input[type="file"]').setInputFiles(join(root, "data/jrwa/wojewoda_2011_zal5.csv"));
    for (const [name, value] of [["name", "Wykaz akt"], ["source", "Dz.U. 2011 nr 14 poz. 67"], ["valid_from", "2026-01-01"]]) {
      await form.locator(`[name="${name}"]`).fill(value);
      fields += 1;
    }
    await form.locator("button:not([type=button])").first().click();
    await page.getByText("Wykaz zaimportowany").waitFor();

    await page.goto(`${base}/pulpit`);
    assert.equal(await page.getByText("Pierwsze kroki w urzędzie").count(), 0, "nothing needed is left");
    t.diagnostic(`an office ready: ${fields} fields filled in, ${Math.round((performance.now() - begun) / 1000)} s of a script`);
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
