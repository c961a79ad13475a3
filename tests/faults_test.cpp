// Every command that writes, over a disk that fails at its n-th operation: what stands then is what stood before or what should stand after, and the message says why.

#include <algorithm>
#include <cstdlib>
#include <set>

#include "casefile/loader.h"
#include "catch.h"
#include "faulty_disk.h"
#include "program.h"
#include "schema_fixture.h"
#include "store/catalogue_file.h"
#include "store/migrator.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

/// All that a catalogue holds, table by table, full text and bookkeeping with it, and how it is built: two catalogues with the same contents are the same.
std::string contents(const std::string& file) {
  store::Database database(file, store::Access::read_write);   // a journal that was left is rolled back
  std::string text;
  auto objects = database.prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, ''), CASE WHEN type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' THEN name END FROM sqlite_schema ORDER BY 1");
  while (objects.step()) {
    text += *objects.text(0) + "\n";
    const auto table = objects.text(1);
    if (!table) continue;
    auto columns = database.prepare("SELECT group_concat('quote(' || name || ')', '||''|''||') FROM pragma_table_info(:table)");
    columns.bind(":table", *table);
    columns.step();
    auto rows = database.prepare("SELECT " + *columns.text(0) + " FROM \"" + *table + "\" ORDER BY 1");
    while (rows.step()) text += *rows.text(0) + "\n";
  }
  auto whole = database.prepare("PRAGMA integrity_check");
  while (whole.step()) text += *whole.text(0) + "\n";
  return text;
}

bool is_long() { return std::getenv("CASEBOOK_KILL_ROUNDS") != nullptr; }

/// 1, 2, 3 and some of the rest, the last among them; all of them in the long mode.
std::vector<int> moments(int operations, int most) {
  std::vector<int> chosen;
  for (int n = 1; n <= operations; ++n) {
    if (is_long() || operations <= most) {
      chosen.push_back(n);
    } else if (static_cast<int>(chosen.size()) * (operations - 1) <= (n - 1) * (most - 1)) {
      chosen.push_back(n);
    }
  }
  return chosen;
}

std::set<std::string> files_here() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(".")) names.insert(entry.path().filename().string());
  return names;
}

const char* words_of(Fault fault) {
  switch (fault) {
    case Fault::full_from_then_on:
      return "full from then on";
    case Fault::refused_once:
      return "refused once";
    case Fault::broken_from_then_on:
      return "broken from then on";
  }
  return "";
}

struct Work {
  std::vector<std::string> command;
  std::string catalogue = "casebook.db";   ///< what it changes, or makes
  std::string between = {};                ///< a state that its message owns to, as a catalogue; empty: none
};

/// Runs the command over and over, each time with a later operation failing, and looks at what stands. \returns the rounds
int survive(const Work& work) {
  const bool exists = std::filesystem::exists(work.catalogue);
  const std::string file = "try.db";
  auto command = work.command;
  std::replace(command.begin(), command.end(), work.catalogue, file);
  if (std::find(command.begin(), command.end(), file) == command.end()) command.insert(command.end(), {"--db", file});
  const auto begin = [&] {
    for (const auto& entry : files_here()) {
      if (entry.starts_with(file)) std::filesystem::remove(entry);
    }
    if (exists) std::filesystem::copy_file(work.catalogue, file);
  };
  FaultyDisk disk;
  begin();
  const std::string before = exists ? contents(file) : std::string();
  disk.fail(0, Fault::refused_once);
  const auto done = run_program(command);
  INFO(done.err);
  REQUIRE(done.code == 0);
  const int operations = disk.operations();
  const std::string after = contents(file);
  REQUIRE(before != after);
  CHECK(run_program({"verify", "--db", file}).code == 0);
  const std::string between = work.between.empty() ? std::string() : contents(work.between);

  int rounds = 0;
  for (const auto fault : {Fault::full_from_then_on, Fault::refused_once, Fault::broken_from_then_on}) {
    for (const int moment : moments(operations, 4)) {
      begin();
      const auto files_before = files_here();
      disk.fail(moment, fault);
      const auto ran = run_program(command);
      const std::string failed = disk.failed();
      disk.fail(0, Fault::refused_once);
      INFO(command.front() << ", operation " << moment << " of " << operations << " " << words_of(fault) << " (" << failed << ")\n" << ran.err);
      ++rounds;
      std::set<std::string> left;
      for (const auto& name : files_here()) {
        if (files_before.count(name) == 0 && name != file && name != file + "-journal" && !Contains(name).match(ran.err)) left.insert(name);
      }
      CHECK(left == std::set<std::string>());
      if (ran.code != 0) {
        CHECK(ran.code == 1);
        CHECK_FALSE(failed.empty());
        CHECK_THAT(ran.err, Contains("casebook: ") && (Contains("the disk is full") || Contains("could not be read or written") || Contains("cannot be opened")));
      }
      if (!std::filesystem::exists(file)) {
        CHECK_FALSE(exists);
        CHECK(ran.code == 1);
        continue;
      }
      const std::string now = contents(file);
      CHECK((ran.code == 0 ? now == after : (now == before || now == after || (!between.empty() && now == between))));
      if (is_long()) CHECK(run_program({"verify", "--db", file}).code == 0);
    }
  }
  begin();
  if (is_long()) WARN(work.command.front() << ": " << rounds << " faults survived, in each of " << operations << " operations");
  return rounds;
}

