#include <fmt/format.h>

#include <set>

#include "casefile/check.h"
#include "casefile/dose_units.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  std::set<std::pair<int, int>> told;  // one line may stand for several people
  for (const CourseRecord& course : file.courses) {
    const TermRecord* const drug = surroundings.vocabulary.find(VocabularyKind::interventions, course.treatment);
    if (drug == nullptr || drug->daily_dose_unit.empty()) continue;
    for (const StepRecord& step : course.steps) {
      const std::optional<double> factor = unit_factor(step.unit, drug->daily_dose_unit);
      if (!factor || step.per != "dose") continue;
      // Of a dose that is not taken daily only the single one is looked at.
      const double rate = step.doses_per_day && *step.doses_per_day >= 1 ? *step.doses_per_day : 1;
      const bool daily = step.doses_per_day && *step.doses_per_day >= 1;
      const std::optional<double> most = step.dose_max ? step.dose_max : step.dose_min;
      const std::optional<double> least = step.dose_min ? step.dose_min : step.dose_max;
      const bool above = most && drug->daily_dose_max && *most * rate * *factor > *drug->daily_dose_max;
      const bool below = daily && least && drug->daily_dose_min && *least * rate * *factor < *drug->daily_dose_min;
      if (!above && !below) continue;
      const core::SourceSpan& where = step.values.of(step.change == "restart" ? "restart" : "dose", step.where);
      if (!told.insert({where.line, where.column}).second) continue;
      problems.push_back(
          {core::Severity::warning, "dose-implausible", where,
           fmt::format("{} {} of {}{}; the vocabulary expects {} to {} {}{}",
                       core::number_text((above ? *most : *least) * rate, 6), step.unit, course.treatment,
                       daily ? " a day" : "", core::number_text(drug->daily_dose_min.value_or(0), 6),
                       drug->daily_dose_max ? core::number_text(*drug->daily_dose_max, 6) : std::string("any"),
                       drug->daily_dose_unit, daily ? "" : " a day"),
           "mg and mcg, or the decimal point?"});
    }
  }
}

}  // namespace

extern const Check check_dose_implausible;
const Check check_dose_implausible{"dose-implausible", run};

}  // namespace casebook::casefile
