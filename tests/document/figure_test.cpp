#include "document/figure.h"

#include <limits>

#include "catch.h"

using namespace casebook::document;

TEST_CASE("a figure is made lane by lane, and its key names each symbol once") {
  Figure figure;
  CHECK(is_empty(figure));
  add_lane(figure, "empty");
  CHECK(is_empty(figure));
  add_lane(figure, "3 mg", "1 of 3", "samplol").marks = {amount(1), stretch(2, std::nullopt, "ongoing")};
  CHECK_FALSE(is_empty(figure));
  CHECK(figure.lanes[1].group == "samplol");
  CHECK_FALSE(figure.lanes[1].marks[0].lower);
  CHECK(figure.lanes[1].marks[1].words == "ongoing");
  explain(figure, "▲", "raised");
  explain(figure, "▲", "raised again");
  REQUIRE(figure.key.size() == 1);
  CHECK(figure.key[0].words == "raised");
}

TEST_CASE("a mark without a finite end is not stated") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(is_not_stated(amount(std::nullopt)));
  CHECK(is_not_stated(somewhere(-infinity, infinity)));
  CHECK_FALSE(is_not_stated(somewhere(std::nullopt, 3)));
  CHECK_FALSE(is_not_stated(exact_interval(0, 100, 50)));
  CHECK(pooled(10, 20, 15).point == 15);
  CHECK(piece(0, 1, "[1]", "sample-2020, 1").kind == MarkKind::amount);
  CHECK(is_not_stated(happening("✕", std::nullopt, std::nullopt)));
}

TEST_CASE("a figure with only a band is not empty, and figures are found by name") {
  Document document;
  Figure figure;
  figure.name = "curve";
  add_lane(figure, "had it").band = {{0, 0, 0.5}};
  CHECK_FALSE(is_empty(figure));
  document.figures.push_back(figure);
  REQUIRE(find_figure(document, "curve") != nullptr);
  CHECK(find_figure(document, "curve")->lanes.size() == 1);
  CHECK(find_figure(document, "curves") == nullptr);
}
