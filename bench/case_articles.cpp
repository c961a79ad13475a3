#include "case_articles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace casebook::bench {
namespace {

constexpr std::uint64_t kTermSeed = 169600;
constexpr std::size_t kFirstPmid = 80'000'001;       // above PubMed's own numbers
constexpr std::size_t kFirstNoticePmid = 100'000'001;
constexpr std::size_t kAlwaysRare = 20'000;          // words of a term's name are among these

constexpr std::array<std::string_view, 6> kConditionKinds{"disease", "syndrome", "dermatosis", "dystrophy", "deficiency", "tumour"};
constexpr std::array<std::string_view, 5> kRoutes{"oral", "topical", "subcutaneous", "intravenous", "intralesional"};
constexpr std::array<std::string_view, 4> kRates{"daily", "twice daily", "weekly", "every 2 weeks"};
constexpr std::array<std::string_view, 8> kHarms{"nausea", "headache", "rash", "fatigue", "vivid dreams", "raised transaminases", "injection site pain", "diarrhoea"};
constexpr std::array<std::string_view, 4> kReasons{"clearance", "nausea", "patient's wish", "no further benefit"};
constexpr std::array<std::string_view, 4> kResults{"failed", "partial", "relapsed", "helped"};
constexpr std::array<std::string_view, 6> kPlaces{"abstract", "case report", "table 1", "figure 2", "results", "discussion"};
constexpr std::array<int, 6> kDoses{1, 3, 5, 10, 25, 100};

template <typename... Values>
void add(std::string& out, fmt::format_string<Values...> format, Values&&... values) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Values>(values)...);
}

/// Inside quotes of JSON.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string vocabulary_line(const char* name, const std::vector<std::string>& terms) {
  std::string line = fmt::format(R"({{"vocabulary":"{}","terms":[)", name);
  for (const auto& term : terms) add(line, R"({}{{"name":"{}"}})", &term == &terms.front() ? "" : ",", term);
  return line + "]}\n";
}

/// One outcome: its endpoint, and its time in one of the forms that the endpoint can have.
struct Outcome {
  std::string_view endpoint;
  enum class Time { range_of_weeks, within, look, held } time;
};
constexpr std::array<Outcome, 9> kOutcomes{{{"first improvement", Outcome::Time::range_of_weeks},
                                            {"clinical resolution", Outcome::Time::within},
                                            {"partial improvement", Outcome::Time::range_of_weeks},
                                            {"percent clearance", Outcome::Time::look},
                                            {"maintained response", Outcome::Time::held},
                                            {"quality of life improved", Outcome::Time::look},
                                            {"pain improved", Outcome::Time::look},
                                            {"pruritus improved", Outcome::Time::look},
                                            {"recurrence at treated site", Outcome::Time::range_of_weeks}}};

}  // namespace

CaseArticles::CaseArticles(std::uint64_t seed) : words_(seed) {
  InventedWords terms(kTermSeed);
  std::set<std::string> taken;
  while (conditions_.size() < kConditions) {
    std::string name = terms.rare_of(kAlwaysRare);
    if (terms.chance(50)) name += " " + terms.rare_of(kAlwaysRare);
    name += " " + std::string(kConditionKinds[terms.below(kConditionKinds.size())]);
    if (taken.insert(name).second) conditions_.push_back(std::move(name));
  }
  while (interventions_.size() < kInterventions) {
    std::string name = terms.rare_of(kAlwaysRare) + (terms.chance(30) ? "mab" : terms.chance(50) ? "xone" : "ine");
    if (taken.insert(name).second) interventions_.push_back(std::move(name));
  }
  for (int i = 0; i < 300; ++i) journals_.push_back(InventedWords::capital(terms.rare()) + " journal of " + terms.rare());
}

std::string CaseArticles::vocabulary() const { return vocabulary_line("conditions", conditions_) + vocabulary_line("interventions", interventions_); }

const std::string& CaseArticles::condition() {
  return conditions_[static_cast<std::size_t>(std::pow(words_.share(), 1.5) * static_cast<double>(kConditions))];
}

const std::string& CaseArticles::intervention() {
  return interventions_[static_cast<std::size_t>(std::pow(words_.share(), 3) * static_cast<double>(kInterventions))];
}

std::string CaseArticles::who(std::size_t patients) {
  const auto affected = 1 + words_.below(patients);
  return affected == patients ? "all" : fmt::format("{} of {}", affected, patients);
}

