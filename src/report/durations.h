#pragma once
// How long a treatment was given, and how long its effect was seen to last: words and estimates that reports share.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/course_lengths.h"
#include "query/time_to_response.h"
#include "query/treated_courses.h"
#include "report/report.h"
#include "report/response_estimates.h"

namespace casebook::report {

/// "stopped on day 28 (new erosions)", "for 91.3 days or longer", "10 sessions or fractions", "restarted, 7 months after stopping"; empty where the row says
/// nothing on length.
std::string length_words(const query::CourseLength& row);

/// The rows that say something on length. A course's own end, which is that of its last stop whoever stopped, gives way to its stops: these say of whom.
std::vector<query::CourseLength> told_lengths(const std::vector<query::CourseLength>& rows);

/// Of how many of those treated it is said how long, in part at least; persons and groups of one article are never added.
struct LengthCoverage {
  std::int64_t treated = 0;
  std::int64_t stated = 0;
  std::set<std::string> articles;  ///< that state it of people who count
};
LengthCoverage length_coverage(const std::vector<query::CourseLength>& rows, const std::vector<query::TreatedCourse>& courses);

/// Family of each endpoint that the question's outcomes name: 'maintenance', 'loss', 'rechallenge', 'response', ...
std::map<std::string, std::string> endpoint_families(query::Catalogue& catalogue, const query::Filter& filter);

/// Endpoints of the families loss and rechallenge.
std::set<std::string> loss_endpoints(query::Catalogue& catalogue, const query::Filter& filter);

/// Estimates of the time to each endpoint of loss, as response_estimates makes them, and where some article says that the response was held, of the derived
/// 'response lost or not yet': of each article its loss on treatment or recurrence with the greatest number assessed, or, where it tells of no loss, those in
/// whom the response was held, as not lost until then. Whoever did not hold it may never have responded, and enters nothing.
std::vector<ResponseEstimate> loss_estimates(const std::vector<query::TimeToResponse>& rows, const std::map<std::string, std::string>& families);

/// The name of that derived endpoint.
inline constexpr std::string_view kLostOrNotYet = "response lost or not yet";

}  // namespace casebook::report
