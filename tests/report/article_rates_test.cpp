#include "report/article_rates.h"

#include <algorithm>

#include "catch.h"
#include "query/loaded_cases.h"
#include "report/answer.h"
#include "report/answers.h"

using namespace casebook;
using tests::article;
using tests::course_of;
using tests::LoadedCases;
using tests::Texts;

namespace {

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "·"; }

std::string words(const query::ResponseRate& rate) {
  return rate.treatment + " | " + rate.endpoint +
         (rate.threshold ? " " + std::to_string(static_cast<int>(*rate.threshold)) : "") + " | " + rate.unit + " | " +
         number(rate.affected) + "/" + number(rate.assessed) + " of " + number(rate.treated) + " | " +
         number(rate.not_reported) + " | " + (rate.share ? std::to_string(*rate.share) : "·") + " | " +
         std::to_string(rate.articles) + " with, " + std::to_string(rate.articles_without_count) + " without";
}

Texts words(const std::vector<query::ResponseRate>& rates) {
  Texts texts;
  for (const auto& rate : rates) texts.push_back(words(rate));
  return texts;
}

std::vector<query::ResponseRate> rates_of(query::Catalogue& catalogue, const report::ReportOptions& options) {
  document::Document document;
  const auto filter = report::filter_of(options);
  return report::rates_of_article(document, catalogue, options, query::time_to_response(catalogue, filter).rows,
                                  query::treated_courses(catalogue, filter).rows);
}

report::ReportOptions in_article(const std::string& citekey) {
  report::ReportOptions options;
  options.article = citekey;
  return options;
}

/// Thresholds, plaques, a mean, a part, a stopped course, a patient beside the group, and another article.
std::vector<casefile::CaseText> mixed() {
  return {article("a-2000", 8, R"(patients: [{ label: A }]
groups: [{ name: plaques treated, size: 77, unit: plaques }]
courses:
  - treatment: naltrexone
    who: 7 of 8
    outcomes:
      - { endpoint: percent clearance, who: 2 of 7, when: at 3 months, value: at least 90 % }
      - { endpoint: percent clearance, who: 6 of 7, when: at 3 months, value: at least 75 % }
      - { endpoint: percent clearance, who: some of 7, when: at 3 months, value: mean 77 % }
      - { endpoint: clinical resolution, who: 70 of 77 in plaques treated, when: not stated }
      - { endpoint: clinical resolution, who: 3 of 5, when: not stated }
      - { endpoint: clinical resolution, who: A, when: at 2 months }
      - { endpoint: clinical resolution, who: A, when: at 4 months, site: groin }
      - { endpoint: relapse after withdrawal, who: 1 of 2, when: not stated }
      - { endpoint: re-response on rechallenge, who: some, when: not stated }
    adverse events: not reported
  - treatment: apremilast
    who: 1 of 8
    outcomes: [{ endpoint: no response, who: 1 of 1, when: not stated }]
    adverse events: not reported
  - treatment: methotrexate
    who: 1 of 8
    role: concomitant
    outcomes: [{ endpoint: first improvement, who: 1 of 1, when: not stated }]
    adverse events: not reported
)")};
}

}  // namespace

TEST_CASE("the seed's own rates are 3 of 3, and nothing where nobody was counted", "[report]") {
  const auto file = tests::albers();
  auto catalogue = file.open();
  CHECK(words(rates_of(catalogue, in_article("albers-2017"))) ==
        Texts{"naltrexone | any response | patients | 3/3 of 3 | 0 | 1.000000 | 1 with, 0 without",
              "naltrexone | clinical resolution | patients | 3/3 of 3 | 0 | 1.000000 | 1 with, 0 without",
              "naltrexone | first improvement | patients | 3/3 of 3 | 0 | 1.000000 | 1 with, 0 without",
              "naltrexone | re-response on rechallenge | patients | ·/· of 3 | · | · | 0 with, 1 without",
              "naltrexone | relapse after withdrawal | patients | ·/· of 3 | · | · | 0 with, 1 without"});
}

TEST_CASE("each threshold and unit of an article has its own rate", "[report]") {
  const LoadedCases file(mixed());
  auto catalogue = file.open();
  auto options = in_article("a-2000");
  options.treatment = "naltrexone";
  CHECK(words(rates_of(catalogue, options)) ==
        Texts{"naltrexone | any response | patients | 6/7 of 7 | 0 | 0.857143 | 1 with, 0 without",
              "naltrexone | clinical resolution | patients | 3/5 of 7 | 2 | 0.600000 | 1 with, 0 without",
              "naltrexone | clinical resolution | plaques | 70/77 of · | · | 0.909091 | 1 with, 0 without",
              "naltrexone | percent clearance | patients | ·/· of 7 | 7 | · | 0 with, 1 without",
              "naltrexone | percent clearance 75 | patients | 6/7 of 7 | 0 | 0.857143 | 1 with, 0 without",
              "naltrexone | percent clearance 90 | patients | 2/7 of 7 | 0 | 0.285714 | 1 with, 0 without",
              "naltrexone | re-response on rechallenge | patients | ·/· of 7 | · | · | 0 with, 1 without",
              "naltrexone | relapse after withdrawal | patients | 1/2 of 7 | · | 0.500000 | 1 with, 0 without"});
}

TEST_CASE("where a catalogue holds one article, its rates are those of the catalogue", "[report]") {
  const LoadedCases file(mixed());
  auto catalogue = file.open();
  auto own = words(rates_of(catalogue, in_article("a-2000")));
  auto all = words(query::response_rates(catalogue).rows);
  REQUIRE(own.size() == 10);  // eight of naltrexone, any and no response of apremilast
  std::sort(own.begin(), own.end());
  std::sort(all.begin(), all.end());
  CHECK(own == all);
}

TEST_CASE("any response is asked of the catalogue only where it is wanted", "[report]") {
  const auto file = tests::albers();
  auto catalogue = file.open();
  auto options = in_article("albers-2017");
  options.endpoint = "first improvement";
  document::Document document;
  auto rates = report::rates_of_article(document, catalogue, options,
                                        query::time_to_response(catalogue, report::filter_of(options)).rows, {});
  REQUIRE(rates.size() == 1);
  CHECK(rates[0].endpoint == "first improvement");
  CHECK(rates[0].treated == std::nullopt);  // no course was handed over
  CHECK(rates[0].not_reported == std::nullopt);
  CHECK(document.sql.empty());
  options.endpoint = "any response";
  rates = report::rates_of_article(document, catalogue, options, {}, {});
  REQUIRE(rates.size() == 1);
  CHECK(rates[0].affected == 3);
  REQUIRE(document.sql.size() == 1);
  CHECK(document.sql[0].first == "any response");
  CHECK(test::contains(document.sql[0].second, "citekey = 'albers-2017'"));
}

TEST_CASE("an article where no number of responders is known has no row for any response", "[report]") {
  const LoadedCases file({article(
      "a-2000", 2,
      "courses:\n" +
          course_of("naltrexone", "    outcomes: [{ endpoint: clinical resolution, who: some, when: 1 week }]\n"))});
  auto catalogue = file.open();
  CHECK(words(rates_of(catalogue, in_article("a-2000"))) ==
        Texts{"naltrexone | clinical resolution | patients | ·/· of 2 | 2 | · | 0 with, 1 without"});
}
