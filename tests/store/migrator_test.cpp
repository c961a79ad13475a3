#include "store/migrator.h"

#include <vector>

#include "catch.h"
#include "core/errors.h"
#include "store/view_installer.h"

using namespace casebook::store;
using casebook::core::StoreError;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kNow = "2026-01-01T00:00:00Z";

const std::vector<EmbeddedFile> kTwo{
    {"migrations/0001_create_things.sql", "CREATE TABLE things(name TEXT NOT NULL) STRICT;"},
    {"migrations/0002_add_colour.sql", "ALTER TABLE things ADD COLUMN colour TEXT;"},
};
const std::vector<EmbeddedFile> kViews{{"schema/views/names.sql", "CREATE VIEW names AS SELECT name FROM things\n"}};

}  // namespace

TEST_CASE("a new file and an old one walk the same ladder") {
  auto fresh = Database::in_memory();
  CHECK(migrate(fresh, kTwo, kViews, kNow) == std::vector<std::string>{"0001_create_things", "0002_add_colour"});
  auto old = Database::in_memory();
  migrate(old, std::span(kTwo).first(1), kViews, kNow);
  old.execute("INSERT INTO things(name) VALUES('kept')");
  CHECK(migrate(old, kTwo, kViews, kNow) == std::vector<std::string>{"0002_add_colour"});
  CHECK(old.integer("SELECT count(*) FROM things WHERE name = 'kept' AND colour IS NULL") == 1);
  CHECK(schema_version(fresh) == 2);
  CHECK(schema_version(old) == 2);
  CHECK(fresh.integer("PRAGMA application_id") == kApplicationId);
  CHECK(migrate(old, kTwo, kViews, kNow).empty());
}

TEST_CASE("each migration is recorded with its text") {
  auto database = Database::in_memory();
  migrate(database, kTwo, kViews, kNow);
  auto statement = database.prepare("SELECT number, name, text, applied FROM schema_migrations ORDER BY number");
  REQUIRE(statement.step());
  CHECK(statement.text("name") == "0001_create_things");
  CHECK(statement.text("text") == std::string(kTwo[0].text));
  CHECK(statement.text("applied") == kNow);
}

TEST_CASE("a failing migration leaves the file as it was, earlier steps of the call included") {
  auto database = Database::in_memory();
  auto broken = kTwo;
  broken[1].text = "ALTER TABLE things ADD COLUMN colour TEXT;\nALTER TABLE nothing ADD COLUMN colour TEXT;";
  CHECK_THROWS_WITH(migrate(database, broken, kViews, kNow), Contains("migrations/0002_add_colour.sql:2:"));
  CHECK(schema_version(database) == 0);
  CHECK(database.integer("SELECT count(*) FROM sqlite_schema") == 0);
  CHECK(database.integer("PRAGMA foreign_keys") == 1);
}

TEST_CASE("a migration that leaves dangling references is refused") {
  auto database = Database::in_memory();
  std::vector<EmbeddedFile> migrations{
      {"migrations/0001_create_pair.sql",
       "CREATE TABLE parents(id INTEGER PRIMARY KEY) STRICT; CREATE TABLE children(parent INTEGER REFERENCES parents) STRICT; INSERT INTO children VALUES(5);"}};
  CHECK_THROWS_WITH(migrate(database, migrations, {}, kNow), Contains("children") && Contains("parents") && Contains("nothing was changed"));
  CHECK(schema_version(database) == 0);
}

TEST_CASE("numbers without gaps are demanded") {
  auto database = Database::in_memory();
  const std::vector<EmbeddedFile> gap{kTwo[0], {"migrations/0003_add_colour.sql", kTwo[1].text}};
  CHECK_THROWS_WITH(migrate(database, gap, kViews, kNow), Contains("found number 3, expected 0002"));
}

TEST_CASE("an applied migration whose text has changed is shown as a difference") {
  auto database = Database::in_memory();
  migrate(database, kTwo, kViews, kNow);
  auto edited = kTwo;
  edited[0].text = "CREATE TABLE things(name TEXT) STRICT;";
  CHECK_THROWS_WITH(migrate(database, edited, kViews, kNow),
                    Contains("0001_create_things") && Contains("- CREATE TABLE things(name TEXT NOT NULL) STRICT;") && Contains("+ CREATE TABLE things(name TEXT) STRICT;"));
}

TEST_CASE("the program's own ladder makes a catalogue whose views are current") {
  auto database = Database::in_memory();
  CHECK(migrate(database, embedded::migrations(), embedded::views(), kNow).size() == embedded::migrations().size());
  CHECK(schema_version(database) == known_version());
  CHECK(views_are_current(database, embedded::views()));
  auto dangling = database.prepare("PRAGMA foreign_key_check");
  CHECK_FALSE(dangling.step());
}
