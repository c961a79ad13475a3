#pragma once
// Who is known to have had an event by a time, who is known not to, and limits of the share that no unknown one can break.

#include <cstdint>
#include <vector>

#include "stats/interval_npmle.h"
#include "stats/share_interval.h"

namespace casebook::stats {

/// People by what their observation says of one time.
struct KnownStates {
  std::int64_t with = 0;      ///< had the event by then
  std::int64_t without = 0;   ///< had not had it yet
  std::int64_t unknown = 0;   ///< their interval holds the time
  std::int64_t n() const { return with + without + unknown; }
};

/// \throws core::DomainError naming the observation: a count that is no whole number above 0 or beyond 1,000,000 in all; a time that is NaN
KnownStates known_states(const std::vector<IntervalObservation>& observations, double time);

/// Two-sided limits of the share without the event after a time: the lower one is that of the known ones without, the upper one that of all but the
/// known ones with, both exact (Clopper & Pearson 1934).
///
/// \throws core::DomainError when n is 0, or for a level outside (0, 1)
///
/// An exact limit rises with the count, so whatever the unknown ones had, the interval encloses the exact interval of the true count: it
/// covers the share at least as often as `level` says, also where being looked at depends on the event, which no estimate from the
/// intervals survives. Wide for that reason. Assumes that people are independent of each other.
ShareInterval share_without_limits(const KnownStates& states, double level = 0.95);

}  // namespace casebook::stats
