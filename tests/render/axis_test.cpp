#include "render/axis.h"

#include <limits>

#include "catch.h"
#include "document/figure.h"

using namespace casebook;
using namespace casebook::render;

namespace {
document::Figure figure(const std::string& unit, double max, std::vector<document::Mark> marks = {}) {
  document::Figure made;
  made.axis = {unit, 0, max};
  document::add_lane(made, "a").marks = std::move(marks);
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
  CHECK(axis_of(figure("share", 1, {document::amount(0.5)}), 6).ticks ==
        std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0});
  CHECK(tick_label(0.6000000000000001) == "0.6");
}

TEST_CASE("the axis reaches every bound, also below zero") {
  const Axis axis = axis_of(figure("days", 7, {document::somewhere(-14, 28)}), 8);
  CHECK(axis.min == -14);
  CHECK(axis.max == 28);
  CHECK(axis.share(-14) == 0);
  CHECK(axis.share(28) == 1);
  CHECK(axis.ticks.front() >= -14);
}

TEST_CASE("an axis without an extent, or of impossible numbers, still has one") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double max : {0.0, -1.0, infinity, std::numeric_limits<double>::quiet_NaN(), 1e-320, 1e308}) {
    const Axis axis = axis_of(figure("days", max, {document::somewhere(-infinity, infinity)}), 5);
    CHECK(axis.max > axis.min);
    CHECK_FALSE(axis.ticks.empty());
    CHECK(axis.ticks.size() <= 5);
  }
  const Axis huge = axis_of(figure("", 0, {document::somewhere(-1.7e308, 1.7e308)}), 5);
  CHECK(huge.share(1.7e308) <= 1);
}

TEST_CASE("long stretches of days are told in months and years, and one patient is no patients") {
  const Axis months = axis_of(figure("days", 365.25), 7);
  CHECK(months.unit == "months");
  CHECK(months.labels == std::vector<std::string>{"0", "2", "4", "6", "8", "10", "12"});
  CHECK(months.ticks.back() == 12 * 30.4375);
  const Axis years = axis_of(figure("days", 10 * 365.25), 7);
  CHECK(years.unit == "years");
  CHECK(years.labels == std::vector<std::string>{"0", "2", "4", "6", "8", "10"});
  CHECK(years.ticks[1] == 730.5);
  CHECK(axis_of(figure("patients", 1), 7).unit == "patient");
  CHECK(axis_of(figure("patients", 2), 7).unit == "patients");
}

TEST_CASE("open ends and points are told apart") {
  using namespace document;
  CHECK(open_above(somewhere(1, std::nullopt)));
  CHECK_FALSE(open_above(somewhere(std::nullopt, std::nullopt)));
  CHECK(open_below(somewhere(std::nullopt, 1)));
  CHECK_FALSE(open_below(amount(1)));
  CHECK(is_point(somewhere(1, 1)));
  CHECK(is_point(happening("x", 1, 1)));
  CHECK_FALSE(is_point(somewhere(1, 2)));
  CHECK_FALSE(is_point(exact_interval(1, 1, 1)));
}

TEST_CASE("what would overlap in a lane takes the next row") {
  LaneRows rows;
  CHECK(rows.take(0, 10, 0) == 0);
  CHECK(rows.take(10, 20, 0) == 0);
  CHECK(rows.take(15, 30, 2) == 1);
  CHECK(rows.take(31, 40, 0) == 0);
  CHECK(rows.take(31, 40, 0) == 2);
  CHECK(rows.take(0, 1, 0, 3) == 3);
  CHECK(rows.count() == 4);
}
