// SQLite over a catalogue that was handed over as bytes: in memory, read-only.
import start from "./sqlite/sqlite3.js";

const MOST_ROWS = 100000;
const MOST_CHARACTERS = 50000000;

const opened = new Promise((resolve) => {
  self.addEventListener("message", function first({ data }) {
    if (!data.catalogue) return;
    self.removeEventListener("message", first);
    resolve(start({ print: () => {}, printErr: () => {} }).then((sqlite) => {
      const database = new sqlite.oo1.DB(":memory:");
      const bytes = new Uint8Array(data.catalogue);
      const at = sqlite.wasm.allocFromTypedArray(bytes);
      const flags = sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE | sqlite.capi.SQLITE_DESERIALIZE_READONLY;
      database.checkRc(sqlite.capi.sqlite3_deserialize(database.pointer, "main", at, bytes.length, bytes.length, flags));
      return { sqlite, database };
    }));
  });
});

const hexadecimal = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// As `casebook sql --param` reads it: an integer, a real number, else text; nothing is NULL.
const valueOf = (text) => {
  if (text === "") return null;
  if (/^-?(0|[1-9][0-9]{0,14})$/.test(text)) return Number(text);
  return /^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text) && /[.eE]/.test(text) ? Number(text) : text;
};

const answer = ({ sqlite, database }, { sql, values }) => {
  const began = performance.now();
  const statement = database.prepare(sql);
  try {
    if (!sqlite.capi.sqlite3_stmt_readonly(statement.pointer) || statement.columnCount === 0) throw new Error("only statements that read are answered here");
    const bound = {};
    for (let i = 1; i <= statement.parameterCount; ++i) {
      const name = sqlite.capi.sqlite3_bind_parameter_name(statement.pointer, i);
      if (!name) throw new Error("give every parameter a name: ':treatment' instead of '?'");
      bound[name] = valueOf(values[name.slice(1)] ?? "");
    }
    if (statement.parameterCount > 0) statement.bind(bound);
    const columns = statement.getColumnNames([]);
    const rows = [];
    let characters = 0;
    let more = false;
    while (statement.step()) {
      if (rows.length === MOST_ROWS || characters > MOST_CHARACTERS) { more = true; break; }
      const row = statement.get([]).map((value) => (value instanceof Uint8Array ? hexadecimal(value) : typeof value === "bigint" ? String(value) : value));
      for (const value of row) characters += typeof value === "string" ? value.length : 8;
      rows.push(row);
    }
    return { columns, rows, more, milliseconds: performance.now() - began };
  } finally {
    statement.finalize();
  }
};

self.addEventListener("message", async ({ data }) => {
  if (data.number === undefined) return;
  try {
    self.postMessage({ number: data.number, ...answer(await opened, data) });
  } catch (error) {
    self.postMessage({ number: data.number, fault: String(error?.message ?? error).replace(/^[^:]*SQLITE_[A-Z_]+: sqlite3 result code \d+: /, "") });
  }
});
