#include "core/time_span.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/phrase.h"
#include "core/text.h"
#include "core/written_span.h"

namespace casebook::core {

namespace {

using Kind = Token::Kind;

constexpr const char* kTimeHint = "within 2 months, 1-2 weeks, at 6 months, ...";

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
  std::optional<WrittenSpan> moment() {
    const std::size_t start = phrase_.mark();
    WrittenSpan span;
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
    std::optional<WrittenSpan> span = moment();
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

  bool place(Lead lead, const WrittenSpan& span, bool or_more, bool or_less) {
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
  WrittenSpanReader spans_;
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

}  // namespace casebook::core
