#include "bibliography/nbib_reader.h"

#include "bibliography/input_file.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

const char* const kAlbers = R"(
PMID- 28768313
OWN - NLM
STAT- MEDLINE
LR  - 20190305
IS  - 2168-6084 (Electronic)
IS  - 2168-6068 (Linking)
VI  - 153
IP  - 10
DP  - 2017 Oct 1
TI  - Treatment of Hailey-Hailey Disease With Low-Dose
      Naltrexone.
TT  - Behandlung.
PG  - 1018-1020
LID - 10.1001/jamadermatol.2017.2446 [doi]
AB  - IMPORTANCE: Invented words. RESULTS: None.
FAU - Albers, Lauren N 3rd
AU  - Albers LN 3rd
AUID- ORCID: 0000-0002-1825-0097
AD  - Emory University.
FAU - Arbiser, Jack L
AU  - Arbiser JL
CN  - Invented Study Group
LA  - eng
PT  - Case Reports
PT  - Journal Article
DEP - 20170802
PL  - United States
TA  - JAMA Dermatol
JT  - JAMA dermatology
SI  - ClinicalTrials.gov/NCT00000000
MH  - Pemphigus, Benign Familial/*drug therapy
MH  - Naltrexone
OT  - *low dose
PMC - PMC5817589
EIN - JAMA Dermatol. 2017 Oct 1;153(10):1072. PMID: 28877290
CIN - JAMA Dermatol. 2018 Feb 14. doi: 10.1001/invented.1. no number
COIS- None declared.
AID - 2647077 [pii]
AID - 10.1001/jamadermatol.2017.2446 [doi]

PMID- 2
TI  - [A second one].
AU  - Muster A
)";

}  // namespace

TEST_CASE("a MEDLINE record is read with all that it says") {
  const auto read = read_content(kAlbers);
  INFO(read.told());
  CHECK(read.format == "NBIB");
  CHECK(read.problems.empty());
  REQUIRE(read.records.size() == 2);
  const auto& record = read.records[0];
  CHECK(record.where.line == 2);
  CHECK(record.pmid == "28768313");
  CHECK(record.pmcid == "PMC5817589");
  CHECK(record.doi == "10.1001/jamadermatol.2017.2446");
  CHECK(record.title == "Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone");
  CHECK(record.vernacular_title == "Behandlung");
  CHECK(record.issn == "2168-6084");
  CHECK(record.published.iso == "2017-10-01");
  CHECK(record.electronic_date == "2017-08-02");
  CHECK(record.revised == "2019-03-05");
  CHECK(record.place == "");
  CHECK(record.registration == "NCT00000000");
  CHECK(record.languages == std::vector<std::string>{"en"});
  REQUIRE(record.authors.size() == 3);
  CHECK(record.authors[0].given == "Lauren N");
  CHECK(record.authors[0].initials == "LN");
  CHECK(record.authors[0].suffix == "3rd");
  CHECK(record.authors[0].orcid == "0000-0002-1825-0097");
  CHECK(record.authors[0].affiliation == "Emory University.");
  CHECK(record.authors[1].initials == "JL");
  CHECK(record.authors[2].group);
  REQUIRE(record.keywords.size() == 3);
  CHECK(record.keywords[0].term == "Pemphigus, Benign Familial");
  CHECK(record.keywords[0].major);
  CHECK(record.keywords[2].term == "low dose");
  REQUIRE(record.links.size() == 2);
  CHECK(record.links[0].pmid == "28877290");
  CHECK(record.links[0].text == "JAMA Dermatol. 2017 Oct 1;153(10):1072.");
  CHECK(record.links[1].relation == "commented in");
  CHECK(record.links[1].doi == "10.1001/invented.1");
  CHECK(read.records[1].title == "A second one");
  CHECK(read.records[1].authors.at(0).family == "Muster");
}

TEST_CASE("MEDLINE is read with any line ends, a byte order mark and lines of 34 kB") {
  std::string text(kAlbers);
  text.insert(text.find("Invented words"), std::string(34'000, 'x') + " ");
  std::string crlf = "\xEF\xBB\xBF";
  for (const char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  const auto read = read_content(crlf);
  CHECK(read.told() == "");
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].abstract.size() > 34'000);
  CHECK(read.records[1].where.line == 42);
}
