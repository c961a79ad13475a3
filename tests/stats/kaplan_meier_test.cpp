#include "stats/kaplan_meier.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <string>

#include "catch.h"
#include "core/errors.h"
#include "reference/reference.h"

using casebook::core::DomainError;
using namespace casebook::stats;
using namespace casebook::tests;

namespace {

using Observations = std::vector<TimedObservation>;

Observations random_observations(std::mt19937& random, int size, int days) {
  std::uniform_int_distribution<int> day(1, days);
  Observations observations;
  for (int i = 0; i < size; ++i) observations.push_back({static_cast<double>(day(random)), random() % 3 != 0, 1});
  return observations;
}

void check_same(const KaplanMeier& a, const KaplanMeier& b, double scale = 1) {
  REQUIRE(a.rows.size() == b.rows.size());
  for (std::size_t i = 0; i < a.rows.size(); ++i) {
    CHECK(a.rows[i].time * scale == b.rows[i].time);
    CHECK(a.rows[i].survival == Approx(b.rows[i].survival).epsilon(1e-12));
    CHECK(a.rows[i].std_error.has_value() == b.rows[i].std_error.has_value());
    REQUIRE(a.rows[i].lower.has_value() == b.rows[i].lower.has_value());
    if (a.rows[i].lower) {
      CHECK(*a.rows[i].lower == Approx(*b.rows[i].lower).epsilon(1e-12));
      CHECK(*a.rows[i].upper == Approx(*b.rows[i].upper).epsilon(1e-12));
    }
  }
}

std::string refusal(const Observations& observations, double level = 0.95) {
  try {
    kaplan_meier(observations, level);
  } catch (const DomainError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("product-limit estimates equal the reference figures", "[unit]") {
  const auto reference = reference_figures("kaplan_meier.json");
  REQUIRE(reference.at("cases").size() == 7);
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id") << ": " << entry.at("title"));
    Observations observations;
    for (const auto& row : entry.at("input").at("observations")) {
      observations.push_back({row.at("time").get<double>(), row.at("event") == 1, 1});
    }
    const KaplanMeier curve = kaplan_meier(observations, entry.at("input").at("level").get<double>());
    const auto& expected = entry.at("expected");
    const double absolute = entry.at("tolerance").at("absolute").get<double>();
    const double relative = entry.at("tolerance").at("relative").get<double>();
    const auto near = [&](const std::optional<double>& value, const nlohmann::json& figure) {
      return is_near(value, figure, absolute, relative);
    };
    REQUIRE(expected.at("status") == "ok");
    CHECK(curve.n == expected.at("n").get<double>());
    CHECK(curve.events == expected.at("events").get<double>());
    REQUIRE(curve.rows.size() == expected.at("table").size());
    for (std::size_t i = 0; i < curve.rows.size(); ++i) {
      const auto& row = expected.at("table")[i];
      INFO("row " << i);
      CHECK(curve.rows[i].time == row.at("time").get<double>());
      CHECK(curve.rows[i].at_risk == row.at("n_risk").get<double>());
      CHECK(curve.rows[i].events == row.at("n_event").get<double>());
      CHECK(curve.rows[i].censored == row.at("n_censor").get<double>());
      CHECK(near(curve.rows[i].survival, row.at("survival")));
      CHECK(near(curve.rows[i].std_error, row.at("std_error")));
      CHECK(near(curve.rows[i].std_error_log, row.at("std_error_log")));
      CHECK(near(curve.rows[i].lower, row.at("lower")));
      CHECK(near(curve.rows[i].upper, row.at("upper")));
    }
    for (const auto& row : expected.at("survival")) {
      INFO("time " << row.at("time"));
      const auto at = kaplan_meier_at(curve, row.at("time").get<double>());
      REQUIRE(at.has_value() == !row.at("survival").is_null());
      if (!at) continue;
      CHECK(near(at->survival, row.at("survival")));
      CHECK(near(at->std_error, row.at("std_error")));
      CHECK(near(at->lower, row.at("lower")));
      CHECK(near(at->upper, row.at("upper")));
    }
    const KaplanMeierMedian median = kaplan_meier_median(curve);
    const auto& expected_median = expected.at("median");
    CHECK(near(median.estimate, expected_median.at("estimate")));
    CHECK(median.half_reached_exactly == expected_median.at("half_reached_exactly").get<bool>());
    CHECK(near(median.half_stretch_ends_at, expected_median.at("half_stretch_ends_at")));
    CHECK(near(median.lower, expected_median.at("lower")));
    CHECK(near(median.upper, expected_median.at("upper")));
  }
}

TEST_CASE("order, units of time, counts and shifts of time change a product-limit curve as they must", "[unit]") {
  std::mt19937 random(23);
  for (int repeat = 0; repeat < 30; ++repeat) {
    Observations observations = random_observations(random, 3 + repeat, 12);
    const KaplanMeier curve = kaplan_meier(observations);
    Observations weeks = observations;
    for (auto& one : weeks) one.time *= 0.125;
    check_same(curve, kaplan_meier(weeks), 0.125);
    std::map<std::pair<double, bool>, double> counted;
    for (const auto& one : observations) counted[{one.time, one.event}] += 1;
    Observations merged;
    for (const auto& [key, count] : counted) merged.push_back({key.first, key.second, count});
    check_same(curve, kaplan_meier(merged));
    std::shuffle(observations.begin(), observations.end(), random);
    check_same(curve, kaplan_meier(observations));
    // Twice the patients: the same curve with standard errors smaller by the root of 2.
    Observations twice = observations;
    for (auto& one : twice) one.count = 2;
    const KaplanMeier doubled = kaplan_meier(twice);
    for (std::size_t i = 0; i < curve.rows.size(); ++i) {
      CHECK(doubled.rows[i].survival == Approx(curve.rows[i].survival).epsilon(1e-12));
      if (curve.rows[i].std_error) CHECK(*doubled.rows[i].std_error * std::sqrt(2.0) == Approx(*curve.rows[i].std_error).epsilon(1e-12));
    }
  }
}

TEST_CASE("a product-limit curve starts at 1, never rises and lies within its limits", "[unit]") {
  std::mt19937 random(29);
  for (int repeat = 0; repeat < 20; ++repeat) {
    const Observations observations = random_observations(random, 40, 25);
    const KaplanMeier narrow = kaplan_meier(observations, 0.8);
    const KaplanMeier wide = kaplan_meier(observations, 0.99);
    CHECK(kaplan_meier_at(narrow, 0.5)->survival == 1);
    double previous = 1;
    for (std::size_t i = 0; i < narrow.rows.size(); ++i) {
      const auto& row = narrow.rows[i];
      CHECK(row.survival <= previous);
      previous = row.survival;
      if (!row.lower) continue;
      CHECK(*wide.rows[i].lower <= *row.lower);
      CHECK(*row.lower <= row.survival);
      CHECK(row.survival <= *row.upper);
      CHECK(*row.upper <= *wide.rows[i].upper);
    }
  }
}

TEST_CASE("a product-limit curve equals the share that is still without event when nobody is censored", "[unit]") {
  std::mt19937 random(31);
  Observations observations = random_observations(random, 60, 30);
  for (auto& one : observations) one.event = true;
  const KaplanMeier curve = kaplan_meier(observations);
  for (double time = 0; time <= 31; time += 0.5) {
    const auto after = std::count_if(observations.begin(), observations.end(), [&](const auto& one) { return one.time > time; });
    const double share = static_cast<double>(after) / 60;
    const auto at = kaplan_meier_at(curve, time);
    REQUIRE(at);
    CHECK(at->survival == Approx(share).margin(1e-12));
    if (share > 0) CHECK(*at->std_error == Approx(std::sqrt(share * (1 - share) / 60)).margin(1e-12));
  }
}

TEST_CASE("redistribution to the right gives the product-limit curve", "[unit]") {
  // Efron (1967): each censored patient's mass is shared by those still under observation later. Written without products.
  std::mt19937 random(37);
  for (int repeat = 0; repeat < 20; ++repeat) {
    Observations observations = random_observations(random, 30, 15);
    std::sort(observations.begin(), observations.end(), [](const auto& a, const auto& b) {
      return a.time < b.time || (a.time == b.time && a.event && !b.event);
    });
    std::vector<double> mass(observations.size(), 1.0 / 30);
    for (std::size_t i = 0; i + 1 < observations.size(); ++i) {
      if (observations[i].event) continue;
      for (std::size_t j = i + 1; j < mass.size(); ++j) mass[j] += mass[i] / static_cast<double>(mass.size() - i - 1);
      mass[i] = 0;
    }
    const KaplanMeier curve = kaplan_meier(observations);
    for (const auto& row : curve.rows) {
      double dead = 0;
      for (std::size_t i = 0; i < mass.size(); ++i) {
        if (observations[i].event && observations[i].time <= row.time) dead += mass[i];
      }
      CHECK(row.survival == Approx(1 - dead).margin(1e-12));
    }
  }
}

TEST_CASE("product-limit limits hold the true survival about as often as they say", "[unit]") {
  // 600 seeded samples of 40: coverage of 0.95 has standard error 0.009, and the limits are approximate.
  std::mt19937 random(41);
  std::exponential_distribution<double> event(1.0 / 20);
  std::exponential_distribution<double> censoring(1.0 / 50);
  int held = 0;
  int asked = 0;
  for (int repeat = 0; repeat < 600; ++repeat) {
    Observations observations;
    for (int i = 0; i < 40; ++i) {
      const double time = event(random);
      const double end = censoring(random);
      observations.push_back({std::min(time, end), time <= end, 1});
    }
    const auto at = kaplan_meier_at(kaplan_meier(observations), 15);
    if (!at || !at->lower) continue;
    ++asked;
    const double truth = std::exp(-15.0 / 20);
    if (*at->lower <= truth && truth <= *at->upper) ++held;
  }
  REQUIRE(asked > 590);
  CHECK(held > 0.92 * asked);
  CHECK(held < 0.98 * asked);
}

TEST_CASE("weights that are no whole numbers still end a product-limit curve at exactly 0", "[unit]") {
  const KaplanMeier curve = kaplan_meier({{1, true, 0.1}, {2, true, 0.2}, {3, false, 0.3}, {4, true, 0.7}});
  CHECK(curve.rows.back().survival == 0);
  CHECK(!curve.rows.back().std_error);
}

TEST_CASE("without observations there is no product-limit curve and no median", "[unit]") {
  const KaplanMeier curve = kaplan_meier({});
  CHECK(curve.rows.empty());
  CHECK(curve.n == 0);
  CHECK(!kaplan_meier_at(curve, 3));
  CHECK(!kaplan_meier_median(curve).estimate);
}

TEST_CASE("a refused time names the argument, its value and the range", "[unit]") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(refusal({{1, true, 1}, {std::nan(""), true, 1}}) == "time = nan of observation 2: expected a finite number");
  CHECK(refusal({{infinity, false, 1}}) == "time = inf of observation 1: expected a finite number");
  for (const double count : {0.0, -1.0, std::nan(""), infinity}) CHECK(refusal({{1, true, count}}).rfind("count = ", 0) == 0);
  CHECK(refusal({{1, true, 1e308}, {2, true, 1e308}}) == "count: expected counts whose sum is finite");
  CHECK(refusal({{1, true, 1}}, 95).rfind("level = 95", 0) == 0);
  CHECK_THROWS_WITH(kaplan_meier_at(kaplan_meier({{1, true, 1}}), std::nan("")), "time = nan: expected a number");
}
