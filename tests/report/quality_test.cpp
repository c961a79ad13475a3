#include "catch.h"
#include "report/answers.h"

using namespace casebook;

using Texts = std::vector<std::string>;

TEST_CASE("how far an article can be trusted is proposed from the facts, question by question", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "quality", test::about("naltrexone"));
  // Albers 2017 was read as an abstract: doses and a flare on stopping are told, no instrument, no follow-up, nobody's age.
  CHECK(test::values(document, "articles", {"citekey", "murad_1", "murad_2", "murad_3", "murad_4", "murad_5", "murad_6", "murad_7", "murad_8"}) ==
        Texts{"albers-2017 | unclear | yes | unclear | unclear | yes | unclear | unclear | unclear"});
  CHECK(test::joined(document.answer) ==
        "By the questions of Murad 2018, in one article: a well ascertained treatment in 1 of 1 and an effect of stopping or restarting in 1 of 1. Patients who stand "
        "for all that were seen, a well ascertained outcome, other explanations ruled out, a dose-response effect, long enough follow-up and enough detail in none. "
        "All 21 answers on 1 article are proposed from the facts; no reader has confirmed or overruled one. One notice: correction of albers-2017 (affiliation; touches none of its claims).");
}

TEST_CASE("each proposed answer is shown with the claim that supports it", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "quality", {});
  const auto items = test::values(document, "items", {"instrument", "item", "proposed", "said"});
  REQUIRE(items.size() == 21);
  CHECK(items[1] == "murad | 2 | yes | a dose was taken");
  CHECK(items[4] == "murad | 5 | yes | relapse after withdrawal");
}

TEST_CASE("the questions are counted over the articles, and articles of other treatments are left out", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "quality", test::about("naltrexone"));
  const auto* articles = document::find_table(document, "articles");
  REQUIRE(articles != nullptr);
  for (const auto& row : test::values(document, "questions", {"yes", "no", "unclear", "not_applicable", "articles"})) {
    std::istringstream words(row);
    std::int64_t yes = 0, no = 0, unclear = 0, other = 0, all = 0;
    char bar = ' ';
    words >> yes >> bar >> no >> bar >> unclear >> bar >> other >> bar >> all;
    CHECK(yes + no + unclear + other == all);
    CHECK(all == static_cast<std::int64_t>(articles->rows.size()));
  }
  report::ReportOptions other;
  other.condition = "no such disease";
  CHECK(test::joined(test::answer(catalogue, "quality", other).answer) == "No article for no such disease tells of courses of its own patients.");
}
