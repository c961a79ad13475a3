#pragma once
// The view rechallenges: what happened on stopping and on starting again?

#include "query/selection.h"

namespace casebook::query {

/// One row per article, course and subject for which a relapse after withdrawal or a response on
/// rechallenge is told; claims that are set aside make rows of their own, one a reason.
struct Rechallenge {
  std::string citekey;                               ///< the article
  std::string condition;                             ///< what the course was for
  std::string treatment;                             ///< what was stopped and given again
  std::string subject;                               ///< the patient, or the group
  std::string standing;                              ///< 'own', or 'retold' from another article
  std::optional<std::int64_t> relapse_affected;      ///< relapsed after stopping; NULL: not stated
  std::optional<std::int64_t> relapse_assessed;      ///< of how many who stopped; NULL: not stated
  std::optional<double> relapse_lower_days;          ///< after this day; NULL: not stated
  std::optional<double> relapse_upper_days;          ///< not after this day; NULL: not stated
  std::optional<std::int64_t> rechallenge_affected;  ///< responded again; NULL: not stated
  std::optional<std::int64_t> rechallenge_assessed;  ///< of how many who restarted; NULL: not stated
  std::optional<double> rechallenge_lower_days;      ///< after this day; NULL: not stated
  std::optional<double> rechallenge_upper_days;      ///< not after this day; NULL: not stated
  std::string said;                                  ///< the claims in the curator's own words
  std::int64_t flagged = 0;                          ///< 1 while a notice puts one of them in doubt
  std::int64_t counted = 0;                          ///< 1 if each of them counts
  std::optional<std::string> why_not_counted;        ///< why not; NULL: it counts
  std::string text_read;                             ///< what was read of the article
  std::int64_t treatment_id = 0;                     ///< the claim of the course
  std::optional<std::string> caution;                ///< the curator's doubts; NULL: none
  std::int64_t relapse_claims = 0;                   ///< claims about stopping
  std::int64_t rechallenge_claims = 0;               ///< claims about starting again

  static constexpr auto fields() {
    return std::make_tuple(
        field("citekey", &Rechallenge::citekey), field("condition", &Rechallenge::condition),
        field("treatment", &Rechallenge::treatment), field("subject", &Rechallenge::subject),
        field("standing", &Rechallenge::standing), field("relapse_affected", &Rechallenge::relapse_affected),
        field("relapse_assessed", &Rechallenge::relapse_assessed),
        field("relapse_lower_days", &Rechallenge::relapse_lower_days),
        field("relapse_upper_days", &Rechallenge::relapse_upper_days),
        field("rechallenge_affected", &Rechallenge::rechallenge_affected),
        field("rechallenge_assessed", &Rechallenge::rechallenge_assessed),
        field("rechallenge_lower_days", &Rechallenge::rechallenge_lower_days),
        field("rechallenge_upper_days", &Rechallenge::rechallenge_upper_days), field("said", &Rechallenge::said),
        field("flagged", &Rechallenge::flagged), field("counted", &Rechallenge::counted),
        field("why_not_counted", &Rechallenge::why_not_counted), field("text_read", &Rechallenge::text_read),
        field("treatment_id", &Rechallenge::treatment_id), field("caution", &Rechallenge::caution),
        field("relapse_claims", &Rechallenge::relapse_claims),
        field("rechallenge_claims", &Rechallenge::rechallenge_claims));
  }
};

/// Limited by condition, treatment and citekey of the filter; ordered by treatment, condition, citekey, treatment_id,
/// subject and why_not_counted (those that count first).
Rows<Rechallenge> rechallenges(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
