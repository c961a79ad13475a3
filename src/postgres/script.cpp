#include "postgres/script.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <vector>

#include "core/errors.h"
#include "core/text.h"
#include "postgres/copy_text.h"
#include "postgres/dialect.h"
#include "postgres/embedded_sql.h"
#include "postgres/query_translation.h"
#include "postgres/table_order.h"
#include "postgres/table_translation.h"
#include "store/data_dictionary.h"
#include "store/migrator.h"

namespace casebook::postgres {
namespace {

constexpr std::size_t kPiece = 1 << 16;                     // bytes of rows that leave at once
constexpr const char* kMigrations = "schema_migrations";    // its rows tell what the tables are: they go with the tables

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) text.replace(at, mark.size(), by);
  return text;
}

std::string in_words(const store::SqlValue& key) {
  if (const auto* text = std::get_if<std::string>(&key)) return core::visible_text(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&key)) return std::to_string(*whole);
  return "without a key";
}

/// One state of the catalogue as long as it lives, whoever writes meanwhile. A savepoint, since the caller may already hold one state.
class OneState {
 public:
  explicit OneState(store::Database& database) : database_(database) { database_.execute("SAVEPOINT one_state"); }
  OneState(const OneState&) = delete;
  OneState& operator=(const OneState&) = delete;
  ~OneState() {
    try {
      database_.execute("RELEASE one_state");
    } catch (const core::StoreError&) {   // nothing was written
    }
  }

 private:
  store::Database& database_;
};

class Script {
 public:
  Script(store::Database& database, const ScriptOptions& options, const Sink& sink) : database_(database), options_(options), sink_(sink) {}
  void write();

 private:
  std::vector<std::string> objects(const char* type);
  std::string file(std::string_view stem);
  void line(const std::string& text) { sink_(text + "\n"); }
  void read_tables();
  void copy(const TableTranslation& table);
  void number(const TableTranslation& table);
  void make_views();
  void comment();
  void write_schema(bool rows);
  void write_rows();

  store::Database& database_;
  const ScriptOptions& options_;
  const Sink& sink_;
  std::map<std::string, TableTranslation> tables_;
  std::vector<std::string> order_;
  std::vector<std::string> full_text_;   ///< CREATE VIRTUAL TABLE
  Relations relations_;
};

/// The statements of one kind, by name. Tables that full text keeps for itself are left out.
std::vector<std::string> Script::objects(const char* type) {
  auto found = database_.prepare(
      "SELECT sql FROM sqlite_schema WHERE type = :type AND sql IS NOT NULL AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  found.bind(":type", type);
  std::vector<std::string> all;
  while (found.step()) all.push_back(*found.text(0));
  return all;
}

std::string Script::file(std::string_view stem) {
  std::string text(store::embedded_file(store::embedded::postgres(), stem).text);
  text = replaced(text, "{version}", std::to_string(store::schema_version(database_)));
  text = replaced(text, "{schema}", quoted_name(options_.schema));
  text = replaced(text, "{schema_text}", quoted_text(options_.schema));
  text = replaced(text, "{loading}", quoted_name(options_.schema + "_loading"));
  return replaced(text, "{loading_text}", quoted_text(options_.schema + "_loading"));
}

void Script::read_tables() {
  std::set<std::string> taken;
  std::map<std::string, std::set<std::string>> needs;
  for (const auto& sql : objects("table")) {
    if (sql.rfind("CREATE VIRTUAL", 0) == 0) {
      full_text_.push_back(sql);
      continue;
    }
    TableTranslation table = translate_table(sql, taken);
    needs[table.name] = table.references;
    relations_[table.name] = table.relation;
    tables_.emplace(table.name, std::move(table));
  }
  order_ = in_order_of_need(needs);
}

void Script::copy(const TableTranslation& table) {
  std::string columns;
  std::string names;
  for (const auto& column : table.stored) {
    columns += (columns.empty() ? "\"" : ", \"") + column + "\"";
    names += (names.empty() ? "" : ", ") + quoted_name(column);
  }
  std::string key;
  for (const auto& column : table.relation.key) key += (key.empty() ? "\"" : ", \"") + column + "\"";
  auto rows = database_.prepare(fmt::format("SELECT {} FROM \"{}\" ORDER BY {}", columns, table.name, key.empty() ? "1" : key));
  line(fmt::format("COPY {} ({}) FROM stdin;", quoted_name(table.name), names));
  std::string piece;
  while (rows.step()) {
    for (int i = 0; i < rows.columns(); ++i) {
      const auto value = rows.value(i);
      if (const auto* text = std::get_if<std::string>(&value)) {
        if (text->find('\0') != std::string::npos || core::first_invalid_utf8(*text)) {
          throw core::StoreError(fmt::format("{}.{} holds {} (row {}): PostgreSQL cannot hold that; mend the file it came from and add that again", table.name,
                                             table.stored[static_cast<std::size_t>(i)], text->find('\0') != std::string::npos ? "a character 0" : "bytes that are no UTF-8",
                                             in_words(rows.value(0))));
        }
      }
      if (i > 0) piece += '\t';
      append_copy_field(piece, value);
    }
    piece += '\n';
    if (piece.size() >= kPiece) {
      sink_(piece);
      piece.clear();
    }
  }
  sink_(piece);
  line("\\.");
}

/// Keys that are handed out from now on begin behind those that are there.
void Script::number(const TableTranslation& table) {
  if (!table.numbered) return;
  auto greatest = database_.prepare(fmt::format("SELECT coalesce(max(\"{}\"), 0) + 1 FROM \"{}\"", *table.numbered, table.name));
  greatest.step();
  line(fmt::format("ALTER TABLE {} ALTER COLUMN {} RESTART WITH {};", quoted_name(table.name), quoted_name(*table.numbered), *greatest.integer(0)));
}

void Script::make_views() {
  std::map<std::string, std::string> texts;
  std::map<std::string, std::set<std::string>> needs;
  for (auto& sql : objects("view")) {
    const SqlText text(sql, "a view");
    const std::string name = text.name(2);
    const auto read = relations_read(text);
    needs[name] = {read.begin(), read.end()};
    texts.emplace(name, std::move(sql));
  }
  for (const auto& name : in_order_of_need(needs)) {
    SqlText sql(texts.at(name), "view " + name);
    std::vector<std::string> names;
    std::size_t at = 3;
    if (sql.is(at, "(")) {
      const std::size_t close = sql.closing(at);
      for (std::size_t part = at + 1; part < close; part += 2) names.push_back(sql.name(part));
      at = close + 1;
    }
    if (!sql.is(at, "AS")) sql.fail(at, "expected AS");
    auto columns = translate_select(sql, at + 1, relations_);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i < names.size()) columns[i].name = names[i];
      if (columns[i].name.empty()) sql.fail(at, fmt::format("column {} has no name", i + 1));
    }
    relations_[name] = {std::move(columns), {}};
    line("\n" + sql.edited() + ";");
  }
}

