#include "query/search_hits.h"

#include "catch.h"
#include "core/errors.h"
#include "query/loaded_cases.h"
#include "query/search_words.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

LoadedCases three() {
  return LoadedCases({article("a-2000", 3, "courses:\n" + course_of("naltrexone", "    said: naltrexone at night\n")),
                      article("b-2000", 3, "courses:\n" + course_of("naltrexone", "    said: naltrexone, naltrexone and again naltrexone\n")),
                      article("c-2000", 3, "courses:\n" + course_of("dapsone", "    said: dapsone\n"))});
}

std::int64_t count_of(query::Catalogue& catalogue, const std::string& text) {
  return query::claim_hits(catalogue, query::search_words(text).expression, 5).counted;
}

}  // namespace

TEST_CASE("hits are counted exactly up to the bound, then as more than it", "[search]") {
  const auto cases = three();
  auto catalogue = cases.open();
  const auto all = query::claim_hits(catalogue, "naltrexone", 10);
  CHECK(all.counted >= 2);
  CHECK_FALSE(all.more);
  CHECK(all.ranked == all.counted);
  const auto bounded = query::claim_hits(catalogue, "naltrexone", 10, {1, 1});
  CHECK(bounded.counted == 1);
  CHECK(bounded.more);
  CHECK(bounded.ranked == 1);
  CHECK(bounded.best.size() == 1);
  CHECK(query::claim_hits(catalogue, "naltrexone", 0).best.empty());
}

TEST_CASE("the best hit comes first, with the words marked in it", "[search]") {
  const auto cases = three();
  auto catalogue = cases.open();
  const auto hits = query::claim_hits(catalogue, "naltrexone", 1);
  const auto found = query::found_claims(catalogue, "naltrexone", hits.best);
  REQUIRE(found.size() == 1);
  CHECK(found[0].claim.citekey == "b-2000");
  CHECK(found[0].excerpt == "\x02naltrexone\x03, \x02naltrexone\x03 and again \x02naltrexone\x03");
}

TEST_CASE("titles are found without regard to case and hyphens, abstracts where there are any", "[search]") {
  const auto cases = albers();
  auto catalogue = cases.open();
  const std::string expression = query::search_words("\"hailey hailey\"").expression;
  const auto found = query::found_articles(catalogue, expression, query::article_hits(catalogue, expression, 3).best);
  REQUIRE(found.size() == 1);
  CHECK(found[0].title == "Treatment of \x02Hailey-Hailey\x03 Disease With Low-Dose Naltrexone");
  CHECK(found[0].excerpt == std::nullopt);
  CHECK(query::article_hits(catalogue, "{abstract} : (" + expression + ")", 3).counted == 0);
}

TEST_CASE("hostile text finds nothing and breaks nothing", "[search]") {
  const auto cases = three();
  auto catalogue = cases.open();
  for (const char* text : {"' OR 1=1 --", "\"unclosed (", "NEAR(naltrexone, 2", "a\" OR \"naltrexone", "{said} : naltrexone", "^naltrexone AND", "\xff\xfe x", "—"}) {
    CAPTURE(text);
    CHECK_NOTHROW(count_of(catalogue, text));
  }
  CHECK(count_of(catalogue, "naltrexone OR dapsone") == 0);
  CHECK(count_of(catalogue, "naltrexone —") == count_of(catalogue, "naltrexone"));
}

TEST_CASE("an expression that FTS5 cannot read is a usage error", "[search]") {
  const auto cases = three();
  auto catalogue = cases.open();
  CHECK(query::claim_hits(catalogue, "naltrexone OR dapsone", 5).counted >= 3);
  for (const char* expression : {"naltrexone OR", "(", "\"open", "nosuch : naltrexone", "*"}) {
    CAPTURE(expression);
    CHECK_THROWS_AS(query::claim_hits(catalogue, expression, 5), core::UsageError);
  }
}
