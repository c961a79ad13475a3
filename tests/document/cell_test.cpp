#include "document/cell.h"

#include <limits>

#include "catch.h"

using namespace casebook::document;

TEST_CASE("an empty optional becomes a cell that states nothing") {
  CHECK(std::holds_alternative<std::monostate>(cell(std::optional<double>()).value));
  CHECK(std::holds_alternative<std::monostate>(cell(std::optional<int>()).value));
  CHECK(std::holds_alternative<std::monostate>(cell(std::optional<std::string>()).value));
  CHECK(std::holds_alternative<std::monostate>(cell(std::optional<bool>()).value));
  CHECK(std::holds_alternative<std::monostate>(cell(std::nullopt).value));
  CHECK(std::holds_alternative<std::monostate>(not_stated().value));
  CHECK_FALSE(not_stated().shown);
}

TEST_CASE("a cell keeps the type of what it is made from") {
  CHECK(std::get<std::int64_t>(cell(3).value) == 3);
  CHECK(std::get<std::int64_t>(cell(std::optional<int>(-3)).value) == -3);
  CHECK(std::get<std::int64_t>(cell(std::size_t{7}).value) == 7);
  CHECK(std::get<double>(cell(std::optional<double>(60.875)).value) == 60.875);
  CHECK(std::get<bool>(cell(true).value));
  CHECK(std::get<std::string>(cell("day").value) == "day");
  CHECK(std::get<std::string>(cell(std::string()).value).empty());
  CHECK(std::get<std::int64_t>(cell(Value(std::int64_t{9})).value) == 9);
}

TEST_CASE("a shown text stands beside the value") {
  const Cell both = cell(60.875, "60.9");
  CHECK(std::get<double>(both.value) == 60.875);
  CHECK(both.shown == "60.9");
  CHECK(repeated(std::string("a-2017")).shown == "");
}

TEST_CASE("a count cell marks the side that is not stated") {
  CHECK(count_cell(2, 3).shown == "2 of 3");
  CHECK(std::get<std::int64_t>(count_cell(2, 3).value) == 2);
  CHECK(count_cell(std::nullopt, 3).shown == "· of 3");
  CHECK(std::holds_alternative<std::monostate>(count_cell(std::nullopt, 3).value));
  CHECK(count_cell(2, std::nullopt).shown == "2 of ·");
  CHECK_FALSE(count_cell(std::nullopt, std::nullopt).shown);
}

TEST_CASE("rounding for a reader takes halves away from zero and drops zeros") {
  CHECK(rounded_text(60.875) == "60.9");
  CHECK(rounded_text(121.75) == "121.8");
  CHECK(rounded_text(14.0) == "14");
  CHECK(rounded_text(0.25) == "0.3");
  CHECK(rounded_text(0.35) == "0.4");
  CHECK(rounded_text(-0.04) == "0");
  CHECK(rounded_text(-2.25) == "-2.3");
  CHECK(rounded_text(100, 0) == "100");
  CHECK(rounded_text(0.125, 2) == "0.13");
  CHECK(rounded_text(std::numeric_limits<double>::infinity()).empty());
  CHECK(rounded_text(1e300).size() == 301);
  CHECK_FALSE(rounded_text(std::numeric_limits<double>::max()).empty());
}

TEST_CASE("an interval of an event is written half open") {
  CHECK(interval_text(7, 14) == "(7, 14]");
  CHECK(interval_text(0, 60.875) == "(0, 60.9]");
  CHECK(interval_text(7, 7) == "7");
  CHECK(interval_text(7, std::nullopt) == "> 7");
  CHECK(interval_text(std::nullopt, 14) == "≤ 14");
  CHECK(interval_text(7, std::numeric_limits<double>::infinity()) == "> 7");
  CHECK_FALSE(interval_text(std::nullopt, std::nullopt));
}
