#pragma once
// PubMed's XML, cut into records before anything parses it: records never nest, so memory stays that of one.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bibliography/text_source.h"

namespace casebook::bibliography {

/// The largest record that is read: 16 MB and a million tags. PubMed's largest (thousands of authors with addresses) are below half of it.
struct RecordLimits {
  std::size_t bytes = 16 * 1024 * 1024;
  std::size_t tags = 1'000'000;
};

struct XmlPiece {
  enum class Kind {
    article,    ///< <PubmedArticle>, or <MedlineCitation> by itself
    book,       ///< <PubmedBookArticle>
    deletion,   ///< <DeleteCitation>, <DeleteDocument>
    problem     ///< `text` says what is wrong; reading may go on
  };
  Kind kind = Kind::problem;
  std::string_view text;        ///< the whole element, until the next piece is asked for
  int line = 0;                 ///< of its first character
  std::string rule;             ///< of a problem: 'xml-unclosed', ...
};

/// Cuts at the start and end tags of records; those in comments, CDATA and processing instructions are passed over, the DOCTYPE is skipped unread (its entities
/// are never expanded).
class XmlSplitter {
 public:
  explicit XmlSplitter(TextSource& source, RecordLimits limits = {});

  /// \returns false at the end of the file
  /// \throws BrokenInput for what the source cannot read; line() is where
  bool next(XmlPiece& piece);

  /// Line up to which the text was used.
  int line() const { return line_; }

 private:
  bool refill();
  void drop(std::size_t bytes);
  bool skip_past(std::string_view end, std::size_t from);
  bool skip_doctype();
  bool cut_plain(XmlPiece& piece, XmlPiece::Kind kind, std::string_view name);
  bool cut(XmlPiece& piece, XmlPiece::Kind kind, std::string_view name);
  bool markup(XmlPiece& piece);
  bool problem(XmlPiece& piece, int line, std::string rule, std::string message);
  bool at_end(XmlPiece& piece);
  bool starts(std::size_t at, std::string_view what);
  bool have(std::size_t bytes);

  TextSource& source_;
  RecordLimits limits_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;       ///< first byte that is not used
  std::size_t end_ = 0;
  std::size_t pending_ = 0;     ///< bytes of the last piece, dropped when the next is asked for
  int line_ = 1;                ///< of `begin_`
  bool exhausted_ = false;
  bool done_ = false;
  bool said_text_ = false;
  std::vector<std::pair<std::string, int>> open_;   ///< sets that are open, and their lines
  bool seen_element_ = false;
  std::string message_;
};

}  // namespace casebook::bibliography
