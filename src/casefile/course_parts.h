#pragma once
// Steps, outcomes and adverse events of a course.

#include <vector>

#include "casefile/claim_fields.h"
#include "casefile/subjects.h"

namespace casebook::casefile {

/// A course item while its parts are read: one record for each subject that its `who` names.
struct CourseItem {
  const Node& item;
  std::vector<CourseRecord> courses;
  std::vector<Subject> subjects;  ///< whom each of `courses` is about
  Inherited own;

  /// Whom an outcome, an event or a later step without `who` is about: the course's patient if there is one only; else
  /// empty.
  std::vector<Subject> fallback() const {
    return subjects.size() == 1 && !subjects.front().patient.empty() ? subjects : std::vector<Subject>();
  }
  /// Whether a claim about `subject` belongs to the course with this index: that of the patient, else the first.
  bool belongs(const Subject& subject, std::size_t index) const {
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      if (!subject.patient.empty() && subjects[i].patient == subject.patient) return i == index;
    }
    return index == 0;
  }
};

/// `steps`, or the one step of `dose` and `parameters` on the course itself.
void read_steps(CaseReading& reading, CourseItem& course);
void read_outcomes(CaseReading& reading, CourseItem& course);
/// A list, or the words for all of them: `not reported`, `none reported`, `not assessed`.
void read_adverse_events(CaseReading& reading, CourseItem& course);

/// The catalogue's name of a finding: 'any serious adverse event' for 'serious adverse events'; other words as they
/// are.
std::string finding_name(std::string_view words);

/// `parameters`: names with values.
std::vector<ParameterRecord> read_parameters(CaseReading& reading, const Node& item);

}  // namespace casebook::casefile
