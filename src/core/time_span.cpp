#include "core/time_span.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/phrase.h"
#include "core/text.h"

namespace casebook::core {

namespace {

using Kind = Token::Kind;

constexpr const char* kTimeHint = "within 2 months, 1-2 weeks, at 6 months, ...";
constexpr const char* kDurationHint = "4 weeks, 6-10 months, at least 6 weeks, mean 30 months, SD 10";

std::optional<double> days_per(std::string_view unit) {
  struct Unit {
    double days;
    std::vector<std::string_view> names;
  };
  static const std::array<Unit, 5> kUnits{{{kDaysPerHour, {"hour", "hours", "h", "hr", "hrs"}},
                                           {1, {"day", "days", "d"}},
                                           {kDaysPerWeek, {"week", "weeks", "wk", "wks"}},
                                           {kDaysPerMonth, {"month", "months", "mo", "mos"}},
                                           {kDaysPerYear, {"year", "years", "yr", "yrs", "y"}}}};
  for (const Unit& known : kUnits) {
    if (std::find(known.names.begin(), known.names.end(), unit) != known.names.end()) return known.days;
  }
  return std::nullopt;
}

/// The origin that the words after "after", "of" or "from" name; empty when they name a course.
std::string fixed_origin(std::string_view words) {
  struct Origin {
    const char* name;
    std::vector<std::string_view> words;
  };
  static const std::array<Origin, 10> kOrigins{{
      {"treatment start",
       {"starting", "start", "treatment start", "start of treatment", "starting treatment", "starting it", "baseline"}},
      {"withdrawal",
       {"stopping", "stop", "withdrawal", "stopping treatment", "stopping it", "end of treatment", "discontinuation"}},
      {"rechallenge", {"restarting", "restart", "rechallenge", "restarting treatment", "restarting it"}},
      {"dose change", {"dose change", "changing the dose"}},
      {"response", {"response"}},
      {"last session", {"last session"}},
      {"admission", {"admission", "hospital admission"}},
      {"diagnosis", {"diagnosis"}},
      {"disease onset", {"disease onset", "onset"}},
      {"birth", {"birth"}},
  }};
  std::string name = lower_ascii(words);
  if (name.rfind("the ", 0) == 0) name.erase(0, 4);
  for (const Origin& origin : kOrigins) {
    if (std::find(origin.words.begin(), origin.words.end(), name) != origin.words.end()) return origin.name;
  }
  return {};
}

/// A point or range of time as written, in days, before the word in front of it is heard.
struct Span {
  double low = 0;
  double high = 0;
  bool range = false;  ///< two figures: both are bounds
  bool about = false;
  bool look = false;        ///< "week 8", "the 4-month visit": a look even without "at"
  bool figureless = false;  ///< "a few days", "last follow-up"
  bool vague = false;       ///< of those the ones worth a note
  double unit_days = 1;     ///< of the last unit
  std::string words;
};

/// Reads spans of time; shared by `when`, `start` and the durations.
class SpanReader {
 public:
  explicit SpanReader(Phrase& phrase) : phrase_(phrase) {}

  /// nullopt when no span stands here; `failure()` then holds the reason if it is a particular one.
  /// \param first  "the first" was taken before: "month" alone is one month
  std::optional<Span> read(bool first = false) {
    const std::size_t start = phrase_.mark();
    std::optional<Span> span = read_any(first);
    if (!span) return std::nullopt;
    span->words = phrase_.words(start, phrase_.mark());
    return span;
  }

  const std::optional<Finding>& failure() const { return failure_; }

 private:
  struct Amount {
    double number = 0;
    double slack = 0.5;  ///< "about" means so much of a unit to either side
    std::string words;
  };

  std::optional<Span> read_any(bool first) {
    Span span;
    span.about = phrase_.take_one_of({"about", "approximately", "around", "roughly", "~"});
    if (vague(span)) return span;
    if (phrase_.take("between")) return between(span);
    if (first && at_unit()) return point(span, {1, 0.5, {}}, *take_unit());
    if (at_unit()) return numbered(span);
    return amount(span);
  }

