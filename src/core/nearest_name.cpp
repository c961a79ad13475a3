#include "core/nearest_name.h"

#include <algorithm>
#include <utility>

#include "core/text.h"

namespace casebook::core {

namespace {

/// Longer input is no mistyped name, and the distance takes time with the product of both lengths.
constexpr std::size_t kLongestName = 200;

/// What is compared: code points in lower case (ASCII), without hyphens.
std::u32string folded(std::string_view name) {
  const std::string lower = lower_ascii(name);
  std::u32string points;
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = code_point_at(lower, i);
    if (c.value != '-') points += c.value;
    i += c.length;
  }
  return points;
}

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, none of them edited twice.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view typed, const std::vector<std::string>& names,
                                       std::size_t most) {
  if (typed.size() > 4 * kLongestName) return {};
  const std::u32string wanted = folded(trimmed(typed));
  if (wanted.empty() || wanted.size() > kLongestName) return {};
  const std::size_t limit = std::max<std::size_t>(1, (wanted.size() + 1) / 3);

  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string& name : names) {
    if (name == typed || name.size() > 8 * kLongestName) continue;
    const std::u32string candidate = folded(name);
    const bool begins = candidate.size() > wanted.size() && candidate.compare(0, wanted.size(), wanted) == 0;
    const std::size_t shorter = std::min(candidate.size(), wanted.size());
    const std::size_t longer = std::max(candidate.size(), wanted.size());
    const std::size_t far = limit + 1;
    const std::size_t steps = longer - shorter > limit ? far : distance(wanted, candidate);
    // A name with nothing of the typed one in it is not near, however short both are.
    if (steps <= limit && steps < longer) {
      found.emplace_back(steps, name);
    } else if (begins) {
      found.emplace_back(far, name);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<std::string> nearest;
  for (auto& [steps, name] : found) {
    if (nearest.size() == most) break;
    nearest.push_back(std::move(name));
  }
  return nearest;
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& names) {
  const std::vector<std::string> nearest = nearest_names(typed, names);
  if (nearest.empty()) return {};
  std::string question = "did you mean ";
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    if (i > 0) question += i + 1 == nearest.size() ? " or " : ", ";
    question += "'" + visible_text(nearest[i]) + "'";
  }
  return question + "?";
}

}  // namespace casebook::core
