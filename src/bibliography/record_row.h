#pragma once
// What the catalogue makes of a record's own words.

#include <string>

#include "bibliography/record.h"

namespace casebook::bibliography {

/// The two dates of an article's row.
struct RowDates {
  std::string published;   ///< the earliest date printed; of two that agree as far as they go the more exact one
  std::string issue_date;  ///< of the issue where it differs; empty: none or the same
};
RowDates dates_of(const Record& record);

/// 'notice' for a record that is one (Published Erratum, Retraction Notice, Expression of Concern), else the most telling publication type in the catalogue's words
/// ('case report', 'randomised trial', 'review', ...), 'not stated' where none tells. A corrected and republished article is an article.
std::string design_of(const Record& record);

/// Tells whether a record says the same as before: 24 hexadecimal digits over everything but its place in a file.
std::string digest_of(const Record& record);

/// How much a format says: an import from a lesser one does not take away what a better one said. PubMed XML 3, NBIB 2, RIS 1.
int format_rank(const std::string& format);

}  // namespace casebook::bibliography
