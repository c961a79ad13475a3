#include "casefile/loader.h"

#include <limits>

#include "../bench/case_articles.h"
#include "casefile/loaded_catalogue.h"
#include "catalogue_dump.h"
#include "catch.h"
#include "store/verification.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::catalogue_with_vocabulary;
using casebook::tests::dump;
using casebook::tests::invented_article;
using casebook::tests::load;
using Catch::Matchers::Contains;

namespace {

std::string replaced(std::string text, const std::string& old, const std::string& fresh) {
  const auto at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), fresh);
}

}  // namespace

TEST_CASE("a file that is loaded again changes nothing") {
  auto database = catalogue_with_vocabulary();
  const auto text = invented_article("a-2000", 3);
  CHECK(load(database, {text}).front().kind == FileChange::Kind::added);
  const auto before = dump(database);
  CHECK(load(database, {text}).front().kind == FileChange::Kind::unchanged);
  CHECK(dump(database) == before);
}

TEST_CASE("a changed article is replaced in place, and what is the same keeps its key") {
  auto database = catalogue_with_vocabulary();
  auto text = invented_article("a-2000", 3);
  load(database, {text});
  load(database, {invented_article("b-2000", 2)});
  const auto improvement = database.integer("SELECT claim_id FROM time_to_response WHERE citekey = 'a-2000'");
  const auto article = database.integer("SELECT article_id FROM articles WHERE citekey = 'a-2000'");
  text.text = replaced(text.text, "dose: 3 mg daily", "dose: 6 mg daily");
  const auto change = load(database, {text}).front();
  CHECK(change.kind == FileChange::Kind::updated);
  CHECK(change.claims_added == 1);
  CHECK(change.claims_removed == 1);
  CHECK(database.integer("SELECT claim_id FROM time_to_response WHERE citekey = 'a-2000'") == improvement);
  CHECK(database.integer("SELECT article_id FROM articles WHERE citekey = 'a-2000'") == article);
  CHECK(database.integer("SELECT count(*) FROM dose_titration WHERE citekey = 'a-2000' AND dose_min = 6") == 1);
  CHECK(database.integer("SELECT count(*) FROM dose_titration WHERE citekey = 'a-2000'") == 1);
}

TEST_CASE("an article changed and changed back is what it was") {
  auto database = catalogue_with_vocabulary();
  const auto text = invented_article("a-2000", 3);
  load(database, {text});
  auto count_before = database.integer("SELECT count(*) FROM claims");
  auto changed = text;
  changed.text = replaced(text.text, "within 2 weeks", "within 3 weeks");
  load(database, {changed});
  load(database, {text});
  CHECK(database.integer("SELECT count(*) FROM claims") == count_before);
  CHECK(database.integer("SELECT upper_days = 14 FROM time_to_response") == 1);
}

TEST_CASE("a failure in the last of several files leaves nothing of the first") {
  auto database = catalogue_with_vocabulary();
  const auto before = dump(database);
  auto checked = check_case_texts({invented_article("a-2000", 3), invented_article("b-2000", 2)}, catalogue_surroundings(database, "2026-01-01"));
  checked[1].file.courses.front().treatment = "no such treatment";
  CHECK_THROWS_AS(load_files(database, checked, tests::kNow), core::StoreError);
  CHECK(dump(database) == before);
}

namespace {

/// The further reports of the seed, which point at one another in every way, and invented articles.
CaseInput many_cases() {
  auto texts = embedded_case_texts("seed/further/");
  for (auto& text : embedded_case_texts("seed/albers")) texts.push_back(std::move(text));
  bench::CaseArticles invented(1);
  std::string lines = invented.vocabulary();
  for (std::size_t i = 0; i < 40; ++i) lines += invented.article(i, false).line;
  texts.push_back({"invented.jsonl", lines});
  // Every reason why a claim does not count, in articles that point nowhere.
  const std::string better = "endpoint: first improvement, who: all";
  texts.push_back(tests::invented_article("draft-2001", 2, "draft: yes\n"));
  texts.push_back({"alone-2001.yaml",
                   "article: { key: alone-2001, design: case series, text read: abstract }\n"
                   "at: abstract\n"
                   "cohort: { size: 9, condition: Hailey-Hailey disease, age: mean 50 years, severity: severe }\n"
                   "groups:\n"
                   "  - { name: women, size: 4, standing: retold, age: 30-40 years }\n"
                   "  - { name: axillae, size: 6, unit: axillae }\n"
                   "prior:\n"
                   "  - { treatment: acitretin, who: all, result: failed }\n"
                   "courses:\n"
                   "  - treatment: naltrexone\n"
                   "    who: all\n"
                   "    dose: 3 mg daily\n"
                   "    site: groin\n"
                   "    follow-up: 6 months\n"
                   "    outcomes:\n"
                   "      - { " + better + ", when: within 2 weeks }\n"
                   "      - { " + better + ", when: at day 0 }\n"
                   "      - { " + better + ", when: within 3 weeks, extent: part }\n"
                   "      - { endpoint: percent clearance, who: all, value: mean 60 % }\n"
                   "      - { endpoint: clinical resolution, who: some, when: at 3 months }\n"
                   "      - { endpoint: first improvement, who: 2 of 4 in women }\n"
                   "      - { endpoint: first improvement, who: 2 of 6 in axillae }\n"
                   "    adverse events:\n"
                   "      - { event: nausea, who: some }\n"
                   "      - { event: headache, who: 1 of 9 }\n"
                   "  - treatment: botulinum toxin A\n"
                   "    role: comparator\n"
                   "    who: 3 of 9\n"
                   "    outcomes:\n"
                   "      - { endpoint: first improvement, who: 2 of 3 }\n"
                   "    adverse events: not reported\n"
                   "  - treatment: doxycycline\n"
                   "    role: concomitant\n"
                   "    who: 3 of 9\n"
                   "    outcomes:\n"
                   "      - { endpoint: first improvement, who: 2 of 3 }\n"
                   "    adverse events: none reported\n"
                   "methods: photographs\n"});
  return CaseInput(texts);
}

constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();

bool load_from(store::Database& database, const CaseInput& input, std::uint64_t large_from) {
  return load_cases(database, input, tests::kNow, "curator", {}, large_from);
}

}  // namespace

