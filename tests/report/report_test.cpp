#include "report/report.h"

#include "catch.h"
#include "core/errors.h"
#include "report/answers.h"

using namespace casebook;
using Catch::Matchers::Contains;

TEST_CASE("reports are found by name, in order", "[report]") {
  std::vector<std::string> names;
  for (const auto* report : report::reports()) names.emplace_back(report->name);
  CHECK(std::is_sorted(names.begin(), names.end()));
  for (const char* name :
       {"article", "dose-titration", "errata", "rechallenge", "response-rates", "time-to-response"}) {
    REQUIRE(report::find_report(name) != nullptr);
    CHECK(report::find_report(name)->name == name);
  }
  CHECK(report::find_report("no-such-report") == nullptr);
}

TEST_CASE("a term is found by name and synonym without regard to case", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  CHECK(report::resolve_term(catalogue, "interventions", "Naltrexone") == "naltrexone");
  CHECK(report::resolve_term(catalogue, "interventions", "ldn") == "naltrexone");
  CHECK(report::resolve_term(catalogue, "endpoints", "clinical RESOLUTION") == "clinical resolution");
  CHECK_THROWS_WITH(report::resolve_term(catalogue, "interventions", "naltrexon"),
                    "no treatment is called 'naltrexon' in this catalogue; did you mean 'naltrexone'?");
  CHECK_THROWS_AS(report::resolve_term(catalogue, "conditions", "psoriasis"), core::UsageError);
}

TEST_CASE("an article is found by citekey, PMID and DOI", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  CHECK(report::resolve_article(catalogue, "albers-2017") == "albers-2017");
  CHECK(report::resolve_article(catalogue, "Albers-2017") == "albers-2017");
  CHECK(report::resolve_article(catalogue, "28768313") == "albers-2017");
  CHECK(report::resolve_article(catalogue, "10.1001/JAMADERMATOL.2017.2446") == "albers-2017");
  CHECK_THROWS_WITH(report::resolve_article(catalogue, "albers-2018"), Contains("did you mean 'albers-2017'?"));
}

TEST_CASE("every answer has a question, an answer, its sources and SQL that runs as it stands", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  for (const auto* report : report::reports()) {
    if (report->subject != report::Subject::optional_treatment) continue;
    for (const std::string treatment : {"naltrexone", "", "dupilumab"}) {
      INFO(report->name << " " << treatment);
      const auto document = report->run(catalogue, test::about(treatment));
      CHECK(document.report == report->name);
      CHECK(document.question.back() == '?');
      CHECK_FALSE(document.answer.empty());
      CHECK_FALSE(document.sql.empty());
      for (const auto& [name, sql] : document.sql) {
        INFO(sql);
        CHECK_NOTHROW(catalogue.database().prepare(sql).step());
      }
      CHECK(std::is_sorted(document.sources.begin(), document.sources.end(),
                           [](const auto& a, const auto& b) { return a.citekey < b.citekey; }));
      const auto again = report->run(catalogue, test::about(treatment));
      CHECK(again.answer == document.answer);
      CHECK(again.caveats == document.caveats);
    }
  }
}
