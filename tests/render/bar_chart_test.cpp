#include "render/bar_chart.h"

#include "catch.h"
#include "core/text.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;
using Catch::Contains;

namespace {
int widest(const std::string& text) {
  int width = 0;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = text.find('\n', start);
    width = std::max(width, core::display_width(text.substr(start, end - start)));
    start = end + 1;
  }
  return width;
}
}  // namespace

TEST_CASE("amounts are solid bars from zero under whole ticks") {
  CHECK(bar_chart(sample::amounts_figure(), 40, true) ==
        " in patients\n"
        "         0       1      2       3\n"
        " 3 mg    ████████                 1 of 3\n"
        " 4.5 mg  ███████████████          2 of 3\n"
        " 6 mg    ▏                        0 of 3\n");
}

TEST_CASE("intervals are hatched where the event lies, with open ends, points and unknowns of their own") {
  CHECK(bar_chart(sample::times_figure(), 40, true) ==
        "             0    14  28   42  56 days\n"
        " first         ▒▒▒                 n = 3\n"
        " cleared     ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  n = 3\n"
        " held                  ▒▒▒▒▒▒▒▒▒>  n = 1\n"
        " before      <▒▒▒▒▒▒▒▒             n = 1\n"
        " photograph                █       n = 1\n"
        " flare       ·                     n = 2\n"
        " ▒ somewhere in here   █ at this point\n"
        " > no upper bound stated\n"
        " < no lower bound stated\n");
}

TEST_CASE("bars have an ASCII form") {
  const std::string text = bar_chart(sample::times_figure(), 60, false);
  CHECK_THAT(text, Contains(":::") && Contains(": somewhere in here") && !Contains("▒"));
  CHECK_THAT(bar_chart(sample::amounts_figure(), 60, false), Contains("####") && Contains(" 6 mg    |"));
}

TEST_CASE("a chart fits its width with long labels and notes, and loses none of them") {
  auto figure = sample::times_figure();
  figure.lanes[0].label = "first improvement of the lesions of both groins";
  figure.lanes[1].note = "3 of 3 patients, the bounds of one article alone";
  for (const int width : {20, 30, 40, 60, 100}) {
    INFO(width);
    const std::string text = bar_chart(figure, width, true);
    CHECK(widest(text) <= width);
    for (const char* word : {"groins", "lesions", "bounds", "alone", "n = 1"}) CHECK_THAT(text, Contains(word));
  }
}

TEST_CASE("what is there is seen however small it is") {
  document::Figure figure;
  figure.axis.max = 100000;
  document::add_lane(figure, "a").marks = {document::amount(1)};
  document::add_lane(figure, "b").marks = {document::somewhere(99999, 100000)};
  const std::string text = bar_chart(figure, 60, true);
  CHECK_THAT(text, Contains(" a  █\n") && Contains("▒\n"));
}

TEST_CASE("a course stands above what happened in it, a range before its symbol, and what has no day beside it") {
  CHECK(bar_chart(sample::course_figure(), 78, true) ==
        "            0     14     28    42    56    70     84    98 days\n"
        " sample-2020\n"
        " Patient 1  ███████████████████████████▒▒▒▒▒▒▒▒▒            not dated: ✕ flare\n"
        "                  ▒▒▒▒▒▒▒▲ 4.5 mg\n"
        "                              ●\n"
        " ▲ dose raised   ● response   ✕ flare   ▒ somewhere in here\n");
}

TEST_CASE("estimates have whiskers, pooled ones diamonds, pieces their numbers and bands two rows") {
  CHECK(bar_chart(sample::shares_figure(), 60, true) ==
        "               0      20      40     60      80     100 %\n"
        " any response             ├──────────────────■─────┤  4 of 5\n"
        " pooled                           ◁────────◆───▷\n"
        " pieces        ████[1]████▓▓[2]▓▓▓                    5\n"
        " had it               ▄▄▄▄▄▄▄▄██████████████████████\n"
        "                              ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄\n"
        " ├─■─┤ estimate and interval   ◁─◆─▷ pooled\n"
        " ▁▄█ a little, half, all: above at most, below at least so\n"
        " many\n");
  CHECK(bar_chart(sample::shares_figure(), 60, false) ==
        "               0      20      40     60      80     100 %\n"
        " any response             |------------------O-----|  4 of 5\n"
        " pooled                           <--------X--->\n"
        " pieces        ####[1]####==[2]===                    5\n"
        " had it               55555555######################\n"
        "                              5555555555555555555555\n"
        " |-O-| estimate and interval   <-X-> pooled\n"
        " 1-9 tenths, # all: above at most, below at least so many\n");
}

TEST_CASE("no figure is wider than its page or loses its words") {
  for (const int width : {20, 33, 60, 79, 80, 100, 200}) {
    INFO(width);
    for (const bool unicode : {true, false}) {
      for (const auto& figure : {sample::course_figure(), sample::shares_figure(), sample::amounts_figure()}) {
        CHECK(widest(bar_chart(figure, width, unicode)) <= width);
      }
      CHECK_THAT(bar_chart(sample::course_figure(), width, unicode), Contains("4.5 mg") && Contains("flare") && Contains("dated"));
    }
  }
}
