#include "stats/interval_npmle.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "catch.h"
#include "core/errors.h"
#include "places.h"

using casebook::core::DomainError;
using namespace casebook::stats;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Observations = std::vector<IntervalObservation>;

double number(const nlohmann::json& value) {
  if (!value.is_string()) return value.get<double>();
  return value == "Inf" ? kInfinity : -kInfinity;
}

Observations observations_of(const nlohmann::json& input) {
  Observations observations;
  for (const auto& row : input.at("observations")) {
    observations.push_back({number(row.at("left")), number(row.at("right")), row.at("count").get<double>()});
  }
  return observations;
}

std::string refusal(const Observations& observations) {
  try {
    interval_npmle(observations);
  } catch (const DomainError& error) {
    return error.what();
  }
  return "";
}

/// What must hold for every estimate. 1e-6 is the accuracy that masses are asked for.
void check_is_maximum(const Npmle& npmle) {
  double sum = 0;
  double previous = -kInfinity;
  for (const NpmleCell& cell : npmle.cells) {
    CHECK(cell.lower >= previous);
    CHECK((cell.lower_closed ? cell.lower == cell.upper : cell.lower < cell.upper));
    CHECK(cell.upper_closed == (cell.upper < kInfinity));
    previous = cell.upper;
    CHECK(cell.mass >= 0);
    CHECK(cell.gradient_over_n <= 1 + 1e-8);
    if (cell.mass > 1e-9) CHECK(std::abs(cell.gradient_over_n - 1) <= 1e-6);
    sum += cell.mass;
  }
  CHECK(std::abs(sum - 1) <= 1e-12);
  CHECK(npmle.duality_gap >= 0);
  CHECK(npmle.duality_gap <= 1e-9 * std::abs(npmle.log_likelihood));
}

Observations random_observations(std::mt19937& random, int size, int days) {
  std::uniform_int_distribution<int> day(0, days);
  std::uniform_int_distribution<int> kind(0, 9);
  Observations observations;
  for (int i = 0; i < size; ++i) {
    const int a = day(random);
    const int b = day(random);
    const double low = std::min(a, b);
    const double high = std::max(a, b);
    const int k = kind(random);
    const double count = k % 3 == 0 ? 1 : 0.25 + k;
    if (k == 0) {
      observations.push_back({low, low, count});
    } else if (k <= 2) {
      observations.push_back({low, kInfinity, count});
    } else if (k == 3) {
      observations.push_back({-kInfinity, high, count});
    } else {
      observations.push_back({low, high == low ? low + 1 : high, count});
    }
  }
  return observations;
}

/// The likelihood at the end of a long EM on the cells of `npmle`, written without any of the tricks of the program.
double slow_em_log_likelihood(const Observations& observations, const Npmle& npmle, int rounds) {
  const std::size_t m = npmle.cells.size();
  std::vector<std::vector<std::size_t>> inside;
  for (const auto& o : observations) {
    std::vector<std::size_t> cells;
    for (std::size_t j = 0; j < m; ++j) {
      const auto& c = npmle.cells[j];
      const bool exact = o.lower == o.upper;
      const bool starts =
          exact ? c.lower_closed && c.lower == o.lower : (c.lower_closed ? c.lower > o.lower : c.lower >= o.lower);
      if (starts && c.upper <= o.upper) cells.push_back(j);
    }
    REQUIRE(!cells.empty());
    inside.push_back(cells);
  }
  std::vector<double> mass(m, 1.0 / static_cast<double>(m));
  double log_likelihood = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> next(m, 0.0);
    double n = 0;
    log_likelihood = 0;
    for (std::size_t i = 0; i < observations.size(); ++i) {
      double probability = 0;
      for (const std::size_t j : inside[i]) probability += mass[j];
      log_likelihood += observations[i].count * std::log(probability);
      for (const std::size_t j : inside[i]) next[j] += observations[i].count * mass[j] / probability;
      n += observations[i].count;
    }
    for (std::size_t j = 0; j < m; ++j) mass[j] = next[j] / n;
  }
  return log_likelihood;
}

