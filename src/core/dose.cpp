#include "core/dose.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/phrase.h"
#include "core/text.h"
#include "core/time_span.h"

namespace casebook::core {

namespace {

using Kind = Token::Kind;

constexpr const char* kDoseHint = "3 mg nightly, 1.5-3 mg daily, 50 U per area once, as needed, not stated";
constexpr const char* kUnitHint =
    "mg, mcg, g, mL, U, IU, Dysport U, %, mg/kg, mg/m2, mcg/g, Gy, J/cm2, W, tablets, drops";

/// Canonical unit first, then its other spellings, all as Phrase::take reads them.
struct Unit {
  const char* name;
  std::vector<std::string_view> spellings;
};

/// Units of two parts stand before their first part.
const std::array<Unit, 16>& units() {
  static const std::array<Unit, 16> kUnits{{
      {"mg/kg", {"mg / kg"}},
      {"mg/m2", {"mg / m2"}},
      {"mcg/g", {"mcg / g", "ug / g"}},
      {"J/cm2", {"j / cm2"}},
      {"Dysport U", {"dysport units", "dysport unit", "dysport u"}},
      {"mg", {"mg", "milligrams", "milligram"}},
      {"mcg", {"mcg", "ug", "micrograms", "microgram"}},
      {"g", {"g", "grams", "gram"}},
      {"mL", {"ml", "millilitres", "milliliters"}},
      {"IU", {"iu"}},
      {"U", {"u", "units", "unit"}},
      {"%", {"%", "percent"}},
      {"Gy", {"gy", "gray"}},
      {"W", {"w", "watts", "watt"}},
      {"tablets", {"tablets", "tablet"}},
      {"drops", {"drops", "drop"}},
  }};
  return kUnits;
}

std::optional<std::string> take_unit(Phrase& phrase) {
  for (const Unit& unit : units()) {
    for (const std::string_view spelling : unit.spellings) {
      if (phrase.take(spelling)) return unit.name;
    }
  }
  return std::nullopt;
}

class DoseReader {
 public:
  explicit DoseReader(std::string_view text) : phrase_(text) {}

  Reading<Dose> read() {
    if (phrase_.has_decimal_comma()) {
      return failed(Finding{Severity::error, "dose-unreadable", quoted(phrase_.text()) + " has a decimal comma",
                            phrase_.with_decimal_points()});
    }
    if (dose()) return Reading<Dose>::of(std::move(dose_));
    if (!failure_) {
      failure_ = Finding{Severity::error, "dose-unreadable", "cannot read " + quoted(phrase_.text()) + " as a dose",
                         kDoseHint};
    }
    return failed(*failure_);
  }

 private:
  Reading<Dose> failed(Finding finding) const {
    finding.hint = hint_unless_odd_character(phrase_.text(), std::move(finding.hint));
    return {std::nullopt, {std::move(finding)}};
  }

  bool fail(std::string rule, std::string message, std::string hint) {
    failure_ = Finding{Severity::error, std::move(rule), std::move(message), std::move(hint)};
    return false;
  }

  bool dose() {
    if (phrase_.done()) return false;
    if (phrase_.take_one_of({"not stated", "dose not stated"})) {
      if (phrase_.done()) return true;
      return manner();
    }
    const std::size_t start = phrase_.mark();
    if (phrase_.take_one_of({"low dose", "high dose", "usual dose"})) {
      dose_.frequency = phrase_.words(start, phrase_.mark());
      return phrase_.done() || manner();
    }
    if (!starts_with_rate() && !amount()) return false;
    if (phrase_.done()) return true;
    return manner();
  }

  /// "3 times a week", "one session", "once": a number that counts no amount, or none at all.
  bool starts_with_rate() const {
    const Token& next = phrase_.peek(1);
    Phrase ahead = phrase_;
    if (ahead.take_one_of({"up to", "at most", "at least", "about"})) return false;
    if (ahead.next_is_number()) {
      const std::initializer_list<std::string_view> kCounted{"times", "session", "sessions", "fraction", "fractions"};
      return std::find(kCounted.begin(), kCounted.end(), next.text) != kCounted.end();
    }
    return true;
  }

