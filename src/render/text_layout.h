#pragma once
// Lines of a text on a grid of terminal columns, and the program's own marks in ASCII.

#include <string>
#include <string_view>
#include <vector>

namespace casebook::render {

/// Lines of `text` (its own line ends kept) of at most `width` columns each; at least one. Nothing is cut off. No-break
/// spaces keep their neighbours on one line and come out as spaces.
std::vector<std::string> wrapped_lines(std::string_view text, int width);

/// Widest stretch without a space or line end, in terminal columns.
int widest_word(std::string_view text);

/// Widest line, in terminal columns.
int widest_line(std::string_view text);

/// `text` with spaces up to `width` columns, behind it or (right) in front of it.
std::string padded(std::string_view text, int width, bool right = false);

/// `text` without spaces at its end.
std::string without_trailing_spaces(std::string text);

/// Marks, dashes, quotes and comparison signs in ASCII (· to ., ≤ to <=, – to -); letters stay as they are.
std::string ascii_marks(std::string_view text);

/// `text` with no-break spaces for its spaces.
std::string kept_together(std::string_view text);

/// Appends short entries ("· not stated", "▲ raised") three spaces apart, each line after `margin`; no entry is broken
/// if it fits a line.
void append_entries(std::string& out, std::string_view margin, const std::vector<std::string>& entries, int width);

/// Appends `text` wrapped to `width`: the first line after `first`, the others after as many spaces as it is wide.
void append_hanging(std::string& out, std::string_view first, std::string_view text, int width);

}  // namespace casebook::render