  bool at_unit(std::size_t ahead = 0) const {
    return phrase_.peek(ahead).kind == Kind::word && days_per(phrase_.peek(ahead).text).has_value();
  }

  std::optional<double> take_unit() {
    const std::size_t start = phrase_.mark();
    if (!phrase_.peek().spaced && !phrase_.peek(1).spaced) phrase_.take_dash();
    if (at_unit()) {
      const double days = *days_per(phrase_.peek().text);
      phrase_.skip();
      return days;
    }
    phrase_.rewind(start);
    return std::nullopt;
  }

  bool vague(Span& span) {
    const std::size_t start = phrase_.mark();
    span.figureless = span.vague = true;
    if (phrase_.take_one_of({"a few", "some", "several", "a couple of", "few"}) && take_unit()) return true;
    phrase_.rewind(start);
    const std::string& word = phrase_.peek().text;
    const bool plural = word.size() > 2 && word.back() == 's' && at_unit();
    const Token& next = phrase_.peek(1);
    const bool numbered = next.kind == Kind::number || next.kind == Kind::decimal_comma || number_word(next.text);
    if (plural && !numbered) {
      phrase_.skip();
      return true;
    }
    span.figureless = span.vague = false;
    return false;
  }

  std::optional<Amount> take_amount() {
    const std::size_t start = phrase_.mark();
    Amount amount;
    if (phrase_.take("half")) {
      phrase_.take_one_of({"a", "an"});
      amount = {0.5, 0.25, {}};
    } else if (phrase_.take_one_of({"a", "an"})) {
      amount.number = 1;
    } else if (const std::optional<double> number = phrase_.take_number()) {
      amount.number = *number;
      if (phrase_.take("and a half")) amount.number += 0.5;
    } else {
      return std::nullopt;
    }
    amount.words = phrase_.words(start, phrase_.mark());
    return amount;
  }

  /// "4 weeks and 6 weeks", "4, 6 weeks" after the first amount.
  bool second_look() {
    const std::size_t start = phrase_.mark();
    if (phrase_.take_one_of({"and at", "and", ","})) {
      at_unit() && take_unit();
      if (take_amount()) return true;
    }
    phrase_.rewind(start);
    return false;
  }

  std::optional<Span> two_looks(std::string_view first, std::string_view second) {
    failure_ = Finding{Severity::error, "time-two-looks", quoted(phrase_.text()) + " is two looks",
                       fmt::format("one line each: at {}; at {}", first, second)};
    return std::nullopt;
  }

  std::optional<Span> reversed(const std::string& repaired) {
    failure_ = Finding{Severity::error, "time-reversed", quoted(phrase_.text()) + " runs backwards", repaired};
    return std::nullopt;
  }

  std::optional<Span> without_unit(const std::string& amount) {
    failure_ = Finding{Severity::error, "time-unreadable", quoted(phrase_.text()) + " has no unit of time",
                       fmt::format("{} days, {} weeks, {} months?", amount, amount, amount)};
    return std::nullopt;
  }

  std::optional<Span> point(Span span, const Amount& amount, double unit_days) const {
    const double slack = span.about ? amount.slack : 0;
    span.low = std::max(0.0, amount.number - slack) * unit_days;
    span.high = (amount.number + slack) * unit_days;
    span.unit_days = unit_days;
    return span;
  }

  std::optional<Span> range(Span span, double low, double high, double unit_days) const {
    span.range = true;
    span.low = low;
    span.high = high;
    span.unit_days = unit_days;
    return span;
  }

