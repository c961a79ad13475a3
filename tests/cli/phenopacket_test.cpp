#include "cli/phenopacket.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "catch.h"
#include "program.h"
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

// --- what version 2 of the schema asks of the messages that a packet may have here ---

struct Field {
  const char* message;
  const char* name;
  const char* type;            ///< a message, or: text, duration, time, bool, or the words of an enumeration apart by '|'
  enum Many { one, list } many;
  enum Need { optional, required, choice } need;   ///< choice: exactly one of those of its message
};

constexpr Field kSchema[] = {
    {"Phenopacket", "id", "text", Field::one, Field::required},
    {"Phenopacket", "subject", "Individual", Field::one, Field::optional},
    {"Phenopacket", "phenotypicFeatures", "PhenotypicFeature", Field::list, Field::optional},
    {"Phenopacket", "diseases", "Disease", Field::list, Field::optional},
    {"Phenopacket", "medicalActions", "MedicalAction", Field::list, Field::optional},
    {"Phenopacket", "metaData", "MetaData", Field::one, Field::required},
    {"Individual", "id", "text", Field::one, Field::required},
    {"Individual", "timeAtLastEncounter", "TimeElement", Field::one, Field::optional},
    {"Individual", "sex", "UNKNOWN_SEX|FEMALE|MALE|OTHER_SEX", Field::one, Field::optional},
    {"TimeElement", "age", "Age", Field::one, Field::choice},
    {"TimeElement", "ageRange", "AgeRange", Field::one, Field::choice},
    {"Age", "iso8601duration", "duration", Field::one, Field::required},
    {"AgeRange", "start", "Age", Field::one, Field::required},
    {"AgeRange", "end", "Age", Field::one, Field::required},
    {"PhenotypicFeature", "type", "OntologyClass", Field::one, Field::required},
    {"PhenotypicFeature", "excluded", "bool", Field::one, Field::optional},
    {"Disease", "term", "OntologyClass", Field::one, Field::required},
    {"Disease", "onset", "TimeElement", Field::one, Field::optional},
    {"MedicalAction", "procedure", "Procedure", Field::one, Field::choice},
    {"MedicalAction", "treatment", "Treatment", Field::one, Field::choice},
    {"MedicalAction", "treatmentTarget", "OntologyClass", Field::one, Field::optional},
    {"Procedure", "code", "OntologyClass", Field::one, Field::required},
    {"Treatment", "agent", "OntologyClass", Field::one, Field::required},
    {"OntologyClass", "id", "curie", Field::one, Field::required},
    {"OntologyClass", "label", "text", Field::one, Field::required},
    {"MetaData", "created", "time", Field::one, Field::required},
    {"MetaData", "createdBy", "text", Field::one, Field::required},
    {"MetaData", "resources", "Resource", Field::list, Field::required},
    {"MetaData", "phenopacketSchemaVersion", "2.0|2.0.0", Field::one, Field::required},
    {"MetaData", "externalReferences", "ExternalReference", Field::list, Field::optional},
    {"Resource", "id", "text", Field::one, Field::required},
    {"Resource", "name", "text", Field::one, Field::required},
    {"Resource", "url", "text", Field::one, Field::required},
    {"Resource", "version", "text", Field::one, Field::required},
    {"Resource", "namespacePrefix", "text", Field::one, Field::required},
    {"Resource", "iriPrefix", "text", Field::one, Field::required},
    {"ExternalReference", "id", "text", Field::one, Field::required},
    {"ExternalReference", "reference", "text", Field::one, Field::optional},
    {"ExternalReference", "description", "text", Field::one, Field::optional},
};

