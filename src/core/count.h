#pragma once
// The language of `who` (case_files.md 4): whom a claim is about, and in how many it holds.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/reading.h"

namespace casebook::core {

/// A count before the size of its group is known.
struct Count {
  enum class Form { all, both, none, all_but, some, not_stated, k_of_n, share_of_n };
  Form form = Form::not_stated;
  std::optional<int> number;   ///< k of "k of n", m of "all but m", the one whole number that a share of n rounds to
  std::optional<int> of;       ///< the n that is written; nullopt when none is ("all 3" and "2 of men" are read too)
  std::string group;           ///< the group named after "in" or "of"; empty: 'all patients'
  std::string words;           ///< as written, trimmed
};

/// Reads the count; labels of patients are looked for by the caller first (a label wins over a count).
/// Errors: who-unreadable, percent-not-a-count, affected-above-cohort (4 of 3).
Reading<Count> read_count(std::string_view text);

/// What a count says of a group.
struct CountClaim {
  std::optional<int> affected;
  std::optional<int> assessed;
  std::string basis = "stated";   ///< 'stated' or 'derived'
};

/// Applies a count to a group whose size is `size` (nullopt: unknown).
/// Errors: affected-above-cohort, assessed-above-cohort; note: assessed-below-cohort.
Reading<CountClaim> apply_count(const Count& count, std::optional<int> size, std::string_view group);

/// Counts of a trait in a group: "3 female, 1 male" -> {female 3, male 1}; used by `sex`. Error: value-unreadable.
struct CountedWord {
  int number = 0;
  std::string word;
};
Reading<std::vector<CountedWord>> read_counted_words(std::string_view text);

}  // namespace casebook::core
