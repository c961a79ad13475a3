#include "render/text_layout.h"

#include "catch.h"

using namespace casebook::render;

TEST_CASE("lines wrap at spaces, keep their own ends, and lose nothing") {
  CHECK(wrapped_lines("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped_lines("one\n\ntwo", 7) == std::vector<std::string>{"one", "", "two"});
  CHECK(wrapped_lines("abcdefghij", 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
  CHECK(wrapped_lines("", 4) == std::vector<std::string>{""});
}

TEST_CASE("no-break spaces keep words together and come out as spaces") {
  CHECK(wrapped_lines("one " + kept_together("two three"), 10) == std::vector<std::string>{"one", "two three"});
}

TEST_CASE("padding counts terminal columns") {
  CHECK(padded("東", 4) == "東  ");
  CHECK(padded("東", 4, true) == "  東");
  CHECK(padded("long", 2) == "long");
  CHECK(widest_word("a 東京\nbcd") == 4);
  CHECK(widest_line("a 東京\nbcd") == 6);
  CHECK(without_trailing_spaces("  ") == "");
}

TEST_CASE("marks have ASCII forms and letters stay") {
  CHECK(ascii_marks("· † ▲ ≤ 14 – “é”") == ". + ^ <= 14 - \"é\"");
}

TEST_CASE("entries stand three spaces apart and are not broken") {
  std::string out;
  append_entries(out, " ", {"one two", "three", "four five"}, 17);
  CHECK(out == " one two   three\n four five\n");
}

TEST_CASE("a hanging indent keeps the text right of its number") {
  std::string out;
  append_hanging(out, "[1] ", "one two three four", 12);
  CHECK(out == "[1] one two\n    three\n    four\n");
}