/// Equal curves: masses may differ where they are not unique, the likelihood and the cells may not.
void check_same(const Npmle& a, const Npmle& b, double scale = 1, double shift = 0) {
  REQUIRE(a.cells.size() == b.cells.size());
  CHECK(a.log_likelihood == Approx(b.log_likelihood).epsilon(1e-9).margin(1e-9));
  for (std::size_t j = 0; j < a.cells.size(); ++j) {
    CHECK(a.cells[j].lower * scale + shift == b.cells[j].lower);
    CHECK(a.cells[j].upper * scale + shift == b.cells[j].upper);
    CHECK(std::abs(a.cells[j].gradient_over_n - b.cells[j].gradient_over_n) <= 1e-6);
  }
}

}  // namespace

TEST_CASE("estimates of an interval-censored time equal the reference figures", "[unit]") {
  std::ifstream file(casebook::tests::source_folder() / "tests/reference/statistics/interval_npmle.json");
  const auto reference = nlohmann::json::parse(file);
  REQUIRE(reference.at("cases").size() == 18);
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id") << ": " << entry.at("title"));
    const Observations observations = observations_of(entry.at("input"));
    const auto& expected = entry.at("expected");
    if (expected.at("status") == "invalid_input") {
      CHECK(refusal(observations).rfind("lower = ", 0) == 0);
      continue;
    }
    const Npmle npmle = interval_npmle(observations);
    if (expected.at("status") == "no_observations") {
      CHECK(npmle.cells.empty());
      CHECK(npmle.n == 0);
      CHECK(!npmle_median(npmle).exists);
      continue;
    }
    check_is_maximum(npmle);
    const auto& tolerance = entry.at("tolerance");
    CHECK(npmle.n == expected.at("n").get<double>());
    CHECK(std::abs(npmle.log_likelihood - expected.at("log_likelihood").get<double>()) <=
          tolerance.at("log_likelihood_absolute").get<double>());
    const auto& cells = expected.at("maximal_intersections");
    REQUIRE(npmle.cells.size() == cells.size());
    REQUIRE(expected.at("masses_unique").get<bool>());
    for (std::size_t j = 0; j < cells.size(); ++j) {
      INFO("cell " << j);
      CHECK(npmle.cells[j].lower == number(cells[j].at("left")));
      CHECK(npmle.cells[j].upper == number(cells[j].at("right")));
      CHECK(npmle.cells[j].lower_closed == cells[j].at("left_closed").get<bool>());
      CHECK(npmle.cells[j].upper_closed == cells[j].at("right_closed").get<bool>());
      CHECK(std::abs(npmle.cells[j].mass - cells[j].at("mass").get<double>()) <=
            tolerance.at("mass_absolute").get<double>());
      CHECK(std::abs(npmle.cells[j].gradient_over_n - cells[j].at("gradient_over_n").get<double>()) <=
            tolerance.at("gradient_over_n_absolute").get<double>());
    }
    const NpmleMedian median = npmle_median(npmle);
    const auto& expected_median = expected.at("median");
    CHECK(median.exists);
    CHECK(median.lower == number(expected_median.at("left")));
    CHECK(median.upper == number(expected_median.at("right")));
    CHECK(median.lower_closed == expected_median.at("left_closed").get<bool>());
    CHECK(median.half_reached_exactly == expected_median.at("half_reached_exactly").get<bool>());
    CHECK(median.right_if_half_stretch_included == number(expected_median.at("right_if_half_stretch_included")));
    for (const auto& row : expected.at("survival")) {
      const SurvivalBand band = npmle_survival(npmle, number(row.at("time")));
      INFO("time " << row.at("time"));
      CHECK(std::abs(band.lower - row.at("lower").get<double>()) <= tolerance.at("survival_absolute").get<double>());
      CHECK(std::abs(band.upper - row.at("upper").get<double>()) <= tolerance.at("survival_absolute").get<double>());
    }
  }
}

