#pragma once
// Loads invented articles and asks what counts.

#include <string>

#include "casefile/loaded_catalogue.h"
#include "catch.h"

namespace casebook::tests {

/// The head of an article of so many patients, up to and with `courses:`.
inline std::string head(const std::string& key, int patients, const std::string& people = {}) {
  return "article: { key: " + key + ", design: case series, text read: abstract }\nat: abstract\ncohort: { size: " + std::to_string(patients) +
         ", condition: Hailey-Hailey disease }\n" + people + "courses:\n";
}

/// A course of naltrexone in all, with these outcome lines.
inline std::string course(const std::string& outcomes, const std::string& events = "    adverse events: not reported\n") {
  return "  - treatment: naltrexone\n    who: all\n    dose: 3 mg daily\n" + (outcomes.empty() ? "" : "    outcomes:\n" + outcomes) + events;
}

/// "affected/assessed of treated" of naltrexone, '-' for NULL; "none" when there is no such row.
inline std::string rate(store::Database& database, const std::string& endpoint, const std::string& more = {}) {
  auto statement = database.prepare(
      "SELECT coalesce(affected, '-') || '/' || coalesce(assessed, '-') || ' of ' || coalesce(treated, '-') FROM response_rates "
      "WHERE treatment = 'naltrexone' AND endpoint = :endpoint " + more);
  statement.bind(":endpoint", endpoint);
  return statement.step() ? *statement.text(0) : "none";
}

/// How many claims are not counted for this reason.
inline std::int64_t uncounted(store::Database& database, const std::string& why) {
  auto statement = database.prepare("SELECT count(*) FROM evidence WHERE why_not_counted = :why AND counted = 0 AND kind <> 'background'");
  statement.bind(":why", why);
  statement.step();
  return *statement.integer(0);
}

}  // namespace casebook::tests
