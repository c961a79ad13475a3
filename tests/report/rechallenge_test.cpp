#include "catch.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using test::about;
using test::contains;

using Texts = std::vector<std::string>;

TEST_CASE("a rechallenge without a count is told without one", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "rechallenge", about("naltrexone"));
  CHECK(test::values(document, "rechallenges",
                     {"citekey", "relapse_affected", "rechallenge_affected", "rechallenge_lower_days",
                      "rechallenge_upper_days"}) == Texts{"albers-2017 | · | · | 2 | 3"});
  CHECK(contains(test::joined(document.answer), "Relapse after stopping is reported by 1 article without a count."));
  CHECK(contains(test::joined(document.caveats),
                 "Not stated: how many stopped or started again; how long after stopping the relapse came."));
}

TEST_CASE("rechallenges are added up only where there is a count", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "rechallenge", about("naltrexone"));
  CHECK(contains(test::joined(document.answer),
                 "Relapse after stopping is reported in 1 of 1 patient and by 1 article without a count."));
  CHECK(document.sources.size() == 2);
}

TEST_CASE("an overruled relapse is listed and does not silence the one that counts", "[report]") {
  const tests::LoadedCases file(
      {tests::article("a-2000", 3, "courses:\n" + tests::course_of("naltrexone", R"(    outcomes:
      - { endpoint: relapse after withdrawal, who: 2 of 3, when: not stated, id: own }
      - { endpoint: relapse after withdrawal, who: 3 of 3, when: 2 weeks, overruled by: own }
)"))});
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "rechallenge", about("naltrexone"));
  CHECK(test::joined(document.answer) ==
        "Relapse after stopping is reported in 2 of 3 patients. 1 article, 3 patients treated.");
  CHECK(test::values(document, "rechallenges", {"relapsed", "counts"}) == Texts{"2 | yes", "3 | no: overruled"});
  CHECK(contains(test::joined(document.caveats), "Overruled by a better source: 1 row of a-2000"));
}

TEST_CASE("of several treatments the answer names those that were stopped or started again, and no others", "[report]") {
  const auto outcome = [](const std::string& treatment, const std::string& endpoint) {
    return tests::course_of(treatment, "    outcomes:\n      - { endpoint: " + endpoint + ", who: 1 of 3, when: not stated }\n");
  };
  const tests::LoadedCases file({tests::article("a-2000", 3, "courses:\n" + outcome("naltrexone", "relapse after withdrawal") +
                                                                 outcome("apremilast", "relapse after withdrawal") +
                                                                 outcome("methotrexate", "first improvement"))});
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "rechallenge", about(""));
  CHECK(test::joined(document.answer) == "Stopping or starting again is told of apremilast and naltrexone, in 1 article.");
}