TEST_CASE("a bulk load makes the rows, the words and the schema that an ordinary one makes") {
  const auto input = many_cases();
  auto one_by_one = catalogue_with_vocabulary();
  REQUIRE(load_from(one_by_one, input, kNever));
  auto bulk = catalogue_with_vocabulary();
  REQUIRE(load_from(bulk, input, 1));
  REQUIRE(bulk.integer("SELECT count(*) FROM article_links WHERE to_article_id IS NOT NULL") > 0);
  REQUIRE(bulk.integer("SELECT count(*) FROM claim_precedence") > 0);
  REQUIRE(bulk.integer("SELECT count(*) FROM patient_links") > 0);
  for (const char* const why : {"draft", "restates", "retold", "prior course", "overruled", "baseline", "part of the treated area", "group statistic", "no count"}) {
    INFO(why);
    CHECK(bulk.integer(std::string("SELECT count(*) FROM uncounted_claims WHERE why = '") + why + "'") > 0);
  }
  REQUIRE(bulk.integer("SELECT count(*) FROM errata WHERE touches = 'everything'") > 0);
  CHECK(dump(bulk) == dump(one_by_one));
  const auto same = [&](const std::string& query) {
    const auto of = [&](store::Database& database) {
      std::string rows;
      auto statement = database.prepare(query);
      while (statement.step()) {
        for (int i = 0; i < statement.columns(); ++i) {
          const auto value = statement.value(i);
          rows += std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : std::holds_alternative<std::int64_t>(value) ? std::to_string(std::get<std::int64_t>(value)) : "-";
          rows += '|';
        }
        rows += '\n';
      }
      return rows;
    };
    return of(bulk) == of(one_by_one);
  };
  CHECK(same("SELECT case_file_id, path, kind, article_id, sha256, loaded, origin, content FROM case_files ORDER BY case_file_id"));
  CHECK(same("SELECT article_id, source_file, source_line FROM articles ORDER BY article_id"));
  CHECK(same("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"));
  for (const char* const search : {"article_search", "claim_search"}) {
    for (auto* const database : {&bulk, &one_by_one}) {
      database->execute(std::string("CREATE VIRTUAL TABLE temp.") + search + "_words USING fts5vocab('main', '" + search + "', 'instance')");
    }
    CHECK(same(std::string("SELECT * FROM temp.") + search + "_words ORDER BY term, doc, col, offset"));
  }
  CHECK_FALSE(bulk.prepare("PRAGMA foreign_key_check").step());
  for (const auto& problem : store::verify_catalogue(bulk)) {
    INFO(problem.rule << " " << problem.message);
    CHECK(problem.severity != core::Severity::error);   // some are retracted
  }
}

TEST_CASE("a bulk load with an error in the last line changes nothing") {
  auto database = catalogue_with_vocabulary();
  const auto before = dump(database);
  bench::CaseArticles invented(1);
  const std::string lines = invented.vocabulary() + invented.article(0, false).line + invented.article(1, false).line + "{\"article\": {}}\n";
  CHECK_FALSE(load_from(database, CaseInput(std::vector<CaseText>{{"invented.jsonl", lines}}), 1));
  CHECK(dump(database) == before);
  CHECK(store::verify_catalogue(database).empty());
  CHECK(database.integer("PRAGMA foreign_keys") == 1);
}

