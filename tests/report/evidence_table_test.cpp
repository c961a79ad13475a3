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

document::Document evidence(const LoadedCases& file, const report::ReportOptions& options = {}) {
  auto catalogue = file.open();
  return test::answer(catalogue, "evidence-table", options);
}

LoadedCases two_articles() {
  return LoadedCases({
      article("a-2000", 3, R"(patients:
  - { label: A, sex: female, age: 40s, diagnosis: biopsy, prior: [{ treatment: dapsone, result: failed }] }
  - { label: B, sex: male, age: 62 }
courses:
  - treatment: naltrexone
    who: all
    steps:
      - { dose: 3 mg nightly }
      - { dose: 4.5 mg nightly, who: 2 of 3, when: not stated }
      - { stop: flare, who: A, when: 8 weeks }
    outcomes:
      - { endpoint: first improvement, who: all, when: within 2 weeks }
      - { endpoint: clinical resolution, who: 1 of 3, when: not stated }
      - { endpoint: relapse after withdrawal, who: A, when: 2-3 weeks }
    adverse events: [{ event: nausea, who: 1 of 3, severity: mild }]
appraisal: [{ item: murad 1, answer: yes, why: all patients of a year }]
)"),
      article("b-2000", 2, "courses:\n" + course_of("naltrexone") + course_of("apremilast")),
  });
}

}  // namespace

TEST_CASE("a row of the evidence table holds what one article says, with its numbers", "[report]") {
  const auto document = evidence(two_articles(), test::about("naltrexone"));
  CHECK(test::values(document, "evidence", {"citekey", "patients_treated", "patients_reported", "sex", "age", "diagnosis"}) ==
        Texts{"a-2000 | 3 | 3 | 1 female, 1 male, not stated of 1 | 40s, 62, not stated of 1 | biopsy, not stated of 2", "b-2000 | 2 | 2 | · | · | ·"});
  CHECK(test::values(document, "evidence", {"prior", "intervention", "duration"})[0] ==
        "dapsone in 1 (failed 1 of 1) | 3 mg nightly (3 of 3), then 4.5 mg nightly (2 of 3) | A: stopped on day 56 (flare)");
  CHECK(test::values(document, "evidence", {"outcomes"})[0] == "clinical resolution 1 of 3; first improvement 3 of 3 (within 2 weeks)");
  CHECK(test::values(document, "evidence", {"loss", "adverse_events", "appraisal"})[0] == "relapse after withdrawal 1 of 1 (A: 2-3 weeks) | nausea 1 of 3 (mild) | murad: 1 yes");
  CHECK(test::values(document, "evidence", {"adverse_events"})[1] == "the text says nothing");
}

TEST_CASE("the seed's row gives no group's fact to a person", "[report]") {
  const auto file = tests::albers();
  const auto document = evidence(file, test::about("naltrexone"));
  CHECK(test::values(document, "evidence", {"cited", "patients_treated", "age", "sex", "prior", "intervention", "notices"}) ==
        Texts{"[1] Albers et al. 2017 | 3 | · | · | at least 4 failed in 3 of 3, not named | 3 mg nightly (3 of 3), then 4.5 mg nightly (2 of 3) | correction (affiliation; touches none of "
              "its claims)"});
  CHECK(contains(test::joined(document.answer), "1 article, 3 patients treated. Designs: case series (1). Read: abstract (1)."));
}

TEST_CASE("without a treatment each intervention is named, and one article stays one row", "[report]") {
  const auto document = evidence(two_articles());
  CHECK(test::values(document, "evidence", {"citekey", "intervention"}) ==
        Texts{"a-2000 | naltrexone: 3 mg nightly (3 of 3), then 4.5 mg nightly (2 of 3)", "b-2000 | apremilast: dose not stated; naltrexone: dose not stated"});
}

TEST_CASE("an article whose patients are another's stands in the table and says that it does not count", "[report]") {
  const LoadedCases file({article("a-2000", 2, "courses:\n" + course_of("naltrexone")), {"r-2000.yaml", R"(article: { key: r-2000, design: narrative review, text read: abstract }
at: abstract
cohort: { size: 2, condition: Hailey-Hailey disease, standing: retold }
courses:
  - { treatment: naltrexone, who: all, adverse events: not reported }
)"}});
  const auto document = evidence(file, test::about("naltrexone"));
  CHECK(test::values(document, "evidence", {"citekey", "patients_treated", "counts"}) == Texts{"a-2000 | 2 | yes", "r-2000 | · | no: retold"});
  CHECK(contains(test::joined(document.answer), "1 more article is listed of whose patients none counts here."));
}

TEST_CASE("an evidence table of what nobody took is empty, and asks no endpoint", "[report]") {
  CHECK(evidence(two_articles(), test::about("ruxolitinib")).answer == Texts{"No course of ruxolitinib is in this catalogue."});
  report::ReportOptions options;
  options.endpoint = "pain improved";
  CHECK_THROWS_AS(evidence(two_articles(), options), core::UsageError);
}
