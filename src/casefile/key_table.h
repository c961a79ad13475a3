#pragma once
// The keys of case files: one table of sections that serves unknown keys, missing keys and wrong shapes, and whatever
// describes the format to others.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/node.h"

namespace casebook::casefile {

/// What may stand under a key; several may be allowed.
enum Shape : unsigned {
  kText = 1,     ///< one value
  kTexts = 2,    ///< a list of values
  kSection = 4,  ///< keys of the section `of`
  kItems = 8,    ///< a list whose items have keys of the section `of`
  kPairs = 16,   ///< names of the curator's own choice, each with a value
};

struct KeyRule {
  std::string_view name;
  unsigned shapes = kText;
  bool required = false;
  std::string_view of;       ///< section of kSection and kItems; empty: none
  std::string_view choices;  ///< the words allowed, joined by '|'; empty: any
  std::string_view about;    ///< what stands under it, in a line, for those who write the file
  std::string_view terms;    ///< the vocabulary whose names stand there: 'endpoints'; empty: none
};

struct SectionRule {
  std::string_view name;  ///< 'step': as messages name it
  std::vector<KeyRule> keys;
};

/// All sections, the file itself ('case file', 'notice file', 'vocabulary file') first.
std::span<const SectionRule> sections();

/// The section of that name; the table holds every name that it mentions.
const SectionRule& section(std::string_view name);

/// The words allowed under a key; empty: any.
std::vector<std::string> choices_of(std::string_view section_name, std::string_view key);

/// Whether the node may stand under a key of these shapes. An item without keys passes kItems only beside kTexts.
bool has_shape(const Node& node, unsigned shapes);

/// Which lines were set aside after syntax errors: what they declared is not missing.
bool touches_set_aside(const std::vector<core::SourceSpan>& set_aside, const core::SourceSpan& span);

/// Compares a file with the table: rules unknown-key, key-missing, wrong-shape, and empty-value for a TODO outside a
/// draft. Values that the syntax reader reported already stay silent.
///
/// \param draft  `TODO` may stand for any value
void check_keys(const ParsedFile& parsed, std::string_view section_name, bool draft,
                std::vector<core::Diagnostic>& problems);

}  // namespace casebook::casefile
