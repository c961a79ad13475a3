#include "casefile/characters.h"

#include <string>

#include "catch.h"

using namespace casebook::casefile;

TEST_CASE("a character is decoded with its length, and bad bytes are told apart") {
  CHECK(character_at("a", 0).code == U'a');
  CHECK(character_at("é", 0).code == 0xE9);
  CHECK(character_at("é", 0).length == 2);
  CHECK(character_at("\U0001F600", 0).code == 0x1F600);
  for (const std::string bad : {"\xE9", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"}) {
    INFO(bad.size());
    CHECK_FALSE(character_at(bad, 0).valid);
    CHECK(character_at(bad, 0).length == 1);
  }
}

TEST_CASE("characters that do something to a terminal or to the order of a line are forbidden") {
  for (const char32_t code : {0x00u, 0x1Bu, 0x0Du, 0x7Fu, 0x85u, 0x9Bu, 0x2028u, 0x202Eu, 0x2066u, 0xFEFFu, 0xFFFEu}) {
    CHECK(is_forbidden(code));
  }
  for (const char32_t code : {0x09u, 0x0Au, 0x20u, 0xA0u, 0xE9u, 0x2264u, 0x200Du, 0x1F600u})
    CHECK_FALSE(is_forbidden(code));
  CHECK(first_forbidden("a\x1B[31m").value() == 0x1B);
  CHECK_FALSE(first_forbidden("≤ 2 µg – fine").has_value());
  CHECK(code_point_name(0x1B) == "U+001B");
  CHECK(code_point_name(0x1F600) == "U+1F600");
}

TEST_CASE("a forbidden character is found wherever it stands, and its neighbours hide nothing") {
  for (const char c : {'\0', '\x1B', '\x1F', '\x7F'}) {
    for (const char beside : {' ', '~', '\t', '\n'}) {
      for (std::size_t at = 0; at < 20; ++at) {
        std::string text(20, beside);
        CHECK_FALSE(first_forbidden(text).has_value());
        text[at] = c;
        CHECK(first_forbidden(text) == static_cast<char32_t>(c));
      }
    }
  }
  CHECK(first_forbidden(std::string(13, 'a') + "\xC2\x9B" + std::string(13, 'a')) == char32_t{0x9B});
  CHECK_FALSE(first_forbidden(std::string(13, 'a') + "µ" + std::string(13, '~')).has_value());
}

TEST_CASE("typographic quotes and no-break spaces are seen at the start only") {
  CHECK(typographic_start("“a”") == "“");
  CHECK(typographic_start("‘a’") == "‘");
  CHECK(typographic_start("« a »") == "«");
  CHECK(typographic_start("the patient’s").empty());
  CHECK(typographic_start("").empty());
}

TEST_CASE("a long text is cut between characters") {
  CHECK(shortened("éàü", 2) == "éà...");
  CHECK(shortened("éàü", 3) == "éàü");
}
