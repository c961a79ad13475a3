#include "bibliography/record_reader.h"

#include "bibliography/input_file.h"
#include "bibliography/record_texts.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

TEST_CASE("a file is known by what stands in it and not by its name") {
  CHECK(read_path(InputFile(kAlbersXml, "records.nbib").path()).format == "PubMed XML");
  CHECK(read_path(InputFile(gzipped(kAlbersXml), "records.ris").path()).records.size() == 1);
  CHECK(read_path(InputFile("\nPMID- 1\nTI  - T\n", "records.xml").path()).format == "NBIB");
  CHECK(read_path(InputFile("Provider: somebody\n\nTY  - JOUR\nTI  - T\nER  - \n", "records.xml.gz").path()).format == "RIS");
  CHECK(read_content("").told() == "1: format-unknown: the file is empty\n");
  CHECK(read_content("article: { key: albers-2017 }\n").told() == "1: format-unknown: found neither PubMed XML nor NBIB nor RIS\n");
  CHECK_THAT(read_path("not-there.xml").told(), Contains("0: file-broken: cannot be opened"));
}

TEST_CASE("an empty set is told and is no error") {
  const auto read = read_content("<PubmedArticleSet></PubmedArticleSet>");
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].severity == core::Severity::warning);
  CHECK(read.problems[0].message == "the file holds no record");
}

TEST_CASE("a broken record is told with line and column and does not stop the others") {
  const auto read = read_content("<PubmedArticleSet>\n" + XmlArticle{"1"}.text() + "<PubmedArticle>\n <MedlineCitation>\n  <PMID>2</PMD></MedlineCitation></PubmedArticle>\n" +
                                 XmlArticle{"3"}.text() + "<PubmedArticle><MedlineCitation/></PubmedArticle></PubmedArticleSet>");
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[1].pmid == "3");
  CHECK_THAT(read.told(), Contains("5:12: xml-ill-formed: start-end tags mismatch; the record is left out\n") &&
                              Contains("7: record-empty: the record has neither title nor PMID, DOI or PMCID\n"));
}

TEST_CASE("what is not UTF-8 leaves out its record, with the place of the byte") {
  const auto xml = read_content("<PubmedArticleSet>\n<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>M\xFCller</ArticleTitle></Article></MedlineCitation></PubmedArticle>\n" +
                                XmlArticle{"3"}.text() + "</PubmedArticleSet>");
  CHECK(xml.told() == "2:71: not-utf-8: the byte 0xFC is not UTF-8; the record is left out\n");
  CHECK(xml.records.size() == 1);
  const auto nbib = read_content("PMID- 1\nTI  - M\xFCller\nAU  - \xFC\n\nPMID- 2\nTI  - good\n");
  CHECK(nbib.told() == "2:8: not-utf-8: the byte 0xFC is not UTF-8; the record is left out\n");
  REQUIRE(nbib.records.size() == 1);
  CHECK(nbib.records[0].pmid == "2");
  CHECK(read_content("<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation>" + std::string(1, '\0') + "</PubmedArticle>").records.empty());
}

TEST_CASE("a file that breaks off keeps what came before") {
  const std::string packed = gzipped("<PubmedArticleSet>" + XmlArticle{"1"}.text() + XmlArticle{"2"}.text());
  const auto ends = read_content(packed);
  CHECK(ends.records.size() == 2);
  CHECK_THAT(ends.told(), Contains("3: xml-unclosed: the file ends before </PubmedArticleSet> (opened in line 1)"));
  std::string many = "<PubmedArticleSet>\n";
  for (int i = 1; i < 3000; ++i) many += XmlArticle{std::to_string(i), "Title " + std::to_string(i * 7919)}.text();
  const std::string long_packed = gzipped(many + "</PubmedArticleSet>");
  const auto cut = read_content(long_packed.substr(0, long_packed.size() * 3 / 4));
  CHECK(cut.records.size() > 1000);
  CHECK(cut.records.size() < 2999);
  CHECK_THAT(cut.told(), Contains("file-broken: the gzip data ends in the middle; the file is truncated"));
  CHECK(cut.format == "PubMed XML");
  CHECK(cut.problems.back().where.line > 1000);
}

