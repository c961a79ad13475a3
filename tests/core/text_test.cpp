#include "core/text.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string>

#include "catch.h"
#include "core/character_widths.h"
#include "core/hostile_text.h"

using namespace casebook::core;

TEST_CASE("the tables of widths are sorted and do not overlap") {
  for (std::size_t i = 1; i < kNoColumn.size(); ++i) CHECK(kNoColumn[i - 1].last < kNoColumn[i].first);
  for (std::size_t i = 1; i < kTwoColumns.size(); ++i) CHECK(kTwoColumns[i - 1].last < kTwoColumns[i].first);
}

TEST_CASE("width counts columns of a terminal, whatever the locale") {
  CHECK(display_width("") == 0);
  CHECK(display_width("naltrexone") == 10);
  CHECK(display_width("Sjögren ≥ 80 µg") == 15);
  CHECK(display_width("e\xCC\x81") == 1);  // e and U+0301 combining acute
  CHECK(display_width("皮膚") == 4);
  CHECK(display_width("ｆ") == 2);  // U+FF46 fullwidth f
  CHECK(display_width("😀") == 2);
  CHECK(display_width("…│└") == 3);
  CHECK(display_width("a\u200Bb") == 2);
  CHECK(display_width("a\x1B"
                      "b\t") == 2);
  CHECK(display_width("한") == 2);
  CHECK(display_width("\u1112\u1161\u11AB") == 2);  // the same syllable in three letters
  CHECK(display_width("\xFF\xFF") == 2);
}

TEST_CASE("code points count characters, and invalid bytes one each") {
  CHECK(code_points("µ≥😀a") == 4);
  CHECK(code_points("\xE2\x89") == 2);
  CHECK(code_points("") == 0);
}

TEST_CASE("only valid UTF-8 passes") {
  CHECK_FALSE(first_invalid_utf8("").has_value());
  CHECK_FALSE(first_invalid_utf8("µ≥😀\x7F").has_value());
  CHECK_FALSE(first_invalid_utf8("\xF4\x8F\xBF\xBF").has_value());
  CHECK(first_invalid_utf8("ab\xE9 c") == 2);
  CHECK(first_invalid_utf8("\xC0\xAF") == 0);          // overlong /
  CHECK(first_invalid_utf8("\xE0\x80\xAF") == 0);      // overlong /
  CHECK(first_invalid_utf8("\xF0\x80\x80\xAF") == 0);  // overlong /
  CHECK(first_invalid_utf8("a\xED\xA0\x80") == 1);     // surrogate U+D800
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
  CHECK(first_invalid_utf8("\xF8\x88\x80\x80\x80") == 0);
  CHECK(first_invalid_utf8("abc\xE2\x89") == 3);  // cut off
  CHECK(first_invalid_utf8("\x80") == 0);
  for (std::size_t at = 0; at < 20; ++at) {
    std::string text(20, '\x7F');
    CHECK_FALSE(first_invalid_utf8(text).has_value());
    text[at] = '\x80';
    CHECK(first_invalid_utf8(text) == at);
  }
}

TEST_CASE("what a terminal would obey is shown instead") {
  CHECK(visible_text("naltrexone µ") == "naltrexone µ");
  CHECK(visible_text("a\x1B[31m") == "a<U+001B>[31m");
  CHECK(visible_text(std::string("a\0b", 3)) == "a<U+0000>b");
  CHECK(visible_text("\x7F\xC2\x9B") == "<U+007F><U+009B>");
  CHECK(visible_text("\u202Egnp\u2066") == "<U+202E>gnp<U+2066>");
  CHECK(visible_text("a\n\tb\r") == "a<U+000A><U+0009>b<U+000D>");
  CHECK(visible_text("a\n\tb\r", true) == "a\n\tb<U+000D>");
  CHECK(visible_text("\xE9") == "<0xE9>");
}

TEST_CASE("trimming takes spaces at both ends, lower case only ASCII") {
  CHECK(trimmed("  a b\t\r\n") == "a b");
  CHECK(trimmed(" ").empty());
  CHECK(lower_ascii("ÄBc") == "Äbc");
}

TEST_CASE("wrapping keeps every letter and no line too wide") {
  CHECK(wrap_text("", 10) == "");
  CHECK(wrap_text("one two three", 20) == "one two three");
  CHECK(wrap_text("one two three", 7) == "one two\nthree");
  CHECK(wrap_text("one two three", 9, "  ") == "  one two\n  three");
  CHECK(wrap_text("abcdefgh", 3) == "abc\ndef\ngh");
  CHECK(wrap_text("x abcdefgh", 3) == "x\nabc\ndef\ngh");
  CHECK(wrap_text("皮膚科", 4) == "皮膚\n科");
  CHECK(wrap_text("one\n\ntwo", 20) == "one\n\ntwo");
  CHECK(wrap_text("ab", 0) == "a\nb");
  CHECK(wrap_text("皮", 1) == "皮");
}

TEST_CASE("numbers print short and read back") {
  CHECK(number_text(60.875) == "60.875");
  CHECK(number_text(3) == "3");
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(0.1 + 0.2) == "0.3");
  CHECK(number_text(0.1 + 0.2, 17) == "0.30000000000000004");
  CHECK(number_text(-60.875) == "-60.875");
  CHECK(number_text(0) == "0");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(1000000) == "1000000");
  CHECK(number_text(1234567, 3) == "1230000");
  CHECK(number_text(9.999, 2) == "10");
  CHECK(number_text(1.0 / 14, 3) == "0.0714");
  CHECK(number_text(0.000001) == "0.000001");
  CHECK(number_text(1e-9) == "1e-9");
  CHECK(number_text(1.5e300) == "1.5e300");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(number_text(-std::numeric_limits<double>::infinity()) == "-inf");
  CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
  for (const double number : {1.0 / 3, 2e-7, 123456.789, 1e20, 5e-324, 1.7976931348623157e308}) {
    CHECK(std::strtod(number_text(number, 17).c_str(), nullptr) == number);
  }
}

TEST_CASE("hostile text is measured, shown and wrapped") {
  for (const std::string& text : casebook::tests::hostile_texts()) {
    CHECK(display_width(text) <= 2 * code_points(text));
    CHECK_FALSE(first_invalid_utf8(visible_text(text)).has_value());
    CHECK(visible_text(visible_text(text)) == visible_text(text));
    const std::string wrapped = wrap_text(text, 30);
    std::size_t start = 0;
    int widest = 0;
    for (std::size_t end = 0; start <= wrapped.size(); start = end + 1) {
      end = std::min(wrapped.find('\n', start), wrapped.size());
      widest = std::max(widest, display_width(std::string_view(wrapped).substr(start, end - start)));
    }
    CHECK(widest <= 30);
  }
}
