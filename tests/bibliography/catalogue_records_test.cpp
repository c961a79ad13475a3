#include "bibliography/catalogue_records.h"

#include "catch.h"
#include "core/errors.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

TEST_CASE("the seed's article reads as the record that it is", "[export]") {
  const auto cases = albers();
  auto catalogue = cases.open();
  const auto records = bibliography::cited_records(catalogue.database(), {"albers-2017"});
  REQUIRE(records.size() == 1);
  const auto& record = records[0].record;
  CHECK(record.title == "Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone");
  CHECK(record.published.iso == "2017-10-01");
  CHECK(record.electronic_date == "2017-08-02");
  CHECK(record.pmid == "28768313");
  CHECK(record.pmcid == "PMC5817589");
  CHECK(record.doi == "10.1001/jamadermatol.2017.2446");
  REQUIRE(record.authors.size() == 3);
  CHECK(record.authors[2].family == "Feldman");
  CHECK(record.authors[2].given == "Ron J");
  CHECK(record.languages == Texts{"en"});
  CHECK(record.abstract.empty());
}

TEST_CASE("what the catalogue does not know stays empty, and a key that is not there is refused", "[export]") {
  const LoadedCases cases({article("b-2001", 1, ""), article("a-2000", 1, "")});
  auto catalogue = cases.open();
  const auto records = bibliography::cited_records(catalogue.database(), {"b-2001", "a-2000"});
  REQUIRE(records.size() == 2);
  CHECK(records[0].citekey == "b-2001");
  CHECK(records[1].record.title.empty());
  CHECK(records[1].record.published.iso.empty());
  CHECK_THROWS_AS(bibliography::cited_records(catalogue.database(), {"nobody"}), core::UsageError);
}
