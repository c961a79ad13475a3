#pragma once
// The terms that case files are written in, in memory: names, synonyms, and what the checker wants to know of them.

#include <map>
#include <optional>
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

/// Lookup is by name, then by synonym, without regard to case and of one or several spaces.
class Vocabulary {
 public:
  /// Adds or extends a term (a term of the same name takes on the new synonyms, codes and facts).
  void add(VocabularyKind kind, const TermRecord& term);
  void add(const VocabularyRecord& vocabulary);

  /// The term called `text` by name or synonym, or nullptr.
  const TermRecord* find(VocabularyKind kind, std::string_view text) const;
  /// All names and synonyms, sorted: what "did you mean" chooses from.
  std::vector<std::string> names(VocabularyKind kind) const;

 private:
  struct Terms {
    std::map<std::string, TermRecord> by_name;    // key: folded name
    std::map<std::string, std::string> synonyms;  // folded synonym -> folded name
  };
  Terms terms_[4];
};

/// The vocabularies that came with the program (seed/vocabulary/*.yaml).
Vocabulary seed_vocabulary();
/// The vocabularies of a catalogue.
Vocabulary catalogue_vocabulary(store::Database& database);

}  // namespace casebook::casefile
