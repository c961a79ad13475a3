#include "casefile/identifiers.h"

#include "casefile/case_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::rules;

namespace {

using Rules = std::vector<std::string>;

CheckedFile with(const std::string& line) {
  return read("article:\n  key: smith-2020\n  design: case series\n  text read: abstract\n  " + line +
              "\nat: abstract\nnot seen:\n  - all\n");
}

}  // namespace

TEST_CASE("a DOI loses its resolver and its capitals") {
  CHECK(with("doi: doi:10.1001/ABC.1").file.article.doi == "10.1001/abc.1");
  CHECK(with("doi: http://dx.doi.org/10.1001/abc.1").file.article.doi == "10.1001/abc.1");
  CHECK(with("doi: 10.1016/s0151-9638(05)79410-2").file.article.doi == "10.1016/s0151-9638(05)79410-2");
}

TEST_CASE("what is no DOI is refused") {
  for (const char* const doi : {"doi: abc", "doi: 10.1001", "doi: 10.1001/", "doi: 10.1/a", "doi: 10.1001/a b"}) {
    INFO(doi);
    CHECK(rules(with(doi)) == Rules{"doi-shape"});
  }
}

TEST_CASE("a PMID is digits, and the hint takes them out of the words") {
  CHECK(with("pmid: 28768313").file.article.pmid == "28768313");
  for (const char* const pmid :
       {"pmid: PMID 28768313", "pmid: PMC28768313", "pmid: 012", "pmid: 0", "pmid: 1234567890"}) {
    INFO(pmid);
    CHECK(rules(with(pmid)) == Rules{"pmid-shape"});
  }
  CHECK(with("pmid: PMID 28768313").problems[0].hint == "digits only: 28768313");
}

TEST_CASE("a PMC number has its letters") {
  CHECK(with("pmcid: PMC5817589").file.article.pmcid == "PMC5817589");
  CHECK(rules(with("pmcid: 5817589")) == Rules{"pmcid-shape"});
}

TEST_CASE("a date may be partial, must exist and not lie ahead") {
  CHECK(with("published: 2017-08").file.article.published == "2017-08");
  CHECK(rules(with("published: 2017-02-30")) == Rules{"date-shape"});
  CHECK(rules(with("issue date: August 2017")) == Rules{"date-shape"});
  CHECK(rules(with("published: 2026-01-02")) == Rules{"date-in-future"});
  CHECK(rules(with("published: 2026")).empty());
}
