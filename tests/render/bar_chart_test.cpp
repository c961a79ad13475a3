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
  figure.bars[0].label = "first improvement of the lesions of both groins";
  figure.bars[1].note = "3 of 3 patients, the bounds of one article alone";
  for (const int width : {20, 30, 40, 60, 100}) {
    INFO(width);
    const std::string text = bar_chart(figure, width, true);
    CHECK(widest(text) <= width);
    for (const char* word : {"groins", "lesions", "bounds", "alone", "n = 1"}) CHECK_THAT(text, Contains(word));
  }
}

TEST_CASE("what is there is seen however small it is") {
  document::Figure figure;
  figure.axis_max = 100000;
  figure.bars = {{"a", std::nullopt, 1.0, "", false}, {"b", 99999.0, 100000.0, "", true}};
  const std::string text = bar_chart(figure, 60, true);
  CHECK_THAT(text, Contains(" a  █\n") && Contains("▒\n"));
}
