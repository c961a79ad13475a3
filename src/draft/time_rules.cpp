#include "draft/time_rules.h"

#include <optional>
#include <string>

#include "core/text.h"
#include "core/time_unit.h"

namespace casebook::draft {
namespace {

constexpr const char* kFollow = "followed|follow|monitored|observed|surveillance";
constexpr const char* kHeld = "clear|remission|free|maintained|sustained|lasted|lasting|remained|controlled|persisted|stable|durable|asymptomatic|quiescent|held|healed|response|responded";
constexpr const char* kHistory = "history|suffered|suffering|suffers|presented|presents|complained|complaining|duration|affected";
constexpr const char* kOtherHistory = "smoking|alcohol|tobacco|smoker|diabetes|hypertension|depression|drug|abuse|cancer|asthma|psoriasis|obesity|opioid|treatment|therapy|use";
constexpr const char* kRelapse = "relapse|relapses|recurrence|recurrences|flare|flares|progression|worsening|exacerbation|exacerbations";
constexpr const char* kNotFromHere = "ago|earlier|before|prior|previously|later|old|postpartum|apart|intervals|interval";

struct Span {
  std::string words;       ///< "2 months", "1-2 weeks"
  std::size_t next = 0;
  bool joined = false;     ///< "6-month"
  double high = 0;
};

struct Origin {
  std::string words;
  std::size_t next = 0;
};

class TimeRules {
 public:
  explicit TimeRules(const Passage& passage) : text_(passage) {}

  std::vector<Candidate> find() {
    for (std::size_t i = 0; i < text_.size();) {
      const auto next = time_at(i);
      i = next ? *next : i + 1;
    }
    return std::move(found_);
  }

 private:
  std::optional<std::string> unit(std::size_t at) const {
    if (text_[at].kind != Piece::Kind::word) return std::nullopt;
    std::string word = text_[at].text;
    if (word.size() > 2 && word.substr(word.size() - 2) == "'s") word.resize(word.size() - 2);
    // "d", "h", "y" alone are too short to be sure of.
    const auto days = core::days_per(word);
    if (!days || word.size() < 2) return std::nullopt;
    std::string name = core::unit_name(*days);
    name.pop_back();
    return name;
  }

  /// "2 months", "1 to 2 weeks", "6-month", "a week", "15 years'".
  std::optional<Span> span(std::size_t at) const {
    Span found;
    if (text_.is(at, "a|an") || text_.phrase(at, "half a")) {
      const bool half = text_.is(at, "half");
      const std::size_t unit_at = half ? at + 2 : at + 1;
      const auto name = unit(unit_at);
      if (!name) return std::nullopt;
      found.words = half ? "half a " + *name : "1 " + *name;
      found.next = unit_at + 1;
      return found;
    }
    const auto low = text_.figure(at);
    if (!low) return std::nullopt;
    std::size_t i = low->next;
    const auto first_unit = text_.is(i, "-") ? std::nullopt : unit(i);
    if (first_unit) ++i;
    std::optional<Figure> high;
    if (text_.is(i, "-|to|or")) {
      high = text_.figure(i + 1);
      if (high && high->number <= low->number && !first_unit) return std::nullopt;
    }
    if (high) {
      i = high->next;
      if (text_.is(i, "-") && !text_[i].spaced) ++i;
      const auto last_unit = unit(i);
      if (!last_unit) return std::nullopt;
      const std::string dash = first_unit && *first_unit != *last_unit ? " " + *first_unit + "s to " : "-";
      found.words = core::number_text(low->number) + dash + core::number_text(high->number) + " " + *last_unit + "s";
      found.high = high->number;
      found.next = i + 1;
    } else if (first_unit) {
      found.words = core::number_text(low->number) + " " + *first_unit + (low->number == 1 ? "" : "s");
      found.next = i;
    } else {
      if (!text_.is(i, "-") || text_[i].spaced || text_[i + 1].spaced) return std::nullopt;
      const auto joined_unit = unit(i + 1);
      if (!joined_unit) return std::nullopt;
      found.joined = true;
      found.words = core::number_text(low->number) + " " + *joined_unit + (low->number == 1 ? "" : "s");
      found.next = i + 2;
    }
    if (text_.is(found.next, "'") && !text_[found.next].spaced) ++found.next;
    // 4 and 8 weeks; 2 weeks and 3 months: several looks.
    if (text_.is(at - 1, "and|,|or|-|to|/") && at >= 2 && text_.figure(at - 2)) return std::nullopt;
    return found;
  }