bool fits(const json& value, const std::string& type) {
  if (type == "bool") return value.is_boolean();
  if (!value.is_string() || value.get<std::string>().empty()) return false;
  const auto text = value.get<std::string>();
  if (type == "duration") return std::regex_match(text, std::regex(R"(P(?=\d)(\d+Y)?(\d+M)?(\d+D)?)"));
  if (type == "time") return std::regex_match(text, std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"));
  if (type == "curie") return std::regex_match(text, std::regex(R"([A-Za-z]+:\S+)"));
  return type == "text" || ("|" + type + "|").find("|" + text + "|") != std::string::npos;
}

/// What is wrong with a message, a line each: '/diseases/0/term: no label'.
void check_message(const json& value, const std::string& message, const std::string& at, std::set<std::string>& prefixes, std::vector<std::string>& problems) {
  if (!value.is_object()) {
    problems.push_back(at + ": no " + message);
    return;
  }
  int choices = 0;
  bool chooses = false;
  std::set<std::string> known;
  for (const Field& field : kSchema) {
    if (message != field.message) continue;
    known.insert(field.name);
    chooses = chooses || field.need == Field::choice;
    if (!value.contains(field.name)) {
      if (field.need == Field::required) problems.push_back(at + ": no " + field.name);
      continue;
    }
    choices += field.need == Field::choice ? 1 : 0;
    const json& held = value[field.name];
    if (field.many == Field::list && (!held.is_array() || held.empty())) problems.push_back(at + "/" + field.name + ": no list, or nothing in it");
    const json all = field.many == Field::list ? held : json::array({held});
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string place = at + "/" + field.name + (field.many == Field::list ? "/" + std::to_string(i) : "");
      const std::string type = field.type;
      const bool is_message = std::any_of(std::begin(kSchema), std::end(kSchema), [&](const Field& each) { return type == each.message; });
      if (is_message) check_message(all[i], type, place, prefixes, problems);
      else if (!fits(all[i], type)) problems.push_back(place + ": " + all[i].dump() + " is no " + type);
      if (type == "curie" && all[i].is_string()) prefixes.insert(all[i].get<std::string>().substr(0, all[i].get<std::string>().find(':')));
    }
  }
  for (const auto& item : value.items()) {
    if (known.count(item.key()) == 0) problems.push_back(at + ": " + item.key() + " is not in the schema");
  }
  if (chooses && choices != 1) problems.push_back(at + ": not exactly one of its choices");
}

std::vector<std::string> problems_of(const json& packet) {
  std::vector<std::string> problems;
  std::set<std::string> used;
  check_message(packet, "Phenopacket", "", used, problems);
  std::set<std::string> declared;
  for (const auto& resource : packet.value("/metaData/resources"_json_pointer, json::array())) {
    if (!declared.insert(resource.value("namespacePrefix", "")).second) problems.push_back("a prefix is declared twice");
  }
  if (declared != used) problems.push_back("the prefixes that are declared are not those that are used");
  return problems;
}

}  // namespace

TEST_CASE("an endpoint with a code of the Human Phenotype Ontology is a feature", "[export]") {
  const std::vector<query::VocabularyCode> codes{{"endpoints", "itch", "HP", "0000989"}, {"conditions", "a disease", "MESH", "D1"}};
  query::ToldApartPatient patient;
  patient.citekey = "a-2000";
  patient.patient = "woman";
  patient.condition = "a disease";
  query::PatientTimeline itch;
  itch.kind = "outcome";
  itch.what = "itch";
  itch.how = "absent";
  const auto with = [&](const std::vector<query::PatientTimeline>& claims) { return cli::phenopacket(patient, {}, claims, cli::TermCodes(codes), "2026-01-01T00:00:00Z", "casebook 1"); };
  const auto absent = json::parse(with({itch}).json);
  CHECK(absent["phenotypicFeatures"] == json::array({json{{"type", {{"id", "HP:0000989"}, {"label", "itch"}}}, {"excluded", true}}}));
  CHECK(absent["metaData"]["resources"].size() == 2);
  CHECK(problems_of(absent).empty());
  auto present = itch;
  present.how = "present";
  CHECK(json::parse(with({present}).json)["phenotypicFeatures"] == json::array({json{{"type", {{"id", "HP:0000989"}, {"label", "itch"}}}}}));
  patient.condition = "another";
  CHECK(with({}).json.empty());
  CHECK_THAT(with({}).left_out.at(0), Catch::Contains("no packet: nothing that is told has a code"));
  const auto both = with({itch, present, present});
  patient.condition = "a disease";
  CHECK(both.json.empty());
  const auto with_disease = with({itch, present});
  CHECK_FALSE(json::parse(with_disease.json).contains("phenotypicFeatures"));
  CHECK_THAT(with_disease.left_out.at(0), Catch::Contains("itch, which is present at one time and absent at another"));
}

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

