#include "casefile/check.h"

namespace casebook::casefile {

namespace {

/// A restart says that something had ended; the end must be written too.
void run(const CaseFile& file, const Surroundings&, std::vector<core::Diagnostic>& problems) {
  for (const CourseRecord& course : file.courses) {
    bool stopped = false;
    for (const StepRecord& step : course.steps) {
      if (step.change == "stop") stopped = true;
      if (step.change != "restart" || stopped) continue;
      problems.push_back({core::Severity::error, "restart-without-stop", step.values.of("step", step.where),
                          "a restart before any stop", "add { stop: reason not stated }"});
    }
  }
}

}  // namespace

extern const Check check_restart_without_stop;
const Check check_restart_without_stop{"restart-without-stop", run};

}  // namespace casebook::casefile
