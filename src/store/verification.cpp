#include "store/verification.h"

#include <array>
#include <fmt/format.h>

#include "core/errors.h"
#include "core/text.h"
#include "store/sql_script.h"
#include "store/view_installer.h"

namespace casebook::store {
namespace {

using core::Diagnostic;

constexpr std::string_view kDerivedTables[] = {"uncounted_claims", "claim_precedence", "response_facts"};

Diagnostic finding(std::string rule, std::string message, std::string hint) {
  Diagnostic diagnostic;
  diagnostic.rule = std::move(rule);
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

/// The words after `-- key: ` in the comment lines on top of an SQL file.
std::string_view header_value(std::string_view text, std::string_view key) {
  while (text.substr(0, 2) == "--") {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(2, end - 2);
    const auto start = line.find_first_not_of(' ');
    if (start != std::string_view::npos && line.substr(start, key.size()) == key && line.substr(start + key.size(), 2) == ": ") {
      return line.substr(start + key.size() + 2);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

/// What a derived or counted row holds, for a message: "1, 'draft', NULL".
std::string row_text(const Statement& row) {
  std::string text;
  for (int column = 0; column < row.columns(); ++column) {
    if (column > 0) text += ", ";
    const SqlValue value = row.value(column);
    text += row.column_name(column) + " ";
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      text += std::to_string(*whole);
    } else if (const auto* number = std::get_if<double>(&value)) {
      text += core::number_text(*number);
    } else if (const auto* words = std::get_if<std::string>(&value)) {
      text += fmt::format("'{}'", *words);
    } else {
      text += "NULL";
    }
  }
  return text;
}

void check_file(Database& database, std::vector<Diagnostic>& findings) {
  Statement integrity = database.prepare("PRAGMA integrity_check");
  while (integrity.step()) {
    const auto said = integrity.text(0).value_or("no answer");
    if (said != "ok") findings.push_back(finding("file-damaged", said, "restore a backup with `casebook restore`"));
  }
}

void check_references(Database& database, std::vector<Diagnostic>& findings) {
  Statement dangling = database.prepare("PRAGMA foreign_key_check");
  while (dangling.step()) {
    findings.push_back(finding("reference-dangling",
                               fmt::format("row {} of {} refers to no row of {}", dangling.integer(1).value_or(0),
                                           dangling.text(0).value_or("?"), dangling.text(2).value_or("?")),
                               "restore a backup with `casebook restore`"));
  }
}

void check_views(Database& database, std::vector<Diagnostic>& findings) {
  if (views_are_current(database, embedded::views())) return;
  findings.push_back(finding("views-differ", "the views are not those of this program", "bring them up with `casebook migrate`"));
}

/// What stands in one table and not in the other, both ways.
void compare(Database& database, const std::string& stored, const std::string& derived, const std::string& name, const std::string& rule,
             std::vector<Diagnostic>& findings) {
  const auto list = [&](const std::string& more, const std::string& less, const char* words) {
    Statement rows = database.prepare(fmt::format("SELECT * FROM {} EXCEPT SELECT * FROM {}", more, less));
    while (rows.step()) {
      findings.push_back(finding(rule, fmt::format("{}: ({}) {}", name, row_text(rows), words), "load the article's case file again"));
    }
  };
  list(stored, derived, "is stored and does not follow from the claims");
  list(derived, stored, "follows from the claims and is not stored");
}

void check_derived(Database& database, std::vector<Diagnostic>& findings) {
  for (const auto table : kDerivedTables) {
    Statement made = database.prepare("SELECT sql FROM main.sqlite_schema WHERE name = :name");
    made.bind(":name", table);
    if (!made.step()) throw core::StoreError(fmt::format("{} has no table {}", database.file(), table));
    std::string sql = *made.text(0);
    sql.insert(std::string_view("CREATE").size(), " TEMP");
    database.execute(sql);
  }
  create_scoped_views(database, embedded::views(), {});
  std::vector<std::int64_t> articles;
  Statement listed = database.prepare("SELECT article_id FROM main.articles ORDER BY article_id");
  while (listed.step()) articles.push_back(*listed.integer(0));
  std::vector<PreparedScript> scripts;
  for (const auto& script : embedded::derivations()) scripts.emplace_back(database, script);
  // Twice: what an article says of another's patients reads what was derived for that one.
  for (int round = 0; round < 2; ++round) {
    for (const auto article : articles) {
      for (auto& script : scripts) script.run(article);
    }
  }
  for (const auto table : kDerivedTables) {
    compare(database, fmt::format("main.{}", table), fmt::format("temp.{}", table), std::string(table), "derived-differs", findings);
  }
}

/// FTS5's own integrity check writes; here the index is made anew from what it indexes and compared word by word.
void check_full_text(Database& database, std::vector<Diagnostic>& findings) {
  struct Index {
    const char* name;
    const char* columns;
    const char* key;
    const char* content;
  };
  for (const auto& index : {Index{"article_search", "title, abstract", "article_id", "article_documents"},
                            Index{"claim_search", "said", "claim_id", "claims"}}) {
    database.execute(fmt::format("CREATE VIRTUAL TABLE temp.fresh_{} USING fts5({})", index.name, index.columns));
    database.execute(fmt::format("INSERT INTO temp.fresh_{0}(rowid, {1}) SELECT {2}, {1} FROM main.{3}", index.name, index.columns, index.key,
                                 index.content));
    database.execute(fmt::format("CREATE VIRTUAL TABLE temp.stored_words_{0} USING fts5vocab(main, {0}, instance)", index.name));
    database.execute(fmt::format("CREATE VIRTUAL TABLE temp.fresh_words_{0} USING fts5vocab(temp, fresh_{0}, instance)", index.name));
    compare(database, fmt::format("temp.stored_words_{}", index.name), fmt::format("temp.fresh_words_{}", index.name), index.name,
            "full-text-differs", findings);
  }
}

}  // namespace

CheckHeader read_check_header(const EmbeddedFile& check) {
  CheckHeader header;
  const auto severity = header_value(check.text, "severity");
  if (severity == "error") {
    header.severity = core::Severity::error;
  } else if (severity == "warning") {
    header.severity = core::Severity::warning;
  } else if (severity == "note") {
    header.severity = core::Severity::note;
  } else {
    throw core::StoreError(fmt::format("{}: found severity '{}', expected error, warning or note", check.path, severity));
  }
  header.repair = header_value(check.text, "repair");
  return header;
}

std::vector<Diagnostic> run_checks(Database& database, std::span<const EmbeddedFile> checks) {
  std::vector<Diagnostic> findings;
  for (const auto& check : checks) {
    const auto header = read_check_header(check);
    std::string rule(stem_of(check.path));
    for (char& c : rule) c = c == '_' ? '-' : c;
    try {
      Statement rows = database.prepare(check.text);
      while (rows.step()) {
        const auto subject = rows.text("subject");
        Diagnostic found = finding(rule, rows.text("message").value_or(""), std::string(header.repair));
        if (subject) found.message = fmt::format("{}: {}", *subject, found.message);
        found.severity = header.severity;
        found.where.file = rows.text("source_file").value_or("");
        found.where.line = static_cast<int>(rows.integer("source_line").value_or(0));
        findings.push_back(std::move(found));
      }
    } catch (const core::StoreError& error) {
      throw core::StoreError(fmt::format("{}: {}", check.path, error.what()), error.sqlite_code());
    }
  }
  return findings;
}

std::vector<Diagnostic> verify_catalogue(Database& database, const Progress& progress) {
  constexpr std::array kParts{check_file, check_references, check_views, check_derived, check_full_text};
  const auto checks = embedded::checks();
  std::vector<Diagnostic> findings;
  std::uint64_t done = 0;
  const auto next = [&] {
    if (progress) progress(done, kParts.size() + checks.size());
    ++done;
  };
  for (const auto part : kParts) {
    next();
    part(database, findings);
    if (done == 1 && !findings.empty()) return findings;   // nothing that a damaged file says can be relied on
  }
  // The checks read the scoped views that now stand above the file's, of this program's own texts.
  for (std::size_t i = 0; i < checks.size(); ++i) {
    next();
    for (auto& found : run_checks(database, checks.subspan(i, 1))) findings.push_back(std::move(found));
  }
  core::sort_diagnostics(findings);
  return findings;
}

}  // namespace casebook::store
