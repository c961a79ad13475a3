#include "query/search_words.h"

#include <algorithm>

#include "core/text.h"

namespace casebook::query {
namespace {

/// Whether the tokenizer could find a word in it. Beyond ASCII it decides itself, and leaves out what is none.
bool holds_a_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

SearchWords search_words(std::string_view typed) {
  SearchWords found;
  const auto add = [&found](std::string_view piece, bool is_phrase) {
    if (!holds_a_word(piece)) return;
    const bool any_ending = !is_phrase && piece.back() == '*';
    while (!is_phrase && !piece.empty() && piece.back() == '*') piece.remove_suffix(1);
    found.words.emplace_back(piece);
    found.expression += (found.expression.empty() ? "" : " ") + quoted(piece) + (any_ending ? " *" : "");
  };
  constexpr std::string_view kSpaces = " \t\r\n\f\v";
  std::size_t at = 0;
  while (at < typed.size()) {
    if (kSpaces.find(typed[at]) != std::string_view::npos) {
      ++at;
    } else if (typed[at] == '"') {
      const auto end = std::min(typed.find('"', at + 1), typed.size());
      add(typed.substr(at + 1, end - at - 1), true);
      at = end + 1;
    } else {
      auto end = at;
      while (end < typed.size() && typed[end] != '"' && kSpaces.find(typed[end]) == std::string_view::npos) ++end;
      add(typed.substr(at, end - at), false);
      at = end;
    }
  }
  return found;
}

}  // namespace casebook::query
