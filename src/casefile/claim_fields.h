#pragma once
// What every claim may say beside its content: words, place, source, basis, doubt, ties to other claims.

#include <string>
#include <string_view>

#include "casefile/case_reading.h"

namespace casebook::casefile {

/// `at` and `via` of the nearest line above that encloses, as they stand in the tree, which must outlive this.
struct Inherited {
  std::string_view at;
  std::string_view via;
  bool locator_reported = false;  ///< locator-missing was said of the line above: its claims stay silent
};

/// What the lines below `item` inherit.
Inherited inherit(CaseReading& reading, const Node& item, const Inherited& outer);

/// The fields of a claim on `item`, its subject apart. Without `said`, `words` are kept (see own_words).
/// Reports locator-missing° and unknown-source. `own` is what the lines below inherit.
ClaimRecord read_claim(CaseReading& reading, const Node& item, Inherited& own, std::string words);

/// A claim without fields of its own: a trait, or a line that is one value.
ClaimRecord plain_claim(CaseReading& reading, const core::SourceSpan& where, Inherited& own, std::string words);

/// The item's own words, which stand in place of `said`: '4.5 mg nightly, 2 of 3, when not stated'. Keys of the claim
/// itself and lists of further items are left out.
std::string own_words(const Node& item);

/// '65 kg' of a value, 'groin, neck' of a list, 'area 25 cm2' of names with values.
std::string value_words(const Node& value);

}  // namespace casebook::casefile
