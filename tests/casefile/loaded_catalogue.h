#pragma once
// A catalogue in memory with the vocabularies of the seed, for tests that load case files.

#include <string>
#include <vector>

#include "casefile/case_paths.h"
#include "casefile/loader.h"
#include "core/errors.h"
#include "store/database.h"
#include "store/embedded_files.h"
#include "store/migrator.h"

namespace casebook::tests {

inline constexpr const char* kNow = "2026-01-01T00:00:00Z";

inline store::Database catalogue_with_vocabulary() {
  auto database = store::Database::in_memory();
  store::migrate(database, store::embedded::migrations(), store::embedded::views(), kNow);
  casefile::load_files(database, casefile::check_case_texts(casefile::embedded_case_texts("seed/vocabulary/"), {}), kNow, "seed");
  return database;
}

/// Checks and loads; \throws core::CaseFileError with the problems of a file that cannot be loaded
inline std::vector<casefile::FileChange> load(store::Database& database, const std::vector<casefile::CaseText>& texts) {
  const auto checked = casefile::check_case_texts(texts, casefile::catalogue_surroundings(database, "2026-01-01"));
  for (const auto& file : checked) {
    if (file.loadable()) continue;
    std::string all;
    for (const auto& problem : file.problems) all += core::format_diagnostic(problem, "");
    throw core::CaseFileError(all, file.problems);
  }
  return casefile::load_files(database, checked, kNow);
}

/// An invented article: one course of naltrexone in `patients` patients, all better within two weeks.
inline casefile::CaseText invented_article(const std::string& key, int patients, const std::string& more = {}) {
  return {key + ".yaml",
          "article: { key: " + key + ", design: case series, text read: abstract }\n"
          "at: abstract\n"
          "cohort: { size: " + std::to_string(patients) + ", condition: Hailey-Hailey disease }\n"
          "courses:\n"
          "  - treatment: naltrexone\n"
          "    who: all\n"
          "    dose: 3 mg daily\n"
          "    outcomes:\n"
          "      - { endpoint: first improvement, who: all, when: within 2 weeks }\n"
          "    adverse events: not reported\n" + more};
}

}  // namespace casebook::tests
