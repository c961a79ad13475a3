#include "report/search.h"

#include "catch.h"
#include "core/errors.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

report::SearchOptions asked(const std::string& text) {
  report::SearchOptions options;
  options.text = text;
  return options;
}

const std::string kTold = "courses:\n" + course_of("naltrexone", "    said: naltrexone at night\n");

}  // namespace

TEST_CASE("a search says how much it found before it shows the best", "[search]") {
  const LoadedCases cases({article("a-2000", 3, kTold), article("b-2000", 3, kTold), article("c-2000", 3, kTold)});
  auto catalogue = cases.open();
  auto options = asked("\"at night\"");
  options.limit = 2;
  const auto document = report::search_answer(catalogue, options);
  CHECK(test::joined(document.answer) == "Found in 0 articles (title or abstract) and 3 claims.");
  CHECK(test::values(document, "claims", {"excerpt"}).size() == 2);
  CHECK(test::values(document, "claims", {"excerpt"})[0] == "naltrexone **at night**");
  CHECK(test::contains(test::joined(document.caveats), "Shown: the best 2 of 3 claims"));
  options.bounds = {2, 1};
  const auto bounded = report::search_answer(catalogue, options);
  CHECK(test::joined(bounded.answer) == "Found in 0 articles (title or abstract) and more than 2 claims.");
  CHECK(test::contains(test::joined(bounded.caveats), "Of the more than 2 claims, the first 1 were ranked"));
}

TEST_CASE("a hit that a notice puts in doubt is marked, as is its article", "[search]") {
  const LoadedCases cases({article("a-2000", 3, "errata: [{ kind: retraction, scope: data, published: 2020-05, at: PubMed record }]\n" + kTold),
                           article("b-2000", 3, kTold)});
  auto catalogue = cases.open();
  const auto document = report::search_answer(catalogue, asked("night"));
  const auto& rows = document::find_table(document, "claims")->rows;
  REQUIRE(rows.size() == 2);
  CHECK(test::values(document, "claims", {"citekey", "flagged", "standing"}) == Texts{"a-2000 | 1 | flagged", "b-2000 | 0 | "});
  CHECK(rows[0].muted);
  CHECK_FALSE(rows[1].muted);
  CHECK(test::joined(document.legend) == "† a draft, or put in doubt by a notice");
}

TEST_CASE("nothing found names the nearest words and how often each stands alone", "[search]") {
  const LoadedCases cases({article("a-2000", 3, kTold)});
  auto catalogue = cases.open();
  const auto said = test::joined(report::search_answer(catalogue, asked("naltrexon night")).answer);
  CHECK(test::contains(said, "Nothing was found for naltrexon night. Each alone: 'naltrexon' in none; 'night' in 0 articles and 1 claim."));
  CHECK(test::contains(said, "For 'naltrexon': Did you mean 'naltrexon"));
  CHECK_THROWS_AS(report::search_answer(catalogue, asked("()")), core::UsageError);
}

TEST_CASE("a search is kept to the places that were asked for", "[search]") {
  const auto cases = albers();
  auto catalogue = cases.open();
  auto options = asked("naltrexone");
  options.abstracts = options.claims = false;
  const auto titles = report::search_answer(catalogue, options);
  CHECK(test::joined(titles.answer) == "Found in 1 article (title).");
  CHECK(titles.tables.size() == 1);
  CHECK(test::values(titles, "articles", {"citekey", "title"}) ==
        Texts{"albers-2017 | Treatment of Hailey-Hailey Disease With Low-Dose **Naltrexone**"});
  options.titles = false;
  options.abstracts = true;
  CHECK(test::contains(test::joined(report::search_answer(catalogue, options).answer), "Nothing was found"));
}
