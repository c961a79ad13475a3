#include "store/load_transaction.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include <utility>

#include "store/page_cache.h"
#include "store/sqlite_error.h"

namespace casebook::store {
namespace {

constexpr std::size_t kPageCache = 32 * 1024 * 1024;
constexpr int kFullTextMemory = 32 * 1024 * 1024;    // bytes of words that FTS5 gathers before it writes them
constexpr int kUsualFullTextMemory = 1024 * 1024;    // FTS5's own

/// Nobody enters by these while the rows of new articles are written; what a load asks for goes by keys.
constexpr const char* kAside =
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND (type = 'trigger' OR (type = 'index' AND name <> 'case_files_path' AND tbl_name IN "
    "('adverse_events', 'article_authors', 'articles', 'case_files', 'claim_precedence', 'claims', 'cohort_patients', 'cohorts', 'dose_steps', 'outcome_sites', "
    "'outcome_treatments', 'outcomes', 'patient_sites', 'patients', 'treatment_sites', 'treatments', 'uncounted_claims'))) ORDER BY rowid";

bool holds_articles(Database& database) { return database.integer("SELECT EXISTS(SELECT 1 FROM articles)") != 0; }

}  // namespace

LoadTransaction::LoadTransaction(Database& database, bool large) : database_(database) {
  in_bulk_ = large && !holds_articles(database_);
  if (in_bulk_) database_.execute("PRAGMA foreign_keys = OFF");   // nothing inside of a transaction
  try {
    begin();
    if (in_bulk_ && holds_articles(database_)) {   // another program came first
      end();
      begin();
    }
    if (!in_bulk_) return;
    set_page_cache(database_, kPageCache);
    put_aside();
  } catch (...) {
    end();
    throw;
  }
}

LoadTransaction::~LoadTransaction() { end(); }

void LoadTransaction::end() {
  // SQLite may have rolled back by itself (disk full): then ROLLBACK fails and nothing is lost.
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  if (in_bulk_) sqlite3_exec(database_.handle(), "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
  open_ = in_bulk_ = false;
}

void LoadTransaction::begin() {
  database_.execute("BEGIN IMMEDIATE");
  open_ = true;
}

void LoadTransaction::put_aside() {
  std::vector<std::string> dropped;
  auto aside = database_.prepare(kAside);
  while (aside.step()) {
    dropped.push_back(fmt::format("DROP {} {}", *aside.text("type"), *aside.text("name")));
    made_later_.push_back(*aside.text("sql"));
  }
  aside.reset();
  for (const auto& sql : dropped) database_.execute(sql);
}

void LoadTransaction::rows_are_in() {
  if (!in_bulk_) return;
  for (const auto& sql : std::exchange(made_later_, {})) database_.execute(sql);
  for (const char* const table : {"article_search", "claim_search"}) rebuild_full_text(database_, table);
}

void LoadTransaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

void rebuild_full_text(Database& database, std::string_view table) {
  // Not among FTS5's documented settings: where it is not known, the rebuild goes with less memory.
  const auto set_memory = [&](int bytes) {
    const std::string sql = fmt::format("INSERT INTO {0}({0}, rank) VALUES('hashsize', {1})", table, bytes);
    sqlite3_exec(database.handle(), sql.c_str(), nullptr, nullptr, nullptr);
  };
  set_memory(kFullTextMemory);
  database.execute(fmt::format("INSERT INTO {0}({0}) VALUES('rebuild')", table));
  set_memory(kUsualFullTextMemory);
}

}  // namespace casebook::store
