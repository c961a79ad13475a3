#include "casefile/identifiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "casefile/characters.h"
#include "casefile/key_table.h"
#include "core/date.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The first run of digits in `text`.
std::string digits_in(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto first = std::find_if(text.begin(), text.end(), is_digit);
  return std::string(first, std::find_if_not(first, text.end(), is_digit));
}

std::string without_resolver(std::string doi) {
  for (const char* const front : {"https://", "http://", "www.", "dx.", "doi.org/", "doi:", "doi "}) {
    const std::string_view start(front);
    if (doi.compare(0, start.size(), start) == 0) doi.erase(0, start.size());
  }
  return core::trimmed(doi);
}

/// 10.1001/jamadermatol.2017.2446
bool is_doi(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (text.substr(0, 3) != "10." || slash == std::string_view::npos || slash + 1 == text.size()) return false;
  const std::string_view registrant = text.substr(3, slash - 3);
  const bool numbers = registrant.size() >= 4 && std::all_of(registrant.begin(), registrant.end(),
                                                             [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return numbers && std::none_of(text.begin(), text.end(), [](unsigned char c) { return c <= ' ' || c == 0x7F; });
}

}  // namespace

std::string read_pmid(CaseReading& reading, const Node& item) {
  const Node* const node = reading.value(item, "pmid", kText);
  if (node == nullptr) return {};
  if (is_digits(node->text) && node->text.size() <= 9 && node->text.front() != '0') return node->text;
  const std::string digits = digits_in(node->text);
  reading.error("pmid-shape", node->span, fmt::format("'{}' is not a PMID", shortened(node->text)),
                digits.empty() || digits.front() == '0' || digits.size() > 9 ? "digits only: 28768313"
                                                                             : "digits only: " + digits);
  return {};
}

std::string read_doi(CaseReading& reading, const Node& item) {
  const Node* const node = reading.value(item, "doi", kText);
  if (node == nullptr) return {};
  const std::string doi = without_resolver(core::lower_ascii(node->text));
  if (is_doi(doi)) return doi;
  reading.error("doi-shape", node->span, fmt::format("'{}' is not a DOI", shortened(node->text)),
                "from 10. on: 10.1001/jamadermatol.2017.2446");
  return {};
}

std::string read_pmcid(CaseReading& reading, const Node& item) {
  const Node* const node = reading.value(item, "pmcid", kText);
  if (node == nullptr) return {};
  if (node->text.compare(0, 3, "PMC") == 0 && is_digits(std::string_view(node->text).substr(3))) return node->text;
  const std::string digits = digits_in(node->text);
  reading.error("pmcid-shape", node->span, fmt::format("'{}' is not a PMC number", shortened(node->text)),
                "PMC" + (digits.empty() ? "5817589" : digits));
  return {};
}

std::string read_date_of(CaseReading& reading, const Node& item, const char* key) {
  const Node* const node = reading.value(item, key, kText);
  if (node == nullptr) return {};
  const std::optional<core::Date> date = core::read_date(node->text);
  if (!date) {
    reading.error("date-shape", node->span, fmt::format("'{}' is no date", shortened(node->text)),
                  "YYYY, YYYY-MM or YYYY-MM-DD");
    return {};
  }
  const std::optional<core::Date> today = core::read_date(reading.surroundings.today);
  if (today && core::is_after(*date, *today)) {
    reading.warning("date-in-future", node->span, fmt::format("'{}' lies in the future", node->text),
                    "a mistyped year?");
  }
  return date->text();
}

}  // namespace casebook::casefile
