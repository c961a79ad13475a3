#include "casefile/term_names.h"

#include "catch.h"

using namespace casebook::casefile;

TEST_CASE("terms are compared without regard to case and to runs of spaces") {
  CHECK(folded("  Low-Dose \t Naltrexone ") == "low-dose naltrexone");
  CHECK(folded("").empty());
}

TEST_CASE("a combination is called after its parts in alphabetical order, each once") {
  CHECK(combination_name({"naltrexone", "Apremilast", "naltrexone"}) == "Apremilast + naltrexone");
  CHECK(combination_name({"a"}) == "a");
}

TEST_CASE("a group of several conditions is taken apart at its or") {
  CHECK(alternatives("a or b or c") == std::vector<std::string>{"a", "b", "c"});
  CHECK(alternatives("disorder") == std::vector<std::string>{"disorder"});
}

TEST_CASE("a vocabulary's tables are all called after one stem") {
  CHECK(tables_of(VocabularyKind::interventions).plural == "interventions");
  CHECK(tables_of(VocabularyKind::sites).singular == "site");
}
