#include "report/limits.h"

#include "catch.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using store::AskedLimits;
using test::about;
using test::answer;
using test::contains;
using test::joined;
using test::values;
using tests::article;
using tests::LoadedCases;
using tests::Texts;

namespace {

/// a-2000: a woman of 40 who had had methotrexate and cleared, a man of 60, and both together in a group. b-2000: three people of whom nothing is said.
/// c-2000: two women, of whom only the group's ages and sex are known, treated in the groin.
LoadedCases mixed() {
  return LoadedCases({
      article("a-2000", 2, R"(patients:
  - label: woman
    sex: female
    age: 40
    prior: [{ treatment: methotrexate, result: failed }]
  - { label: man, sex: male, age: 60 }
courses:
  - treatment: naltrexone
    who: woman
    outcomes: [{ endpoint: clinical resolution, who: woman, when: within 2 weeks }]
    adverse events: not reported
  - treatment: naltrexone
    who: man
    outcomes: [{ endpoint: clinical resolution, who: man, state: absent, when: within 2 weeks }]
    adverse events: not reported
)"),
      article("b-2000", 3, R"(courses:
  - treatment: naltrexone
    who: all
    outcomes: [{ endpoint: clinical resolution, who: 1 of 3 }]
    adverse events: not reported
)"),
      {"c-2000.yaml", R"(article: { key: c-2000, design: case series, text read: abstract }
at: abstract
cohort: { size: 2, condition: Hailey-Hailey disease, sex: 2 female, age: range 20-30 years }
prior: [{ who: all, treatment: dapsone, result: failed }]
courses:
  - treatment: naltrexone
    who: all
    site: groin
    outcomes: [{ endpoint: clinical resolution, who: 1 of 2 }]
    adverse events: not reported
)"},
  });
}

AskedLimits of_sex(const std::string& sex) {
  AskedLimits limits;
  limits.sex = sex;
  return limits;
}

AskedLimits of_age(std::optional<double> least, std::optional<double> greatest) {
  AskedLimits limits;
  limits.age_min = least;
  limits.age_max = greatest;
  return limits;
}

AskedLimits after(const std::string& prior) {
  AskedLimits limits;
  limits.prior = prior;
  return limits;
}

AskedLimits at(const std::string& site) {
  AskedLimits limits;
  limits.site = site;
  return limits;
}

/// "k of n, t treated" of clinical resolution under naltrexone; empty where there is no such row.
std::string cleared(const AskedLimits& limits) {
  const LoadedCases cases = mixed();
  query::Catalogue catalogue = cases.open({}, limits);
  for (const std::string& row : values(answer(catalogue, "response-rates", about("naltrexone")), "rates", {"endpoint", "affected", "assessed", "treated"})) {
    if (contains(row, "clinical resolution")) return row;
  }
  return "";
}

std::string caveats(const AskedLimits& limits) {
  const LoadedCases cases = mixed();
  query::Catalogue catalogue = cases.open({}, limits);
  return joined(answer(catalogue, "response-rates", about("naltrexone")).caveats);
}

}  // namespace

TEST_CASE("without limits everybody counts and nothing is said of limits", "[limits]") {
  CHECK(cleared({}) == "clinical resolution | 3 | 7 | 7");
  CHECK_FALSE(contains(caveats({}), "Limited"));
  CHECK(report::people_limited_to({}).empty());
}

TEST_CASE("people of one sex are those told apart and groups that are wholly of it", "[limits]") {
  CHECK(cleared(of_sex("female")) == "clinical resolution | 2 | 3 | 3");
  CHECK(cleared(of_sex("male")) == "clinical resolution | 0 | 1 | 1");
}

TEST_CASE("an age range takes who is surely in it, of a group only if its whole range is", "[limits]") {
  CHECK(cleared(of_age(18, 50)) == "clinical resolution | 2 | 3 | 3");
  CHECK(cleared(of_age(25, 50)) == "clinical resolution | 1 | 1 | 1");
  CHECK(cleared(of_age(60, std::nullopt)) == "clinical resolution | 0 | 1 | 1");
  CHECK(cleared(of_age(std::nullopt, 30)) == "clinical resolution | 1 | 2 | 2");
  CHECK(cleared(of_age(90, std::nullopt)).empty());
}

TEST_CASE("a prior treatment is known of those of whom it is said, and of all where it is said of all", "[limits]") {
  CHECK(cleared(after("methotrexate")) == "clinical resolution | 1 | 1 | 1");
  CHECK(cleared(after("dapsone")) == "clinical resolution | 1 | 2 | 2");
}

TEST_CASE("a site takes courses and outcomes that are of it alone", "[limits]") {
  CHECK(cleared(at("groin")) == "clinical resolution | 1 | 2 | 2");
  CHECK(cleared(at("neck")).empty());
}

TEST_CASE("limits hold together", "[limits]") {
  AskedLimits limits = of_sex("female");
  limits.age_min = 35;
  limits.prior = "methotrexate";
  CHECK(cleared(limits) == "clinical resolution | 1 | 1 | 1");
  limits.prior = "dapsone";
  CHECK(cleared(limits).empty());
}

TEST_CASE("courses that do not say whose they are are named and not counted", "[limits]") {
  const std::string said = caveats(of_sex("female"));
  CHECK(contains(said, "Limited to female patients. What is said of others is left out."));
  CHECK(contains(said, "Not stated, or not told apart, for 1 course, which is not counted: b-2000 (all patients, 3 treated: sex not stated)."));
  CHECK(contains(caveats(of_age(25, 50)), "c-2000 (all patients, 2 treated: age not stated)"));
  CHECK(contains(caveats(at("groin")), "a-2000 (woman, 1 treated: site not stated)"));
}

TEST_CASE("the rows of others are not listed, and those that do not say are, uncounted", "[limits]") {
  const LoadedCases cases = mixed();
  query::Catalogue catalogue = cases.open({}, of_sex("female"));
  const auto rows = values(answer(catalogue, "time-to-response", about("naltrexone")), "observations", {"citekey", "subject", "counted", "why_not_counted"});
  CHECK(rows == Texts{"c-2000 | all patients | 1 | ·", "a-2000 | woman | 1 | ·", "b-2000 | all patients | 0 | sex not stated"});
}

TEST_CASE("the question and its parameters tell the limits", "[limits]") {
  const LoadedCases cases = mixed();
  AskedLimits limits = of_sex("female");
  limits.age_min = 18;
  limits.age_max = 64;
  limits.prior = "methotrexate";
  limits.site = "groin";
  query::Catalogue catalogue = cases.open({}, limits);
  const auto document = answer(catalogue, "response-rates", about("naltrexone"));
  CHECK(contains(document.question, "(limited to female patients aged 18 to 64 who had had methotrexate before, at this site: groin)?"));
  Texts names;
  for (const auto& parameter : document.parameters) names.push_back(parameter.name);
  CHECK(names == Texts{"treatment", "sex", "age", "prior", "site", "level"});
}

TEST_CASE("an answer that compares catalogues keeps its limits", "[limits]") {
  const LoadedCases cases = mixed();
  query::Catalogue catalogue = cases.open({}, of_sex("male"));
  query::Catalogue other = catalogue.reopened({});
  CHECK(other.limits().sex == "male");
  CHECK(values(answer(other, "response-rates", about("naltrexone")), "rates", {"assessed"}) == values(answer(catalogue, "response-rates", about("naltrexone")), "rates", {"assessed"}));
}
