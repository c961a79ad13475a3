#include <fmt/format.h>

#include <map>

#include "casefile/characters.h"
#include "casefile/check.h"
#include "casefile/term_names.h"
#include "casefile/term_walk.h"

namespace casebook::casefile {

namespace {

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  std::map<std::string, int> lines;
  for_each_term(file, surroundings, [&](VocabularyKind kind, const Vocabulary& known, const TermRecord& term) {
    const core::SourceSpan& name = term.values.of("name", term.where);
    const auto [first, is_new] = lines.try_emplace(folded(term.name), name.line);
    if (!is_new) {
      problems.push_back({core::Severity::error, "term-clash", name,
                          fmt::format("'{}' is given twice (first in line {})", shortened(term.name), first->second), "one item for each term"});
      return;
    }
    const TermRecord meant = known.addressed(kind, term, file.vocabulary.terms);
    if (folded(meant.name) != folded(term.name)) {
      // What stood before this file may be meant so: the term was renamed since. Within a file it is a slip.
      const bool before = surroundings.vocabulary.find(kind, term.name) != nullptr;
      problems.push_back({before ? core::Severity::note : core::Severity::error, "term-clash", name,
                          fmt::format("'{}' is a synonym of '{}'{}", shortened(term.name), shortened(meant.name),
                                      before ? ", which takes on what is said here" : " in this file"),
                          before ? std::string() : "a term, or a synonym?"});
    }
    for (const std::string& synonym : term.synonyms) {
      const TermRecord* const other = known.find(kind, synonym);
      if (other == nullptr || folded(other->name) == folded(meant.name)) continue;
      // What the term was formerly comes to it with all its words.
      bool comes_along = false;
      for (const FormerName& former : term.formerly) comes_along = comes_along || known.named(kind, former.text) == other;
      if (comes_along) continue;
      const bool is_name = folded(other->name) == folded(synonym);
      problems.push_back({core::Severity::error, "term-clash", term.values.of("synonym " + synonym, term.where),
                          fmt::format("'{}' {}", shortened(synonym),
                                      is_name ? std::string("is a term of its own") : fmt::format("is a synonym of '{}' already", shortened(other->name))),
                          is_name ? fmt::format("formerly: {}", shortened(synonym)) : std::string("a word means one term")});
    }
  });
}

}  // namespace

extern const Check check_term_clash;
const Check check_term_clash{"term-clash", run};

}  // namespace casebook::casefile
