#include "query/erratum_effects.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

/// b-2000 has 4 claims: course, two steps, silence about harms. One correction says what should stand for one of the
/// steps and not for the other.
LoadedCases notices() {
  const std::string body = R"(cohort: { size: 3, condition: Hailey-Hailey disease }
courses:
  - treatment: naltrexone
    who: all
    steps:
      - { dose: 3 mg daily, id: low }
      - { dose: 6 mg daily, who: 2 of 3, when: 2 months, id: top }
    adverse events: not reported
)";
  return LoadedCases({
      {"b.yaml", R"(article: { key: b-2000, design: case series, text read: abstract }
at: abstract
errata:
  - { kind: retraction, scope: data, published: 2019-03, at: PubMed record }
  - { kind: correction, scope: dose, touches: [{ id: top, was: 6 mg, now: 4.5 mg }, low], at: PubMed record }
  - { kind: correction, scope: author, published: 2018-01-01, at: PubMed record }
)" + body},
      {"a.yaml", R"(article: { key: a-2000, design: case series, text read: abstract }
at: abstract
errata: [{ kind: expression of concern, scope: data, published: 2020-01-01, touches: [low], at: PubMed record }]
)" + body},
  });
}

std::string words(const query::ErratumEffect& row) {
  return row.citekey + " | " + row.published.value_or("-") + " | " + row.kind + " | " +
         std::to_string(row.claims_affected) + " | " + std::to_string(row.claims_flagged);
}

}  // namespace

TEST_CASE("the notice on the seed touches none of its claims", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::erratum_effects(catalogue).rows;
  REQUIRE(rows.size() == 1);
  CHECK(words(rows[0]) == "albers-2017 | 2017-10-01 | correction | 0 | 0");
  CHECK(rows[0].scope == "affiliation");
  CHECK(rows[0].pmid == "28877290");
  CHECK(rows[0].doi == "10.1001/jamadermatol.2017.3904");
  CHECK(rows[0].cited_as == "JAMA Dermatology 2017;153(10):1072");
  CHECK(rows[0].summary == "headed as an error in an affiliation; the notice itself was not read");
  CHECK(rows[0].locator == "PubMed record");
}

TEST_CASE("notices stand by article and date, an undated one first, with what they touch and doubt", "[query]") {
  const auto file = notices();
  auto catalogue = file.open();
  CHECK(each(query::erratum_effects(catalogue), words) ==
        Texts{"a-2000 | 2020-01-01 | expression of concern | 1 | 1", "b-2000 | - | correction | 2 | 1",
              "b-2000 | 2018-01-01 | correction | 0 | 0", "b-2000 | 2019-03 | retraction | 4 | 4"});
  const auto undated = query::erratum_effects(catalogue).rows.at(1);
  CHECK(undated.published == std::nullopt);
  CHECK(undated.pmid == std::nullopt);
  CHECK(undated.doi == std::nullopt);
  CHECK(undated.summary == std::nullopt);
  CHECK(undated.cited_as == std::nullopt);
}

TEST_CASE("notices are limited to an article, or to a list of them", "[query]") {
  const auto file = notices();
  auto catalogue = file.open();
  CHECK(query::erratum_effects(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows.size() == 3);
  query::Filter filter;
  filter.articles = {{"a-2000"}};
  CHECK(each(query::erratum_effects(catalogue, filter), words) ==
        Texts{"a-2000 | 2020-01-01 | expression of concern | 1 | 1"});
  filter.articles.emplace();
  CHECK(query::erratum_effects(catalogue, filter).rows.empty());
}
