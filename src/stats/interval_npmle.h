#pragma once
// The nonparametric maximum likelihood estimate of an interval-censored time (Turnbull 1976, Gentleman & Geyer 1994).

#include <cstddef>
#include <vector>

#include "stats/requirements.h"

namespace casebook::stats {

/// One observation with weight `count`. lower < upper: the time lies in (lower, upper]. lower == upper: exactly then.
/// upper = +infinity: no event up to `lower`. lower = -infinity: at or before `upper`.
struct IntervalObservation {
  double lower = 0;
  double upper = 0;
  double count = 1;
};

/// A maximal intersection: the only places where the estimate has mass. `lower_closed` only for a point.
struct NpmleCell {
  double lower = 0;
  double upper = 0;
  bool lower_closed = false;
  bool upper_closed = true;       ///< false only when upper is infinite
  double mass = 0;                ///< probability of the cell; where inside it lies is not known
  double gradient_over_n = 0;     ///< 1 where mass is positive, at most 1 elsewhere (Karush-Kuhn-Tucker)
};

struct Npmle {
  std::vector<NpmleCell> cells;   ///< in time order; cells with mass 0 are listed
  double n = 0;                   ///< sum of counts
  double log_likelihood = 0;
  double duality_gap = 0;         ///< certified bound: the log-likelihood is within this of the maximum
};

/// \throws core::DomainError for NaN, lower > upper, both infinite on one side, a count that is not positive, counts whose sum is
/// not finite.
/// No observations give no cells and n = 0. Stops on a duality gap of at most 1e-9 relative, never on mere lack of change (1e-12 n
/// will do where rounding forbids less). Counts so unequal, beyond about 1 to 1e9, that not even this is reached are refused.
///
/// Equal observations are merged and the maximal intersections found as in Peto (1973), Applied Statistics 22, and Turnbull (1976),
/// JRSS B 38. Three steps take turns: EM (Turnbull's self-consistency), the iterative convex minorant (Groeneboom & Wellner 1992; line
/// search of Jongbloed 1998, JCGS 7; the mixture of both: Wellner & Zhan 1997, JASA 92) and Newton's on the cells with mass. The
/// gap is Gentleman & Geyer's (1994), Biometrika 81: n log(greatest gradient / n). Deterministic; the order of observations changes nothing.
/// Assumes that looks at the patients do not depend on the time of the event. Where masses are not unique, one maximum is given.
Npmle interval_npmle(std::vector<IntervalObservation> observations, const Interruption& interruption = {});

/// The cell in which the cumulative mass first reaches 1/2 (slack 1e-6).
struct NpmleMedian {
  bool exists = false;
  double lower = 0;
  double upper = 0;
  bool lower_closed = false;
  bool half_reached_exactly = false;               ///< then the curve stays at 1/2 until the next cell with mass
  double right_if_half_stretch_included = 0;
};
NpmleMedian npmle_median(const Npmle& npmle);

/// Least and greatest P(T > t) over every placement of the masses inside their cells.
struct SurvivalBand {
  double lower = 0;
  double upper = 1;
};
SurvivalBand npmle_survival(const Npmle& npmle, double time);

}  // namespace casebook::stats
