#include <fmt/format.h>

#include "casefile/check.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

/// Steps order the doses of the same people; what happened to two patients need not be in one order.
bool same_people(const StepRecord& one, const StepRecord& other) {
  return one.patient.empty() || other.patient.empty() || one.patient == other.patient;
}

void run(const CaseFile& file, const Surroundings&, std::vector<core::Diagnostic>& problems) {
  for (const CourseRecord& course : file.courses) {
    const StepRecord* above = nullptr;
    for (const StepRecord& step : course.steps) {
      const std::optional<double> latest = step.after_days_max ? step.after_days_max : step.after_days_min;
      const bool beside = above != nullptr && step.change == "as reported" && step.step == above->step;
      if (above != nullptr && latest && !beside && same_people(*above, step) && *latest < *above->after_days_min) {
        problems.push_back({core::Severity::error, "steps-out-of-order", step.values.of("when", step.where),
                            fmt::format("this step ({} days) lies before the one above ({} days)",
                                        core::number_text(*latest, 4), core::number_text(*above->after_days_min, 4)),
                            "steps stand in the order in which they happened"});
      }
      if (step.after_days_min) above = &step;
    }
  }
}

}  // namespace

extern const Check check_steps_out_of_order;
const Check check_steps_out_of_order{"steps-out-of-order", run};

}  // namespace casebook::casefile
