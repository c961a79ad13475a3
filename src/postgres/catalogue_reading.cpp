#include "postgres/catalogue_reading.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "core/errors.h"
#include "core/text.h"
#include "postgres/copy_text.h"
#include "postgres/dialect.h"
#include "postgres/table_order.h"
#include "postgres/table_translation.h"
#include "store/catalogue_file.h"
#include "store/migrator.h"

namespace casebook::postgres {
namespace {

/// The tables of the file, in the order in which rows find those they point to.
std::vector<TableTranslation> tables_of(store::Database& database) {
  std::map<std::string, TableTranslation> tables;
  std::map<std::string, std::set<std::string>> needs;
  std::set<std::string> taken;
  auto found = database.prepare(
      "SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  while (found.step()) {
    auto table = translate_table(*found.text(0), taken);
    needs[table.name] = table.references;
    tables.emplace(table.name, std::move(table));
  }
  std::vector<TableTranslation> ordered;
  for (const auto& name : in_order_of_need(needs)) ordered.push_back(std::move(tables.at(name)));
  return ordered;
}

SqlType type_of(const TableTranslation& table, const std::string& name) {
  for (const auto& column : table.relation.columns) {
    if (column.name == name) return column.type;
  }
  return SqlType::unknown;
}

void bind_field(store::Statement& insert, const char* parameter, SqlType type, const std::optional<std::string>& field, const std::string& column) {
  const auto refuse = [&](const char* wanted) {
    throw core::StoreError(fmt::format("the server's {} holds {}, expected {}", column, core::visible_text(field->substr(0, 60)), wanted));
  };
  if (!field) {
    insert.bind_null(parameter);
  } else if (type == SqlType::integer) {
    std::int64_t whole = 0;
    const auto read = std::from_chars(field->data(), field->data() + field->size(), whole);
    if (read.ec != std::errc() || read.ptr != field->data() + field->size()) refuse("a whole number of 64 bits");
    insert.bind(parameter, whole);
  } else if (type == SqlType::real) {
    double number = 0;
    const auto read = std::from_chars(field->data(), field->data() + field->size(), number);
    if (read.ec != std::errc() || read.ptr != field->data() + field->size() || number != number) refuse("a number");
    insert.bind(parameter, number);
  } else {
    if (core::first_invalid_utf8(*field)) refuse("text in UTF-8");
    insert.bind(parameter, *field);
  }
}

/// Copies one table. \returns the bytes that came
std::uint64_t fill(store::Database& database, Server& server, const std::string& schema, const TableTranslation& table, std::uint64_t before, const ReadingProgress& progress) {
  std::string names;
  std::string columns;
  std::string values;
  std::vector<std::string> parameters;
  for (const auto& column : table.stored) {
    parameters.push_back(fmt::format(":v{}", parameters.size()));
    names += (names.empty() ? "" : ", ") + quoted_name(column);
    columns += (columns.empty() ? "\"" : ", \"") + column + "\"";
    values += (values.empty() ? "" : ", ") + parameters.back();
  }
  std::string order;
  for (const auto& column : table.relation.key) order += (order.empty() ? " ORDER BY " : ", ") + quoted_name(column);
  auto insert = database.prepare(fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})", table.name, columns, values));
  std::uint64_t bytes = before;
  server.copy_out(fmt::format("COPY (SELECT {} FROM {}.{}{}) TO STDOUT", names, quoted_name(schema), quoted_name(table.name), order), [&](std::string_view line) {
    const auto fields = copy_fields(line);
    if (fields.size() != table.stored.size()) {
      throw core::StoreError(fmt::format("the server sent a row of {} with {} values, expected {}", table.name, fields.size(), table.stored.size()));
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
      bind_field(insert, parameters[i].c_str(), type_of(table, table.stored[i]), fields[i], table.name + "." + table.stored[i]);
    }
    try {
      insert.run();
    } catch (const core::StoreError& error) {
      throw core::StoreError(fmt::format("a row of the server's table {} ({}) does not fit: {}", table.name, core::visible_text(fields[0].value_or("NULL").substr(0, 60)), error.what()),
                             error.sqlite_code());
    }
    bytes += line.size() + 1;
    if (progress) progress(table.name, bytes);
  });
  return bytes;
}

void require_references(store::Database& database) {
  auto dangling = database.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check() LIMIT 1");
  if (!dangling.step()) return;
  throw core::StoreError(fmt::format("a row of the server's table {} points to one of {} that is not there; nothing was made of it", *dangling.text(0), *dangling.text(2)));
}

void require_version(Server& server, const std::string& schema) {
  const std::string table = quoted_name(schema) + ".schema_migrations";
  if (!server.value("SELECT to_regclass(" + quoted_text(table) + ")")) {
    throw core::StoreError(fmt::format("there is no casebook catalogue in the schema {} of that database; put one there with `casebook export postgres`, or name another with --schema",
                                       core::visible_text(schema)));
  }
  const std::string found = server.value("SELECT max(number) FROM " + table).value_or("none");
  if (found == std::to_string(store::known_version())) return;
  throw core::StoreError(fmt::format("the catalogue there has schema version {}, this program reads {}; use the casebook that wrote it, then `casebook migrate` the file", core::visible_text(found),
                                     store::known_version()));
}

}  // namespace

ReadCatalogue read_catalogue(Server& server, const std::string& schema, const std::filesystem::path& file, const std::string& now, const ReadingProgress& progress) {
  server.run("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  require_version(server, schema);
  ReadCatalogue read;
  store::create_catalogue(file, now, [&](store::Database& database) {
    database.execute("PRAGMA foreign_keys = OFF");   // rows may point ahead; all are looked at below
    {
      store::Transaction transaction(database);
      const auto tables = tables_of(database);
      for (auto table = tables.rbegin(); table != tables.rend(); ++table) database.execute(fmt::format("DELETE FROM \"{}\"", table->name));
      std::uint64_t bytes = 0;
      for (const auto& table : tables) bytes = fill(database, server, schema, table, bytes, progress);
      require_references(database);
      for (const char* index : {"claim_search", "article_search"}) database.execute(fmt::format("INSERT INTO {0}({0}) VALUES('rebuild')", index));
      transaction.commit();
    }
    database.execute("PRAGMA foreign_keys = ON");
    store::migrate(database, store::embedded::migrations(), store::embedded::views(), now);   // refuses rows of schema_migrations that are not this program's
    read.articles = database.integer("SELECT count(*) FROM articles");
    read.claims = database.integer("SELECT count(*) FROM claims");
  });
  server.run("COMMIT");
  return read;
}

}  // namespace casebook::postgres
