#include "core/time_unit.h"

#include <string>

#include "catch.h"

using namespace casebook::core;

TEST_CASE("a unit of time has its days however it is written") {
  CHECK(days_per("hr") == 1.0 / 24);
  CHECK(days_per("d") == 1.0);
  CHECK(days_per("wks") == 7.0);
  CHECK(days_per("month") == 30.4375);
  CHECK(days_per("y") == 365.25);
  for (const char* const other : {"", "mg", "Week", "fortnight", "m"}) {
    CAPTURE(other);
    CHECK_FALSE(days_per(other).has_value());
  }
}

TEST_CASE("the name of a unit leads back to its days") {
  for (const char* const name : {"hours", "days", "weeks", "months", "years"}) {
    CHECK(std::string(unit_name(days_per(name).value())) == name);
  }
}
