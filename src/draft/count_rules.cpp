#include "draft/count_rules.h"

#include <cmath>
#include <optional>
#include <string>

#include "core/text.h"

namespace casebook::draft {
namespace {

constexpr const char* kPersons = "patient|patients|case|cases|subject|subjects|individual|individuals|participant|participants|person|persons|people|woman|women|man|men|female|females|male|males|"
                                 "child|children|adult|adults|infant|infants|boy|boys|girl|girls|sister|sisters|brother|brothers|sibling|siblings|twins";
constexpr const char* kUnits = "plaque|plaques|lesion|lesions|area|areas|site|sites|side|sides";
constexpr const char* kAttributes = "adult|elderly|young|female|male|unrelated|consecutive|additional|other|further|remaining|affected|treated|untreated|new|white|black|asian|japanese|chinese|"
                                    "indian|korean|turkish|caucasian|german|italian|french|spanish|pediatric|paediatric|refractory|severe|symptomatic|evaluable|eligible|responding|index|older|younger|"
                                    "different|such|our|related|sporadic|familial|disease|hhd|more|these|those|enrolled|included|surviving|middle";
// A statement about the world's cases, or about what may be.
constexpr const char* kLiterature = "literature|worldwide|published|previously|review|reviewed|meta|date|prevalence|incidence|registry|database|articles|studies|pubmed|medline";
constexpr const char* kPossible = "may|might|should|could|can|would|must|recommend|recommended|future|larger|trials";
// What stands behind "all three" where it means patients.
constexpr const char* kDeeds = "had|were|was|showed|improved|responded|relapsed|achieved|experienced|received|reported|cleared|remained|flared|underwent|tolerated|stopped|took";

std::string text_of(const Figure& figure) { return core::number_text(figure.number); }

class CountRules {
 public:
  explicit CountRules(const Passage& passage) : text_(passage) {}

  std::vector<Candidate> find() {
    for (std::size_t i = 0; i < text_.size();) {
      const auto next = count_at(i);
      i = next ? *next : i + 1;
    }
    return std::move(found_);
  }

 private:
  std::optional<std::size_t> count_at(std::size_t at) {
    if (const auto next = quantified(at)) return next;
    if (const auto next = percent_of(at)) return next;
    const auto number = text_.whole(at);
    if (!number) return sample_size(at);
    if (const auto next = part_of_whole(at, *number)) return next;
    if (const auto next = part_of_all(at, *number)) return next;
    return bare(at, *number);
  }

  std::size_t determiner(std::size_t at) const { return text_.is(at, "the|our|these|those|all") ? at + 1 : at; }

  /// Behind attributes and the noun, if it is one of persons or, where `units`, of treated places.
  std::optional<std::size_t> noun(std::size_t at, bool units) const {
    const std::size_t i = skip_attributes(text_, at);
    if (!text_.same_sentence(at, i) || !(is_person(text_, i) || (units && text_.is(i, kUnits)))) {
      // "female" may have been taken for an attribute: "3 female and 2 male".
      return std::nullopt;
    }
    // patient-years, case reports, case-control, patient's mother
    if (text_.is(i + 1, "-") && !text_[i + 1].spaced) return std::nullopt;
    if (text_.is(i, "case|cases") && text_.is(i + 1, "report|reports|series|study|studies|control|controls")) return std::nullopt;
    return i + 1;
  }

  /// "(75%)": behind it, else `at`. \param percent  what it says
  std::size_t parenthesis(std::size_t at, std::optional<double>& percent) const {
    if (!text_.is(at, "(|[")) return at;
    const auto share = text_.figure(at + 1);
    if (!share || !text_.is(share->next, "%") || !text_.is(share->next + 1, ")|]")) return at;
    percent = share->number;
    return share->next + 2;
  }

  static bool agrees(double part, double whole, double percent) { return std::abs(100 * part / whole - percent) < 1; }

