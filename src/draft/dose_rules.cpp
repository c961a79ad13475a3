#include "draft/dose_rules.h"

#include <optional>
#include <string>

#include "core/dose.h"
#include "core/text.h"

namespace casebook::draft {
namespace {

constexpr const char* kTimeUnits = "hour|hours|h|hr|hrs|day|days|week|weeks|wk|wks|month|months|mo|mos|year|years";
// Before an amount: it was measured and not given.
constexpr const char* kMeasured = "level|levels|concentration|concentrations|titer|titre|titers|titres|serum|plasma|urine|urinary|ige|igg|crp|hemoglobin|haemoglobin|creatinine|calcium|"
                                  "ferritin|weight|weighed|weighing|loss|rose|cholesterol|glucose|bilirubin|albumin|protein|creatine|clearance";
// Before an amount: it sums up several.
constexpr const char* kTotal = "total|cumulative|totaling|totalling|altogether";
// Beside a frequency: visits, attacks and looks are frequent too.
constexpr const char* kNoIntake = "seen|visit|visits|visited|follow|followed|monitor*|assess*|review*|evaluat*|examin*|check*|photograph*|measured|control|controls|reviewed|appointment*|"
                                  "flare*|recur*|relaps*|episode*|attack*|outbreak*|exacerbat*|itch*|pain|pruritus|worse*|interval|intervals|exercise*|shower*|bath*|wash*|changed|raised|increas*|"
                                  "titrat*|escalat*|taper*|reduc*|lowered";
constexpr const char* kRoutes = "orally|oral|po|by mouth|subcutaneously|intravenously|intramuscularly|topically|intralesionally|sc|iv|im|per os";
constexpr const char* kForms = "cream|ointment|gel|solution|lotion|foam|emulsion|shampoo|mouthwash|spray|paste|oil";

struct Words {
  std::string value;
  std::size_t next = 0;
};

class DoseRules {
 public:
  explicit DoseRules(const Passage& passage) : text_(passage) {}

  std::vector<Candidate> find() {
    for (std::size_t i = 0; i < text_.size();) {
      if (const auto next = amount(i)) {
        i = *next;
      } else if (const auto after = frequency_alone(i)) {
        i = *after;
      } else {
        ++i;
      }
    }
    return std::move(found_);
  }

 private:
  /// A unit behind its number, in the spelling of the dose language.
  std::optional<Words> unit(std::size_t at) const {
    std::size_t i = at;
    if (text_.is(i, "-") && !text_[i].spaced && !text_[i + 1].spaced) ++i;
    const Piece& piece = text_[i];
    if (piece.kind != Piece::Kind::word && piece.text != "%") return std::nullopt;
    const auto is = [&](const char* printed) { return piece.as_printed == printed; };
    if (piece.text == "mg" || text_.is(i, "milligram|milligrams")) return scaled("mg", i + 1);
    if (text_.is(i, "mcg|ug|microgram|micrograms")) return Words{text_.phrase(i + 1, "/ g") ? "mcg/g" : "mcg", text_.phrase(i + 1, "/ g").value_or(i + 1)};
    if (piece.text == "j") {
      if (const auto next = text_.phrase(i + 1, "/ cm2")) return Words{"J/cm2", *next};
      return std::nullopt;
    }
    if (is("Gy") || is("gray")) return Words{"Gy", i + 1};
    if (is("IU")) return Words{"IU", i + 1};
    if (is("U") || text_.is(i, "units|unit")) return Words{"U", i + 1};
    if (text_.is(i, "dysport") && text_.is(i + 1, "u|units|unit")) return Words{"Dysport U", i + 2};
    if (is("W")) return Words{"W", i + 1};
    if (is("g")) return Words{"g", i + 1};
    if (text_.is(i, "ml")) return Words{"mL", i + 1};
    if (text_.is(i, "tablet|tablets")) return Words{"tablets", i + 1};
    if (text_.is(i, "drop|drops")) return Words{"drops", i + 1};
    if (piece.text == "%") return Words{"%", i + 1};
    return std::nullopt;
  }

  /// mg, mg/kg, mg/m2, "mg per kilogram of body weight".
  std::optional<Words> scaled(const std::string& name, std::size_t at) const {
    if (const auto next = text_.one_of(at, "/ kg|per kg|per kilogram of body weight|per kilogram body weight|per kilogram")) return Words{name + "/kg", *next};
    if (const auto next = text_.one_of(at, "/ m2|per m2")) return Words{name + "/m2", *next};
    return Words{name, at};
  }

  /// "a day", "per week", "daily": the adverb of the period.
  std::optional<Words> period(std::size_t at) const {
    if (const auto next = text_.one_of(at, "daily|a day|per day|each day|every day|/ day|/ d|/ 24 h|per diem")) return Words{"daily", *next};
    if (const auto next = text_.one_of(at, "weekly|a week|per week|each week|every week|/ week|/ wk")) return Words{"weekly", *next};
    if (const auto next = text_.one_of(at, "monthly|a month|per month|each month|every month")) return Words{"monthly", *next};
    return std::nullopt;
  }

