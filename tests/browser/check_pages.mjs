// Opens every page of a folder in headless Chromium and looks for what a reader would trip over: broken HTML, what axe-core finds, errors on the console,
// requests to elsewhere, a page wider than a phone. Screenshots go beside the pages' folder, to be looked at.
//
//   node check_pages.mjs FOLDER SCREENSHOTS SITE QUERY CSV
//
// SITE is a published site, see check_site.mjs; QUERY a statement, CSV the file with its answer.
//
// Prints one line a fault and ends with 1; 77 when Chromium or the npm packages are missing.

import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { basename, join } from "node:path";

import { checkSite } from "./check_site.mjs";

const [folder, screenshots, site, query, csv] = process.argv.slice(2);
const chromium_path = [process.env.CHROMIUM, "/usr/bin/chromium"].find((path) => path && existsSync(path));

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}

if (!chromium_path) skip("Chromium is missing (Debian package chromium)");
const packages = await Promise.all(["playwright-core", "axe-core", "html-validate"].map((name) => import(name).catch(() => null)));
if (packages.includes(null)) skip("the npm packages are missing: npm ci --prefix tests/browser");
const [{ chromium }, axe, { HtmlValidate }] = packages;

const faults = [];
const fault = (page, text) => faults.push(`${page}: ${text}`);

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:document"],
  rules: {
    "no-inline-style": "off",
    "long-title": "off",              // a question is as long as it is
    "prefer-native-element": "off",   // role=region scrolls, role=img marks a sign
    "no-trailing-whitespace": "off",
    "svg-focusable": "off",
    "require-sri": "off",             // style and scripts come from the same folder as the page
  },
});

const server = createServer((request, response) => {
  const name = basename(new URL(request.url, "http://localhost").pathname);
  if (name === "favicon.ico") return response.writeHead(204).end();   // browsers ask for it unbidden
  const file = join(folder, name);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(file));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: chromium_path,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
mkdirSync(screenshots, { recursive: true });

const looks = [
  { name: "light", viewport: { width: 1100, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1100, height: 900 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
];

const pages = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
if (pages.length === 0) fault(folder, "holds no page");

for (const name of pages) {
  const report = await validator.validateString(readFileSync(join(folder, name), "utf8"), name);
  for (const result of report.results) {
    for (const message of result.messages) fault(`${name}:${message.line}:${message.column}`, `${message.message} [${message.ruleId}]`);
  }
}

for (const look of looks) {
  const context = await browser.newContext({ viewport: look.viewport, colorScheme: look.colorScheme, bypassCSP: true });
  await context.addInitScript({ content: axe.default.source });
  for (const name of pages) {
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && fault(name, `console: ${message.text()}`));
    page.on("pageerror", (error) => fault(name, `script: ${error.message}`));
    page.on("request", (request) => request.url().startsWith(origin) || fault(name, `asks for ${request.url()}`));
    await page.goto(`${origin}/${name}`, { waitUntil: "load" });
    const overflow = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) fault(name, `is ${overflow} px wider than the window (${look.name})`);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const violation of found.violations) {
      for (const node of violation.nodes) fault(name, `${look.name}: ${violation.help} [${violation.id}] ${node.html.slice(0, 160)}`);
    }
    for (const link of await page.locator("a[href]").all()) {
      const target = await link.getAttribute("href");
      const is_file = !/^[a-z]+:/i.test(target) && !target.startsWith("#");
      if (is_file && !existsSync(join(folder, target.split("#")[0]))) fault(name, `leads to ${target}, which is not there`);
    }
    await page.screenshot({ path: join(screenshots, `${name.replace(/\.html$/, "")}-${look.name}.png`), fullPage: true });
    await page.close();
  }
  await context.close();
}

const site_pages = await checkSite(site, { sql: query, csv }, { browser, axe, validator, looks, screenshots, fault });
await browser.close();
server.close();
for (const line of [...new Set(faults)]) console.log(line);
console.log(`${pages.length + site_pages} pages, ${looks.length} looks, ${new Set(faults).size} faults`);
process.exit(faults.length === 0 ? 0 : 1);
