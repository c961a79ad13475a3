#include "catch.h"
#include "report/answers.h"

using namespace casebook;
using test::about;
using test::contains;

using Texts = std::vector<std::string>;

TEST_CASE("the seed says how soon it worked and what came of stopping", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "time-to-response", about("naltrexone"));
  CHECK(test::joined(document.answer) ==
        "First improvement in 3 of 3 patients between days 7 and 14; clinical resolution in 3 of 3 patients within "
        "60.9 days. "
        "Relapse after withdrawal is reported, in how many is not stated; re-response on rechallenge is reported "
        "between days 2 and 3, "
        "in how many is not stated. 1 article, 3 patients treated. One notice: correction of albers-2017 (affiliation; touches none of its claims).");
  CHECK(test::values(document, "observations",
                     {"endpoint", "affected", "assessed", "time_kind", "lower_days", "upper_days", "counted"}) ==
        Texts{"first improvement | 3 | 3 | event | 7 | 14 | 1", "clinical resolution | 3 | 3 | event | 0 | 60.875 | 1",
              "clinical resolution | 1 | 1 | assessment | 121.75 | 121.75 | 0",
              "relapse after withdrawal | · | · | not stated | · | · | 0",
              "re-response on rechallenge | · | · | event | 2 | 3 | 0"});
  CHECK(test::values(document, "estimates",
                     {"endpoint", "origin", "n", "events", "untimed", "median_lower_days", "median_upper_days"}) ==
        Texts{"first improvement | treatment start | 3 | 3 | 0 | 7 | 14",
              "clinical resolution | treatment start | 3 | 3 | 0 | 0 | 60.875"});
  CHECK(test::values(document, "estimates", {"remark"}) ==
        Texts{"one article's bounds alone make it", "one article's bounds alone make it"});
  const std::string caveats = test::joined(document.caveats);
  CHECK(contains(caveats, "Nothing is estimated for relapse after withdrawal and re-response on rechallenge"));
  CHECK(contains(caveats,
                 "albers-2017: healing of erosions may have been seen earlier; the cautious reading is (0, 14]."));
}

TEST_CASE("over all articles the medians are those of the counting contract", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "time-to-response", about("naltrexone"));
  const auto estimates = test::values(document, "estimates",
                                      {"endpoint", "n", "untimed", "median_lower_days", "median_upper_days", "remark"});
  REQUIRE(estimates.size() == 4);
  CHECK(estimates[0] == "first improvement | 5 | 0 | 7 | 8 | albers-2017's lower bound alone makes it");
  CHECK(contains(estimates[1], "clinical resolution | 5 | 6 | 0 | 42 | "));
  CHECK(contains(estimates[2], "relapse after withdrawal | 0 | 1 | · | · | "));
  CHECK(contains(test::joined(document.answer),
                 "clinical resolution in 11 of 11 patients (of 21 treated; not reported in 10; "));
  CHECK(
      contains(test::joined(document.caveats), "Given together with other treatments: kollman-2018 with doxycycline."));
}

TEST_CASE("only the endpoint that was asked for is answered", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  auto options = about("naltrexone");
  options.endpoint = "first improvement";
  const auto document = test::answer(catalogue, "time-to-response", options);
  for (const auto& row : test::values(document, "observations", {"endpoint"})) CHECK(row == "first improvement");
  CHECK(document.sources.size() == 2);
}
