// The demonstration as a child process, its people at their screens, and the checks that every page must pass.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, listen, overflow, schemes, violations, widths } from "./browser.mjs";

const program = process.env.OBIEG_BIN;
/** Why tests of the product are skipped; false when they run. */
export const skip = program ? false : "OBIEG_BIN is not set";

/** Starts a county of its own and a browser. */
export async function county(...options) {
  const folder = mkdtempSync(join(tmpdir(), "obieg-browser-"));
  const keyFile = join(folder, "key");
  const line = ["demo", "--dir", join(folder, "demo"), "--port", "0", "--token-file", keyFile, ...options];
  const server = spawn(program, line, { stdio: ["ignore", "pipe", "inherit"] });
  const base = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (piece) => {
      said += piece;
      const found = said.match(/Obieg: (http:\/\/\S+)/);
      if (found) resolve(found[1]);
    });
    server.on("exit", () => reject(new Error(`the demo ended: ${said}`)));
  });
  const browser = await launch();
  return {
    base,
    browser,
    /** The folder that the scanner of an office writes to. */
    scanner: (office) => join(folder, "demo", "skaner", office),
    /** The key of an integration of the gmina. */
    key: () => readFileSync(keyFile, "utf8"),
    /** A person at a screen: signed in with one click. */
    async enter(name) {
      const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, locale: "pl-PL" });
      const page = await context.newPage();
      const complaints = listen(page);
      await page.goto(`${base}/wejscie`);
      await page.getByRole("button", { name }).click();
      await page.waitForURL((url) => !url.pathname.startsWith("/wejscie"));
      return { page, complaints, context };
    },
    async end() {
      await browser.close();
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The page where it stands, at every width and in both schemes. */
export async function check(page, complaints, what) {
  const faults = [];
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await overflow(page);
      if (wide) faults.push(`${what} ${width} ${scheme}: ${wide} px too wide`);
      faults.push(...(await violations(page)).map((one) => `${what} ${width} ${scheme}: ${one}`));
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1024, height: 900 });
  assert.deepEqual([...faults, ...complaints], []);
  assert.ok((await page.title()).endsWith("· Obieg"), await page.title());
}
