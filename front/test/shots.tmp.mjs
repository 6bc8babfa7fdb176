import { county } from "./demo.mjs";
const c = await county("--letters", "25");
const { page } = await c.enter("Marek Jastrzębski"); page.setDefaultTimeout(5000); process.on("uncaughtException", async (e) => { console.log(e.message); await c.end(); process.exit(1); });
const shots = async (name, full=true) => { for (const w of [360,1024,1600]) for (const s of w===1024?["light"]:["light","dark"]) { await page.emulateMedia({colorScheme:s}); await page.setViewportSize({width:w,height:900}); await page.screenshot({path:`/tmp/shots/${name}-${w}-${s}.png`, fullPage: full}); } };
await page.goto(`${c.base}/sprawy`);
const rows = await page.locator("th a.sign, td a.sign").evaluateAll(a=>a.map(x=>[x.textContent,x.getAttribute("href")]));
console.log(rows.slice(0,5));
await page.goto(c.base+rows[0][1]);
for (const s of await page.locator("#powiazania details > summary").all()) await s.click();
const el = page.locator("#powiazania");
for (const [w,s] of [[360,"light"],[1024,"dark"],[1600,"light"]]) { await page.emulateMedia({colorScheme:s}); await page.setViewportSize({width:w,height:900}); await el.screenshot({path:`/tmp/shots/rel-${w}-${s}.png`}); }
const sym = rows[0][0].split(".")[1];
await page.goto(`${c.base}/sprawy/spis?symbol=${sym}`);
for (const s of await page.locator("details > summary").all()) { const t=await s.textContent(); if (/Wydziel/.test(t)) await s.click(); }
await shots("spis");
await page.goto(`${c.base}/wykaz-akt`);
await shots("wykaz");
await c.end();
