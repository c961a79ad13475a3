#pragma once
// The view erratum_effects: which notices are there, and what do they touch?

#include "query/selection.h"

namespace casebook::query {

/// One row per notice.
struct ErratumEffect {
  std::string citekey;                   ///< the article it is about
  std::string kind;                      ///< 'correction', 'retraction', ...
  std::string scope;                     ///< what it is about: 'affiliation', 'dose', ...
  std::optional<std::string> published;  ///< ISO, may be partial; NULL: not known
  std::optional<std::string> pmid;       ///< the notice's own PMID; NULL: none known
  std::optional<std::string> summary;    ///< what it says, in the curator's own words; NULL: not given
  std::int64_t claims_affected = 0;      ///< claims that it touches
  std::int64_t claims_flagged = 0;       ///< claims that it puts in doubt
  std::optional<std::string> doi;        ///< the notice's own DOI; NULL: none known
  std::optional<std::string> cited_as;   ///< where it is printed; NULL: not known
  std::optional<std::string> locator;    ///< where it is announced; NULL: not given
  std::int64_t judged = 1;               ///< 1: what it touches was said or follows from its kind; 0: nobody has said yet
  std::int64_t erratum_id = 0;           ///< the notice

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &ErratumEffect::citekey), field("kind", &ErratumEffect::kind),
                           field("scope", &ErratumEffect::scope), field("published", &ErratumEffect::published),
                           field("pmid", &ErratumEffect::pmid), field("summary", &ErratumEffect::summary),
                           field("claims_affected", &ErratumEffect::claims_affected),
                           field("claims_flagged", &ErratumEffect::claims_flagged), field("doi", &ErratumEffect::doi),
                           field("cited_as", &ErratumEffect::cited_as), field("locator", &ErratumEffect::locator),
                           field("judged", &ErratumEffect::judged),
                           field("erratum_id", &ErratumEffect::erratum_id));
  }
};

/// Limited by citekey and articles of the filter; ordered by citekey, published, kind and erratum_id.
Rows<ErratumEffect> erratum_effects(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
