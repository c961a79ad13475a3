// Counts: nobody is counted who is not in the group, whatever its size.

#include <limits>

#include "core/count.h"
#include "property.h"

using namespace casebook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto words = core::read_counted_words(text);
  fuzz::demand_reading(words);
  if (words.ok()) {
    for (const auto& one : *words.value) fuzz::demand(one.number >= 0 && !one.word.empty(), "a counted word has a number and a word", text);
  }
  const auto reading = core::read_count(text);
  fuzz::demand_reading(reading);
  if (!reading.ok()) return 0;
  const core::Count& count = *reading.value;
  fuzz::demand(!count.number || *count.number >= 0, "nobody is counted below 0", text);
  fuzz::demand(!count.of || *count.of >= 0, "no group is below 0", text);
  if (count.form == core::Count::Form::k_of_n && count.number && count.of) fuzz::demand(*count.number <= *count.of, "k is within n", text);
  if (count.form == core::Count::Form::share_of_n) fuzz::demand(count.number && count.of && *count.number <= *count.of, "a share of n is a whole number within n", text);
  fuzz::demand(count.words == core::trimmed(text), "the words stay as written", count.words);
  for (const std::optional<int> size_of_group : {std::optional<int>(), std::optional<int>(0), std::optional<int>(1), std::optional<int>(3), count.of,
                                                 std::optional<int>(std::numeric_limits<int>::max())}) {
    const auto claim = core::apply_count(count, size_of_group, "all patients");
    fuzz::demand_reading(claim);
    if (!claim.ok()) continue;
    const auto& [affected, assessed, basis] = *claim.value;
    fuzz::demand(basis == "stated" || basis == "derived", "a basis of the catalogue", basis);
    fuzz::demand(!affected || *affected >= 0, "affected from 0 on", text);
    fuzz::demand(!assessed || *assessed >= 0, "assessed from 0 on", text);
    fuzz::demand(!affected || !assessed || *affected <= *assessed, "affected is within assessed", text);
    fuzz::demand(!assessed || !size_of_group || *assessed <= *size_of_group, "assessed is within the group", text);
    if (count.form == core::Count::Form::not_stated || count.form == core::Count::Form::some) fuzz::demand(!affected, "'some' and 'not stated' are no number", text);
  }
  return 0;
}
