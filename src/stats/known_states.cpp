#include "stats/known_states.h"

#include <cmath>
#include <fmt/format.h>

#include "core/errors.h"
#include "stats/requirements.h"

namespace casebook::stats {
namespace {

constexpr std::int64_t kMostPeople = 1'000'000;

}  // namespace

KnownStates known_states(const std::vector<IntervalObservation>& observations, double time) {
  if (std::isnan(time)) throw core::DomainError("time = nan: expected a number");
  KnownStates states;
  std::size_t row = 0;
  for (const IntervalObservation& observation : observations) {
    ++row;
    const double count = observation.count;
    if (!(count >= 1) || count > static_cast<double>(kMostPeople) || count != std::floor(count)) {
      throw core::DomainError(fmt::format("count = {} of observation {}: expected a whole number from 1 to {}", exact_text(count), row, kMostPeople));
    }
    const auto people = static_cast<std::int64_t>(count);
    // The event lies in (lower, upper]: at `lower` itself it has not come, but for an exact time.
    if (observation.upper <= time) {
      states.with += people;
    } else if (observation.lower >= time || observation.lower == observation.upper) {
      states.without += people;
    } else {
      states.unknown += people;
    }
    if (states.n() > kMostPeople) throw core::DomainError(fmt::format("count: expected at most {} people in all", kMostPeople));
  }
  return states;
}

ShareInterval share_without_limits(const KnownStates& states, double level) {
  return {share_interval(states.without, states.n(), level).lower, share_interval(states.without + states.unknown, states.n(), level).upper};
}

}  // namespace casebook::stats
