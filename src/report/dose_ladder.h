#pragma once
// Who started at which dose, who took it, and for whom it was the highest: counted over the steps of each course.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/dose_titration.h"
#include "query/treated_courses.h"

namespace casebook::report {

/// One dose a day of one treatment. Both bounds empty: not stated.
struct LadderRow {
  std::string condition;
  std::string treatment;
  std::optional<double> dose_min;
  std::optional<double> dose_max;
  std::optional<std::string> unit;  ///< 'mg' of a dose a day; else it says for what: 'mg every 2 weeks', 'U per area'
  bool daily = true;
  std::int64_t started = 0;
  std::optional<std::int64_t> reached;  ///< nullopt: some took it, how many is not stated
  std::vector<std::pair<std::string, std::int64_t>> reached_by_article;  ///< citekeys in alphabetical order; those with a number
  std::int64_t highest = 0;
  std::int64_t assessed = 0;  ///< patients treated, over all doses
};

/// The ladder of each condition and treatment, doses in ascending order, the unstated dose last.
///
/// Own patients only. `started` and `reached` add up the steps that count, without those of a course that gives way to another of its article: its people
/// are counted there. `highest` spreads the people of every course
/// that counts over its doses by subtraction (3 of 3 at 3 mg, 2 of 3 at 4.5 mg: one stays at 3 mg), so that it sums to
/// those treated: parallel doses are each their own highest, a restart or decrease is no higher dose, and where an
/// unknown number went higher, all who may have done so stand at the range from the dose they surely took to that one.
std::vector<LadderRow> dose_ladder(const std::vector<query::DoseTitration>& steps,
                                   const std::vector<query::TreatedCourse>& courses);

/// "3 mg a day", "300 mg every 2 weeks", "not stated".
std::string ladder_dose_words(const LadderRow& row);

}  // namespace casebook::report
