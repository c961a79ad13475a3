#include "query/search_words.h"

#include "catch.h"

using namespace casebook;
using query::search_words;

TEST_CASE("words of a search must all be there and are never syntax", "[search]") {
  CHECK(search_words("low naltrexone").expression == "\"low\" \"naltrexone\"");
  CHECK(search_words("a OR b").expression == "\"a\" \"OR\" \"b\"");
  CHECK(search_words("title:x NEAR(y)").expression == "\"title:x\" \"NEAR(y)\"");
  CHECK(search_words("naltrex*").expression == "\"naltrex\" *");
  CHECK(search_words("  tab\tand\nline ").words == std::vector<std::string>{"tab", "and", "line"});
}

TEST_CASE("double quotes make a phrase, one that is left open goes to the end", "[search]") {
  CHECK(search_words("\"low dose\" naltrexone").expression == "\"low dose\" \"naltrexone\"");
  CHECK(search_words("x\"low dose*").expression == "\"x\" \"low dose*\"");
  CHECK(search_words("\"low dose\"\"again\"").words == std::vector<std::string>{"low dose", "again"});
}

TEST_CASE("a search without a letter or figure is no search", "[search]") {
  for (const char* text : {"", "  ", "\"\"", "*", "-- ** ()", "\"", "'"}) {
    CAPTURE(text);
    CHECK(search_words(text).expression.empty());
    CHECK(search_words(text).words.empty());
  }
  CHECK(search_words("- 4.5").words == std::vector<std::string>{"4.5"});
}
