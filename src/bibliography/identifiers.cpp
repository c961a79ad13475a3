#include "bibliography/identifiers.h"

#include <algorithm>
#include <cctype>

#include "core/text.h"

namespace casebook::bibliography {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

void take_prefix(std::string& text, std::string_view prefix) {
  if (text.compare(0, prefix.size(), prefix) == 0) text = core::trimmed(text.substr(prefix.size()));
}

}  // namespace

std::string pmid_of(std::string_view text) {
  std::string lower = core::lower_ascii(core::trimmed(text));
  take_prefix(lower, "pmid");
  take_prefix(lower, ":");
  const auto start = lower.find_first_not_of('0');
  if (!all_digits(lower) || start == std::string::npos) return {};
  lower.erase(0, start);
  return lower.size() <= 9 ? lower : std::string{};
}

std::string pmcid_of(std::string_view text) {
  std::string lower = core::lower_ascii(core::trimmed(text));
  take_prefix(lower, "pmcid");
  take_prefix(lower, ":");
  if (lower.compare(0, 3, "pmc") != 0) return {};
  const auto digits = lower.substr(3, lower.find('.') - 3);
  return all_digits(digits) && digits.size() <= 9 ? "PMC" + digits : std::string{};
}

std::string doi_of(std::string_view text) {
  std::string doi = core::lower_ascii(core::trimmed(text));
  for (const char* prefix : {"https://", "http://", "dx.", "doi.org/", "doi:"}) take_prefix(doi, prefix);
  while (!doi.empty() && (doi.back() == '.' || doi.back() == ',' || doi.back() == ';')) doi.pop_back();
  const auto slash = doi.find('/');
  if (doi.compare(0, 3, "10.") != 0 || slash == std::string::npos || slash < 7 || slash + 1 == doi.size()) return {};
  const auto bad = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '"' || static_cast<unsigned char>(c) == 0x7F; };
  return std::any_of(doi.begin(), doi.end(), bad) ? std::string{} : doi;
}

std::string doi_in(std::string_view citation) {
  const std::string lower = core::lower_ascii(citation);
  for (const std::string_view mark : {"doi:", "doi.org/"}) {
    for (auto at = lower.find(mark); at != std::string::npos; at = lower.find(mark, at + 1)) {
      const auto start = lower.find_first_not_of(' ', at + mark.size());
      if (start == std::string::npos) break;
      const auto doi = doi_of(lower.substr(start, lower.find_first_of(" \t\n", start) - start));
      if (!doi.empty()) return doi;
    }
  }
  return {};
}

std::string orcid_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c) || ((c == 'X' || c == 'x') && digits.size() == 15)) digits += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    else if (c != '-' && c != ' ') digits.clear();
  }
  if (digits.size() != 16) return {};
  return digits.substr(0, 4) + "-" + digits.substr(4, 4) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4);
}

}  // namespace casebook::bibliography
