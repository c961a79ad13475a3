#include "bibliography/record_row.h"

#include "catch.h"

using namespace casebook::bibliography;

namespace {

std::string dates(const std::string& issue, const std::string& electronic) {
  Record record;
  record.published.iso = issue;
  record.electronic_date = electronic;
  const auto row = dates_of(record);
  return row.published + "|" + row.issue_date;
}

std::string design(std::vector<std::string> types) {
  Record record;
  record.publication_types = std::move(types);
  return design_of(record);
}

}  // namespace

TEST_CASE("the earliest date printed stands, the issue's beside it where it differs") {
  CHECK(dates("2017-10-01", "2017-08-02") == "2017-08-02|2017-10-01");
  CHECK(dates("2017-10-01", "") == "2017-10-01|");
  CHECK(dates("", "2017-08-02") == "2017-08-02|");
  CHECK(dates("2017-08-02", "2017-08-02") == "2017-08-02|");
  CHECK(dates("2017-08", "2017-08-02") == "2017-08-02|2017-08");
  CHECK(dates("2017-08-02", "2017-08") == "2017-08-02|");
  CHECK(dates("2017", "2018-01-05") == "2017|");
  CHECK(dates("", "") == "|");
}

TEST_CASE("the design is the most telling publication type") {
  CHECK(design({"Journal Article", "Case Reports"}) == "case report");
  CHECK(design({"Letter", "Case Reports"}) == "case report");
  CHECK(design({"Published Erratum"}) == "notice");
  CHECK(design({"Retraction of Publication", "Letter"}) == "notice");
  CHECK(design({"Corrected and Republished Article", "Case Reports"}) == "case report");
  CHECK(design({"Retracted Publication", "Review"}) == "review");
  CHECK(design({"Journal Article"}) == "not stated");
  CHECK(design({}) == "not stated");
}

TEST_CASE("a digest changes with what the record says and not with where it stands") {
  Record record;
  record.pmid = "1";
  record.title = "ab";
  const auto digest = digest_of(record);
  CHECK(digest.size() == 24);
  record.where = {"elsewhere.xml", 7};
  CHECK(digest_of(record) == digest);
  Record moved = record;
  moved.title = "a";
  moved.vernacular_title = "b";
  CHECK(digest_of(moved) != digest);
  Record linked = record;
  linked.links.push_back({"retraction in", "2", "", "", "", ""});
  CHECK(digest_of(linked) != digest);
}

TEST_CASE("PubMed XML says more than NBIB, and NBIB more than RIS") {
  CHECK(format_rank("PubMed XML") > format_rank("NBIB"));
  CHECK(format_rank("NBIB") > format_rank("RIS"));
}
