#pragma once
// Characters that a case file may not hold, and those that look like others.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace casebook::casefile {

/// One code point of a text, or one byte that is no UTF-8.
struct Character {
  char32_t code = 0;
  std::size_t length = 1;  ///< in bytes
  bool valid = true;       ///< false: `code` is the byte
};

/// The character at `offset` (< text.size()). Overlong forms, surrogates and cut-off sequences are not valid.
Character character_at(std::string_view text, std::size_t offset);

/// Whether no case file may hold it: controls but tab and line feed, line and paragraph separators, bidirectional
/// overrides, a byte order mark inside the text, noncharacters.
bool is_forbidden(char32_t code);

/// "U+001B"
std::string code_point_name(char32_t code);

/// The first forbidden character of valid UTF-8; nullopt if all is well.
std::optional<char32_t> first_forbidden(std::string_view text);

/// The typographic quote or no-break space that `text` begins with, as typed; empty when it begins with neither.
std::string_view typographic_start(std::string_view text);

/// At most `longest` characters of `text`, with "..." where it was cut.
std::string shortened(std::string_view text, int longest = 40);

}  // namespace casebook::casefile
