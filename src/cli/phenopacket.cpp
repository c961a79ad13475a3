#include "cli/phenopacket.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text.h"

namespace casebook::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Resource {
  const char* scheme;       // prefix of its codes
  const char* id;           // at the OBO foundry, else at identifiers.org
  const char* name;
  const char* url;
  const char* iri_prefix;
  bool drug;                // its codes of interventions are substances
};

constexpr Resource kResources[] = {
    {"MONDO", "mondo", "Mondo Disease Ontology", "http://purl.obolibrary.org/obo/mondo.obo", "http://purl.obolibrary.org/obo/MONDO_", false},
    {"OMIM", "omim", "Online Mendelian Inheritance in Man", "https://www.omim.org", "https://omim.org/entry/", false},
    {"ORPHA", "orphanet", "Orphanet", "https://www.orpha.net", "http://www.orpha.net/ORDO/Orphanet_", false},
    {"HP", "hp", "Human Phenotype Ontology", "http://purl.obolibrary.org/obo/hp.owl", "http://purl.obolibrary.org/obo/HP_", false},
    {"CHEBI", "chebi", "Chemical Entities of Biological Interest", "http://purl.obolibrary.org/obo/chebi.owl", "http://purl.obolibrary.org/obo/CHEBI_", true},
    {"RXNORM", "rxnorm", "RxNorm", "https://www.nlm.nih.gov/research/umls/rxnorm", "http://purl.bioontology.org/ontology/RXNORM/", true},
    {"ATC", "atc", "Anatomical Therapeutic Chemical Classification", "https://atcddd.fhi.no", "http://purl.bioontology.org/ontology/ATC/", true},
    {"MESH", "mesh", "Medical Subject Headings", "https://www.nlm.nih.gov/mesh", "http://id.nlm.nih.gov/mesh/", false},
    {"NCIT", "ncit", "NCI Thesaurus", "http://purl.obolibrary.org/obo/ncit.owl", "http://purl.obolibrary.org/obo/NCIT_", false},
};

const Resource* resource_of(const std::string& curie) {
  const std::string scheme = curie.substr(0, curie.find(':'));
  for (const auto& resource : kResources) {
    if (scheme == resource.scheme) return &resource;
  }
  return nullptr;
}

Json term(const std::string& id, const std::string& label) { return Json{{"id", id}, {"label", label}}; }

/// A TimeElement of an age in years; null where a bound is missing or no whole number of months.
Json age_element(std::optional<double> least, std::optional<double> greatest) {
  const std::string from = least ? age_duration(*least) : "";
  const std::string to = greatest ? age_duration(*greatest) : "";
  if (from.empty() || to.empty()) return {};
  if (from == to) return Json{{"age", Json{{"iso8601duration", from}}}};
  return Json{{"ageRange", Json{{"start", Json{{"iso8601duration", from}}}, {"end", Json{{"iso8601duration", to}}}}}};
}

void add_age(Json& subject, const query::ToldApartPatient& patient, std::vector<std::string>& left_out) {
  if (!patient.age_years_min && !patient.age_years_max) return;
  if (Json age = age_element(patient.age_years_min, patient.age_years_max); !age.is_null()) {
    subject["timeAtLastEncounter"] = std::move(age);
    return;
  }
  const auto words = [](std::optional<double> years) { return years ? core::number_text(*years) : std::string("not stated"); };
  left_out.push_back(fmt::format("the age ({} to {} years)", words(patient.age_years_min), words(patient.age_years_max)));
}

bool is_onset(const query::PatientTimeline& claim) { return claim.kind == "characteristic" && claim.what == "age at onset"; }

/// The one relative time that the schema has a place for: the age at which the disease began, where one is told.
Json onset_of(const std::vector<query::PatientTimeline>& claims) {
  Json onset;
  for (const auto& claim : claims) {
    if (!is_onset(claim)) continue;
    Json told = claim.unit == "years" ? age_element(claim.value_min, claim.value_max) : Json();
    if (told.is_null() || (!onset.is_null() && onset != told)) return {};
    onset = std::move(told);
  }
  return onset;
}

