// The comforts that scripts add: keys, ticks, drafts, uploads, colour scheme.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, listen, violations } from "./browser.mjs";
import { start } from "./server.mjs";

let browser, server, base;

before(async () => {
  browser = await launch();
  ({ server, base } = await start());
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A page of a context of its own, so that nothing is shared between tests. */
async function open(name) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.complaints = listen(page);
  await page.goto(`${base}/${name}`);
  await page.waitForFunction(() => Boolean(window.htmx));
  return page;
}

async function close(page) {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

test("keys: slash goes to search, and there a letter is a letter", async () => {
  const page = await open("desk");
  await page.keyboard.press("/");
  await page.keyboard.type("rj?");
  assert.equal(await page.locator("#q").inputValue(), "rj?");
  assert.match(page.url(), /desk$/);
  await close(page);
});

test("keys: j, k and o walk the rows and open one", async () => {
  const page = await open("desk");
  await page.keyboard.press("j");
  assert.equal(await focused(page), "OR.1431.12.2026");
  await page.keyboard.press("j");
  assert.equal(await focused(page), "GK.6220.3.2026");
  await page.keyboard.press("k");
  const opened = page.waitForRequest(/\/sprawy\/1$/);
  await page.keyboard.press("o");
  await opened;
  await page.context().close();
});

test("keys: a letter fires its button, not with Control", async () => {
  const page = await open("queue");
  let sent = 0;
  await page.route("**/k/1/przydziel", (route) => {
    sent += 1;
    return route.fulfill({ status: 204 });
  });
  await page.keyboard.press("Control+m");
  assert.equal(sent, 0);
  await Promise.all([page.waitForRequest("**/k/1/przydziel"), page.keyboard.press("a")]);
  await page.context().close();
});

test("keys: the sheet lists them, is accessible and closes", async () => {
  const page = await open("desk");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog");
  await sheet.waitFor();
  assert.match(await sheet.innerText(), /Zarejestruj pismo/);
  assert.match(await sheet.innerText(), /Następna pozycja/);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await sheet.isVisible(), false);
  await close(page);
});

test("ticks: shift takes all between, the head takes all, the bar counts", async () => {
  const page = await open("list");
  const boxes = page.locator("[data-tick]");
  assert.equal(await page.locator(".bulk").isVisible(), false);
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ["Shift"] });
  assert.equal(await page.locator("[data-tick-count]").innerText(), "3");
  assert.equal(await page.locator(".bulk").isVisible(), true);
  await page.locator("[data-tick-all]").click();
  assert.equal(await page.locator("[data-tick-count]").innerText(), "4");
  await close(page);
});

test("draft: what was typed comes back, and goes when it is cleared", async () => {
  const page = await open("form");
  await page.locator("#subject").fill("Skarga na hałas");
  await page.locator("#e2").check();
  await page.waitForTimeout(500);
  await page.reload();
  await page.locator("[data-draft-note]").waitFor({ state: "visible" });
  assert.equal(await page.locator("#subject").inputValue(), "Skarga na hałas");
  assert.equal(await page.locator("#e2").isChecked(), true);
  await page.locator("[data-draft-clear]").click();
  await page.reload();
  assert.equal(await page.locator("#subject").inputValue(), "");
  await close(page);
});

test("upload: each file in its own request, a refusal is shown with its reason", async () => {
  const page = await open("form");
  let requests = 0;
  await page.route("**/upload", (route) => {
    requests += 1;
    if (requests === 1) return route.fulfill({ status: 201 });
    return route.fulfill({ status: 422, contentType: "application/problem+json", body: '{"detail":"Plik jest pusty"}' });
  });
  await page.locator("#files").setInputFiles([
    { name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("a") },
    { name: "b.pdf", mimeType: "application/pdf", buffer: Buffer.from("b") },
  ]);
  const rows = page.locator("[data-upload-rows] > li[data-state]");
  await page.getByText("Plik jest pusty").waitFor();
  assert.equal(requests, 2);
  assert.equal(await rows.filter({ hasText: "a.pdf" }).getAttribute("data-state"), "done");
  assert.equal(await rows.filter({ hasText: "b.pdf" }).getAttribute("data-state"), "failed");
  await page.context().close();
});

test("colour scheme: goes round and stays", async () => {
  const page = await open("desk");
  const scheme = () => page.evaluate(() => document.documentElement.dataset.colorScheme);
  await page.getByRole("button", { name: "Anna Zawadzka" }).click();
  await page.getByRole("button", { name: /Wygląd/ }).click();
  assert.equal(await scheme(), "light");
  await page.getByRole("button", { name: /Wygląd: Jasny/ }).click();
  assert.equal(await scheme(), "dark");
  await page.reload();
  assert.equal(await scheme(), "dark");
  await close(page);
});

test("dialog opens by its button and closes by the quiet one", async () => {
  const page = await open("form");
  await page.getByRole("button", { name: "Unieważnij wpis" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole("button", { name: "Zostaw" }).click();
  assert.equal(await dialog.isVisible(), false);
  await close(page);
});

test("htmx swaps a part under the security policy", async () => {
  const page = await open("list");
  await page.evaluate(() => {
    const button = document.createElement("button");
    button.id = "swap";
    button.textContent = "swap";
    for (const [name, value] of [["hx-get", "/desk"], ["hx-select", "h1"], ["hx-target", "h1"], ["hx-swap", "outerHTML"]]) {
      button.setAttribute(name, value);
    }
    document.querySelector("main").append(button);
    window.htmx.process(button);
  });
  await page.locator("#swap").click();
  await page.getByRole("heading", { name: "Dzień dobry, Anno" }).waitFor();
  await close(page);
});
