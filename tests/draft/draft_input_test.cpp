#include "draft/draft_input.h"

#include "bibliography/input_file.h"
#include "catch.h"
#include "draft/page_texts.h"

using namespace casebook;
using casebook::tests::InputFile;

namespace {

struct Read {
  std::vector<bibliography::Record> records;
  std::string told;   ///< "1:2: rule: message" a line each
};

Read read(const std::string& content) {
  const InputFile file(content);
  Read result;
  draft::DraftSink sink;
  sink.record = [&](bibliography::Record&& record) { result.records.push_back(std::move(record)); };
  sink.problem = [&](core::Diagnostic one) {
    CHECK(one.where.file == "shown");
    result.told += std::to_string(one.where.line) + ":" + std::to_string(one.where.column) + ": " + one.rule + ": " + one.message + "\n";
  };
  draft::read_draft_input(file.path(), "shown", sink);
  return result;
}

}  // namespace

TEST_CASE("records of three formats and a page are told apart by what stands in them") {
  CHECK(read("PMID- 1\nTI  - One.\n\nPMID- 2\nTI  - Two.\n").records.size() == 2);
  CHECK(read("TY  - JOUR\nTI  - One\nER  - \n").records.at(0).format == "RIS");
  CHECK(read("<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>One</ArticleTitle></Article></MedlineCitation></PubmedArticle>").records.at(0).format == "PubMed XML");
  const auto page = read(tests::kScreenPage);
  REQUIRE(page.records.size() == 1);
  CHECK(page.records[0].format == "page");
  CHECK(page.records[0].where.file == "shown");
  CHECK(page.told.empty());
}

TEST_CASE("a page may be packed, and have a byte order mark and CRLF") {
  CHECK(read(tests::gzipped(tests::kSavedPage)).records.at(0).pmid == "12345678");
  std::string marked = std::string("\xEF\xBB\xBF") + tests::kScreenPage;
  for (std::size_t i = 0; (i = marked.find('\n', i)) != std::string::npos; i += 2) marked.insert(i, 1, '\r');
  CHECK(read(marked).records.at(0).pmid == "12345678");
}

TEST_CASE("what is no input is one clear line") {
  CHECK(read("").told == "1:0: format-unknown: the file is empty\n");
  CHECK_THAT(read("some words\n").told, Catch::StartsWith("1:0: format-unknown: found neither a record"));
  CHECK_THAT(read("PMID: 1\nna\xEFve\n").told, Catch::StartsWith("2:3: not-utf-8: the byte 0xEF"));
  CHECK_THAT(read(std::string("\x7F\x45LF\0\0\x01", 7)).told, Catch::StartsWith("1:5: not-utf-8: the byte 0x00"));
  const std::string packed = tests::gzipped(std::string(200'000, 'x') + tests::kScreenPage);
  CHECK_THAT(read(packed.substr(0, packed.size() / 2)).told, Catch::Contains("file-broken"));
  CHECK_THAT(read(std::string(2 * draft::kLargestPage, 'x')).told, Catch::StartsWith("1:0: page-too-long: "));
}

TEST_CASE("a page of one long line and one with controls are read without them") {
  const auto record = read("J Tests. 2020;1:2.\n\nTitle \x1B[31mred\x07\n\nPMID: 5\n\nAbstract\n" + std::string(34'000, 'y') + " 3 mg nightly\n");
  REQUIRE(record.records.size() == 1);
  CHECK(record.records[0].title == "Title [31mred");
  CHECK(record.records[0].abstract.size() > 34'000);
}