/// Outcomes whose endpoint has a code of the Human Phenotype Ontology, present or looked for and not there.
Json features_of(const std::vector<query::PatientTimeline>& claims, const TermCodes& codes, std::set<std::string>& used, std::vector<std::string>& left_out) {
  std::map<std::string, std::pair<std::string, std::set<std::string>>> seen;   // by code: label and states
  for (const auto& claim : claims) {
    if (claim.kind != "outcome" || !claim.what || (claim.how != "present" && claim.how != "absent")) continue;
    const std::string code = codes.curie("endpoints", *claim.what, {"HP"});
    if (code.empty()) continue;
    seen[code].first = *claim.what;
    seen[code].second.insert(*claim.how);
  }
  Json features = Json::array();
  for (const auto& [code, told] : seen) {
    if (told.second.size() > 1) {
      left_out.push_back(fmt::format("{}, which is present at one time and absent at another (words in the note)", told.first));
      continue;
    }
    Json feature{{"type", term(code, told.first)}};
    if (*told.second.begin() == "absent") feature["excluded"] = true;
    features.push_back(std::move(feature));
    used.insert(code);
  }
  return features;
}

void add_sex(Json& subject, const query::ToldApartPatient& patient, std::vector<std::string>& left_out) {
  if (!patient.sex) return;
  if (*patient.sex == "female" || *patient.sex == "male") {
    subject["sex"] = *patient.sex == "female" ? "FEMALE" : "MALE";
  } else {
    left_out.push_back(fmt::format("the sex as stated ({})", *patient.sex));
  }
}

/// What has no other place, in the curator's words, a kind a sentence. \param placed  what has one: 'age', 'sex', 'age at onset', names of treatments with a code
std::string note_of(const std::vector<query::PatientTimeline>& claims, const std::set<std::string>& placed, std::map<std::string, int>& numbers) {
  std::map<std::string, std::string> parts;
  for (const auto& claim : claims) {
    const std::string what = claim.what.value_or("");
    std::string words = claim.said;
    if (claim.kind == "outcome" || claim.kind == "adverse event") {
      words = fmt::format("{} {}{}", what, claim.how.value_or("not stated"), claim.said.empty() ? "" : " (" + claim.said + ")");
    } else if (claim.kind == "characteristic" || claim.kind == "treatment") {
      if (placed.count(what) == 1) continue;
      const std::string name = claim.kind == "treatment" && claim.how && *claim.how != "studied" ? fmt::format("{} ({})", what, *claim.how) : what;
      if (claim.said.rfind(what, 0) != 0) words = name + ": " + claim.said;
    }
    auto& part = parts[claim.kind];
    part += (part.empty() ? "" : "; ") + words;
    ++numbers[claim.kind];
  }
  std::string note;
  for (const auto& [kind, title] : {std::pair("characteristic", "Also told"), {"treatment", "Treatments without a code"}, {"dose step", "Doses"}, {"outcome", "Outcomes"}, {"adverse event", "Adverse events"}}) {
    if (const auto found = parts.find(kind); found != parts.end()) note += fmt::format("{}{}: {}.", note.empty() ? "" : " ", title, found->second);
  }
  return note;
}

Json references(const query::ArticleCitation& article, const std::string& note) {
  Json list = Json::array();
  const auto add = [&](const std::string& id, const std::string& address, const std::string& description) {
    Json reference{{"id", id}};
    if (!address.empty()) reference["reference"] = address;
    if (!description.empty()) reference["description"] = description;
    list.push_back(std::move(reference));
  };
  const std::string title = article.title.value_or("");
  if (article.pmid) add("PMID:" + *article.pmid, "https://pubmed.ncbi.nlm.nih.gov/" + *article.pmid + "/", title);
  if (article.doi) add("DOI:" + *article.doi, "https://doi.org/" + *article.doi, title);
  add("casebook:" + article.citekey, "", note.empty() ? std::string("Nothing else is told of this patient.") : note);
  return list;
}

}  // namespace

std::string TermCodes::curie(std::string_view vocabulary, std::string_view name, const std::vector<std::string>& schemes) const {
  for (const auto& scheme : schemes) {
    for (const auto& row : codes_) {
      if (row.vocabulary == vocabulary && row.name == name && row.scheme == scheme) return row.scheme + ":" + row.code;
    }
  }
  return {};
}

std::string age_duration(double years) {
  const double months = years * 12;
  const double whole = std::round(months);
  if (years < 0 || years > 200 || std::abs(months - whole) > 1e-6) return {};
  const auto number = static_cast<int>(whole);
  if (number % 12 == 0) return fmt::format("P{}Y", number / 12);
  return number < 12 ? fmt::format("P{}M", number) : fmt::format("P{}Y{}M", number / 12, number % 12);
}

