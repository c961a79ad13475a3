#include "stats/dose_summary.h"

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "catch.h"
#include "core/errors.h"
#include "reference/reference.h"

using casebook::core::DomainError;
using namespace casebook::stats;
using namespace casebook::tests;

namespace {

std::vector<CountedDose> random_doses(std::mt19937& random, int size) {
  std::uniform_int_distribution<int> quarter(1, 60);
  std::uniform_int_distribution<int> count(1, 4);
  std::vector<CountedDose> doses;
  for (int i = 0; i < size; ++i) doses.push_back({quarter(random) / 4.0, count(random)});
  return doses;
}

void check_same(const DoseSummary& a, const DoseSummary& b, double scale = 1) {
  CHECK(a.n == b.n);
  for (const auto part : {&DoseSummary::min, &DoseSummary::q1, &DoseSummary::median, &DoseSummary::q3, &DoseSummary::max, &DoseSummary::mean}) {
    CHECK(a.*part * scale == Approx(b.*part).epsilon(1e-13));
  }
  REQUIRE(a.sd.has_value() == b.sd.has_value());
  if (a.sd) CHECK(*a.sd * scale == Approx(*b.sd).epsilon(1e-13));
  REQUIRE(a.geometric_mean.has_value() == b.geometric_mean.has_value());
  if (a.geometric_mean) CHECK(*a.geometric_mean * scale == Approx(*b.geometric_mean).epsilon(1e-13));
}

}  // namespace

TEST_CASE("summaries of doses equal the reference figures", "[unit]") {
  const auto reference = reference_figures("dose_summary.json");
  REQUIRE(reference.at("cases").size() == 7);
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id") << ": " << entry.at("title"));
    std::vector<CountedDose> doses;
    const auto& input = entry.at("input");
    for (std::size_t i = 0; i < input.at("values").size(); ++i) {
      doses.push_back({input.at("values")[i].get<double>(), input.at("counts")[i].get<std::int64_t>()});
    }
    const auto summary = dose_summary(doses);
    const auto& expected = entry.at("expected");
    if (expected.at("status") == "no_observations") {
      CHECK(!summary);
      continue;
    }
    REQUIRE(summary);
    const double absolute = entry.at("tolerance").at("absolute").get<double>();
    const double relative = entry.at("tolerance").at("relative").get<double>();
    const auto check = [&](const char* name, const std::optional<double>& value) {
      INFO(name);
      CHECK(is_near(value, expected.at(name), absolute, relative));
    };
    CHECK(summary->n == expected.at("n").get<std::int64_t>());
    check("min", summary->min);
    check("q1", summary->q1);
    check("median", summary->median);
    check("q3", summary->q3);
    check("max", summary->max);
    check("iqr", summary->iqr());
    check("mean", summary->mean);
    check("sd", summary->sd);
    check("geometric_mean", summary->geometric_mean);
  }
}

TEST_CASE("counts are doses written out, in any order", "[unit]") {
  std::mt19937 random(19);
  for (int repeat = 0; repeat < 50; ++repeat) {
    auto doses = random_doses(random, 1 + repeat % 9);
    std::vector<CountedDose> written_out;
    for (const auto& dose : doses) written_out.insert(written_out.end(), static_cast<std::size_t>(dose.count), {dose.value, 1});
    const auto summary = dose_summary(doses);
    check_same(*summary, *dose_summary(written_out));
    std::shuffle(doses.begin(), doses.end(), random);
    check_same(*summary, *dose_summary(doses));
    for (auto& dose : doses) dose.value *= 1000;   // mg to micrograms
    check_same(*summary, *dose_summary(doses), 1000);
    CHECK(summary->min <= summary->q1);
    CHECK(summary->q1 <= summary->median);
    CHECK(summary->median <= summary->q3);
    CHECK(summary->q3 <= summary->max);
    CHECK(*summary->geometric_mean <= summary->mean * (1 + 1e-14));
  }
}

TEST_CASE("a quartile of many doses does not lose its place", "[unit]") {
  const auto summary = dose_summary({{1, std::int64_t{1} << 51}, {2, (std::int64_t{1} << 51) - 1}});
  CHECK(summary->median == 1);   // n is odd: the middle one is the last of the first dose
  CHECK(summary->q3 == 2);
  const auto largest = dose_summary({{1e308, 3}, {1.7e308, 3}});
  CHECK(largest->mean == Approx(1.35e308));
  CHECK(std::isfinite(*largest->sd));
}

TEST_CASE("a dose of 0 has no logarithm, and one dose no spread", "[unit]") {
  CHECK(!dose_summary({{0, 1}, {3, 1}})->geometric_mean);
  CHECK(!dose_summary({{3, 1}})->sd);
  CHECK(*dose_summary({{3, 2}})->sd == 0);
}

TEST_CASE("a refused dose names the argument, its value and the range", "[unit]") {
  CHECK_THROWS_WITH(dose_summary({{1, 1}, {-4.5, 1}}), "value = -4.5 of dose 2: expected a finite number, 0 or above");
  CHECK_THROWS_WITH(dose_summary({{std::nan(""), 1}}), "value = nan of dose 1: expected a finite number, 0 or above");
  CHECK_THROWS_AS(dose_summary({{std::numeric_limits<double>::infinity(), 1}}), DomainError);
  CHECK_THROWS_WITH(dose_summary({{3, 0}}), "count = 0 of dose 1: expected 1 or above");
  CHECK_THROWS_AS(dose_summary({{3, std::numeric_limits<std::int64_t>::max()}, {3, 1}}), DomainError);
}
