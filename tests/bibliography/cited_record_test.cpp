#include "bibliography/cited_record.h"

#include "catch.h"

using namespace casebook::bibliography;

TEST_CASE("an ISO date gives the parts that are there and nothing else", "[export]") {
  CHECK(date_parts("2017")->year == 2017);
  CHECK_FALSE(date_parts("2017")->month);
  CHECK(date_parts("2017-10")->month == 10);
  CHECK_FALSE(date_parts("2017-10")->day);
  CHECK(date_parts("2017-10-01")->day == 1);
  for (const char* text : {"", "17", "2017-", "2017-13", "2017-1", "2017/10", "2017-10-32", "2017-10-0x", "0000", "201a"}) {
    CAPTURE(text);
    CHECK_FALSE(date_parts(text));
  }
}

TEST_CASE("a record is an article of a journal, a book, a chapter, or neither", "[export]") {
  Record record;
  record.title = "One";
  CHECK(kind_of(record) == RecordKind::other);
  record.journal = "J";
  CHECK(kind_of(record) == RecordKind::journal_article);
  record.book_title = "Two";
  CHECK(kind_of(record) == RecordKind::chapter);
  record.title = "Two";
  CHECK(kind_of(record) == RecordKind::book);
}

TEST_CASE("line ends and runs of spaces become one space", "[export]") {
  CHECK(on_one_line(" a\r\n b\t c\n") == "a b c");
}
