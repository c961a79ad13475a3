#include "stats/known_states.h"

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "catch.h"
#include "core/errors.h"

using namespace casebook::stats;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string states(const std::vector<IntervalObservation>& observations, double time) {
  const auto known = known_states(observations, time);
  return std::to_string(known.with) + "/" + std::to_string(known.without) + "/" + std::to_string(known.unknown);
}

}  // namespace

TEST_CASE("an interval tells of a time before it, behind it, and not within it", "[unit]") {
  const std::vector<IntervalObservation> one{{7, 14, 3}};
  CHECK(states(one, 6) == "0/3/0");
  CHECK(states(one, 7) == "0/3/0");   // (7, 14]: on day 7 it has not come
  CHECK(states(one, 8) == "0/0/3");
  CHECK(states(one, 14) == "3/0/0");
  CHECK(states({{7, 7, 1}}, 7) == "1/0/0");
  CHECK(states({{7, 7, 1}}, 6.9) == "0/1/0");
  CHECK(states({{180, kInfinity, 2}}, 180) == "0/2/0");
  CHECK(states({{180, kInfinity, 2}}, 181) == "0/0/2");
  CHECK(states({{-kInfinity, 7, 1}}, 3) == "0/0/1");
  CHECK(states({{0, 10, 1}, {20, 30, 2}, {40, kInfinity, 1}}, 25) == "1/1/2");
  CHECK(states({}, 3) == "0/0/0");
}

TEST_CASE("limits of the share without enclose the exact interval of every count that may be true", "[unit]") {
  for (std::int64_t with = 0; with <= 4; ++with) {
    for (std::int64_t without = 0; without <= 4; ++without) {
      for (std::int64_t unknown = 0; unknown <= 4; ++unknown) {
        if (with + without + unknown == 0) continue;
        const auto limits = share_without_limits({with, without, unknown}, 0.9);
        for (std::int64_t truly = without; truly <= without + unknown; ++truly) {
          const auto exact = share_interval(truly, with + without + unknown, 0.9);
          CHECK(limits.lower <= exact.lower);
          CHECK(limits.upper >= exact.upper);
        }
        if (unknown == 0) CHECK(limits.lower == share_interval(without, with + without, 0.9).lower);
      }
    }
  }
}

TEST_CASE("the limits hold the true share also where looks hang on the event", "[unit]") {
  // Patients come back the sooner the better it goes: those who had the event are seen at once, the others once in a long while or never.
  std::mt19937 random(23);
  std::exponential_distribution<double> event(1.0 / 30);
  std::uniform_real_distribution<double> look(0, 200);
  const double day = 28;
  const double truth = std::exp(-day / 30);
  int covered = 0;
  constexpr int kRepeats = 2000;
  for (int repeat = 0; repeat < kRepeats; ++repeat) {
    std::vector<IntervalObservation> observations;
    for (int i = 0; i < 12; ++i) {
      const double time = event(random);
      if (time < 20) {
        observations.push_back({0, std::ceil(time), 1});
      } else {
        const double seen = look(random);
        observations.push_back(seen < time ? IntervalObservation{seen, kInfinity, 1} : IntervalObservation{0, seen, 1});
      }
    }
    const auto limits = share_without_limits(known_states(observations, day), 0.9);
    if (limits.lower <= truth && truth <= limits.upper) ++covered;
  }
  CHECK(covered >= 0.9 * kRepeats);
}

TEST_CASE("limits of the share without fall with time", "[unit]") {
  std::mt19937 random(29);
  std::uniform_int_distribution<int> day(0, 40);
  for (int repeat = 0; repeat < 30; ++repeat) {
    std::vector<IntervalObservation> observations;
    for (int i = 0; i < 9; ++i) {
      const double a = day(random), b = day(random);
      observations.push_back(i % 3 == 0 ? IntervalObservation{a, kInfinity, 1.0 + i} : IntervalObservation{std::min(a, b), std::max(a, b), 1});
    }
    // What is known of those with it only grows; of those without it, it only shrinks.
    auto before = known_states(observations, -1);
    for (double time = 0; time < 45; ++time) {
      const auto now = known_states(observations, time);
      CHECK(now.n() == before.n());
      CHECK(now.with >= before.with);
      CHECK(now.without <= before.without);
      CHECK(share_without_limits(now).upper <= share_without_limits(before).upper);
      before = now;
    }
  }
}

TEST_CASE("a count that is no number of people is refused by name", "[unit]") {
  const auto refusal = [](double count) {
    try {
      known_states({{0, 1, 1}, {0, 1, count}}, 1);
    } catch (const casebook::core::DomainError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(refusal(0.5) == "count = 0.5 of observation 2: expected a whole number from 1 to 1000000");
  CHECK(refusal(1.5) == "count = 1.5 of observation 2: expected a whole number from 1 to 1000000");
  CHECK(refusal(1e6) == "count: expected at most 1000000 people in all");
  CHECK(refusal(std::nan("")) == "count = nan of observation 2: expected a whole number from 1 to 1000000");
  CHECK_THROWS_WITH(known_states({}, std::nan("")), "time = nan: expected a number");
  CHECK_THROWS_AS(share_without_limits({}), casebook::core::DomainError);
}