CaseArticles::Article CaseArticles::article(std::size_t number, bool with_record) {
  Article made;
  std::string& out = made.line;
  out.reserve(4096);
  const auto dice = words_.below(100);
  const std::size_t patients = dice < 70 ? 1 : dice < 87 ? 2 : dice < 95 ? 3 : 4 + words_.below(4);
  const bool told_apart = patients <= 3;
  const auto& disease = condition();
  const auto courses = 1 + words_.below(3);
  std::vector<const std::string*> treatments;          // those before, then those studied, each once
  const auto before = words_.below(3);
  while (treatments.size() < before + courses) {
    const auto* const treatment = &intervention();
    if (std::find(treatments.begin(), treatments.end(), treatment) == treatments.end()) treatments.push_back(treatment);
  }
  const auto year = 1990 + words_.below(36);
  const auto month = 1 + words_.below(12);
  const auto day = 1 + words_.below(28);
  const std::string family(words_.family());
  std::string key;
  for (const char c : family) {
    if (c >= 'a' && c <= 'z') key += c;
    if (c >= 'A' && c <= 'Z') key += static_cast<char>(c - 'A' + 'a');
  }
  const std::string title = fmt::format("{} of {} with {}{}: {}", patients == 1 ? "Treatment" : "Case series", disease, *treatments[before], courses > 1 ? " and more" : "",
                                        quoted(plain(words_.sentence(5 + words_.below(6)))));
  std::vector<std::pair<std::string, std::string>> authors{{family, std::string(words_.given())}};
  for (auto more = words_.below(5); more > 0; --more) authors.emplace_back(std::string(words_.family()), std::string(words_.given()));
  const auto& journal = journals_[words_.below(journals_.size())];
  const auto volume = 1 + words_.below(200);
  const auto issue = 1 + words_.below(12);
  const auto page = 1 + words_.below(3000);

  add(out, R"({{"article":{{"key":"{}-{}-{:07}","title":"{}","authors":")", key, year, number, title);
  for (const auto& [name, given] : authors) add(out, "{}{}, {}", &name == &authors.front().first ? "" : "; ", name, given);
  add(out, R"(","journal":"{}","published":"{}-{:02}-{:02}","volume":"{}","issue":"{}","pages":"{}-{}","doi":"10.5555/casebook.{:07}","pmid":"{}",)", journal, year, month, day,
      volume, issue, page, page + 4, number, kFirstPmid + number);
  add(out, R"("language":"en","design":"{}","text read":"{}"}},"at":"abstract")", patients == 1 ? "case report" : "case series", words_.chance(60) ? "abstract" : "full text");

  bool dose_in_question = false;
  if (words_.chance(3)) {
    const auto kind = words_.below(100);
    dose_in_question = kind < 15;
    add(out, R"(,"errata":[{{"kind":"{}","scope":"{}","published":"{}-{:02}","pmid":"{}","summary":"{}"{}}}])",
        kind < 75   ? "correction"
        : kind < 92 ? "retraction"
                    : "expression of concern",
        dose_in_question ? "dose"
        : kind < 75      ? "affiliation"
                         : "data",
        year + 1, month, kFirstNoticePmid + number, quoted(plain(words_.sentence(6))), dose_in_question ? R"(,"touches":["dose"])" : "");
  }

  add(out, R"(,"cohort":{{"size":{},"condition":"{}")", patients, disease);
  if (patients > 1 && words_.chance(40)) add(out, R"(,"age":"mean {} years")", 20 + words_.below(50));
  out += '}';
  if (told_apart) {
    out += R"(,"patients":[)";
    for (std::size_t i = 1; i <= patients; ++i) {
      add(out, R"({}{{"label":"Patient {}","sex":"{}","age":"{} years")", i == 1 ? "" : ",", i, words_.chance(50) ? "female" : "male", 4 + words_.below(86));
      if (words_.chance(30)) add(out, R"(,"disease duration":"{} years")", 1 + words_.below(30) / 10);
      out += '}';
    }
    out += ']';
  }

  for (std::size_t i = 0; i < before; ++i) {
    out += i == 0 ? R"(,"prior":[)" : ",";
    add(out, R"({{"treatment":"{}")", *treatments[i]);
    if (patients > 1) add(out, R"(,"who":"{}")", who(patients));
    add(out, R"(,"result":"{}"}})", kResults[words_.below(kResults.size())]);
    if (i + 1 == before) out += ']';
  }

  out += R"(,"courses":[)";
  for (std::size_t i = 0; i < courses; ++i) {
    // Of several patients, every fourth course is one person's.
    const bool one_person = patients == 1 || (told_apart && words_.chance(25));
    add(out, R"({}{{"treatment":"{}")", i == 0 ? "" : ",", *treatments[before + i]);
    if (patients > 1) {
      if (one_person) {
        add(out, R"(,"who":"Patient {}")", 1 + words_.below(patients));
      } else {
        out += R"(,"who":"all")";
      }
    }
    const auto some = [&] {
      if (!one_person) add(out, R"(,"who":"{}")", who(patients));
    };
    add(out, R"(,"route":"{}","steps":[)", kRoutes[words_.below(kRoutes.size())]);
    const auto steps = 1 + words_.below(4);
    const auto rate = kRates[words_.below(kRates.size())];
    const auto dose = kDoses[words_.below(kDoses.size())];
    std::size_t week = 0;
    for (std::size_t step = 1; step <= steps; ++step) {
      const bool stop = step > 1 && step == steps && words_.chance(40);
      if (stop) {
        add(out, R"(,{{"stop":"{}")", kReasons[words_.below(kReasons.size())]);
      } else {
        add(out, R"({}{{"dose":"{} mg {}")", step == 1 ? "" : ",", static_cast<std::size_t>(dose) * step, rate);
      }
      if (step > 1) {
        some();
        week += 1 + words_.below(8);
        if (words_.chance(80)) add(out, R"(,"when":"{} weeks")", week);
      } else if (i == 0 && dose_in_question) {
        out += R"(,"id":"dose")";
      }
      if (words_.chance(25)) add(out, R"(,"at":"{}")", kPlaces[words_.below(kPlaces.size())]);
      out += '}';
    }
    out += R"(],"outcomes":[)";
    auto wanted = 1 + words_.below(6);
    std::size_t first = words_.below(kOutcomes.size());
    for (std::size_t n = 0; n < wanted; ++n) {
      const auto& outcome = kOutcomes[(first + n) % kOutcomes.size()];
      add(out, R"({}{{"endpoint":"{}")", n == 0 ? "" : ",", outcome.endpoint);
      some();
      const auto figure = 1 + words_.below(12);
      switch (outcome.time) {
        case Outcome::Time::range_of_weeks:
          add(out, R"(,"when":"{}-{} weeks")", figure, figure + 1 + words_.below(4));
          break;
        case Outcome::Time::within:
          add(out, R"(,"when":"within {} months")", figure + 1);
          break;
        case Outcome::Time::look:
          add(out, R"(,"when":"at {} weeks")", figure * 4);
          break;
        case Outcome::Time::held:
          add(out, R"(,"when":"held to {} months")", figure + 1);
          break;
      }
      if (outcome.endpoint == "percent clearance") add(out, R"(,"value":"{} %")", 5 * (1 + words_.below(20)));
      if (words_.chance(50)) add(out, R"(,"said":"{}")", quoted(plain(words_.sentence(5 + words_.below(7)))));
      if (words_.chance(30)) add(out, R"(,"at":"{}")", kPlaces[words_.below(kPlaces.size())]);
      out += '}';
    }
    out += R"(],"adverse events":)";
    const auto harm = words_.below(100);
    if (harm < 35) {
      out += R"("not reported")";
    } else if (harm < 60) {
      out += R"("none reported")";
    } else {
      const auto events = 1 + words_.below(2);
      const auto start = words_.below(kHarms.size());
      for (std::size_t n = 0; n < events; ++n) {
        add(out, R"({}{{"event":"{}")", n == 0 ? "[" : ",", kHarms[(start + n) % kHarms.size()]);
        some();
        if (words_.chance(40)) out += R"(,"severity":"mild")";
        out += '}';
      }
      out += ']';
    }
    out += '}';
  }
  out += "]}\n";

  if (with_record) {
    std::string& record = made.record;
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    add(record, "\nPMID- {}\nOWN - NLM\nSTAT- MEDLINE\nVI  - {}\nIP  - {}\nDP  - {} {} {}\nTI  - {}.\nPG  - {}-{}\nLID - 10.5555/casebook.{:07} [doi]\nAB  - {}\n", kFirstPmid + number, volume,
        issue, year, kMonths[month - 1], day, title, page, page + 4, number, plain(words_.prose(80 + words_.below(160))));
    for (const auto& [name, given] : authors) add(record, "FAU - {}, {}\n", name, given);
    add(record, "LA  - eng\nPT  - Case Reports\nJT  - {}\n", journal);
  }
  return made;
}

}  // namespace casebook::bench
