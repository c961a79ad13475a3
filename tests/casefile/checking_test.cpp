#include "casefile/checking.h"

#include <malloc.h>

#include <sstream>

#include "casefile/loaded_catalogue.h"
#include "catch.h"
#include "core/errors.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::invented_article;
using Catch::Matchers::Contains;

namespace {

std::string line_of(const std::string& key, const std::string& in_article = {}, const std::string& in_outcome = {}) {
  return R"({"article": {"key": ")" + key + R"(", "design": "case report", "text read": "abstract")" + in_article +
         R"(}, "at": "abstract", "patients": [{"label": "Patient", "condition": "Hailey-Hailey disease"}], "courses": [{"treatment": "naltrexone", )"
         R"("dose": "3 mg daily", "outcomes": [{"endpoint": "first improvement", "when": "within 2 weeks")" +
         in_outcome + R"(}], "adverse events": "not reported"}]})" + "\n";
}

Surroundings plain() {
  Surroundings surroundings;
  surroundings.vocabulary = seed_vocabulary();
  surroundings.today = "2026-01-01";
  return surroundings;
}

/// "bulk.jsonl:2 duplicate-article", one for each problem.
std::vector<std::string> problems(const std::vector<CaseText>& texts) {
  std::vector<std::string> found;
  for (const auto& file : check_case_texts(texts, plain())) {
    for (const auto& problem : file.problems) {
      if (problem.rule != "adverse-events-unsaid") found.push_back(file.file.path + " " + problem.rule);
    }
  }
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

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

TEST_CASE("a line may name an article and a claim of a later line, and of an earlier one") {
  const std::string passes_on = R"(, "via": "b-2000", "overruled by": "b-2000#top")";
  const std::string holds = R"(, "id": "top")";
  CHECK(problems({{"bulk.jsonl", line_of("a-2000", {}, passes_on) + line_of("b-2000", {}, holds)}}).empty());
  CHECK(problems({{"bulk.jsonl", line_of("b-2000", {}, holds) + line_of("a-2000", {}, passes_on)}}).empty());
  CHECK(problems({{"bulk.jsonl", line_of("a-2000", {}, passes_on) + line_of("b-2000")}}) == Texts{"bulk.jsonl:1 unknown-claim-id"});
  CHECK(problems({{"bulk.jsonl", line_of("a-2000", {}, passes_on)}}) == Texts{"bulk.jsonl:1 unknown-source"});
}

TEST_CASE("two lines with one PMID, DOI or title know of each other, and say file and line") {
  const std::string pmid = R"(, "pmid": "12345678")";
  CHECK(problems({{"bulk.jsonl", line_of("a-2000", pmid) + line_of("b-2000", pmid)}}) ==
        Texts{"bulk.jsonl:1 duplicate-article", "bulk.jsonl:2 duplicate-article"});
  const std::string title = R"(, "title": "On it", "authors": "Smith, A", "published": "2000-01")";
  const std::string shouted = R"(, "title": "ON IT", "authors": "SMITH, A; Jones, B", "published": "2000")";
  CHECK(problems({{"one.jsonl", line_of("a-2000", title)}, {"two.jsonl", line_of("b-2000", shouted)}}) ==
        Texts{"one.jsonl:1 duplicate-article", "two.jsonl:1 duplicate-article"});
  const auto checked = check_case_texts({{"one.jsonl", "\n" + line_of("a-2000", pmid)}, {"two.jsonl", line_of("b-2000", pmid)}}, plain());
  CHECK_THAT(checked[1].problems.front().message, Contains("another case file has PMID 12345678: a-2000 (one.jsonl:2:2)"));
}

TEST_CASE("of two files with one key the first is the one that others know, and the second is refused") {
  const std::string one = R"(, "pmid": "11111111")";
  const std::string two = R"(, "pmid": "22222222")";
  CHECK(problems({{"bulk.jsonl", line_of("a-2000", one) + line_of("a-2000", two) + line_of("b-2000", two)}}) ==
        Texts{"bulk.jsonl:2 duplicate-article", "bulk.jsonl:2 duplicate-article"});  // its key and its PMID
  CHECK(problems({{"bulk.jsonl", line_of("a-2000", one) + line_of("a-2000", two) + line_of("b-2000", one)}}) ==
        Texts{"bulk.jsonl:1 duplicate-article", "bulk.jsonl:2 duplicate-article", "bulk.jsonl:3 duplicate-article"});
}

TEST_CASE("an article of the call stands before what the catalogue knows of its key") {
  auto database = tests::catalogue_with_vocabulary();
  const auto with_pmid = [](const std::string& key, const std::string& pmid) {
    auto text = invented_article(key, 2);
    text.text.insert(text.text.find(", design"), ", pmid: " + pmid);
    return text;
  };
  tests::load(database, {with_pmid("a-2000", "11111111")});
  const auto known = catalogue_surroundings(database, "2026-01-01");
  CHECK_FALSE(check_case_texts({with_pmid("b-2000", "11111111")}, known).front().loadable());
  for (const auto& file : check_case_texts({with_pmid("a-2000", "22222222"), with_pmid("b-2000", "11111111")}, known)) CHECK(file.loadable());
}

TEST_CASE("a line that is broken or too long is told with its number, and the next ones are read") {
  std::string longest = line_of("b-2000");
  longest.insert(2, std::string(5 * 1024 * 1024, ' '));
  const std::string text = "{ \"article\": \n" + longest + "\n" + line_of("c-2000") + "[1]\n" + line_of("d-2000");
  CHECK(problems({{"bulk.jsonl", text}}) == Texts{"bulk.jsonl:1 json-syntax", "bulk.jsonl:2 too-long", "bulk.jsonl:5 json-syntax"});
  CHECK(problems({{"big.yaml", std::string(5 * 1024 * 1024, ' ')}}) == Texts{"big.yaml too-long"});
}

TEST_CASE("a broken vocabulary is no whole one because a later file adds what it lacks") {
  const CaseText early{"a.yaml", "vocabulary: endpoints\nterms:\n  - { name: sun burnt, synonyms: [scorched] }\n"};
  const CaseText late{"b.yaml", "vocabulary: endpoints\nterms:\n  - { name: sun burnt, kind: event, family: other, counted: ever, at risk: treated }\n"};
  CHECK_FALSE(check_case_texts({early, late}, plain())[0].loadable());
  CHECK(check_case_texts({late, early}, plain())[1].loadable());
}

TEST_CASE("one line is alive at a time, and of those that were read a few bytes are kept") {
  // Bytes are handed out as they are asked for; what is in use on the heap is measured at an early and a late line.
  const int lines = 3'000;
  std::string text;
  for (int i = 0; i < lines; ++i) {
    text += line_of("smith-" + std::to_string(i), R"(, "pmid": ")" + std::to_string(10'000'000 + i) + R"(", "note": ")" + std::string(2'000, 'x') + "\"");
  }
  const CaseInput input(std::vector<CaseText>{{"bulk.jsonl", text}});
  Checking checking(input, plain());
  const auto in_use = [] { return static_cast<long>(mallinfo2().uordblks); };
  const long before = in_use();
  checking.survey();
  const long noted = in_use();
  CHECK((noted - before) / lines < 300);   // digests, and what their arrays have to spare; the first 2,000 keys for hints
  int line = 0;
  long early = 0;
  checking.check("checking", [&](const CasePlace& place, const CheckedFile& checked) {
    CHECK(checked.loadable());
    CHECK(place.line == static_cast<unsigned>(++line));
    if (line == 100) early = in_use();
    if (line == lines) CHECK(in_use() - early < 100'000);   // 2,900 lines of 2.4 KB lie between
  });
  CHECK(line == lines);
}

TEST_CASE("progress ends with all bytes, in both passes") {
  const std::string text = line_of("a-2000") + "\n" + line_of("b-2000");
  const CaseInput input(std::vector<CaseText>{{"bulk.jsonl", text}, {"c.yaml", invented_article("c-2000", 2).text}});
  std::map<std::string, std::uint64_t> done;
  Checking checking(input, plain(), [&](const std::string& work, std::uint64_t now, std::uint64_t total) {
    CHECK(now > done[work]);
    CHECK(total == input.bytes());
    done[work] = now;
  });
  checking.survey();
  checking.check("checking", [](const CasePlace&, const CheckedFile&) {});
  CHECK(done == std::map<std::string, std::uint64_t>{{"checking", input.bytes()}, {"reading", input.bytes()}});
}

TEST_CASE("files checked ahead come in the order of the input, with the same problems") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 50 == 49 ? "{\n" : line_of("smith-" + std::to_string(i), R"(, "note": ")" + std::string(4'000, 'x') + "\"");
  const CaseInput input(std::vector<CaseText>{{"bulk.jsonl", text}, {"c.yaml", invented_article("c-2000", 2).text}});
  const auto told = [&](bool ahead) {
    std::uint64_t last = 0;
    Checking checking(input, plain(), [&](const std::string&, std::uint64_t done, std::uint64_t) { last = done; });
    checking.survey();
    Texts lines;
    const auto take = [&](const CasePlace& place, const CheckedFile& checked) {
      lines.push_back(std::to_string(place.file) + ":" + std::to_string(place.line) + " " + checked.file.article.key);
      for (const auto& problem : checked.problems) lines.push_back(problem.where.file + " " + problem.where.path + " " + problem.message);
    };
    if (ahead) {
      checking.forget_catalogue();
      checking.check_ahead("checking", take);
    } else {
      checking.check("checking", take);
    }
    CHECK(last == input.bytes());
    return lines;
  };
  const Texts one_by_one = told(false);
  CHECK(one_by_one.size() == 307);
  CHECK(told(true) == one_by_one);
}

TEST_CASE("checking ahead ends with what the taker throws, and with what cannot be read") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += line_of("smith-" + std::to_string(i));
  const CaseInput input(std::vector<CaseText>{{"bulk.jsonl", text}});
  Checking checking(input, plain());
  checking.survey();
  checking.forget_catalogue();
  int taken = 0;
  CHECK_THROWS_AS(checking.check_ahead("checking", [&](const CasePlace&, const CheckedFile&) { if (++taken == 3) throw core::StoreError("no room"); }), core::StoreError);
  CHECK(taken == 3);
  bool there = true;
  const CaseInput vanishing(std::vector<CaseInput::File>{{"bulk.jsonl", text.size(), [&]() -> std::unique_ptr<std::istream> {
    return there ? std::make_unique<std::istringstream>(text) : nullptr;
  }}});
  Checking second(vanishing, plain());
  second.survey();
  second.forget_catalogue();
  there = false;
  CHECK_THROWS_AS(second.check_ahead("checking", [](const CasePlace&, const CheckedFile&) {}), core::StoreError);
}
