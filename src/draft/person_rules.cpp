#include "draft/person_rules.h"

#include <optional>
#include <string>

#include "core/text.h"
#include "draft/count_rules.h"

namespace casebook::draft {
namespace {

constexpr const char* kAgeUnits = "year|years|yr|yrs|y|yo|month|months|mo|week|weeks|wk|day|days";
constexpr const char* kOnePerson = "woman|man|girl|boy|female|male|lady|gentleman|patient|infant|child|neonate|newborn|toddler|adolescent|teenager|farmer|nurse|nonsmoker|smoker|primigravida";
constexpr const char* kFemale = "woman|girl|female|lady";
constexpr const char* kMale = "man|boy|male|gentleman";
constexpr const char* kFemales = "women|girls|females|sisters";
constexpr const char* kMales = "men|boys|males|brothers";
constexpr const char* kRelatives = "mother|father|sister|brother|son|daughter|aunt|uncle|cousin|wife|husband|grandmother|grandfather|nephew|niece|parent|parents|relative|relatives|partner";
constexpr const char* kOnset = "onset|since|before|until|after|than|from|began|begun|started|appeared|developed|diagnosed|diagnosis|under|over|below|above|least|minimum";
// A statement about women or men as such.
constexpr const char* kGeneral = "every|each|any|no|pregnant|childbearing|average|healthy";

std::string unit_of(const std::string& unit) {
  if (unit == "mo" || unit == "month" || unit == "months") return "months";
  if (unit == "week" || unit == "weeks" || unit == "wk") return "weeks";
  if (unit == "day" || unit == "days") return "days";
  return "years";
}

std::string age_of(double number, const std::string& unit) {
  const std::string name = unit_of(unit);
  return core::number_text(number) + (name == "years" ? "" : " " + name);
}

class PersonRules {
 public:
  explicit PersonRules(const Passage& passage) : text_(passage) {}

  std::vector<Candidate> ages() {
    for (std::size_t i = 0; i < text_.size();) {
      const auto next = age_at(i);
      i = next ? *next : i + 1;
    }
    return std::move(found_);
  }

  std::vector<Candidate> sexes() {
    for (std::size_t i = 0; i < text_.size();) {
      const auto next = sex_at(i);
      i = next ? *next : i + 1;
    }
    return std::move(found_);
  }

 private:
  /// The person of whom "45-year-old" at pieces up to `next` is said: "woman" of "45-year-old, otherwise healthy woman". nullopt: a scar, a relative, nobody.
  std::optional<std::size_t> person_behind(std::size_t at, std::size_t next) const {
    for (std::size_t i = next; i < next + 7 && i < text_.size() && text_.same_sentence(at, i); ++i) {
      if (text_.is(i, kRelatives)) return std::nullopt;
      if (text_.is(i, kOnePerson) || text_.is(i, "patient's|woman's|man's|girl's|boy's")) return i;
      if (text_.is(i, "scar|lesion|plaque|wound|rash|history|child's|graft|in|of|was|had|is|;|.|)|(|:")) return std::nullopt;
    }
    return std::nullopt;
  }

  bool of_relative(std::size_t at) const { return text_.before(at, 3, "his|her|whose|patient's|their"); }

  std::optional<std::size_t> age_at(std::size_t at) {
    if (const auto next = statistic(at)) return next;
    if (const auto next = decade(at)) return next;
    if (const auto next = aged(at)) return next;
    const auto number = text_.figure(at);
    if (!number) return std::nullopt;
    return year_old(at, *number);
  }

  /// "45-year-old", "45 years old", "45 yo", "8-month-old", "45 years of age".
  std::optional<std::size_t> year_old(std::size_t at, const Figure& number) {
    std::size_t i = number.next;
    if (text_.is(i, "-")) ++i;
    if (!text_.is(i, kAgeUnits)) return std::nullopt;
    const std::string unit = text_[i].text;
    ++i;
    if (text_.before(at, 4, kOnset)) return std::nullopt;
    if (const auto of_age = text_.phrase(i, "of age")) {
      if (text_.is(at - 1, "at|by|-|to|and|or|around|about") || text_.phrase(*of_age, "or older") || text_.phrase(*of_age, "or younger")) return std::nullopt;
      if (!text_.before(at, 8, "woman|man|patient|girl|boy|she|he|who")) return std::nullopt;
      return add("age", age_of(number.number, unit), at, *of_age, Kind::age);
    }
    if (unit == "yo" || (unit == "y" && text_.phrase(i, "/ o"))) {
      const std::size_t next = unit == "yo" ? i : i + 2;
      if (!person_behind(at, next) || of_relative(at)) return std::nullopt;
      return add("age", age_of(number.number, unit), at, next, Kind::age);
    }
    if (text_.is(i, "-")) ++i;
    if (!text_.is(i, "old")) return std::nullopt;
    ++i;
    const bool she_is = text_.is(at - 1, "is|was|,") && text_.before(at, 5, "she|he|patient|woman|man") && !text_.before(at, 5, kRelatives);
    if (!(person_behind(at, i) || she_is) || of_relative(at)) return std::nullopt;
    return add("age", age_of(number.number, unit), at, i, Kind::age);
  }