void write_cases(const std::string& folder, int first, int count) {
  for (int i = first; i < first + count; ++i) {
    const std::string key = "smith-" + std::to_string(2000 + i);
    write_file(folder + "/" + key + ".yaml",
               "article: { key: " + key + ", design: case report, text read: abstract }\nat: abstract\ncohort: { size: 1, condition: Hailey-Hailey disease }\n"
               "courses:\n  - treatment: naltrexone\n    who: all\n    dose: 3 mg nightly\n    outcomes:\n"
               "      - { endpoint: clinical resolution, who: all, when: within 2 months }\n    adverse events: not reported\n");
  }
}

}  // namespace

TEST_CASE("a disk that fails under add, import, remove, notice, restore, backup or init leaves what was there or what should be", "[faults]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"backup", "earlier.db"}).code == 0);
  write_cases("cases", 0, 3);
  write_cases("more", 3, 3);
  REQUIRE(run_program({"add", "cases"}).code == 0);
  std::string records;
  for (int i = 0; i < 12; ++i) {
    records += "PMID- " + std::to_string(90000000 + i) + "\nTI  - Record " + std::to_string(i) + ".\nJT  - Invented journal\nDP  - 2019\nPT  - " +
               (i == 9 ? "Published Erratum\nEFR - Invented journal. 2019. PMID: 90000008" : "Case Reports") + "\n\n";
  }
  write_file("records.nbib", records);
  CHECK(survive({{"add", "more"}}) > 9);
  CHECK(survive({{"import", "records.nbib"}}) > 9);
  CHECK(survive({{"remove", "smith-2001"}}) > 9);
  CHECK(survive({{"notice", "smith-2001", "--kind", "retraction", "--scope", "data", "--pmid", "99", "--published", "2020"}}) > 9);
  CHECK(survive({{"restore", "earlier.db"}}) > 9);
  CHECK(survive({{"backup", "copy.db", "--db", "casebook.db"}, "copy.db"}) > 9);
  CHECK(survive({{"init", "--db", "new.db"}, "new.db"}) > 9);
}

TEST_CASE("a disk that fails under migrate leaves the older catalogue, the newer, or the newer one without the program's newer terms, which the next one brings", "[faults]") {
  const WorkingFolder folder;
  const int version = store::known_version() - 1;
  make_catalogue_of_version("casebook.db", std::min(version, static_cast<int>(kept("ladder").size())));
  std::filesystem::copy_file("casebook.db", "between.db");
  {
    auto database = store::open_to_migrate("between.db");
    store::migrate(database, store::embedded::migrations(), store::embedded::views(), "2026-01-01T00:00:00Z", casefile::derive_all);
  }
  CHECK(run_program({"verify", "--db", "between.db"}).code == 0);
  CHECK(survive({{"migrate"}, "casebook.db", "between.db"}) > 9);
  CHECK(run_program({"migrate", "--db", "between.db"}).code == 0);
  CHECK(run_program({"migrate"}).code == 0);
  CHECK(contents("between.db") == contents("casebook.db"));
}