  /// "3 of 5 patients", "3 (60%) of the 5 patients", "3/5 patients", "3 of 5 (60%)".
  std::optional<std::size_t> part_of_whole(std::size_t at, const Figure& part) {
    std::optional<double> percent;
    std::size_t i = parenthesis(part.next, percent);
    const bool slash = text_.is(i, "/") && !text_[i].spaced && !text_[i + 1].spaced;
    const auto of = slash ? std::optional(i + 1) : text_.one_of(i, "out of|of");
    if (!of) return std::nullopt;
    const auto whole = text_.whole(slash ? *of : determiner(*of));
    if (!whole || whole->number < part.number || !text_.same_sentence(at, whole->next - 1)) return std::nullopt;
    i = parenthesis(whole->next, percent);
    const auto end = noun(i, true);
    const bool agreed = percent && agrees(part.number, whole->number, *percent);
    if (percent && !agreed) return whole->next;
    if (!end && !agreed) return std::nullopt;
    if (!end && i == whole->next && !text_.is(whole->next, ",|;|.|)|had|were|was")) return std::nullopt;   // 3 (60%) of 5 courses
    return add("who", text_of(part) + " of " + text_of(*whole), at, end.value_or(i));
  }

  /// "one of the patients": of how many is not said.
  std::optional<std::size_t> part_of_all(std::size_t at, const Figure& part) {
    if (!text_.is(part.next, "of") || !text_.is(part.next + 1, "the|our|these")) return std::nullopt;
    const auto end = noun(part.next + 2, false);
    if (!end || text_.is(at - 1, "-|to|or|than")) return std::nullopt;
    return add("who", text_of(part) + " of all patients", at, *end);
  }

  /// "27 % of 30 patients", where one whole number fits; "60% (3/5)".
  std::optional<std::size_t> percent_of(std::size_t at) {
    const auto share = text_.figure(at);
    if (!share || !text_.is(share->next, "%")) return std::nullopt;
    std::size_t i = share->next + 1;
    if (text_.is(i, "(")) {
      const auto part = text_.whole(i + 1);
      const auto of = part ? text_.one_of(part->next, "/|of") : std::nullopt;
      const auto whole = of ? text_.whole(*of) : std::nullopt;
      if (!whole || !text_.is(whole->next, ")") || whole->number < part->number || !agrees(part->number, whole->number, share->number)) return std::nullopt;
      return add("who", text_of(*part) + " of " + text_of(*whole), i + 1, whole->next);
    }
    if (!text_.is(i, "of")) return std::nullopt;
    const auto whole = text_.whole(determiner(i + 1));
    const auto end = whole ? noun(whole->next, true) : std::nullopt;
    if (!end) return std::nullopt;
    return add("who", text_of(*share) + " % of " + text_of(*whole), at, *end);
  }

  /// "3 patients", "three-patient series": the size of a group, or a part of one that the curator must name.
  std::optional<std::size_t> bare(std::size_t at, const Figure& number) {
    if (text_.is(number.next, "-") && !text_[number.next].spaced && text_.is(number.next + 1, "patient|case") && number.number > 1) {
      return add("size", text_of(number), at, number.next + 2);
    }
    const auto end = noun(number.next, false);
    if (!end) return std::nullopt;
    // More than 3, 2-3, Patient 3, 1 in 50,000: no number of patients of this report.
    if (at > 0 && text_.same_sentence(at - 1, at) &&
        text_.is(at - 1, "than|over|about|approximately|nearly|almost|least|most|every|-|patient|patients|case|cases|figure|table|stage|grade|phase|week|day|month|per|or|half|only")) {
      return *end;
    }
    if (at > 1 && text_.is(at - 1, "in|and|or|to|of") && (text_.figure(at - 2) || text_.is(at - 2, "%"))) return *end;
    const std::size_t last = *end - 1;
    if (text_.is(last, "case|cases") && text_.is(*end, "of") && !text_.before(at, 4, "report|describe|present|reporting|describing|presenting")) return *end;
    return add("size", text_of(number), at, *end);
  }

  /// "n = 3".
  std::optional<std::size_t> sample_size(std::size_t at) {
    if (!text_.is(at, "n") || !text_.is(at + 1, "=")) return std::nullopt;
    const auto number = text_.whole(at + 2);
    if (!number || !text_.is(number->next, ")|]|;|,|.")) return std::nullopt;
    return add("size", text_of(*number), at, number->next);
  }

