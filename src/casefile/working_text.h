#pragma once
// The copy of a case file that libyaml reads: cleaned of what it would refuse or silently lose, line for line the
// original, with columns that lead back to it.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"

namespace casebook::casefile {

/// Lines `first` to `last`, both included, counted from 1.
struct LineRange {
  int first = 0;
  int last = 0;
};

/// `key: value` as it stands on one line; columns count characters from 1.
struct LineEntry {
  std::string_view key;
  std::string_view value;  ///< without surrounding spaces and comment
  int value_column = 0;
};

class WorkingText {
 public:
  /// Cleans `original` and reports what stands in it against the rules of the page before any YAML: not-utf-8,
  /// control-character, tab-indent, second-document (the text ends there) and a `%` that begins a line.
  WorkingText(const std::string& path, std::string_view original, std::vector<core::Diagnostic>& problems);

  const std::string& text() const { return text_; }
  int lines() const { return static_cast<int>(line_starts_.size()); }
  /// The line without its end; empty beyond the last.
  std::string_view line(int number) const;
  /// Neither words nor comment stand in it.
  bool is_silent(int number) const;
  /// Spaces before the first word.
  int indent(int number) const;
  /// Whether an item of a list begins in it.
  bool begins_item(int number) const;
  /// The words of the line from `column` on; empty beyond its end.
  std::string_view from_column(int number, int column) const;

  /// The original's column for a column of the working text.
  int original_column(int line, int column) const;
  core::SourceSpan span(int line, int column, int end_line, int end_column) const;

  /// The lines that are set aside with `line`: the innermost list item that holds it, else the line and what is
  /// indented below it.
  LineRange item_holding(int line) const;
  bool in_list_item(int line) const;
  /// A line without indentation amid the items or entries of a section, as a line broken by mistake leaves it.
  bool strays(int line) const;
  /// The line and what is indented below it.
  LineRange lines_below(int line) const;
  /// The line, the entries under it with the same indentation, and what is indented below those that end in a colon.
  LineRange block_from(int line) const;
  void set_aside(LineRange range);
  /// Whether a line that was set aside stands between `line` and the next words.
  bool set_aside_below(int line) const;
  bool is_set_aside(int line) const;
  const std::vector<LineRange>& set_aside_ranges() const { return set_aside_; }

  /// Puts a space before `column`, as `key:value` lacks it.
  void insert_space(int line, int column);
  /// Puts the value of `key: value` in quotes, so that it can be read as text; false if the line is none.
  bool quote_value(int line);
  /// The original span of a value that quote_value put in quotes; line 0 if there is none in `line`.
  core::SourceSpan requoted(int line) const;

 private:
  void add_line_starts();
  std::size_t start_of(int line) const { return line_starts_[static_cast<std::size_t>(line) - 1]; }

  std::string path_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  std::map<int, std::vector<int>>
      inserted_;  ///< by line: columns of characters that the original does not have, rising
  std::map<int, core::SourceSpan> requoted_;
  std::vector<LineRange> set_aside_;
  std::vector<bool> is_set_aside_;
};

/// `key: value` of a line's words (a dash before the key is skipped); an empty key when they are none.
LineEntry line_entry(std::string_view line);

/// Where the value begins in words such as `volume:153` (in bytes; the colon stands before it); 0 when the words are no
/// key and value without a space. Addresses (http://...) and plain words are none.
std::size_t key_without_space(std::string_view words);

/// Without surrounding spaces and tabs.
std::string_view stripped(std::string_view text);

/// Without a comment at the end (` #` and what follows).
std::string_view without_comment(std::string_view text);

}  // namespace casebook::casefile
