#pragma once
// A record under the name by which the catalogue cites it: what the writers of BibTeX, RIS and CSL-JSON take.

#include <optional>
#include <string>
#include <string_view>

#include "bibliography/record.h"

namespace casebook::bibliography {

struct CitedRecord {
  std::string citekey;                     ///< 'albers-2017'
  Record record;
};

/// The parts of an ISO date that are there.
struct DateParts {
  int year = 0;
  std::optional<int> month;
  std::optional<int> day;
};

/// Of '2017', '2017-10', '2017-10-01'; nullopt for anything else. The figures are taken as they are, not looked up in a calendar.
std::optional<DateParts> date_parts(std::string_view iso);

/// What a record is, as far as its fields tell.
enum class RecordKind { journal_article, book, chapter, other };
RecordKind kind_of(const Record& record);

/// Line ends and tabs as single spaces.
std::string on_one_line(std::string_view text);

}  // namespace casebook::bibliography