  std::optional<std::size_t> quantified(std::size_t at) {
    if (text_.is(at - 1, "of|not|nearly|almost|virtually") && text_.same_sentence(at - 1, at)) return std::nullopt;
    if (text_.is(at, "all")) return all(at);
    if (!text_.is(at, "both|none|no|neither|some|several") || text_.in_sentence(at, kPossible)) return std::nullopt;
    if (text_.is(at, "both")) {
      const std::size_t i = determiner(text_.phrase(at, "both of").value_or(at + 1));
      const auto end = noun(i, false);
      // "both patients and physicians"
      if (!end || text_.is(*end, "and|or")) return std::nullopt;
      return add("who", "both", at, *end);
    }
    if (text_.phrase(at, "none of")) {
      const std::size_t i = determiner(at + 2);
      const auto number = text_.whole(i);
      const auto end = noun(number ? number->next : i, false);
      if (!end) return std::nullopt;
      return add("who", number ? "none of " + text_of(*number) : "none", at, *end);
    }
    if (text_.is(at, "no") && text_.is(at + 1, "patient|patients")) return text_.is(at + 2, "-|'") ? std::nullopt : add("who", "none", at, at + 2);
    if (text_.phrase(at, "neither patient")) return add("who", "none of 2", at, at + 2);
    if (text_.is(at, "some|several")) {
      const std::size_t i = determiner(text_.is(at + 1, "of") ? at + 2 : at + 1);
      if (!text_.is(i, "patients")) return std::nullopt;
      return add("who", "some", at, i + 1);
    }
    return std::nullopt;
  }

  std::optional<std::size_t> all(std::size_t at) {
    if (text_.is(at + 1, "but")) {
      const auto number = text_.whole(at + 2);
      if (!number) return std::nullopt;
      const auto of = text_.is(number->next, "of") ? text_.whole(determiner(number->next + 1)) : std::nullopt;
      const auto end = noun(of ? of->next : number->next, false);
      if (!end) return std::nullopt;
      return add("who", "all but " + text_of(*number) + (of ? " of " + text_of(*of) : ""), at, *end);
    }
    std::size_t i = text_.is(at + 1, "of") ? at + 2 : at + 1;
    if (text_.is(i, "the|our|these|those")) ++i;
    const auto number = text_.whole(i);
    const auto end = noun(number ? number->next : i, false);
    if (number && number->number > 1) {
      if (end) return add("who", "all " + text_of(*number), at, *end);
      if (text_.is(number->next, kDeeds) && text_.same_sentence(at, number->next)) return add("who", "all " + text_of(*number), at, number->next);
      return std::nullopt;
    }
    if (!end || number || text_.in_sentence(at, kPossible) || text_.is(*end, "of|with|who|should")) return std::nullopt;
    return add("who", "all", at, *end);
  }

  std::optional<std::size_t> add(const char* key, const std::string& value, std::size_t from, std::size_t to) {
    Candidate one = candidate(text_, Kind::count, key, value, from, to);
    if (!is_readable(one) || !text_.same_sentence(from, to - 1)) return std::nullopt;
    if (of_no_patient(text_, from) || text_.in_sentence(from, kLiterature)) return to;
    found_.push_back(std::move(one));
    return to;
  }

  const Passage& text_;
  std::vector<Candidate> found_;
};

}  // namespace

bool is_person(const Passage& passage, std::size_t at) { return passage.is(at, kPersons); }

std::size_t skip_attribute(const Passage& passage, std::size_t at) {
  if (passage.is(at, kAttributes)) return is_person(passage, at) && !is_person(passage, at + 1) ? at : at + 1;
  // Hailey-Hailey, treatment-resistant
  const bool joined = passage[at].kind == Piece::Kind::word && passage.is(at + 1, "-") && !passage[at + 1].spaced && !passage[at + 2].spaced &&
                      passage[at + 2].kind == Piece::Kind::word && !is_person(passage, at);
  return joined ? at + 3 : at;
}

std::size_t skip_attributes(const Passage& passage, std::size_t at) {
  for (int count = 0; count < 4; ++count) {
    const std::size_t next = skip_attribute(passage, at);
    if (next == at) break;
    at = next;
  }
  return at;
}

std::vector<Candidate> counts_in(const Passage& passage) { return CountRules(passage).find(); }

}  // namespace casebook::draft
