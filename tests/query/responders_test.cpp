#include "query/responders.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string yes_or_no(std::optional<std::int64_t> value) { return value ? (*value == 1 ? "yes" : "no") : "-"; }

/// "A yes no": the patient, any response, cleared.
std::string words(const query::Responder& row) {
  return row.patient + " " + yes_or_no(row.any_response) + " " + yes_or_no(row.cleared);
}

LoadedCases of_outcomes(const std::string& outcomes) {
  return LoadedCases({article("a-2000", 4,
                              "patients: [{ label: A }, { label: B }, { label: C }, { label: D }]\ncourses:\n" +
                                  course_of("naltrexone", "    outcomes:\n" + outcomes))});
}

}  // namespace

TEST_CASE("all three patients of the seed responded and cleared", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::responders(catalogue);
  CHECK(each(rows, words) == Texts{"Patient 1 yes yes", "Patient 2 yes yes", "Patient 3 yes yes"});
  for (const auto& row : rows.rows) CHECK(row.counted == 1);
}

TEST_CASE("who responded, who did not, and of whom nothing is known", "[query]") {
  const auto file = of_outcomes(R"(      - { endpoint: clinical resolution, who: A, when: 1 week }
      - { endpoint: no response, who: B, when: not stated }
      - { endpoint: clinical resolution, who: C, state: absent, when: not stated }
)");
  auto catalogue = file.open();
  const auto rows = query::responders(catalogue);
  CHECK(each(rows, words) == Texts{"A yes yes", "B no -", "C - no", "D - -"});
  REQUIRE(rows.rows.size() == 4);
  CHECK(rows.rows[3].any_response == std::nullopt);
  CHECK(rows.rows[3].cleared == std::nullopt);
}

TEST_CASE("a count of some, and a mean of all, say nothing of one patient", "[query]") {
  const auto file = of_outcomes(R"(      - { endpoint: clinical resolution, who: 3 of 4, when: 1 month }
      - { endpoint: percent clearance, who: all, when: at 3 months, value: mean 77 % }
)");
  auto catalogue = file.open();
  CHECK(each(query::responders(catalogue), words) == Texts{"A - -", "B - -", "C - -", "D - -"});
}

TEST_CASE("how patients were before treatment makes nobody a non-responder", "[query]") {
  const auto file = of_outcomes("      - { endpoint: no response, who: all, when: at baseline }\n");
  auto catalogue = file.open();
  CHECK(each(query::responders(catalogue), words) == Texts{"A - -", "B - -", "C - -", "D - -"});
}

TEST_CASE("a retold patient is listed among responders and does not count", "[query]") {
  const LoadedCases file(
      {article("a-2000", 1, "patients: [{ label: A, same as: b-1999 }]\ncourses:\n" + course_of("naltrexone"))});
  auto catalogue = file.open();
  CHECK(query::responders(catalogue).rows.at(0).counted ==
        1);  // the same person elsewhere, but told here by the authors
  const LoadedCases retelling(
      {{"r.yaml",
        "article: { key: r-2000, design: case series, text read: abstract }\nat: abstract\ncohort: { size: 1, "
        "condition: Hailey-Hailey disease, standing: retold, same as: b-1999 }\npatients: [{ label: A }]\ncourses:\n" +
            course_of("naltrexone", "    outcomes: [{ endpoint: clinical resolution, who: A, when: 1 week }]\n")}});
  auto retold = retelling.open();
  const auto rows = query::responders(retold).rows;
  REQUIRE(rows.size() == 1);
  CHECK(words(rows[0]) == "A yes yes");
  CHECK(rows[0].counted == 0);
}

TEST_CASE("responders stand by treatment, condition, article and patient", "[query]") {
  const std::string people = "patients: [{ label: B }, { label: A }]\ncourses:\n";
  const LoadedCases file({article("c-2000", 2, people + course_of("naltrexone")),
                          article("b-2000", 2, people + course_of("naltrexone"), "Darier disease"),
                          article("a-2000", 2, people + course_of("naltrexone") + course_of("apremilast"))});
  auto catalogue = file.open();
  const auto who = [](const query::Responder& row) {
    return row.treatment + " " + row.condition + " " + row.citekey + " " + row.patient;
  };
  CHECK(each(query::responders(catalogue), who) ==
        Texts{"apremilast Hailey-Hailey disease a-2000 B", "apremilast Hailey-Hailey disease a-2000 A",
              "naltrexone Darier disease b-2000 B", "naltrexone Darier disease b-2000 A",
              "naltrexone Hailey-Hailey disease a-2000 B", "naltrexone Hailey-Hailey disease a-2000 A",
              "naltrexone Hailey-Hailey disease c-2000 B", "naltrexone Hailey-Hailey disease c-2000 A"});
  CHECK(query::responders(catalogue, limited_to(&query::Filter::treatment, "apremilast")).rows.size() == 2);
  CHECK(query::responders(catalogue, limited_to(&query::Filter::condition, "Darier disease")).rows.size() == 2);
  CHECK(query::responders(catalogue, limited_to(&query::Filter::citekey, "a-2000")).rows.size() == 4);
}
