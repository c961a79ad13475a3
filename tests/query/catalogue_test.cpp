#include "query/catalogue.h"

#include "catch.h"
#include "query/response_rates.h"
#include "store/catalogue_file.h"
#include "store/temporary_folder.h"

using namespace casebook;

TEST_CASE("a catalogue whose views another build made is read through the program's own, and left as it is", "[query]") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "a.db";
  store::create_catalogue(file, "2026-01-01T00:00:00Z", [](store::Database& database) {
    database.execute("DROP VIEW response_rates; CREATE VIEW response_rates AS SELECT 1 AS one");
  });
  auto catalogue = query::Catalogue::open(file);
  CHECK(query::response_rates(catalogue, {}).rows.empty());
  store::Database other(file, store::Access::read_only);
  CHECK(other.integer("SELECT one FROM response_rates") == 1);
}

TEST_CASE("a catalogue is opened for reading only", "[query]") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "a.db";
  store::create_catalogue(file, "2026-01-01T00:00:00Z", [](store::Database&) {});
  auto catalogue = query::Catalogue::open(file);
  CHECK_THROWS(catalogue.database().execute("DELETE FROM articles"));
}

TEST_CASE("an answer of many statements is of one state of the file, which nobody changes before it is given", "[query]") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "a.db";
  store::create_catalogue(file, "2026-01-01T00:00:00Z", [](store::Database&) {});
  store::set_busy_timeout(20);
  store::Database writer(file, store::Access::read_write);
  store::set_busy_timeout(5000);
  const auto add = [&] {
    store::Transaction transaction(writer);
    writer.execute("INSERT INTO conditions(name) VALUES('x')");
    transaction.commit();
  };
  {
    auto catalogue = query::Catalogue::open(file);
    const auto other = catalogue.reopened({});
    const auto terms = catalogue.database().integer("SELECT count(*) FROM conditions");
    CHECK_THROWS_WITH(add(), Catch::Contains("is locked by another program"));
    CHECK(catalogue.database().integer("SELECT count(*) FROM conditions") == terms);
  }
  CHECK_NOTHROW(add());
}
