#pragma once
// The view unjudged_notices: of which notices has nobody said yet what they touch?

#include "query/selection.h"

namespace casebook::query {

/// One row per notice of a record whose article has claims.
struct UnjudgedNotice {
  std::string citekey;                     ///< the article it is about
  std::string kind;                        ///< 'correction', 'corrected and republished', 'partial retraction'
  std::optional<std::string> published;    ///< ISO, may be partial; NULL: not known
  std::optional<std::string> pmid;         ///< the notice's own PMID; NULL: none known
  std::optional<std::string> cited_as;     ///< where it is printed; NULL: not known
  std::optional<std::string> summary;      ///< the record's note; NULL: none
  std::int64_t pressing = 0;               ///< 1: its note speaks of doses, data or results, 0: it does not
  std::int64_t claims = 0;                 ///< claims of the article
  std::int64_t erratum_id = 0;             ///< the notice

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &UnjudgedNotice::citekey), field("kind", &UnjudgedNotice::kind),
                           field("published", &UnjudgedNotice::published), field("pmid", &UnjudgedNotice::pmid),
                           field("cited_as", &UnjudgedNotice::cited_as), field("summary", &UnjudgedNotice::summary),
                           field("pressing", &UnjudgedNotice::pressing), field("claims", &UnjudgedNotice::claims),
                           field("erratum_id", &UnjudgedNotice::erratum_id));
  }
};

/// Limited by citekey of the filter; the pressing ones first, then by citekey, published and erratum_id.
Rows<UnjudgedNotice> unjudged_notices(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
