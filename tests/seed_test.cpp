// What the seed alone must answer, through the program; and that the seed loads the same each time.

#include <nlohmann/json.hpp>

#include "catalogue_dump.h"
#include "catch.h"
#include "program.h"
#include "store/catalogue_file.h"

using namespace casebook;
using namespace casebook::tests;
using nlohmann::json;

namespace {

json answer(std::vector<std::string> words) {
  words.insert(words.begin(), "report");
  words.insert(words.end(), {"--format", "json"});
  const auto ran = run_program(words);
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  return json::parse(ran.out);
}

json rows(const json& report, const std::string& table) {
  for (const auto& candidate : report.at("tables")) {
    if (candidate.at("name") == table) return candidate.at("rows");
  }
  FAIL("no table " << table);
  return {};
}

/// The only row whose members have these values.
json row_with(const json& table, const json& wanted) {
  json found;
  int count = 0;
  for (const auto& row : table) {
    bool fits = true;
    for (const auto& [key, value] : wanted.items()) fits = fits && row.at(key) == value;
    if (!fits) continue;
    found = row;
    ++count;
  }
  INFO(wanted.dump() << " in " << table.dump(1));
  REQUIRE(count == 1);
  return found;
}

std::string dump_of(const std::string& file) {
  auto database = store::open_catalogue(file, store::Access::read_only);
  return dump(database);
}

}  // namespace

TEST_CASE("the seed says how naltrexone was dosed: 3 mg in 3 of 3, then 4.5 mg in 2 of 3, which two and when not stated") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const auto report = answer({"dose-titration", "naltrexone"});
  const auto steps = rows(report, "steps");
  REQUIRE(steps.size() == 2);
  const auto first = row_with(steps, {{"step", 1}});
  CHECK(first["citekey"] == "albers-2017");
  CHECK(first["pmid"] == "28768313");
  CHECK(first["dose_min"] == 3);
  CHECK(first["dose_max"] == 3);
  CHECK(first["unit"] == "mg");
  CHECK(first["affected"] == 3);
  CHECK(first["assessed"] == 3);
  const auto second = row_with(steps, {{"step", 2}});
  CHECK(second["dose_min"] == 4.5);
  CHECK(second["affected"] == 2);
  CHECK(second["assessed"] == 3);
  CHECK(second["subject"] == "all patients");
  CHECK(second["after_days_min"].is_null());
  CHECK(second["after_days_max"].is_null());
  const auto ladder = rows(report, "ladder");
  CHECK(row_with(ladder, {{"daily_dose_min", 3}})["highest"] == 1);
  CHECK(row_with(ladder, {{"daily_dose_min", 4.5}})["highest"] == 2);
  const auto& notice = report.at("sources").at(0).at("notices").at(0);
  CHECK(notice["kind"] == "correction");
  CHECK(notice["scope"] == "affiliation");
  CHECK(notice["claims_affected"] == 0);
}

TEST_CASE("the seed says how soon it worked, and how soon again after a restart") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const auto observations = rows(answer({"time-to-response", "naltrexone"}), "observations");
  const auto improved = row_with(observations, {{"endpoint", "first improvement"}});
  CHECK(improved["lower_days"] == 7);
  CHECK(improved["upper_days"] == 14);
  CHECK(improved["affected"] == 3);
  const auto cleared = row_with(observations, {{"endpoint", "clinical resolution"}, {"subject", "all patients"}});
  CHECK(cleared["lower_days"] == 0);
  CHECK(cleared["upper_days"] == 60.875);
  CHECK(cleared["affected"] == 3);
  const auto groin = row_with(observations, {{"endpoint", "clinical resolution"}, {"subject", "Patient 2"}});
  CHECK(groin["time_kind"] == "assessment");
  CHECK(groin["lower_days"] == 121.75);
  CHECK(groin["upper_days"] == 121.75);
  const auto again = row_with(observations, {{"endpoint", "re-response on rechallenge"}});
  CHECK(again["lower_days"] == 2);
  CHECK(again["upper_days"] == 3);
  CHECK(again["affected"].is_null());
  CHECK(again["assessed"].is_null());
}

TEST_CASE("the seed says what happened on stopping and restarting, in an unknown number") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const auto rechallenges = rows(answer({"rechallenge", "naltrexone"}), "rechallenges");
  REQUIRE(rechallenges.size() == 1);
  CHECK(rechallenges[0]["relapse_affected"].is_null());
  CHECK(rechallenges[0]["rechallenge_affected"].is_null());
  CHECK(rechallenges[0]["rechallenge_lower_days"] == 2);
  CHECK(rechallenges[0]["rechallenge_upper_days"] == 3);
}

TEST_CASE("the seed's adverse events are not reported, its prior failures at least 4 in 3 of 3, its notice touches nothing") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const auto asked = [](const std::string& query) {
    const auto ran = run_program({"sql", query, "--format", "json"});
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    return json::parse(ran.out);
  };
  const auto harms = asked("SELECT finding, state, affected, assessed FROM adverse_events JOIN claims USING (claim_id)");
  REQUIRE(harms.size() == 1);
  CHECK(harms[0] == json({{"finding", "any adverse event"}, {"state", "not reported"}, {"affected", nullptr}, {"assessed", nullptr}}));
  const auto prior = asked("SELECT treatment, affected, assessed, failed_min, failed_max FROM prior_treatments");
  REQUIRE(prior.size() == 1);
  CHECK(prior[0] == json({{"treatment", nullptr}, {"affected", 3}, {"assessed", 3}, {"failed_min", 4.0}, {"failed_max", nullptr}}));
  const auto notices = rows(answer({"errata"}), "notices");
  REQUIRE(notices.size() == 1);
  CHECK(notices[0]["scope"] == "affiliation");
  CHECK(notices[0]["pmid"] == "28877290");
  CHECK(notices[0]["claims_affected"] == 0);
}

TEST_CASE("two catalogues made from the seed are the same, the further reports included") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init", "--further", "--db", "a.db"}).code == 0);
  REQUIRE(run_program({"init", "--further", "--db", "b.db"}).code == 0);
  CHECK(dump_of("a.db") == dump_of("b.db"));
  const auto verified = run_program({"verify", "--db", "a.db"});
  INFO(verified.err);
  CHECK(verified.code == 0);
}

TEST_CASE("an exported case loaded into an empty catalogue says the same") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init", "--db", "a.db"}).code == 0);
  REQUIRE(run_program({"init", "--empty", "--db", "b.db"}).code == 0);
  REQUIRE(run_program({"export", "case", "albers-2017", "--output", "albers.yaml", "--db", "a.db"}).code == 0);
  const auto added = run_program({"add", "albers.yaml", "--db", "b.db"});
  INFO(added.err);
  REQUIRE(added.code == 0);
  CHECK(dump_of("a.db") == dump_of("b.db"));
}
