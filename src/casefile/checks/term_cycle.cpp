#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "casefile/characters.h"
#include "casefile/check.h"
#include "casefile/term_walk.h"

namespace casebook::casefile {

namespace {

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  const std::optional<VocabularyKind> kind = vocabulary_kind(file.vocabulary.vocabulary);
  if (file.kind != CaseFile::Kind::vocabulary || !kind) return;
  const Vocabulary known = with_terms_of(file, surroundings);
  const char* const below = *kind == VocabularyKind::sites ? "part of" : "in the class";
  std::set<std::string> told;
  for (const TermRecord& term : file.vocabulary.terms) {
    auto chain = known.cycle(*kind, term.name);
    if (chain.empty() || !told.insert(chain.front()).second) continue;
    for (const std::string& name : chain) told.insert(name);
    chain.push_back(chain.front());
    for (std::string& name : chain) name = fmt::format("'{}'", shortened(name));
    problems.push_back({core::Severity::error, "term-cycle", term.values.of("class", term.values.of("part of", term.where)),
                        fmt::format("a circle: {}", fmt::join(chain, fmt::format(" {} ", below))), "leave one of them out"});
  }
  // A combination that is made of itself.
  for (const TermRecord& term : file.vocabulary.terms) {
    for (const std::string& component : term.components) {
      if (known.find(*kind, component) == nullptr || known.find(*kind, component) != known.find(*kind, term.name)) continue;
      problems.push_back({core::Severity::error, "term-cycle", term.values.of("component " + component, term.where),
                          fmt::format("'{}' is a component of itself", shortened(term.name)), "leave it out"});
    }
  }
}

}  // namespace

extern const Check check_term_cycle;
const Check check_term_cycle{"term-cycle", run};

}  // namespace casebook::casefile