  /// "of treatment", "after stopping naltrexone", "of starting the drug", as the language of times says it. An origin that it does not know is an Origin without words.
  std::optional<Origin> origin(std::size_t at) const {
    if (const auto next = text_.one_of(at, "of follow - up|of followup")) return Origin{" of follow-up", *next};
    if (const auto next = text_.one_of(at, "of treatment|of therapy|on treatment|on therapy|into treatment|of the treatment|of the therapy")) {
      return text_.is(*next, "discontinuation|cessation|withdrawal|interruption|initiation|start") ? after_verb(*next) : Origin{" of treatment", *next};
    }
    if (text_.is(at, "of")) return after_verb(at + 1);
    if (!text_.is(at, "after|following|from|since|off|post|without")) return std::nullopt;
    if (const auto next = text_.one_of(at, "off treatment|off therapy")) return Origin{" off treatment", *next};
    const auto named = after_verb(at + 1);
    return named ? named : Origin{"", at};
  }

  std::optional<Origin> after_verb(std::size_t at) const {
    std::size_t i = text_.is(at, "the|its|treatment|therapy|drug") ? at + 1 : at;
    if (text_.is(i, "treatment|therapy|drug")) ++i;
    std::string words;
    if (text_.is(i, "starting|start|initiating|initiation|beginning|commencing|commencement|introduction|introducing")) {
      words = " after starting";
    } else if (text_.is(i, "stopping|discontinuing|discontinuation|withdrawal|withdrawing|cessation|ceasing")) {
      words = " after stopping";
    } else if (text_.is(i, "restarting|resuming|resumption|reintroduction|reintroducing|rechallenge|reinitiation|reinitiating")) {
      words = " after restarting";
    } else if (text_.phrase(i, "last session") || text_.phrase(i, "final session")) {
      return Origin{" after the last session", i + 2};
    } else {
      return std::nullopt;
    }
    // "beginning of the month"
    std::size_t next = i + 1;
    std::size_t object = text_.is(next, "of") ? next + 1 : next;
    if (text_.is(object, "the|this|his|her")) ++object;
    if (text_.is(object, "treatment|therapy|drug|medication|it")) next = object + 1;
    return Origin{words, next};
  }

  bool not_from_here(std::size_t at) const {
    return text_.is(at, kNotFromHere) || text_.one_of(at, "of age|- old|- interval|- intervals|of gestation|of pregnancy|' gestation|gestation|of life").has_value();
  }

  std::optional<std::size_t> time_at(std::size_t at) {
    if (const auto next = no_relapse(at)) return next;
    if (const auto next = history(at)) return next;
    if (const auto next = follow_up(at)) return next;
    if (const auto next = length(at)) return next;
    if (const auto next = numbered(at)) return next;
    if (const auto next = led(at)) return next;
    return from_origin(at);
  }

