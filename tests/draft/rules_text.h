#pragma once
// What a rule finds, as text.

#include <string>
#include <vector>

#include "draft/candidate.h"
#include "draft/passage.h"

namespace casebook::tests {

/// "dose: 3 mg nightly [3 mg nightly]" a line each.
inline std::string told(const std::vector<draft::Candidate>& candidates, const draft::Passage& passage) {
  std::string text;
  for (const auto& one : candidates) text += one.key + ": " + one.value + " [" + passage.characters(one.begin, one.end) + "]\n";
  return text;
}

}  // namespace casebook::tests
