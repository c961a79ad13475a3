#include "bibliography/citekey.h"

#include "catch.h"

using namespace casebook::bibliography;

namespace {

std::string base(const std::string& family, const std::string& date, bool group = false) {
  Record record;
  Author author;
  author.family = family;
  author.group = group;
  if (!family.empty()) record.authors.push_back(author);
  record.published.iso = date;
  return citekey_base(record);
}

}  // namespace

TEST_CASE("citekeys are family and year in plain letters") {
  CHECK(base("Albers", "2017-10-01") == "albers-2017");
  CHECK(base("M\xC3\xBCller-\xC5\x81o\xC5\x9B", "1999") == "muller-los-1999");
  CHECK(base("O'Brien", "2001") == "obrien-2001");
  CHECK(base("de la Cruz", "2001") == "de-la-cruz-2001");
  CHECK(base("Stra\xC3\x9F" "er", "2001") == "strasser-2001");
  CHECK(base("Mu\xCC\x88ller", "2001") == "muller-2001");
  CHECK(base("\xE7\x8E\x8B", "2001") == "anonymous-2001");
  CHECK(base("", "") == "anonymous-undated");
  CHECK(base("World Health Organization Group", "2020", true) == "world-health-organization-2020");
  CHECK(base("3 Doctors", "2020") == "x-3-doctors-2020");
  CHECK(base(std::string(500, 'a'), "2020").size() == 45);
}

TEST_CASE("a citekey has the year of the earliest date") {
  Record record;
  record.published.iso = "2018-01";
  record.electronic_date = "2017-12-20";
  CHECK(citekey_base(record) == "anonymous-2017");
}

TEST_CASE("further articles of the same name and year are lettered") {
  CHECK(citekey_suffix(0) == "");
  CHECK(citekey_suffix(1) == "a");
  CHECK(citekey_suffix(26) == "z");
  CHECK(citekey_suffix(27) == "aa");
  CHECK(citekey_suffix(28) == "ab");
}
