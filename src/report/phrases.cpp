#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.h"
#include "document/cell.h"

namespace casebook::report {
namespace {

std::string days_text(double days) { return document::rounded_text(days); }

std::string days_noun(double days) { return days_text(days) + (days_text(days) == "1" ? " day" : " days"); }

/// To one decimal, and never a rounding artefact of the binary fraction.
std::string percent_text(double percent) { return document::rounded_text(percent); }

}  // namespace

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string counted_units(std::int64_t number, const std::string& unit) {
  const bool plural = unit.size() > 1 && unit.back() == 's' && unit[unit.size() - 2] != 's';
  return counted(number, plural ? std::string_view(unit).substr(0, unit.size() - 1) : std::string_view(unit), unit);
}

std::string short_k_of_n(std::optional<std::int64_t> affected, std::optional<std::int64_t> assessed) {
  const std::string k = affected ? std::to_string(*affected) : "an unstated number";
  return assessed ? fmt::format("{} of {}", k, *assessed) : k;
}

std::string k_of_n(std::optional<std::int64_t> affected, std::optional<std::int64_t> assessed,
                   const std::string& unit) {
  if (assessed) {
    return fmt::format("{} of {}", affected ? std::to_string(*affected) : "an unstated number",
                       counted_units(*assessed, unit));
  }
  return affected ? counted_units(*affected, unit) : "an unstated number of " + unit;
}

std::string number_word(std::int64_t number) {
  static constexpr std::array<std::string_view, 13> kWords{"none",  "one",   "two",  "three", "four",   "five",  "six",
                                                           "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (number < 0 || number >= static_cast<std::int64_t>(kWords.size())) return std::to_string(number);
  return std::string(kWords[static_cast<std::size_t>(number)]);
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : std::string_view(", ");
    text += words[i];
  }
  return text;
}

std::string enumerated(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

std::string sentence_case(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::vector<std::string> distinct(const std::vector<std::string>& texts) {
  std::vector<std::string> kept;
  for (const std::string& text : texts) {
    if (std::find(kept.begin(), kept.end(), text) == kept.end()) kept.push_back(text);
  }
  return kept;
}

std::string range_words(std::optional<double> min, std::optional<double> max) {
  if (min && max)
    return *min == *max ? core::number_text(*min) : core::number_text(*min) + "-" + core::number_text(*max);
  if (min) return "at least " + core::number_text(*min);
  if (max) return "up to " + core::number_text(*max);
  return {};
}

std::string threshold_words(const std::string& endpoint, std::optional<double> threshold) {
  return threshold ? fmt::format("{} ≥ {}", endpoint, range_words(threshold, threshold)) : endpoint;
}

std::string dose_words(std::optional<double> min, std::optional<double> max, const std::optional<std::string>& unit,
                       const std::string& per, const std::optional<std::string>& frequency) {
  std::string words = range_words(min, max);
  if (!words.empty()) {
    if (unit) words += " " + *unit;
    // "per session", unless the words on how often say so themselves
    if (per != "dose" && !(frequency && frequency->find(per) != std::string::npos)) words += " per " + per;
  }
  if (frequency) words += (words.empty() ? "" : " ") + *frequency;
  return words;
}

std::string event_time_words(std::optional<double> lower, std::optional<double> upper) {
  if (lower && upper && *lower == *upper) return "on day " + days_text(*lower);
  if (upper && (!lower || *lower == 0)) return "within " + days_noun(*upper);
  if (upper) return fmt::format("between days {} and {}", days_text(*lower), days_text(*upper));
  if (lower) return "later than day " + days_text(*lower);
  return {};
}

std::optional<std::string> day_words(std::optional<double> min, std::optional<double> max) {
  if (min && max && *min == *max) return "day " + days_text(*min);
  if (max && (!min || *min == 0)) return "by day " + days_text(*max);
  if (min && max) return fmt::format("day {} to {}", days_text(*min), days_text(*max));
  if (min) return "from day " + days_text(*min);
  return std::nullopt;
}

std::string percent_down(double share) { return percent_text(std::floor(share * 1000 + 1e-9) / 10); }
std::string percent_up(double share) { return percent_text(std::ceil(share * 1000 - 1e-9) / 10); }

std::string level_words(double level) { return core::number_text(level * 100, 6) + " %"; }

}  // namespace casebook::report