  /// "every 2 weeks", "every 3-4 days", "every other day".
  std::optional<Words> interval(std::size_t at) const {
    if (!text_.is(at, "every")) return std::nullopt;
    if (const auto next = text_.one_of(at + 1, "other day|second day|alternate day")) return Words{"every other day", *next};
    if (const auto next = text_.one_of(at + 1, "other week|second week")) return Words{"every other week", *next};
    if (const auto next = text_.one_of(at + 1, "night|evening at bedtime")) return Words{"every night", *next};
    if (const auto next = text_.phrase(at + 1, "morning")) return Words{"every morning", *next};
    const auto first = text_.figure(at + 1);
    if (!first) return std::nullopt;
    auto last = first;
    if (text_.is(first->next, "-|to")) {
      last = text_.figure(first->next + 1);
      if (!last || last->number <= first->number) return std::nullopt;
    }
    std::size_t i = last->next;
    if (text_.is(i, "-")) ++i;
    if (!text_.is(i, kTimeUnits)) return std::nullopt;
    std::string value = "every " + core::number_text(first->number);
    if (last->next != first->next) value += "-" + core::number_text(last->number);
    return Words{value + " " + text_[i].text, i + 1};
  }

  /// A frequency or a time of day, as the dose language says it.
  std::optional<Words> manner(std::size_t at) const {
    if (const auto next = text_.one_of(at, "twice|2 x|2x|two times")) {
      const auto how_often = period(*next);
      return how_often ? std::optional(Words{"twice " + how_often->value, how_often->next}) : std::nullopt;
    }
    if (const auto next = text_.one_of(at, "once|one time")) {
      if (const auto often = period(*next)) return Words{"once " + often->value, often->next};
      if (const auto night = text_.one_of(*next, "nightly|a night|per night|every night|at night")) return Words{"nightly", *night};
      if (text_.is(*next, "every")) return interval(*next);
      return std::nullopt;
    }
    if (const auto times = text_.whole(at); times && text_.is(times->next, "times|time")) {
      const auto often = period(times->next + 1);
      const std::string number = core::number_text(times->number);
      if (!often || times->number > 12) return std::nullopt;
      const std::string every = often->value == "daily" ? " times a day" : often->value == "weekly" ? " times a week" : " times a month";
      return Words{number + every, often->next};
    }
    if (const auto every = interval(at)) return every;
    if (const auto often = period(at)) return often;
    struct Spelling {
      const char* printed;
      const char* value;
    };
    static constexpr Spelling kSpellings[] = {{"bid", "bid"}, {"bd", "bid"}, {"tid", "tid"}, {"qid", "qid"}, {"qd", "daily"}, {"qhs", "qhs"}, {"nocte", "nightly"},
                                              {"nightly|each night|per night|a night|at night|/ night", "nightly"},
                                              {"at bedtime|before bedtime", "at bedtime"},
                                              {"in the morning|each morning", "in the morning"},
                                              {"with meals|with food", "with meals"},
                                              {"as needed|prn", "as needed"},
                                              {"on alternate days", "every other day"}};
    for (const auto& [printed, value] : kSpellings) {
      if (const auto next = text_.one_of(at, printed)) return Words{value, *next};
    }
    return std::nullopt;
  }

  /// "per axilla", "/side", "per injection site".
  std::optional<Words> place(std::size_t at) const {
    std::size_t i = at;
    if (!text_.is(i, "per|/")) return std::nullopt;
    ++i;
    if (text_.is(i, "treated|injection|treatment")) ++i;
    if (!text_.is(i, "area|site|side|plaque|lesion|point|axilla|session|fraction|cycle")) return std::nullopt;
    return Words{"per " + text_[i].text, i + 1};
  }

  std::optional<std::size_t> amount(std::size_t at) {
    const auto low = text_.figure(at);
    if (!low) return std::nullopt;
    std::optional<Figure> high;
    if (text_.is(low->next, "-|to")) {
      high = text_.figure(low->next + 1);
      // "from 3 to 4.5 mg" is two doses.
      if (high && (high->number <= low->number || text_.before(at, 2, "from"))) high.reset();
    } else if (text_.is(at - 1, "between") && text_.is(low->next, "and")) {
      high = text_.figure(low->next + 1);
    }
    const auto unit_of = unit(high ? high->next : low->next);
    if (!unit_of || !given(at, *unit_of)) return std::nullopt;
    const bool between = high && text_.is(low->next, "and");
    std::size_t from = at;
    std::string value;
    if (between) {
      --from;
    } else if (at >= 2 && text_.phrase(at - 2, "up to")) {
      from -= 2;
      value = "up to ";
    } else if (at >= 2 && (text_.phrase(at - 2, "at most") || text_.phrase(at - 2, "at least"))) {
      from -= 2;
      value = "at " + text_[at - 1].text + " ";
    } else if (at >= 1 && text_.is(at - 1, "about|approximately")) {
      --from;
      value = "about ";
    }
    value += core::number_text(low->number);
    if (high) value += "-" + core::number_text(high->number);
    value += " " + unit_of->value;
    std::size_t next = unit_of->next;
    const bool said_how_often = manners(next, value);
    const bool needs_more = unit_of->value == "g" || unit_of->value == "mL" || unit_of->value == "tablets" || unit_of->value == "drops";
    if (needs_more && !said_how_often) return std::nullopt;
    add(Kind::dose, value, from, next);
    return next;
  }

