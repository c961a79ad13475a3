#pragma once
// A case file as text with positions, before any meaning. The same tree comes from YAML and from JSON.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostic.h"

namespace casebook::casefile {

/// A value. Every scalar is text as typed (YAML's own types are not resolved).
struct Node {
  enum class Kind { scalar, sequence, mapping };
  struct Entry;

  Kind kind = Kind::scalar;
  core::SourceSpan span;          ///< of the whole value; for a scalar including its quotes
  std::string text;               ///< of a scalar, decoded; surrounding spaces removed when plain
  bool quoted = false;            ///< "..." or '...'
  std::vector<Node> items;        ///< of a sequence
  std::vector<Entry> entries;     ///< of a mapping, in the order of the file
  std::string source_text;        ///< of an item of a sequence: its words as typed (item_words)
  bool reported = false;          ///< a problem of this very value is in `problems` already: checks of its meaning stay silent. An empty
                                  ///< value is a scalar without text (an empty list or mapping stays what it is), and reported

  /// The value under `key` (the first, when given twice), or nullptr. Only meaningful for a mapping.
  const Node* find(std::string_view key) const;
};

struct Node::Entry {
  Node key;
  Node value;
};

inline const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

/// The words of an item of a list: `dose: 4.5 mg nightly, who: 2 of 3`, the same however the item is laid out and quoted. A list of
/// items inside it is left out, for these have words of their own.
std::string item_words(const Node& item);

/// A file as read. `root` is meaningful only if `has_root`; after syntax errors it holds what could be read.
struct ParsedFile {
  std::string path;
  std::string text;               ///< the file's bytes as given, for excerpts
  bool has_root = false;
  bool places = true;             ///< whether values know where they stand; without, they know their line alone
  Node root;
  std::vector<core::Diagnostic> problems;
  std::vector<core::SourceSpan> set_aside;  ///< lines left out after syntax errors; what they declared is missing from `root`
};

/// Reads one YAML document over libyaml's events. Never throws on content: every problem is in `problems` (rules
/// yaml-syntax, quote-not-closed, tab-indent, not-utf-8, control-character, smart-quote, anchor-or-tag, second-document,
/// too-deep, too-long, comma-in-braces, space-after-colon, duplicate-key, empty-value). After a syntax error the item that holds it is set
/// aside and the rest is read, up to 20 times.
ParsedFile read_yaml(std::string path, std::string text);

/// What read_yaml finds of a file of so many bytes, which are more than a case file may have.
ParsedFile too_long_file(std::string path, std::uint64_t bytes);

/// Reads one JSON object (one line of .jsonl) over simdjson into the same tree; numbers and booleans keep their text. Positions are
/// `line` and a path ("courses[0].steps[1].dose"), columns 0. Problems: json-syntax, not-utf-8, control-character, too-deep, too-long,
/// duplicate-key, empty-value (null, "", {} and []).
/// \param places  without them values know their line alone: enough for a line in which nothing is wrong, and twice as quick
ParsedFile read_json_line(std::string path, std::string_view text, int line, bool places = true);

/// Reads of such a line which sections it has, and of `article` what is in it. Silent about problems: read_json_line has them.
ParsedFile read_json_heading(std::string path, std::string_view text, int line);

/// Writes a tree as YAML: two spaces a level, an item on one line in { } where it fits in 100 columns and needs no quotes, else one key a line; keys in
/// the order in which they stand. Reading the result gives the same tree (spans and quoting apart).
std::string write_yaml(const Node& root);

}  // namespace casebook::casefile
