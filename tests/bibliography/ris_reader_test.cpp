#include "bibliography/ris_reader.h"

#include "bibliography/input_file.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::tests;

TEST_CASE("a RIS reference is read with all that it says") {
  const auto read = read_content(R"(TY  - JOUR
DB  - PubMed
AN  - 28768313
AU  - Albers, Lauren N
A1  - Arbiser, Jack L, Jr.
AU  - Invented Study Group
TI  - Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone.
T2  - JAMA dermatology
J2  - JAMA Dermatol
PY  - 2017
DA  - 2017/10/01/
VL  - 153
IS  - 10
SP  - 1018
EP  - 1020
SN  - 2168-6084 (Electronic)
DO  - https://doi.org/10.1001/jamadermatol.2017.2446
C2  - PMC5817589
LA  - eng
KW  - naltrexone
AB  - Invented
 words.
UR  - https://pubmed.ncbi.nlm.nih.gov/28768313/
ER  - 

TY  - CHAP
TI  - A chapter
T2  - A book
A2  - Editor, E
PB  - University of Tests
CY  - Testville
ET  - 2nd
SN  - 9780000000000
Y1  - 1993///
ER  -
)");
  INFO(read.told());
  CHECK(read.format == "RIS");
  CHECK(read.problems.empty());
  REQUIRE(read.records.size() == 2);
  const auto& record = read.records[0];
  CHECK(record.pmid == "28768313");
  CHECK(record.pmcid == "PMC5817589");
  CHECK(record.doi == "10.1001/jamadermatol.2017.2446");
  CHECK(record.title == "Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone");
  CHECK(record.journal == "JAMA dermatology");
  CHECK(record.journal_abbreviation == "JAMA Dermatol");
  CHECK(record.published.iso == "2017-10-01");
  CHECK(record.pages == "1018-1020");
  CHECK(record.issn == "2168-6084");
  CHECK(record.publication_types == std::vector<std::string>{"Journal Article"});
  REQUIRE(record.authors.size() == 3);
  CHECK(record.authors[1].suffix == "Jr");
  CHECK(record.authors[2].group);
  CHECK(record.abstract == "Invented words.");
  const auto& chapter = read.records[1];
  CHECK(chapter.book_title == "A book");
  CHECK(chapter.journal == "");
  CHECK(chapter.editors.at(0).family == "Editor");
  CHECK(chapter.isbn == "9780000000000");
  CHECK(chapter.published.iso == "1993");
  CHECK(chapter.place == "Testville");
}

TEST_CASE("a number of another database is no PMID") {
  const auto read = read_content("TY  - JOUR\nDB  - Embase\nAN  - 617600000\nTI  - T\nN1  - see PMID: 77\nER  - \n");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].pmid == "77");
  CHECK(read_content("TY  - JOUR\nDB  - Embase\nAN  - 617600000\nTI  - T\nER  - \n").records.at(0).pmid == "");
}

TEST_CASE("a reference that is not ended is told with its line and left out") {
  const auto read = read_content("TY  - JOUR\nTI  - first\nTY  - JOUR\nTI  - second\nER  - \nTY  - JOUR\nTI  - third\n");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title == "second");
  CHECK(read.told() == "1: record-unclosed: the reference is not ended by ER before the next one in line 3\n"
                       "6: record-unclosed: the file ends inside the reference; ER is missing\n");
}

TEST_CASE("a title in square brackets keeps them in RIS, where they are no sign of a translation") {
  const auto read = read_content("TY  - JOUR\nTI  - [18F]FDG and other tracers [review].\nER  - \nTY  - JOUR\nTI  - [All of it]\nER  - \n");
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].title == "[18F]FDG and other tracers [review]");
  CHECK(read.records[1].title == "[All of it]");
}
