#include "cli/phenopacket.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;
using cli::age_duration;
using nlohmann::json;

namespace {

struct Made {
  json packet;
  std::string left_out;
};

Made make(const std::string& traits, const std::string& courses, const std::string& condition = "Hailey-Hailey disease") {
  const LoadedCases cases({article("a-2000", 1, "patients: [{ label: woman" + traits + " }]\n" + courses, condition)});
  auto catalogue = cases.open();
  const auto codes = query::vocabulary_codes(catalogue, "").rows;
  const auto made = cli::phenopacket(query::told_apart_patients(catalogue).rows.at(0), query::article_citations(catalogue).rows.at(0),
                                     query::patient_timelines(catalogue).rows, cli::TermCodes(codes), "2026-01-01T00:00:00Z", "casebook 1");
  std::string left_out;
  for (const auto& words : made.left_out) left_out += words + "\n";
  return {json::parse(made.json), left_out};
}

const std::string kCourse =
    "courses:\n  - treatment: naltrexone\n    who: woman\n    dose: 3 mg daily\n    outcomes:\n"
    "      - { endpoint: first improvement, when: within 2 weeks, said: better soon }\n    adverse events: none reported\n";

}  // namespace

TEST_CASE("a packet has the fields that version 2 requires, and no date", "[export]") {
  const auto made = make(", sex: female, age: 42 years", kCourse);
  const json& packet = made.packet;
  CHECK(packet["id"] == "a-2000:woman");
  CHECK(packet["subject"] == json{{"id", "a-2000:woman"}, {"timeAtLastEncounter", {{"age", {{"iso8601duration", "P42Y"}}}}}, {"sex", "FEMALE"}});
  const json disease{{"id", "MONDO:0008218"}, {"label", "Hailey-Hailey disease"}};
  CHECK(packet["diseases"] == json::array({json{{"term", disease}}}));
  CHECK(packet["medicalActions"] ==
        json::array({json{{"treatment", {{"agent", {{"id", "CHEBI:7465"}, {"label", "naltrexone"}}}}}, {"treatmentTarget", disease}}}));
  const json& meta = packet["metaData"];
  CHECK(meta["created"] == "2026-01-01T00:00:00Z");
  CHECK(meta["createdBy"] == "casebook 1");
  CHECK(meta["phenopacketSchemaVersion"] == "2.0");
  REQUIRE(meta["resources"].size() == 2);
  for (const auto& resource : meta["resources"]) {
    for (const char* field : {"id", "name", "url", "version", "namespacePrefix", "iriPrefix"}) CHECK(resource.contains(field));
  }
  CHECK(packet.dump().find("interval") == std::string::npos);
}

TEST_CASE("doses, outcomes and harms stay in words and are told as left out", "[export]") {
  const auto made = make("", kCourse);
  const json& reference = made.packet["metaData"]["externalReferences"].back();
  CHECK(reference["id"] == "casebook:a-2000");
  const std::string note = reference["description"];
  CHECK_THAT(note, Catch::Contains("Doses: ") && Catch::Contains("3 mg daily") && Catch::Contains("first improvement present (better soon)") &&
                       Catch::Contains("Adverse events: "));
  CHECK_THAT(made.left_out, Catch::Contains("1 dose (words in the note)") && Catch::Contains("1 outcome (words in the note)"));
  CHECK_FALSE(made.packet["subject"].contains("sex"));
  CHECK_FALSE(made.packet["subject"].contains("timeAtLastEncounter"));
}

TEST_CASE("a treatment without a code, and an age that is no bound, are left out and said", "[export]") {
  const auto made = make(", age: 40-50 years", "courses:\n" + course_of("dermabrasion"));
  CHECK_THAT(made.left_out, Catch::Contains("the treatment dermabrasion, which has no code"));
  CHECK_FALSE(made.packet.contains("medicalActions"));
  CHECK(made.packet["subject"]["timeAtLastEncounter"]["ageRange"]["start"]["iso8601duration"] == "P40Y");
  CHECK(made.packet["subject"]["timeAtLastEncounter"]["ageRange"]["end"]["iso8601duration"] == "P50Y");
}

TEST_CASE("a condition whose only code is OMIM's has that", "[export]") {
  CHECK(make("", kCourse, "Darier disease").packet["diseases"][0]["term"]["id"] == "OMIM:124200");
}

TEST_CASE("an age is a duration where it is a whole number of months", "[export]") {
  CHECK(age_duration(42) == "P42Y");
  CHECK(age_duration(1.5) == "P1Y6M");
  CHECK(age_duration(0.25) == "P3M");
  CHECK(age_duration(0) == "P0Y");
  CHECK(age_duration(1.33).empty());
  CHECK(age_duration(-1).empty());
}
