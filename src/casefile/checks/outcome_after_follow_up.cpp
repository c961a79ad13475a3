#include <fmt/format.h>

#include "casefile/check.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

/// The longest time that anybody was followed; nullopt when it has no upper bound.
std::optional<double> longest(const CourseRecord& course) {
  for (const CharacteristicRecord& follow_up : course.characteristics) {
    const bool bounded = follow_up.statistic == "each" || follow_up.statistic == "range";
    if (follow_up.name == "follow-up" && bounded) return follow_up.value_max;
  }
  return std::nullopt;
}

void run(const CaseFile& file, const Surroundings&, std::vector<core::Diagnostic>& problems) {
  for (const CourseRecord& course : file.courses) {
    const std::optional<double> end = longest(course);
    if (!end) continue;
    for (const OutcomeRecord& outcome : course.outcomes) {
      // 26 weeks are not beyond 6 months: a day or two is the calendar's.
      const double tolerance = 2;
      if (outcome.origin != "treatment start" || !outcome.lower_days || *outcome.lower_days <= *end + tolerance)
        continue;
      problems.push_back({core::Severity::warning, "outcome-after-follow-up", outcome.values.of("when", outcome.where),
                          fmt::format("an outcome at {} days, but follow-up ended at {}",
                                      core::number_text(*outcome.lower_days, 4), core::number_text(*end, 4)),
                          "the follow-up of the course, or the time of the outcome?"});
    }
  }
}

}  // namespace

extern const Check check_outcome_after_follow_up;
const Check check_outcome_after_follow_up{"outcome-after-follow-up", run};

}  // namespace casebook::casefile
