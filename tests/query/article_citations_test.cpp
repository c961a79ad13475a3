#include "query/article_citations.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

const std::string kCourse = "courses:\n  - { treatment: naltrexone, who: all, adverse events: not reported }\n";

/// The seed between two articles of which only the key is known.
LoadedCases three() {
  auto texts = casefile::embedded_case_texts("seed/albers-2017.yaml");
  texts.push_back(article("zeta-1999", 2, kCourse));
  texts.push_back(article("aa-2001", 1, kCourse));
  return LoadedCases(texts);
}

std::string citekey(const query::ArticleCitation& row) { return row.citekey; }

}  // namespace

TEST_CASE("the seed is cited with all that its file says", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  const auto rows = query::article_citations(catalogue).rows;
  REQUIRE(rows.size() == 1);
  const auto& article = rows[0];
  CHECK(article.article_id == 1);
  CHECK(article.citekey == "albers-2017");
  CHECK(article.authors == "Albers, Lauren N; Arbiser, Jack L; Feldman, Ron J");
  CHECK(article.title == "Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone");
  CHECK(article.journal == "JAMA Dermatology");
  CHECK(article.published == "2017-08-02");
  CHECK(article.issue_date == "2017-10-01");
  CHECK(article.volume == "153");
  CHECK(article.issue == "10");
  CHECK(article.pages == "1018-1020");
  CHECK(article.doi == "10.1001/jamadermatol.2017.2446");
  CHECK(article.pmid == "28768313");
  CHECK(article.pmcid == "PMC5817589");
  CHECK(article.language == "en");
  CHECK(article.design == "case series");
  CHECK(article.patients_reported == 3);
  CHECK(article.text_read == "abstract");
  CHECK(article.conflict_of_interest == "none declared");
  CHECK(article.status == "final");
  CHECK(article.note == std::nullopt);
}

TEST_CASE("what is not known of an article stays unknown in its citation", "[query]") {
  const auto file = three();
  auto catalogue = file.open();
  const auto rows = query::article_citations(catalogue, limited_to(&query::Filter::citekey, "zeta-1999")).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].patients_reported == 2);
  for (const auto member :
       {&query::ArticleCitation::authors, &query::ArticleCitation::title, &query::ArticleCitation::published,
        &query::ArticleCitation::doi, &query::ArticleCitation::pmid, &query::ArticleCitation::setting}) {
    CHECK(rows[0].*member == std::nullopt);
  }
}

TEST_CASE("citations stand by citekey, and a list of articles limits them", "[query]") {
  const auto file = three();
  auto catalogue = file.open();
  CHECK(each(query::article_citations(catalogue), citekey) == Texts{"aa-2001", "albers-2017", "zeta-1999"});
  query::Filter filter;
  filter.articles = {{"zeta-1999", "aa-2001", "nobody-1900"}};
  CHECK(each(query::article_citations(catalogue, filter), citekey) == Texts{"aa-2001", "zeta-1999"});
  filter.citekey = "zeta-1999";
  CHECK(each(query::article_citations(catalogue, filter), citekey) == Texts{"zeta-1999"});
  filter = {};
  filter.articles.emplace();
  CHECK(query::article_citations(catalogue, filter).rows.empty());
}

TEST_CASE("the keys by which an article may be named stand by citekey", "[query]") {
  const auto file = three();
  auto catalogue = file.open();
  const auto keys = query::article_keys(catalogue).rows;
  REQUIRE(keys.size() == 3);
  CHECK(keys[0].citekey == "aa-2001");
  CHECK(keys[0].pmid == std::nullopt);
  CHECK(keys[0].doi == std::nullopt);
  CHECK(keys[1].citekey == "albers-2017");
  CHECK(keys[1].pmid == "28768313");
  CHECK(keys[1].doi == "10.1001/jamadermatol.2017.2446");
  CHECK(keys[2].citekey == "zeta-1999");
}
