#pragma once
// The view evidence: what does the catalogue hold, and how far does each claim count?

#include "query/selection.h"

namespace casebook::query {

/// One row per claim, restating and background claims included.
struct Evidence {
  std::string citekey;                         ///< the article
  std::optional<std::string> pmid;             ///< its PMID; NULL: none known
  std::optional<std::string> doi;              ///< its DOI; NULL: none known
  std::int64_t claim_id = 0;                   ///< the claim
  std::string kind;                            ///< what kind of claim
  std::optional<std::string> subject;          ///< the patient, or the group; NULL: background
  std::optional<std::int64_t> affected;        ///< in how many it is present; NULL: not stated
  std::optional<std::int64_t> assessed;        ///< in how many it was looked for; NULL: not stated
  std::string said;                            ///< the claim in the curator's own words
  std::optional<std::string> locator;          ///< where in the text; NULL: not given
  std::string basis;                           ///< 'stated', 'coded' or 'derived'
  std::optional<std::string> via_source;       ///< who passes it on; NULL: said at first hand
  std::optional<std::string> via_citekey;      ///< that article; NULL: none, or not in the catalogue
  std::optional<std::string> caution;          ///< the curator's doubt; NULL: none
  std::optional<std::int64_t> overruled_by;    ///< claim_id of the better sourced claim; NULL: none
  std::string text_read;                       ///< what was read of the article
  std::int64_t flagged = 0;                    ///< 1 while a notice puts it in doubt
  std::int64_t counted = 0;                    ///< 1 if it counts
  std::optional<std::string> why_not_counted;  ///< why it does not; NULL: it counts
  std::optional<std::string>
      topic;  ///< of a background claim: 'methods', 'disagreements', 'not seen'; NULL: another kind

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &Evidence::citekey), field("pmid", &Evidence::pmid),
                           field("doi", &Evidence::doi), field("claim_id", &Evidence::claim_id),
                           field("kind", &Evidence::kind), field("subject", &Evidence::subject),
                           field("affected", &Evidence::affected), field("assessed", &Evidence::assessed),
                           field("said", &Evidence::said), field("locator", &Evidence::locator),
                           field("basis", &Evidence::basis), field("via_source", &Evidence::via_source),
                           field("via_citekey", &Evidence::via_citekey), field("caution", &Evidence::caution),
                           field("overruled_by", &Evidence::overruled_by), field("text_read", &Evidence::text_read),
                           field("flagged", &Evidence::flagged), field("counted", &Evidence::counted),
                           field("why_not_counted", &Evidence::why_not_counted), field("topic", &Evidence::topic));
  }
};

/// Limited by citekey and articles of the filter; ordered by citekey and claim_id.
Rows<Evidence> evidence(Catalogue& catalogue, const Filter& filter = {});

/// Claims of other articles that this one passes on, in the same order.
Rows<Evidence> evidence_passed_on_by(Catalogue& catalogue, const std::string& citekey);
/// Claims that were overruled by one of these, in the same order.
Rows<Evidence> evidence_overruled_by(Catalogue& catalogue, const std::vector<std::int64_t>& claim_ids);

}  // namespace casebook::query
