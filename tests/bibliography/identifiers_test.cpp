#include "bibliography/identifiers.h"

#include "catch.h"

using namespace casebook::bibliography;

TEST_CASE("numbers of publications are brought to one form") {
  CHECK(pmid_of(" 28768313 ") == "28768313");
  CHECK(pmid_of("PMID: 0028768313") == "28768313");
  CHECK(pmid_of("28768313x") == "");
  CHECK(pmid_of("0000") == "");
  CHECK(pmid_of("1234567890") == "");
  CHECK(pmid_of("") == "");
  CHECK(pmcid_of("PMC5817589") == "PMC5817589");
  CHECK(pmcid_of("pmc5817589.2") == "PMC5817589");
  CHECK(pmcid_of("5817589") == "");
  CHECK(pmcid_of("PMC") == "");
  CHECK(doi_of("10.1001/JAMAdermatol.2017.2446") == "10.1001/jamadermatol.2017.2446");
  CHECK(doi_of("https://doi.org/10.1001/jamadermatol.2017.2446.") == "10.1001/jamadermatol.2017.2446");
  CHECK(doi_of("http://dx.doi.org/10.1002/(SICI)1097-0134<1::AID>3.0.CO;2-J") == "10.1002/(sici)1097-0134<1::aid>3.0.co;2-j");
  CHECK(doi_of("doi: 10.1016/s0140-6736(05)66550-6") == "10.1016/s0140-6736(05)66550-6");
  CHECK(doi_of("S0190-9622(17)30001-2") == "");
  CHECK(doi_of("10.1001/") == "");
  CHECK(doi_of("10.1001/a b") == "");
  CHECK(doi_of("10.1001/a\x1b[31m") == "");
}

TEST_CASE("a citation's DOI is found behind its mark") {
  CHECK(doi_in("JAMA Dermatol. 2018 Feb 14. doi: 10.1001/jamadermatol.2018.1. Epub ahead of print") == "10.1001/jamadermatol.2018.1");
  CHECK(doi_in("see https://doi.org/10.1001/abc") == "10.1001/abc");
  CHECK(doi_in("doi: unknown; doi: 10.1001/abc") == "10.1001/abc");
  CHECK(doi_in("J Infect Dis 1998 Aug;178(2):601") == "");
  CHECK(doi_in("doi:") == "");
}

TEST_CASE("an ORCID is read in every way in which it is written") {
  CHECK(orcid_of("0000-0002-1825-0097") == "0000-0002-1825-0097");
  CHECK(orcid_of("https://orcid.org/0000-0002-1694-233X") == "0000-0002-1694-233X");
  CHECK(orcid_of("0000000218250097") == "0000-0002-1825-0097");
  CHECK(orcid_of("0000-0002-1825") == "");
  CHECK(orcid_of("") == "");
}
