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
