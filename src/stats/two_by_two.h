#pragma once
// Two drugs, event or not: exact inference given both margins (Fisher 1935).

#include <optional>

namespace casebook::stats {

/// Rows are the drugs, columns event and no event.
struct TwoByTwo {
  long long a = 0;   ///< first drug, event
  long long b = 0;   ///< first drug, no event
  long long c = 0;   ///< second drug, event
  long long d = 0;   ///< second drug, no event
};

/// Infinity is a possible odds ratio and a possible upper limit; NaN does not occur.
struct TwoByTwoEstimate {
  bool degenerate_margin = false;  ///< a row or column total is 0: only one table is possible, p = 1, limits 0 and infinity,
                                   ///< `odds_ratio` is then 0 and means nothing
  double p_two_sided = 1;          ///< sum over the tables that are not more probable than this one (relative slack 1e-7)
  double p_less = 1;               ///< P(A <= a) when the drugs do not differ
  double p_greater = 1;            ///< P(A >= a) when the drugs do not differ
  double odds_ratio = 0;           ///< maximises the conditional likelihood; 0 or infinity when a is at an end of its range
  double lower = 0;                ///< P(A >= a) = (1 - level) / 2; 0 when a is the least possible
  double upper = 0;                ///< P(A <= a) = (1 - level) / 2; infinity when a is the greatest possible
};

/// \param level  of the two-sided limits, 0 < level < 1
/// \throws core::DomainError naming the argument: a number below 0 or above 1,000,000, a level outside (0, 1)
///
/// A given the margins is noncentral hypergeometric: Fisher (1935), JRSS 98; limits: Cornfield (1956), Proc. 3rd Berkeley Symp.;
/// p: the sum of small probabilities, as Freeman & Halton (1951), Biometrika 38. All equations are solved to rounding. The limits invert
/// two one-sided tests, so they can disagree with the two-sided p. Says nothing of why patients got the one drug or the other.
TwoByTwoEstimate two_by_two(const TwoByTwo& table, double level = 0.95);

/// The odds ratios that do not fix the margins.
struct OddsRatios {
  std::optional<double> sample;   ///< a d / (b c); infinity where b c = 0, nullopt where a d = 0 too
  double haldane = 0;             ///< with 1/2 added to all four (Haldane 1956)
};
/// \throws core::DomainError as two_by_two()
OddsRatios unconditional_odds_ratios(const TwoByTwo& table);

}  // namespace casebook::stats