void Script::comment() {
  for (const auto& table : store::data_dictionary(database_)) {
    line(fmt::format("\nCOMMENT ON {} {} IS {};", table.is_view ? "VIEW" : "TABLE", quoted_name(table.name), quoted_text(table.about)));
    for (const auto& [column, words] : table.columns) line(fmt::format("COMMENT ON COLUMN {}.{} IS {};", quoted_name(table.name), quoted_name(column), quoted_text(words)));
  }
}

void Script::write_schema(bool rows) {
  sink_(file("begin"));
  sink_("\n" + file("functions"));
  for (const auto& name : order_) line("\n" + tables_.at(name).create);
  line("");
  for (const auto& name : order_) {
    if (rows || name == kMigrations) copy(tables_.at(name));
  }
  for (const auto& name : order_) {
    for (const auto& sql : tables_.at(name).foreign_keys) line(sql);
    for (const auto& sql : tables_.at(name).further) line(sql);
    if (rows) number(tables_.at(name));
  }
  line("");
  for (const auto& sql : objects("index")) line(translate_index(sql, relations_));
  make_views();
  line("\n-- Full text: to_tsvector('simple', said) @@ websearch_to_tsquery('simple', 'words'), by these indexes.");
  for (const auto& sql : full_text_) {
    for (const auto& index : translate_full_text(sql, relations_)) line(index);
  }
  comment();
  sink_("\n" + file("put_in_place"));
  for (const auto& sql : objects("trigger")) line("\n" + translate_trigger(sql, relations_, quoted_name(options_.schema)));
}

void Script::write_rows() {
  sink_(file("begin_data"));
  std::string all;
  for (const auto& name : order_) {
    if (name != kMigrations) all += (all.empty() ? "" : ", ") + quoted_name(name);
  }
  line("TRUNCATE " + all + ";");
  for (const auto& name : order_) {
    if (name == kMigrations) continue;
    copy(tables_.at(name));
    number(tables_.at(name));
  }
}

void Script::write() {
  const OneState state(database_);
  read_tables();
  if (options_.parts == ScriptParts::data) write_rows();
  else write_schema(options_.parts == ScriptParts::all);
  std::string all;
  for (const auto& name : order_) all += (all.empty() ? "" : ", ") + quoted_name(name);
  line("\nANALYZE " + all + ";");
  line("COMMIT;");
}

}  // namespace

void check_schema_name(const std::string& schema) {
  const bool whole = !schema.empty() && schema.size() <= 55 && core::visible_text(schema) == schema && !core::first_invalid_utf8(schema);
  const bool own = schema.rfind("pg_", 0) == 0 || schema == "public" || schema == "information_schema";
  if (whole && !own) return;
  throw core::UsageError(fmt::format("--schema {}: {}", core::visible_text(schema),
                                     own ? "PostgreSQL has that for other things, and a load replaces the schema whole; name one of its own" : "expected a name of 1 to 55 bytes"));
}

void write_script(store::Database& database, const ScriptOptions& options, const Sink& sink) { Script(database, options, sink).write(); }

}  // namespace casebook::postgres
