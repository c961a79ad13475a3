#pragma once
// What the values of an item say, in a form that all ways of writing the same share.

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "casefile/records.h"

namespace casebook::casefile {

/// The records of a file by the place of their item. An item whose `who` names several persons stands for several records.
class RecordsByPlace {
 public:
  explicit RecordsByPlace(const CaseFile& file);

  template <typename Record>
  std::vector<const Record*> at(const core::SourceSpan& where) const {
    std::vector<const Record*> found;
    const auto records = records_.find(place(where));
    if (records == records_.end()) return found;
    for (const ClaimRecord* const record : records->second) {
      // Of records at one place only the kinds differ: a course and the step of its `dose`.
      if (const auto* const typed = as<Record>(record)) found.push_back(typed);
    }
    return found;
  }

 private:
  using Place = std::tuple<int, int, std::string>;
  enum class Kind { characteristic, course, step, outcome, event };
  static Place place(const core::SourceSpan& where) { return {where.line, where.column, where.path}; }
  void add(const ClaimRecord& record, Kind kind);
  template <typename Record>
  const Record* as(const ClaimRecord* record) const;

  std::map<Place, std::vector<const ClaimRecord*>> records_;
  std::map<const ClaimRecord*, Kind> kinds_;
};

/// Whom claims are about and in how many they hold: 'all patients 2 of 3'; sorted, so that the order of a list does not matter.
std::string who_reading(const std::vector<const ClaimRecord*>& claims);
/// Whom alone: 'cohort all patients'.
std::string subject_reading(const std::vector<const ClaimRecord*>& claims);

/// What stands under a key of an item, read; empty: not stated. `words` are taken where the key has no reading of its own.
std::string step_reading(const StepRecord& step, std::string_view key, std::string_view words);
std::string outcome_reading(const OutcomeRecord& outcome, std::string_view key, std::string_view words);
std::string event_reading(const AdverseEventRecord& event, std::string_view key, std::string_view words);
/// Also of a prior course.
std::string course_reading(const CourseRecord& course, std::string_view key, std::string_view words);
std::string characteristic_reading(const CharacteristicRecord& characteristic, std::string_view key, std::string_view words);

/// A trait of a cohort, group or patient: all that its records of that name say.
std::string trait_reading(std::vector<const CharacteristicRecord*> records);

}  // namespace casebook::casefile
