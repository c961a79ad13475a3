#pragma once
// The rates of one article alone: those that the view response_rates adds up over articles.

#include <vector>

#include "query/response_rates.h"
#include "query/time_to_response.h"
#include "query/treated_courses.h"
#include "report/report.h"

namespace casebook::report {

/// Added up from rows that are already limited to the article; the derived row 'any response' is read from the
/// catalogue, its query goes into `document.sql`.
std::vector<query::ResponseRate> rates_of_article(document::Document& document, query::Catalogue& catalogue,
                                                  const ReportOptions& options,
                                                  const std::vector<query::TimeToResponse>& outcomes,
                                                  const std::vector<query::TreatedCourse>& courses);

}  // namespace casebook::report
