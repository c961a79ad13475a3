#pragma once
// UTF-8 text: width on a terminal, validity, and making hostile characters visible.

#include <optional>
#include <string>
#include <string_view>

namespace casebook::core {

/// One character of UTF-8 text. An invalid byte stands for itself: `value` is the byte, `length` 1.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;   ///< in bytes, never 0
  bool valid = true;
};

/// The character that begins at byte `offset`, which must lie before the end of `text`.
CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Columns that `text` takes in a terminal: combining marks 0, East Asian wide and emoji 2, others 1. Control characters count 0.
int display_width(std::string_view text);

/// Code points in `text`; invalid bytes count one each.
int code_points(std::string_view text);

/// Byte offset of the first byte that is not part of valid UTF-8 (overlong forms and surrogates are invalid); nullopt if all is well.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// The text with control characters (C0 but newline and tab if asked to keep them, DEL, C1, and the bidirectional overrides U+202A-U+202E, U+2066-U+2069) shown as
/// U+XXXX in angle brackets, and invalid bytes as <0xNN>, so that a terminal or an editor does nothing with them.
std::string visible_text(std::string_view text, bool keep_newlines = false);

std::string trimmed(std::string_view text);
std::string lower_ascii(std::string_view text);

/// Splits at spaces to lines of at most `width` columns; a word longer than a line is broken, never cut off. At least one line.
/// `indent` stands before every line and counts towards the width; newlines of the text stay; the last line has no '\n'.
std::string wrap_text(std::string_view text, int width, std::string_view indent = {});

/// The shortest decimal text that reads back as `number`, at most `digits` significant digits (default 15): 60.875, 3, 0.1.
std::string number_text(double number, int digits = 15);

}  // namespace casebook::core
