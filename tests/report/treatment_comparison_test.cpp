#include "report/treatment_comparison.h"

#include "catch.h"

using namespace casebook;
using namespace casebook::report;

namespace {

PooledRate rate(const std::string& endpoint, const std::vector<ArticleCount>& articles, std::optional<double> threshold = {}) {
  PooledRate one;
  one.rate.treatment = "x";
  one.rate.condition = "c";
  one.rate.endpoint = endpoint;
  one.rate.threshold = threshold;
  one.rate.unit = "patients";
  one.rate.affected = one.rate.assessed = 0;
  for (const auto& article : articles) {
    *one.rate.affected += article.affected;
    *one.rate.assessed += article.assessed;
  }
  one.rate.articles = static_cast<std::int64_t>(articles.size());
  one.articles = articles;
  return one;
}

query::TreatedCourse course(const std::string& citekey, std::int64_t affected, std::optional<std::int64_t> patient = {}) {
  query::TreatedCourse made;
  made.citekey = citekey;
  made.unit = "patients";
  made.affected = affected;
  made.patient_id = patient;
  return made;
}

query::Course of_article(const std::string& citekey, std::int64_t people) {
  query::Course made;
  made.citekey = citekey;
  made.people = people;
  return made;
}

}  // namespace

TEST_CASE("only the same endpoint, threshold and unit are compared", "[report]") {
  const auto rows = compared_rates({rate("clinical resolution", {{"a", 3, 4}}), rate("percent clearance", {{"a", 2, 4}}, 80), rate("pain improved", {{"a", 1, 1}})},
                                   {rate("percent clearance", {{"b", 1, 4}}, 90), rate("clinical resolution", {{"b", 1, 4}})}, 0.95);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].endpoint == "clinical resolution");
  CHECK(rows[0].first.affected == 3);
  CHECK(rows[0].second.affected == 1);
  CHECK(rows[0].estimate.p_two_sided == Approx(stats::two_by_two({3, 1, 1, 3}).p_two_sided));
}

TEST_CASE("changing the treatments over inverts the comparison", "[report]") {
  const std::vector<PooledRate> a{rate("clinical resolution", {{"a", 5, 6}})};
  const std::vector<PooledRate> b{rate("clinical resolution", {{"b", 2, 7}})};
  const auto one = compared_rates(a, b, 0.9)[0];
  const auto other = compared_rates(b, a, 0.9)[0];
  CHECK(one.estimate.odds_ratio == Approx(1 / other.estimate.odds_ratio));
  CHECK(one.estimate.lower == Approx(1 / other.estimate.upper));
  CHECK(one.estimate.p_two_sided == Approx(other.estimate.p_two_sided));
}

TEST_CASE("within articles only those that have both are compared", "[report]") {
  const auto rows = compared_within_articles({rate("clinical resolution", {{"a", 3, 4}, {"both", 2, 3}})}, {rate("clinical resolution", {{"both", 0, 3}, {"c", 1, 4}})}, {}, 0.95);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].citekey == "both");
  CHECK(rows[0].first.assessed == 3);
  CHECK(rows[0].second.affected == 0);
  CHECK(rows[0].status == ComparisonStatus::ok);
}

TEST_CASE("who stands on both sides is told by name, by more courses than people, or not at all", "[report]") {
  const auto shared = shared_patients({course("by-name", 1, 7), course("by-name", 1, 8), course("by-number", 6), course("unknown", 3), course("alone", 2)},
                                      {course("by-name", 1, 8), course("by-number", 5), course("unknown", 3), course("other", 1)},
                                      {of_article("by-name", 2), of_article("by-number", 8), of_article("unknown", 6)});
  REQUIRE(shared.size() == 3);
  CHECK(shared[0].citekey == "by-name");
  CHECK(shared[0].told_apart == 1);
  CHECK(shared[0].at_least_some);
  CHECK_FALSE(shared[0].unknown_more);
  CHECK(shared[1].citekey == "by-number");
  CHECK(shared[1].told_apart == 0);
  CHECK(shared[1].at_least_some);
  CHECK(shared[2].citekey == "unknown");
  CHECK_FALSE(shared[2].at_least_some);
  CHECK(shared[2].unknown_more);
}