  /// "week 8", "weeks 5-8", "week 4 or 6".
  std::optional<Span> numbered(Span span) {
    const std::string unit_word = phrase_.peek().text;
    const double unit_days = *take_unit();
    const std::optional<Amount> first = phrase_.next_is_number() ? take_amount() : std::nullopt;
    if (!first) return std::nullopt;
    span.look = true;
    if (take_range_sign() || phrase_.take("or")) {
      at_unit() && take_unit();
      const std::optional<Amount> second = take_amount();
      if (!second) return std::nullopt;
      if (second->number < first->number) {
        return reversed(fmt::format("{} {}-{}", unit_word, second->words, first->words));
      }
      return range(span, first->number * unit_days, second->number * unit_days, unit_days);
    }
    const std::size_t here = phrase_.mark();
    if (second_look()) {
      const std::string singular = unit_word.back() == 's' ? unit_word.substr(0, unit_word.size() - 1) : unit_word;
      phrase_.rewind(here);
      phrase_.take_one_of({"and at", "and", ","});
      at_unit() && take_unit();
      return two_looks(singular + " " + first->words, singular + " " + take_amount()->words);
    }
    take_noun(span);
    return point(span, *first, unit_days);
  }

  std::optional<Span> between(Span span) {
    if (at_unit()) {
      const std::string unit_word = phrase_.peek().text;
      const double unit_days = *take_unit();
      const std::optional<Amount> first = take_amount();
      if (!first || !phrase_.take("and")) return std::nullopt;
      at_unit() && take_unit();
      const std::optional<Amount> second = take_amount();
      if (!second) return std::nullopt;
      if (second->number < first->number)
        return reversed(fmt::format("between {} {} and {}", unit_word, second->words, first->words));
      span.look = true;
      return range(span, first->number * unit_days, second->number * unit_days, unit_days);
    }
    const std::optional<Amount> first = take_amount();
    if (!first) return std::nullopt;
    const std::optional<double> first_unit = take_unit();
    if (!phrase_.take("and")) return std::nullopt;
    return second_figure(span, *first, first_unit, phrase_.mark());
  }

  bool take_range_sign() { return phrase_.take_dash() || phrase_.take("to"); }

  std::optional<Span> amount(Span span) {
    const std::optional<Amount> first = take_amount();
    if (!first) return std::nullopt;
    const std::size_t unit_at = phrase_.mark();
    const std::optional<double> unit_days = take_unit();
    const std::string unit_words = phrase_.words(unit_at, phrase_.mark());
    const std::size_t here = phrase_.mark();
    if ((take_range_sign() || phrase_.take("or")) && phrase_.mark() != here) {
      const std::size_t second_at = phrase_.mark();
      if (take_amount()) {
        phrase_.rewind(second_at);
        return second_figure(span, *first, unit_days, second_at);
      }
      phrase_.rewind(here);
    }
    if (second_look()) {
      phrase_.rewind(here);
      phrase_.take_one_of({"and at", "and", ","});
      const std::optional<Amount> second = take_amount();
      const std::size_t second_unit_at = phrase_.mark();
      const bool second_unit = take_unit().has_value();
      const std::string last_unit = second_unit ? phrase_.words(second_unit_at, phrase_.mark()) : unit_words;
      if (second && (unit_days || second_unit)) {
        return two_looks(first->words + " " + (unit_days ? unit_words : last_unit), second->words + " " + last_unit);
      }
      return std::nullopt;
    }
    if (!unit_days) return at_end_of_span() ? without_unit(first->words) : std::nullopt;
    take_noun(span);
    return point(span, *first, *unit_days);
  }

  /// The second figure of a range; the first's unit is that of the second unless it has its own.
  std::optional<Span> second_figure(const Span& span, const Amount& first, std::optional<double> first_unit,
                                    std::size_t second_at) {
    const std::optional<Amount> second = take_amount();
    if (!second) return std::nullopt;
    const std::size_t unit_at = phrase_.mark();
    const std::optional<double> second_unit = take_unit();
    if (!second_unit) {
      return at_end_of_span() ? without_unit(first.words + "-" + second->words) : std::nullopt;
    }
    const std::string unit_words = phrase_.words(unit_at, phrase_.mark());
    const double low = first.number * first_unit.value_or(*second_unit);
    const double high = second->number * *second_unit;
    if (low > high) {
      const bool same = !first_unit || *first_unit == *second_unit;
      if (same) return reversed(fmt::format("{}-{} {}", second->words, first.words, unit_words));
      return reversed(phrase_.words(second_at, phrase_.mark()) + " to " + first_with_unit(first, *first_unit));
    }
    Span read = span;
    take_noun(read);
    return range(read, low, high, *second_unit);
  }

