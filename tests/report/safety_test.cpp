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

document::Document safety(const LoadedCases& file, const report::ReportOptions& options = {}, const store::NoticeScope& scope = {}) {
  auto catalogue = file.open(scope);
  return test::answer(catalogue, "safety", options);
}

const Texts kFindings{"finding", "affected", "assessed", "treated", "not_reported", "method"};

LoadedCases three_drugs() {
  return LoadedCases({
      article("a-2000", 12, R"(courses:
  - treatment: naltrexone
    who: all
    adverse events:
      - { event: nausea, who: 3 of 12, severity: mild, when: within 1 week, lasted: 3 days, led to: dose reduction }
      - { event: liver injury, who: 1 of 12, serious: yes, attribution: probably naltrexone, led to: stopping }
      - { event: any other adverse event, who: none }
)"),
      article("b-2000", 3, "courses:\n" + course_of("naltrexone")),
      article("c-2000", 4, "courses:\n  - { treatment: apremilast, who: all, adverse events: none reported }\n"),
      article("d-2000", 2, "courses:\n" + course_of("doxycycline")),
  });
}

}  // namespace

TEST_CASE("safety of one treatment begins with what was seen, in how many of how many", "[report]") {
  const auto document = safety(three_drugs(), test::about("naltrexone"));
  CHECK(test::joined(document.answer) ==
        "Reported: nausea in 3 of 12 patients (mild; led to dose reduction in 3); liver injury in 1 of 12 patients (serious in 1; led to stopping in 1). "
        "Looked for and not seen: any other adverse event (0 of 12 patients; at most 22.1 %). "  // 1 - 0.05^(1/12) = 0.2209
        "3 of 15 patients: the text that was read says nothing of adverse events. 2 articles, 15 patients treated.");
  CHECK(test::values(document, "findings", kFindings) ==
        Texts{"nausea | 3 | 12 | 15 | 3 | clopper-pearson", "liver injury | 1 | 12 | 15 | 3 | clopper-pearson",
              "any other adverse event | 0 | 12 | 15 | 3 | clopper-pearson, one-sided", "any adverse event | · | · | 15 | 15 | ·"});
  CHECK(test::values(document, "findings", {"finding", "serious", "fatal", "led_to_stopping", "led_to_dose_reduction"})[1] == "liver injury | 1 | · | 1 | ·");
}

TEST_CASE("silence is a sentence and never the word that there was none", "[report]") {
  const auto document = safety(three_drugs(), test::about("doxycycline"));
  CHECK(document.answer.front() == "2 of 2 patients: the text that was read says nothing of adverse events.");
  for (const auto* texts : {&document.answer, &document.caveats}) CHECK_FALSE(contains(test::joined(*texts), "no adverse event"));
  CHECK(test::values(document, "articles", {"citekey", "treated", "adverse_events", "not_reported"}) == Texts{"d-2000 | 2 | not reported | 2"});
  CHECK(document.figures.empty());
}

TEST_CASE("each report of harm stands with when, how long, to what it is laid and what it led to", "[report]") {
  const auto document = safety(three_drugs(), test::about("naltrexone"));
  CHECK(test::values(document, "reports", {"article", "what", "patients", "days", "lasted", "laid_to"}) ==
        Texts{"a-2000 | nausea (mild, led to dose reduction) | 3 | (0, 7] | 3 | ·", "a-2000 | liver injury (serious, led to stopping) | 1 | · | · | probably naltrexone",
              "a-2000 | any other adverse event | 0 | · | · | ·", "b-2000 | any adverse event | not reported | · | · | ·"});
  CHECK(contains(test::joined(document.caveats), "Not stated, on which day it came: liver injury; how long it lasted: liver injury."));
}

TEST_CASE("over all treatments harm is a league of what was seen, looked for, and not spoken of", "[report]") {
  const auto document = safety(three_drugs());
  CHECK(document.answer.front() ==
        "Adverse events are reported of 1 of 3 treatments in 4 articles; of 1 they were looked for and not seen; of 1 the texts that were read say nothing.");
  CHECK(document.tables.front().name == "treatments");
  CHECK(test::values(document, "treatments", {"treatment", "treated", "spoken", "not_reported", "not_seen", "led_to_stopping"}) ==
        Texts{"naltrexone | 15 | 12 | 3 | any other adverse event: 0 of 12 (at most 22.1 %) | 1", "apremilast | 4 | 4 | 0 | any adverse event: 0 of 4 (at most 52.8 %) | ·",
              "doxycycline | 2 | 0 | 2 | · | ·"});  // 1 - 0.05^(1/4) = 0.5271
  CHECK(document::find_table(document, "findings")->rows.size() == 4);  // what nobody looked for stands in the league alone
}

TEST_CASE("safety of naltrexone is as the contract counts it", "[report]") {
  auto texts = casefile::embedded_case_texts("seed/albers-2017.yaml");
  for (auto& text : casefile::embedded_case_texts("seed/further/")) texts.push_back(std::move(text));
  const auto document = safety(LoadedCases(texts), test::about("naltrexone"));
  const auto answer = test::joined(document.answer);
  CHECK(contains(answer, "any adverse event (0 of 5 patients; at most 45.1 %)"));
  CHECK(contains(answer, "any significant adverse event (0 of 1 patient; at most 95 %)"));
  CHECK(contains(answer, "15 of 21 patients: the text that was read says nothing of adverse events."));
}

TEST_CASE("a harm in doubt leaves its rate, and is listed with the reason", "[report]") {
  const LoadedCases file({article("e-2000", 2, R"(errata: [{ kind: retraction, scope: data, published: 2010 }]
courses:
  - treatment: naltrexone
    who: all
    adverse events: [{ event: nausea, who: 1 of 2 }]
)")});
  const auto document = safety(file, test::about("naltrexone"));
  CHECK(document::find_table(document, "findings")->rows.empty());
  CHECK(test::values(document, "reports", {"what", "counts"}) == Texts{"nausea | no: flagged"});
  CHECK(contains(test::joined(document.answer), "Nobody is counted as treated. One notice: retraction of e-2000 (data; touches"));
  CHECK(test::values(safety(file, test::about("naltrexone"), {"", true, false}), "findings", {"finding", "affected", "assessed"}) == Texts{"nausea | 1 | 2"});
}

TEST_CASE("safety of what nobody took says so, and asks no endpoint", "[report]") {
  const auto document = safety(three_drugs(), test::about("methotrexate"));
  CHECK(document.answer == Texts{"No course of methotrexate is in this catalogue, and no adverse event."});
  report::ReportOptions options;
  options.endpoint = "pain improved";
  CHECK_THROWS_AS(safety(three_drugs(), options), core::UsageError);
}

TEST_CASE("safety of one article counts that article's people", "[report]") {
  auto options = test::about("naltrexone");
  options.article = "b-2000";
  const auto document = safety(three_drugs(), options);
  CHECK(document.answer.front() == "3 of 3 patients: the text that was read says nothing of adverse events.");
}
