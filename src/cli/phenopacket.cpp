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
  const char* scheme;
  const char* name;
  const char* url;
  const char* iri_prefix;
  bool drug;   // its codes of interventions are substances
};

constexpr Resource kResources[] = {
    {"MONDO", "Mondo Disease Ontology", "http://purl.obolibrary.org/obo/mondo.obo", "http://purl.obolibrary.org/obo/MONDO_", false},
    {"OMIM", "Online Mendelian Inheritance in Man", "https://www.omim.org", "https://omim.org/entry/", false},
    {"ORPHA", "Orphanet", "https://www.orpha.net", "http://www.orpha.net/ORDO/Orphanet_", false},
    {"CHEBI", "Chemical Entities of Biological Interest", "http://purl.obolibrary.org/obo/chebi.owl", "http://purl.obolibrary.org/obo/CHEBI_", true},
    {"RXNORM", "RxNorm", "https://www.nlm.nih.gov/research/umls/rxnorm", "http://purl.bioontology.org/ontology/RXNORM/", true},
    {"ATC", "Anatomical Therapeutic Chemical Classification", "https://atcddd.fhi.no", "http://purl.bioontology.org/ontology/ATC/", true},
    {"MESH", "Medical Subject Headings", "https://www.nlm.nih.gov/mesh", "http://id.nlm.nih.gov/mesh/", false},
    {"NCIT", "NCI Thesaurus", "http://purl.obolibrary.org/obo/ncit.owl", "http://purl.obolibrary.org/obo/NCIT_", false},
};

const Resource* resource_of(const std::string& curie) {
  const std::string scheme = curie.substr(0, curie.find(':'));
  for (const auto& resource : kResources) {
    if (scheme == resource.scheme) return &resource;
  }
  return nullptr;
}

Json term(const std::string& id, const std::string& label) { return Json{{"id", id}, {"label", label}}; }

void add_age(Json& subject, const query::ToldApartPatient& patient, std::vector<std::string>& left_out) {
  if (!patient.age_years_min && !patient.age_years_max) return;
  const std::string from = patient.age_years_min ? age_duration(*patient.age_years_min) : "";
  const std::string to = patient.age_years_max ? age_duration(*patient.age_years_max) : "";
  if (from.empty() || to.empty()) {
    const auto words = [](std::optional<double> years) { return years ? core::number_text(*years) : std::string("not stated"); };
    left_out.push_back(fmt::format("the age ({} to {} years)", words(patient.age_years_min), words(patient.age_years_max)));
  } else if (from == to) {
    subject["timeAtLastEncounter"] = Json{{"age", Json{{"iso8601duration", from}}}};
  } else {
    subject["timeAtLastEncounter"] = Json{{"ageRange", Json{{"start", Json{{"iso8601duration", from}}}, {"end", Json{{"iso8601duration", to}}}}}};
  }
}

void add_sex(Json& subject, const query::ToldApartPatient& patient, std::vector<std::string>& left_out) {
  if (!patient.sex) return;
  if (*patient.sex == "female" || *patient.sex == "male") {
    subject["sex"] = *patient.sex == "female" ? "FEMALE" : "MALE";
  } else {
    left_out.push_back(fmt::format("the sex as stated ({})", *patient.sex));
  }
}

/// Doses, outcomes and harms in the curator's words, a kind a sentence.
std::string note_of(const std::vector<query::PatientTimeline>& claims, std::map<std::string, int>& numbers) {
  std::map<std::string, std::string> parts;
  for (const auto& claim : claims) {
    std::string words = claim.said;
    if (claim.kind == "outcome" || claim.kind == "adverse event") {
      words = fmt::format("{} {}{}", claim.what.value_or(""), claim.how.value_or("not stated"), claim.said.empty() ? "" : " (" + claim.said + ")");
    } else if (claim.kind != "dose step") {
      continue;
    }
    auto& part = parts[claim.kind];
    part += (part.empty() ? "" : "; ") + words;
    ++numbers[claim.kind];
  }
  std::string note;
  for (const auto& [kind, title] : {std::pair("dose step", "Doses"), {"outcome", "Outcomes"}, {"adverse event", "Adverse events"}}) {
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
  add("casebook:" + article.citekey, "", note.empty() ? std::string("No dose, outcome or harm is told of this patient.") : note);
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
  packet["subject"] = std::move(subject);

  Json disease;
  if (patient.condition) {
    const std::string code = codes.curie("conditions", *patient.condition, {"MONDO", "OMIM", "ORPHA"});
    if (code.empty()) {
      made.left_out.push_back(fmt::format("the condition {}, which has no code", *patient.condition));
    } else {
      disease = term(code, *patient.condition);
      packet["diseases"] = Json::array({Json{{"term", disease}}});
      used.insert(code);
    }
  }

  Json actions = Json::array();
  std::set<std::string> treatments;
  for (const auto& claim : claims) {
    if (claim.kind != "treatment" || !claim.what || !treatments.insert(*claim.what).second) continue;
    if (claim.what->find(" + ") != std::string::npos) continue;   // its parts are courses of their own
    const std::string code = codes.curie("interventions", *claim.what, {"CHEBI", "RXNORM", "ATC", "NCIT", "MESH"});
    if (code.empty()) {
      made.left_out.push_back(fmt::format("the treatment {}, which has no code", *claim.what));
      continue;
    }
    used.insert(code);
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
  const std::string note = note_of(claims, numbers);
  for (const auto& [kind, number] : numbers) {
    made.left_out.push_back(fmt::format("{} {}{} (words in the note)", number, kind == "dose step" ? "dose" : kind, number == 1 ? "" : "s"));
  }
  if (patient.same_as) made.left_out.push_back("that it may be the same person as in " + *patient.same_as);

  Json resources = Json::array();
  for (const auto& resource : kResources) {
    const bool needed = std::any_of(used.begin(), used.end(), [&](const auto& code) { return resource_of(code) == &resource; });
    if (!needed) continue;
    resources.push_back(Json{{"id", core::lower_ascii(resource.scheme)},
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
