#include "catch.h"
#include "core/errors.h"
#include "report/answers.h"

using namespace casebook;
using test::contains;

TEST_CASE("an article shows its claims, its facts and its notices", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  report::ReportOptions options;
  options.article = "albers-2017";
  const auto document = test::answer(catalogue, "article", options);
  CHECK(document::find_table(document, "claims")->rows.size() == 8);
  CHECK(document::find_table(document, "notices")->rows.size() == 1);
  CHECK(contains(test::joined(test::values(document, "facts", {"fact", "value"})),
                 "counted as treated | naltrexone: 3 patients"));
  CHECK_THROWS_AS(test::answer(catalogue, "article", {}), core::UsageError);
}
