#include "casefile/claim_changes.h"

#include <deque>
#include <tuple>
#include <utility>

namespace casebook::casefile {
namespace {

ClaimChange change(ClaimChange::Kind kind, const ClaimState& state, std::string was = {}) {
  return {kind, state.claim, state.subject, state.heading, state.said, std::move(was)};
}

auto place_of(const ClaimState& state) { return std::tie(state.claim, state.subject, state.heading); }

}  // namespace

ClaimStates claim_states(store::Database& database, std::int64_t article_id) {
  ClaimStates states;
  auto& claims = database.cached("SELECT claim_id, kind, subject, heading, words, facts FROM claim_identities WHERE article_id = :article_id ORDER BY claim_id");
  claims.bind(":article_id", article_id);
  while (claims.step()) {
    states.emplace(*claims.integer("claim_id"), ClaimState{*claims.text("kind"), claims.text("subject").value_or(""), *claims.text("heading"),
                                                           *claims.text("words"), *claims.text("facts")});
  }
  claims.reset();
  return states;
}

std::vector<ClaimChange> claim_changes(const ClaimStates& before, const ClaimStates& now) {
  using Place = std::tuple<std::string, std::string, std::string>;
  std::map<Place, std::deque<std::int64_t>> gone;
  for (const auto& [key, state] : before) {
    if (now.count(key) == 0) gone[Place(place_of(state))].push_back(key);
  }
  std::vector<ClaimChange> changes;
  for (const auto& [key, state] : now) {
    if (const auto same = before.find(key); same != before.end()) {
      // The words of a course hold its dose, which is a claim of its own.
      if (same->second.facts == state.facts && (state.claim == "treatment" || same->second.said == state.said)) continue;
      changes.push_back(change(ClaimChange::Kind::changed, state, same->second.said == state.said ? "" : same->second.said));
      continue;
    }
    const auto replaced = gone.find(Place(place_of(state)));
    if (replaced == gone.end() || replaced->second.empty()) {
      changes.push_back(change(ClaimChange::Kind::added, state));
    } else {
      const std::string& was = before.at(replaced->second.front()).said;
      changes.push_back(change(ClaimChange::Kind::changed, state, was == state.said ? "" : was));
      replaced->second.pop_front();
    }
  }
  std::map<std::int64_t, const ClaimState*> left;
  for (const auto& [place, keys] : gone) {
    for (const auto key : keys) left.emplace(key, &before.at(key));
  }
  for (const auto& [key, state] : left) changes.push_back(change(ClaimChange::Kind::gone, *state));
  return changes;
}

}  // namespace casebook::casefile
