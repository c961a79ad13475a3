#include <fmt/format.h>

#include <set>

#include "casefile/check.h"
#include "casefile/dose_units.h"

namespace casebook::casefile {

namespace {

/// A strength or a dose by weight or surface says nothing against a usual dose in mg.
bool is_relative(const std::string& unit) { return unit == "%" || unit.find('/') != std::string::npos; }

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  std::set<std::pair<int, int>> told;
  for (const CourseRecord& course : file.courses) {
    const TermRecord* const drug = surroundings.vocabulary.find(VocabularyKind::interventions, course.treatment);
    if (drug == nullptr || drug->daily_dose_unit.empty()) continue;
    for (const StepRecord& step : course.steps) {
      if (step.unit.empty() || is_relative(step.unit) || unit_factor(step.unit, drug->daily_dose_unit)) continue;
      const core::SourceSpan& where = step.values.of(step.change == "restart" ? "restart" : "dose", step.where);
      if (!told.insert({where.line, where.column}).second) continue;
      problems.push_back(
          {core::Severity::warning, "dose-unit-unusual", where,
           fmt::format("{} in {}; the vocabulary expects {}", course.treatment, step.unit, drug->daily_dose_unit),
           "the unit, or the treatment?"});
    }
  }
}

}  // namespace

extern const Check check_dose_unit_unusual;
const Check check_dose_unit_unusual{"dose-unit-unusual", run};

}  // namespace casebook::casefile
