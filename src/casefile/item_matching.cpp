#include "casefile/item_matching.h"

#include <algorithm>
#include <map>
#include <string>

namespace casebook::casefile {

namespace {

/// Above this, lists are paired in their order: a file so long was not written by hand.
constexpr std::size_t kMostPairs = 250'000;

using Indexes = std::vector<std::size_t>;

bool may_be_same(const CaseItem& first, const CaseItem& second) {
  return first.exclusive.empty() || second.exclusive.empty() || first.exclusive == second.exclusive;
}

/// How much two items say the same; where and when tell items of one name apart better than the rest.
int likeness(const CaseItem& first, const CaseItem& second) {
  int sum = 0;
  for (const ItemField& field : first.fields) {
    if (field.reading.empty()) continue;
    const ItemField* const other = second.find(field.key);
    if (other == nullptr || other->reading != field.reading) continue;
    const bool telling = field.key == "site" || field.key == "when" || field.key == "value" || field.key == "dose" || field.key == "stop" ||
                         field.key == "restart" || field.key == "name";
    sum += telling && (field.written || other->written) ? 4 : 1;
  }
  return sum;
}

class Matching {
 public:
  Matching(const ItemList& first, const ItemList& second) : first_(first.items), second_(second.items) {
    taken_first_.resize(first_.size());
    taken_second_.resize(second_.size());
  }

  std::vector<std::pair<std::size_t, std::size_t>> in_any_order() {
    std::size_t levels = 0;
    for (const auto* const items : {&first_, &second_}) {
      for (const CaseItem& item : *items) levels = std::max(levels, item.match_keys.size());
    }
    for (std::size_t level = 0; level < levels; ++level) {
      std::map<std::string, std::pair<Indexes, Indexes>> groups;
      for (std::size_t i = 0; i < first_.size(); ++i) {
        if (!taken_first_[i] && level < first_[i].match_keys.size()) groups[first_[i].match_keys[level]].first.push_back(i);
      }
      for (std::size_t j = 0; j < second_.size(); ++j) {
        if (!taken_second_[j] && level < second_[j].match_keys.size()) groups[second_[j].match_keys[level]].second.push_back(j);
      }
      for (const auto& [key, group] : groups) {
        if (key.empty()) continue;
        if (level == 0) {
          pair_most_alike(group.first, group.second);
        } else if (group.first.size() == 1 && group.second.size() == 1) {
          take(group.first.front(), group.second.front());
        }
      }
    }
    std::sort(pairs_.begin(), pairs_.end());
    return std::move(pairs_);
  }

  /// The alignment with the greatest likeness in all (Needleman & Wunsch 1970, gaps free): a pair is worth one and more than a gap.
  std::vector<std::pair<std::size_t, std::size_t>> in_order() {
    const std::size_t n = first_.size();
    const std::size_t m = second_.size();
    if (n * m > kMostPairs) {
      for (std::size_t i = 0; i < std::min(n, m); ++i) {
        if (same_kind(i, i)) take(i, i);
      }
      return std::move(pairs_);
    }
    std::vector<std::vector<int>> best(n + 1, std::vector<int>(m + 1, 0));
    std::vector<std::vector<int>> worth(n, std::vector<int>(m, 0));
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        worth[i][j] = same_kind(i, j) ? 1 + likeness(first_[i], second_[j]) : 0;
        best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
        if (worth[i][j] > 0) best[i][j] = std::max(best[i][j], worth[i][j] + best[i + 1][j + 1]);
      }
    }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      if (worth[i][j] > 0 && best[i][j] == worth[i][j] + best[i + 1][j + 1]) {
        take(i++, j++);
      } else if (best[i][j] == best[i + 1][j]) {
        ++i;
      } else {
        ++j;
      }
    }
    return std::move(pairs_);
  }

 private:
  bool same_kind(std::size_t i, std::size_t j) const { return first_[i].match_keys.front() == second_[j].match_keys.front(); }

  void take(std::size_t i, std::size_t j) {
    if (taken_first_[i] || taken_second_[j] || !may_be_same(first_[i], second_[j])) return;
    taken_first_[i] = taken_second_[j] = true;
    pairs_.emplace_back(i, j);
  }

  void pair_most_alike(const Indexes& first, const Indexes& second) {
    struct Candidate {
      int likeness;
      std::size_t i;
      std::size_t j;
    };
    std::vector<Candidate> candidates;
    if (first.size() * second.size() > kMostPairs) {
      for (std::size_t at = 0; at < std::min(first.size(), second.size()); ++at) take(first[at], second[at]);
      return;
    }
    for (const std::size_t i : first) {
      for (const std::size_t j : second) candidates.push_back({likeness(first_[i], second_[j]), i, j});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& one, const Candidate& other) { return one.likeness > other.likeness; });
    for (const Candidate& one : candidates) take(one.i, one.j);
  }

  const std::vector<CaseItem>& first_;
  const std::vector<CaseItem>& second_;
  std::vector<bool> taken_first_;
  std::vector<bool> taken_second_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> match_items(const ItemList& first, const ItemList& second) {
  Matching matching(first, second);
  return first.ordered || second.ordered ? matching.in_order() : matching.in_any_order();
}

}  // namespace casebook::casefile
