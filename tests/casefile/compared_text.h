#pragma once
// Two readers' texts, compared, for tests.

#include <string>
#include <vector>

#include "case_text.h"
#include "casefile/file_comparison.h"

namespace casebook::casefile::testing {

inline ComparedCases compare(const std::string& first, const std::string& second) {
  return compare_cases(read_yaml("a.yaml", first), read_yaml("b.yaml", second), seed_surroundings());
}

/// "courses[0].outcomes[0].when: within 2 months | within 3 months", one a disagreement; `·` where nothing stands.
inline std::vector<std::string> differences(const std::vector<Disagreement>& list) {
  std::vector<std::string> lines;
  for (const Disagreement& one : list) lines.push_back(one.field + ": " + one.first_value.value_or("·") + " | " + one.second_value.value_or("·"));
  return lines;
}

inline std::vector<std::string> differences(const std::string& first, const std::string& second) {
  return differences(compare(first, second).comparison.disagreements);
}

}  // namespace casebook::casefile::testing