  bool amount() {
    const bool at_most = phrase_.take_one_of({"up to", "at most", "<="});
    const bool at_least = !at_most && phrase_.take_one_of({"at least", ">="});
    dose_.approximate = !at_most && !at_least && phrase_.take_one_of({"about", "~"});
    const std::size_t start = phrase_.mark();
    const std::optional<double> low = phrase_.take_number();
    if (!low) return false;
    const std::string low_words = phrase_.words(start, phrase_.mark());
    std::optional<double> high;
    std::string high_words;
    const std::size_t after_low = phrase_.mark();
    if (phrase_.take_dash() || phrase_.take("to")) {
      const std::size_t high_at = phrase_.mark();
      high = phrase_.take_number();
      if (!high) return false;
      high_words = phrase_.words(high_at, phrase_.mark());
    }
    const std::size_t unit_at = phrase_.mark();
    const std::optional<std::string> unit = take_unit(phrase_);
    if (!unit) return high && phrase_.mark() == after_low ? false : no_unit(unit_at);
    dose_.unit = *unit;
    if (high && *high < *low) {
      return fail("dose-reversed", quoted(phrase_.text()) + " runs backwards",
                  fmt::format("{}-{} {}", high_words, low_words, phrase_.words(unit_at, phrase_.words_end())));
    }
    if (high.value_or(*low) <= 0) {
      return fail("dose-unreadable", quoted(phrase_.text()) + " is a dose of nothing", "{ stop: reason not stated }");
    }
    if (high || !at_most) dose_.min = low;
    if (high || !at_least) dose_.max = high ? high : low;
    return true;
  }

  bool no_unit(std::size_t unit_at) {
    const std::string word = phrase_.peek().text;
    Dose kept = std::exchange(dose_, Dose{});
    const bool rest_is_manner = phrase_.done() || manner();
    dose_ = std::move(kept);
    if (!rest_is_manner) {
      failure_.reset();
      phrase_.rewind(unit_at);
      if (phrase_.peek().kind != Kind::word || word == "then") return false;
      return fail("dose-unreadable", quoted(word) + " is no unit of a dose", kUnitHint);
    }
    const std::string rest = phrase_.words(unit_at, phrase_.words_end());
    return fail("dose-without-unit", quoted(phrase_.text()) + " has no unit",
                fmt::format("{} mg{}{}?", phrase_.words(0, unit_at), rest.empty() ? "" : " ", rest));
  }

  /// What stands behind the amount: per, frequency and timing in any order, to the end.
  bool manner() {
    while (!phrase_.done()) {
      const std::size_t start = phrase_.mark();
      phrase_.take(",");
      const std::size_t words_at = phrase_.mark();
      if (per()) continue;
      std::string words;
      if (slash_rate(words) || rate() || timing()) {
        if (failure_) return false;
        if (words.empty()) words = phrase_.words(words_at, phrase_.mark());
        dose_.frequency += (dose_.frequency.empty() ? "" : " ") + words;
        continue;
      }
      phrase_.rewind(start);
      return unread();
    }
    if (dose_.timing == "as needed" || unknown_rate_) {
      dose_.doses_per_day.reset();
    } else if (!has_rate_) {
      dose_.doses_per_day = implied_rate_;
    }
    return true;
  }

  bool unread() {
    phrase_.take_one_of({"followed by", "increased to", "raised to", "reduced to", "up to", "down to", "then", "and",
                         "or", "to", ",", ";", "+"}) ||
        phrase_.take_dash();
    phrase_.take_one_of({"then", "to"});
    const std::size_t start = phrase_.mark();
    const std::optional<double> number = phrase_.take_number();
    if (!number) return false;
    const bool then = phrase_.text().find("then") != std::string::npos;
    const bool second = take_unit(phrase_).has_value() || (then && phrase_.done());
    if (!second) return false;
    return fail("dose-two-steps", quoted(phrase_.text()) + " is two doses",
                fmt::format("a step of its own: {{ dose: {} }}", phrase_.words(start, phrase_.words_end())));
  }

  bool per() {
    const std::size_t start = phrase_.mark();
    if (!phrase_.take_one_of({"per", "/"})) return false;
    phrase_.take_one_of({"treated", "injection"});
    for (const char* const what :
         {"area", "site", "side", "plaque", "lesion", "point", "axilla", "session", "fraction", "cycle"}) {
      if (!phrase_.take(what)) continue;
      if (dose_.per != "dose") {
        phrase_.rewind(start);
        return false;
      }
      dose_.per = what;
      return true;
    }
    phrase_.rewind(start);
    return false;
  }

  void set_rate(std::optional<double> per_day) {
    if (has_rate_) fail("dose-unreadable", quoted(phrase_.text()) + " has two frequencies", kDoseHint);
    has_rate_ = true;
    unknown_rate_ = unknown_rate_ || !per_day;
    dose_.doses_per_day = per_day;
  }

  /// "/day", kept as "daily".
  bool slash_rate(std::string& words) {
    if (phrase_.take_one_of({"/ day", "/ d"})) {
      words = "daily";
      set_rate(1);
    } else if (phrase_.take_one_of({"/ week", "/ wk"})) {
      words = "weekly";
      set_rate(1 / kDaysPerWeek);
    } else {
      return false;
    }
    return true;
  }

