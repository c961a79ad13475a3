#include "store/catalogue_file.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "catch.h"
#include "core/errors.h"
#include "store/migrator.h"
#include "store/temporary_folder.h"

using namespace casebook::store;
using casebook::core::StoreError;
using casebook::tests::TemporaryFolder;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kNow = "2026-01-01T00:00:00Z";

void make(const std::filesystem::path& file) {
  create_catalogue(file, kNow, [](Database&) {});
}

std::size_t files_in(const TemporaryFolder& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++count;
  return count;
}

}  // namespace

TEST_CASE("a new catalogue can be opened for reading and for writing") {
  const TemporaryFolder folder;
  make(folder / "a.db");
  auto reader = open_catalogue(folder / "a.db", Access::read_only);
  CHECK(identify(reader).application_id == kApplicationId);
  CHECK(identify(reader).version == known_version());
  auto writer = open_catalogue(folder / "a.db", Access::read_write);
  CHECK(writer.integer("PRAGMA foreign_keys") == 1);
}

TEST_CASE("a catalogue is never made over a file that exists") {
  const TemporaryFolder folder;
  make(folder / "a.db");
  CHECK_THROWS_WITH(make(folder / "a.db"), Contains("exists already"));
}

TEST_CASE("a failure while a catalogue is made leaves nothing behind") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(create_catalogue(folder / "a.db", kNow, [](Database&) { throw StoreError("no"); }), StoreError);
  CHECK(files_in(folder) == 0);
}

TEST_CASE("what is no catalogue is refused in one line that says what to do") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(open_catalogue(folder / "none.db", Access::read_only), Contains("there is no catalogue") && Contains("casebook init"));
  CHECK_THROWS_WITH(open_catalogue(folder.path(), Access::read_only), Contains("is no file"));
  std::ofstream(folder / "text.db") << "these are only words, and enough of them to look like a file of some size\n";
  CHECK_THROWS_WITH(open_catalogue(folder / "text.db", Access::read_only), Contains("is not a casebook catalogue"));
  { Database::create(folder / "other.db").execute("CREATE TABLE things(name TEXT)"); }
  CHECK_THROWS_WITH(open_catalogue(folder / "other.db", Access::read_only), Contains("application_id 0"));
}

TEST_CASE("a catalogue newer than the program is refused") {
  const TemporaryFolder folder;
  make(folder / "a.db");
  { Database(folder / "a.db", Access::read_write).execute("PRAGMA user_version = 9999"); }
  CHECK_THROWS_WITH(open_catalogue(folder / "a.db", Access::read_only), Contains("schema version 9999") && Contains("newer casebook"));
  CHECK_THROWS_WITH(open_to_migrate(folder / "a.db"), Contains("schema version 9999"));
}

TEST_CASE("a catalogue one version behind opens read-only, an older one asks for migrate") {
  const TemporaryFolder folder;
  make(folder / "a.db");
  const auto set = [&](int version) {
    Database(folder / "a.db", Access::read_write).execute("PRAGMA user_version = " + std::to_string(version));
  };
  set(known_version() - 1);
  CHECK_NOTHROW(open_catalogue(folder / "a.db", Access::read_only));
  CHECK_THROWS_WITH(open_catalogue(folder / "a.db", Access::read_write), Contains("casebook migrate"));
  set(known_version() - 2);
  CHECK_THROWS_WITH(open_catalogue(folder / "a.db", Access::read_only), Contains("casebook migrate"));
}

TEST_CASE("a copy is the same catalogue, and an existing file is replaced only when asked") {
  const TemporaryFolder folder;
  make(folder / "a.db");
  copy_catalogue(folder / "a.db", folder / "b.db", false);
  CHECK_NOTHROW(open_catalogue(folder / "b.db", Access::read_write));
  CHECK_THROWS_WITH(copy_catalogue(folder / "a.db", folder / "b.db", false), Contains("exists already"));
  CHECK_NOTHROW(copy_catalogue(folder / "a.db", folder / "b.db", true));
  CHECK(files_in(folder) == 2);
}

TEST_CASE("a copy of a large catalogue tells how far it is, and is the same") {
  const TemporaryFolder folder;
  make(folder / "a.db");
  {
    Database large = open_catalogue(folder / "a.db", Access::read_write);
    large.execute("CREATE TABLE filler (bytes BLOB) STRICT; INSERT INTO filler VALUES (zeroblob(36000000))");
  }
  std::vector<std::uint64_t> done;
  std::uint64_t of = 0;
  copy_catalogue(folder / "a.db", folder / "b.db", false, [&](std::uint64_t bytes, std::uint64_t total) {
    done.push_back(bytes);
    of = total;
  });
  REQUIRE(done.size() >= 2);
  CHECK(std::is_sorted(done.begin(), done.end()));
  CHECK(done.back() < of);
  CHECK(of == std::filesystem::file_size(folder / "a.db"));
  CHECK(std::filesystem::file_size(folder / "b.db") == of);
}

TEST_CASE("what a killed writer left is rolled back before reading") {
  const TemporaryFolder folder;
  make(folder / "a.db");
  const pid_t child = fork();
  if (child == 0) {
    Database database(folder / "a.db", Access::read_write);
    database.execute("PRAGMA cache_size = 1; BEGIN IMMEDIATE");
    database.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
        "INSERT INTO conditions(name) SELECT 'condition ' || i FROM n");
    _exit(0);   // without COMMIT: the journal stays hot
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(std::filesystem::exists(folder / "a.db-journal"));
  auto database = open_catalogue(folder / "a.db", Access::read_only);
  CHECK(database.integer("SELECT count(*) FROM conditions") == 0);
}

TEST_CASE("time is UTC, and fixed by SOURCE_DATE_EPOCH") {
  ::setenv("SOURCE_DATE_EPOCH", "1501632000", 1);
  CHECK(now_utc() == "2017-08-02T00:00:00Z");
  ::unsetenv("SOURCE_DATE_EPOCH");
  CHECK(now_utc().size() == 20);
}
