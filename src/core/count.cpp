#include "core/count.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/phrase.h"
#include "core/text.h"

namespace casebook::core {

namespace {

using Kind = Token::Kind;
using Form = Count::Form;

constexpr const char* kCountHint = "all, 2 of 3, none, some or a label";

std::string in_words(int number) {
  for (const char* const word :
       {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}) {
    if (number_word(word) == number) return word;
  }
  return std::to_string(number);
}

std::string patients(int number) { return fmt::format("{} {}", number, number == 1 ? "patient" : "patients"); }

class CountReader {
 public:
  explicit CountReader(std::string_view text) : phrase_(text) {}

  Reading<Count> read() {
    if (count() && group()) {
      count_.words = phrase_.text();
      return Reading<Count>::of(std::move(count_));
    }
    if (failure_) return {std::nullopt, {*failure_}};
    return Reading<Count>::failure("who-unreadable", "cannot read " + quoted(phrase_.text()) + " as a count",
                                   hint_unless_odd_character(phrase_.text(), kCountHint));
  }

 private:
  bool fail(std::string rule, std::string message, std::string hint) {
    failure_ = Finding{Severity::error, std::move(rule), std::move(message), std::move(hint)};
    return false;
  }

  bool count() {
    if (phrase_.take("all but")) {
      count_.form = Form::all_but;
      count_.number = phrase_.take_whole();
      if (!count_.number || !size()) return false;
      if (count_.of && *count_.number > *count_.of) {
        return fail("affected-above-cohort", fmt::format("all but {} in a group of {}", *count_.number, *count_.of),
                    {});
      }
      return true;
    }
    for (const auto& [word, form] :
         {std::pair{"all", Form::all}, std::pair{"both", Form::both}, std::pair{"none", Form::none},
          std::pair{"some", Form::some}, std::pair{"not stated", Form::not_stated}}) {
      if (!phrase_.take(word)) continue;
      count_.form = form;
      return bare_size() || size();
    }
    return share() || (!failure_ && whole());
  }

  /// "all 3", "all three patients".
  bool bare_size() {
    if (count_.form != Form::all) return false;
    const std::size_t start = phrase_.mark();
    phrase_.take("the");
    count_.of = phrase_.take_whole();
    if (count_.of && *count_.of > 0 && at_end_of_size()) return true;
    count_.of.reset();
    phrase_.rewind(start);
    return false;
  }

  /// "of 3" where a number stands, and not the beginning of a group's name ("of 12-week arm"). False for "of 0" and "of
  /// 3 men".
  bool size() {
    const std::size_t start = phrase_.mark();
    if (!phrase_.take_one_of({"out of", "of", "/"})) return true;
    phrase_.take("the");
    const std::optional<int> number = phrase_.take_whole();
    if (number && at_end_of_size()) {
      if (*number == 0)
        return fail("who-unreadable", quoted(phrase_.text()) + " counts in a group of nobody", kCountHint);
      count_.of = number;
      return true;
    }
    if (number && phrase_.peek().kind == Kind::word) {
      return fail("who-unreadable", "cannot read " + quoted(phrase_.text()) + " as a count",
                  phrase_.words(0, phrase_.mark()) + " in " + phrase_.rest());
    }
    phrase_.rewind(start);
    return true;
  }

  /// Takes the unit that is said again ("3 of 3 patients"). True at the end and before "in" or "of".
  bool at_end_of_size() {
    const std::size_t start = phrase_.mark();
    phrase_.take("treated");
    const bool unit =
        phrase_.take_one_of({"patients", "patient", "people", "persons", "cases", "subjects", "participants",
                             "individuals", "plaques", "lesions", "areas", "sites", "sides"});
    if (!unit) phrase_.rewind(start);
    return phrase_.done() || phrase_.next_is_word("in") || phrase_.next_is_word("of");
  }

  /// "75 % of 4", "two thirds of 30".
  bool share() {
    const std::size_t start = phrase_.mark();
    double percent = 0;
    double tolerance = 1e-9;
    if (phrase_.take_one_of({"half", "one half", "a half"})) {
      percent = 50;
    } else if (phrase_.take_one_of({"one third", "a third"})) {
      percent = 100.0 / 3;
    } else if (phrase_.take("two thirds")) {
      percent = 200.0 / 3;
    } else if (phrase_.take_one_of({"a quarter", "one quarter"})) {
      percent = 25;
    } else if (phrase_.take("three quarters")) {
      percent = 75;
    } else if (phrase_.peek().kind == Kind::number) {
      const std::string digits = phrase_.peek().text;
      const std::size_t point = digits.find('.');
      const double decimals = point == std::string::npos ? 0 : static_cast<double>(digits.size() - point - 1);
      percent = *phrase_.take_number();
      tolerance += 0.5 * std::pow(10.0, -decimals);
      if (!phrase_.take_one_of({"%", "percent", "per cent"})) {
        phrase_.rewind(start);
        return false;
      }
    } else {
      return false;
    }
    const std::string written = phrase_.words(start, phrase_.mark());
    count_.form = Form::share_of_n;
    if (!size()) return false;
    if (!count_.of) {
      const std::string group = phrase_.take_one_of({"of", "in"}) ? " in " + phrase_.rest() : "";
      return fail("who-unreadable", quoted(phrase_.text()) + " does not say of how many", written + " of 30" + group);
    }
    // The whole numbers k with |100 k / n - percent| within half of the last digit written.
    const double of = *count_.of;
    const double least = std::max(0.0, std::ceil((percent - tolerance) / 100 * of - 1e-9));
    const double most = std::min(of, std::floor((percent + tolerance) / 100 * of + 1e-9));
    if (least != most) {
      return fail("percent-not-a-count",
                  fmt::format("{} of {} fits {}", written, *count_.of,
                              least > most ? "no whole number" : "several whole numbers"),
                  "write the count that the text gives");
    }
    count_.number = static_cast<int>(least);
    return true;
  }

