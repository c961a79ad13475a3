#include "bibliography/written_date.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <vector>

#include "core/date.h"
#include "core/text.h"

namespace casebook::bibliography {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

/// 'Oct', 'October', 'oct.' -> 10; words that only begin like a month ('Marchioness') are none.
std::optional<int> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kNames{"january", "february", "march",     "april",   "may",      "june",
                                                           "july",    "august",   "september", "october", "november", "december"};
  const std::string lower = core::lower_ascii(word);
  if (lower.size() < 3) return std::nullopt;
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [&](std::string_view name) { return name.substr(0, lower.size()) == lower; });
  return found == kNames.end() ? std::nullopt : std::optional(static_cast<int>(found - kNames.begin()) + 1);
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits[0] == '2' || (digits[0] == '1' && digits[1] >= '5'));
}

struct Part {
  std::string_view text;
  bool number = false;
};

/// Runs of digits and of letters; everything else stands between them. '1st' is a number and a word.
std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < text.size() && parts.size() < 12;) {
    const bool digit = is_digit(text[i]);
    if (!digit && !is_letter(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (digit ? is_digit(text[end]) : is_letter(text[end]))) ++end;
    parts.push_back({text.substr(i, end - i), digit});
    i = end;
  }
  return parts;
}

std::string checked(int year, std::optional<int> month, std::optional<int> day) {
  const core::Date whole{year, month, month ? day : std::nullopt};
  for (const auto& date : {whole, core::Date{year, month, std::nullopt}, core::Date{year, std::nullopt, std::nullopt}}) {
    if (core::read_date(date.text())) return date.text();
  }
  return {};
}

}  // namespace

std::string iso_date(std::string_view year, std::string_view month, std::string_view day) {
  const auto digits = [](std::string_view text) { return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit); };
  if (!digits(year)) return {};
  std::optional<int> month_number = month_of(month);
  if (digits(month)) month_number = number_of(month);
  std::optional<int> day_number;
  if (digits(day)) day_number = number_of(day);
  return checked(number_of(year), month_number, day_number);
}

RecordDate read_written_date(std::string_view text) {
  RecordDate date;
  const std::string words = core::trimmed(text);
  const auto parts = parts_of(words);
  const auto year = std::find_if(parts.begin(), parts.end(), [](const Part& part) { return part.number && is_year(part.text); });
  if (year == parts.end()) {
    date.words = words;
    return date;
  }
  const auto at = static_cast<std::size_t>(year - parts.begin());
  std::optional<int> month;
  std::optional<int> day;
  std::size_t used = 1;
  // "2017 Oct 1" and "2017-10-01"; else "1 October 2017" and "October 2017".
  const auto part = [&](std::size_t i) { return i < parts.size() ? parts[i] : Part{}; };
  const Part next = part(at + 1);
  if (!next.text.empty() && next.number && next.text.size() <= 2 && number_of(next.text) >= 1 && number_of(next.text) <= 12 &&
      !is_letter(part(at + 2).text.empty() ? ' ' : part(at + 2).text[0])) {
    // A bare number behind the year is a month only as part of "2017-10", "2017/10/01": "1978-79" is a span of years.
    const auto gap = static_cast<std::size_t>(next.text.data() - words.data());
    if (gap > 0 && (words[gap - 1] == '/' || (words[gap - 1] == '-' && next.text.size() == 2 && (parts.size() == at + 2 || part(at + 2).text.size() == 2)))) {
      month = number_of(next.text);
      ++used;
    }
  } else if (month_of(next.text) && !next.number) {
    month = month_of(next.text);
    ++used;
  } else if (at > 0 && !parts[at - 1].number && month_of(parts[at - 1].text)) {
    month = month_of(parts[at - 1].text);
    ++used;
    if (at > 1 && parts[at - 2].number && parts[at - 2].text.size() <= 2) {
      day = number_of(parts[at - 2].text);
      ++used;
    }
  }
  if (month && !day && used == 2) {
    const Part third = part(at + 2);
    if (third.number && third.text.size() <= 2) {
      day = number_of(third.text);
      ++used;
    }
  }
  date.iso = checked(number_of(year->text), month, day);
  const std::size_t dashes = day ? 2 : month ? 1 : 0;
  const bool all_said = used == parts.size() && static_cast<std::size_t>(std::count(date.iso.begin(), date.iso.end(), '-')) == dashes;
  if (!all_said) date.words = words;
  return date;
}

std::string date_in(std::string_view citation) {
  for (std::size_t i = 0; i + 4 <= citation.size(); ++i) {
    if (i > 0 && (is_digit(citation[i - 1]) || is_letter(citation[i - 1]))) continue;
    if (!is_year(citation.substr(i, 4)) || !std::all_of(citation.begin() + static_cast<std::ptrdiff_t>(i), citation.begin() + static_cast<std::ptrdiff_t>(i) + 4, is_digit)) continue;
    if (i + 4 < citation.size() && (is_digit(citation[i + 4]) || is_letter(citation[i + 4]))) continue;
    const auto rest = citation.substr(i, citation.find_first_of(";:.", i) - i);
    return read_written_date(rest).iso;
  }
  return {};
}

}  // namespace casebook::bibliography
