#include "casefile/loaded_catalogue.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::catalogue_with_vocabulary;
using casebook::tests::load;
using Catch::Matchers::Contains;

TEST_CASE("an article that is not there cannot be exported, and the nearest is named") {
  auto database = catalogue_with_vocabulary();
  load(database, embedded_case_texts("seed/albers-2017.yaml"));
  CHECK_THROWS_WITH(export_case(database, "albers2017"), Contains("did you mean 'albers-2017'?"));
}

TEST_CASE("an imported article has no case file to export") {
  auto database = catalogue_with_vocabulary();
  database.execute("INSERT INTO articles(citekey, design, text_read) VALUES('b-2000', 'case report', 'citation')");
  CHECK_THROWS_WITH(export_case(database, "b-2000"), Contains("was imported and has no case file"));
}
