#include "core/phrase.h"

#include <string>
#include <vector>

#include "catch.h"
#include "core/hostile_text.h"

using namespace casebook::core;

namespace {

std::vector<std::string> texts(const std::string& written) {
  std::vector<std::string> all;
  for (Phrase phrase(written); !phrase.done(); phrase.skip()) all.push_back(phrase.peek().text);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a phrase is words, numbers and signs") {
  CHECK(texts("At the 4.5mg/kg-Visit, 75%") ==
        Texts{"at", "the", "4.5", "mg", "/", "kg", "-", "visit", ",", "75", "%"});
  CHECK(texts("≤2 µg/cm²") == Texts{"<=", "2", "ug", "/", "cm2"});
  CHECK(texts("1–2 1−2 1—2") == Texts{"1", "-", "2", "1", "-", "2", "1", "-", "2"});
  CHECK(texts(">= 3 > 4") == Texts{">=", "3", ">", "4"});
  CHECK(texts("Darier's disease") == Texts{"darier's", "disease"});
  CHECK(texts("  ").empty());
}

TEST_CASE("numbers know their value, decimal commas and numbers out of reach are told apart") {
  CHECK(Phrase("4.5").peek().number == 4.5);
  CHECK(Phrase("1,5").peek().kind == Token::Kind::decimal_comma);
  CHECK(Phrase("1, 5").peek().kind == Token::Kind::number);
  CHECK(Phrase(std::string(400, '9')).peek().kind == Token::Kind::unreadable);
  CHECK(Phrase("9999999999999").peek().kind == Token::Kind::unreadable);
  CHECK(Phrase("1,5 to 2,5 mg").with_decimal_points() == "1.5 to 2.5 mg");
  CHECK(Phrase("\x01").peek().kind == Token::Kind::unreadable);
}

TEST_CASE("taking words advances over all of them or none") {
  Phrase phrase("as early as follow-up");
  CHECK_FALSE(phrase.take("as soon as"));
  CHECK(phrase.mark() == 0);
  CHECK_FALSE(phrase.take("as earl"));
  CHECK(phrase.take("as early as"));
  CHECK(phrase.take("follow-up"));
  CHECK(phrase.done());
  CHECK_FALSE(phrase.take("as"));
  CHECK_FALSE(Phrase("i n").take("in"));
}

TEST_CASE("whole numbers are digits or words from one to twelve") {
  CHECK(Phrase("12").take_whole() == 12);
  CHECK(Phrase("Twelve").take_whole() == 12);
  CHECK_FALSE(Phrase("thirteen").take_whole().has_value());
  CHECK_FALSE(Phrase("1.5").take_whole().has_value());
  CHECK_FALSE(Phrase("4294967297").take_whole().has_value());
  CHECK(number_word("seven") == 7);
  CHECK_FALSE(number_word("Seven").has_value());
}

TEST_CASE("words come back as written") {
  Phrase phrase(" 4 days after  Botulinum Toxin A ");
  phrase.skip();
  phrase.skip();
  CHECK(phrase.words(0, phrase.mark()) == "4 days");
  phrase.skip();
  CHECK(phrase.rest() == "Botulinum Toxin A");
}

TEST_CASE("quoted text is short and visible") {
  CHECK(quoted("soonish") == "'soonish'");
  CHECK(quoted("a\x1B[31m") == "'a<U+001B>[31m'");
  CHECK(quoted(std::string(100, 'x')) == "'" + std::string(60, 'x') + "…'");
  CHECK(quoted("\xFF") == "'<0xFF>'");
}

TEST_CASE("odd spaces and quotes explain themselves in the hint") {
  CHECK(hint_unless_odd_character("2 months", "h") == "h");
  CHECK(hint_unless_odd_character("2\xC2\xA0months", "h") ==
        "a no-break or thin space stands in it: write a plain space");
  CHECK(hint_unless_odd_character("“2 months”", "h") == "a typographic quote stands in it: write it without");
}

TEST_CASE("hostile text falls into tokens that cover it in order") {
  for (const std::string& text : casebook::tests::hostile_texts()) {
    std::size_t last = 0;
    bool ordered = true;
    for (Phrase phrase(text); !phrase.done(); phrase.skip()) {
      ordered = ordered && phrase.peek().begin >= last && phrase.peek().end > phrase.peek().begin;
      last = phrase.peek().end;
    }
    CHECK(ordered);
  }
}
