#pragma once
// Doses and frequencies in a text.

#include <vector>

#include "draft/candidate.h"
#include "draft/passage.h"

namespace casebook::draft {

/// Amounts with a unit of the dose language and what stands behind them (`3 mg nightly`), and frequencies by themselves (`twice daily`, `3 sessions`). Not: levels in blood
/// (mg/dL), strengths of tablets, total doses, how often somebody was seen, and what animals got.
std::vector<Candidate> doses_in(const Passage& passage);

}  // namespace casebook::draft
