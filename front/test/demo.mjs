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
      const ended = new Promise((resolve) => server.on("exit", resolve));
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A file to choose in a form: a real PDF of one page with a line of text. */
export function pdf(name, line = "Pismo") {
  const stream = `BT /F 14 Tf 72 760 Td (${line}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
    `<</Length ${Buffer.byteLength(stream)}>>stream\n${stream}\nendstream`,
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = Buffer.byteLength(text);
    text += `${at + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const end = Buffer.byteLength(text);
  text += `xref\n0 5\n0000000000 65535 f \n${places.join("")}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${end}\n%%EOF\n`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(text) };
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
