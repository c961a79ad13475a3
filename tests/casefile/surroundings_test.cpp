#include <functional>

#include "casefile/loaded_catalogue.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::catalogue_with_vocabulary;
using casebook::tests::load;

TEST_CASE("a catalogue tells the checker what it knows of its articles") {
  auto database = catalogue_with_vocabulary();
  load(database, embedded_case_texts("seed/albers-2017.yaml"));
  const auto surroundings = catalogue_surroundings(database, "2026-01-01");
  const auto article = *surroundings.articles->find("albers-2017");
  CHECK(article.pmid == "28768313");
  CHECK(article.first_author == "Albers");
  CHECK(article.year == "2017");
  CHECK(article.file.starts_with("seed/albers-2017.yaml:"));
  CHECK(article.retracted_by.empty());
}

TEST_CASE("without a catalogue the checker knows the articles that came with the program") {
  CHECK(seed_surroundings("2026-01-01").articles->find("albers-2017").has_value());
}

TEST_CASE("a catalogue finds the same publication by PMID, DOI or title, author and year, and not the article itself") {
  auto database = catalogue_with_vocabulary();
  load(database, embedded_case_texts("seed/albers-2017.yaml"));
  const auto articles = catalogue_surroundings(database, "2026-01-01").articles;
  const auto alike = [&](const std::function<void(ArticleRecord&)>& say) {
    ArticleRecord article;
    article.key = "other-2017";
    say(article);
    return articles->alike(article).size();
  };
  CHECK(alike([](ArticleRecord& a) { a.pmid = "28768313"; }) == 1);
  CHECK(alike([](ArticleRecord& a) { a.doi = "10.1001/jamadermatol.2017.2446"; }) == 1);
  const auto title = [](ArticleRecord& a) {
    a.title = "TREATMENT of Hailey-Hailey Disease With Low-Dose Naltrexone";
    a.authors = {{"ALBERS", "L"}};
    a.published = "2017-09";
  };
  CHECK(alike(title) == 1);
  CHECK(alike([&](ArticleRecord& a) { title(a); a.published = "2018"; }) == 0);
  CHECK(alike([&](ArticleRecord& a) { title(a); a.authors = {{"Smith", "L"}}; }) == 0);
  CHECK(alike([&](ArticleRecord& a) { title(a); a.pmid = "1"; }) == 0);
  CHECK(alike([](ArticleRecord& a) { a.key = "albers-2017"; a.pmid = "28768313"; }) == 0);
}

TEST_CASE("an article of the catalogue is found with the ids of its claims") {
  auto database = catalogue_with_vocabulary();
  auto text = tests::invented_article("a-2000", 3);
  text.text.replace(text.text.find("when: within 2 weeks"), 20, "when: within 2 weeks, id: better");
  load(database, {text});
  CHECK(catalogue_surroundings(database, "2026-01-01").articles->find("a-2000")->claim_ids == std::vector<std::string>{"better"});
  CHECK_FALSE(catalogue_surroundings(database, "2026-01-01").articles->find("b-2000").has_value());
}

TEST_CASE("of very many keys those that begin as the typed one are offered") {
  auto database = catalogue_with_vocabulary();
  load(database, {tests::invented_article("albers-2017", 3)});
  database.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                   "INSERT INTO articles(citekey, design, text_read) SELECT 'pmid-' || i, 'case report', 'citation' FROM n");
  CHECK(nearby_citekeys(database, "alberts-2017") == std::vector<std::string>{"albers-2017"});
}

TEST_CASE("every question for an article enters by an index") {
  auto database = catalogue_with_vocabulary();
  for (const std::string question : {"SELECT * FROM known_articles WHERE citekey = 'x'", "SELECT * FROM known_articles WHERE article_id = 1",
                                     "SELECT article_id FROM article_identifiers WHERE scheme = 'pmid' AND value = 'x'",
                                     "SELECT article_id FROM articles WHERE title = 'x' COLLATE NOCASE ORDER BY article_id LIMIT 100",
                                     "SELECT citekey FROM articles WHERE citekey >= 'a' AND citekey < 'b' ORDER BY citekey LIMIT 5",
                                     "SELECT local_id FROM claims WHERE article_id = 1 AND local_id IS NOT NULL ORDER BY claim_id",
                                     "SELECT neighbour_id FROM neighbouring_articles WHERE article_id = 1 ORDER BY neighbour_id",
                                     "SELECT claim_id, heading, facts FROM claim_identities WHERE article_id = 1 ORDER BY claim_id"}) {
    auto plan = database.prepare("EXPLAIN QUERY PLAN " + question);
    while (plan.step()) {
      INFO(question << ": " << *plan.text("detail"));
      CHECK_FALSE(plan.text("detail")->starts_with("SCAN a"));
      CHECK_FALSE(plan.text("detail")->starts_with("SCAN k"));
      CHECK_FALSE(plan.text("detail")->starts_with("SCAN p"));
      CHECK_FALSE(plan.text("detail")->starts_with("SCAN l"));
      CHECK_FALSE(plan.text("detail")->starts_with("SCAN better"));
    }
  }
}