TEST_CASE("an estimate from random data is a maximum that a long EM does not beat", "[unit]") {
  std::mt19937 random(20240711);
  for (int repeat = 0; repeat < 60; ++repeat) {
    INFO("repeat " << repeat);
    const Observations observations = random_observations(random, 3 + repeat % 20, 3 + repeat % 11);
    const Npmle npmle = interval_npmle(observations);
    check_is_maximum(npmle);
    const double slow = slow_em_log_likelihood(observations, npmle, 2000);
    CHECK(npmle.log_likelihood >= slow - 1e-9);
    // EM rises like 1 / rounds at worst: it may stop short by about n / rounds
    CHECK(npmle.log_likelihood <= slow + npmle.n / 2000);
  }
}

TEST_CASE("the order of the observations and splitting their counts change nothing", "[unit]") {
  std::mt19937 random(7);
  for (int repeat = 0; repeat < 20; ++repeat) {
    Observations observations = random_observations(random, 15, 12);
    const Npmle npmle = interval_npmle(observations);
    Observations split;
    for (const auto& o : observations) {
      split.push_back({o.lower, o.upper, o.count * 0.25});
      split.push_back({o.lower, o.upper, o.count * 0.75});
    }
    check_same(npmle, interval_npmle(split));
    std::shuffle(observations.begin(), observations.end(), random);
    const Npmle shuffled = interval_npmle(observations);
    check_same(npmle, shuffled);
    for (std::size_t j = 0; j < npmle.cells.size(); ++j) CHECK(npmle.cells[j].mass == shuffled.cells[j].mass);
  }
}

TEST_CASE("shifting or stretching all times shifts or stretches the estimate, and counts may have any unit", "[unit]") {
  std::mt19937 random(11);
  for (int repeat = 0; repeat < 20; ++repeat) {
    const Observations observations = random_observations(random, 15, 12);
    const Npmle npmle = interval_npmle(observations);
    Observations changed = observations;
    for (auto& o : changed) {
      o.lower = o.lower * 4 + 100;
      o.upper = o.upper * 4 + 100;
    }
    const Npmle moved = interval_npmle(changed);
    check_same(npmle, moved, 4, 100);
    for (std::size_t j = 0; j < npmle.cells.size(); ++j) CHECK(npmle.cells[j].mass == moved.cells[j].mass);
    for (const double unit : {0.001, 0.3, 1000.0}) {
      Observations weighted = observations;
      for (auto& o : weighted) o.count *= unit;
      const Npmle scaled = interval_npmle(weighted);
      check_is_maximum(scaled);
      CHECK(scaled.log_likelihood == Approx(npmle.log_likelihood * unit).epsilon(1e-9));
    }
  }
}

TEST_CASE("exact and right-censored times give the product-limit curve", "[unit]") {
  std::mt19937 random(5);
  // Up to 900 cells with mass: both ways of solving Newton's equations are taken.
  for (const int size : {5, 40, 40, 200, 1500}) {
    std::uniform_int_distribution<int> day(1, size);
    std::vector<double> at_risk(static_cast<std::size_t>(size) + 1, 0.0);
    std::vector<double> events(at_risk.size(), 0.0);
    Observations observations;
    for (int i = 0; i < size; ++i) {
      const auto time = static_cast<std::size_t>(day(random));
      const bool event = random() % 3 != 0;
      const double lower = static_cast<double>(time);
      observations.push_back({lower, event ? lower : kInfinity, 1});
      if (event) events[time] += 1;
      for (std::size_t t = 0; t <= time; ++t) at_risk[t] += 1;
    }
    const Npmle npmle = interval_npmle(observations);
    check_is_maximum(npmle);
    double survival = 1;
    for (std::size_t t = 0; t < at_risk.size() && at_risk[t] > 0; ++t) {
      survival *= 1 - events[t] / at_risk[t];
      CHECK(npmle_survival(npmle, static_cast<double>(t)).upper == Approx(survival).margin(1e-9));
    }
  }
}

