#include "bibliography/person_name.h"

#include <algorithm>
#include <array>

#include "bibliography/flat_text.h"
#include "core/text.h"

namespace casebook::bibliography {
namespace {

bool is_suffix(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kSuffixes{"Jr", "Jr.", "Sr", "Sr.", "2nd", "3rd", "4th", "5th", "II", "III", "IV", "V"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
}

bool is_initials(std::string_view word) {
  return !word.empty() && word.size() <= 5 && std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-'; });
}

/// Takes a suffix off the end of `words`. "V" by itself is an initial there: "Ivan V".
std::string take_suffix(std::string& words) {
  const auto space = words.rfind(' ');
  const std::string last = space == std::string::npos ? "" : words.substr(space + 1);
  if (!is_suffix(last) || last == "V") return {};
  words.erase(space);
  return last.back() == '.' ? last.substr(0, last.size() - 1) : last;
}

}  // namespace

Author person_name(std::string_view text) {
  Author author;
  std::string name = one_line(text);
  const auto comma = name.find(',');
  if (comma != std::string::npos) {
    author.family = core::trimmed(name.substr(0, comma));
    author.given = core::trimmed(name.substr(comma + 1));
    const auto second = author.given.rfind(',');
    if (second != std::string::npos && is_suffix(core::trimmed(author.given.substr(second + 1)))) {
      author.suffix = core::trimmed(author.given.substr(second + 1));
      if (author.suffix.back() == '.') author.suffix.pop_back();
      author.given = core::trimmed(author.given.substr(0, second));
    } else {
      author.suffix = take_suffix(author.given);
    }
    if (author.family.empty()) author.family.swap(author.given);
    return author;
  }
  // "Litvinov IV" has the initials I and V: a suffix stands behind initials ("Smith J 3rd").
  std::string without_suffix = name;
  const std::string suffix = take_suffix(without_suffix);
  const auto before = without_suffix.rfind(' ');
  if (before != std::string::npos && is_initials(without_suffix.substr(before + 1))) {
    author.suffix = suffix;
    name = without_suffix;
  }
  const auto space = name.rfind(' ');
  if (space == std::string::npos) {
    author.family = name;
  } else if (is_initials(name.substr(space + 1))) {
    author.family = name.substr(0, space);
    author.given = name.substr(space + 1);
    author.initials = author.given;
  } else {
    author.family = name;
    author.group = true;
  }
  return author;
}

}  // namespace casebook::bibliography
