#include "casefile/characters.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace casebook::casefile {

namespace {

constexpr std::array<std::string_view, 13> kTypographicStarts = {"\u201C", "\u201D", "\u201E", "\u201F", "\u2018",
                                                                 "\u2019", "\u201A", "\u201B", "\u00AB", "\u00BB",
                                                                 "\u2039", "\u203A", "\u00A0"};

/// Whether all of eight bytes are U+0020 to U+007E, which may stand everywhere.
bool all_plain(const char* bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  return (((eight - kOnes * 0x20U) | (eight + kOnes) | eight) & (kOnes * 0x80U)) == 0;
}

}  // namespace

Character character_at(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(offset);
  if (first < 0x80) return {first, 1, true};
  const Character bad{first, 1, false};
  std::size_t length = 0;
  char32_t code = 0;
  char32_t least = 0;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2, code = first & 0x1Fu, least = 0x80;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3, code = first & 0x0Fu, least = 0x800;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4, code = first & 0x07u, least = 0x10000;
  } else {
    return bad;
  }
  if (text.size() - offset < length) return bad;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(offset + i) & 0xC0u) != 0x80) return bad;
    code = (code << 6u) | (byte(offset + i) & 0x3Fu);
  }
  if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return bad;
  return {code, length, true};
}

bool is_forbidden(char32_t code) {
  if (code < 0x20) return code != '\t' && code != '\n';
  if (code < 0x7F) return false;
  if (code < 0xA0) return true;
  if (code == 0x2028 || code == 0x2029 || code == 0xFEFF) return true;
  if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)) return true;
  return (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFEu) == 0xFFFE;
}

std::string code_point_name(char32_t code) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(code));
  return name.data();
}

std::optional<char32_t> first_forbidden(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (text.size() - i >= 8 && all_plain(text.data() + i)) {
      i += 8;
      continue;
    }
    const Character character = character_at(text, i);
    if (character.valid && is_forbidden(character.code)) return character.code;
    i += character.length;
  }
  return std::nullopt;
}

std::string_view typographic_start(std::string_view text) {
  for (const std::string_view start : kTypographicStarts) {
    if (text.substr(0, start.size()) == start) return text.substr(0, start.size());
  }
  return {};
}

std::string shortened(std::string_view text, int longest) {
  int count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    if (count == longest) return std::string(text.substr(0, i)) + "...";
    i += character_at(text, i).length;
  }
  return std::string(text);
}

}  // namespace casebook::casefile
