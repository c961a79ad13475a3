#include <fmt/format.h>

#include <map>
#include <tuple>

#include "casefile/check.h"

namespace casebook::casefile {

namespace {

/// The same words about the same person, once more: nobody meant two facts.
bool same_fact(const OutcomeRecord& one, const OutcomeRecord& other) {
  const auto facts = [](const OutcomeRecord& o) {
    return std::tie(o.patient, o.endpoint, o.state, o.value_min, o.value_max, o.time_kind, o.origin, o.origin_course,
                    o.lower_days, o.upper_days, o.sites, o.extent, o.via, o.instrument, o.assessor);
  };
  return facts(one) == facts(other) && one.restates.empty() && other.restates.empty();
}

void check_courses(const CaseFile& file, std::vector<core::Diagnostic>& problems) {
  std::map<std::tuple<std::string, std::string, std::string>, int> lines;
  for (const CourseRecord& course : file.courses) {
    // A name or a place in a row tells two courses apart.
    if (course.patient.empty() || !course.name.empty() || course.sequence || !course.site_text.empty()) continue;
    const auto [first, is_new] = lines.try_emplace({course.patient, course.treatment, course.role}, course.where.line);
    if (is_new) continue;
    problems.push_back(
        {core::Severity::warning, "same-patient-twice", course.values.of("treatment", course.where),
         fmt::format("{} has two courses of {} (first in line {})", course.patient, course.treatment, first->second),
         "a break is a stop and a restart in one course; two courses have a name or a sequence"});
  }
}

void run(const CaseFile& file, const Surroundings&, std::vector<core::Diagnostic>& problems) {
  check_courses(file, problems);
  for (const CourseRecord& course : file.courses) {
    const std::vector<OutcomeRecord>& outcomes = course.outcomes;
    for (std::size_t later = 1; later < outcomes.size(); ++later) {
      for (std::size_t first = 0; first < later; ++first) {
        if (outcomes[later].patient.empty() || !same_fact(outcomes[first], outcomes[later])) continue;
        problems.push_back({core::Severity::warning, "same-patient-twice",
                            outcomes[later].values.of("endpoint", outcomes[later].where),
                            fmt::format("'{}' is said of {} twice (first in line {})", outcomes[later].endpoint,
                                        outcomes[later].patient, outcomes[first].where.line),
                            "restates: the id of the first"});
        break;
      }
    }
  }
}

}  // namespace

extern const Check check_same_patient_twice;
const Check check_same_patient_twice{"same-patient-twice", run};

}  // namespace casebook::casefile
