#include <algorithm>
#include <array>
#include <cctype>

#include "casefile/check.h"
#include "casefile/claims.h"
#include "core/date.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

constexpr const char* kMessage = "initials, a birth date or a place below region";

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

/// 'J.D.', 'J. D.', 'JD', 'M.K.L.': nothing but capitals, perhaps with points, and two or three of them. 'P1' and 'II'
/// are labels as printed.
bool is_initials(std::string_view label) {
  int letters = 0;
  bool points = false;
  for (const char c : label) {
    if (is_upper(c)) {
      ++letters;
    } else if (c == '.') {
      points = true;
    } else if (c != ' ' && c != '-') {
      return false;
    }
  }
  const bool roman = std::all_of(label.begin(), label.end(), [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
  return letters >= 2 && letters <= 3 && (points || label.size() == static_cast<std::size_t>(letters)) && !roman;
}

/// Words that only come with a person's own date or address.
bool is_telling(const std::string& words) {
  static constexpr std::array<const char*, 10> kTelling{"born on ",  "born in ",  "date of birth", "birth date",
                                                        "birthdate", "initials ", "village",       " street",
                                                        "postcode",  "zip code"};
  if (words.empty()) return false;
  const std::string lower = core::lower_ascii(words);
  return std::any_of(kTelling.begin(), kTelling.end(),
                     [&](const char* telling) { return lower.find(telling) != std::string::npos; });
}

bool is_full_date(const std::string& words) {
  const std::optional<core::Date> date = core::read_date(core::trimmed(words));
  return date && date->day;
}

void run(const CaseFile& file, const Surroundings&, std::vector<core::Diagnostic>& problems) {
  const auto report = [&](const core::SourceSpan& where) {
    problems.push_back({core::Severity::warning, "identifying-detail", where, kMessage, "leave it out"});
  };
  for (const PatientRecord& patient : file.patients) {
    if (is_initials(patient.label)) report(patient.where);
  }
  for (const CharacteristicRecord& trait : file.characteristics) {
    if (is_full_date(trait.value_text) || is_telling(trait.value_text)) report(trait.values.of("value", trait.where));
  }
  for_each_claim(file, [&](const ClaimRecord& claim) {
    if (is_telling(claim.said)) report(claim.values.of("said", claim.where));
    if (is_telling(claim.note)) report(claim.values.of("note", claim.where));
  });
}

}  // namespace

extern const Check check_identifying_detail;
const Check check_identifying_detail{"identifying-detail", run};

}  // namespace casebook::casefile
