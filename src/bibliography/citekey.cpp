#include "bibliography/citekey.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "bibliography/record_row.h"
#include "core/text.h"

namespace casebook::bibliography {
namespace {

constexpr std::size_t kLongestName = 40;

/// ASCII for a Latin letter from U+00C0 to U+017F; empty: none.
std::string_view folded(char32_t c) {
  // One entry a letter, in the order of the code points of Latin-1 Supplement and Latin Extended-A.
  static constexpr std::array<std::string_view, 192> kLetters{
      "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "o", "",  "o", "u", "u", "u", "u", "y", "th", "ss",
      "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "o", "",  "o", "u", "u", "u", "u", "y", "th", "y",
      "a", "a", "a", "a", "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d", "d", "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g",  "g",
      "g", "g", "g", "g", "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i", "i", "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
      "l", "l", "l", "n", "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o", "o", "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
      "s", "s", "t", "t", "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s"};
  return c >= 0xC0 && c <= 0x17F ? kLetters[c - 0xC0] : std::string_view{};
}

}  // namespace

std::string ascii_key(std::string_view text) {
  std::string key;
  bool hyphen = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto point = core::code_point_at(text, i);
    i += point.length;
    std::string letter(folded(point.value));
    if (point.value < 0x80 && std::isalnum(static_cast<int>(point.value)) != 0) letter = static_cast<char>(std::tolower(static_cast<int>(point.value)));
    if (letter.empty()) {
      // "O'Brien" is one word; marks that stand by themselves belong to the letter before them.
      hyphen = hyphen || (point.value != '\'' && point.value != 0x2019 && !(point.value >= 0x300 && point.value < 0x370));
      continue;
    }
    if (hyphen && !key.empty()) key += '-';
    hyphen = false;
    key += letter;
  }
  return key;
}

std::string citekey_base(const Record& record) {
  std::string name;
  if (!record.authors.empty()) {
    const auto& first = record.authors.front();
    name = ascii_key(first.family);
    if (first.group) {
      std::size_t end = 0;
      for (int word = 0; word < 3 && end != std::string::npos; ++word) end = name.find('-', end + (word == 0 ? 0 : 1));
      name = name.substr(0, end);
    }
    name = name.substr(0, kLongestName);
    while (!name.empty() && name.back() == '-') name.pop_back();
  }
  if (name.empty()) name = "anonymous";
  if (std::isdigit(static_cast<unsigned char>(name.front())) != 0) name.insert(0, "x-");
  const std::string published = dates_of(record).published;
  return name + "-" + (published.empty() ? "undated" : published.substr(0, 4));
}

std::string citekey_suffix(int number) {
  std::string suffix;
  for (; number > 0; number = (number - 1) / 26) suffix.insert(suffix.begin(), static_cast<char>('a' + (number - 1) % 26));
  return suffix;
}

}  // namespace casebook::bibliography
