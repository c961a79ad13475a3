#include "core/printed_place.h"

#include <cctype>

#include "core/text.h"

namespace casebook::core {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// The last year (1500 to 2999) that stands alone in `text`.
std::string_view last_year(std::string_view text) {
  for (std::size_t end = text.size(); end >= 4; --end) {
    const auto year = text.substr(end - 4, 4);
    if (!is_digit(year[0]) || !is_digit(year[1]) || !is_digit(year[2]) || !is_digit(year[3])) continue;
    if ((end < text.size() && is_word(text[end])) || (end > 4 && is_word(text[end - 5]))) continue;
    if (year[0] == '2' || (year[0] == '1' && year[1] >= '5')) return year;
  }
  return {};
}

std::string_view first_word(std::string_view text) {
  std::size_t start = 0;
  while (start < text.size() && text[start] == ' ') ++start;
  std::size_t end = start;
  while (end < text.size() && is_word(text[end])) ++end;
  return text.substr(start, end - start);
}

std::string place(std::string_view year, std::string_view volume, std::string_view page) {
  if (year.empty() || volume.empty() || page.empty()) return {};
  return lower_ascii(std::string(year) + ";" + std::string(volume) + ":" + std::string(page));
}

}  // namespace

std::string printed_place(std::string_view citation) {
  for (auto semicolon = citation.find(';'); semicolon != std::string_view::npos; semicolon = citation.find(';', semicolon + 1)) {
    const auto after = citation.substr(semicolon + 1);
    const auto colon = after.find(':');
    if (colon == std::string_view::npos) return {};
    if (after.substr(0, colon).find(';') != std::string_view::npos) continue;
    const auto found = place(last_year(citation.substr(0, semicolon)), first_word(after.substr(0, colon)), first_word(after.substr(colon + 1)));
    if (!found.empty()) return found;
  }
  return {};
}

std::string printed_place(std::string_view published, std::string_view volume, std::string_view pages) {
  return place(published.substr(0, 4), first_word(volume), first_word(pages));
}

}  // namespace casebook::core