TEST_CASE("a bulk load for which there is no room changes nothing") {
  auto database = catalogue_with_vocabulary();
  const auto before = dump(database);
  const auto pages = database.integer("PRAGMA page_count");
  database.integer("PRAGMA max_page_count = " + std::to_string(pages + 20));
  CHECK_THROWS_AS(load_from(database, many_cases(), 1), core::StoreError);
  CHECK(dump(database) == before);
  database.integer("PRAGMA max_page_count = 1000000");
  REQUIRE(load_from(database, many_cases(), 1));
  CHECK(database.integer("SELECT count(*) FROM articles") > 40);
}

TEST_CASE("a vocabulary that renames terms is not loaded in bulk, and a second bulk load finds everything there") {
  auto database = catalogue_with_vocabulary();
  const std::vector<CaseText> renaming{{"terms.yaml", "vocabulary: interventions\nterms:\n  - { name: naltrexone hydrochloride, formerly: naltrexone }\n"}};
  REQUIRE(load_from(database, CaseInput(renaming), 1));
  CHECK(database.integer("SELECT count(*) FROM interventions WHERE name = 'naltrexone hydrochloride'") == 1);
  CHECK(store::verify_catalogue(database).empty());
  auto other = catalogue_with_vocabulary();
  REQUIRE(load_from(other, many_cases(), 1));
  const auto once = dump(other);
  REQUIRE(load_from(other, many_cases(), 1));
  CHECK(dump(other) == once);
}

TEST_CASE("invented articles are the same for the same seed, and nothing is wrong with them but that some are retracted") {
  bench::CaseArticles invented(7);
  bench::CaseArticles again(7);
  std::string lines = invented.vocabulary();
  CHECK(again.vocabulary() == lines);
  for (std::size_t i = 0; i < 60; ++i) {
    const auto article = invented.article(i, true);
    CHECK(again.article(i, true).line == article.line);
    CHECK_THAT(article.record, Contains("\nAB  - "));
    lines += article.line;
  }
  for (const auto& checked : check_case_texts({{"invented.jsonl", lines}}, seed_surroundings("2026-01-01"))) {
    for (const auto& problem : checked.problems) CHECK(problem.rule == "article-retracted");
  }
}

TEST_CASE("removing an article leaves no row of it, and everything else as it was") {
  auto database = catalogue_with_vocabulary();
  load(database, {invented_article("a-2000", 3)});
  const auto before = dump(database);
  load(database, {invented_article("b-2000", 2, "errata:\n  - { kind: retraction, scope: data, published: 2020 }\n")});
  CHECK(remove_article(database, "b-2000") > 0);
  CHECK(dump(database) == before);
  CHECK(database.integer("SELECT count(*) FROM claim_search('improvement')") == 1);
}

TEST_CASE("an unknown article is not removed, and the nearest is named") {
  auto database = catalogue_with_vocabulary();
  load(database, {invented_article("albers-2017", 3)});
  CHECK_THROWS_WITH(remove_article(database, "alberts-2017"), Contains("did you mean 'albers-2017'?"));
}

TEST_CASE("links find their other end, whichever article comes first") {
  const std::string link = "links:\n  - { relation: companion, key: b-2000 }\n";
  for (const bool first : {true, false}) {
    auto database = catalogue_with_vocabulary();
    if (first) load(database, {invented_article("b-2000", 2)});
    load(database, {invented_article("a-2000", 3, link)});
    if (!first) load(database, {invented_article("b-2000", 2)});
    CHECK(database.integer("SELECT count(*) FROM article_links l JOIN articles a ON a.article_id = l.to_article_id WHERE a.citekey = 'b-2000'") == 1);
  }
}

TEST_CASE("a link outlives the article that it points at, as words") {
  auto database = catalogue_with_vocabulary();
  load(database, {invented_article("a-2000", 3, "links:\n  - { relation: companion, key: b-2000 }\n"), invented_article("b-2000", 2)});
  remove_article(database, "b-2000");
  CHECK(database.integer("SELECT count(*) FROM article_links WHERE to_article_id IS NULL AND to_citekey = 'b-2000'") == 1);
}

TEST_CASE("a retraction touches every claim of its article, a correction of an affiliation none") {
  auto database = catalogue_with_vocabulary();
  load(database, {invented_article("a-2000", 3, "errata:\n  - { kind: retraction, scope: data, published: 2020 }\n"),
                  invented_article("b-2000", 2, "errata:\n  - { kind: correction, scope: affiliation, published: 2020 }\n")});
  CHECK(database.integer("SELECT min(flagged) FROM evidence WHERE citekey = 'a-2000'") == 1);
  CHECK(database.integer("SELECT max(flagged) FROM evidence WHERE citekey = 'b-2000'") == 0);
  CHECK(database.integer("SELECT treated FROM treated WHERE treatment = 'naltrexone'") == 2);
  CHECK(database.integer("SELECT count(*) FROM dose_titration WHERE why_not_counted = 'flagged'") == 1);
}