Phenopacket phenopacket(const query::ToldApartPatient& patient, const query::ArticleCitation& article, const std::vector<query::PatientTimeline>& claims,
                        const TermCodes& codes, const std::string& now, const std::string& author) {
  Phenopacket made;
  std::set<std::string> used;
  const std::string id = patient.citekey + ":" + patient.patient;
  Json packet = Json::object();
  packet["id"] = id;
  Json subject = Json{{"id", id}};
  add_age(subject, patient, made.left_out);
  add_sex(subject, patient, made.left_out);
  const bool subject_has_age = subject.contains("timeAtLastEncounter");
  const bool subject_has_sex = subject.contains("sex");
  packet["subject"] = std::move(subject);

  std::set<std::string> placed;
  if (subject_has_age) placed.insert("age");
  if (subject_has_sex) placed.insert("sex");
  if (Json features = features_of(claims, codes, used, made.left_out); !features.empty()) packet["phenotypicFeatures"] = std::move(features);

  Json disease;
  if (patient.condition) {
    const std::string code = codes.curie("conditions", *patient.condition, {"MONDO", "OMIM", "ORPHA", "NCIT", "MESH"});
    if (code.empty()) {
      made.left_out.push_back(fmt::format("the condition {}, which has no code", *patient.condition));
    } else {
      disease = term(code, *patient.condition);
      Json diagnosed{{"term", disease}};
      if (Json onset = onset_of(claims); !onset.is_null()) {
        diagnosed["onset"] = std::move(onset);
        placed.insert("age at onset");
      }
      packet["diseases"] = Json::array({std::move(diagnosed)});
      used.insert(code);
    }
  }

  Json actions = Json::array();
  std::set<std::string> treatments;
  for (const auto& claim : claims) {
    if (claim.kind != "treatment" || !claim.what || !treatments.insert(*claim.what).second) continue;
    if (claim.what->find(" + ") != std::string::npos) {   // its parts are courses of their own
      placed.insert(*claim.what);
      continue;
    }
    const std::string code = codes.curie("interventions", *claim.what, {"CHEBI", "RXNORM", "ATC", "NCIT", "MESH"});
    if (code.empty()) {
      made.left_out.push_back(fmt::format("the treatment {}, which has no code (words in the note)", *claim.what));
      continue;
    }
    used.insert(code);
    placed.insert(*claim.what);
    Json action = Json::object();
    if (resource_of(code)->drug) {
      action["treatment"] = Json{{"agent", term(code, *claim.what)}};
    } else {
      action["procedure"] = Json{{"code", term(code, *claim.what)}};
    }
    // What a prior course was for is not always told.
    if (!disease.is_null() && claim.how != "prior") action["treatmentTarget"] = disease;
    actions.push_back(std::move(action));
  }
  if (!actions.empty()) packet["medicalActions"] = std::move(actions);

  std::map<std::string, int> numbers;
  const std::string note = note_of(claims, placed, numbers);
  for (const auto& [kind, number] : numbers) {
    if (kind == "treatment") continue;   // told above, by name
    made.left_out.push_back(fmt::format("{} {}{} (words in the note)", number, kind == "dose step" ? "dose" : kind == "characteristic" ? "trait" : kind, number == 1 ? "" : "s"));
  }
  if (patient.same_as) made.left_out.push_back("that it may be the same person as in " + *patient.same_as);

  if (used.empty()) {   // the schema wants at least one resource
    made.left_out = {"no packet: nothing that is told has a code, and the schema asks for one"};
    return made;
  }
  Json resources = Json::array();
  for (const auto& resource : kResources) {
    const bool needed = std::any_of(used.begin(), used.end(), [&](const auto& code) { return resource_of(code) == &resource; });
    if (!needed) continue;
    resources.push_back(Json{{"id", resource.id},
                             {"name", resource.name},
                             {"url", resource.url},
                             {"version", "not stated"},
                             {"namespacePrefix", resource.scheme},
                             {"iriPrefix", resource.iri_prefix}});
  }
  packet["metaData"] = Json{{"created", now},
                            {"createdBy", author},
                            {"resources", std::move(resources)},
                            {"phenopacketSchemaVersion", "2.0"},
                            {"externalReferences", references(article, note)}};
  made.json = packet.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return made;
}

}  // namespace casebook::cli
