// Builds front/dist: theme, style sheet, scripts, fonts, icons, each with a hash in its name,
// and manifest.json, which maps plain names to hashed ones. No network.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { icons } from "./src/icons.mjs";

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, "dist");
const cache = path.join(root, "node_modules", ".obieg");
const require = createRequire(import.meta.url);
const manifest = {};

/** The theme is made by Designsystemet's own tool and kept until its config or version changes. */
function theme() {
  const config = path.join(root, "designsystemet.config.json");
  const cli = path.join(root, "node_modules/@digdir/designsystemet");
  const version = JSON.parse(readFileSync(path.join(cli, "package.json"), "utf8")).version;
  const key = hash(readFileSync(config) + version);
  const out = path.join(cache, `theme-${key}`);
  if (!existsSync(path.join(out, "obieg.css"))) {
    const bin = path.join(cli, "dist/bin/designsystemet.js");
    const tokens = path.join(cache, "tokens");
    const run = (...args) => execFileSync(process.execPath, [bin, "tokens", ...args], { cwd: root, stdio: "pipe" });
    run("create"); // its folder is named in the config
    run("build", "--tokens", path.relative(root, tokens), "--out-dir", path.relative(root, out), "--clean", "true");
  }
  return path.join(out, "obieg.css");
}

function hash(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 10);
}

/** Writes one file under its hashed name and notes it in the manifest. */
function emit(name, bytes) {
  const { name: stem, ext } = path.parse(name);
  const hashed = `${stem}-${hash(bytes)}${ext}`;
  writeFileSync(path.join(dist, hashed), bytes);
  manifest[name] = hashed;
  return hashed;
}

function fonts() {
  const folder = path.dirname(require.resolve("@fontsource-variable/inter/package.json"));
  const css = readFileSync(path.join(folder, "wght.css"), "utf8");
  const faces = [];
  for (const subset of ["latin-ext", "latin"]) {
    const file = `inter-${subset}-wght-normal.woff2`;
    const hashed = emit(`inter-${subset}.woff2`, readFileSync(path.join(folder, "files", file)));
    const face = css.match(new RegExp(`@font-face \\{[^}]*${file}[^}]*\\}`));
    if (!face) throw new Error(`Inter has no face for ${file}: look at @fontsource-variable/inter/wght.css`);
    faces.push(face[0].replace(/url\([^)]*\)/, `url(./${hashed})`));
  }
  return faces.join("\n");
}

/** One SVG file of symbols, so that a page names an icon and the browser keeps all of them. */
function sprite() {
  const folder = path.join(root, "node_modules/@navikt/aksel-icons/dist/svg");
  const symbols = Object.entries(icons).map(([name, source]) => {
    const svg = readFileSync(path.join(folder, `${source}.svg`), "utf8");
    const inner = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\s+/g, " ").trim()
      .replace(/\d+\.\d{3,}/g, (figure) => String(Number(Number(figure).toFixed(2))))
      .replace(/ fill="currentColor"/g, "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

async function styles() {
  const entry = [
    "@layer ground, ds, app;",
    `@import ${JSON.stringify("@digdir/designsystemet-css")};`,
    `@import ${JSON.stringify(theme())};`,
    `@import "./src/app.css";`,
  ].join("\n");
  const built = await esbuild.build({
    stdin: { contents: entry, loader: "css", resolveDir: root },
    bundle: true, minify: true, write: false, external: ["*.woff2"], logLevel: "warning",
    target: ["chrome123", "firefox125", "safari17.5"],
  });
  emit("app.css", "@layer ground,ds,app;" + built.outputFiles[0].text + fonts());
}

async function scripts() {
  const entries = [["app", "esm"], ["early", "iife"]];
  for (const [name, format] of entries) {
    const built = await esbuild.build({
      entryPoints: [path.join(root, "src", `${name}.js`)],
      bundle: true, minify: true, format, write: false, logLevel: "warning", legalComments: "none",
      target: ["chrome123", "firefox125", "safari17.5"],
    });
    emit(`${name}.js`, built.outputFiles[0].text);
  }
}

mkdirSync(dist, { recursive: true });
mkdirSync(cache, { recursive: true });
emit("icons.svg", sprite());
emit("mark.svg", readFileSync(path.join(root, "src/mark.svg")));
await styles();
await scripts();
writeFileSync(path.join(dist, "manifest.json"), JSON.stringify(manifest, Object.keys(manifest).sort(), 2) + "\n");
// Old files go last: whoever reads the folder meanwhile finds either the old set or the new one.
const kept = new Set([...Object.values(manifest), "manifest.json"]);
for (const name of readdirSync(dist)) if (!kept.has(name)) rmSync(path.join(dist, name), { recursive: true, force: true });
for (const name of Object.keys(manifest).sort()) console.log(`front/dist/${manifest[name]}`);
