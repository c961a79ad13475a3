#pragma once
// The view courses: which courses are told of?

#include "query/selection.h"

namespace casebook::query {

/// One row per course of any role, restating ones left out.
struct Course {
  std::string citekey;                         ///< the article
  std::int64_t claim_id = 0;                   ///< the claim of the course
  std::string condition;                       ///< what it was for
  std::string treatment;                       ///< what was given
  std::string role;                            ///< 'studied', 'prior', 'concomitant', 'rescue', 'comparator'
  std::string subject;                         ///< the patient, or the group
  std::optional<std::int64_t> patient_id;      ///< the person; NULL: a group
  std::string standing;                        ///< 'own', or 'retold' from another article
  std::string unit;                            ///< what is counted
  std::optional<std::int64_t> affected;        ///< how many took it; NULL: not stated
  std::optional<std::int64_t> assessed;        ///< of how many; NULL: not stated
  std::optional<std::int64_t> people;          ///< everybody in the article; NULL: not stated
  std::optional<std::string> result;           ///< of a prior course: 'failed', ...; NULL: not stated
  std::optional<std::string> adverse_events;   ///< 'seen', 'none seen', 'not assessed', 'not reported'; NULL: nothing entered
  std::string said;                            ///< the claim in the curator's own words
  std::optional<std::string> locator;          ///< where in the text; NULL: not given
  std::optional<std::string> via_source;       ///< who passes it on; NULL: said at first hand
  std::optional<std::string> caution;          ///< the curator's doubt; NULL: none
  std::int64_t flagged = 0;                    ///< 1 while a notice puts it in doubt
  std::int64_t counted = 0;                    ///< 1 if it counts among those treated; a prior course never does
  std::optional<std::string> why_not_counted;  ///< why it does not; NULL: it counts
  std::optional<std::string> counted_in;       ///< the article whose course is counted instead; NULL: it counts, or none does

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &Course::citekey), field("claim_id", &Course::claim_id),
                           field("condition", &Course::condition), field("treatment", &Course::treatment),
                           field("role", &Course::role), field("subject", &Course::subject),
                           field("patient_id", &Course::patient_id), field("standing", &Course::standing),
                           field("unit", &Course::unit), field("affected", &Course::affected),
                           field("assessed", &Course::assessed), field("people", &Course::people),
                           field("result", &Course::result), field("adverse_events", &Course::adverse_events),
                           field("said", &Course::said), field("locator", &Course::locator),
                           field("via_source", &Course::via_source), field("caution", &Course::caution),
                           field("flagged", &Course::flagged), field("counted", &Course::counted),
                           field("why_not_counted", &Course::why_not_counted),
                           field("counted_in", &Course::counted_in));
  }
};

/// Limited by condition, treatment and citekey of the filter; ordered by treatment, condition, citekey and claim_id.
Rows<Course> courses(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