  bool whole() {
    count_.form = Form::k_of_n;
    count_.number = phrase_.take_whole();
    if (!count_.number) return false;
    if (phrase_.done()) {
      return fail("who-unreadable", quoted(phrase_.text()) + " does not say of how many",
                  fmt::format("{} of {}", *count_.number, std::max(3, *count_.number)));
    }
    const std::size_t start = phrase_.mark();
    if (!size()) return false;
    if (phrase_.mark() == start) return phrase_.next_is_word("in") || phrase_.next_is_word("of");
    if (*count_.number > *count_.of) {
      return fail("affected-above-cohort",
                  fmt::format("{} affected in a group of {}", patients(*count_.number), *count_.of),
                  fmt::format("{} of {}?", *count_.of, *count_.number));
    }
    return true;
  }

  bool group() {
    if (!count_.of && count_.form != Form::k_of_n) {
      phrase_.take_one_of({"patients", "people", "persons", "cases", "subjects"});
    }
    if (phrase_.done()) return true;
    if (!phrase_.take_one_of({"in", "of"})) return false;
    const Token::Kind kind = phrase_.peek().kind;
    count_.group = phrase_.rest();
    return kind == Kind::word || kind == Kind::number || kind == Kind::sign;
  }

  Phrase phrase_;
  Count count_;
  std::optional<Finding> failure_;
};

}  // namespace

Reading<Count> read_count(std::string_view text) { return CountReader(text).read(); }

Reading<CountClaim> apply_count(const Count& count, std::optional<int> size, std::string_view group) {
  const std::string name = quoted(group.empty() ? "all patients" : group);
  const std::optional<int> looked_at = count.of ? count.of : size;
  CountClaim claim;
  claim.assessed = looked_at;
  switch (count.form) {
    case Count::Form::all:
      claim.affected = looked_at;
      break;
    case Count::Form::both:
      if (!count.of && looked_at && *looked_at < 2) {
        return Reading<CountClaim>::failure("affected-above-cohort",
                                            fmt::format("2 patients affected in a group of {}", *looked_at));
      }
      if (looked_at && *looked_at != 2) {
        return Reading<CountClaim>::failure("who-unreadable", fmt::format("'both' in a group of {}", *looked_at),
                                            fmt::format("all, or 2 of {}", *looked_at));
      }
      claim.affected = claim.assessed = 2;
      break;
    case Count::Form::none:
      claim.affected = 0;
      break;
    case Count::Form::all_but:
      claim.basis = "derived";
      if (looked_at) {
        if (*count.number > *looked_at) {
          return Reading<CountClaim>::failure("affected-above-cohort",
                                              fmt::format("all but {} in a group of {}", *count.number, *looked_at));
        }
        claim.affected = *looked_at - *count.number;
      }
      break;
    case Count::Form::some:
    case Count::Form::not_stated:
      claim.assessed = count.of;
      break;
    case Count::Form::k_of_n:
      claim.affected = count.number;
      break;
    case Count::Form::share_of_n:
      claim.affected = count.number;
      claim.basis = "derived";
      break;
  }
  if (claim.affected && claim.assessed && *claim.affected > *claim.assessed) {
    return Reading<CountClaim>::failure(
        "affected-above-cohort",
        fmt::format("{} affected in a group of {}", patients(*claim.affected), *claim.assessed),
        fmt::format("{} of {}?", *claim.assessed, *claim.affected));
  }
  Reading<CountClaim> reading;
  if (count.of && size && *count.of > *size) {
    const std::string affected = claim.affected ? std::to_string(*claim.affected) : "some";
    return Reading<CountClaim>::failure("assessed-above-cohort",
                                        fmt::format("{} looked at, but {} has {}", *count.of, name, *size),
                                        fmt::format("name the group: {} of {} in ...", affected, *count.of));
  }
  if (count.of && size && *count.of < *size) {
    reading.findings.push_back({Severity::note, "assessed-below-cohort",
                                fmt::format("{} looked at of {}", *count.of, *size),
                                fmt::format("name the group if the {} are known", in_words(*count.of))});
  }
  reading.value = std::move(claim);
  return reading;
}

Reading<std::vector<CountedWord>> read_counted_words(std::string_view text) {
  Phrase phrase(text);
  std::vector<CountedWord> counts;
  const auto at_separator = [&] {
    const Token& next = phrase.peek(1);
    const bool number = next.kind == Kind::number || (next.kind == Kind::word && number_word(next.text));
    const std::string& sign = phrase.peek().text;
    return number && (sign == "," || sign == ";" || sign == "and");
  };
  bool readable = true;
  do {
    const std::optional<int> number = phrase.take_whole();
    const std::size_t start = phrase.mark();
    while (!phrase.done() && !at_separator()) phrase.skip();
    const std::string word = phrase.words(start, phrase.mark());
    readable = number && !word.empty() && word.find_first_of(",;") == std::string::npos;
    if (readable) counts.push_back({*number, word});
    const bool more = !phrase.done();
    phrase.skip();
    if (!more) break;
  } while (readable);
  if (!readable) {
    return Reading<std::vector<CountedWord>>::failure("value-unreadable",
                                                      "cannot read " + quoted(phrase.text()) + " as counts",
                                                      hint_unless_odd_character(phrase.text(), "3 female, 1 male"));
  }
  return Reading<std::vector<CountedWord>>::of(std::move(counts));
}

}  // namespace casebook::core