  static std::string first_with_unit(const Amount& amount, double unit_days) {
    const char* const unit = unit_days < 1                ? "hours"
                             : unit_days == 1             ? "days"
                             : unit_days == kDaysPerWeek  ? "weeks"
                             : unit_days == kDaysPerMonth ? "months"
                                                          : "years";
    return amount.words + " " + unit;
  }

  bool at_end_of_span() const {
    const Token& token = phrase_.peek();
    return token.kind == Kind::end || token.text == "after" || token.text == "of" || token.text == "from" ||
           token.text == "off";
  }

  /// "the 4-month photograph": what was looked at says that it was a look.
  void take_noun(Span& span) {
    phrase_.take_one_of({"clinic", "control", "review"});
    const bool noun =
        phrase_.take_one_of({"visit", "visits", "photograph", "photographs", "photo", "picture", "follow-up",
                             "followup", "check", "check-up", "look", "assessment", "examination", "evaluation",
                             "appointment", "time point", "timepoint", "biopsy", "mark"});
    if (noun) {
      phrase_.take("visit");
      span.look = true;
    }
  }

  Phrase& phrase_;
  std::optional<Finding> failure_;
};

std::string take_statistic(Phrase& phrase) {
  for (const char* const statistic : {"mean", "median", "range"}) {
    if (phrase.take(statistic)) return statistic;
  }
  return "each";
}

class TimeReader {
 public:
  TimeReader(std::string_view text, bool is_start) : phrase_(text), is_start_(is_start), spans_(phrase_) {}

  Reading<TimeSpan> read() {
    if (phrase_.has_decimal_comma()) {
      return failed("time-unreadable", quoted(phrase_.text()) + " has a decimal comma", phrase_.with_decimal_points());
    }
    const std::optional<Date> date = read_date(phrase_.text());
    if (date && date->month) {
      return failed("time-unreadable", quoted(phrase_.text()) + " is a date, a time since the start was expected",
                    kTimeHint);
    }
    if (phrase_.take("not stated") && phrase_.done()) return Reading<TimeSpan>::of(TimeSpan{});
    phrase_.rewind(0);
    if (beside_course() || origin_alone() || (!failure_ && phrase())) {
      if (is_start_ && time_.kind == TimeKind::censored) {
        return failed("time-unreadable", quoted(phrase_.text()) + " is no moment at which a course could start",
                      "4 days after dermabrasion, with naltrexone, 2 months before admission");
      }
      if (is_start_ && time_.kind == TimeKind::assessment) time_.kind = TimeKind::event;
      return {std::move(time_), std::move(notes_)};
    }
    if (failure_) return {std::nullopt, {*failure_}};
    if (spans_.failure()) return {std::nullopt, {*spans_.failure()}};
    return failed("time-unreadable", "cannot read " + quoted(phrase_.text()) + " as a time", kTimeHint);
  }

 private:
  enum class Lead { none, look, after, no_later, no_earlier, over, held };

  Reading<TimeSpan> failed(std::string rule, std::string message, std::string hint) const {
    return Reading<TimeSpan>::failure(std::move(rule), std::move(message),
                                      hint_unless_odd_character(phrase_.text(), std::move(hint)));
  }

  bool fail(std::string rule, std::string message, std::string hint) {
    failure_ = Finding{Severity::error, std::move(rule), std::move(message), std::move(hint)};
    return false;
  }

  void note(const char* rule, std::string message, std::string hint = {}) {
    notes_.push_back({Severity::note, rule, std::move(message), std::move(hint)});
  }

  void note_vague() { note("time-vague", quoted(phrase_.text()) + " gives no figure"); }

  /// "with naltrexone".
  bool beside_course() {
    if (!phrase_.take_one_of({"with", "together with"}) || phrase_.peek().kind != Kind::word) {
      phrase_.rewind(0);
      return false;
    }
    time_ = TimeSpan{TimeKind::event, 0.0, 0.0, "course start", phrase_.rest()};
    return true;
  }

