// How every statement behind a report finds its rows: by an index, by the same one whatever the statistics say, and with no more work when the rest of the catalogue grows.

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <set>

#include "catch.h"
#include "multiplied_catalogue.h"
#include "places.h"
#include "program.h"
#include "report/report.h"
#include "report/search.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

/// What connections that are opened while it lives are asked: each query once, with its values, and how much work all of them were.
class Watched {
 public:
  Watched() {
    queries().clear();
    steps() = 0;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;
  ~Watched() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch)); }

  const std::set<std::string>& asked() const { return queries(); }
  /// Steps of SQLite's machine: rows looked at, compared and put out, many to a row.
  std::int64_t work() const { return steps(); }

 private:
  static std::set<std::string>& queries() {
    static std::set<std::string> all;
    return all;
  }
  static std::int64_t& steps() {
    static std::int64_t all = 0;
    return all;
  }
  static int watch(sqlite3* database, char** /*error*/, const sqlite3_api_routines* /*routines*/) {
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, seen, nullptr);
  }
  static int seen(unsigned what, void* /*context*/, void* about, void* more) {
    auto* statement = static_cast<sqlite3_stmt*>(about);
    if (what == SQLITE_TRACE_PROFILE) {
      steps() += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
      return 0;
    }
    const std::string_view text = static_cast<const char*>(more);
    if (!text.starts_with("SELECT") && !text.starts_with("WITH")) return 0;
    char* expanded = sqlite3_expanded_sql(statement);
    if (expanded != nullptr) queries().insert(expanded);
    sqlite3_free(expanded);
    return 0;
  }
};

/// Tables of terms: a vocabulary of thousands stays one.
const std::set<std::string> kTerms{"conditions",      "interventions",         "endpoints",      "sites",             "condition_codes", "condition_synonyms",
                                   "endpoint_codes",  "endpoint_synonyms",     "site_codes",     "site_synonyms",     "intervention_codes", "intervention_synonyms",
                                   "intervention_components", "sqlite_schema", "schema_migrations"};

/// Tables and indexes that the machine's program for `sql` walks from an end, without a key: by name.
std::vector<std::string> walked(store::Database& database, const std::string& sql) {
  std::map<std::int64_t, std::string> roots;
  auto schema = database.prepare("SELECT rootpage, tbl_name, name FROM main.sqlite_schema WHERE rootpage > 0");
  while (schema.step()) {
    if (kTerms.count(*schema.text(1)) == 0) roots[*schema.integer(0)] = *schema.text(2);
  }
  std::map<std::int64_t, std::string> cursors;
  std::vector<std::string> found;
  auto program = database.prepare("EXPLAIN " + sql);
  while (program.step()) {
    const auto opcode = *program.text("opcode");
    const auto cursor = program.integer("p1").value_or(0);
    if (opcode == "OpenRead" || opcode == "ReopenIdx") {
      cursors.erase(cursor);
      const auto root = roots.find(program.integer("p2").value_or(0));
      if (program.integer("p3") == 0 && root != roots.end()) cursors[cursor] = root->second;
    }
    if ((opcode == "Rewind" || opcode == "Last" || opcode == "Count") && cursors.count(cursor) != 0) found.push_back(cursors[cursor]);
  }
  return found;
}

/// How each table is entered, whatever the order: "SEARCH t USING INDEX ... (condition_id=? AND intervention_id=?)". Sorting and filters in memory are no way in.
std::multiset<std::string> ways_in(store::Database& database, const std::string& sql) {
  std::multiset<std::string> found;
  auto statement = database.prepare("EXPLAIN QUERY PLAN " + sql);
  while (statement.step()) {
    const auto line = *statement.text("detail");
    if (line.starts_with("SEARCH") || line.starts_with("SCAN")) found.insert(line);
  }
  return found;
}

std::string differences(const std::multiset<std::string>& before, const std::multiset<std::string>& after) {
  std::vector<std::string> gone, come;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come));
  std::string text;
  for (const auto& line : gone) text += "- " + line + "\n";
  for (const auto& line : come) text += "+ " + line + "\n";
  return text;
}

/// Of the further articles those on two treatments, and some that tell of others, of harms, of light and of groups.
void make_catalogue() {
  std::vector<std::string> words{"add"};
  for (const char* key : {"albers-2017", "further/gavali-2024", "further/ibrahim-2017", "further/li-2017", "further/kieffer-2018", "further/jfri-2019", "further/menta-2024",
                          "further/co2-laser-2005"}) {
    words.push_back((source_folder() / "seed" / (std::string(key) + ".yaml")).string());
  }
  REQUIRE(run_program({"init", "--empty"}).code == 0);
  REQUIRE(run_program(words).code == 0);
}