  /// Frequency, time of day and place behind an amount; `next` is moved behind them. \returns whether there was any
  bool manners(std::size_t& next, std::string& value) const {
    bool any = false;
    for (int count = 0; count < 4; ++count) {
      std::size_t i = next;
      if (const auto dose = text_.one_of(i, "dose|doses")) i = *dose;
      if (text_.is(i, ",")) ++i;
      if (const auto route = text_.one_of(i, kRoutes)) i = *route;
      if (text_.is(i, ",")) ++i;
      auto more = manner(i);
      if (!more) more = place(i);
      if (!more || !text_.same_sentence(i, next - 1)) break;
      // "daily for", but "3 mg daily, 3 times a week" is two frequencies, which no dose has.
      if (!core::read_dose(value + " " + more->value).ok()) break;
      value += " " + more->value;
      next = more->next;
      any = true;
    }
    return any;
  }

  /// Whether an amount is one that somebody takes.
  bool given(std::size_t at, const Words& unit) const {
    const std::size_t next = unit.next;
    if (unit.value == "%") return text_.after(next, 5, kForms) && !stops(next, kForms);
    if (text_.before(at, 4, kMeasured) || text_.before(at, 4, kTotal) || text_.phrase(next, "in total")) return false;
    if (text_.is(next, "/|per") && !manner(next) && !place(next)) return false;   // mg/dL, 10 mg/5 mL, mg per litre
    if (text_.is(next, "-") && !text_[next].spaced && !text_.is(next + 1, "dose|doses")) return false;
    if (text_.is(next, "tablet|tablets|capsule|capsules|pill|pills|vial|vials|tube|tubes|bottle") && unit.value != "tablets") return false;
    return !text_.is(at - 1, "$|usd|eur");
  }

  /// Whether punctuation stands between `at` and the first of `choices`.
  bool stops(std::size_t at, const char* choices) const {
    for (std::size_t i = at; i < text_.size() && !text_.is(i, choices); ++i) {
      if (text_.is(i, ",|;|.|)|(") || text_[i].kind == Piece::Kind::number) return true;
    }
    return false;
  }

  std::optional<std::size_t> frequency_alone(std::size_t at) {
    if (const auto number = text_.whole(at)) {
      if (const auto sessions = counted_sessions(at, *number)) return sessions;
    }
    // A bare "daily" or "every week" is too common to mean a dose.
    if (text_.is(at, "daily|weekly|monthly|a|per|each|/|in|with|at") && !text_.one_of(at, "at bedtime|on alternate days")) return std::nullopt;
    if (text_.is(at, "every") && text_.is(at + 1, "day|week|month")) return std::nullopt;
    const auto how = manner(at);
    if (!how || !text_.same_sentence(at, how->next - 1)) return std::nullopt;
    if (text_.before(at, 8, kNoIntake) || text_.after(how->next, 3, kNoIntake)) return how->next;
    std::string value = how->value;
    std::size_t next = how->next;
    if (text_.is(next, "at|with|as|in")) {
      const auto more = manner(next);
      if (more && core::read_dose(value + " " + more->value).ok()) {
        value += " " + more->value;
        next = more->next;
      }
    }
    add(Kind::frequency, value, at, next);
    return next;
  }

  std::optional<std::size_t> counted_sessions(std::size_t at, const Figure& number) {
    std::size_t i = number.next;
    if (text_.is(i, "treatment|laser|pdt|weekly|monthly|consecutive|further|more|additional")) ++i;
    if (!text_.is(i, "session|sessions|fraction|fractions") || number.number > 100 || text_.is(at - 1, "-|to|every")) return std::nullopt;
    add(Kind::frequency, core::number_text(number.number) + " " + text_[i].text, at, i + 1);
    return i + 1;
  }

  void add(Kind kind, const std::string& value, std::size_t from, std::size_t to) {
    Candidate one = candidate(text_, kind, "dose", value, from, to);
    if (is_readable(one) && !of_no_patient(text_, from)) found_.push_back(std::move(one));
  }

  const Passage& text_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> doses_in(const Passage& passage) { return DoseRules(passage).find(); }

}  // namespace casebook::draft
