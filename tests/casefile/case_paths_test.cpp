#include "casefile/case_paths.h"

#include <fstream>

#include "casefile/loaded_catalogue.h"
#include "catch.h"
#include "store/temporary_folder.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::invented_article;
using casebook::tests::TemporaryFolder;
using Catch::Matchers::Contains;

TEST_CASE("a folder stands for its case files, sorted, and for nothing else in it") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "more");
  for (const char* name : {"b.yaml", "a.yaml", "notes.txt", "more/c.jsonl"}) std::ofstream(folder / name) << "x";
  const auto texts = read_case_texts({folder.path()});
  REQUIRE(texts.size() == 3);
  CHECK_THAT(texts[0].path, Contains("a.yaml"));
  CHECK_THAT(texts[1].path, Contains("b.yaml"));
  CHECK_THAT(texts[2].path, Contains("c.jsonl"));
}

TEST_CASE("every path that cannot be read is named at once") {
  CHECK_THROWS_WITH(read_case_texts({"no-such-a.yaml", "no-such-b.yaml"}), Contains("no-such-a.yaml") && Contains("no-such-b.yaml"));
  const TemporaryFolder folder;
  CHECK_THROWS_AS(read_case_texts({folder.path()}), core::UsageError);
}

TEST_CASE("terms of a vocabulary file serve the articles of the same call, in any order") {
  const CaseText vocabulary{"terms.yaml", "vocabulary: interventions\nterms:\n  - name: elixir of invention\n"};
  auto article = invented_article("a-2000", 1);
  article.text.replace(article.text.find("naltrexone"), 10, "elixir of invention");
  Surroundings surroundings;
  surroundings.vocabulary = seed_vocabulary();
  CHECK_FALSE(check_case_texts({article}, surroundings).front().loadable());
  CHECK(check_case_texts({article, vocabulary}, surroundings).front().loadable());
}

TEST_CASE("each line of a JSON Lines file is an article of its own") {
  const std::string line =
      R"({"article": {"key": "KEY", "design": "case report", "text read": "abstract"}, "at": "abstract", "patients": [{"label": "Patient", "condition": "Hailey-Hailey disease"}], "courses": [{"treatment": "naltrexone", "dose": "3 mg daily", "adverse events": "not reported"}]})";
  std::string text;
  for (const char* key : {"a-2000", "b-2000"}) {
    auto one = line;
    text += one.replace(one.find("KEY"), 3, key) + "\n";
  }
  auto database = tests::catalogue_with_vocabulary();
  const auto changes = tests::load(database, {{"bulk.jsonl", text}});
  REQUIRE(changes.size() == 2);
  CHECK(database.integer("SELECT count(*) FROM dose_titration") == 2);
  CHECK_THAT(export_case(database, "b-2000"), Contains("key: b-2000"));
}
