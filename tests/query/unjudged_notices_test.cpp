#include "query/unjudged_notices.h"

#include "catch.h"
#include "query/loaded_cases.h"
#include "store/catalogue_file.h"

using namespace casebook;
using namespace casebook::tests;

TEST_CASE("notices that nobody has judged come with those that speak of results first", "[query]") {
  const TemporaryFolder folder;
  const auto file = folder / "cases.db";
  const std::string told = "courses:\n" + course_of("naltrexone");
  store::create_catalogue(file, kNow, [&](store::Database& database) {
    casefile::load_files(database, casefile::check_case_texts(casefile::embedded_case_texts("seed/vocabulary/"), {}), kNow, "seed");
    load(database, {article("a-2000", 1, told), article("b-2000", 1, told), article("c-2000", 1, told)});
    const auto record_says = [&](const std::string& key, const std::string& summary, int judged) {
      database
          .prepare("INSERT INTO errata(article_id, kind, scope, summary, touches, judged) SELECT article_id, 'correction', 'not stated', :summary, 'nothing', :judged "
                   "FROM articles WHERE citekey = :key")
          .bind(":summary", summary)
          .bind(":judged", judged)
          .bind(":key", key)
          .run();
    };
    record_says("a-2000", "An author's name was wrong", 0);
    record_says("b-2000", "In the Results the DOSAGE should read 3 mg", 0);
    record_says("b-2000", "Judged: the table", 1);
    const auto only_cited = [&](const std::string& cited_as) {
      database
          .prepare("INSERT INTO errata(article_id, kind, scope, cited_as, touches, judged) SELECT article_id, 'correction', 'not stated', :cited_as, 'nothing', 0 "
                   "FROM articles WHERE citekey = 'c-2000'")
          .bind(":cited_as", cited_as)
          .run();
    };
    only_cited("J Data Results. 2019 Jan;155(1):7.");
    only_cited("JAMA Dermatol. 2019 Jan;155(1):7. Wrong dose in the abstract.");
  });
  auto catalogue = query::Catalogue::open(file);
  const auto words = [](const query::UnjudgedNotice& row) { return row.citekey + " " + row.kind + " " + std::to_string(row.pressing); };
  CHECK(each(query::unjudged_notices(catalogue), words) == Texts{"b-2000 correction 1", "c-2000 correction 1", "a-2000 correction 0", "c-2000 correction 0"});
  CHECK(query::unjudged_notices(catalogue, limited_to(&query::Filter::citekey, "a-2000")).rows.at(0).claims == 2);
}
