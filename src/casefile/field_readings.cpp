#include "casefile/field_readings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "casefile/case_items.h"
#include "core/dose.h"
#include "core/text.h"
#include "core/time_span.h"

namespace casebook::casefile {

namespace {

/// Ten digits: the same length written in weeks and in days may differ in the sixteenth.
std::string number(const std::optional<double>& value) { return value ? core::number_text(*value, 10) : "?"; }

std::string bounds(const std::optional<double>& low, const std::optional<double>& high) {
  return low || high ? fmt::format("{} to {}", number(low), number(high)) : std::string();
}

/// Figures where there are some, else the words.
std::string figures_or_words(const std::optional<double>& low, const std::optional<double>& high, std::string_view more, std::string_view words) {
  const std::string figures = bounds(low, high);
  return figures.empty() ? folded_words(words) : fmt::format("{} {}", figures, more);
}

std::string sorted_list(std::vector<std::string> names) {
  for (std::string& name : names) name = folded_words(name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string parameters_reading(const std::vector<ParameterRecord>& parameters) {
  std::vector<std::string> parts;
  for (const ParameterRecord& one : parameters) {
    parts.push_back(fmt::format("{}: {}", folded_words(one.name), figures_or_words(one.min, one.max, one.unit, one.words)));
  }
  return sorted_list(std::move(parts));
}

/// The claim's own keys; nullopt for any other.
std::optional<std::string> claim_reading(const ClaimRecord& claim, std::string_view key) {
  if (key == "basis") return claim.basis;
  if (key == "certainty") return claim.certainty;
  return std::nullopt;
}

std::string dose_reading(const StepRecord& step) {
  std::string reading = bounds(step.dose_min, step.dose_max);
  if (!reading.empty()) reading += fmt::format(" {} per {}", step.unit, step.per);
  if (step.doses_per_day) {
    reading += fmt::format(" {} a day", number(step.doses_per_day));
  } else if (!step.frequency.empty()) {
    reading += " " + folded_words(step.frequency);
  }
  if (!step.timing.empty()) reading += " " + step.timing;
  if (step.repeats_min) reading += fmt::format(" {} times", *step.repeats_min);
  if (!reading.empty()) return reading;
  const std::string words = folded_words(step.dose_text);
  return words == "dose not stated" ? std::string() : words;
}

std::string flag(const std::optional<bool>& value) { return !value ? "" : *value ? "yes" : "no"; }

}  // namespace

RecordsByPlace::RecordsByPlace(const CaseFile& file) {
  for (const CharacteristicRecord& record : file.characteristics) add(record, Kind::characteristic);
  for (const auto* const courses : {&file.prior, &file.courses}) {
    for (const CourseRecord& course : *courses) {
      add(course, Kind::course);
      for (const StepRecord& step : course.steps) add(step, Kind::step);
      for (const OutcomeRecord& outcome : course.outcomes) add(outcome, Kind::outcome);
      for (const AdverseEventRecord& event : course.adverse_events) add(event, Kind::event);
    }
  }
}

void RecordsByPlace::add(const ClaimRecord& record, Kind kind) {
  records_[place(record.where)].push_back(&record);
  kinds_[&record] = kind;
}

template <typename Record>
const Record* RecordsByPlace::as(const ClaimRecord* record) const {
  Kind kind = Kind::characteristic;
  if constexpr (std::is_same_v<Record, CourseRecord>) kind = Kind::course;
  if constexpr (std::is_same_v<Record, StepRecord>) kind = Kind::step;
  if constexpr (std::is_same_v<Record, OutcomeRecord>) kind = Kind::outcome;
  if constexpr (std::is_same_v<Record, AdverseEventRecord>) kind = Kind::event;
  return kinds_.at(record) == kind ? static_cast<const Record*>(record) : nullptr;
}

template const CharacteristicRecord* RecordsByPlace::as<CharacteristicRecord>(const ClaimRecord*) const;
template const CourseRecord* RecordsByPlace::as<CourseRecord>(const ClaimRecord*) const;
template const StepRecord* RecordsByPlace::as<StepRecord>(const ClaimRecord*) const;
template const OutcomeRecord* RecordsByPlace::as<OutcomeRecord>(const ClaimRecord*) const;
template const AdverseEventRecord* RecordsByPlace::as<AdverseEventRecord>(const ClaimRecord*) const;

std::string who_reading(const std::vector<const ClaimRecord*>& claims) {
  std::vector<std::string> whom;
  for (const ClaimRecord* const claim : claims) {
    if (!claim->patient.empty()) {
      whom.push_back("patient " + claim->patient);
    } else {
      const auto count = [](const std::optional<int>& number) { return number ? std::to_string(*number) : std::string("?"); };
      whom.push_back(fmt::format("{} {} of {}", claim->cohort, count(claim->affected), count(claim->assessed)));
    }
  }
  return sorted_list(std::move(whom));
}

std::string subject_reading(const std::vector<const ClaimRecord*>& claims) {
  std::vector<std::string> whom;
  for (const ClaimRecord* const claim : claims) whom.push_back(claim->patient.empty() ? "cohort " + claim->cohort : "patient " + claim->patient);
  return sorted_list(std::move(whom));
}

std::string step_reading(const StepRecord& step, std::string_view key, std::string_view words) {
  if (const auto common = claim_reading(step, key)) return *common;
  if (key == "dose" || key == "restart") return dose_reading(step);
  if (key == "stop") return folded_words(step.reason);
  if (key == "change") return step.change;
  if (key == "parameters") return parameters_reading(step.parameters);
  if (key == "for") return figures_or_words(step.lasted_days_min, step.lasted_days_max, "days", words);
  if (key == "total") return figures_or_words(step.total_min, step.total_max, step.unit, words);
  if (key == "when" || key == "until") {
    // By the words: the day of a step that counts from a stop hangs on the day of the stop, which is compared where it stands.
    if (words.empty()) return key == "when" ? figures_or_words(step.after_days_min, step.after_days_max, "days from treatment start", "") : "";
    const auto time = core::read_time(words).value;
    if (!time) return folded_words(words);
    const std::string origin = time->origin.empty() ? "treatment start" : time->origin;
    const std::string more = fmt::format("days from {} {}{}", origin, folded_words(time->origin_course), time->statistic == "each" ? "" : time->statistic);
    return figures_or_words(time->lower_days, time->upper_days, core::trimmed(more), words);
  }
  return folded_words(words);
}

std::string outcome_reading(const OutcomeRecord& outcome, std::string_view key, std::string_view words) {
  if (const auto common = claim_reading(outcome, key)) return *common;
  if (key == "state") return outcome.state;
  if (key == "extent") return outcome.extent;
  if (key == "site") return sorted_list(outcome.sites);
  if (key == "with") return sorted_list(outcome.with);
  if (key == "value") {
    return figures_or_words(outcome.value_min, outcome.value_max, fmt::format("{} {}", outcome.value_statistic, folded_words(outcome.unit)), words);
  }
  if (key == "when") {
    if (!outcome.lower_days && !outcome.upper_days && outcome.time_kind == "not stated") return folded_words(words);
    return fmt::format("{} {} {} days from {} {}", outcome.time_kind, outcome.time_statistic, bounds(outcome.lower_days, outcome.upper_days),
                       outcome.origin, folded_words(outcome.origin_course));
  }
  return folded_words(words);
}

std::string event_reading(const AdverseEventRecord& event, std::string_view key, std::string_view words) {
  if (const auto common = claim_reading(event, key)) return *common;
  if (key == "state") return event.state;
  if (key == "serious") return flag(event.serious);
  if (key == "site") return folded_words(event.site);
  if (key == "lasted") return figures_or_words(event.lasted_days_min, event.lasted_days_max, "days", words);
  if (key == "when") {
    if (!event.lower_days && !event.upper_days && event.time_kind == "not stated") return folded_words(words);
    return fmt::format("{} {} days from {}", event.time_kind, bounds(event.lower_days, event.upper_days), event.origin);
  }
  return folded_words(words);
}

std::string course_reading(const CourseRecord& course, std::string_view key, std::string_view words) {
  if (const auto common = claim_reading(course, key)) return *common;
  if (key == "role") return course.role;
  if (key == "condition") return folded_words(course.condition);
  if (key == "site") return course.sites.empty() ? folded_words(course.site_text) : sorted_list(course.sites);
  if (key == "sequence") return course.sequence ? std::to_string(*course.sequence) : std::string();
  if (key == "start") {
    if (course.start_text.empty()) return {};
    return fmt::format("{} from {} {}", figures_or_words(course.started_after_days_min, course.started_after_days_max, "days", ""),
                       course.start_origin.empty() ? folded_words(course.start_text) : course.start_origin, folded_words(course.start_course));
  }
  if (key == "follow-up") {
    std::vector<const CharacteristicRecord*> records;
    for (const CharacteristicRecord& one : course.characteristics) records.push_back(&one);
    return trait_reading(std::move(records));
  }
  if (key == "for" && (course.lasted_days_min || course.lasted_days_max)) return bounds(course.lasted_days_min, course.lasted_days_max) + " days";
  if (key == "result" && !course.result.empty()) return course.result;
  if (key == "dose" && !words.empty()) {
    StepRecord step;
    step.dose_text = std::string(words);
    if (const auto dose = core::read_dose(words).value) {
      step.dose_min = dose->min;
      step.dose_max = dose->max;
      step.unit = dose->unit;
      step.per = dose->per;
      step.frequency = dose->frequency;
      step.doses_per_day = dose->doses_per_day;
      step.timing = dose->timing;
      step.repeats_min = dose->repeats;
    }
    return dose_reading(step);
  }
  return folded_words(words);
}

std::string characteristic_reading(const CharacteristicRecord& characteristic, std::string_view key, std::string_view words) {
  if (const auto common = claim_reading(characteristic, key)) return *common;
  if (key == "value" || key == "count") {
    return figures_or_words(characteristic.value_min, characteristic.value_max,
                            fmt::format("{} {}", characteristic.statistic, folded_words(characteristic.unit)), words);
  }
  if (key == "state") return words.empty() ? (characteristic.value_text == "present" ? "present" : "") : folded_words(words);
  return folded_words(words);
}

std::string trait_reading(std::vector<const CharacteristicRecord*> records) {
  std::vector<std::string> parts;
  for (const CharacteristicRecord* const one : records) {
    const std::string figure =
        one->site.empty() ? figures_or_words(one->value_min, one->value_max, one->statistic + " " + folded_words(one->unit), one->value_text)
                          : folded_words(one->site);
    parts.push_back(fmt::format("{} in {}", figure, who_reading({one})));
  }
  return sorted_list(std::move(parts));
}

}  // namespace casebook::casefile
