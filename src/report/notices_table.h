#pragma once
// The table of notices, as `errata` and `article` print it.

#include <vector>

#include "document/document.h"
#include "query/unjudged_notices.h"
#include "query/erratum_effects.h"

namespace casebook::report {

/// Table 'notices': the columns of the view, and for readers what each touches. `with_articles`: a column names the
/// article.
document::Table notices_table(const std::vector<query::ErratumEffect>& notices, bool with_articles);

/// "a correction (affiliation) that touches none of its claims".
std::string notice_words(const query::ErratumEffect& notice);

/// "none of its claims", "2 claims, in doubt", "2 claims", "not judged yet".
std::string touched_words(const query::ErratumEffect& notice);

/// The corrections that nobody has judged yet, those that speak of doses, data or results first.
document::Table to_judge_table(const std::vector<query::UnjudgedNotice>& corrections);

/// "Of 2 corrections nobody has said yet what they touch; 1 speaks of doses, data or results: `casebook notice --list`."; empty of none.
std::string to_judge_sentence(const std::vector<query::UnjudgedNotice>& corrections);

}  // namespace casebook::report