TEST_CASE("the age at which the disease began has a place where one is told", "[export]") {
  CHECK(make(", characteristics: [{ what: age at onset, value: 28 years }]", "").packet["diseases"][0]["onset"] == json{{"age", {{"iso8601duration", "P28Y"}}}});
  CHECK(make(", characteristics: [{ what: age at onset, value: 8-10 years }]", "").packet["diseases"][0]["onset"]["ageRange"]["end"]["iso8601duration"] == "P10Y");
  const auto open = make(", characteristics: [{ what: age at onset, value: at least 30 years }]", "");
  CHECK_FALSE(open.packet["diseases"][0].contains("onset"));
  CHECK_THAT(open.left_out, Catch::Contains("1 trait (words in the note)"));
  CHECK_THAT(std::string(open.packet["metaData"]["externalReferences"].back()["description"]), Catch::Contains("Also told: age at onset"));
}

TEST_CASE("what has no code is told in words, a prior treatment as such", "[export]") {
  const auto made = make(", disease duration: 5 years, prior: [{ treatment: dermabrasion, result: failed, said: scraped }]", kCourse);
  const std::string note = made.packet["metaData"]["externalReferences"].back()["description"];
  CHECK_THAT(note, Catch::Contains("Also told: disease duration") && Catch::Contains("Treatments without a code: dermabrasion (prior): scraped.") && !Catch::Contains("naltrexone:"));
}

TEST_CASE("an age is a duration where it is a whole number of months", "[export]") {
  CHECK(age_duration(42) == "P42Y");
  CHECK(age_duration(1.5) == "P1Y6M");
  CHECK(age_duration(0.25) == "P3M");
  CHECK(age_duration(0) == "P0Y");
  CHECK(age_duration(1.33).empty());
  CHECK(age_duration(-1).empty());
}

TEST_CASE("every packet of the seed and the further articles is one by the rules of the schema", "[export]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init", "--further"}).code == 0);
  const auto ran = run_program({"export", "phenopackets"});
  REQUIRE(ran.code == 0);
  std::istringstream lines(ran.out);
  std::string line;
  std::set<std::string> ids;
  while (std::getline(lines, line)) {
    const json packet = json::parse(line);
    INFO(line);
    CHECK(problems_of(packet) == std::vector<std::string>{});
    CHECK(ids.insert(packet["id"]).second);
  }
  CHECK(ids.size() > 30);
}

TEST_CASE("the rules of the schema find what is wrong with a packet", "[export]") {
  const json good = make(", sex: female, age: 42 years", kCourse).packet;
  REQUIRE(problems_of(good).empty());
  const auto broken = [&](const char* at, const json& value) {
    json packet = good;
    packet[json::json_pointer(at)] = value;
    return problems_of(packet);
  };
  CHECK(broken("/subject/sex", "WOMAN") == std::vector<std::string>{"/subject/sex: \"WOMAN\" is no UNKNOWN_SEX|FEMALE|MALE|OTHER_SEX"});
  CHECK(broken("/subject/timeAtLastEncounter/age/iso8601duration", "42 years").size() == 1);
  CHECK(broken("/diseases/0/term", json{{"id", "MONDO:0008218"}}) == std::vector<std::string>{"/diseases/0/term: no label"});
  CHECK(broken("/diseases/0/term/id", "HP:1") == std::vector<std::string>{"the prefixes that are declared are not those that are used"});
  CHECK(broken("/medicalActions/0/procedure", json{{"code", {{"id", "MONDO:1"}, {"label", "x"}}}}) == std::vector<std::string>{"/medicalActions/0: not exactly one of its choices"});
  CHECK(broken("/metaData/created", "yesterday").size() == 1);
  CHECK(broken("/metaData/resources/0/version", "") == std::vector<std::string>{"/metaData/resources/0/version: \"\" is no text"});
  CHECK(broken("/doses", 1) == std::vector<std::string>{": doses is not in the schema"});
}
