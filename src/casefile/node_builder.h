#pragma once
// Puts the values of a YAML document together to a tree, in the order in which they come.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "casefile/node.h"
#include "casefile/syntax_error.h"
#include "casefile/working_text.h"
#include "core/diagnostic.h"

namespace casebook::casefile {

/// What to do instead of the parts of YAML that are not used here.
inline constexpr const char* kWriteItOut = "write it out";

/// A tree while it is read from a working text, which must outlive it. Reports what YAML would let pass in silence:
/// keys given twice, without a value or without a space behind the colon, and keys that are no plain text (rules
/// anchor-or-tag, comma-in-braces, duplicate-key, empty-value, space-after-colon, too-long, yaml-syntax); reads on with
/// what was meant.
class NodeBuilder {
 public:
  explicit NodeBuilder(const WorkingText& text) : text_(text) {}

  /// Adds a scalar.
  /// \param start  its first byte in the working text; `end` is the one after its last
  /// \returns why the reading must stop here, if it must: a key ran into its quoted value (`title:"Text: more"`)
  std::optional<SyntaxError> add(Node scalar, std::size_t start, std::size_t end) {
    return complete(std::move(scalar), start, end);
  }
  /// Begins a mapping or sequence: its kind, where it begins, and whether it is reported.
  /// \param flow    it is written in { } or [ ]
  /// \param column  of its beginning, in the working text
  void open(Node value, bool flow, int column);
  /// Ends the innermost open mapping or sequence.
  /// \param place  where the working text goes on; `byte` is the same place in bytes
  void close(TextPlace place, std::size_t byte);
  /// Ends all that is open, for nothing more will come; what was open is reported.
  void close_the_rest();

  /// Lists a problem, up to kMostProblems.
  void report(const char* rule, const core::SourceSpan& where, std::string message, std::string hint);

  /// How many mappings and sequences are open.
  std::size_t depth() const { return open_.size(); }
  /// Whether the next value is that of a key.
  bool awaits_value() const { return !open_.empty() && !open_.back().key_awaited; }
  /// Whether that value is left out with its key, which was reported.
  bool drops_value() const { return awaits_value() && open_.back().key_dropped; }
  /// The { or [ that the next value stands in; line 0 when it stands in none.
  TextPlace open_flow() const;
  /// Column of the innermost open mapping or sequence that is not written in { } or [ ]; 0 when there is none.
  int block_column() const;

  /// Whether the document holds anything.
  bool has_root() const { return has_root_; }
  Node take_root() { return std::move(root_); }
  std::vector<core::Diagnostic> take_problems() { return std::move(problems_); }

 private:
  /// A mapping or sequence that is being read.
  struct Open {
    Node node;
    bool flow = false;
    bool key_awaited = true;  ///< of a mapping: the next value is a key
    bool key_dropped = false;
    Node key;
    std::size_t key_end = 0;  ///< byte after the key
    int column = 0;           ///< in the working text
  };

  std::optional<SyntaxError> complete(Node node, std::size_t start, std::size_t end);
  std::optional<SyntaxError> complete_key(Node node, std::size_t start, std::size_t end);
  void complete_value(Open& parent, Node node);
  void check_repeated_keys(const Node& mapping);
  bool is_marked_key(std::size_t start) const;

  const WorkingText& text_;
  std::vector<Open> open_;
  Node root_;
  bool has_root_ = false;
  std::vector<core::Diagnostic> problems_;
};

}  // namespace casebook::casefile
