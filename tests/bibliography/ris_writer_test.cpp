#include "bibliography/ris_writer.h"

#include "bibliography/export_records.h"
#include "catch.h"

using namespace casebook;
using Catch::Contains;

TEST_CASE("an article is a record of RIS, a value a line", "[export]") {
  CHECK(bibliography::ris({tests::albers_record()}) ==
        "TY  - JOUR\nID  - albers-2017\nAU  - Albers, Lauren N\nAU  - van der Öst, Jack, Jr\nAU  - HHD Study Group\n"
        "TI  - Treatment of Hailey-Hailey disease with 50% naltrexone & more\nJF  - JAMA Dermatology\nJA  - JAMA Dermatol\nPY  - 2017\nDA  - 2017/10\n"
        "VL  - 153\nIS  - 10\nSP  - 1018\nEP  - 1020\nDO  - 10.1001/jama_derm.2017.2446\nSN  - 2168-6068\nLA  - en\nAB  - AIM: One. RESULTS: Two.\n"
        "DB  - PubMed\nAN  - 28768313\nC2  - PMC5817589\nER  - \n");
}

TEST_CASE("a chapter has its book, and a date without a year its words", "[export]") {
  const std::string text = bibliography::ris({tests::chapter_record()});
  CHECK_THAT(text, Contains("TY  - CHAP\n") && Contains("T2  - Genodermatoses {a book} of the Ång\n") && Contains("A2  - Burge, Susan\n"));
  CHECK_THAT(text, Contains("DA  - Summer of an unknown year\n") && !Contains("PY  -") && Contains("SN  - 978-1-2345-6789-0\n"));
}

TEST_CASE("pages that are no plain range stay whole, and no value begins a line of its own", "[export]") {
  auto cited = tests::albers_record();
  cited.record.pages = "S12-S14, 20-22";
  cited.record.title = "One\nER  - \nTY  - JOUR";
  const std::string text = bibliography::ris({cited, cited});
  CHECK_THAT(text, Contains("SP  - S12-S14, 20-22\n") && !Contains("EP  -") && Contains("TI  - One ER - TY - JOUR\n"));
  std::size_t ends = 0;
  for (auto at = text.find("\nER  - \n"); at != std::string::npos; at = text.find("\nER  - \n", at + 1)) ++ends;
  CHECK(ends == 2);
}
