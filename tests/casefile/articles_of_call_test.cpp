#include "casefile/articles_of_call.h"

#include "casefile/checking.h"
#include "catch.h"

using namespace casebook::casefile;

namespace {

CaseText numbered(const std::string& key, const std::string& pmid) {
  return {key + ".yaml", "article: { key: " + key + ", pmid: " + pmid + ", design: case report, text read: abstract }\nat: abstract\nmethods: asked\n"};
}

}  // namespace

TEST_CASE("an article of the call is read again when somebody asks for it") {
  const CaseInput input(std::vector<CaseText>{numbered("a-2000", "1"), numbered("b-2000", "2"), numbered("c-2000", "1")});
  ArticlesOfCall articles(input, std::make_shared<ListedArticles>());
  std::uint32_t file = 0;
  for (const auto& [key, pmid] : {std::pair("a-2000", "1"), {"b-2000", "2"}, {"c-2000", "1"}}) {
    ArticleRecord article;
    article.key = key;
    article.pmid = pmid;
    articles.note({file++, 0, 0}, article);
  }
  articles.complete({});
  CHECK(articles.find("b-2000")->pmid == "2");
  CHECK(articles.find("b-2000")->file == "b-2000.yaml:1");
  CHECK_FALSE(articles.find("d-2000").has_value());
  ArticleRecord last;
  last.key = "c-2000";
  last.pmid = "1";
  REQUIRE(articles.alike(last).size() == 1);
  CHECK(articles.alike(last).front().key == "a-2000");
  ArticleRecord lone;
  lone.key = "b-2000";
  lone.pmid = "2";
  CHECK(articles.alike(lone).empty());
}

TEST_CASE("what is beyond the call can be forgotten, and the call itself") {
  const CaseInput input(std::vector<CaseText>{numbered("a-2000", "1")});
  const auto beyond = std::make_shared<ListedArticles>();
  KnownArticle known;
  known.key = "b-2000";
  beyond->add(known);
  ArticlesOfCall articles(input, beyond);
  ArticleRecord article;
  article.key = "a-2000";
  articles.note({0, 0, 0}, article);
  articles.complete({});
  CHECK(articles.stands_in_call("a-2000"));
  CHECK_FALSE(articles.stands_in_call("b-2000"));
  CHECK(articles.find("b-2000").has_value());
  articles.forget_beyond();
  CHECK_FALSE(articles.find("b-2000").has_value());
  CHECK(articles.find("a-2000").has_value());
  articles.forget_all();
  CHECK_FALSE(articles.find("a-2000").has_value());
}

TEST_CASE("where very many share a number a few are told, and the work stays small") {
  std::vector<CaseText> texts;
  for (int i = 0; i < 200; ++i) texts.push_back(numbered("a-" + std::to_string(i), "1"));
  const CaseInput input(texts);
  ArticlesOfCall articles(input, std::make_shared<ListedArticles>());
  for (std::uint32_t i = 0; i < 200; ++i) {
    ArticleRecord article;
    article.key = "a-" + std::to_string(i);
    article.pmid = "1";
    articles.note({i, 0, 0}, article);
  }
  articles.complete({});
  ArticleRecord other;
  other.key = "b-2000";
  other.pmid = "1";
  CHECK(articles.alike(other).size() == 10);
}

TEST_CASE("two files of one call with one key are both named, and the second is refused") {
  Surroundings surroundings;
  surroundings.articles = std::make_shared<ListedArticles>();
  auto first = numbered("a-2000", "1");
  auto second = numbered("a-2000", "2");
  second.path = "other.yaml";
  const auto files = check_case_texts({first, second}, surroundings);
  CHECK(files[0].loadable());
  REQUIRE_FALSE(files[1].loadable());
  CHECK(files[1].problems.front().rule == "duplicate-article");
  CHECK(files[1].problems.front().message == "another case file has this key: a-2000 (a-2000.yaml:1)");
  CHECK(check_case_texts({first, first}, surroundings)[1].loadable());
}