TEST_CASE("two thousand times, half of them exact, are certified", "[unit]") {
  std::mt19937 random(17);
  std::weibull_distribution<double> event(1.3, 60.0);
  std::exponential_distribution<double> gap(1.0);
  std::vector<IntervalObservation> observations;
  for (int i = 0; i < 2000; ++i) {
    const double time = event(random);
    double last = 0;
    double look = gap(random);
    while (look < time) {
      last = look;
      look += gap(random);
    }
    observations.push_back(i % 2 == 0 ? IntervalObservation{time, time, 1} : IntervalObservation{last, look, 1});
  }
  const Npmle npmle = interval_npmle(observations);
  CHECK(npmle.cells.size() > 1000);
  check_is_maximum(npmle);
}

TEST_CASE("a count of one in a million keeps its share", "[unit]") {
  const Npmle npmle = interval_npmle({{0, 1, 1e3}, {1, 2, 1e-3}, {2, 3, 1e3}, {0, 2, 5}});
  check_is_maximum(npmle);
  REQUIRE(npmle.cells.size() == 3);
  // The claim (0, 2] divides in proportion to the rest: mass 2 is 1e-3 / 1000.001 of 1005.001 / 2005.001.
  CHECK(npmle.cells[1].mass == Approx(1e-3 / 1000.001 * 1005.001 / 2005.001).epsilon(1e-9));
}

TEST_CASE("counts too unequal for a certificate are refused", "[unit]") {
  CHECK(refusal({{3, 4, 1e14}, {1, 2, 1e5}, {2, 3, 1e-6}}).rfind("count = 1e-06 beside count = 1e+14", 0) == 0);
}

TEST_CASE("the survival band starts at 1, never rises and encloses itself", "[unit]") {
  std::mt19937 random(3);
  const Npmle npmle = interval_npmle(random_observations(random, 30, 20));
  SurvivalBand previous{1, 1};
  for (double time = -1; time < 25; time += 0.25) {
    const SurvivalBand band = npmle_survival(npmle, time);
    CHECK(band.lower <= band.upper);
    CHECK(band.lower <= previous.lower);
    CHECK(band.upper <= previous.upper);
    previous = band;
  }
  CHECK_THROWS_WITH(npmle_survival(npmle, std::nan("")), "time = nan: expected a number");
}

TEST_CASE("without observations every survival is possible", "[unit]") {
  const SurvivalBand band = npmle_survival(interval_npmle({}), 3);
  CHECK(band.lower == 0);
  CHECK(band.upper == 1);
}

TEST_CASE("an observation that says nothing changes only n", "[unit]") {
  const Npmle npmle = interval_npmle({{0, 7, 1}, {7, 14, 1}, {-kInfinity, kInfinity, 5}});
  REQUIRE(npmle.cells.size() == 2);
  CHECK(npmle.n == 7);
  CHECK(npmle.cells[0].mass == Approx(0.5));
}

TEST_CASE("a refused observation names the argument, its value and the range", "[unit]") {
  const double nan = std::nan("");
  CHECK(refusal({{1, 2, 1}, {14, 7, 1}}) == "lower = 14 of observation 2: expected at most upper = 7");
  CHECK(refusal({{nan, 7, 1}}) == "lower = nan of observation 1: expected a number or -infinity");
  CHECK(refusal({{0, nan, 1}}) == "upper = nan of observation 1: expected a number or infinity");
  CHECK(refusal({{kInfinity, kInfinity, 1}}) == "lower = inf of observation 1: expected a number or -infinity");
  CHECK(refusal({{-kInfinity, -kInfinity, 1}}) == "upper = -inf of observation 1: expected a number or infinity");
  for (const double count : {0.0, -1.0, nan, kInfinity}) {
    CHECK(refusal({{0, 7, count}}).rfind("count = ", 0) == 0);
  }
  CHECK(refusal({{0, 7, 1e308}, {7, 14, 1e308}}) == "count: expected counts whose sum is finite");
}

