// SQL of a stranger under the query guard: over a connection that could write, nothing is written, no file is made, and the limits hold.

#include <sqlite3.h>

#include <chrono>
#include <filesystem>

#include "core/errors.h"
#include "property.h"
#include "sql_functions/register.h"
#include "store/catalogue_file.h"
#include "store/query_guard.h"

using namespace casebook;

namespace {

namespace fs = std::filesystem;

/// A catalogue of one article in a folder of its own, which is the current one.
class Catalogue {
 public:
  Catalogue() {
    std::string name = (fs::temp_directory_path() / "casebook-fuzz-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    fs::create_directory(name + "/empty");
    store::create_catalogue(name + "/fuzz.db", "2026-01-01T00:00:00Z", [](store::Database& database) {
      database.execute("INSERT INTO articles(citekey, title, design, text_read) VALUES('smith-2020', 'Healing', 'case series', 'abstract')");
      database.execute("INSERT INTO article_search(rowid, title, abstract) SELECT article_id, title, abstract FROM article_documents");
    });
    database_ = std::make_unique<store::Database>(store::open_catalogue(name + "/fuzz.db", store::Access::read_write));
    if (sql_functions::register_functions(database_->handle()) != 0) std::abort();
    fs::current_path(name + "/empty");
    changes_ = sqlite3_total_changes64(database_->handle());
    before_ = state();
  }
  store::Database& database() { return *database_; }
  void demand_unchanged(std::string_view sql) {
    fuzz::demand(sqlite3_total_changes64(database_->handle()) == changes_, "no row is written", sql);
    fuzz::demand(state() == before_, "nothing is made, attached or set", sql);
    fuzz::demand(fs::is_empty("."), "no file is made", sql);
  }

 private:
  std::string state() {
    auto statement = database_->prepare(
        "SELECT (SELECT group_concat(name) FROM pragma_database_list WHERE name <> 'temp') || (SELECT count(*) FROM sqlite_schema) || (SELECT count(*) FROM sqlite_temp_schema) || "
        "(SELECT schema_version FROM pragma_schema_version) || (SELECT user_version FROM pragma_user_version) || (SELECT foreign_keys FROM pragma_foreign_keys) || "
        "(SELECT count(*) FROM articles)");
    statement.step();
    return *statement.text(0);
  }

  std::unique_ptr<store::Database> database_;
  std::int64_t changes_ = 0;
  std::string before_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Catalogue catalogue;
  const auto sql = fuzz::text_of(data, size);
  store::QueryLimits limits;
  limits.seconds = 0.2;
  limits.heap_bytes = std::int64_t{32} << 20;
  for (const auto name : sql_functions::function_names()) limits.functions.emplace_back(name);
  for (const auto name : sql_functions::table_function_names()) limits.tables.emplace_back(name);
  const auto start = std::chrono::steady_clock::now();
  try {
    store::GuardedQuery query(catalogue.database(), std::string(sql), {}, limits);
    for (int rows = 0; rows < 200 && query.step(); ++rows) {
      for (std::size_t i = 0; i < query.columns().size(); ++i) {
        const auto value = query.value(static_cast<int>(i));
        if (const auto* text = std::get_if<std::string>(&value)) fuzz::demand(text->size() <= 2 * (std::size_t{16} << 20), "no value is longer than 16 MB, or twice that as digits");
      }
    }
  } catch (const core::StoreError& error) {
    fuzz::demand_harmless(error.what());
  } catch (const core::UsageError& error) {
    fuzz::demand_harmless(error.what());
  }
  // One call of printf('%.*c', 1000000000, 'x') takes a second or two, in which SQLite does not ask; the program has cli/hard_stop.h for that.
  fuzz::demand(std::chrono::steady_clock::now() - start < std::chrono::seconds(60), "a query ends soon after its time", sql);
  catalogue.demand_unchanged(sql);
  return 0;
}
