#include "cli/article_selection.h"

#include "catch.h"
#include "core/errors.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;
using cli::selected_articles;

TEST_CASE("a selection is all articles, those named, or those that tell of a treatment", "[export]") {
  const LoadedCases cases({article("b-2001", 1, "courses:\n" + course_of("naltrexone")), article("a-2000", 1, "courses:\n" + course_of("dapsone")),
                           article("c-2002", 1, "courses:\n" + course_of("naltrexone"), "Darier disease"),
                           article("d-2003", 1, "prior:\n  - { treatment: naltrexone, who: all }\n")});
  auto catalogue = cases.open();
  CHECK(selected_articles(catalogue, {}) == Texts{"a-2000", "b-2001", "c-2002", "d-2003"});
  CHECK(selected_articles(catalogue, {{"C-2002", "a-2000"}, "", ""}) == Texts{"a-2000", "c-2002"});
  CHECK(selected_articles(catalogue, {{}, "LDN", ""}) == Texts{"b-2001", "c-2002"});
  CHECK(selected_articles(catalogue, {{}, "naltrexone", "Darier disease"}) == Texts{"c-2002"});
  CHECK(selected_articles(catalogue, {{"a-2000"}, "naltrexone", ""}).empty());
  CHECK_THROWS_AS(selected_articles(catalogue, {{"nobody"}, "", ""}), core::UsageError);
  CHECK_THROWS_AS(selected_articles(catalogue, {{}, "naltrexon", ""}), core::UsageError);
}