TEST_CASE("entities are never expanded and nesting is only depth") {
  std::string bomb = "<!DOCTYPE PubmedArticleSet [<!ENTITY a 'aaaaaaaaaa'>";
  for (char c = 'b'; c <= 'z'; ++c) bomb += std::string("<!ENTITY ") + c + " '&" + static_cast<char>(c - 1) + ";&" + static_cast<char>(c - 1) + ";'>";
  bomb += "]>" + XmlArticle{"1", "&z; &amp; &undefined;"}.text();
  const auto read = read_content(bomb);
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title == "&z; & &undefined;");
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<i>";
  std::string close;
  for (int i = 0; i < 200'000; ++i) close += "</i>";
  CHECK(read_content(XmlArticle{"1", deep + "x" + close}.text()).records.at(0).title == "x");
  CHECK(read_content(XmlArticle{"1", deep}.text()).told() == "1: xml-ill-formed: start-end tags mismatch; the record is left out\n");
}

TEST_CASE("control characters and terminal escapes do not come out of titles") {
  CHECK(read_content(XmlArticle{"1", "a\x1b[31mb&#27;c&#155;d"}.text()).records.at(0).title == "a[31mbcd");
  CHECK(read_content("PMID- 1\nTI  - a\x1b[31mb\n").records.at(0).title == "a[31mb");
}

TEST_CASE("a gzip bomb of blanks is read in constant memory") {
  const std::string packed = gzipped(std::string(50'000'000, ' '));
  std::string bomb = gzipped("<PubmedArticleSet>");
  for (int i = 0; i < 2; ++i) bomb += packed;
  CHECK(read_content(bomb + gzipped(XmlArticle{"1"}.text() + "</PubmedArticleSet>")).records.size() == 1);
  std::string inside = gzipped("<PubmedArticleSet><PubmedArticle>");
  inside += packed;
  const auto read = read_content(inside + gzipped("</PubmedArticle>" + XmlArticle{"1"}.text() + "</PubmedArticleSet>"));
  CHECK(read.told() == "1: record-too-large: <PubmedArticle> has more than 16 MB\n");
  CHECK_THAT(read.problems.at(0).hint, Contains("take it out of the file"));
  CHECK(read.records.size() == 1);
}

TEST_CASE("what a record of NBIB or RIS has too much of is told, with what to do, and the records around it are read") {
  const auto repeated = [](const std::string& text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
  };
  const std::string megabyte(1024 * 1024, 'x');
  for (const auto& [content, exceeded] : {std::pair{repeated("AU  - A\n", 200'002), "200000 fields"},
                                          {"AB  - " + repeated(megabyte, 17) + "\n", "16 MB in a line"},
                                          {"AB  - x\n" + repeated("      " + megabyte + "\n", 17), "16 MB"}}) {
    CAPTURE(exceeded);
    const auto nbib = read_content("PMID- 1\nTI  - T\n\nPMID- 2\n" + content + "\nPMID- 3\nTI  - U\n");
    CHECK(nbib.told() == "4: record-too-large: the record has more than " + std::string(exceeded) + "\n");
    CHECK_THAT(nbib.problems.at(0).hint, Contains("take it out of the file"));
    REQUIRE(nbib.records.size() == 2);
    CHECK(nbib.records[1].pmid == "3");
  }
  const auto ris = read_content("TY  - JOUR\n" + repeated("KW  - A\n", 200'002) + "ER  - \nTY  - JOUR\nTI  - U\nER  - \n");
  CHECK(ris.told() == "1: record-too-large: the record has more than 200000 fields\n");
  CHECK(ris.records.size() == 1);
}

TEST_CASE("lines that belong to nothing are told") {
  CHECK(read_content("PMID- 1\nTI  - T\n\nnot a field\n\nPMID- 2\nTI  - U\n").told() == "4:1: line-unreadable: found 'not a field' where a record was expected to begin\n");
  CHECK(read_content("TY  - JOUR\nTI  - T\nER  - \nAU  - x\n").told() == "4:1: line-unreadable: found 'AU  - x' where TY was expected to begin a reference\n");
}
