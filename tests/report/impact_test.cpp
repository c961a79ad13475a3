#include "catch.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

report::ReportOptions of(const std::string& article) {
  report::ReportOptions options;
  options.article = article;
  return options;
}

std::string told(const std::string& key, const std::string& errata = {}) {
  return errata + "patients: [" + key + " 1]\ncourses:\n  - treatment: naltrexone\n    who: " + key +
         " 1\n    dose: 3 mg daily\n    outcomes:\n      - { endpoint: first improvement, when: within 2 weeks }\n    adverse events: not reported\n";
}

}  // namespace

TEST_CASE("without the one article nothing is left, and the report says so", "[impact]") {
  const auto cases = albers();
  auto catalogue = cases.open();
  const auto document = test::answer(catalogue, "impact", of("albers-2017"));
  CHECK(test::contains(document.answer[0], "Without albers-2017: naltrexone, any response in nobody who is counted, instead of 3 of 3 patients"));
  CHECK(test::values(document, "treated", {"before_treated", "after_treated", "after_articles"}) == Texts{"3 | 0 | 0"});
  CHECK(document.sources.size() == 1);
}

TEST_CASE("claims that gave way to the article begin to count without it", "[impact]") {
  const LoadedCases cases({article("big-2000", 3, "courses:\n  - treatment: naltrexone\n    who: all\n    dose: 3 mg daily\n    outcomes:\n"
                                                  "      - { endpoint: first improvement, who: 2 of 3, when: within 2 weeks }\n    adverse events: not reported\n"),
                           article("small-2001", 1, "patients: [{ label: woman, same as: big-2000 (possible) }]\ncourses:\n  - treatment: naltrexone\n    who: woman\n"
                                                    "    dose: 3 mg daily\n    outcomes:\n      - { endpoint: first improvement, when: within 2 weeks }\n"
                                                    "    adverse events: not reported\n")});
  auto catalogue = cases.open();
  const auto document = test::answer(catalogue, "impact", of("big-2000"));
  CHECK(test::contains(document.answer[0], "any response in 1 of 1 patient instead of 2 of 3"));
  CHECK(test::values(document, "begin_to_count", {"citekey", "kind", "why_before"}) ==
        Texts{"small-2001 | treatment | possibly the same patient", "small-2001 | dose step | possibly the same patient",
              "small-2001 | outcome | possibly the same patient"});
  CHECK(test::contains(test::joined(document.answer), "3 claims of small-2001 begin to count, because big-2000 no longer stands before them."));
  CHECK(document.sources.size() == 2);
  // The other way round nothing is lost.
  const auto small = test::answer(catalogue, "impact", of("small-2001"));
  CHECK(test::contains(small.answer[0], "Without small-2001: no response rate changes."));
}

TEST_CASE("of a retracted article before is with it, and the same rows change the other way round", "[impact]") {
  const std::string retraction = "errata: [{ kind: retraction, scope: data, published: 2020-05, at: PubMed record }]\n";
  const LoadedCases retracted({article("a-2000", 1, told("a", retraction)), article("b-2000", 1, told("b"))});
  const LoadedCases sound({article("a-2000", 1, told("a")), article("b-2000", 1, told("b"))});
  auto one = retracted.open();
  auto other = sound.open();
  const auto out = test::answer(one, "impact", of("a-2000"));
  const auto in = test::answer(other, "impact", of("a-2000"));
  CHECK(test::contains(test::joined(out.answer), "a-2000 is out already (retraction of 2020-05): 'before' is as if there were no notice of it"));
  for (const char* table : {"rates", "treated", "compared"}) {
    REQUIRE(document::find_table(out, table) != nullptr);
    REQUIRE(document::find_table(in, table) != nullptr);
    CHECK(document::find_table(out, table)->rows.size() == document::find_table(in, table)->rows.size());
  }
  CHECK(out.answer[0] == in.answer[0]);
  CHECK(test::contains(out.answer[0], "any response in 1 of 1 patient instead of 2 of 2"));
}

TEST_CASE("an existing reinstatement does not save an article that is supposed withdrawn", "[impact]") {
  const LoadedCases cases({article("a-2000", 1, told("a", "errata:\n  - { kind: retraction, scope: data, published: 2020, at: PubMed record }\n"
                                                          "  - { kind: reinstatement, scope: data, at: PubMed record }\n"))});
  auto catalogue = cases.open();
  CHECK(test::contains(test::answer(catalogue, "impact", of("a-2000")).answer[0], "in nobody who is counted, instead of 1 of 1"));
}

TEST_CASE("counted with the flagged, an article is withdrawn all the same", "[impact]") {
  const LoadedCases cases({article("a-2000", 1, told("a", "errata: [{ kind: retraction, scope: data, published: 2020, at: PubMed record }]\n")),
                           article("b-2000", 1, told("b"))});
  store::NoticeScope scope;
  scope.include_flagged = true;
  auto catalogue = cases.open(scope);
  CHECK(test::contains(test::answer(catalogue, "impact", of("b-2000")).answer[0], "any response in 1 of 1 patient instead of 2 of 2"));
}

TEST_CASE("an article without a course changes no answer", "[impact]") {
  const LoadedCases cases({article("a-2000", 2, "not seen:\n  - everything\n")});
  auto catalogue = cases.open();
  CHECK(test::contains(test::answer(catalogue, "impact", of("a-2000")).answer[0], "No answer rests on a-2000"));
}
