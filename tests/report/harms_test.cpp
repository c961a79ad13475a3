#include "report/harms.h"

#include <algorithm>

#include "catch.h"
#include "core/text.h"
#include "query/adverse_event_rates.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

struct Asked {
  std::vector<query::AdverseEventReport> rows;
  std::vector<query::TreatedCourse> courses;
};

Asked asked(const LoadedCases& file, const store::NoticeScope& scope = {}) {
  auto catalogue = file.open(scope);
  return {query::adverse_event_reports(catalogue).rows, query::treated_courses(catalogue).rows};
}

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "·"; }

Texts findings(const Asked& asked) {
  Texts texts;
  for (const auto& row : report::harm_findings(asked.rows, asked.courses)) {
    texts.push_back(row.finding + " " + number(row.affected) + "/" + number(row.assessed) + ", " + std::to_string(row.articles) + " articles, of " +
                    number(row.treated) + ", not reported " + number(row.not_reported));
  }
  return texts;
}

/// Article or all together: treated = spoken + not assessed + silent + not entered + unclear.
std::string coverage(const report::HarmCoverage& row) {
  return (row.citekey.empty() ? "all" : row.citekey) + ": " + std::to_string(row.treated) + " = " + std::to_string(row.spoken) + " + " + std::to_string(row.not_assessed) +
         " + " + std::to_string(row.silent) + " + " + std::to_string(row.not_entered) + " + " + std::to_string(row.unclear) + (row.at_most ? ", at most" : "") + ", " +
         report::coverage_state(row);
}

Texts by_article(const Asked& asked) {
  Texts texts;
  const auto rows = report::harm_coverage(asked.rows, asked.courses);
  for (const auto& row : rows) texts.push_back(coverage(row));
  for (const auto& row : report::coverage_together(rows)) texts.push_back(coverage(row));
  return texts;
}

std::string course_with(const std::string& events) { return "courses:\n  - treatment: naltrexone\n    who: all\n    adverse events:" + events + "\n"; }

/// 20 patients of five articles: harm seen in some of 6, none of 5, an unstated number of 3; 4 with silence, 2 without a look.
LoadedCases five_articles() {
  return LoadedCases({
      article("a-2000", 6, course_with("\n      - { event: nausea, who: 2 of 6, severity: mild, led to: stopping }\n      - { event: any serious adverse event, who: none }")),
      article("b-2000", 4, course_with(" not reported")),
      article("c-2000", 5, course_with(" none reported")),
      article("d-2000", 3, course_with("\n      - { event: headache, who: some of 3, serious: yes }")),
      article("e-2000", 2, course_with(" not assessed")),
  });
}

}  // namespace

TEST_CASE("a finding is counted of those in whom it was looked for, and the rest of those treated are not reported", "[report]") {
  CHECK(findings(asked(five_articles())) == Texts{"nausea 2/6, 1 articles, of 20, not reported 14", "headache ·/·, 0 articles, of 20, not reported 20",
                                                  "any serious adverse event 0/6, 1 articles, of 20, not reported 14",
                                                  "any adverse event 0/5, 1 articles, of 20, not reported 15"});
}

TEST_CASE("everyone treated is spoken of, not assessed, or in an article that is silent", "[report]") {
  CHECK(by_article(asked(five_articles())) ==
        Texts{"a-2000: 6 = 6 + 0 + 0 + 0 + 0, seen", "b-2000: 4 = 0 + 0 + 4 + 0 + 0, not reported", "c-2000: 5 = 5 + 0 + 0 + 0 + 0, none seen",
              "d-2000: 3 = 3 + 0 + 0 + 0 + 0, seen", "e-2000: 2 = 0 + 2 + 0 + 0 + 0, not assessed", "all: 20 = 14 + 2 + 4 + 0 + 0, seen"});
}