  /// "before admission", "after test area": no figure. In a `when` only "after", and it is as vague as "soon".
  bool origin_alone() {
    const bool before = is_start_ && phrase_.take("before");
    if (!before && !phrase_.take_one_of({"after", "since", "following"})) return false;
    const std::size_t start = phrase_.mark();
    const Token& first = phrase_.peek();
    const bool named = first.kind == Kind::word && !phrase_.next_is_number() && first.text != "a" &&
                       first.text != "an" && first.text != "half";
    // A drug may begin with a figure: 5-fluorouracil.
    const bool numbered_name = first.kind == Kind::number && phrase_.peek(1).kind == Kind::dash &&
                               !phrase_.peek(1).spaced && phrase_.peek(2).kind == Kind::word &&
                               !phrase_.peek(2).spaced && !days_per(phrase_.peek(2).text) &&
                               phrase_.peek(2).text != "to";
    if (named || numbered_name) {
      if (spans_.read() || bound()) {
        phrase_.rewind(0);
        return false;
      }
      phrase_.rewind(start);
      if (!origin_named("after")) return false;
      if (!is_start_) note_vague();
      return true;
    }
    phrase_.rewind(0);
    return false;
  }

  bool bound() { return no_earlier() || no_later(); }

  bool no_earlier() {
    return phrase_.take_one_of(
        {"as early as", "later than", "more than", "longer than", "at least", ">=", ">", "from"});
  }

  bool no_later() {
    const std::size_t start = phrase_.mark();
    phrase_.take_one_of({"within", "in", "during", "over", "by"});
    phrase_.take("the");
    first_ = phrase_.take("first");
    if (first_) return true;
    phrase_.rewind(start);
    return phrase_.take_one_of(
        {"no later than", "not later than", "within", "in", "by", "up to", "less than", "at most", "<=", "<"});
  }

  Lead take_lead() {
    if (no_later()) return Lead::no_later;
    if (hold()) return Lead::held;
    const std::size_t start = phrase_.mark();
    if (phrase_.take("after")) {
      if (no_earlier()) return Lead::no_earlier;
      return Lead::after;
    }
    if (no_earlier()) return Lead::no_earlier;
    if (phrase_.take("over")) return Lead::over;
    if (phrase_.take_one_of({"at the", "at", "the"})) return Lead::look;
    phrase_.rewind(start);
    return Lead::none;
  }

  bool hold() {
    const std::size_t start = phrase_.mark();
    if (phrase_.take_one_of({"held", "lasting", "maintained", "sustained"}) &&
        phrase_.take_one_of({"to", "for", "until"})) {
      return true;
    }
    phrase_.rewind(start);
    if (phrase_.take("no") && skip_to_span({"by", "in", "for", "within", "during", "over"})) {
      time_.event_absent = true;
      return true;
    }
    phrase_.rewind(start);
    if (phrase_.take("still") && skip_to_span({"at"})) return true;
    phrase_.rewind(start);
    return false;
  }

  /// Skips words up to a preposition behind which a time stands: "no need for surgery by 12 months".
  bool skip_to_span(std::initializer_list<std::string_view> prepositions) {
    while (!phrase_.done()) {
      if (phrase_.take_one_of(prepositions)) {
        const std::size_t here = phrase_.mark();
        first_ = phrase_.take_one_of({"the first", "first"});
        if (!first_) phrase_.take("the");
        const std::size_t span_at = phrase_.mark();
        const bool found = spans_.read(first_).has_value() || moment().has_value();
        phrase_.rewind(found ? span_at : here);
        if (found) return true;
        continue;
      }
      phrase_.skip();
    }
    return false;
  }

  /// "baseline", "last follow-up", and after "at" a moment such as "admission".
  std::optional<Span> moment() {
    const std::size_t start = phrase_.mark();
    Span span;
    span.look = true;
    phrase_.take("the");
    if (phrase_.take("baseline")) return span;
    span.figureless = true;
    if (phrase_.take_one_of({"last follow-up", "last followup", "last visit"})) return span;
    phrase_.rewind(start);
    return std::nullopt;
  }

