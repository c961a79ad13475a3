#include "core/printed_place.h"

#include "catch.h"

using casebook::core::printed_place;

TEST_CASE("a citation is shortened to year, volume and first page") {
  CHECK(printed_place("JAMA Dermatol. 2017 Oct 1;153(10):1072-3") == "2017;153:1072");
  CHECK(printed_place("JAMA Dermatology 2017;153(10):1072") == "2017;153:1072");
  CHECK(printed_place("Albers LN; Group. JAMA Dermatol. 2017 Oct;153 (Suppl 1): S12-S14. doi: 10.1/x") == "2017;153:s12");
  CHECK(printed_place("Lancet. 2004 Summer;363(9411):e1. Smith, 1822") == "2004;363:e1");
}

TEST_CASE("a citation without year, volume or page has no place") {
  CHECK(printed_place("JAMA Dermatol. 2018 Feb 14. doi: 10.1001/jamadermatol.2018.1") == "");
  CHECK(printed_place("JAMA Dermatol. Oct;153(10):1072") == "");
  CHECK(printed_place("Lancet 2004;(3):12") == "");
  CHECK(printed_place("") == "");
  CHECK(printed_place(";:;:;") == "");
}

TEST_CASE("the parts of a record make the same place as its citation") {
  CHECK(printed_place("2017-10-01", "153", "1072-1073") == "2017;153:1072");
  CHECK(printed_place("2017", "153", "") == "");
  CHECK(printed_place("", "153", "1072") == "");
}
