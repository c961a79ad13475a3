// A published site in the browser that check_pages.mjs started, below a path of its own on a server: each kind of page in every look with its
// Content-Security-Policy in force, the search, the SQL page against what `casebook sql` answers, downloads, reading without a network and from the folder.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", svg: "image/svg+xml", wasm: "application/wasm", json: "application/json" };
const BELOW = "/some/where/";

/// \param tools  { browser, axe, validator, looks, screenshots, fault }
/// \param expected  { sql, csv }: a query and the file with what `casebook sql --format csv` answers
export async function checkSite(site, expected, { browser, axe, validator, looks, screenshots, fault }) {
  const has_sql = existsSync(join(site, "sql.html"));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.startsWith(BELOW) ? normalize(join(site, path.slice(BELOW.length) || "index.html")) : "";
    if (!file.startsWith(site) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[file.split(".").pop()] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const root = origin + BELOW;

  const watched = async (context, name) => {
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && fault(name, `console: ${message.text()}`));
    page.on("pageerror", (error) => fault(name, `script: ${error.message}`));
    page.on("dialog", (dialog) => { fault(name, `a script in a text ran: ${dialog.message()}`); dialog.dismiss(); });
    page.on("request", (request) => {
      if (!request.url().startsWith(origin) && !request.url().startsWith("file:") && !request.url().startsWith("blob:")) fault(name, `asks for ${request.url()}`);
    });
    return page;
  };
  const require = (name, holds, text) => holds || fault(name, text);

  const pages = ["index.html", "articles.html", "downloads.html", "search.html", "questions/dose-titration.html", "treatments/naltrexone.html",
    "treatments/naltrexone.time-to-response.html", "articles/albers-2017.html", "articles/hostile-2020.html", ...(has_sql ? ["sql.html"] : [])];
  for (const name of pages) {
    const text = readFileSync(join(site, name), "utf8");
    require(name, text.length < 100000, `is ${text.length} bytes long`);
    for (const result of (await validator.validateString(text, name)).results) {
      for (const message of result.messages) fault(`${name}:${message.line}:${message.column}`, `${message.message} [${message.ruleId}]`);
    }
  }

  for (const look of looks) {
    const context = await browser.newContext({ viewport: look.viewport, colorScheme: look.colorScheme, serviceWorkers: "block" });
    await context.addInitScript({ content: axe.default.source });
    const page_of = async (name, hash = "") => {
      const page = await watched(context, name);
      await page.goto(`${root}${name}${hash}`, { waitUntil: "load" });
      return page;
    };
    const look_at = async (page, name) => {
      const overflow = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
      require(name, overflow <= 0, `is ${overflow} px wider than the window (${look.name})`);
      const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const violation of found.violations) {
        for (const node of violation.nodes) fault(name, `${look.name}: ${violation.help} [${violation.id}] ${node.html.slice(0, 160)}`);
      }
      await page.screenshot({ path: join(screenshots, `site-${name.replace(/\.html$/, "").replaceAll("/", "-")}-${look.name}.png`), fullPage: true });
    };
    for (const name of pages) {
      if (name === "search.html" || name === "sql.html") continue;
      const page = await page_of(name);
      for (const link of await page.locator("a[href]").all()) {
        const target = await link.getAttribute("href");
        const is_file = !/^[a-z]+:/i.test(target) && !target.startsWith("#");
        if (is_file && !existsSync(join(site, dirname(name), target.split("#")[0]))) fault(name, `leads to ${target}, which is not there`);
      }
      await look_at(page, name);
      await page.close();
    }

    const search = await page_of("search.html", "#q=naltrexone+mg");
    await search.waitForSelector("#hits a");
    await look_at(search, "search.html");
    if (look.name === "light") {
      require("search.html", (await search.locator("#hits > li > a").first().textContent()).startsWith("albers-2017: Treatment of Hailey-Hailey"), "does not find the article of the seed");
      require("search.html", (await search.locator("#hits mark").count()) > 2, "marks no words");
      await search.locator("#words").fill("alert");
      await search.waitForFunction(() => document.querySelector("#hits a")?.textContent.startsWith("hostile-2020"));
      require("search.html", (await search.locator("#hits").textContent()).includes("<script>alert('said')</script>"), "does not show hostile words as they are");
      await search.locator("#words").fill("nowheretobefound");
      await search.waitForFunction(() => document.querySelector("#found").textContent.startsWith("Nothing holds"));
      await search.locator("#words").fill("albers");
      await search.locator("#words").press("Enter");
      await search.waitForSelector("#hits a");
      await search.locator("#hits a").first().click();
      await search.waitForURL(`${root}articles/albers-2017.html`);
    }
    await search.close();

    if (has_sql) {
      const sql = await page_of("sql.html", `#${new URLSearchParams({ sql: expected.sql })}`);
      await sql.waitForSelector("#rows table", { timeout: 60000 });
      await look_at(sql, "sql.html");
      if (look.name === "light") {
        const [download] = await Promise.all([sql.waitForEvent("download"), sql.locator("#csv").click()]);
        const csv = readFileSync(await download.path(), "utf8");
        require("sql.html", csv === readFileSync(expected.csv, "utf8"), "answers otherwise than casebook sql");
        await sql.locator("#query").fill("DELETE FROM articles");
        await sql.locator("#run").click();
        await sql.waitForFunction(() => document.querySelector("#said").className === "fault");
        await sql.locator("#query").fill("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
        await sql.locator("#query").press("Control+Enter");
        await sql.locator("#stop:enabled").click();
        await sql.waitForFunction(() => document.querySelector("#said").textContent === "Stopped.");
        await sql.locator("#example").selectOption({ index: 1 });
        require("sql.html", (await sql.locator("#values input").count()) === 1, "does not ask for the value of a parameter");
        await sql.locator("#values input").fill("naltrexone");
        await sql.locator("#run").click();
        await sql.waitForSelector("#rows table");
        require("sql.html", (await sql.locator("#rows tbody tr").count()) > 0, "finds nothing by a parameter");
        require("sql.html", new URL(sql.url()).hash.includes("naltrexone"), "does not carry the query in its address");
      }
      await sql.close();
    }
    await context.close();
  }

  const context = await browser.newContext();
  const page = await watched(context, "downloads.html");
  await page.goto(`${root}downloads.html`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href="downloads/casebook.db"]').click()]);
  require("downloads.html", readFileSync(await download.path()).equals(readFileSync(join(site, "downloads/casebook.db"))), "gives another catalogue");
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await page.reload();
  server.closeAllConnections();
  server.close();
  await context.setOffline(true);
  await page.goto(`${root}articles/albers-2017.html`);
  require("service-worker.js", (await page.locator("h1").textContent()).includes("albers-2017"), "does not keep a page that was not visited");
  await page.goto(`${root}search.html#q=naltrexone`);
  await page.waitForSelector("#hits a");
  await context.close();

  const folder = await browser.newContext();
  const opened = await watched(folder, "file");
  await opened.goto(`${pathToFileURL(join(site, "search.html"))}#q=naltrexone`);
  await opened.waitForSelector("#hits a");
  await opened.locator("#hits a").first().click();
  require("file", (await opened.evaluate(() => getComputedStyle(document.querySelector("header")).borderBottomStyle)) === "solid", "has no style from the folder");
  await folder.close();
  return pages.length;
}
