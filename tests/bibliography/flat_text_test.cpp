#include "bibliography/flat_text.h"

#include <cstdint>
#include <pugixml.hpp>

#include "catch.h"

using namespace casebook::bibliography;

namespace {

std::string flat(const std::string& content) {
  pugi::xml_document document;
  REQUIRE(document.load_string(("<t>" + content + "</t>").c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
  return flat_text(document.first_child());
}

}  // namespace

TEST_CASE("white space becomes one space and control characters go") {
  CHECK(one_line("  a\n\t b\xC2\xA0 c  ") == "a b c");
  CHECK(one_line("a\x1b[31mb\x7f") == "a[31mb");
  CHECK(one_line("a\xC2\x9B" "b") == "ab");
  CHECK(one_line("Ca\xC3\xB1" "ada \xE2\x80\x89\xE2\x82\xAC") == "Ca\xC3\xB1" "ada \xE2\x82\xAC");
  CHECK(one_line(" \n ") == "");
}

TEST_CASE("white space becomes one space wherever it stands among the bytes that are looked at together") {
  const std::string alphabet = "ab  \t\x7f~\x01";
  std::uint32_t state = 1;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    std::string expected;
    bool space = false;
    for (int length = round % 29; length > 0; --length) {
      state = state * 1664525U + 1013904223U;
      const char c = (state >> 24U) % 3 == 0 ? alphabet[(state >> 16U) % alphabet.size()] : 'x';
      text += c;
      if (c == ' ' || c == '\t') {
        space = true;
      } else if (c > ' ' && c != '\x7f') {
        if (space && !expected.empty()) expected += ' ';
        space = false;
        expected += c;
      }
    }
    if (one_line(text) != expected) FAIL("'" << text << "' became '" << one_line(text) << "'");
    if (one_line(text + "\xC3\xB1" + text) != one_line(text + "n" + text).replace(one_line(text + "n").size() - 1, 1, "\xC3\xB1")) FAIL(text);
  }
}

TEST_CASE("markup in titles is flattened") {
  CHECK(flat("Plain &amp; simple") == "Plain & simple");
  CHECK(flat("<i>ATP2C1</i> in <b>Hailey-Hailey</b> <i>disease</i>") == "ATP2C1 in Hailey-Hailey disease");
  CHECK(flat("Ca<sup>2+</sup> and H<sub>2</sub>O") == "Ca2+ and H2O");
  CHECK(flat("<![CDATA[a < b]]> &#x3b1;") == "a < b \xCE\xB1");
  CHECK(flat("a<!-- not this -->b") == "ab");
  CHECK(flat("line<br/>break") == "line break");
  CHECK(flat("") == "");
  CHECK(flat("<i/>") == "");
}

TEST_CASE("a power is not read as a longer number") {
  CHECK(flat("10<sup>6</sup> cells") == "10\xE2\x81\xB6 cells");
  CHECK(flat("10<sup>-12</sup> M") == "10\xE2\x81\xBB\xC2\xB9\xC2\xB2 M");
  CHECK(flat("100 J/cm<sup>2</sup>") == "100 J/cm2");
  CHECK(flat("CD4<sup>+</sup> cells") == "CD4+ cells");
}

TEST_CASE("MathML keeps its fractions and powers apart") {
  CHECK(flat("<mml:math><mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac></mml:math> dose") == "1/2 dose");
  CHECK(flat("<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>") == "x^2");
}

TEST_CASE("deep nesting is flattened without recursion") {
  std::string deep = "x";
  for (int i = 0; i < 20000; ++i) deep = "<i>" + deep + "</i>";
  CHECK(flat(deep) == "x");
}

TEST_CASE("titles lose their full stop and the brackets of a translation") {
  CHECK(plain_title("Treatment of Hailey-Hailey Disease.") == "Treatment of Hailey-Hailey Disease");
  CHECK(plain_title("[Naltrexon bei Morbus Hailey-Hailey].") == "Naltrexon bei Morbus Hailey-Hailey");
  CHECK(plain_title("[A] and [B].") == "[A] and [B]");
  CHECK(plain_title("And then...") == "And then...");
  CHECK(plain_title("Is it?") == "Is it?");
  CHECK(plain_title("[Not Available].") == "");
  CHECK(plain_title(".") == ".");
  CHECK(plain_title("") == "");
}
