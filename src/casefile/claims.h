#pragma once
// All claims of a file, one after another, whatever their kind.

#include "casefile/records.h"

namespace casebook::casefile {

/// Calls visit(const ClaimRecord&) for every claim of an article, courses before their steps, outcomes and events.
template <typename Visit>
void for_each_claim(const CaseFile& file, Visit&& visit) {
  for (const CharacteristicRecord& characteristic : file.characteristics) visit(characteristic);
  for (const auto* const courses : {&file.prior, &file.courses}) {
    for (const CourseRecord& course : *courses) {
      visit(course);
      for (const StepRecord& step : course.steps) visit(step);
      for (const OutcomeRecord& outcome : course.outcomes) visit(outcome);
      for (const AdverseEventRecord& event : course.adverse_events) visit(event);
      for (const CharacteristicRecord& characteristic : course.characteristics) visit(characteristic);
    }
  }
  for (const BackgroundRecord& remark : file.background) visit(remark);
}

}  // namespace casebook::casefile
