#include "render/drawing.h"

#include <regex>

#include "catch.h"
#include "core/text.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;
using Catch::Contains;

namespace {
std::size_t times(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}
}  // namespace

TEST_CASE("a drawing has a title and a description, and a hatch only where one is used") {
  const std::string drawn = drawing(sample::times_figure(), "figure-1");
  CHECK_THAT(drawn, Contains("<title id=\"figure-1-title\">When it came</title>") && Contains("aria-labelledby=\"figure-1-title figure-1-desc\""));
  CHECK_THAT(drawn, Contains("held: 30 days or more (n = 1)."));
  CHECK_THAT(drawn, Contains("<pattern id=\"figure-1-hatch\"") && Contains("fill=\"url(#figure-1-hatch)\""));
  CHECK_THAT(drawn, Contains("somewhere in here</text>") && Contains("open: no bound stated</text>") && Contains("· not stated</text>"));
  CHECK_THAT(drawing(sample::amounts_figure(), "figure-2"), !Contains("hatch"));
}

TEST_CASE("a range is hatched with its symbol behind it, a day is the symbol alone, and no day is words") {
  const std::string drawn = drawing(sample::course_figure(), "f");
  CHECK(times(drawn, "class=\"somewhere\"") == 3);  // the end of the course, the raise, and the key
  CHECK_THAT(drawn, Contains(">4.5 mg</text>") && Contains("not dated: ✕ flare") && Contains(">dose raised</text>"));
  CHECK_THAT(drawn, Contains("class=\"group\">sample-2020</text>"));
}

TEST_CASE("estimates, pieces and bands are drawn, each with its key") {
  const std::string drawn = drawing(sample::shares_figure(), "f");
  CHECK(times(drawn, "class=\"whisker\"") == 2);
  CHECK(times(drawn, "class=\"pooled\"") == 2);
  CHECK_THAT(drawn, Contains("class=\"inside\" text-anchor=\"middle\">[1]</text>") && Contains("class=\"inside on-paper\" text-anchor=\"middle\">[2]</text>"));
  CHECK(times(drawn, "class=\"band\"") == 2);
  CHECK(times(drawn, "class=\"step least\"") == 2);
  CHECK_THAT(drawn, Contains("estimate and interval</text>") && Contains(">pooled</text>") && Contains("at least (dashed)"));
}

TEST_CASE("nothing is drawn outside of the drawing") {
  for (auto figure : {sample::course_figure(), sample::shares_figure(), sample::times_figure()}) {
    figure.lanes[0].label = std::string(200, 'x');
    figure.lanes[0].note = "a note that is so long that it needs several lines beside the plot, where there is little room";
    const std::string drawn = drawing(figure, "f");
    static const std::regex kText(R"re(<text x="(-?[0-9.]+)" y="(-?[0-9.]+)")re");
    for (std::sregex_iterator found(drawn.begin(), drawn.end(), kText), end; found != end; ++found) {
      CHECK(std::stod((*found)[1]) >= 0);
      CHECK(std::stod((*found)[1]) <= 736);
    }
  }
}

TEST_CASE("a file of its own has its namespace, its colours and its title to be seen, and fetches nothing") {
  const std::string file = drawing_file(sample::times_figure());
  CHECK_THAT(file, Catch::StartsWith("<svg class=\"figure\" viewBox=") && Contains("xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK_THAT(file, Contains("prefers-color-scheme: dark") && Contains("class=\"group\">When it came</text>"));
  CHECK_THAT(file, !Contains("<script") && !Contains("href=") && !Contains("@import"));
}

TEST_CASE("markup and terminal escapes in any field of a drawing stay text") {
  for (const auto& attack : {sample::markup_attack(), sample::terminal_attack()}) {
    const std::string drawn = drawing_file(sample::hostile_document(attack).figures[0]);
    CHECK_THAT(drawn, !Contains("<script") && !Contains("<img") && !Contains("]]>"));
    CHECK_FALSE(sample::has_raw_controls(drawn));
    CHECK_FALSE(core::first_invalid_utf8(drawn));
  }
}
