#include "draft/scaffold.h"

#include "casefile/checking.h"
#include "casefile/loader.h"
#include "catch.h"
#include "draft/abstract_page.h"
#include "draft/page_texts.h"

using namespace casebook;
using Catch::Matchers::Contains;
using draft::comment_text;
using draft::scaffold_of;

namespace {

bibliography::Record record_with(const std::string& title, const std::string& abstract) {
  bibliography::Record record;
  record.pmid = "12345678";
  record.title = title;
  record.abstract = abstract;
  record.authors.push_back({"Muster; Ada, x", "Ada", "A", "Jr", {}, {}, false});
  record.published.iso = "2020-05";
  record.format = "NBIB";
  return record;
}

casefile::CheckedFile checked(const std::string& text) {
  auto files = casefile::check_case_texts({{"draft.yaml", text}}, casefile::seed_surroundings("2026-11-23"));
  return std::move(files.front());
}

/// Every claim that a case file could load.
std::size_t claims(const casefile::CaseFile& file) {
  return file.courses.size() + file.prior.size() + file.characteristics.size() + file.background.size() + file.errata.size() + file.patients.size();
}

std::size_t lines_outside_comments(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = text.find('\n', start);
    count += text[start] != '#' && end > start ? 1U : 0U;
    start = end + 1;
  }
  return count;
}

}  // namespace

TEST_CASE("a scaffold passes as a draft, holds no claim, and shows each candidate with its place") {
  const auto record = draft::read_abstract_page(tests::kScreenPage);
  const draft::TermRules terms(casefile::seed_vocabulary());
  const auto scaffold = scaffold_of(*record, "muster-2017", &terms);
  INFO(scaffold.text);
  CHECK_THAT(scaffold.text, Contains("\n#   dose: 3 mg nightly                  # abstract 63-74: Results: All 3 patients took [3 mg nightly].\n"));
  CHECK_THAT(scaffold.text, Contains("\n# abstract (Results)\n#   who: all 3 "));
  CHECK_THAT(scaffold.text, Contains("\n#   size: 3                             # title 39-52: …for Hailey-Hailey Disease: [Three Patients]\n"));
  CHECK_THAT(scaffold.text, Contains("\nerrata:\n  - kind: correction\n    scope: TODO\n"));
  CHECK(record->abstract.substr(62, 12) == "3 mg nightly");
  const auto file = checked(scaffold.text);
  CHECK(file.loadable());
  CHECK(file.file.draft);
  CHECK(claims(file.file) == 0);
  CHECK(file.file.article.key == "muster-2017");
  CHECK(file.file.article.pmid == "12345678");
  CHECK(file.file.article.authors.size() == 4);
}

TEST_CASE("a candidate without its comment sign is read where it belongs") {
  const auto scaffold = scaffold_of(record_with("Two of 3 patients", "They took 4.5 mg nightly."), "muster-2020", nullptr);
  std::string text = scaffold.text;
  text.resize(text.find("\ncohort:") + 1);
  text += "cohort: { size: 3, condition: Hailey-Hailey disease }\ncourses:\n  - treatment: naltrexone\n    who: all\n    steps:\n    - ";
  const std::string all = scaffold.text;
  for (const char* line : {"dose: 4.5 mg nightly", "who: 2 of 3"}) {
    const auto at = all.find("#   " + std::string(line));
    REQUIRE(at != std::string::npos);
    text += all.substr(at + 4, all.find('\n', at) - at - 4) + "\n      ";
  }
  text += "\n";
  INFO(text);
  const auto file = checked(text);
  REQUIRE(file.file.courses.size() == 1);
  REQUIRE(file.file.courses[0].steps.size() == 1);
  CHECK(file.file.courses[0].steps[0].affected == 2);
  CHECK(file.file.courses[0].steps[0].dose_min == 4.5);
}

TEST_CASE("nothing in a text gets out of its comment or its quotes") {
  const std::string evil = "size 3 patients\xC2\x85" "courses: x\xE2\x80\xA8injected: y\xE2\x80\xA9more: z\nline: 2 of 3 patients # and \"quotes\" 'too'\r\n- { 3 mg nightly }\ttab \x1B[31m\x9B \xE2\x80\xAE & *a | > % @ `";
  const auto plain = scaffold_of(record_with("plain", "3 mg nightly"), "muster-2020", nullptr);
  const auto scaffold = scaffold_of(record_with("plain", evil), "muster-2020", nullptr);
  INFO(scaffold.text);
  CHECK(lines_outside_comments(scaffold.text) == lines_outside_comments(plain.text));
  for (const char* bad : {"\x1B", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAE", "\t", "\r"}) CHECK(scaffold.text.find(bad) == std::string::npos);
  const auto file = checked(scaffold.text);
  CHECK(file.loadable());
  CHECK(claims(file.file) == 0);
  auto hostile = record_with(evil, "");
  hostile.journal = hostile.volume = hostile.issue = hostile.pages = evil;
  hostile.publication_types = {evil};
  hostile.authors.push_back({evil, evil, {}, {}, {}, {}, false});
  const auto titled = checked(scaffold_of(hostile, "muster-2020", nullptr).text);
  CHECK(titled.loadable());
  CHECK(claims(titled.file) == 0);
}

TEST_CASE("a record without abstract, title or author still makes a scaffold, and a very long title is cut") {
  bibliography::Record record;
  record.pmid = "1";
  record.format = "RIS";
  const auto scaffold = scaffold_of(record, "anonymous-undated", nullptr);
  CHECK(checked(scaffold.text).loadable());
  CHECK_THAT(scaffold.text, Contains("there is no abstract"));
  CHECK(checked(scaffold_of(record_with(std::string(34'000, 'x'), ""), "muster-2020", nullptr).text).loadable());
}

TEST_CASE("a scaffold says when it would take the place of a case file, and that a notice is one") {
  CHECK_THAT(scaffold_of(record_with("T", ""), "albers-2017", nullptr, "seed/albers-2017.yaml:2").text, Contains("albers-2017 has a case file already (seed/albers-2017.yaml:2)"));
  auto notice = record_with("Correction", "");
  notice.publication_types = {"Published Erratum"};
  CHECK_THAT(scaffold_of(notice, "muster-2020", nullptr).text, Contains("`casebook notice`"));
}

TEST_CASE("text in a comment is one visible line") {
  CHECK(comment_text("a\nb\r\nc\td") == "a b c d");
  CHECK(comment_text("a\xC2\x85" "b\xE2\x80\xA8" "c") == "a b c");
  CHECK(comment_text("\x1B[31m\xFF\xEF\xBB\xBF") == "<U+001B>[31m<0xFF><U+FEFF>");
}
