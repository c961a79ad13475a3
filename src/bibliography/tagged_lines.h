#pragma once
// NBIB and RIS are lines of a tag and a value: here are the lines, and the fields that they make.

#include <string>
#include <string_view>
#include <vector>

#include "bibliography/text_source.h"

namespace casebook::bibliography {

/// The lines of a text, whatever ends them (LF, CRLF, CR), in constant memory.
class LineReader {
 public:
  explicit LineReader(TextSource& source) : source_(source) {}
  /// The next line without its end, until the one behind it is asked for; `cut` when it was longer than 16 MB and the rest was passed over.
  /// \returns false at the end. \throws BrokenInput
  bool next(std::string_view& line, bool& cut);
  /// Of the line last returned, from 1.
  int line() const { return line_; }

 private:
  bool refill();
  TextSource& source_;
  std::string buffer_;
  std::string across_;          ///< a line that did not stand in one buffer
  std::size_t used_ = 0;
  int line_ = 0;
  bool skip_line_feed_ = false;
};

/// One tag with its value; continuation lines are joined by a space.
struct TaggedField {
  std::string tag;       ///< 'PMID', 'AU', 'TY'
  std::string value;
  int line = 0;
};

/// "AU  - Albers LN" and "PMID- 28768313": a tag of two to four capital letters or digits, blanks up to the fifth character, which is a hyphen.
/// nullptr-like empty tag when the line is no such one.
TaggedField tagged_field(std::string_view line);

/// Tag and value of such a line, as parts of it. An empty tag: it is no such line.
struct TagAndValue {
  std::string_view tag;
  std::string_view value;
};
TagAndValue split_tag(std::string_view line);

}  // namespace casebook::bibliography
