#include "bibliography/written_date.h"

#include "catch.h"

using namespace casebook::bibliography;

namespace {

std::string read(std::string_view text) {
  const auto date = read_written_date(text);
  return date.iso + "|" + date.words;
}

}  // namespace

TEST_CASE("dates are read as journals print them") {
  CHECK(read("2017 Oct 1") == "2017-10-01|");
  CHECK(read("2017 Oct") == "2017-10|");
  CHECK(read("2017") == "2017|");
  CHECK(read("1 October 2017") == "2017-10-01|");
  CHECK(read("October 2017") == "2017-10|");
  CHECK(read("2017/10/01/") == "2017-10-01|");
  CHECK(read("2017/10//") == "2017-10|");
  CHECK(read("2017///") == "2017|");
  CHECK(read("2017-10-01") == "2017-10-01|");
  CHECK(read("2017-10") == "2017-10|");
  CHECK(read("2017 Sept 3") == "2017-09-03|");
}

TEST_CASE("of a span the beginning is read, and its words are kept") {
  CHECK(read("2018 May - Jun") == "2018-05|2018 May - Jun");
  CHECK(read("2018 May-Jun") == "2018-05|2018 May-Jun");
  CHECK(read("1998 Dec-1999 Jan") == "1998-12|1998 Dec-1999 Jan");
  CHECK(read("2018 May 12-18") == "2018-05-12|2018 May 12-18");
  CHECK(read("1978-1979") == "1978|1978-1979");
  CHECK(read("1978-79") == "1978|1978-79");
  CHECK(read("2000 Dec 28-2001 Jan 4") == "2000-12-28|2000 Dec 28-2001 Jan 4");
}

TEST_CASE("seasons and other odd dates keep their words") {
  CHECK(read("Summer 2004") == "2004|Summer 2004");
  CHECK(read("2004 Summer") == "2004|2004 Summer");
  CHECK(read("2000 Spring-Summer") == "2000|2000 Spring-Summer");
  CHECK(read("2015 1st Quart") == "2015|2015 1st Quart");
  CHECK(read("2004 Autumn/Winter") == "2004|2004 Autumn/Winter");
  CHECK(read("2017 Marchioness 3") == "2017|2017 Marchioness 3");
}

TEST_CASE("what does not exist is left to the words") {
  CHECK(read("2017 Feb 30") == "2017-02|2017 Feb 30");
  CHECK(read("no date") == "|no date");
  CHECK(read("") == "|");
  CHECK(read("0099 Oct") == "|0099 Oct");
  CHECK(read(std::string(100000, '7')).size() == 100001);
}

TEST_CASE("a date of elements ends where one is missing or impossible") {
  CHECK(iso_date("2017", "Oct", "1") == "2017-10-01");
  CHECK(iso_date("2017", "10", "01") == "2017-10-01");
  CHECK(iso_date("2017", "13", "01") == "2017");
  CHECK(iso_date("2017", "Feb", "30") == "2017-02");
  CHECK(iso_date("2017", "", "30") == "2017");
  CHECK(iso_date("", "Oct", "1") == "");
  CHECK(iso_date("17", "Oct", "1") == "");
}

TEST_CASE("a citation's date ends before its volume") {
  CHECK(date_in("JAMA Dermatol. 2017 Oct 1;153(10):1072") == "2017-10-01");
  CHECK(date_in("J Infect Dis 1998 Aug;178(2):601") == "1998-08");
  CHECK(date_in("Lancet. 2004;363:1747") == "2004");
  CHECK(date_in("Cochrane Database Syst Rev. 2018 Feb 14. doi: 10.1/2019") == "2018-02-14");
  CHECK(date_in("no year") == "");
}
