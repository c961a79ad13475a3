#pragma once
// The table of notices, as `errata` and `article` print it.

#include <vector>

#include "document/document.h"
#include "query/erratum_effects.h"

namespace casebook::report {

/// Table 'notices': the columns of the view, and for readers what each touches. `with_articles`: a column names the
/// article.
document::Table notices_table(const std::vector<query::ErratumEffect>& notices, bool with_articles);

/// "a correction (affiliation) that touches none of its claims".
std::string notice_words(const query::ErratumEffect& notice);

/// "none of its claims", "2 claims, all in doubt", "2 claims".
std::string touched_words(const query::ErratumEffect& notice);

}  // namespace casebook::report
