#include "bibliography/bibtex_writer.h"

#include <algorithm>

#include "bibliography/export_records.h"
#include "catch.h"

using namespace casebook;
using Catch::Contains;

TEST_CASE("an article is an entry under its citekey with what is known of it", "[export]") {
  CHECK(bibliography::bibtex({tests::albers_record()}) ==
        "@article{albers-2017,\n"
        "  author = {Albers, Lauren N and van der Öst, Jr, Jack and {HHD Study Group}},\n"
        "  title = {Treatment of {Hailey-Hailey} disease with 50\\% naltrexone \\& more},\n"
        "  journal = {JAMA Dermatology},\n"
        "  year = {2017},\n"
        "  month = oct,\n"
        "  volume = {153},\n"
        "  number = {10},\n"
        "  pages = {1018--1020},\n"
        "  issn = {2168-6068},\n"
        "  doi = {10.1001/jama_derm.2017.2446},\n"
        "  pmid = {28768313},\n"
        "  pmcid = {PMC5817589},\n"
        "  language = {en},\n"
        "  abstract = {AIM: One. RESULTS: Two.}\n"
        "}\n");
}

TEST_CASE("a chapter names its book, and an unknown year is left out", "[export]") {
  const std::string text = bibliography::bibtex({tests::chapter_record()});
  CHECK_THAT(text, Contains("@incollection{burge-2000,") && Contains("editor = {Burge, Susan}") && Contains("title = {Acantholysis}") && !Contains("year"));
  CHECK_THAT(text, Contains("booktitle = {Genodermatoses \\textbraceleft{}a book\\textbraceright{} of the {Ång}}"));
}

TEST_CASE("whatever a field says, its braces balance and no line ends in it", "[export]") {
  bibliography::CitedRecord hostile;
  hostile.citekey = "x},y{ \n";
  for (auto* field : {&hostile.record.title, &hostile.record.journal, &hostile.record.doi, &hostile.record.pages, &hostile.record.abstract}) {
    *field = "}{ \\input{/etc/passwd} %$#_~^& \n @comment{";
  }
  hostile.record.authors = {{"} and {", "\\", "", "", "", "", false}};
  const std::string text = bibliography::bibtex({hostile, hostile});
  int depth = 0;
  bool below = false;
  for (const char c : text) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    below = below || depth < 0;
  }
  CHECK_FALSE(below);
  CHECK(depth == 0);
  CHECK(text.find("\\input") == std::string::npos);
  CHECK(bibliography::bibtex({}).empty());
}
