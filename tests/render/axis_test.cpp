#include "render/axis.h"

#include <limits>

#include "catch.h"

using namespace casebook;
using namespace casebook::render;

namespace {
document::Figure figure(const std::string& unit, double max, std::vector<document::Bar> bars = {}) {
  document::Figure made;
  made.axis_unit = unit;
  made.axis_max = max;
  made.bars = std::move(bars);
  return made;
}
}  // namespace

TEST_CASE("ticks of days stand at weeks") {
  CHECK(axis_of(figure("days", 61), 5).ticks == std::vector<double>{0, 14, 28, 42, 56});
  CHECK(axis_of(figure("days", 15), 5).ticks == std::vector<double>{0, 7, 14});
  CHECK(axis_of(figure("days", 3), 5).ticks == std::vector<double>{0, 1, 2, 3});
  CHECK(axis_of(figure("days", 3652.5), 6).ticks.size() <= 6);
}

TEST_CASE("ticks of whole amounts are whole") {
  CHECK(axis_of(figure("patients", 2), 9).ticks == std::vector<double>{0, 1, 2});
  CHECK(axis_of(figure("patients", 1), 9).ticks == std::vector<double>{0, 1});
  CHECK(axis_of(figure("share", 1, {{"a", std::nullopt, 0.5, "", false}}), 6).ticks ==
        std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0});
  CHECK(tick_label(0.6000000000000001) == "0.6");
}

TEST_CASE("the axis reaches every bound, also below zero") {
  const Axis axis = axis_of(figure("days", 7, {{"a", -14.0, 28.0, "", true}}), 8);
  CHECK(axis.min == -14);
  CHECK(axis.max == 28);
  CHECK(axis.share(-14) == 0);
  CHECK(axis.share(28) == 1);
  CHECK(axis.ticks.front() >= -14);
}

TEST_CASE("an axis without an extent, or of impossible numbers, still has one") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double max : {0.0, -1.0, infinity, std::numeric_limits<double>::quiet_NaN(), 1e-320, 1e308}) {
    const Axis axis = axis_of(figure("days", max, {{"a", -infinity, infinity, "", true}}), 5);
    CHECK(axis.max > axis.min);
    CHECK_FALSE(axis.ticks.empty());
    CHECK(axis.ticks.size() <= 5);
  }
  const Axis huge = axis_of(figure("", 0, {{"a", -1.7e308, 1.7e308, "", true}}), 5);
  CHECK(huge.share(1.7e308) <= 1);
}

TEST_CASE("open ends and points are told apart") {
  CHECK(open_above({"a", 1.0, std::nullopt, "", true}));
  CHECK_FALSE(open_above({"a", std::nullopt, std::nullopt, "", true}));
  CHECK(open_below({"a", std::nullopt, 1.0, "", true}));
  CHECK_FALSE(open_below({"a", std::nullopt, 1.0, "", false}));
  CHECK(is_point({"a", 1.0, 1.0, "", true}));
  CHECK_FALSE(is_point({"a", 1.0, 2.0, "", true}));
}
