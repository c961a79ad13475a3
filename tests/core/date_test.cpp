#include "core/date.h"

#include <string>

#include "catch.h"
#include "core/hostile_text.h"

using casebook::core::Date;
using casebook::core::is_after;
using casebook::core::read_date;

TEST_CASE("a date keeps the precision with which it is written") {
  const std::string written = GENERATE("2017", "2017-08", "2017-08-02", "2000-02-29", "1500-01-01", "2999-12-31");
  REQUIRE(read_date(written).has_value());
  CHECK(read_date(written)->text() == written);
}

TEST_CASE("a date that the calendar does not have is none") {
  const std::string written = GENERATE("2017-13", "2017-00", "2017-02-29", "1900-02-29", "2017-04-31", "2017-01-00",
                                       "2017-01-32", "1499", "3000-01-01", "0000");
  CAPTURE(written);
  CHECK_FALSE(read_date(written).has_value());
}

TEST_CASE("another shape than the three is no date") {
  const std::string written =
      GENERATE("", "17", "02/08/2017", "2017/08/02", "2017-8-2", "20170802", "2017-08-02T10:00", " 2017", "2017-",
               "2017-08-", "-2017", "２０１７", "2017 08", "2O17", "12-03-2017");
  CAPTURE(written);
  CHECK_FALSE(read_date(written).has_value());
}

TEST_CASE("a date of any precision is after today only when it begins after it") {
  const Date today = *read_date("2017-08-02");
  CHECK(is_after(*read_date("2017-08-03"), today));
  CHECK(is_after(*read_date("2017-09"), today));
  CHECK(is_after(*read_date("2018"), today));
  CHECK_FALSE(is_after(*read_date("2017-08-02"), today));
  CHECK_FALSE(is_after(*read_date("2017-08"), today));
  CHECK_FALSE(is_after(*read_date("2017"), today));
  CHECK_FALSE(is_after(*read_date("2016-12-31"), today));
}

TEST_CASE("hostile text is no date") {
  for (const std::string& text : casebook::tests::hostile_texts()) CHECK_FALSE(read_date(text).has_value());
}
