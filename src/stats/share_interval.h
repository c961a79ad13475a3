#pragma once
// Exact and approximate intervals for one proportion.

#include <string_view>

namespace casebook::stats {

/// Bounds of a share, each within [0, 1].
struct ShareInterval {
  double lower = 0;
  double upper = 1;
};

/// clopper_pearson is exact (coverage at least the level); wilson (score), jeffreys (Bayes, outer limit 0 or 1 at x = 0 or n) and mid_p are narrower.
enum class ShareMethod { clopper_pearson, wilson, jeffreys, mid_p };

/// "clopper-pearson", "wilson", "jeffreys", "mid-p"; throws core::DomainError naming the argument otherwise.
ShareMethod share_method(std::string_view name);
const char* share_method_name(ShareMethod method);

/// Two-sided interval for the share of cases with an event, (1 - level)/2 in each tail, also at 0 and n.
///
/// \param events  cases with the event; 0 <= events <= cases
/// \param cases   cases observed; > 0. Cases with unknown status do not belong here.
/// \param level   wanted coverage, 0 < level < 1 (0.95, not 95)
/// \throws core::DomainError naming the argument, its value and the allowed range
///
/// Clopper & Pearson 1934; Wilson 1927; Brown, Cai & DasGupta 2001 (Jeffreys); Lancaster 1961, Berry & Armitage 1995 (mid-P).
/// Assumes that cases are independent; reports of one family or clinic are not.
ShareInterval share_interval(long long events, long long cases, double level = 0.95,
                             ShareMethod method = ShareMethod::clopper_pearson);

/// One-sided bounds: each spends the whole 1 - level and is to be used alone. With no event, `upper` is the zero-numerator bound.
ShareInterval one_sided_share_bounds(long long events, long long cases, double level = 0.95);

/// The quantiles of Beta(events + 1/2, cases - events + 1/2) themselves, equal tails. ShareMethod::jeffreys is this with the outer
/// limit replaced by 0 at events = 0 and by 1 at events = cases (Brown, Cai & DasGupta 2001, Statistical Science 16).
ShareInterval jeffreys_quantiles(long long events, long long cases, double level = 0.95);

}  // namespace casebook::stats
