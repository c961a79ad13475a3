// A retraction shows in every report, and a reinstatement takes it back: over the program itself.

#include <regex>

#include "catch.h"
#include "program.h"
#include "report/report.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string answer(const report::Report& report, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"report", std::string(report.name)};
  if (report.subject == report::Subject::optional_treatment || report.subject == report::Subject::treatment) words.emplace_back("naltrexone");
  if (report.subject == report::Subject::two_treatments) words.insert(words.end(), {"naltrexone", "doxycycline"});
  if (report.subject == report::Subject::article) words.emplace_back("albers-2017");
  words.insert(words.end(), more.begin(), more.end());
  const auto ran = run_program(words);
  CAPTURE(report.name, ran.err);
  CHECK(ran.code == 0);
  return ran.out;
}

/// What an answer says above its sources, which list every notice.
std::string without_sources(const std::string& text) { return text.substr(0, text.find("\n[1] ")); }

/// The same without the sentence that names the notices, wherever its lines break.
std::string without_notices(const std::string& text) {
  const std::string in_one_line = std::regex_replace(without_sources(text), std::regex("\\s+"), " ");
  return std::regex_replace(in_one_line, std::regex("(One notice|Notices): [^.]*\\."), "");
}

}  // namespace

TEST_CASE("a retraction shows in every report until a reinstatement takes it back", "[notice]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  std::map<std::string, std::string> before;
  for (const auto* report : report::reports()) before[std::string(report->name)] = without_sources(answer(*report));
  REQUIRE(run_program({"notice", "albers-2017", "--kind", "retraction", "--scope", "data", "--published", "2020-03"}).code == 0);
  for (const auto* report : report::reports()) {
    const std::string name(report->name);
    CAPTURE(name);
    CHECK(answer(*report) != before[name]);
    CHECK(answer(*report).find("retraction") != std::string::npos);
    if (name == "impact") continue;   // which looks at the state without the notice anyway
    CHECK(without_sources(answer(*report)) != before[name]);
  }
  // Before its date, and with what is flagged included, the count is as it was.
  const auto& rates = *report::find_report("response-rates");
  CHECK(answer(rates).find("any response in") == std::string::npos);
  CHECK(answer(rates, {"--as-of", "2020-02"}).find("any response in 3 of 3 patients") != std::string::npos);
  CHECK(answer(rates, {"--include-flagged"}).find("any response in 3 of 3 patients") != std::string::npos);
  REQUIRE(run_program({"notice", "albers-2017", "--kind", "reinstatement", "--scope", "data", "--published", "2021"}).code == 0);
  for (const auto* report : report::reports()) {
    const std::string name(report->name);
    CAPTURE(name);
    if (name == "errata" || name == "article" || name == "impact" || name == "summary" || name == "evidence-table") continue;   // these list the notices themselves
    CHECK(without_notices(answer(*report)) == without_notices(before[name]));
  }
  CHECK(answer(rates, {"--as-of", "2020-12"}).find("any response in") == std::string::npos);
}

TEST_CASE("a notice that is judged twice stays one notice", "[notice]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"notice", "albers-2017", "--kind", "expression of concern", "--scope", "data", "--published", "2020", "--touches", "everything"}).code == 0);
  REQUIRE(run_program({"notice", "albers-2017", "--kind", "expression of concern", "--scope", "data", "--published", "2020", "--touches", "nothing"}).code == 0);
  CHECK(run_program({"sql", "SELECT count(*) AS n, sum(claims_flagged) AS f FROM erratum_effects WHERE kind = 'expression of concern'", "--format", "csv"}).out ==
        "n,f\n1,0\n");
}