  /// "a day", "per week": how many days; nullopt when no period stands here.
  std::optional<double> take_period() {
    if (phrase_.take_one_of({"a day", "per day", "daily"})) return 1;
    if (phrase_.take_one_of({"a week", "per week", "weekly"})) return kDaysPerWeek;
    if (phrase_.take_one_of({"a month", "per month", "monthly"})) return kDaysPerMonth;
    return std::nullopt;
  }

  bool rate() {
    const std::size_t start = phrase_.mark();
    if (phrase_.take_one_of({"every other day", "every second day", "on alternate days"})) return rated(0.5);
    if (phrase_.take_one_of({"every day", "each day"})) return rated(1);
    if (phrase_.take("every other week")) return rated(1 / (2 * kDaysPerWeek));
    if (phrase_.take("every week")) return rated(1 / kDaysPerWeek);
    if (phrase_.take("every month")) return rated(1 / kDaysPerMonth);
    if (phrase_.take_one_of({"bid"})) return rated(2);
    if (phrase_.take("tid")) return rated(3);
    if (phrase_.take("qid")) return rated(4);
    if (phrase_.take("every")) {
      if (interval()) return true;
      phrase_.rewind(start);
      return false;
    }
    if (const std::optional<double> period = take_period()) return rated(1 / *period);
    if (phrase_.take("once")) {
      const std::optional<double> period = take_period();
      return rated(period ? std::optional<double>(1 / *period) : std::nullopt);
    }
    double times = phrase_.take("twice") ? 2 : phrase_.take("thrice") ? 3 : 0;
    if (times > 0) {
      if (const std::optional<double> period = take_period()) return rated(times / *period);
      phrase_.rewind(start);
      return false;
    }
    return counted(start);
  }

  bool rated(std::optional<double> per_day) {
    set_rate(per_day);
    return true;
  }

  /// "2 weeks", "3-4 days", "8 hours" behind "every"; a range is no rate.
  bool interval() {
    const std::size_t start = phrase_.mark();
    const std::optional<double> number = phrase_.take_number();
    if (!number) return false;
    const bool range = phrase_.take_dash() || phrase_.take("to");
    if (range && !phrase_.take_number()) return false;
    phrase_.skip();
    if (range) {
      const std::string unit = phrase_.words(phrase_.mark() - 1, phrase_.mark());
      if (!days_of("1 " + unit)) return false;
      return rated(std::nullopt);
    }
    const std::optional<double> days = days_of(phrase_.words(start, phrase_.mark()));
    if (!days || *days <= 0) return false;
    return rated(1 / *days);
  }

  /// "3 times a week", "5 sessions".
  bool counted(std::size_t start) {
    const std::optional<int> number = phrase_.take_whole();
    if (!number || *number == 0) {
      phrase_.rewind(start);
      return false;
    }
    const bool range = phrase_.take_dash() || phrase_.take("to");
    if (range && !phrase_.take_whole()) {
      phrase_.rewind(start);
      return false;
    }
    if (phrase_.take_one_of({"sessions", "session", "fractions", "fraction"}) && !dose_.repeats) {
      if (!range) dose_.repeats = *number;
      return true;
    }
    if (phrase_.take("times")) {
      if (const std::optional<double> period = take_period()) {
        return rated(range ? std::nullopt : std::optional<double>(*number / *period));
      }
    }
    phrase_.rewind(start);
    return false;
  }

  bool timing() {
    if (!dose_.timing.empty()) return false;
    if (phrase_.take_one_of({"nightly", "every night", "at night"})) {
      dose_.timing = "nightly";
    } else if (phrase_.take_one_of({"at bedtime", "qhs"})) {
      dose_.timing = "bedtime";
    } else if (phrase_.take_one_of({"in the morning", "every morning"})) {
      dose_.timing = "morning";
    } else if (phrase_.take_one_of({"with meals", "with food"})) {
      dose_.timing = "with meals";
      return true;
    } else if (phrase_.take_one_of({"as needed", "prn"})) {
      dose_.timing = "as needed";
      return true;
    } else {
      return false;
    }
    implied_rate_ = 1;
    return true;
  }

  Phrase phrase_;
  Dose dose_;
  bool has_rate_ = false;
  bool unknown_rate_ = false;
  std::optional<double> implied_rate_;
  std::optional<Finding> failure_;
};

}  // namespace

Reading<Dose> read_dose(std::string_view text) { return DoseReader(text).read(); }

std::optional<std::string> canonical_dose_unit(std::string_view unit) {
  Phrase phrase(unit);
  std::optional<std::string> name = take_unit(phrase);
  if (!phrase.done()) return std::nullopt;
  return name;
}

}  // namespace casebook::core
