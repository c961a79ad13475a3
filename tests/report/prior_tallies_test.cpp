#include "report/prior_tallies.h"

#include <algorithm>

#include "catch.h"
#include "core/text.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

struct Asked {
  std::vector<query::PriorTreatment> rows;
  std::vector<query::TreatedCourse> courses;
};

Asked asked(const LoadedCases& file, const std::string& treatment = {}) {
  auto catalogue = file.open();
  const auto filter = limited_to(&query::Filter::treatment, treatment);
  return {report::priors_of_courses(query::prior_treatments(catalogue).rows, query::courses(catalogue, filter).rows), query::treated_courses(catalogue, filter).rows};
}

std::string words(const report::PriorTally& tally) {
  return tally.name + ": " + std::to_string(tally.had) + " in " + std::to_string(tally.articles.size()) + " articles, " + report::results_words(tally);
}

Texts each_words(const std::vector<report::PriorTally>& tallies) {
  Texts texts;
  for (const auto& tally : tallies) texts.push_back(words(tally));
  return texts;
}

/// Two told apart, one of whom had a drug twice; a group that holds one of them; unnamed ones; and a person who got another drug.
LoadedCases tried() {
  return LoadedCases({
      article("a-2000", 5, R"(patients:
  - { label: A, prior: [{ treatment: doxycycline, result: failed }, { treatment: doxycycline, result: partial }, { treatment: topical corticosteroids }] }
  - { label: B, prior: [{ treatment: doxycycline }, { treatment: oral corticosteroids, result: intolerant }] }
prior:
  - { who: 4 of 5, treatment: doxycycline, result: failed }
  - { who: some, treatment: dapsone }
courses:
)" + course_of("naltrexone")),
      article("b-2000", 3, "prior: [{ who: 2 of 3, count: 3-4, result: failed }]\ncourses:\n" + course_of("naltrexone")),
      article("c-2000", 2, R"(patients: [{ label: A, prior: [{ treatment: methotrexate, result: failed }] }, { label: B, prior: [{ treatment: azathioprine, result: helped }] }]
courses:
  - { treatment: naltrexone, who: A, adverse events: not reported }
  - { treatment: apremilast, who: B, adverse events: not reported }
)"),
      article("d-2000", 6, "courses:\n" + course_of("naltrexone")),
  });
}

}  // namespace

TEST_CASE("a person counts once a prior treatment, and a group is never added to its persons", "[report]") {
  CHECK(each_words(report::prior_tallies(asked(tried()).rows)) ==
        Texts{"doxycycline: 4 in 1 articles, failed 4 of 4; partial 1 of 4", "azathioprine: 1 in 1 articles, helped 1 of 1", "methotrexate: 1 in 1 articles, failed 1 of 1",
              "oral corticosteroids: 1 in 1 articles, intolerant 1 of 1", "topical corticosteroids: 1 in 1 articles, not classified 1 of 1",
              "dapsone: 0 in 0 articles, "});
}

TEST_CASE("two of one class in two people are two, and in one person one", "[report]") {
  CHECK(each_words(report::prior_class_tallies(asked(tried()).rows)) ==
        Texts{"corticosteroids: 2 in 1 articles, intolerant 1 of 2; not classified 1 of 2", "immunosuppressants: 2 in 1 articles, failed 1 of 2; helped 1 of 2"});
  const LoadedCases both({article("a-2000", 1, R"(patients: [{ label: A, prior: [{ treatment: [oral corticosteroids, topical corticosteroids], result: failed }] }]
courses:
)" + course_of("naltrexone"))});
  CHECK(each_words(report::prior_class_tallies(asked(both).rows)) == Texts{"corticosteroids: 1 in 1 articles, failed 1 of 1"});
}

TEST_CASE("what had been tried before a treatment is that of those who then had it", "[report]") {
  const auto names = each_words(report::prior_tallies(asked(tried(), "naltrexone").rows));
  CHECK(std::find(names.begin(), names.end(), "methotrexate: 1 in 1 articles, failed 1 of 1") != names.end());
  CHECK(each_words(report::prior_tallies(asked(tried(), "apremilast").rows)) == Texts{"azathioprine: 1 in 1 articles, helped 1 of 1"});
}

TEST_CASE("what failed without a name keeps its number and in how many", "[report]") {
  const auto unnamed = report::unnamed_priors(asked(tried()).rows);
  REQUIRE(unnamed.size() == 1);
  CHECK(unnamed[0].citekey == "b-2000");
  CHECK(unnamed[0].affected == 2);
  CHECK(unnamed[0].assessed == 3);
  CHECK(unnamed[0].failed_min == 3);
  CHECK(unnamed[0].failed_max == 4);
}

TEST_CASE("of those treated some have named priors, some unnamed ones, and of the rest nothing is said", "[report]") {
  const auto rows = asked(tried(), "naltrexone");
  const auto coverage = report::prior_coverage(rows.rows, rows.courses);
  CHECK(coverage.treated == 15);  // 5 + 3 + 1 + 6
  CHECK(coverage.named == 5);     // 4 of a-2000, 1 of c-2000
  CHECK(coverage.spoken == 7);    // and 2 of b-2000
  CHECK(report::prior_sentences(report::prior_tallies(rows.rows), report::unnamed_priors(rows.rows), coverage, "naltrexone") ==
        Texts{"Earlier treatments are named for 5 of 15 patients (2 articles).", "Said to have failed before naltrexone, of those said to have had it: doxycycline in 4 of 4; methotrexate in 1 of 1.",
              "Without a name, earlier treatments are said to have failed in 2 of 3 patients (1 article; 3-4 in 2 of 3).", "Of 8 of 15 patients nothing is said on earlier treatment."});
}

TEST_CASE("who may be another article's patient had nothing before that counts twice", "[report]") {
  const LoadedCases file({article("a-2000", 3, "patients: [{ label: A, prior: [{ treatment: doxycycline, result: failed }] }]\ncourses:\n" + course_of("naltrexone")),
                          article("b-2000", 1, R"(patients: [{ label: B, same as: a-2000 / A (possible), prior: [{ treatment: doxycycline, result: failed }] }]
courses:
  - { treatment: naltrexone, who: B, adverse events: not reported }
)")});
  CHECK(each_words(report::prior_tallies(asked(file).rows)) == Texts{"doxycycline: 1 in 1 articles, failed 1 of 1"});
}

TEST_CASE("retold and doubted priors are listed and count nobody", "[report]") {
  const LoadedCases file({article("a-2000", 2, "errata: [{ kind: retraction, scope: data, published: 2010 }]\nprior: [{ who: all, treatment: dapsone, result: failed }]\ncourses:\n" +
                                                   course_of("naltrexone"))});
  const auto rows = asked(file).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].why_not_counted == "flagged");
  CHECK(report::prior_tallies(rows).empty());
}
