#include "casefile/article_reader.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::rules;
using testing::series;

using Rules = std::vector<std::string>;

TEST_CASE("an article keeps what its file says of it") {
  const CheckedFile checked = read(
      "article:\n  key: albers-2017\n  title: \"Naltrexone: three patients\"\n  authors: Albers, Lauren N; Arbiser, "
      "Jack L; Emory Group\n"
      "  published: 2017-08-02\n  volume: 153\n  issue: 8-9 Pt 1\n  doi: "
      "https://doi.org/10.1001/JAMADERMATOL.2017.2446\n  pmid: 28768313\n"
      "  pmcid: PMC5817589\n  language: en\n  design: case series\n  text read: abstract\n  sources:\n    news page: "
      "http://a.org/b\n"
      "at: abstract\nnot seen:\n  - the rest\n");
  REQUIRE(rules(checked).empty());
  const ArticleRecord& article = checked.file.article;
  CHECK(article.title == "Naltrexone: three patients");
  REQUIRE(article.authors.size() == 3);
  CHECK(article.authors[0].family == "Albers");
  CHECK(article.authors[0].given == "Lauren N");
  CHECK(article.authors[2].family == "Emory Group");
  CHECK(article.authors[2].given.empty());
  CHECK(article.doi == "10.1001/jamadermatol.2017.2446");
  CHECK(article.issue == "8-9 Pt 1");
  REQUIRE(article.sources.size() == 1);
  CHECK(article.sources[0].second == "http://a.org/b");
}

TEST_CASE("a key that could not stand in a reference is refused") {
  for (const char* const key : {"smith 2020", "smith#2020", "smith/2020", "-smith"}) {
    INFO(key);
    const CheckedFile checked = read(std::string("article:\n  key: \"") + key +
                                     "\"\n  design: case series\n  text read: abstract\nnot seen:\n  - all\n");
    CHECK(rules(checked) == Rules{"wrong-shape"});
  }
}

TEST_CASE("a file that tells nothing of patients is refused") {
  CHECK(rules(read("article:\n  key: smith-2020\n  design: case series\n  text read: abstract\n")) ==
        Rules{"key-missing"});
}

TEST_CASE("a link names its other end and may be doubtful") {
  const CheckedFile checked =
      read(series("links:\n  - { relation: companion, key: ibrahim-2017 }\n"
                  "  - { relation: possible overlap, doi: 10.1016/j.annder.2016.09.257, certainty: possible }\n"
                  "  - { relation: cites }\n"));
  CHECK(rules(checked) == Rules{"key-missing"});
  REQUIRE(checked.file.links.size() == 3);
  CHECK(checked.file.links[0].certainty == "certain");
  CHECK(checked.file.links[1].certainty == "possible");
}

TEST_CASE("an answer of a reader names its question") {
  const CheckedFile checked =
      read(series("appraisal:\n  - { item: murad 3, answer: no, why: not told, by: a reader }\n"
                  "  - { item: care 14, answer: yes, why: told }\n"));
  CHECK(rules(checked) == Rules{"value-unreadable"});
  REQUIRE(checked.file.appraisals.size() == 1);
  CHECK(checked.file.appraisals[0].instrument == "murad");
  CHECK(checked.file.appraisals[0].item == 3);
  CHECK(checked.file.appraisals[0].answer == "no");
}

TEST_CASE("remarks are background, with or without keys") {
  const CheckedFile checked =
      read(series("methods:\n  - Patients were seen monthly.\n  - { text: One physician judged all., at: methods "
                  "}\nnot seen: dates\n"));
  CHECK(rules(checked).empty());
  REQUIRE(checked.file.background.size() == 3);
  CHECK(checked.file.background[0].topic == "methods");
  CHECK(checked.file.background[1].locator == "methods");
  CHECK(checked.file.background[2].topic == "not seen");
  CHECK(checked.file.background[2].said == "dates");
  CHECK(checked.file.background[2].cohort.empty());
}
