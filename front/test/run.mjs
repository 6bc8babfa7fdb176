// Runs every test of this folder with node's own runner. Pages of the product need OBIEG_BIN (the built program);
// without it their tests skip themselves and say so.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.dirname(fileURLToPath(import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).map((name) => path.join(folder, name));
const only = process.argv.slice(2);
const chosen = only.length === 0 ? files : files.filter((file) => only.some((word) => path.basename(file).includes(word)));
if (chosen.length === 0) {
  console.log("No browser tests here.");
  process.exit(0);
}
// One file after another: two browsers at once on two cores make tests slow and flaky. A test that failed may leave a server
// listening: its file ends all the same.
const args = ["--test", "--test-force-exit", "--test-reporter=spec", "--test-concurrency=1", ...chosen];
process.exit(spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1);
