#include "core/date.h"

#include "catch.h"

using casebook::core::read_date;

TEST_CASE("a day that the calendar has is a date") { CHECK(read_date("2017-08-02").has_value()); }