  /// "aged 45 years", "age 45 years", "aged 36 to 62 years", "ages 36-62".
  std::optional<std::size_t> aged(std::size_t at) {
    if (!text_.is(at, "aged|age|ages")) return std::nullopt;
    const bool as_noun = !text_.is(at, "aged");
    if (text_.before(at, 4, kOnset) || text_.before(at, 3, kRelatives) || text_.is(at - 1, "mean|median|average|the|of|at|by")) return std::nullopt;
    std::size_t i = at + 1;
    if (as_noun && text_.is(i, ",|:")) ++i;
    if (text_.is(i, "range|ranged|ranging")) return range(at, i + 1);
    if (text_.phrase(i, "between")) return range(at, i + 1);
    const auto low = text_.figure(i);
    if (!low) return std::nullopt;
    if (text_.is(low->next, "-|to")) return range(at, i);
    if (text_.is(low->next, ",|and|or|/|&")) return std::nullopt;   // of several persons: whose is whose?
    if (as_noun && !text_.is(low->next, kAgeUnits)) return std::nullopt;
    const bool named = text_.is(low->next, kAgeUnits);
    const std::size_t next = named ? low->next + 1 : low->next;
    if (text_.is(next, "or|and|,") && text_.is(next + 1, "older|younger|over|above|under|below|more|less")) return std::nullopt;
    return add("age", age_of(low->number, named ? text_[low->next].text : "years"), at, next, Kind::age);
  }

  /// "31-68 years" behind a word that says that these are ages.
  std::optional<std::size_t> range(std::size_t from, std::size_t at) {
    std::size_t i = at;
    while (text_.is(i, ",|:|from|between|was")) ++i;
    const auto low = text_.figure(i);
    if (!low) return std::nullopt;
    std::size_t j = low->next;
    const bool low_unit = text_.is(j, kAgeUnits) && !text_.is(j, "-");
    std::string unit = low_unit ? text_[j].text : "";
    if (low_unit) ++j;
    if (!text_.is(j, "-|to|and")) return std::nullopt;
    const auto high = text_.figure(j + 1);
    if (!high || high->number <= low->number) return std::nullopt;
    std::size_t next = high->next;
    if (text_.is(next, kAgeUnits)) {
      const bool same = unit.empty() || unit_of(unit) == unit_of(text_[next].text);
      if (!same) return std::nullopt;
      unit = text_[next].text;
      ++next;
    }
    const std::string value = "range " + core::number_text(low->number) + "-" + core::number_text(high->number) + " " + unit_of(unit);
    return add("age", value, from, next, Kind::age);
  }

  /// "mean age was 47 years", "median (range) age, 47 (31-68) years" gives the first figure only; behind an age "range, 31-68 years".
  std::optional<std::size_t> statistic(std::size_t at) {
    if (text_.is(at, "range") && text_.before(at, 10, "age|aged|ages") && !text_.before(at, 10, "onset|duration|follow|dose|time")) {
      if (const auto next = range(at, at + 1)) return next;
    }
    if (!text_.is(at, "mean|median")) return std::nullopt;
    std::size_t i = at + 1;
    if (text_.is(i, "(|[") && text_.is(i + 2, ")|]")) i += 3;
    if (text_.is(i, "patient|patients'")) ++i;
    if (!text_.is(i, "age")) return std::nullopt;
    ++i;
    if (text_.phrase(i, "at") || text_.phrase(i, "of onset")) return std::nullopt;
    if (const auto whose = text_.one_of(i, "of the patients|of patients|of our patients")) i = *whose;
    while (text_.is(i, ",|:|was|of|=|is")) ++i;
    const auto number = text_.figure(i);
    if (!number) return std::nullopt;
    std::size_t next = number->next;
    std::string deviation;
    const bool plus_minus = text_.characters(text_[next].begin, text_[next].end) == "±";
    if (plus_minus && text_[next + 1].kind == Piece::Kind::number) {
      deviation = ", SD " + text_[next + 1].text;
      next += 2;
    } else if (text_.is(next, "(|[") && text_[next + 1].kind == Piece::Kind::number && text_.is(next + 2, ")|]") && text_.before(i, 6, "sd")) {
      deviation = ", SD " + text_[next + 1].text;
      next += 3;
    }
    if (!text_.is(next, kAgeUnits)) return std::nullopt;
    const std::string value = text_[at].text + " " + core::number_text(number->number) + " " + unit_of(text_[next].text) + deviation;
    return add("age", value, at, next + 1, Kind::age);
  }

  /// "in her 40s", "in his early 60s".
  std::optional<std::size_t> decade(std::size_t at) {
    const auto start = text_.one_of(at, "in his|in her|in their");
    if (!start || text_.before(at, 4, kOnset)) return std::nullopt;
    std::size_t i = *start;
    std::string part;
    if (text_.is(i, "early|mid|late")) {
      part = text_[i].text + " ";
      ++i;
      if (text_.is(i, "-")) ++i;
    }
    if (text_[i].kind != Piece::Kind::number || !text_.is(i + 1, "s") || text_[i + 1].spaced) return std::nullopt;
    return add("age", part + text_[i].text + "s", at, i + 2, Kind::age);
  }

