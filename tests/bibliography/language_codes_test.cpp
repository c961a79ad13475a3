#include "bibliography/language_codes.h"

#include "catch.h"

using casebook::bibliography::language_code;

TEST_CASE("languages are named by their two letters where they have some") {
  CHECK(language_code("eng") == "en");
  CHECK(language_code("ger") == "de");
  CHECK(language_code("deu") == "de");
  CHECK(language_code("English") == "en");
  CHECK(language_code("JPN ") == "ja");
  CHECK(language_code("egy") == "egy");
  CHECK(language_code("mul") == "mul");
  CHECK(language_code("und") == "");
  CHECK(language_code("") == "");
}