  /// "no relapse in 12 months", "without recurrence for 6 months".
  std::optional<std::size_t> no_relapse(std::size_t at) {
    if (!text_.is(at, "no|without")) return std::nullopt;
    std::size_t i = at + 1;
    if (text_.is(i, "further|clinical|evidence|signs|any|disease|new")) ++i;
    if (text_.is(i, "of")) ++i;
    if (!text_.is(i, kRelapse)) return std::nullopt;
    const std::string what = text_[i].text;
    ++i;
    if (const auto seen = text_.one_of(i, "occurred|was seen|were seen|was noted|were noted|was observed|were observed|was reported|were reported|recurred")) i = *seen;
    if (!text_.is(i, "for|in|within|by")) return std::nullopt;
    const std::string lead = text_[i].text;
    const auto how_long = span(i + 1);
    if (!how_long || how_long->joined) return std::nullopt;
    const auto since = origin(how_long->next);
    if ((since && since->words.empty()) || not_from_here(how_long->next)) return std::nullopt;
    const std::string tail = since && since->words != " of follow-up" && since->words != " of treatment" ? since->words : "";
    return add("when", "no " + what + " " + (lead == "within" ? "in" : lead) + " " + how_long->words + tail, at, since ? since->next : how_long->next);
  }

  /// "22-year history", "history of 22 years", "15 years' duration".
  std::optional<std::size_t> history(std::size_t at) {
    if (text_.is(at, "disease") && text_.is(at + 1, "duration")) {
      std::size_t i = at + 2;
      while (text_.is(i, ",|:|of|was")) ++i;
      const auto how_long = span(i);
      if (!how_long) return std::nullopt;
      const std::string statistic = text_.is(at - 1, "mean|median") ? text_[at - 1].text + " " : "";
      return add("disease duration", statistic + how_long->words, statistic.empty() ? at : at - 1, how_long->next);
    }
    const auto how_long = span(at);
    if (!how_long) return std::nullopt;
    if (text_.before(at, 6, "treatment|therapy|follow|operation|response|remission")) return std::nullopt;
    if (text_.is(how_long->next, "history")) {
      if (text_.after(how_long->next, 5, kOtherHistory)) return std::nullopt;
      return add("disease duration", how_long->words, at, how_long->next + 1);
    }
    if (text_.is(how_long->next, "duration") && (text_.is(at - 1, "of") || text_.phrase(at - 2, "of about"))) return add("disease duration", how_long->words, at, how_long->next + 1);
    return std::nullopt;
  }

  /// "follow-up of 12 months", "median follow-up was 30 months", "12 months of follow-up", "followed for 12 months", "12-month follow-up".
  std::optional<std::size_t> follow_up(std::size_t at) {
    std::size_t i = at;
    std::string statistic;
    if (text_.is(i, "mean|median") && text_.one_of(i + 1, "follow - up|followup|duration of follow - up")) {
      statistic = text_[i].text + " ";
      ++i;
    }
    if (const auto behind = text_.one_of(i, "duration of follow - up|follow - up period|follow - up time|follow - up|followup period|followup")) {
      if (text_.is(i - 1, "-") || (statistic.empty() && text_.is(i - 1, "mean|median"))) return std::nullopt;
      std::size_t j = *behind;
      if (text_.phrase(j, "( range )")) j += 3;
      while (text_.is(j, ",|:|of|was|lasted|for")) ++j;
      if (j == *behind) return std::nullopt;
      std::string bound;
      if (const auto least = text_.one_of(j, "at least|more than|up to")) {
        bound = text_[j].text + " " + text_[j + 1].text + " ";
        j = *least;
      }
      const auto how_long = span(j);
      if (!how_long || how_long->joined || not_from_here(how_long->next)) return std::nullopt;
      return add("follow-up", statistic + bound + how_long->words, at, how_long->next);
    }
    const auto how_long = span(at);
    if (!how_long) return std::nullopt;
    const auto of = text_.one_of(how_long->next, how_long->joined ? "follow - up|followup" : "of follow - up|of followup|follow - up|followup");
    if (!of || text_.is(at - 1, "at|the|within|by|after|in")) return std::nullopt;
    std::size_t next = *of;
    if (text_.is(next, "visit|visits|photograph|appointment|examination")) return std::nullopt;
    if (text_.is(next, "period")) ++next;
    return add("follow-up", how_long->words, at, next);
  }

