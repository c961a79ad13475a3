#include "store/view_installer.h"

#include "catch.h"
#include "core/errors.h"
#include "store/migrator.h"

using namespace casebook::store;
using casebook::core::StoreError;

namespace {

constexpr const char* kNow = "2026-01-01T00:00:00Z";

Database catalogue_with_retraction() {
  auto database = Database::in_memory();
  migrate(database, embedded::migrations(), embedded::views(), kNow);
  database.execute(R"(
    INSERT INTO articles(article_id, citekey, design, text_read) VALUES(1, 'a-2000', 'case report', 'abstract');
    INSERT INTO cohorts(cohort_id, article_id, label, size) VALUES(1, 1, 'all patients', 2);
    INSERT INTO claims(claim_id, article_id, kind, cohort_id, affected, assessed, said, basis) VALUES(1, 1, 'characteristic', 1, 2, 2, 'severe', 'stated');
    INSERT INTO characteristics(claim_id, name, value_text) VALUES(1, 'severity', 'severe');
    INSERT INTO errata(erratum_id, article_id, kind, scope, published, touches) VALUES(1, 1, 'retraction', 'everything', '2020-05', 'everything');
    INSERT INTO erratum_claims(claim_id, erratum_id) VALUES(1, 1);)");
  return database;
}

}  // namespace

TEST_CASE("a view whose text differs, is missing or is one too many makes the views stale") {
  auto database = Database::in_memory();
  migrate(database, embedded::migrations(), embedded::views(), kNow);
  CHECK(views_are_current(database, embedded::views()));
  database.execute("CREATE VIEW mine AS SELECT 1 AS one");
  CHECK_FALSE(views_are_current(database, embedded::views()));
  drop_views(database);
  CHECK_FALSE(views_are_current(database, embedded::views()));
  create_views(database, embedded::views());
  CHECK(views_are_current(database, embedded::views()));
}

TEST_CASE("a view that does not compile is an error with its file and line") {
  auto database = Database::in_memory();
  const std::vector<EmbeddedFile> views{{"schema/views/broken.sql", "CREATE VIEW broken AS\nSELECT nothing FROM nowhere\n"}};
  CHECK_THROWS_WITH(create_views(database, views), Catch::Matchers::StartsWith("schema/views/broken.sql:"));
}

TEST_CASE("a notice counts only from its date on") {
  auto database = catalogue_with_retraction();
  CHECK(database.integer("SELECT flagged FROM evidence") == 1);
  create_scoped_views(database, embedded::views(), NoticeScope{"2020-04-30", false, false});
  CHECK(database.integer("SELECT flagged FROM evidence") == 0);
  CHECK(database.integer("SELECT counted FROM evidence") == 1);
}

TEST_CASE("included flagged claims count and stay marked") {
  auto database = catalogue_with_retraction();
  CHECK(database.integer("SELECT counted FROM evidence") == 0);
  create_scoped_views(database, embedded::views(), NoticeScope{"", true, false});
  CHECK(database.integer("SELECT counted FROM evidence") == 1);
  CHECK(database.integer("SELECT flagged FROM evidence") == 1);
}

TEST_CASE("a reinstatement lifts the flag of an earlier retraction, not of a later one") {
  auto database = catalogue_with_retraction();
  database.execute("INSERT INTO errata(erratum_id, article_id, kind, scope, published, touches) VALUES(2, 1, 'reinstatement', 'everything', '2021', 'nothing')");
  CHECK(database.integer("SELECT flagged FROM evidence") == 0);
  database.execute("UPDATE errata SET published = '2019' WHERE erratum_id = 2");
  CHECK(database.integer("SELECT flagged FROM evidence") == 1);
}

TEST_CASE("a correction flags what it touches until it says what should stand") {
  auto database = catalogue_with_retraction();
  database.execute("UPDATE errata SET kind = 'correction', scope = 'dose'");
  CHECK(database.integer("SELECT flagged FROM evidence") == 1);
  database.execute("UPDATE erratum_claims SET after = 'mild'");
  CHECK(database.integer("SELECT flagged FROM evidence") == 0);
}

TEST_CASE("an article supposed withdrawn loses its claims, whatever was reinstated before") {
  auto database = catalogue_with_retraction();
  database.execute("INSERT INTO errata(erratum_id, article_id, kind, scope, touches) VALUES(2, 1, 'reinstatement', 'everything', 'nothing')");
  CHECK(database.integer("SELECT flagged FROM evidence") == 0);
  NoticeScope scope;
  scope.withdrawn = "a-2000";
  CHECK(scope.cuts());
  create_scoped_views(database, embedded::views(), scope);
  CHECK(database.integer("SELECT flagged FROM evidence") == 1);
  CHECK(database.integer("SELECT counted FROM evidence") == 0);
}

TEST_CASE("an article that is upheld has no notice, and nobody else loses one") {
  auto database = catalogue_with_retraction();
  NoticeScope scope;
  scope.upheld = "a-2000";
  create_scoped_views(database, embedded::views(), scope);
  CHECK(database.integer("SELECT flagged FROM evidence") == 0);
  CHECK(database.integer("SELECT count(*) FROM erratum_effects") == 0);
  auto other = catalogue_with_retraction();
  scope.upheld = "it's another";
  create_scoped_views(other, embedded::views(), scope);
  CHECK(other.integer("SELECT flagged FROM evidence") == 1);
}

TEST_CASE("with flagged claims included, only the withdrawn article's are left out") {
  auto database = catalogue_with_retraction();
  NoticeScope scope;
  scope.include_flagged = true;
  create_scoped_views(database, embedded::views(), scope);
  CHECK(database.integer("SELECT counted FROM evidence") == 1);
  auto other = catalogue_with_retraction();
  scope.withdrawn = "a-2000";
  create_scoped_views(other, embedded::views(), scope);
  CHECK(other.integer("SELECT counted FROM evidence") == 0);
}
