#include "catch.h"
#include "report/answers.h"

using namespace casebook;

using Texts = std::vector<std::string>;

TEST_CASE("a summary puts the answers on one treatment together, each source and each warning once", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "summary", test::about("naltrexone"));
  Texts parts;
  for (const auto& part : document.parts) {
    parts.push_back(part.report);
    CHECK_FALSE(part.answer.empty());
    CHECK(part.sources.empty());
    std::size_t seen = 0;   // tables with a column for readers
    for (const auto& table : part.tables) {
      seen += std::any_of(table.columns.begin(), table.columns.end(), [](const auto& column) { return column.audience != document::Audience::data; }) ? 1U : 0U;
    }
    CHECK(seen == 1);
    for (const auto& caveat : part.caveats) CHECK(std::find(document.caveats.begin(), document.caveats.end(), caveat) == document.caveats.end());
  }
  CHECK(parts == Texts{"dose-titration", "time-to-response", "response-rates", "rechallenge", "duration", "safety", "prior-therapies", "quality", "errata"});
  CHECK(test::contains(test::joined(document.answer), "Naltrexone: 7 articles, 21 patients treated."));
  CHECK(test::contains(test::joined(document.answer), "any response in 20 of 21 patients"));
  Texts sources;
  for (const auto& source : document.sources) sources.push_back(source.citekey);
  auto distinct = sources;
  std::sort(distinct.begin(), distinct.end());
  CHECK(std::unique(distinct.begin(), distinct.end()) == distinct.end());
  CHECK(std::find(document.caveats.begin(), document.caveats.end(), "This page shows published evidence. It is not medical advice.") != document.caveats.end());
}

TEST_CASE("the parts of a summary are the same answers as the reports give", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto whole = test::answer(catalogue, "summary", test::about("naltrexone"));
  for (const auto& part : whole.parts) {
    if (part.report == "errata") continue;
    CAPTURE(part.report);
    auto alone = test::answer(catalogue, part.report, test::about("naltrexone")).answer;
    if (alone.back() == whole.answer.back()) alone.pop_back();   // the notices, which the whole names once
    CHECK(part.answer == alone);
  }
}