  bool phrase() {
    const bool comparison = phrase_.peek(1).text == "than";
    if (!comparison && phrase_.take_one_of({"immediately", "early", "soon", "shortly", "later"})) {
      if (!origin()) return false;
      note_vague();
      return true;
    }
    time_.statistic = take_statistic(phrase_);
    const Lead lead = take_lead();
    std::optional<Span> span = moment();
    if (!span && lead == Lead::look) {
      const std::string name = fixed_origin(phrase_.rest());
      if (!name.empty()) {
        time_ = TimeSpan{TimeKind::assessment, 0.0, 0.0, name, {}};
        return true;
      }
    }
    if (!span) span = spans_.read(first_);
    if (!span) return false;
    const bool or_more = phrase_.take_one_of({"or more", "or longer", "or later"});
    const bool or_less = !or_more && phrase_.take_one_of({"or less", "or earlier", "or sooner"});
    if (lead == Lead::no_earlier) phrase_.take_one_of({"on", "onward", "onwards"});
    phrase_.take("of follow-up");
    if (!origin()) return false;
    if (time_.statistic == "range" && !span->range) {
      return fail("time-unreadable", quoted(phrase_.text()) + " has one figure, a range has two", "range 4-6 weeks");
    }
    if (!place(lead, *span, or_more, or_less)) return false;
    if (before_) mirror();
    return true;
  }

  /// The origin behind a time, if there is one, and nothing after it.
  bool origin() {
    if (phrase_.done()) return true;
    if (phrase_.take_one_of({"off treatment", "off therapy"})) {
      time_.origin = "withdrawal";
      return phrase_.done();
    }
    for (const char* const preposition : {"after", "of", "from", "since", "following", "before"}) {
      if (!phrase_.take(preposition)) continue;
      before_ = std::string_view(preposition) == "before";
      if (before_ && !is_start_) {
        return fail("time-unreadable", quoted(phrase_.text()) + " counts backwards, which only 'start' may do",
                    kTimeHint);
      }
      return origin_named(preposition);
    }
    return false;
  }

  bool origin_named(std::string_view preposition) {
    const std::string words = phrase_.rest();
    const std::string lower = lower_ascii(words);
    time_.origin = fixed_origin(words);
    if (!time_.origin.empty()) return true;
    if (lower == "age" && preposition == "of") {
      time_.origin = "birth";
      return true;
    }
    if (lower == "treatment" || lower == "therapy") {
      if (preposition == "of") {
        time_.origin = "treatment start";
        return true;
      }
      return fail("time-ambiguous", quoted(phrase_.text()) + " may count from the start or the end of treatment",
                  "after starting; after stopping");
    }
    for (const char* const verb : {"starting", "stopping", "restarting"}) {
      if (phrase_.next_is_word(verb)) {
        return fail("time-unreadable", "cannot read " + quoted(words) + " as the origin of a time",
                    fmt::format("after {}, which means the course that the line stands in", verb));
      }
    }
    const Token& first = phrase_.peek();
    if ((first.kind != Kind::word && first.kind != Kind::number) || days_of(words)) return false;
    time_.origin = "course start";
    time_.origin_course = words;
    return true;
  }

  bool place(Lead lead, const Span& span, bool or_more, bool or_less) {
    if (span.vague) note_vague();
    if (lead == Lead::held) {
      time_.kind = TimeKind::censored;
      if (!span.figureless) time_.lower_days = span.low;
      return true;
    }
    if (span.figureless) {
      time_.kind = span.look ? TimeKind::assessment : TimeKind::not_stated;
      return true;
    }
    const bool look = lead == Lead::look || (lead == Lead::none && span.look) || (lead == Lead::after && !span.range);
    time_.kind = look ? TimeKind::assessment : TimeKind::event;
    time_.lower_days = span.low;
    time_.upper_days = span.high;
    if (or_more) time_.upper_days.reset();
    if (or_less) time_.lower_days = 0;
    if (span.range) return true;
    switch (lead) {
      case Lead::no_later:
        time_.lower_days = 0;
        break;
      case Lead::no_earlier:
        time_.upper_days.reset();
        break;
      case Lead::over:
        return fail("time-ambiguous", quoted(phrase_.text()) + " may mean during or more than",
                    fmt::format("within {}; more than {}", span.words, span.words));
      case Lead::after:
        if (!is_start_) {
          note("time-after", fmt::format("{} is read as seen at {}", quoted(phrase_.text()), span.words),
               span.words + ", if the text dates it");
        }
        break;
      case Lead::none:
      case Lead::look:
      case Lead::held:
        break;
    }
    return true;
  }

