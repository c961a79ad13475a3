#pragma once
// Case files for tests: a head that is in order, and what a test wants to say below it.

#include <string>
#include <vector>

#include "casefile/case_reader.h"
#include "casefile/node.h"

namespace casebook::casefile::testing {

inline Surroundings seed_surroundings() {
  Surroundings surroundings;
  surroundings.vocabulary = seed_vocabulary();
  surroundings.today = "2026-01-01";
  return surroundings;
}

/// Surroundings know these articles.
inline std::shared_ptr<const KnownArticles> known(const std::vector<KnownArticle>& articles) {
  auto listed = std::make_shared<ListedArticles>();
  for (const KnownArticle& article : articles) listed->add(article);
  return listed;
}

inline CheckedFile read(const std::string& text, const Surroundings& surroundings = seed_surroundings()) {
  return read_case_file(read_yaml("case.yaml", text), surroundings);
}

/// An article of three patients with Hailey-Hailey disease, and `below`.
inline std::string series(const std::string& below) {
  return "article:\n  key: smith-2020\n  design: case series\n  text read: abstract\nat: abstract\n"
         "cohort: { size: 3, condition: Hailey-Hailey disease }\n" +
         below;
}

/// An article of one patient, and `below`.
inline std::string report(const std::string& below) {
  return "article:\n  key: smith-2020\n  design: case report\n  text read: abstract\nat: abstract\n"
         "patients:\n  - { label: Patient, condition: Hailey-Hailey disease }\n" +
         below;
}

/// A naltrexone course of all, its harms not reported, with these items under `part` ('steps', 'outcomes', 'adverse
/// events').
inline std::string course(const std::string& part, const std::vector<std::string>& items,
                          const std::string& who = "    who: all\n") {
  std::string text = "courses:\n  - treatment: naltrexone\n" + who;
  if (part != "adverse events") text += "    adverse events: not reported\n";
  text += "    " + part + ":\n";
  for (const std::string& item : items) text += "      - " + item + "\n";
  return text;
}

/// The rules of the problems, in the order in which they stand, notes about unsaid harms apart.
inline std::vector<std::string> rules(const CheckedFile& checked) {
  std::vector<std::string> names;
  for (const core::Diagnostic& problem : checked.problems) {
    if (problem.rule != "adverse-events-unsaid") names.push_back(problem.rule);
  }
  return names;
}

}  // namespace casebook::casefile::testing
