#include <fmt/format.h>

#include <set>

#include "casefile/check.h"

namespace casebook::casefile {

namespace {

/// Silence about harms is a finding of its own, and has to be written.
void run(const CaseFile& file, const Surroundings&, std::vector<core::Diagnostic>& problems) {
  if (file.draft) return;
  std::set<int> told;  // one item may stand for several courses
  for (const CourseRecord& course : file.courses) {
    if (course.role != "studied" || !course.adverse_events.empty() || !told.insert(course.where.line).second) continue;
    problems.push_back(
        {core::Severity::note, "adverse-events-unsaid", course.values.of("treatment", course.where),
         fmt::format("adverse events of {}: nothing said", course.name.empty() ? course.treatment : course.name),
         "adverse events: not reported, none reported, or a list"});
  }
}

}  // namespace

extern const Check check_adverse_events_unsaid;
const Check check_adverse_events_unsaid{"adverse-events-unsaid", run};

}  // namespace casebook::casefile
