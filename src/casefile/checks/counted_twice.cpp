#include <fmt/format.h>

#include <algorithm>

#include "casefile/check.h"

namespace casebook::casefile {

namespace {

/// As far as one file can tell, whether the claim enters a tally.
bool is_counted(const OutcomeRecord& outcome, const CourseRecord& course) {
  return outcome.affected && outcome.assessed && outcome.extent == "whole" && outcome.restates.empty() &&
         outcome.overruled_by.empty() && outcome.via.empty() && course.role != "prior";
}

bool is_member(const CaseFile& file, const std::string& cohort, const std::string& patient) {
  for (const CohortRecord& group : file.cohorts) {
    if (group.label != cohort) continue;
    return group.parent.empty() ||
           std::find(group.members.begin(), group.members.end(), patient) != group.members.end();
  }
  return false;
}

/// Percent clearance of 80 and of 90 are two tallies.
bool same_tally(const OutcomeRecord& one, const OutcomeRecord& other, const Vocabulary& vocabulary) {
  if (one.endpoint != other.endpoint) return false;
  const TermRecord* const endpoint = vocabulary.find(VocabularyKind::endpoints, one.endpoint);
  return endpoint == nullptr || !endpoint->per_threshold.value_or(false) || one.value_min == other.value_min;
}

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  for (const CourseRecord& of_group : file.courses) {
    for (const OutcomeRecord& group_claim : of_group.outcomes) {
      if (group_claim.cohort.empty() || !is_counted(group_claim, of_group)) continue;
      for (const CourseRecord& of_patient : file.courses) {
        if (of_patient.treatment != of_group.treatment) continue;
        for (const OutcomeRecord& own : of_patient.outcomes) {
          if (own.patient.empty() || !is_counted(own, of_patient) || !is_member(file, group_claim.cohort, own.patient))
            continue;
          if (!same_tally(group_claim, own, surroundings.vocabulary)) continue;
          problems.push_back(
              {core::Severity::warning, "counted-twice", own.values.of("who", own.where),
               fmt::format("'{}' is counted for {} and for {}", own.endpoint,
                           group_claim.cohort == file.cohorts.front().label ? std::string("the cohort")
                                                                            : "'" + group_claim.cohort + "'",
                           own.patient),
               fmt::format("restates: the id of line {}, if it is the same fact", group_claim.where.line)});
        }
      }
    }
  }
}

}  // namespace

extern const Check check_counted_twice;
const Check check_counted_twice{"counted-twice", run};

}  // namespace casebook::casefile