/// The catalogue with every article and `copies` of each.
std::filesystem::path multiplied(int copies) {
  const auto file = std::to_string(copies) + ".db";
  std::filesystem::copy_file("casebook.db", file);
  store::Database database(file, store::Access::read_write);
  multiply(database, copies);
  database.execute("INSERT INTO errata(article_id, kind, scope, touches) SELECT article_id, 'correction', 'author', 'nothing' FROM articles");
  return file;
}

struct Question {
  std::string words;
  const report::Report* report;
  report::ReportOptions options;
  store::NoticeScope scope = {};
};

constexpr const char* kCondition = "Hailey-Hailey disease";

/// Every report, asked in each way that names a condition, a treatment or an article.
std::vector<Question> questions() {
  std::vector<Question> all;
  for (const report::Report* report : report::reports()) {
    const auto ask = [&](const char* words, const char* treatment, const char* condition, const char* article, const store::NoticeScope& scope = {}) {
      report::ReportOptions options;
      options.treatment = treatment;
      options.condition = condition;
      options.article = article;
      if (report->subject == report::Subject::two_treatments) options.other_treatment = "apremilast";
      all.push_back({std::string(report->name) + " " + words, report, options, scope});
    };
    store::NoticeScope as_of;
    as_of.as_of = "2020-12-31";
    switch (report->subject) {
      case report::Subject::article:
        ask("of an article", "", "", "albers-2017");
        if (report->name == "impact") ask("of an article and a condition", "", kCondition, "albers-2017");
        break;
      case report::Subject::none:
        ask("of a condition", "", kCondition, report->name == "errata" ? "albers-2017" : "");
        ask("of an article", "", "", "albers-2017");
        break;
      case report::Subject::optional_treatment:
        ask("of a condition", "", kCondition, "");
        ask("of an article", "", "", "albers-2017");
        [[fallthrough]];
      case report::Subject::treatment:
      case report::Subject::two_treatments:
        ask("of a treatment and a condition", "naltrexone", kCondition, "");
        ask("of a treatment", "naltrexone", "", "");
        ask("as of a date", "naltrexone", kCondition, "", as_of);
        break;
    }
  }
  return all;
}

std::set<std::string> asked_by(const Question& question, const std::filesystem::path& file, std::int64_t* work = nullptr) {
  const Watched watched;
  auto catalogue = query::Catalogue::open(file, question.scope);
  question.report->run(catalogue, question.options);
  if (work != nullptr) *work = watched.work();
  return watched.asked();
}

}  // namespace

TEST_CASE("no statement of a report that is asked for a condition, a treatment or an article walks a table that grows, and statistics change no plan") {
  const WorkingFolder folder;
  make_catalogue();
  const auto file = multiplied(60);
  std::map<std::string, std::string> asked;   // the statement, and the question it was first heard for
  for (const auto& question : questions()) {
    if (question.scope.cuts() || question.words == "impact of an article and a condition") continue;   // either is a door
    for (const auto& sql : asked_by(question, file)) asked.emplace(sql, question.words);
  }
  CHECK(asked.size() > 100);
  store::Database database(file, store::Access::read_write);
  std::map<std::string, std::multiset<std::string>> without;
  for (const auto& [sql, words] : asked) {
    without[sql] = ways_in(database, sql);
    for (const auto& name : walked(database, sql)) {
      INFO(words << "\n" << sql.substr(sql.find(" FROM ")));
      CHECK(name == "walked by no report");
    }
  }
  for (const char* statistics : {"PRAGMA analysis_limit = 1000; ANALYZE", "PRAGMA analysis_limit = 0; ANALYZE"}) {
    database.execute(statistics);
    for (const auto& [sql, words] : asked) {
      INFO(words << ", " << statistics << "\n" << sql.substr(sql.find(" FROM ")));
      CHECK(differences(without[sql], ways_in(database, sql)) == "");
    }
  }
}

TEST_CASE("a report on a condition and a treatment is no more work when the rest of the catalogue grows") {
  const WorkingFolder folder;
  make_catalogue();
  const auto smaller = multiplied(12);
  const auto larger = multiplied(60);
  for (const auto& question : questions()) {
    const bool of_one_article = !question.options.article.empty() && question.words != "impact of an article";   // which speaks of all conditions of its treatments
    if (!of_one_article && (question.options.treatment.empty() || question.options.condition.empty())) continue;
    std::int64_t before = 0, after = 0;
    asked_by(question, smaller, &before);
    asked_by(question, larger, &after);
    INFO(question.words);
    CHECK(before > 0);
    CHECK(after <= before + before / 10);
  }
}