  /// "2 months before admission": the same stretch on the other side of the origin.
  void mirror() {
    const auto negative = [](std::optional<double> days) { return days ? std::optional<double>(0 - *days) : days; };
    const std::optional<double> lower = negative(time_.upper_days);
    time_.upper_days = negative(time_.lower_days);
    time_.lower_days = lower;
  }

  Phrase phrase_;
  bool is_start_;
  SpanReader spans_;
  TimeSpan time_;
  bool before_ = false;
  bool first_ = false;  ///< the span stands behind "the first"
  std::vector<Finding> notes_;
  std::optional<Finding> failure_;
};

}  // namespace

const char* time_kind_name(TimeKind kind) {
  switch (kind) {
    case TimeKind::event:
      return "event";
    case TimeKind::assessment:
      return "assessment";
    case TimeKind::censored:
      return "censored";
    case TimeKind::not_stated:
      return "not stated";
  }
  return "not stated";
}

Reading<TimeSpan> read_time(std::string_view text) { return TimeReader(text, false).read(); }

Reading<TimeSpan> read_start(std::string_view text) { return TimeReader(text, true).read(); }

Reading<Duration> read_duration(std::string_view text) {
  Phrase phrase(text);
  const auto failed = [&](std::string message, std::string hint) {
    return Reading<Duration>::failure("time-unreadable", std::move(message),
                                      hint_unless_odd_character(phrase.text(), std::move(hint)));
  };
  const auto unreadable = [&] {
    return failed("cannot read " + quoted(phrase.text()) + " as a length of time", kDurationHint);
  };
  if (phrase.has_decimal_comma()) {
    return failed(quoted(phrase.text()) + " has a decimal comma", phrase.with_decimal_points());
  }
  Duration duration;
  if (phrase.take("not stated") && phrase.done()) return Reading<Duration>::of(duration);
  phrase.rewind(0);

  duration.statistic = take_statistic(phrase);
  phrase.take("for");
  const bool at_least = phrase.take_one_of({"at least", "more than", "longer than", "over", ">=", ">"});
  const bool at_most = !at_least && phrase.take_one_of({"at most", "less than", "up to", "within", "<=", "<"});
  SpanReader spans(phrase);
  const std::optional<Span> span = spans.read();
  if (!span) return spans.failure() ? Reading<Duration>{std::nullopt, {*spans.failure()}} : unreadable();
  if (span->look && span->range) return unreadable();
  const bool or_more = phrase.take_one_of({"or more", "or longer"});
  Reading<Duration> reading;
  if (span->vague) {
    reading.findings.push_back({Severity::note, "time-vague", quoted(phrase.text()) + " gives no figure", {}});
  } else {
    if (span->range || !at_most) duration.min_days = span->low;
    if (span->range || !(at_least || or_more)) duration.max_days = span->high;
  }
  if (phrase.take_one_of({", sd", "sd"})) {
    const std::optional<double> number = phrase.take_number();
    if (!number) return unreadable();
    double unit = span->unit_days;
    if (phrase.peek().kind == Kind::word) {
      const std::optional<double> own = days_per(phrase.peek().text);
      if (!own) return unreadable();
      unit = *own;
      phrase.skip();
    }
    duration.sd_days = *number * unit;
  }
  if (!phrase.done()) return unreadable();
  reading.value = duration;
  return reading;
}

std::optional<double> days_of(std::string_view text) {
  Phrase phrase(text);
  const std::optional<Span> span = SpanReader(phrase).read();
  if (!span || !phrase.done() || span->range || span->about || span->look || span->figureless) return std::nullopt;
  return span->low;
}

}  // namespace casebook::core
