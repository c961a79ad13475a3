// The SQL page. SQLite works in a worker, which is ended to stop a query that takes too long.
"use strict";
const casebookSql = (() => {
  const root = new URL(".", document.currentScript.src);
  const SHOWN = 1000;
  let queries = [];
  let catalogue;      // the bytes of the file
  let worker;
  let running = 0;    // number of the query that runs; 0: none
  let asked = 0;
  let result;

  const by = (id) => document.getElementById(id);
  const counted = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
  const say = (words, fault = false) => { by("said").textContent = words; by("said").className = fault ? "fault" : ""; };

  // Names of :parameters, outside of quotes and comments.
  const parametersOf = (sql) => {
    const bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\//g, " ");
    return [...new Set([...bare.matchAll(/[:@$]([A-Za-z_][A-Za-z0-9_]*)/g)].map((match) => match[1]))];
  };

  const offerValues = (given = {}) => {
    const box = by("values");
    const held = Object.fromEntries([...box.querySelectorAll("input")].map((input) => [input.name, input.value]));
    const names = parametersOf(by("query").value);
    if (names.join() === [...box.querySelectorAll("input")].map((input) => input.name).join() && Object.keys(given).length === 0) return;
    box.replaceChildren(...names.map((name) => {
      const row = document.createElement("p");
      const label = document.createElement("label");
      const input = document.createElement("input");
      input.id = `value-${name}`;
      input.name = name;
      input.value = given[name] ?? held[name] ?? "";
      label.htmlFor = input.id;
      label.textContent = `:${name}`;
      row.append(label, input);
      return row;
    }));
  };
  const values = () => Object.fromEntries([...by("values").querySelectorAll("input")].map((input) => [input.name, input.value]));

  // As `casebook sql --format csv` writes it.
  const csvField = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value !== "string") return String(value);
    const text = (/^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? "'" : "") + value.replaceAll("\r\n", "\n");
    return /[,"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const csvText = ({ columns, rows }) => [columns, ...rows].map((row) => row.map(csvField).join(",") || '""').join("\n") + "\n";

  const show = ({ columns, rows, more, milliseconds }) => {
    result = { columns, rows };
    by("csv").disabled = false;
    const shown = rows.slice(0, SHOWN);
    say(`${counted(rows.length, "row")} in ${(milliseconds / 1000).toFixed(2)} s${more ? "; there are more, which were not read" : ""}` +
        `${rows.length > SHOWN ? `; the first ${SHOWN.toLocaleString("en")} are shown, the CSV has all of these` : ""}.`);
    const box = document.createElement("div");
    box.className = "wide";
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Result");
    const table = document.createElement("table");
    table.createCaption().textContent = "Result";
    const head = table.createTHead().insertRow();
    for (const column of columns) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = column;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const row of shown) {
      const line = body.insertRow();
      for (const value of row) {
        const cell = line.insertCell();
        if (value === null) {
          const mark = document.createElement("span");
          mark.className = "unknown";
          mark.setAttribute("role", "img");
          mark.setAttribute("aria-label", "not stated");
          mark.textContent = "·";
          cell.append(mark);
        } else {
          cell.textContent = String(value);
          if (typeof value !== "string") cell.className = "number";
        }
      }
    }
    box.append(table);
    by("rows").replaceChildren(box);
  };

  const ended = () => {
    running = 0;
    by("run").disabled = false;
    by("stop").disabled = true;
  };

  const begin = () => {
    worker = new Worker(new URL("sql-worker.js", root), { type: "module" });
    worker.onmessage = ({ data }) => {
      if (data.number !== running) return;
      ended();
      if (data.fault !== undefined) say(data.fault, true); else show(data);
    };
    worker.onerror = () => { worker = undefined; ended(); say("SQLite could not be started in this browser.", true); };
    worker.postMessage({ catalogue });
  };

  const run = async () => {
    if (running) return;
    running = ++asked;
    const mine = running;
    by("run").disabled = true;
    by("csv").disabled = true;
    by("rows").replaceChildren();
    const sql = by("query").value;
    const given = values();
    history.replaceState(null, "", `#${new URLSearchParams({ sql, ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`:${name}`, value])) })}`);
    try {
      if (!catalogue) {
        say("Fetching the catalogue …");
        const answer = await fetch(new URL("downloads/casebook.db", root));
        if (!answer.ok) throw new Error(`the server said ${answer.status}`);
        catalogue = await answer.arrayBuffer();
      }
      if (mine !== running) return;
      say("Running …");
      by("stop").disabled = false;
      if (!worker) begin();
      worker.postMessage({ number: mine, sql, values: given });
    } catch (error) {
      ended();
      say(`The catalogue could not be fetched: ${error.message}`, true);
    }
  };

  const stop = () => {
    worker?.terminate();
    worker = undefined;
    ended();
    say("Stopped.");
  };

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csvText(result)], { type: "text/csv;charset=utf-8" }));
    link.download = "casebook.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const fromAddress = () => {
    const parts = new URLSearchParams(location.hash.slice(1));
    const sql = parts.get("sql");
    if (sql === null || running) return;
    by("query").value = sql;
    offerValues(Object.fromEntries([...parts].filter(([name]) => name.startsWith(":")).map(([name, value]) => [name.slice(1), value])));
    run();
  };

  const start = () => {
    if (!location.protocol.startsWith("http")) {
      say("Browsers run SQLite only on pages that a web server sends. In the folder of the site: python3 -m http.server", true);
      by("run").disabled = true;
    }
    const choice = by("example");
    queries.forEach(({ question }, number) => choice.add(new Option(question, String(number))));
    choice.addEventListener("change", () => {
      const query = queries[Number(choice.value)];
      if (choice.value === "" || !query) return;
      by("query").value = query.sql;
      by("about").textContent = query.about;
      offerValues();
    });
    by("query").addEventListener("input", () => offerValues());
    by("ask").addEventListener("submit", (event) => { event.preventDefault(); run(); });
    by("query").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    });
    by("stop").addEventListener("click", stop);
    by("csv").addEventListener("click", save);
    window.addEventListener("hashchange", fromAddress);
    if (location.protocol.startsWith("http")) fromAddress();
  };

  document.addEventListener("DOMContentLoaded", start);
  return { queries: (known) => { queries = known; } };
})();
