#include "site/page_names.h"

#include "catch.h"

using casebook::site::page_stem;

TEST_CASE("a page is called by the Latin letters and figures of what it is about", "[site]") {
  std::set<std::string> taken;
  CHECK(page_stem("Botulinum toxin A", taken) == "botulinum-toxin-a");
  CHECK(page_stem("../../etc/passwd", taken) == "etc-passwd");
  CHECK(page_stem("Müller & Łoś", taken) == "muller-los");
  CHECK(page_stem("治療", taken) == "page");
}

TEST_CASE("no two pages have the same name, and none is longer than a file's name may be", "[site]") {
  std::set<std::string> taken;
  CHECK(page_stem("a b", taken) == "a-b");
  CHECK(page_stem("a-b", taken) == "a-b-2");
  CHECK(page_stem("A.B", taken) == "a-b-3");
  CHECK(page_stem(std::string(3000, 'x'), taken).size() == 80);
  CHECK(page_stem(std::string(4000, 'x'), taken) == std::string(80, 'x') + "-2");
}
