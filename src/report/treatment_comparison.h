#pragma once
// Two treatments side by side: the endpoints that both have, and what the articles that gave both say themselves.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/courses.h"
#include "query/treated_courses.h"
#include "report/pooled_rates.h"
#include "stats/two_by_two.h"

namespace casebook::report {

/// One treatment's side of a comparison.
struct ComparedCount {
  std::int64_t affected = 0;
  std::int64_t assessed = 0;                   ///< above 0
  std::int64_t articles = 0;
  std::optional<std::int64_t> treated;         ///< nullopt: not known in that unit
  std::optional<std::int64_t> not_reported;    ///< nullopt: not known who was at risk
  stats::ShareInterval interval;               ///< exact
};

/// Why there is no 2x2, or that there is one.
enum class ComparisonStatus {
  ok,
  degenerate_margin,   ///< everybody or nobody had it on both sides
  same_patients        ///< the same people on both sides, who are no two groups
};
const char* comparison_status_name(ComparisonStatus status);   ///< 'ok', 'degenerate_margin', 'same_patients'

struct ComparedRate {
  std::string condition;
  std::string endpoint;
  std::optional<double> threshold;
  std::string unit;
  std::string citekey;                         ///< of the article that compares the two itself; empty: over articles
  ComparedCount first;
  ComparedCount second;
  ComparisonStatus status = ComparisonStatus::ok;
  stats::TwoByTwoEstimate estimate;            ///< of the first to the second; without meaning unless `status` is ok
};

/// How many people of an article stand on both sides, as far as it tells them apart.
struct SharedPatients {
  std::string citekey;
  std::int64_t told_apart = 0;     ///< by name in courses of both
  bool at_least_some = false;      ///< told apart, or more courses than people
  bool unknown_more = false;       ///< a group on some side: its members are not known
};

/// Endpoints of the same condition, threshold and unit that both have, in the order of `first`.
std::vector<ComparedRate> compared_rates(const std::vector<PooledRate>& first, const std::vector<PooledRate>& second, double level);

/// The same within each article that has both, by article; of an article whose people stand on both sides no 2x2 is made.
std::vector<ComparedRate> compared_within_articles(const std::vector<PooledRate>& first, const std::vector<PooledRate>& second,
                                                   const std::vector<SharedPatients>& shared, double level);

/// Of each article with counted patients of both treatments, by citekey. \param courses  of both, for the number of people in the article
std::vector<SharedPatients> shared_patients(const std::vector<query::TreatedCourse>& first, const std::vector<query::TreatedCourse>& second,
                                            const std::vector<query::Course>& courses);

}  // namespace casebook::report
