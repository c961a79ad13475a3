#include "report/pooled_rates.h"

#include "catch.h"
#include "document/table.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using namespace casebook::report;
using test::contains;

namespace {

query::ResponseRate rate_of(const std::string& endpoint, std::int64_t affected, std::int64_t assessed) {
  query::ResponseRate rate;
  rate.treatment = "naltrexone";
  rate.condition = "Hailey-Hailey disease";
  rate.endpoint = endpoint;
  rate.unit = "patients";
  rate.affected = affected;
  rate.assessed = assessed;
  return rate;
}

query::TimeToResponse row(const std::string& citekey, const std::string& endpoint, std::int64_t affected, std::int64_t assessed) {
  query::TimeToResponse made;
  made.citekey = citekey;
  made.treatment = "naltrexone";
  made.condition = "Hailey-Hailey disease";
  made.endpoint = endpoint;
  made.unit = "patients";
  made.role = "studied";
  made.state = "present";
  made.counted = 1;
  made.affected = affected;
  made.assessed = assessed;
  return made;
}

/// Series of these counts, one an article a0, a1, ...
std::vector<PooledRate> pooled(const std::vector<std::pair<std::int64_t, std::int64_t>>& counts) {
  std::vector<query::TimeToResponse> rows;
  std::int64_t affected = 0, assessed = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    rows.push_back(row("a" + std::to_string(i), "pain improved", counts[i].first, counts[i].second));
    affected += counts[i].first;
    assessed += counts[i].second;
  }
  return pooled_rates({rate_of("pain improved", affected, assessed)}, rows, {}, 0.95);
}

}  // namespace

TEST_CASE("a rate is the series of its articles, each once", "[report]") {
  auto uncounted = row("c", "pain improved", 4, 4);
  uncounted.counted = 0;
  auto beside = row("d", "pain improved", 4, 4);
  beside.role = "concomitant";
  const auto rates = pooled_rates({rate_of("pain improved", 4, 6)},
                                  {row("b", "pain improved", 1, 2), row("a", "pain improved", 2, 3), row("b", "pain improved", 1, 1), uncounted, beside, row("a", "cleared", 9, 9)}, {}, 0.95);
  REQUIRE(rates.size() == 1);
  REQUIRE(rates[0].articles.size() == 2);
  CHECK(rates[0].articles[0].citekey == "a");
  CHECK(rates[0].articles[1].affected == 2);
  CHECK(rates[0].articles[1].assessed == 3);
  CHECK(rates[0].pooled.fixed.cases == 6);
}

TEST_CASE("articles that differ are pooled by the random-intercept model, those that do not as one sample", "[report]") {
  const auto differ = pooled({{0, 8}, {7, 8}, {1, 9}, {8, 9}})[0];
  CHECK(differ.is_pooled());
  CHECK(differ.first() == PooledMethod::glmm);
  CHECK(differ.share() == differ.pooled.glmm.share);
  const auto alike = pooled({{4, 8}, {4, 8}, {5, 9}})[0];
  CHECK(alike.is_pooled());
  CHECK(alike.first() == PooledMethod::fixed);
  CHECK(alike.interval().lower == stats::share_interval(13, 25).lower);
  const auto all = pooled({{3, 3}, {4, 4}})[0];
  CHECK_FALSE(all.is_pooled());
  CHECK(all.refusal() == stats::PoolingStatus::no_variation);
}

TEST_CASE("each article is left out in turn, and the range runs from the lowest to the highest", "[report]") {
  const auto one = pooled({{0, 2}, {3, 3}, {5, 8}})[0];
  REQUIRE(one.leave_one_out.size() == 3);
  CHECK(one.leave_one_out[0].affected == 8);
  CHECK(one.leave_one_out[0].assessed == 11);
  CHECK(one.lowest()->left_out == "a1");    // 5 of 10
  CHECK(one.highest()->left_out == "a0");   // 8 of 11
  const auto full = pooled({{1, 1}, {3, 3}, {7, 7}})[0];
  CHECK(full.lowest()->left_out == "a2");   // 4 of 4 says less than 10 of 10
  CHECK(full.highest()->left_out == "a0");
  CHECK(pooled({{3, 4}})[0].lowest() == nullptr);
}

TEST_CASE("a refusal is a status in the table and a sentence with the reason", "[report]") {
  const auto rates = pooled({{3, 3}, {4, 4}});
  const auto table = pooled_table(rates, 0.95);
  REQUIRE(table.rows.size() == 3);
  CHECK(test::value(table, 0, "status") == "ok");
  CHECK(test::value(table, 1, "method") == "glmm");
  CHECK(test::value(table, 1, "status") == "no_variation");
  CHECK(test::value(table, 1, "share") == "·");
  for (const auto& line : table.rows) CHECK(line.data_only);
  CHECK(contains(test::joined(pooling_caveats(rates, 0.95)), "Not pooled, since nobody or everybody had the event"));
}

TEST_CASE("a pooled share of fewer than ten people is no percentage of its own", "[report]") {
  const auto few = pooled_table(pooled({{1, 3}, {3, 3}, {1, 2}}), 0.95);
  for (std::size_t i = 0; i < few.rows.size(); ++i) {
    const auto words = test::value(few, i, "pooled_share");
    INFO(words);
    CHECK((words == "·" || words.find("% (") == std::string::npos));
  }
  const auto many = pooled_table(pooled({{1, 6}, {5, 6}, {2, 4}}), 0.95);
  CHECK(contains(test::value(many, 0, "pooled_share"), "50 % ("));
}

TEST_CASE("over the whole seed the articles of every rate add up to it", "[report]") {
  auto texts = casefile::embedded_case_texts("seed/albers-2017.yaml");
  for (auto& text : casefile::embedded_case_texts("seed/further/")) texts.push_back(std::move(text));
  const tests::LoadedCases cases(texts);
  auto catalogue = cases.open();
  const auto rates = query::response_rates(catalogue).rows;
  const auto found = pooled_rates(rates, query::time_to_response(catalogue).rows, query::any_responses(catalogue).rows, 0.95);
  CHECK(found.size() > 50);
  for (const auto& one : found) {
    INFO(one.rate.treatment << ", " << one.rate.endpoint);
    CHECK(one.pooled.fixed.events == *one.rate.affected);
    CHECK(one.pooled.fixed.cases == *one.rate.assessed);
    CHECK(static_cast<std::int64_t>(one.articles.size()) == one.rate.articles);
  }
}
