#pragma once
// What the estimates of time-to-response say beyond the median: how many are still without the event week by week, the product-limit curve
// where one may be given, and which articles are behind each estimate.

#include <string>
#include <vector>

#include "document/document.h"
#include "report/response_estimates.h"

namespace casebook::report {

/// 'survival': a row for each estimate and week. Readers see the weeks at which something changes, as numbers of n, and no others;
/// where the estimates are of several treatments or conditions they see none.
document::Table survival_table(const std::vector<ResponseEstimate>& estimates, double level);

/// 'kaplan_meier': a row for each time of the estimates whose times are all exact or right-censored; else it is empty and its sentence says why.
document::Table kaplan_meier_table(const std::vector<ResponseEstimate>& estimates, double level);

/// 'estimate_articles', for programs: what each article gives to an estimate, and why something of it is left out.
document::Table estimate_articles_table(const std::vector<ResponseEstimate>& estimates);

/// For readers: the articles in each estimate and those left out (of one treatment and condition), how the others of "20 of 30 within a month" enter,
/// and what band and limits are.
std::vector<std::string> estimate_caveats(const std::vector<ResponseEstimate>& estimates, double level);

/// "3 of 5", "2 to 5 of 5": what a share between `least` and `most` of n is in people, to one decimal and never narrower than it is.
std::string people_words(double least, double most, std::int64_t n);

}  // namespace casebook::report
