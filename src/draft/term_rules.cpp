#include "draft/term_rules.h"

#include <set>
#include <utility>

namespace casebook::draft {
namespace {

constexpr std::size_t kShortName = 4;
// Sites whose names mean other things more often: lesions came back, two arms, in the face of, on the one hand.
constexpr const char* kCommonWords = "back|arm|arms|face|head|hand|hands|side|trunk|body|feet|foot";

}  // namespace

TermRules::TermRules(const casefile::Vocabulary& vocabulary) {
  using casefile::VocabularyKind;
  for (const auto& [kind, key] : {std::pair{VocabularyKind::interventions, "treatment"}, std::pair{VocabularyKind::conditions, "condition"},
                                  std::pair{VocabularyKind::endpoints, "endpoint"}, std::pair{VocabularyKind::sites, "site"}}) {
    for (const std::string& called : vocabulary.names(kind)) {
      const casefile::TermRecord* const term = vocabulary.find(kind, called);
      const Passage passage(called);
      if (term == nullptr || passage.size() == 0) continue;
      if (kind == VocabularyKind::endpoints && passage.size() < 2) continue;
      if (kind == VocabularyKind::sites && passage.size() == 1 && passage.is(0, kCommonWords)) continue;
      Name name{key, term->name, {}, {}};
      for (std::size_t i = 0; i < passage.size(); ++i) name.words.push_back(passage[i].text);
      if (passage.size() == 1 && passage[0].text.size() <= kShortName) name.printed = passage[0].as_printed;
      names_[name.words.front()].push_back(std::move(name));
    }
  }
}

std::vector<Candidate> TermRules::terms_in(const Passage& passage) const {
  std::vector<Candidate> found;
  std::set<std::pair<std::string, std::string>> named;
  for (std::size_t i = 0; i < passage.size();) {
    const auto names = names_.find(passage[i].text);
    const Name* longest = nullptr;
    if (names != names_.end()) {
      for (const Name& name : names->second) {
        std::size_t length = 0;
        while (length < name.words.size() && passage[i + length].text == name.words[length] && passage.same_sentence(i, i + length)) ++length;
        const bool there = length == name.words.size() && (name.printed.empty() || passage[i].as_printed == name.printed);
        if (there && (longest == nullptr || name.words.size() > longest->words.size())) longest = &name;
      }
    }
    if (longest == nullptr) {
      ++i;
      continue;
    }
    const std::size_t next = i + longest->words.size();
    if (named.emplace(longest->key, longest->term).second) found.push_back(candidate(passage, Kind::term, longest->key, longest->term, i, next));
    i = next;
  }
  return found;
}

}  // namespace casebook::draft
