#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "casefile/characters.h"
#include "casefile/check.h"
#include "casefile/term_names.h"
#include "casefile/term_walk.h"

namespace casebook::casefile {

namespace {

/// Endpoints that views and reports ask for by their names; a test compares the list with them.
constexpr std::array<std::string_view, 4> kAskedByName{"clinical resolution", "no response", "recurrence at treated site", "relapse after withdrawal"};

struct Refusal {
  std::string message;
  std::string hint;
};

std::optional<Refusal> refusal(VocabularyKind kind, const Vocabulary& known, const TermRecord& term, const std::string& former) {
  if (former == term.name) return Refusal{fmt::format("'{}' is its own former name", shortened(former)), "the old name stands under 'formerly'"};
  const TermRecord* const old = known.named(kind, former);
  const TermRecord* const meant = known.find(kind, term.name);
  if (old == nullptr) {
    const TermRecord* const whose = known.find(kind, former);
    if (whose == nullptr || whose == meant) return std::nullopt;
    return Refusal{fmt::format("'{}' is a synonym of '{}', no term of its own", shortened(former), shortened(whose->name)),
                   meant == nullptr ? fmt::format("formerly: {}", shortened(whose->name)) : std::string("leave it out")};
  }
  if (kind == VocabularyKind::endpoints && std::find(kAskedByName.begin(), kAskedByName.end(), old->name) != kAskedByName.end()) {
    return Refusal{fmt::format("'{}' keeps its name: reports ask for it by that name", old->name), fmt::format("a synonym of '{}'?", old->name)};
  }
  const Renaming what = known.renaming(kind, former, term.name);
  if (what == Renaming::none) {
    if (meant == nullptr || meant == old) return std::nullopt;
    return Refusal{fmt::format("'{}' is a synonym of '{}'", shortened(term.name), shortened(meant->name)),
                   fmt::format("name: {}, to merge '{}' into it", shortened(meant->name), shortened(former))};
  }
  if (what == Renaming::renamed) return std::nullopt;
  if (known.joint(kind, old->name, meant->name)) {
    return Refusal{fmt::format("'{}' and '{}' cannot be one: they are told of together, as two", shortened(old->name), shortened(meant->name)),
                   kind == VocabularyKind::interventions ? "mend the case file or the components first" : "mend the case file first"};
  }
  if (kind == VocabularyKind::endpoints && (old->family != meant->family || old->at_risk != meant->at_risk)) {
    return Refusal{fmt::format("'{}' ({}, {}) and '{}' ({}, {}) count different things", shortened(old->name), old->family, old->at_risk,
                               shortened(meant->name), meant->family, meant->at_risk),
                   "endpoints that are merged have one family and one 'at risk'"};
  }
  return std::nullopt;
}

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  for_each_term(file, surroundings, [&](VocabularyKind kind, const Vocabulary& known, const TermRecord& term) {
    if (term.formerly.empty()) return;
    Vocabulary so_far = known;   // a term may have had several names
    for (const FormerName& former : term.formerly) {
      if (auto refused = refusal(kind, so_far, term, former.text)) {
        problems.push_back({core::Severity::error, "rename-refused", former.where, std::move(refused->message), std::move(refused->hint)});
        continue;
      }
      if (so_far.renaming(kind, former.text, term.name) == Renaming::none) continue;
      TermRecord taken;
      taken.name = term.name;
      taken.formerly.push_back(former);
      so_far.add(kind, taken);
    }
  });
}

}  // namespace

extern const Check check_rename_refused;
const Check check_rename_refused{"rename-refused", run};

}  // namespace casebook::casefile
