#include "casefile/article_writer.h"

#include "casefile/loaded_catalogue.h"
#include "catch.h"

using namespace casebook;
using casebook::tests::catalogue_with_vocabulary;
using casebook::tests::load;

namespace {

constexpr const char* kHead =
    "article: { key: a-2000, design: case report, text read: full text }\n"
    "at: case\n"
    "patients:\n"
    "  - label: Patient\n"
    "    condition: Hailey-Hailey disease\n"
    "    sex: female\n"
    "    age: 40s\n"
    "    disease duration: 20 years\n"
    "    sites: groin, axillae\n";

}  // namespace

TEST_CASE("a patient's traits are columns only where a characteristic says so") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", std::string(kHead) + "courses:\n  - { treatment: naltrexone, dose: 3 mg daily, adverse events: not reported }\n"}});
  auto patient = database.prepare("SELECT * FROM patients");
  REQUIRE(patient.step());
  CHECK(patient.text("sex") == "female");
  CHECK(patient.real("age_years_min") == 40);
  CHECK(patient.real("age_years_max") == 49);
  CHECK(patient.real("disease_duration_years_min") == 20);
  CHECK(patient.text("genotype") == std::nullopt);
  CHECK(patient.text("family_history") == std::nullopt);
  CHECK(database.integer("SELECT count(*) FROM characteristics WHERE name = 'age'") == 1);
  CHECK(database.integer("SELECT count(*) FROM patient_sites") == 2);
}

TEST_CASE("an outcome under two studied courses is credited to their combination and to neither alone") {
  auto database = catalogue_with_vocabulary();
  load(database, {{"a.yaml", std::string(kHead) +
                                 "courses:\n"
                                 "  - treatment: naltrexone\n"
                                 "    dose: 3 mg daily\n"
                                 "    outcomes:\n"
                                 "      - { endpoint: clinical resolution, when: within 2 months, with: methotrexate }\n"
                                 "    adverse events: not reported\n"
                                 "  - { treatment: methotrexate, start: with naltrexone, dose: 15 mg weekly, adverse events: not reported }\n"}});
  auto outcome = database.prepare("SELECT treatment, counted FROM time_to_response");
  REQUIRE(outcome.step());
  CHECK(outcome.text("treatment") == "methotrexate + naltrexone");
  CHECK(outcome.integer("counted") == 1);
  CHECK(database.integer("SELECT count(*) FROM response_rates WHERE treatment = 'naltrexone'") == 0);
  CHECK(database.integer("SELECT treated FROM treated WHERE treatment = 'naltrexone'") == 1);
  CHECK(database.integer("SELECT count(*) FROM outcome_treatments") == 2);
  CHECK(database.integer("SELECT count(*) FROM intervention_components n JOIN interventions i USING (intervention_id) WHERE i.name = 'methotrexate + naltrexone'") == 2);
}

TEST_CASE("a stop ends a course until a restart") {
  auto database = catalogue_with_vocabulary();
  const std::string steps =
      "courses:\n"
      "  - treatment: naltrexone\n"
      "    adverse events: not reported\n"
      "    steps:\n"
      "      - { dose: 3 mg daily }\n"
      "      - { stop: nausea, when: 5 weeks }\n";
  load(database, {{"a.yaml", kHead + steps}});
  CHECK(database.integer("SELECT count(*) FROM treatments WHERE stopped_after_days_min = 35 AND stop_reason = 'nausea'") == 1);
  CHECK(database.integer("SELECT count(*) FROM dose_titration") == 1);
  load(database, {{"a.yaml", kHead + steps + "      - { restart: 1.5 mg daily, when: 2 weeks after stopping }\n"}});
  CHECK(database.integer("SELECT count(*) FROM treatments WHERE stopped_after_days_min IS NULL AND stop_reason IS NULL") == 1);
  CHECK(database.integer("SELECT count(*) FROM dose_titration WHERE change = 'restart' AND after_days_min = 49") == 1);
}

TEST_CASE("claims that say the same of the same keep their keys in order") {
  using casefile::claim_identity;
  CHECK(claim_identity("outcome", "all", "x", "said") != claim_identity("outcome", "all", "xs", "aid"));
}

TEST_CASE("the stop of one person is not the end of the group's course", "[casefile]") {
  const std::string head =
      "article: { key: a-2000, design: case series, text read: full text }\nat: case\ncohort: { size: 3, condition: Hailey-Hailey disease }\n"
      "patients:\n  - label: Patient 1\n";
  const auto loaded = [&](const std::string& who) {
    auto database = catalogue_with_vocabulary();
    load(database, {{"a.yaml", head + "courses:\n  - treatment: naltrexone\n    who: all\n    steps:\n      - { dose: 3 mg daily, when: at start }\n"
                                      "      - { stop: nausea, when: 5 weeks, who: " + who + " }\n    adverse events: not reported\n"}});
    return database.integer("SELECT count(*) FROM treatments WHERE stopped_after_days_min = 35 AND stop_reason = 'nausea'");
  };
  CHECK(loaded("all") == 1);
  CHECK(loaded("Patient 1") == 0);
  CHECK(loaded("1 of 3") == 0);
  CHECK(loaded("some") == 0);
}