  struct Sexed {
    int number = 0;
    std::string sex;
    std::size_t next = 0;
  };

  /// "2 women", "three unrelated men", "2 female patients", "1 male".
  std::optional<Sexed> counted_sex(std::size_t at) const {
    const auto number = text_.is(at, "a") ? std::optional(Figure{1, true, at + 1}) : text_.whole(at);
    if (!number || number->number > 1e6) return std::nullopt;
    if (text_.is(at - 1, "of|/|-|to|than|patient|case") && text_.same_sentence(at - 1, at)) return std::nullopt;
    if (text_.is(at - 1, "the|our|these") && text_.is(at - 2, "of")) return std::nullopt;   // a part of them
    std::size_t i = number->next;
    // Attributes may hold the sex itself: "two unrelated female patients".
    for (int count = 0; count < 3; ++count) {
      const bool female = text_.is(i, kFemales) || text_.is(i, kFemale);
      const bool male = text_.is(i, kMales) || text_.is(i, kMale);
      if (female || male) {
        std::size_t next = i + 1;
        if (text_.is(i, "female|male") && is_person(text_, next) && !text_.is(next, "female|male|females|males")) ++next;
        if (text_.is(next, "-") && !text_[next].spaced) return std::nullopt;
        return Sexed{static_cast<int>(number->number), female ? "female" : "male", next};
      }
      const std::size_t skipped = skip_attribute(text_, i);
      if (skipped == i) break;
      i = skipped;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> sex_at(std::size_t at) {
    if (const auto first = counted_sex(at)) {
      std::size_t i = first->next;
      while (text_.is(i, ",|;|and|&") && i < first->next + 2) ++i;
      if (i > first->next && text_.same_sentence(at, i)) {
        const auto second = counted_sex(i);
        if (second && second->sex != first->sex && !(text_.is(at, "a") && text_.is(i, "a"))) {
          return add("sex", std::to_string(first->number) + " " + first->sex + ", " + std::to_string(second->number) + " " + second->sex, at, second->next, Kind::sex);
        }
      }
      if (text_.is(at, "a")) return one_person(at, first->next);
      if (first->number == 1) return add("sex", first->sex, at, first->next, Kind::sex);
      return add("sex", std::to_string(first->number) + " " + first->sex, at, first->next, Kind::sex);
    }
    if (const auto number = text_.figure(at)) return beside_age(at, *number);
    return std::nullopt;
  }

  /// The woman of "a woman", "a white female patient".
  std::optional<std::size_t> one_person(std::size_t at, std::size_t next) {
    std::size_t i = at + 1;
    while (i < next && !text_.is(i, kFemale) && !text_.is(i, kMale)) ++i;
    if (i >= next || text_.in_sentence(at, kGeneral)) return std::nullopt;
    const bool noun = text_.is(i, "woman|man|girl|boy|lady|gentleman") || next > i + 1 || text_.is(i + 1, "with|who|had|presented|in|aged|,");
    if (!noun) return std::nullopt;
    return add("sex", text_.is(i, kFemale) ? "female" : "male", i, i + 1, Kind::sex);
  }

  /// The woman of "45-year-old, otherwise healthy woman".
  std::optional<std::size_t> beside_age(std::size_t at, const Figure& number) {
    std::size_t i = number.next;
    if (text_.is(i, "-")) ++i;
    if (!text_.is(i, kAgeUnits)) return std::nullopt;
    const bool short_form = text_.is(i, "yo");
    ++i;
    if (!short_form) {
      if (const auto slashed = text_.phrase(i, "/ o")) {
        i = *slashed;
      } else {
        if (text_.is(i, "-")) ++i;
        if (!text_.is(i, "old")) return std::nullopt;
        ++i;
      }
    }
    if (of_relative(at) || text_.before(at, 3, kOnset)) return std::nullopt;
    const auto person = person_behind(at, i);
    if (!person || !(text_.is(*person, kFemale) || text_.is(*person, kMale))) return std::nullopt;
    return add("sex", text_.is(*person, kFemale) ? "female" : "male", *person, *person + 1, Kind::sex);
  }

  std::optional<std::size_t> add(const char* key, const std::string& value, std::size_t from, std::size_t to, Kind kind) {
    Candidate one = candidate(text_, kind, key, value, from, to);
    if (!is_readable(one) || !text_.same_sentence(from, to - 1)) return std::nullopt;
    if (of_no_patient(text_, from) || (kind == Kind::sex && text_.in_sentence(from, "literature|prevalence|ratio|published"))) return to;
    found_.push_back(std::move(one));
    return to;
  }

  const Passage& text_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> ages_in(const Passage& passage) { return PersonRules(passage).ages(); }
std::vector<Candidate> sexes_in(const Passage& passage) { return PersonRules(passage).sexes(); }

}  // namespace casebook::draft