  /// "for 6 weeks": of a treatment, of follow-up, of a state that held, or of the disease, as the words before it tell.
  std::optional<std::size_t> length(std::size_t at) {
    if (!text_.is(at, "for")) return std::nullopt;
    std::size_t i = at + 1;
    if (text_.is(i, "the") && text_.is(i + 1, "next|following")) i += 2;
    std::string bound;
    if (const auto least = text_.one_of(i, "at least|more than|up to|about|approximately|over|longer than|less than")) {
      bound = text_[i].text == "approximately" ? "about" : text_[i].text == "over" ? "more than" : text_.words(i, *least);
      i = *least;
    }
    const auto how_long = span(i);
    if (!how_long || how_long->joined) return std::nullopt;
    const std::size_t next = how_long->next;
    // "for 2 weeks after stopping" counts from somewhere; "for 2 weeks before" too.
    const auto since = origin(next);
    if (not_from_here(next) || text_.phrase(next, "each") || text_.phrase(next, "per")) return std::nullopt;
    if (text_.before(at, 8, kFollow)) return add("follow-up", (bound.empty() ? "" : bound + " ") + how_long->words, at, next);
    if (text_.before(at, 7, kHeld) && !text_.before(at, 7, "daily|nightly|mg|dose|treated|received|taken|given|applied|used")) {
      if (since && since->words.empty()) return std::nullopt;
      const bool open = bound == "at least" || bound == "more than" || bound == "longer than";
      if (!bound.empty() && !open) return std::nullopt;
      const bool named = since && since->words != " of follow-up" && since->words != " of treatment";
      return add("when", "held for " + how_long->words + (open ? " or more" : "") + (named ? since->words : ""), at, named ? since->next : next);
    }
    if (text_.before(at, 8, kHistory)) return add("disease duration", (bound.empty() ? "" : bound + " ") + how_long->words, at, next);
    // "had had lesions for 20 years" is told of the disease; "had been treated for" is not.
    if (text_.before(at, 8, "mg|dose|daily|nightly|weekly|treated|treatment|therapy|received|receive|taken|took|given|applied|application|used|administered|prescribed|continued|course|cream|ointment|"
                            "gel|regimen|sessions|tablets|iu|u|medication|bid|tid")) {
      return add("for", (bound.empty() ? "" : bound + " ") + how_long->words, at, next);
    }
    return std::nullopt;
  }

  /// "at week 12", "by month 3", "on day 14", "at baseline".
  std::optional<std::size_t> numbered(std::size_t at) {
    if (!text_.is(at, "at|by|on")) return std::nullopt;   // "in week 6" is the whole week
    if (text_.is(at, "at") && text_.is(at + 1, "baseline")) return add("when", "at baseline", at, at + 2);
    const std::string printed = text_[at].text;
    if (!text_.is(at + 1, "week|month|day")) return std::nullopt;
    const auto number = text_.whole(at + 2);
    if (!number || text_.is(number->next, "-|to|of|/") || (text_.is(number->next, "and|,|or") && text_.figure(number->next + 1))) return std::nullopt;
    const std::string lead = printed == "by" ? "by" : "at";
    return add("when", lead + " " + text_[at + 1].text + " " + core::number_text(number->number), at, number->next);
  }

