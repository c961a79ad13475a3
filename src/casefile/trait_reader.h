#pragma once
// Traits: sex, age, duration, sites and the like, of a patient or of a group.

#include "casefile/claim_fields.h"
#include "casefile/subjects.h"

namespace casebook::casefile {

/// Reads the trait keys of `item` (a cohort, group or patient) and its `characteristics` into file.characteristics.
void read_traits(CaseReading& reading, const Node& item, const Subject& everybody, Inherited& own);

/// `follow-up` of a cohort, group, patient or course: a length in days from treatment start; with an SD two records.
/// Empty when it cannot be read.
std::vector<CharacteristicRecord> read_follow_up(CaseReading& reading, const Node& item, const Subject& everybody,
                                                 Inherited& own);

/// A number with the words that a plain number does not say.
void set_value(CharacteristicRecord& record, std::optional<double> min, std::optional<double> max,
               const std::string& statistic, const std::string& words);

/// The parts of a list of sites in words, at commas and 'and'.
std::vector<std::string> site_parts(std::string_view words);

/// The sites that `node` names: the whole words if they are a site, else its parts at commas and 'and'. Unknown ones
/// are reported (unknown-site°) and left out.
std::vector<std::pair<std::string, std::string>> read_sites(CaseReading& reading, const Node& node);  // site, words

}  // namespace casebook::casefile
