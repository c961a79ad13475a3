#include <fmt/format.h>

#include <map>

#include "casefile/check.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

/// A disease cannot be older than the patient. (An age above 120 is found where ages are read.)
void run(const CaseFile& file, const Surroundings&, std::vector<core::Diagnostic>& problems) {
  std::map<std::string, double> ages;
  for (const CharacteristicRecord& trait : file.characteristics) {
    if (trait.name == "age" && !trait.patient.empty() && trait.value_max) ages[trait.patient] = *trait.value_max;
  }
  for (const CharacteristicRecord& trait : file.characteristics) {
    if (trait.name != "disease duration" || trait.patient.empty() || !trait.value_min) continue;
    const auto age = ages.find(trait.patient);
    // At 40 one may have been ill for 40 years and some months.
    if (age == ages.end() || *trait.value_min < age->second + 1) continue;
    problems.push_back({core::Severity::warning,
                        "age-implausible",
                        trait.values.of("disease duration", trait.where),
                        fmt::format("disease duration longer than the age: {} years at {}",
                                    core::number_text(*trait.value_min, 4), core::number_text(age->second, 4)),
                        {}});
  }
}

}  // namespace

extern const Check check_age_implausible;
const Check check_age_implausible{"age-implausible", run};

}  // namespace casebook::casefile
