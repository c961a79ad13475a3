#include <fmt/format.h>

#include "casefile/characters.h"
#include "casefile/check.h"
#include "casefile/term_walk.h"
#include "core/nearest_name.h"

namespace casebook::casefile {

namespace {

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  for_each_term(file, surroundings, [&](VocabularyKind kind, const Vocabulary& known, const TermRecord& term) {
    for (const FormerName& former : term.formerly) {
      if (known.find(kind, former.text) != nullptr) continue;
      problems.push_back({core::Severity::note, "former-name-unknown", former.where,
                          fmt::format("no term is called '{}' here: nothing is renamed, it becomes a synonym of '{}'", shortened(former.text),
                                      shortened(term.name)),
                          core::did_you_mean(former.text, known.names(kind))});
    }
  });
}

}  // namespace

extern const Check check_former_name_unknown;
const Check check_former_name_unknown{"former-name-unknown", run};

}  // namespace casebook::casefile
