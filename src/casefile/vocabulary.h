#pragma once
// The terms that case files are written in, in memory: names, synonyms, and what the checker wants to know of them.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/records.h"

namespace casebook::store {
class Database;
}

namespace casebook::casefile {

enum class VocabularyKind { conditions, interventions, endpoints, sites };
const char* vocabulary_name(VocabularyKind kind);  ///< 'conditions', ...
/// nullopt when `name` is none of them.
std::optional<VocabularyKind> vocabulary_kind(std::string_view name);

/// What a former name does to the term that had it.
enum class Renaming { none, renamed, merged };

/// Lookup is by name, then by synonym, without regard to case and of one or several spaces.
class Vocabulary {
 public:
  /// Adds or extends a term: one that is known by that name or synonym takes on the new synonyms, codes and facts. Terms that it says it was formerly
  /// become it: renamed where the new name is no term yet, else merged into it (whose facts stand, the others fill gaps). A former name that no term has
  /// becomes a synonym.
  void add(VocabularyKind kind, const TermRecord& term);
  /// Adds the terms of a file in its order, each as `addressed` says.
  void add(const VocabularyRecord& vocabulary);
  /// Notes that one article tells of these terms together, as 'a + b' or 'a or b': they are not one and the same.
  void add_joint(VocabularyKind kind, std::vector<std::string> names);

  /// The term called `text` by name or synonym, or nullptr.
  const TermRecord* find(VocabularyKind kind, std::string_view text) const;
  /// The term whose name is `text`, synonyms apart, or nullptr.
  const TermRecord* named(VocabularyKind kind, std::string_view text) const;
  /// What adding a term called `name`, formerly `former`, would do to the term called `former`.
  Renaming renaming(VocabularyKind kind, std::string_view former, std::string_view name) const;
  /// Whether an article tells of both terms together, or one is a component of a third beside the other.
  bool joint(VocabularyKind kind, std::string_view one, std::string_view other) const;
  /// A term of a file as it is meant here: under the name of the term that its name leads to. Where it leads there by a synonym, and another line of
  /// `beside` names that term itself, that line has the facts, and this one only gives words and codes.
  TermRecord addressed(VocabularyKind kind, const TermRecord& term, const std::vector<TermRecord>& beside) const;
  /// All names and synonyms, sorted: what "did you mean" chooses from.
  std::vector<std::string> names(VocabularyKind kind) const;
  /// The terms whose chain of classes (of a site: the sites that hold it) comes back to them, from `name` on; empty: none.
  std::vector<std::string> cycle(VocabularyKind kind, std::string_view name) const;

 private:
  struct Terms {
    std::map<std::string, TermRecord> by_name;    // key: folded name
    std::map<std::string, std::string> synonyms;  // folded synonym -> folded name
    std::vector<std::set<std::string>> joints;    // folded names
  };
  void take_over(Terms& terms, std::string_view former, const std::string& name);
  const Terms& of(VocabularyKind kind) const { return terms_[static_cast<std::size_t>(kind)]; }
  Terms terms_[4];
};

/// The vocabularies that came with the program (seed/vocabulary/*.yaml).
Vocabulary seed_vocabulary();
/// The vocabularies of a catalogue.
Vocabulary catalogue_vocabulary(store::Database& database);

}  // namespace casebook::casefile