TEST_CASE("findings are those of the view adverse_event_rates, whatever the articles say", "[report]") {
  for (const LoadedCases& file : {five_articles(), LoadedCases([] {
                                    auto texts = casefile::embedded_case_texts("seed/albers-2017.yaml");
                                    for (auto& text : casefile::embedded_case_texts("seed/further/")) texts.push_back(std::move(text));
                                    return texts;
                                  }())}) {
    auto catalogue = file.open();
    Texts mine, view;
    for (const auto& row : report::harm_findings(query::adverse_event_reports(catalogue).rows, query::treated_courses(catalogue).rows)) {
      mine.push_back(row.treatment + "|" + row.condition + "|" + row.finding + "|" + row.unit + "|" + number(row.affected) + "/" + number(row.assessed) + "|" +
                     number(row.treated) + "|" + number(row.not_reported) + "|" + number(row.articles) + "|" + number(row.articles_not_reported) + "|" +
                     number(row.articles_not_assessed));
    }
    for (const auto& row : query::adverse_event_rates(catalogue).rows) {
      view.push_back(row.treatment + "|" + row.condition + "|" + row.finding + "|" + row.unit + "|" + number(row.affected) + "/" + number(row.assessed) + "|" +
                     number(row.treated) + "|" + number(row.not_reported) + "|" + number(row.articles) + "|" + number(row.articles_not_reported) + "|" +
                     number(row.articles_not_assessed));
    }
    std::sort(mine.begin(), mine.end());
    std::sort(view.begin(), view.end());
    CHECK(mine == view);
  }
}

TEST_CASE("persons and groups of one article are never added up when it is asked of whom something is said", "[report]") {
  const LoadedCases file({
      article("a-2000", 10, R"(patients: [{ label: A }]
groups: [{ name: women, size: 4 }]
courses:
  - treatment: naltrexone
    who: all
    adverse events:
      - { event: nausea, who: 1 of 4 in women }
      - { event: rash, who: A }
)"),
      article("b-2000", 2, R"(patients: [{ label: A }, { label: B }]
courses:
  - { treatment: naltrexone, who: A, adverse events: none reported }
  - { treatment: naltrexone, who: B, adverse events: not reported }
)"),
  });
  CHECK(by_article(asked(file)) == Texts{"a-2000: 10 = 4 + 0 + 6 + 0 + 0, at most, seen", "b-2000: 2 = 1 + 0 + 1 + 0 + 0, none seen", "all: 12 = 5 + 0 + 7 + 0 + 0, at most, seen"});
}

TEST_CASE("what is said of a part whose course gives way to another is said of that many", "[report]") {
  const LoadedCases file({article("a-2000", 4, R"(groups: [{ name: those who went on, size: 3 }]
courses:
  - { treatment: naltrexone, who: all, adverse events: not reported }
  - treatment: naltrexone
    who: all of those who went on
    adverse events: [{ event: scar, who: none of those who went on }]
)")});
  const auto answer = by_article(asked(file));
  CHECK(answer.front() == "a-2000: 4 = 3 + 0 + 1 + 0 + 0, none seen");
}

TEST_CASE("a course of which the catalogue has nothing on harm is not called silent", "[report]") {
  const LoadedCases file({article("a-2000", 3, "courses:\n  - { treatment: naltrexone, who: all }\n")});
  CHECK(by_article(asked(file)) == Texts{"a-2000: 3 = 0 + 0 + 0 + 3 + 0, not entered", "all: 3 = 0 + 0 + 0 + 3 + 0, not entered"});
}

TEST_CASE("how grave a harm was is counted of those who had it, and unstated is not none", "[report]") {
  const auto rows = asked(five_articles());
  const auto found = report::harm_findings(rows.rows, rows.courses);
  CHECK(report::harm_words(found[0]) == "nausea in 2 of 6 patients (mild; led to stopping in 2)");
  CHECK(report::harm_words(found[1]) == "headache, in how many is not stated (serious)");
  CHECK(found[0].serious == std::nullopt);
  CHECK(found[0].led_to == std::map<std::string, std::int64_t>{{"stopping", 2}});
}

TEST_CASE("none of five leaves room for nearly half, none of one for nearly all", "[report]") {
  CHECK(report::zero_numerator_words(5, 0.95) == "at most 45.1 %");  // 1 - 0.05^(1/5) = 0.4507
  CHECK(report::zero_numerator_words(1, 0.95) == "at most 95 %");
  CHECK(report::zero_numerator_words(30, 0.95) == "at most 9.6 %");  // 1 - 0.05^(1/30) = 0.0950
}

TEST_CASE("the sentences on harm say what was seen, what was not, and of whom nothing is said", "[report]") {
  const auto rows = asked(five_articles());
  const auto together = report::coverage_together(report::harm_coverage(rows.rows, rows.courses));
  CHECK(report::harm_sentences(report::harm_findings(rows.rows, rows.courses), together, 0.95) ==
        Texts{"Reported: nausea in 2 of 6 patients (mild; led to stopping in 2); headache, in how many is not stated (serious).",
              "Looked for and not seen: any serious adverse event (0 of 6 patients; at most 39.4 %); any adverse event (0 of 5 patients; at most 45.1 %).",
              "4 of 20 patients: the text that was read says nothing of adverse events.", "2 of 20 patients: adverse events were not assessed."});
}
