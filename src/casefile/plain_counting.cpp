#include "casefile/plain_counting.h"

#include <algorithm>

#include "casefile/claims.h"

namespace casebook::casefile {
namespace {

std::string_view why_not_by_setting(const ClaimSetting& setting) {
  if (setting.draft) return "draft";
  if (setting.retold) return "retold";                        // R7
  if (setting.role == "prior") return "prior course";         // R14
  return {};
}

std::string_view why_not_by_count(const ClaimRecord& claim) {
  const bool counted = claim.affected && claim.assessed && *claim.assessed != 0;
  return counted ? std::string_view() : "no count";           // R1, R2
}

}  // namespace

bool claims_stand_alone(const CaseFile& file) {
  bool alone = true;
  for_each_claim(file, [&](const ClaimRecord& claim) { alone = alone && claim.restates.empty() && claim.overruled_by.empty() && claim.via.empty(); });
  return alone && std::all_of(file.courses.begin(), file.courses.end(), [](const CourseRecord& course) {
           return std::all_of(course.outcomes.begin(), course.outcomes.end(), [](const OutcomeRecord& outcome) { return outcome.with.empty(); });
         });
}

std::string_view why_uncounted(const ClaimRecord& claim, const ClaimSetting& setting) {
  if (const auto why = why_not_by_setting(setting); !why.empty()) return why;
  return why_not_by_count(claim);
}

std::string_view why_uncounted(const OutcomeRecord& outcome, const ClaimSetting& setting) {
  if (const auto why = why_not_by_setting(setting); !why.empty()) return why;
  if (outcome.time_kind == "assessment" && outcome.upper_days == 0.0) return "baseline";            // R11
  if (outcome.extent == "part") return "part of the treated area";                                  // R9
  if (!outcome.value_statistic.empty() && outcome.value_statistic != "each") return "group statistic";   // R1, R6
  return why_not_by_count(outcome);
}

std::string_view why_uncounted(const CharacteristicRecord& characteristic, const ClaimSetting& setting) {
  if (const auto why = why_not_by_setting(setting); !why.empty()) return why;
  if (characteristic.statistic != "each") return "group statistic";                                 // R1, R6
  return why_not_by_count(characteristic);
}

}  // namespace casebook::casefile
