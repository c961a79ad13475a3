#include "bibliography/csl_json_writer.h"

#include <nlohmann/json.hpp>
#include <set>

#include "bibliography/export_records.h"
#include "catch.h"

using namespace casebook;
using nlohmann::json;

TEST_CASE("an item has the fields and types of CSL 1.0.2", "[export]") {
  const json list = json::parse(bibliography::csl_json({tests::albers_record(), tests::chapter_record()}));
  REQUIRE(list.size() == 2);
  const json& item = list[0];
  CHECK(item["id"] == "albers-2017");
  CHECK(item["type"] == "article-journal");
  CHECK(item["author"][0] == json{{"family", "Albers"}, {"given", "Lauren N"}});
  CHECK(item["author"][1] == json{{"family", "van der Öst"}, {"given", "Jack"}, {"suffix", "Jr"}});
  CHECK(item["author"][2] == json{{"literal", "HHD Study Group"}});
  CHECK(item["issued"] == json{{"date-parts", {{2017, 10}}}});
  CHECK(item["available-date"] == json{{"date-parts", {{2017, 8, 2}}}});
  CHECK(item["PMID"] == "28768313");
  CHECK(item["page"] == "1018-1020");
  CHECK(list[1]["type"] == "chapter");
  CHECK(list[1]["issued"] == json{{"literal", "Summer of an unknown year"}});
  // Every field is one of the schema's, and those that are not stated are not there.
  const std::set<std::string> known{"id",   "type",   "title",     "author",          "editor", "container-title", "container-title-short", "issued", "available-date", "volume",  "issue",
                                    "page", "edition", "publisher", "publisher-place", "DOI",    "PMID",            "PMCID",                 "ISSN",   "ISBN",           "language", "abstract"};
  for (const auto& one : list) {
    for (const auto& [key, value] : one.items()) {
      CAPTURE(key);
      CHECK(known.count(key) == 1);
      CHECK_FALSE(value.empty());
    }
  }
}

TEST_CASE("bytes that are no UTF-8 come out replaced, and no record is an empty list", "[export]") {
  auto cited = tests::albers_record();
  cited.record.title = "bad \xff byte";
  CHECK(json::parse(bibliography::csl_json({cited}))[0]["title"] == "bad \xEF\xBF\xBD byte");
  CHECK(json::parse(bibliography::csl_json({})).empty());
}
