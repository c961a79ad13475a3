#pragma once
// The naltrexone articles of the counting contract, as far as its expected answers need them. Times and splits that the
// contract does not give are invented here.

#include "query/case_writer.h"

namespace casebook::test {

inline void write_endpoints(CaseWriter& writer) {
  writer.endpoint("first improvement", "event", "response", "ever", "treated");
  writer.endpoint("clinical resolution", "event", "response", "ever", "treated");
  writer.endpoint("percent clearance", "state", "response", "latest", "treated", 1);
  writer.endpoint("no response", "state", "no response", "latest", "treated");
  writer.endpoint("quality of life improved", "state", "other", "latest", "treated");
  writer.endpoint("pain improved", "state", "symptom", "ever", "treated");
  writer.endpoint("maintained response", "state", "maintenance", "latest", "treated");
  writer.endpoint("relapse after withdrawal", "event", "loss", "ever", "stopped");
  writer.endpoint("re-response on rechallenge", "event", "rechallenge", "ever", "restarted");
  writer.insert("INSERT INTO intervention_synonyms(synonym, intervention_id) VALUES ('LDN', :a)", {},
                {{":a", writer.term("interventions", "naltrexone")}});
}

/// The seed: the three patients of Albers 2017.
inline void write_albers(CaseWriter& writer) {
  writer.article("albers-2017", 3);
  writer.identifier("pmid", "28768313");
  writer.identifier("doi", "10.1001/jamadermatol.2017.2446");
  writer.author(1, "Albers", "Lauren N");
  writer.author(2, "Arbiser", "Jack L");
  writer.author(3, "Feldman", "Ron J");
  for (const char* label : {"Patient 1", "Patient 2", "Patient 3"}) writer.patient(label);
  writer.course("naltrexone", k_of(3, 3));
  writer.step(k_of(3, 3), {1, "start", 3, {}, "nightly", 0, 0});
  writer.step(k_of(2, 3), {2, "increase", 4.5, {}, "nightly"});
  writer.outcome(
      k_of(3, 3),
      {"first improvement", "event", 7, 14, "treatment start", "present", {}, {}, "whole", "", "within 1-2 weeks"},
      {"abstract (Results)", {}, "healing of erosions may have been seen earlier; the cautious reading is (0, 14]"});
  writer.outcome(k_of(3, 3), {"clinical resolution",
                              "event",
                              0,
                              60.875,
                              "treatment start",
                              "present",
                              {},
                              {},
                              "whole",
                              "",
                              "within 2 months"});
  writer.outcome(person("Patient 2"),
                 {"clinical resolution",
                  "assessment",
                  121.75,
                  121.75,
                  "treatment start",
                  "present",
                  {},
                  {},
                  "part",
                  "left groin",
                  "at 4 months"},
                 {"figure legend"});
  writer.outcome(unstated(), {"relapse after withdrawal", "not stated", {}, {}, "withdrawal"});
  writer.outcome(
      unstated(),
      {"re-response on rechallenge", "event", 2, 3, "rechallenge", "present", {}, {}, "whole", "", "2-3 days"});
  writer.notice("correction", "affiliation", "2017-10-01", {});
}

/// The others, from Gavali 2024 to the retelling by Menta 2024.
inline void write_further(CaseWriter& writer) {
  writer.article("gavali-2024", 3);
  writer.course("naltrexone", k_of(3, 3));
  writer.step(k_of(3, 3), {1, "start", 3, {}, "daily", 0, 0});
  writer.step(k_of(3, 3), {2, "increase", 6, {}, "daily", 0, 56});
  writer.outcome(k_of(3, 3), {"clinical resolution"});
  writer.outcome(k_of(3, 3), {"quality of life improved"});
  writer.outcome(k_of(3, 3), {"pain improved"});

  writer.article("grolleau-2020", 2);
  for (const char* label : {"patient 1", "patient 2"}) {
    writer.patient(label);
    writer.course("naltrexone", person(label));
    writer.step(person(label), {1, "start", 12.5, {}, "daily", 0, 0});
    writer.outcome(person(label), {"first improvement", "event", 0, 8});
    writer.outcome(person(label), {"clinical resolution"});
    writer.outcome(person(label), {"maintained response"});
  }

  writer.article("ibrahim-2017", 3);
  writer.course("naltrexone", k_of(3, 3));
  writer.step(k_of(3, 3), {1, "start", 1.5, {}, "daily", 0, 0});
  writer.step({std::nullopt, 3, "", "all patients"}, {2, "as needed", 1.5, 3, "daily"});
  writer.outcome(k_of(3, 3), {"percent clearance", "assessment", 90, 90, "treatment start", "present", 80, {}});
  writer.outcome(k_of(1, 3), {"percent clearance", "assessment", 90, 90, "treatment start", "present", 90, {}});

  writer.article("jasans-barcelo-2020", 8);
  writer.course("naltrexone", k_of(8, 8));
  writer.step(k_of(7, 8), {1, "as reported", 3, 4.5, "daily"}, {"table", "news digest"});
  writer.step(k_of(1, 8), {1, "as reported", 50, {}, "daily"}, {"table", "news digest"});
  writer.outcome(k_of(7, 8), {"quality of life improved"});
  writer.outcome(k_of(1, 8), {"no response"});
  writer.outcome({std::nullopt, 8, "", "all patients"},
                 {"percent clearance", "not stated", {}, {}, {}, "present", 77, 77});

  writer.article("kollman-2018", 1);
  writer.patient("patient");
  writer.course("naltrexone", person("patient"));
  writer.step(person("patient"), {1, "start", {}, {}, "", 0, 0, {}});
  writer.outcome(person("patient"), {"clinical resolution", "assessment", 35, 56});
  writer.outcome(person("patient"), {"maintained response"});
  writer.course("doxycycline", person("patient"), "concomitant");

  writer.article("li-2017", 1);
  writer.patient("patient");
  writer.possibly_the_same("patient", "ibrahim-2017");
  writer.course("naltrexone", person("patient"));
  writer.step(person("patient"), {1, "start", 1.5, {}, "daily", 0, 0});
  writer.step(person("patient"), {2, "temporary increase", 3, {}, "daily"});
  writer.outcome(person("patient"), {"clinical resolution", "event", 0, 42});

  writer.article("sonthalia-2019", 1);
  writer.patient("patient");
  writer.course("naltrexone", person("patient"));
  writer.step(person("patient"), {1, "start", 5, {}, "daily", 0, 0});
  writer.step(person("patient"), {2, "restart", {}, {}, ""});
  writer.step(person("patient"), {3, "decrease", 3, {}, "daily"});
  writer.outcome(person("patient"), {"clinical resolution"});
  writer.outcome(person("patient"), {"maintained response"});
  writer.outcome(person("patient"), {"relapse after withdrawal", "not stated", {}, {}, "withdrawal"});
  writer.outcome(person("patient"), {"re-response on rechallenge", "not stated", {}, {}, "rechallenge"});

  writer.article("jfri-2019", 3, "retold", "part of full text");
  writer.course("naltrexone", k_of(3, 3));
  writer.step(k_of(3, 3), {1, "start", 3});
  writer.step(k_of(3, 3), {2, "increase", 4.5});
}

inline TemporaryCatalogue seed_catalogue() {
  return TemporaryCatalogue([](CaseWriter& writer) {
    write_endpoints(writer);
    write_albers(writer);
  });
}

inline TemporaryCatalogue naltrexone_catalogue() {
  return TemporaryCatalogue([](CaseWriter& writer) {
    write_endpoints(writer);
    write_albers(writer);
    write_further(writer);
  });
}

}  // namespace casebook::test
