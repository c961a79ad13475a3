#include "casefile/term_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/text.h"

namespace casebook::casefile {

std::string folded(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  std::string result;
  result.reserve(text.size());
  for (const char c : text.substr(first, text.find_last_not_of(kSpaces) - first + 1)) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (space && result.back() == ' ') continue;
    result += space ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

std::string combination_name(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());   // names that differ in case alone keep one order
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& left, const auto& right) { return core::lower_ascii(left) < core::lower_ascii(right); });
  return fmt::format("{}", fmt::join(parts, " + "));
}

std::vector<std::string> alternatives(std::string_view name) {
  static constexpr std::string_view kOr = " or ";
  std::vector<std::string> parts;
  for (auto end = name.find(kOr); end != std::string_view::npos; end = name.find(kOr)) {
    parts.emplace_back(name.substr(0, end));
    name.remove_prefix(end + kOr.size());
  }
  parts.emplace_back(name);
  return parts;
}

TermTables tables_of(VocabularyKind kind) {
  const std::string_view plural = vocabulary_name(kind);
  return {plural, plural.substr(0, plural.size() - 1)};
}

}  // namespace casebook::casefile
