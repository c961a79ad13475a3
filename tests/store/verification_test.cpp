#include "store/verification.h"

#include "catch.h"
#include "core/errors.h"
#include "store/migrator.h"

using namespace casebook;
using namespace casebook::store;

namespace {

Database empty_catalogue() {
  auto database = Database::in_memory();
  migrate(database, embedded::migrations(), embedded::views(), "2026-01-01T00:00:00Z");
  return database;
}

/// A patient better on a drug, derived and indexed as the loader does.
Database small_catalogue() {
  auto database = empty_catalogue();
  database.execute(R"(
    INSERT INTO conditions(condition_id, name) VALUES(1, 'disease');
    INSERT INTO interventions(intervention_id, name) VALUES(1, 'drug');
    INSERT INTO endpoints(endpoint_id, name, kind, family, counted, at_risk) VALUES(1, 'better', 'event', 'response', 'ever', 'treated');
    INSERT INTO articles(article_id, citekey, title, design, text_read) VALUES(1, 'smith-2020', 'Healing', 'case report', 'abstract');
    INSERT INTO cohorts(cohort_id, article_id, label, size) VALUES(1, 1, 'all patients', 1);
    INSERT INTO claims(claim_id, article_id, kind, cohort_id, affected, assessed, said, locator, basis)
      VALUES(1, 1, 'treatment', 1, 1, 1, 'given', 'abstract', 'stated'), (2, 1, 'outcome', 1, 1, 1, 'better', 'abstract', 'stated');
    INSERT INTO treatments(claim_id, intervention_id, condition_id, role) VALUES(1, 1, 1, 'studied');
    INSERT INTO outcomes(claim_id, treatment_id, endpoint_id, state, time_kind) VALUES(2, 1, 1, 'present', 'not stated');
    INSERT INTO response_facts VALUES(1, 1, 1, 2, 1, 1);
    INSERT INTO article_search(rowid, title, abstract) SELECT article_id, title, abstract FROM article_documents;
    INSERT INTO claim_search(rowid, said) SELECT claim_id, said FROM claims;)");
  return database;
}

std::vector<std::string> rules(const std::vector<core::Diagnostic>& findings) {
  std::vector<std::string> names;
  for (const auto& finding : findings) names.push_back(finding.rule);
  return names;
}

}  // namespace

TEST_CASE("a catalogue that is whole gives no finding") {
  auto empty = empty_catalogue();
  CHECK(rules(verify_catalogue(empty)).empty());
  auto small = small_catalogue();
  CHECK(rules(verify_catalogue(small)).empty());
}

TEST_CASE("verifying tells how many of its parts are done") {
  auto database = small_catalogue();
  std::vector<std::uint64_t> done;
  std::uint64_t of = 0;
  verify_catalogue(database, [&](std::uint64_t parts, std::uint64_t total) {
    done.push_back(parts);
    of = total;
  });
  REQUIRE(done.size() == embedded::checks().size() + 5);
  CHECK(of == done.size());
  for (std::size_t i = 0; i < done.size(); ++i) CHECK(done[i] == i);
}

TEST_CASE("derived rows that do not follow from the claims are found, missing ones too") {
  auto database = small_catalogue();
  database.execute("INSERT INTO uncounted_claims VALUES(2, 1, 'draft')");
  database.execute("DELETE FROM response_facts");
  const auto findings = verify_catalogue(database);
  REQUIRE(rules(findings) == std::vector<std::string>{"derived-differs", "derived-differs"});
  CHECK(findings[0].message == "response_facts: (condition_id 1, intervention_id 1, endpoint_id 1, claim_id 2, affected 1, assessed 1) follows from the "
                               "claims and is not stored");
  CHECK(findings[1].message == "uncounted_claims: (claim_id 2, article_id 1, why 'draft') is stored and does not follow from the claims");
}

TEST_CASE("full text that is not that of the claims is found") {
  auto database = small_catalogue();
  database.execute("UPDATE claims SET said = 'worse' WHERE claim_id = 2");
  CHECK(rules(verify_catalogue(database)) == std::vector<std::string>{"full-text-differs", "full-text-differs"});
}

TEST_CASE("a dangling reference is found") {
  auto database = small_catalogue();
  database.execute("PRAGMA foreign_keys = OFF; INSERT INTO article_authors(article_id, position, family) VALUES(77, 1, 'Smith')");
  const auto findings = verify_catalogue(database);
  REQUIRE(rules(findings) == std::vector<std::string>{"reference-dangling"});
  CHECK_THAT(findings[0].message, Catch::Contains("article_authors") && Catch::Contains("articles"));
}

TEST_CASE("views of another program are found") {
  auto database = small_catalogue();
  database.execute("DROP VIEW subjects; CREATE VIEW subjects AS SELECT 1 AS claim_id");
  CHECK(rules(verify_catalogue(database)) == std::vector<std::string>{"views-differ"});
}

TEST_CASE("a check says how bad its finding is and what to do") {
  const EmbeddedFile check{"schema/checks/some_check.sql",
                           "-- severity: warning\n-- why: because\n-- repair: write it\nSELECT 'a.yaml' AS source_file, 3 AS source_line, 'smith-2020' AS "
                           "subject, 'is odd' AS message"};
  CHECK(read_check_header(check).severity == core::Severity::warning);
  CHECK(read_check_header(check).repair == "write it");
  auto database = empty_catalogue();
  const auto findings = run_checks(database, {&check, 1});
  REQUIRE(findings.size() == 1);
  CHECK(core::format_diagnostic(findings[0], {}) == "a.yaml:3: warning: smith-2020: is odd [some-check]\n   hint: write it\n");
}

TEST_CASE("a check without a severity or with broken SQL is named") {
  const EmbeddedFile none{"schema/checks/none.sql", "SELECT 1"};
  CHECK_THROWS_WITH(read_check_header(none), "schema/checks/none.sql: found severity '', expected error, warning or note");
  const EmbeddedFile broken{"schema/checks/broken.sql", "-- severity: note\nSELECT nothing"};
  auto database = empty_catalogue();
  CHECK_THROWS_WITH(run_checks(database, {&broken, 1}), Catch::StartsWith("schema/checks/broken.sql: "));
}
