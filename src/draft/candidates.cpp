#include "draft/candidates.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "draft/count_rules.h"
#include "draft/dose_rules.h"
#include "draft/passage.h"
#include "draft/person_rules.h"
#include "draft/time_rules.h"

namespace casebook::draft {

std::vector<Candidate> candidates_in(const Passage& passage, const TermRules* terms) {
  std::vector<Candidate> all;
  const auto take = [&](std::vector<Candidate> some) { std::move(some.begin(), some.end(), std::back_inserter(all)); };
  take(doses_in(passage));
  take(counts_in(passage));
  take(ages_in(passage));
  take(sexes_in(passage));
  take(times_in(passage));
  if (terms != nullptr) take(terms->terms_in(passage));
  // The two women of "2 women and 1 man" are told of by the sex.
  const auto within_sexes = [&](const Candidate& one) {
    return one.key == "size" && std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
             return other.kind == Kind::sex && other.value.find(',') != std::string::npos && other.begin <= one.begin && one.end <= other.end;
           });
  };
  std::vector<Candidate> kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept), [&](const Candidate& one) { return !within_sexes(one); });
  std::stable_sort(kept.begin(), kept.end(), [](const Candidate& a, const Candidate& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
  return kept;
}

}  // namespace casebook::draft
