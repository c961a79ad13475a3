#pragma once
// The words that answers share, so that every report says the same thing in the same way.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casebook::report {

/// Below this many a share is never a percentage without its k of n.
inline constexpr std::int64_t kFewestForPercent = 10;

/// "1 patient", "3 patients".
std::string counted(std::int64_t number, std::string_view one, std::string_view many);
/// "1 patient", "3 plaques": `unit` is the plural as the catalogue has it ('patients', 'treated areas').
std::string counted_units(std::int64_t number, const std::string& unit);
/// "3 of 3 patients"; without a number "an unstated number of 3 patients" or "an unstated number of patients".
std::string k_of_n(std::optional<std::int64_t> affected, std::optional<std::int64_t> assessed,
                   const std::string& unit = "patients");
/// The same without the unit: "3 of 3", "an unstated number of 3", "an unstated number".
std::string short_k_of_n(std::optional<std::int64_t> affected, std::optional<std::int64_t> assessed);
/// "two" for 2; digits above twelve.
std::string number_word(std::int64_t number);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& words, std::string_view last = " and ");
/// "a; b; c".
std::string enumerated(const std::vector<std::string>& parts);
/// The first letter large.
std::string sentence_case(std::string text);
/// The texts without repetitions, in the order of their first appearance.
std::vector<std::string> distinct(const std::vector<std::string>& texts);

/// "3", "1.5-3", "at least 3", "up to 3"; empty when neither is known.
std::string range_words(std::optional<double> min, std::optional<double> max);
/// The endpoint with its threshold, where it has one: 'percent clearance ≥ 80'.
std::string threshold_words(const std::string& endpoint, std::optional<double> threshold);
/// "3 mg nightly", "50 U per area": an amount of one intake, then how often. Empty when nothing of it is known.
std::string dose_words(std::optional<double> min, std::optional<double> max, const std::optional<std::string>& unit,
                       const std::string& per, const std::optional<std::string>& frequency);

/// When an event came, for a sentence: "between days 7 and 14", "within 60.9 days", "on day 30", "later than day 4";
/// empty when nothing is known.
std::string event_time_words(std::optional<double> lower, std::optional<double> upper);
/// When something began, for a table: "day 0", "by day 56", "day 14 to 28", "from day 30"; nullopt when nothing is
/// known.
std::optional<std::string> day_words(std::optional<double> min, std::optional<double> max);
/// "72", "99.9": a share as a percentage, rounded down or up so that an interval never looks narrower than it is.
std::string percent_down(double share);
std::string percent_up(double share);
/// "95 %" of 0.95.
std::string level_words(double level);

}  // namespace casebook::report
