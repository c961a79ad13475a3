#include "casefile/notice_text.h"

#include "casefile/case_reader.h"
#include "catch.h"

using namespace casebook;
using casefile::ErratumRecord;

namespace {

ErratumRecord read_back(const std::string& text) {
  const auto checked = casefile::read_case_file(casefile::read_yaml("notice.yaml", text), {});
  REQUIRE(checked.file.kind == casefile::CaseFile::Kind::notice);
  REQUIRE(checked.file.errata.size() == 1);
  return checked.file.errata.front();
}

}  // namespace

TEST_CASE("the text of a notice reads back as the notice, whatever its words", "[notice]") {
  ErratumRecord notice;
  notice.of = "a-2000";
  notice.kind = "correction";
  notice.scope = "dose";
  notice.title = "Error in \"Results\": # one";
  notice.published = "2020-05";
  notice.pmid = "12345";
  notice.doi = "10.1000/x(1)";
  notice.summary = "the dose was 4.5 mg, not 45 mg; {see: table}\nsecond line";
  notice.touches = {{"top", "45 mg: nightly", "4.5 mg", {}}, {"low", "", "", {}}};
  const auto again = read_back(casefile::notice_text(notice, true));
  CHECK(again.of == notice.of);
  CHECK(again.kind == notice.kind);
  CHECK(again.scope == notice.scope);
  CHECK(again.title == notice.title);
  CHECK(again.published == notice.published);
  CHECK(again.pmid == notice.pmid);
  CHECK(again.doi == notice.doi);
  CHECK(again.summary == notice.summary);
  REQUIRE(again.touches.size() == 2);
  CHECK(again.touches[0].id == "top");
  CHECK(again.touches[0].was == "45 mg: nightly");
  CHECK(again.touches[0].now == "4.5 mg");
  CHECK(again.touches[1].now.empty());
}

TEST_CASE("a notice says nothing, everything, or leaves it to its kind", "[notice]") {
  ErratumRecord notice;
  notice.of = "a-2000";
  notice.kind = "retraction";
  notice.scope = "data";
  CHECK(casefile::notice_text(notice, false) == "notice:\n  of: a-2000\n  kind: retraction\n  scope: data\n");
  CHECK(read_back(casefile::notice_text(notice, false)).touches_everything);
  CHECK_FALSE(read_back(casefile::notice_text(notice, true)).touches_everything);
  notice.touches_everything = true;
  CHECK(read_back(casefile::notice_text(notice, true)).touches_everything);
}
