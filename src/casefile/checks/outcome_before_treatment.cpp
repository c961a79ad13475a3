#include <fmt/format.h>

#include "casefile/check.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

/// The days from the start of the course to the latest moment of the outcome; nullopt when the two clocks cannot be
/// compared.
std::optional<double> days_after_start(const CourseRecord& course, const OutcomeRecord& outcome) {
  const std::optional<double> latest = outcome.upper_days;
  if (!latest) return std::nullopt;
  if (outcome.origin == "course start") {
    const bool own = outcome.origin_course == course.name || outcome.origin_course == course.treatment;
    if (own) return latest;
  } else if (outcome.origin != course.start_origin) {
    return *latest < 0 ? latest : std::nullopt;
  }
  if (outcome.origin != course.start_origin || outcome.origin_course != course.start_course) return std::nullopt;
  // A course that starts at its own clock's zero has no start to compare with.
  if (outcome.origin == "treatment start" || !course.started_after_days_min) return *latest < 0 ? latest : std::nullopt;
  return *latest - *course.started_after_days_min;
}

void run(const CaseFile& file, const Surroundings&, std::vector<core::Diagnostic>& problems) {
  for (const CourseRecord& course : file.courses) {
    for (const OutcomeRecord& outcome : course.outcomes) {
      const std::optional<double> days = days_after_start(course, outcome);
      if (!days || *days >= 0) continue;
      problems.push_back({core::Severity::error, "outcome-before-treatment", outcome.values.of("when", outcome.where),
                          fmt::format("an outcome {} days before the treatment began", core::number_text(0 - *days, 3)),
                          "from when does this time count? after starting, after stopping, after admission"});
    }
  }
}

}  // namespace

extern const Check check_outcome_before_treatment;
const Check check_outcome_before_treatment{"outcome-before-treatment", run};

}  // namespace casebook::casefile
