#include "report/sources.h"

#include "catch.h"

using namespace casebook;

namespace {

query::ArticleCitation albers() {
  query::ArticleCitation article;
  article.citekey = "albers-2017";
  article.authors = "Albers, Lauren N; Arbiser, Jack L; Feldman, Ron J";
  article.title = "Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone";
  article.journal = "JAMA Dermatology";
  article.published = "2017-08-02";
  article.issue_date = "2017-10-01";
  article.volume = "153";
  article.issue = "10";
  article.pages = "1018-1020";
  return article;
}

}  // namespace

TEST_CASE("an article is cited in the style of AMA", "[report]") {
  CHECK(report::citation_line(albers()) ==
        "Albers LN, Arbiser JL, Feldman RJ. Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone. JAMA "
        "Dermatology. "
        "2017;153(10):1018-1020.");
}

TEST_CASE("of more than six authors three are named", "[report]") {
  auto article = albers();
  article.authors = "A, A; B, B; C, C; D, D; E, E; F, F; G, G";
  CHECK(report::citation_line(article).rfind("A A, B B, C C, et al. ", 0) == 0);
  article.authors = "A, A; B, B; C, C; D, D; E, E; F, F";
  CHECK(report::citation_line(article).rfind("A A, B B, C C, D D, E E, F F. ", 0) == 0);
}

TEST_CASE("what is not known of an article is left out", "[report]") {
  query::ArticleCitation article;
  article.citekey = "unknown";
  CHECK(report::citation_line(article) == "[Title not known].");
  article.title = "Does it help?";
  article.published = "2019";
  CHECK(report::citation_line(article) == "Does it help? 2019.");
}

TEST_CASE("given names become initials", "[report]") {
  CHECK(report::initials("Lauren N") == "LN");
  CHECK(report::initials("Jean-Paul") == "JP");
  CHECK(report::initials("J.-P.") == "JP");
  CHECK(report::initials("JP") == "JP");
  CHECK(report::initials("Émile") == "É");
}

TEST_CASE("up to three notices are named with what they touch, more are counted by kind") {
  document::Source one;
  one.citekey = "a-2000";
  one.notices = {{"correction", "affiliation", std::nullopt, std::nullopt, 0, true}};
  CHECK(report::notices_sentence({}).empty());
  CHECK(report::notices_sentence({one}) == "One notice: correction of a-2000 (affiliation; touches none of its claims).");
  document::Source two;
  two.citekey = "b-2000";
  two.notices = {{"retraction", "all", std::nullopt, std::nullopt, 4, true}, {"correction", "dose", std::nullopt, std::nullopt, 0, false}};
  CHECK(report::notices_sentence({one, two}) ==
        "Notices: correction of a-2000 (affiliation; touches none of its claims); retraction of b-2000 (all; touches 4 claims); correction of b-2000 (dose; not judged yet what it "
        "touches).");
  CHECK(report::notices_sentence({one, two, one}) == "4 notices on 3 articles: correction (3) and retraction (1); what each touches stands with the references.");
}
