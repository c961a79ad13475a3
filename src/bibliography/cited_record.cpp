#include "bibliography/cited_record.h"

#include <charconv>

namespace casebook::bibliography {
namespace {

std::optional<int> number(std::string_view figures, std::size_t length) {
  int value = 0;
  if (figures.size() != length) return std::nullopt;
  const auto read = std::from_chars(figures.data(), figures.data() + figures.size(), value);
  if (read.ec != std::errc() || read.ptr != figures.data() + figures.size() || value <= 0) return std::nullopt;
  return value;
}

}  // namespace

std::optional<DateParts> date_parts(std::string_view iso) {
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  const auto year = number(iso.substr(0, 4), 4);
  if (!year) return std::nullopt;
  DateParts parts{*year, std::nullopt, std::nullopt};
  if (iso.size() == 4) return parts;
  parts.month = number(iso.substr(5, 2), 2);
  if (iso[4] != '-' || !parts.month || *parts.month > 12) return std::nullopt;
  if (iso.size() == 7) return parts;
  parts.day = number(iso.substr(8, 2), 2);
  if (iso[7] != '-' || !parts.day || *parts.day > 31) return std::nullopt;
  return parts;
}

RecordKind kind_of(const Record& record) {
  if (!record.book_title.empty()) return record.title.empty() || record.title == record.book_title ? RecordKind::book : RecordKind::chapter;
  return record.journal.empty() && record.journal_abbreviation.empty() ? RecordKind::other : RecordKind::journal_article;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace casebook::bibliography
