#include "query/vocabulary_codes.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

TEST_CASE("the codes of a term are those of its vocabulary file", "[query]") {
  const LoadedCases cases({});
  auto catalogue = cases.open();
  Texts found;
  for (const auto& row : query::vocabulary_codes(catalogue, "conditions").rows) {
    if (row.name == "Hailey-Hailey disease") found.push_back(row.scheme + ":" + row.code);
  }
  CHECK(found == Texts{"MESH:D016506", "MONDO:0008218", "OMIM:169600", "ORPHA:2841"});
  for (const auto& row : query::vocabulary_codes(catalogue, "interventions").rows) CHECK(row.vocabulary == "interventions");
}
