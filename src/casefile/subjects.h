#pragma once
// Whom a claim is about and in how many it holds (case_files.md 4).

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/case_reading.h"
#include "core/count.h"

namespace casebook::casefile {

inline constexpr const char* kAllPatients = "all patients";

/// One patient, or one group with a count in it.
struct Subject {
  std::string patient;  ///< label; empty: a group
  std::string cohort;   ///< label; empty: a patient
  std::optional<int> affected;
  std::optional<int> assessed;
  std::string basis = "stated";
  std::optional<core::Count> count;  ///< as written; of a group
};

Subject patient_subject(const std::string& label);
/// Everybody in the group.
Subject group_subject(const CohortRecord& cohort);

/// The subjects that the `who` of `item` names; `fallback` where there is no `who`. Empty when it cannot be read: rules
/// who-unreadable, who-missing°, unknown-patient, unknown-group, percent-not-a-count, affected-above-cohort,
/// assessed-above-cohort.
///
/// \param group  the group that a count without a name is about
std::vector<Subject> read_who(CaseReading& reading, const Node& item, const std::vector<Subject>& fallback,
                              std::string_view group = kAllPatients);

/// What stands under `who`, and the rest of a claim's words that decide in how many the thing named is present.
struct Presence {
  std::string state = "present";    ///< as written; becomes 'absent' where the count is none
  bool event_absent = false;        ///< 'no event by 12 months'
  std::string denied_by;            ///< the words of that time
  std::string at_risk = "treated";  ///< of the endpoint (counting.md R2)
};

/// Settles state, affected and assessed: absent is 0 of those looked at, not reported and not assessed are NULL of
/// NULL, a patient is one person. \returns false with event-with-censoring reported when state, time and count
/// contradict one another
bool settle(CaseReading& reading, const Node& item, Presence& presence, Subject& subject);

/// So many records that say the same, one for each subject of a line.
template <typename Record>
std::vector<Record> repeated(Record record, std::size_t times) {
  std::vector<Record> records;
  if (times == 0) return records;
  records.reserve(times);
  for (std::size_t i = 1; i < times; ++i) records.push_back(record);
  records.push_back(std::move(record));
  return records;
}

/// Writes the subject into a claim; a derived count makes a stated claim a derived one.
void set_subject(ClaimRecord& claim, const Subject& subject);

/// The condition of a treatment of `subject`: the patient's, else the group's, else that of all patients; several
/// joined by " or ". Empty with key-missing reported when nothing says it.
std::string condition_of(CaseReading& reading, const Subject& subject, const core::SourceSpan& where);

}  // namespace casebook::casefile
