#include "draft/passage.h"

#include "catch.h"

using namespace casebook;
using draft::Passage;

TEST_CASE("pieces keep their place in characters, whatever bytes the characters have") {
  const Passage passage("Łoś: 4.5\u2009mg\u2013b.i.d. \xFF end");
  CHECK(passage.length() == 24);
  CHECK(passage[2].number == 4.5);
  CHECK(passage[2].begin == 5);
  CHECK(passage[3].text == "mg");
  CHECK(passage[3].begin == 9);
  CHECK(passage[4].text == "-");
  CHECK(passage[5].text == "bid");
  CHECK(passage.words(2, 4) == "4.5\u2009mg");
  CHECK(passage[passage.size() - 1].text == "end");
  CHECK(passage[999].kind == draft::Piece::Kind::end);
  CHECK(Passage("").size() == 0);
}

TEST_CASE("a figure stands by itself, in digits or words") {
  const auto figure = [](const char* text, std::size_t at) { return Passage(text).figure(at); };
  CHECK(figure("3 mg", 0)->number == 3);
  CHECK(figure("1,200 mg", 0)->number == 1200);
  CHECK(figure("twenty-six patients", 0)->number == 26);
  CHECK(figure("twenty-six patients", 0)->next == 3);
  CHECK(figure("1-2 weeks", 2)->number == 2);
  CHECK(figure("(3)", 1)->number == 3);
  CHECK_FALSE(figure("IL-17", 2));
  CHECK_FALSE(figure("c.1633G", 2));
  CHECK_FALSE(figure("1,5 mg", 0));
  CHECK_FALSE(figure("3:1", 0));
  CHECK_FALSE(figure("B12", 0));
  CHECK_FALSE(Passage("2.5 patients").whole(0));
  CHECK_FALSE(Passage("99999999999999 mg").figure(0));
}

TEST_CASE("sentences end at full stops before a capital or figure and at the ends of lines, not within abbreviations and numbers") {
  const Passage passage("She took 4.5 mg vs. Placebo. Then, e.g., nothing.\nMethods: None");
  const auto sentence = [&](const char* word) {
    for (std::size_t i = 0; i < passage.size(); ++i) {
      if (passage[i].as_printed == word) return passage[i].sentence;
    }
    return std::size_t{99};
  };
  CHECK(sentence("She") == sentence("Placebo"));
  CHECK(sentence("Placebo") + 1 == sentence("Then"));
  CHECK(sentence("Then") == sentence("nothing"));
  CHECK(sentence("nothing") + 1 == sentence("Methods"));
}

TEST_CASE("words are looked for before, behind and around, and never beyond the sentence") {
  const Passage passage("Flares came. She relapsed at the age of 3.");
  CHECK(passage.is(4, "flare*|relaps*"));
  CHECK_FALSE(passage.is(4, "relapse"));
  CHECK(passage.phrase(5, "at the age of") == std::optional<std::size_t>(9));
  CHECK_FALSE(passage.phrase(2, ". she"));
  CHECK(passage.one_of(5, "at all|at the") == std::optional<std::size_t>(7));
  CHECK(passage.before(9, 9, "she"));
  CHECK_FALSE(passage.before(9, 9, "flares"));
  CHECK(passage.after(3, 3, "at"));
  CHECK_FALSE(passage.in_sentence(4, "came"));
}
