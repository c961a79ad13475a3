#include <fmt/format.h>

#include "casefile/characters.h"
#include "casefile/check.h"
#include "casefile/term_walk.h"
#include "core/nearest_name.h"

namespace casebook::casefile {

namespace {

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  const std::optional<VocabularyKind> kind = vocabulary_kind(file.vocabulary.vocabulary);
  if (file.kind != CaseFile::Kind::vocabulary || !kind) return;
  const Vocabulary known = with_terms_of(file, surroundings);
  const auto check = [&](const char* what, const std::string& name, const core::SourceSpan& where) {
    if (name.empty() || known.find(*kind, name) != nullptr) return;
    std::string hint = core::did_you_mean(name, known.names(*kind));
    if (hint.empty()) hint = fmt::format("give it an item of its own: - name: {}", shortened(name));
    problems.push_back({core::Severity::error, "term-unknown", where, fmt::format("{} '{}' is not in the vocabulary", what, shortened(name)), std::move(hint)});
  };
  const bool sites = *kind == VocabularyKind::sites;
  for (const TermRecord& term : file.vocabulary.terms) {
    check(sites ? "site" : "class", term.term_class, term.values.of("class", term.values.of("part of", term.where)));
    for (const std::string& component : term.components) check("component", component, term.values.of("component " + component, term.where));
  }
}

}  // namespace

extern const Check check_term_unknown;
const Check check_term_unknown{"term-unknown", run};

}  // namespace casebook::casefile
