#pragma once
// The view treated_courses: who was treated, course by course?

#include "query/selection.h"

namespace casebook::query {

/// One row per course that counts: own subjects, each once. These are the people that `treated` adds up.
struct TreatedCourse {
  std::string citekey;                     ///< the article
  std::string condition;                   ///< what the course was for
  std::string treatment;                   ///< what was given
  std::string role;                        ///< 'studied' or 'comparator'
  std::string subject;                     ///< the patient, or the group
  std::string unit;                        ///< what is counted
  std::int64_t affected = 0;               ///< how many took it
  std::optional<std::int64_t> patient_id;  ///< the person; NULL: a group
  std::int64_t treatment_id = 0;           ///< the claim of the course

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &TreatedCourse::citekey), field("condition", &TreatedCourse::condition),
                           field("treatment", &TreatedCourse::treatment), field("role", &TreatedCourse::role),
                           field("subject", &TreatedCourse::subject), field("unit", &TreatedCourse::unit),
                           field("affected", &TreatedCourse::affected), field("patient_id", &TreatedCourse::patient_id),
                           field("treatment_id", &TreatedCourse::treatment_id));
  }
};

/// Limited by condition, treatment, citekey and articles of the filter; ordered by treatment, condition, citekey and
/// treatment_id.
Rows<TreatedCourse> treated_courses(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