  /// "within 2 months", "after 3 weeks of treatment", "at the 6-month follow-up", "as early as 1 week".
  std::optional<std::size_t> led(std::size_t at) {
    struct Lead {
      const char* printed;
      const char* value;
    };
    static constexpr Lead kLeads[] = {{"within the first", "within the first"}, {"in the first", "in the first"}, {"during the first", "in the first"}, {"over the first", "in the first"},
                                      {"as early as", "as early as"}, {"after more than", "after more than"}, {"after at least", ""}, {"no later than", "no later than"},
                                      {"in less than", "less than"}, {"in under", ""}, {"after less than", ""}, {"within about", ""}, {"after about", ""}, {"after approximately", ""},
                                      {"within", "within"}, {"in", "in"}, {"by", "by"}, {"after only", "after"}, {"after just", "after"}, {"after", "after"}, {"at about", "at about"},
                                      {"at the", "at"}, {"at", "at"}, {"following", "after"}};
    for (const auto& [printed, value] : kLeads) {
      const auto next = text_.one_of(at, printed);
      if (!next) continue;
      const std::string lead = value;
      if (lead.empty()) return std::nullopt;
      std::size_t i = *next;
      if ((lead == "within" || lead == "in" || lead == "after") && text_.is(i, "the") && text_.is(i + 1, "next|following")) i += 2;
      const bool first = lead.find("first") != std::string::npos;
      const auto named = first ? unit(i) : std::nullopt;
      const auto how_long = named ? std::optional(Span{*named, i + 1, false, 1}) : span(i);
      if (!how_long) return std::nullopt;
      return placed(at, lead, *how_long);
    }
    return std::nullopt;
  }

  std::optional<std::size_t> placed(std::size_t at, const std::string& lead, const Span& how_long) {
    std::size_t next = how_long.next;
    if (how_long.joined) {
      // the 6-month follow-up is a look; a 6-month course is none
      const auto look = text_.one_of(next, "follow - up visit|follow - up|followup visit|followup|visit|photograph|examination|evaluation|assessment|mark|check|appointment|review");
      if (!look || !(lead == "at" || lead == "by")) return std::nullopt;
      return add("when", lead + " " + how_long.words, at, *look);
    }
    if (lead == "at") {
      if (const auto look = text_.one_of(next, "follow - up|of follow - up|followup|of followup|posttreatment follow - up")) return add("when", "at " + how_long.words, at, *look);
    }
    if (not_from_here(next) || (text_.is(next, "and|or") && several_looks(next))) return std::nullopt;
    if (lead == "by" && text_.before(at, 3, "increased|raised|reduced|decreased|extended|prolonged|delayed|separated|preceded|followed")) return std::nullopt;
    const auto since = origin(next);
    std::string words = lead + " " + how_long.words;
    if (since) {
      if (since->words.empty()) return std::nullopt;
      words += since->words;
      next = since->next;
    }
    return add("when", words, at, next);
  }

  /// "at 4 weeks and 8 weeks" is two looks.
  bool several_looks(std::size_t at) const {
    std::size_t i = at + 1;
    if (text_.is(i, "at")) ++i;
    return span(i).has_value();
  }

  /// "2 months after stopping", "2-3 days after restarting".
  std::optional<std::size_t> from_origin(std::size_t at) {
    const auto how_long = span(at);
    if (!how_long || how_long->joined) return std::nullopt;
    const auto since = origin(how_long->next);
    if (!since || since->words.empty() || !text_.is(how_long->next, "after|following|from|since|off")) return std::nullopt;
    std::string lead;
    std::size_t from = at;
    if (at >= 2 && text_.one_of(at - 2, "up to|less than|more than|later than")) {
      lead = text_[at - 2].text + " " + text_[at - 1].text + " ";
      from = at - 2;
    } else if (text_.is(at - 1, "about|approximately|least|almost|nearly|over|than|for")) {
      return std::nullopt;
    }
    return add("when", lead + how_long->words + since->words, from, since->next);
  }

  std::optional<std::size_t> add(const char* key, const std::string& value, std::size_t from, std::size_t to) {
    Candidate one = candidate(text_, Kind::time, key, value, from, to);
    if (!is_readable(one) || !text_.same_sentence(from, to - 1)) return std::nullopt;
    if (of_no_patient(text_, from)) return to;
    found_.push_back(std::move(one));
    return to;
  }

  const Passage& text_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> times_in(const Passage& passage) { return TimeRules(passage).find(); }

}  // namespace casebook::draft
