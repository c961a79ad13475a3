#include "casefile/known_articles.h"

#include "catch.h"

using namespace casebook::casefile;

TEST_CASE("of two listed articles with one key the first stays") {
  ListedArticles articles;
  for (const char* pmid : {"1", "2"}) {
    KnownArticle article;
    article.key = "a-2000";
    article.pmid = pmid;
    articles.add(article);
  }
  CHECK(articles.find("a-2000")->pmid == "1");
  CHECK_FALSE(articles.find("b-2000").has_value());
  CHECK(articles.keys_near("x") == std::vector<std::string>{"a-2000"});
}

TEST_CASE("a shared title says nothing where the numbers differ") {
  ArticleRecord article;
  article.title = "On it";
  article.authors = {{"Smith", "A"}};
  article.published = "2000-05";
  KnownArticle known;
  known.title = "ON IT";
  known.first_author = "smith";
  known.year = "2000";
  CHECK(likeness(article, known) == Likeness::title);
  known.pmid = "2";
  CHECK(likeness(article, known) == Likeness::title);
  article.pmid = "1";
  CHECK(likeness(article, known) == Likeness::none);
  known.pmid = "1";
  CHECK(likeness(article, known) == Likeness::pmid);
  article.pmid.clear();
  article.doi = known.doi = "10.1/x";
  CHECK(likeness(article, known) == Likeness::doi);
  known.doi = "10.1/y";
  CHECK(likeness(article, known) == Likeness::none);
}

TEST_CASE("a listed article stands before what others know of its key") {
  KnownArticle old;
  old.key = "a-2000";
  old.pmid = "1";
  KnownArticle other;
  other.key = "b-2000";
  auto beyond = std::make_shared<ListedArticles>();
  beyond->add(old);
  beyond->add(other);
  ListedArticles articles(beyond);
  old.pmid = "2";
  articles.add(old);
  CHECK(articles.find("a-2000")->pmid == "2");
  CHECK(articles.find("b-2000").has_value());
  CHECK(articles.keys_near("x").size() == 3);
  ArticleRecord article;
  article.key = "c-2000";
  article.pmid = "1";
  CHECK(articles.alike(article).empty());
}