TEST_CASE("the same notice in the article and in a file of its own is one notice, and survives a reload") {
  auto database = catalogue_with_vocabulary();
  auto article = invented_article("a-2000", 3, "errata:\n  - { kind: correction, scope: affiliation, pmid: 123 }\n");
  load(database, {article});
  const CaseText notice{"a-2000-erratum.yaml", "notice:\n  of: a-2000\n  kind: correction\n  scope: affiliation\n  pmid: 123\n  summary: an affiliation\n"};
  load(database, {notice});
  CHECK(database.integer("SELECT count(*) FROM errata WHERE summary = 'an affiliation'") == 1);
  CHECK(database.integer("SELECT count(*) FROM errata") == 1);
  article.text = replaced(article.text, "3 mg daily", "4 mg daily");
  load(database, {article});
  CHECK(database.integer("SELECT count(*) FROM errata WHERE summary = 'an affiliation'") == 1);
  CHECK(database.integer("SELECT count(*) FROM errata") == 1);
}

TEST_CASE("export, load and export again give the same catalogue and the same file") {
  auto database = catalogue_with_vocabulary();
  load(database, embedded_case_texts("seed/albers-2017.yaml"));
  const auto exported = export_case(database, "albers-2017");
  auto other = catalogue_with_vocabulary();
  load(other, {{"albers-2017.yaml", exported}});
  CHECK(dump(other) == dump(database));
  CHECK(export_case(other, "albers-2017") == exported);
}

TEST_CASE("the words of claims and titles are found until their article goes") {
  auto database = catalogue_with_vocabulary();
  load(database, embedded_case_texts("seed/albers-2017.yaml"));
  CHECK(database.integer("SELECT count(*) FROM claim_search('erosions')") == 1);
  CHECK(database.integer("SELECT count(*) FROM article_search('naltrexone')") == 1);
  remove_article(database, "albers-2017");
  CHECK(database.integer("SELECT count(*) FROM claim_search('erosions')") == 0);
  CHECK(database.integer("SELECT count(*) FROM article_search('naltrexone')") == 0);
}

TEST_CASE("what is derived can be derived again and is the same") {
  auto database = catalogue_with_vocabulary();
  load(database, embedded_case_texts("seed/albers-2017.yaml"));
  const auto before = dump(database);
  database.execute("DELETE FROM uncounted_claims; DELETE FROM claim_precedence; DELETE FROM response_facts");
  store::Transaction transaction(database);
  derive_all(database);
  transaction.commit();
  CHECK(dump(database) == before);
}

TEST_CASE("a draft is listed and never counted") {
  auto database = catalogue_with_vocabulary();
  auto text = invented_article("a-2000", 3);
  text.text = "draft: yes\n" + text.text;
  load(database, {text});
  CHECK(database.integer("SELECT count(*) FROM dose_titration WHERE why_not_counted = 'draft'") == 1);
  CHECK(database.integer("SELECT count(*) FROM treated") == 0);
}

TEST_CASE("a text that came with the program is the program's, whoever loads it, and an altered one is the curator's") {
  auto database = catalogue_with_vocabulary();
  auto seed = embedded_case_texts("seed/albers-2017.yaml").front();
  seed.path = "copies/albers-2017.yaml";
  load(database, {seed, invented_article("a-2000", 3)});
  CHECK(database.integer("SELECT count(*) FROM case_files WHERE path = 'copies/albers-2017.yaml' AND origin = 'seed'") == 1);
  CHECK(database.integer("SELECT count(*) FROM case_files WHERE path = 'a-2000.yaml' AND origin = 'curator'") == 1);
  CHECK(database.integer("SELECT count(*) FROM case_files WHERE kind = 'vocabulary' AND origin = 'seed'") == 4);
  seed.text += "# read again\n";
  load(database, {seed});
  CHECK(database.integer("SELECT count(*) FROM case_files WHERE kind = 'article' AND origin = 'seed'") == 0);
}

TEST_CASE("an article of the program that is taken out is kept in mind until it is added again, a curator's is not") {
  auto database = catalogue_with_vocabulary();
  const auto seed = embedded_case_texts("seed/albers-2017.yaml").front();
  load(database, {seed, invented_article("a-2000", 3)});
  remove_article(database, "a-2000");
  CHECK(database.integer("SELECT count(*) FROM removed_seed_articles") == 0);
  remove_article(database, "albers-2017");
  CHECK(database.integer("SELECT count(*) FROM removed_seed_articles WHERE citekey = 'albers-2017'") == 1);
  load(database, {seed});
  CHECK(database.integer("SELECT count(*) FROM removed_seed_articles") == 0);
}
