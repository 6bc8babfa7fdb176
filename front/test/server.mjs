// Serves the gallery as the product serves its pages: same paths for files, same security policy.
import { readFileSync, readdirSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const types = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".json": "application/json" };
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const pages = readdirSync(path.join(root, "gallery"))
  .filter((name) => name.endsWith(".html") && !name.startsWith("_"))
  .map((name) => name.slice(0, -5));

function part(name) {
  return readFileSync(path.join(root, "gallery", `${name}.html`), "utf8");
}

export function page(name) {
  const manifest = JSON.parse(readFileSync(path.join(root, "dist/manifest.json"), "utf8"));
  const body = part(name);
  const [, title, rest] = body.match(/^<!-- title: ([^;]*); (.*) -->/);
  const plain = rest === "plain";
  const whole = part("_head") + part(plain ? "_plain" : "_frame") + body + part(plain ? "_plain_foot" : "_foot");
  return whole
    .replaceAll("{{title}}", title)
    .replace(/\{\{cur:(\w+)\}\}/g, (_, place) => (rest === `nav: ${place}` ? 'aria-current="page"' : ""))
    .replace(/\{\{([\w.-]+)\}\}/g, (_, file) => {
      if (!manifest[file]) throw new Error(`no ${file} in manifest.json`);
      return manifest[file];
    });
}

function answer(request, response) {
  const url = new URL(request.url, "http://localhost");
  const headers = { "content-security-policy": policy, "x-content-type-options": "nosniff" };
  try {
    if (url.pathname === "/upload") {
      request.resume();
      request.on("end", () => response.writeHead(201, headers).end());
      return;
    }
    if (url.pathname.startsWith("/static/")) {
      const file = path.join(root, "dist", path.basename(url.pathname));
      const bytes = readFileSync(file);
      response.writeHead(200, { ...headers, "content-type": types[path.extname(file)] ?? "application/octet-stream" }).end(bytes);
      return;
    }
    const name = pages.find((one) => url.pathname === `/${one}`) ?? (url.pathname === "/" ? "desk" : undefined);
    if (!name) return response.writeHead(404, headers).end();
    response.writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8" }).end(page(name));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

/** Starts on a free port of loopback and gives the base address. */
export function start(port = 0) {
  const server = http.createServer(answer);
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve({ server, base: `http://127.0.0.1:${server.address().port}` })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { base } = await start(Number(process.env.PORT ?? 4100));
  console.log(pages.map((name) => `${base}/${name}`).join("\n"));
}
