#pragma once
// Invented articles as lines of case files, the same for the same seed.

#include <cstdint>
#include <string>
#include <vector>

#include "invented_words.h"

namespace casebook::bench {

inline constexpr std::size_t kConditions = 2'000;
inline constexpr std::size_t kInterventions = 300;

/// Lines for `casebook add`. The terms are the same whatever the seed, so that files of several seeds may go into one catalogue; the frequency of conditions is a little
/// skewed (the commonest has one article in 150, the median one in 2,700), that of interventions a lot (one course in 7, one in 500). No name is that of a real disease or drug.
class CaseArticles {
 public:
  explicit CaseArticles(std::uint64_t seed);

  /// In the order of their frequency, the commonest first.
  const std::vector<std::string>& conditions() const { return conditions_; }
  const std::vector<std::string>& interventions() const { return interventions_; }

  /// The vocabulary of all lines: one line of conditions, one of interventions.
  std::string vocabulary() const;

  struct Article {
    std::string line;       ///< a case file as JSON, with a line end
    std::string record;     ///< the same article as an NBIB record with its abstract, which a case file has no place for; empty unless wanted
  };
  /// The next article. 1.5 patients in the mean, 0 to 2 treatments before, 1 to 3 courses, each with 1 to 4 steps, 1 to 6 outcomes, and adverse events or a word on them; 3 in
  /// 100 have a notice. \param number  makes key, PMID and DOI: 0 to 19,999,999
  Article article(std::size_t number, bool with_record);

 private:
  const std::string& condition();
  const std::string& intervention();
  std::string who(std::size_t patients);

  InventedWords words_;
  std::vector<std::string> conditions_;
  std::vector<std::string> interventions_;
  std::vector<std::string> journals_;
};

}  // namespace casebook::bench