TEST_CASE("looks alone give the isotonic regression of those seen with the event", "[unit]") {
  // Ayer et al. (1955): with one look at each patient the maximum is in closed form, by pooling neighbours that go down. Nothing of the program is used.
  std::mt19937 random(41);
  for (const int patients : {5, 20, 60, 300}) {
    for (int repeat = 0; repeat < 10; ++repeat) {
      std::exponential_distribution<double> event(1.0 / 20);
      std::uniform_int_distribution<int> look(1, 45);
      std::vector<double> with(46, 0.0), seen(46, 0.0);
      Observations observations;
      for (int i = 0; i < patients; ++i) {
        const auto day = static_cast<std::size_t>(look(random));
        const double time = event(random);
        const bool had = time <= static_cast<double>(day);
        observations.push_back(had ? IntervalObservation{0, static_cast<double>(day), 1} : IntervalObservation{static_cast<double>(day), kInfinity, 1});
        with[day] += had ? 1 : 0;
        seen[day] += 1;
      }
      struct Block {
        double with, seen;
        std::vector<std::size_t> days;
      };
      std::vector<Block> blocks;
      for (std::size_t day = 1; day < seen.size(); ++day) {
        if (seen[day] == 0) continue;
        blocks.push_back({with[day], seen[day], {day}});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].with * blocks.back().seen >= blocks.back().with * blocks[blocks.size() - 2].seen) {
          Block last = blocks.back();
          blocks.pop_back();
          blocks.back().with += last.with;
          blocks.back().seen += last.seen;
          blocks.back().days.insert(blocks.back().days.end(), last.days.begin(), last.days.end());
        }
      }
      const Npmle npmle = interval_npmle(observations);
      check_is_maximum(npmle);
      double log_likelihood = 0;
      for (const Block& block : blocks) {
        const double share = block.with / block.seen;
        if (share > 0) log_likelihood += block.with * std::log(share);
        if (share < 1) log_likelihood += (block.seen - block.with) * std::log(1 - share);
        for (const std::size_t day : block.days) {
          INFO(patients << " patients, repeat " << repeat << ", day " << day);
          const SurvivalBand band = npmle_survival(npmle, static_cast<double>(day));
          CHECK(std::abs(band.lower - (1 - share)) <= 1e-4);
          CHECK(std::abs(band.upper - (1 - share)) <= 1e-4);
        }
      }
      CHECK(npmle.log_likelihood == Approx(log_likelihood).epsilon(1e-9).margin(1e-9));
    }
  }
}

TEST_CASE("saying less of when an event was never makes the data less likely", "[unit]") {
  std::mt19937 random(43);
  for (int repeat = 0; repeat < 40; ++repeat) {
    Observations observations = random_observations(random, 12, 15);
    const double before = interval_npmle(observations).log_likelihood;
    auto& one = observations[static_cast<std::size_t>(repeat) % observations.size()];
    one.lower = std::isfinite(one.lower) ? one.lower - 1 - repeat % 3 : one.lower;
    if (repeat % 2 == 0) one.upper += 2;
    CHECK(interval_npmle(observations).log_likelihood >= before - 1e-9 * std::abs(before));
  }
}

TEST_CASE("the estimate comes near the truth as there are more patients", "[unit]") {
  std::mt19937 random(47);
  const auto worst = [&](int patients) {
    std::weibull_distribution<double> event(1.5, 30.0);
    std::exponential_distribution<double> gap(1.0 / 7);
    Observations observations;
    for (int i = 0; i < patients; ++i) {
      const double time = event(random);
      double last = 0;
      double look = gap(random);
      while (look < time && look < 60) {
        last = look;
        look += gap(random);
      }
      observations.push_back({last, look < time ? kInfinity : look, 1});
    }
    const Npmle npmle = interval_npmle(observations);
    double distance = 0;
    for (double day = 5; day <= 50; day += 5) {
      const SurvivalBand band = npmle_survival(npmle, day);
      const double truth = std::exp(-std::pow(day / 30, 1.5));
      distance = std::max({distance, band.lower - truth, truth - band.upper});
    }
    return distance;
  };
  double few = 0, many = 0;
  for (int repeat = 0; repeat < 10; ++repeat) {
    few += worst(40) / 10;
    many += worst(1500) / 10;
  }
  CHECK(few < 0.2);
  CHECK(many < 0.06);
  CHECK(many < few / 2);
}
