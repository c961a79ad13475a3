#include "catch.h"
#include "core/errors.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using test::contains;
using tests::article;
using tests::course_of;
using tests::LoadedCases;
using Texts = std::vector<std::string>;

namespace {

document::Document priors(const LoadedCases& file, const report::ReportOptions& options = {}) {
  auto catalogue = file.open();
  return test::answer(catalogue, "prior-therapies", options);
}

LoadedCases two_articles() {
  return LoadedCases({
      article("a-2000", 2, R"(patients: [{ label: A, prior: [{ treatment: dapsone, result: failed, said: dapsone did nothing }] }, { label: B }]
courses:
)" + course_of("naltrexone")),
      article("b-2000", 4, "prior: [{ who: 3 of 4, count: at least 2, result: failed }, { who: all, treatment: antibiotics }]\ncourses:\n" + course_of("apremilast")),
  });
}

}  // namespace

TEST_CASE("the seed's four or more treatments that failed stand in the answer with their patients", "[report]") {
  auto file = tests::albers();
  const auto document = priors(file, test::about("naltrexone"));
  CHECK(test::joined(document.answer) ==
        "Without a name, earlier treatments are said to have failed in 3 of 3 patients (1 article; at least 4 in 3 of 3). 1 article, 3 patients treated. "
        "One notice: correction of albers-2017 (affiliation; touches none of its claims).");
  CHECK(test::values(document, "unnamed", {"citekey", "affected", "assessed", "failed_min", "failed_max"}) == Texts{"albers-2017 | 3 | 3 | 4 | ·"});
  CHECK(document::find_table(document, "prior")->rows.empty());
}

TEST_CASE("prior treatments are listed by patients with what came of them and as said", "[report]") {
  const auto document = priors(two_articles());
  CHECK(test::values(document, "prior", {"treatment", "patients", "articles", "failed", "not_classified"}) == Texts{"antibiotics | 4 | 1 | · | 4", "dapsone | 1 | 1 | 1 | 0"});
  CHECK(test::values(document, "said", {"article", "who", "what", "outcome", "as_said"})[0] == "a-2000 | A | dapsone | failed | dapsone did nothing");
  CHECK(contains(test::joined(document.caveats), "What is not listed is not reported"));
}

TEST_CASE("prior therapies of one treatment leave out those of another", "[report]") {
  const auto document = priors(two_articles(), test::about("naltrexone"));
  CHECK(test::values(document, "prior", {"treatment", "patients"}) == Texts{"dapsone | 1"});
  CHECK(contains(test::joined(document.answer), "Earlier treatments are named for 1 of 2 patients (1 article). Said to have failed before naltrexone, of those said to have had it: dapsone in 1 of 1."));
  CHECK(contains(test::joined(document.answer), "Of 1 of 2 patients nothing is said on earlier treatment."));
  CHECK(document.sources.size() == 1);
}

TEST_CASE("prior therapies of naltrexone name nobody twice over all its articles", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "prior-therapies", test::about("naltrexone"));
  CHECK(contains(test::joined(document.answer), "7 articles, 21 patients treated."));
}

TEST_CASE("prior therapies of what nobody took say so, and ask no endpoint", "[report]") {
  CHECK(priors(two_articles(), test::about("ruxolitinib")).answer == Texts{"No course of ruxolitinib is in this catalogue."});
  report::ReportOptions options;
  options.endpoint = "pain improved";
  CHECK_THROWS_AS(priors(two_articles(), options), core::UsageError);
}
