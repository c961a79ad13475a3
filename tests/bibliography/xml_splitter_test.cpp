#include "bibliography/xml_splitter.h"

#include "bibliography/input_file.h"
#include "catch.h"

using namespace casebook::tests;
using casebook::bibliography::RecordLimits;
using casebook::bibliography::TextSource;
using casebook::bibliography::XmlPiece;
using casebook::bibliography::XmlSplitter;

namespace {

/// "line: text" of every piece, "line! rule" of every problem.
std::string pieces(const std::string& content, RecordLimits limits = {}) {
  const InputFile file(content);
  TextSource source(file.path());
  XmlSplitter splitter(source, limits);
  XmlPiece piece;
  std::string told;
  while (splitter.next(piece)) {
    told += std::to_string(piece.line);
    told += piece.kind == XmlPiece::Kind::problem ? "! " + piece.rule : ": " + std::string(piece.text.substr(0, 80));
    told += "\n";
  }
  return told;
}

}  // namespace

TEST_CASE("records are cut at their own tags and counted by their lines") {
  CHECK(pieces("<?xml version='1.0'?>\n<PubmedArticleSet>\n<PubmedArticle>a</PubmedArticle>\n\n<PubmedArticle x='1'>\nb</PubmedArticle >"
               "<PubmedBookArticle/><DeleteCitation><PMID>1</PMID></DeleteCitation></PubmedArticleSet>") ==
        "3: <PubmedArticle>a</PubmedArticle>\n5: <PubmedArticle x='1'>\nb</PubmedArticle >\n6! record-empty\n6: <DeleteCitation><PMID>1</PMID></DeleteCitation>\n");
  CHECK(pieces("<PubmedArticleSet/>") == "");
  CHECK(pieces("<PubmedArticleSet></PubmedArticleSet>") == "");
}

TEST_CASE("tags in comments, CDATA, instructions and the DOCTYPE cut nothing") {
  CHECK(pieces("<!DOCTYPE a [ <!ENTITY x '</PubmedArticle>'> <!-- ]> ' --> <!ENTITY y \"]>\"> ]>\n<!-- <PubmedArticle> --><? <PubmedArticle> ?>"
               "<PubmedArticle><!-- </PubmedArticle> --><![CDATA[</PubmedArticle>]]>x</PubmedArticle>") ==
        "2: <PubmedArticle><!-- </PubmedArticle> --><![CDATA[</PubmedArticle>]]>x</PubmedArt\n");
  CHECK(pieces("<PubmedArticle><PubmedArticles/></PubmedArticleX></PubmedArticle>") == "1: <PubmedArticle><PubmedArticles/></PubmedArticleX></PubmedArticle>\n");
}

TEST_CASE("a record's end in an instruction within it is none") {
  CHECK(pieces("<PubmedArticle>\n<?note </PubmedArticle> ?>x</PubmedArticle>\n<PubmedArticle>b!?</PubmedArticle>") ==
        "1: <PubmedArticle>\n<?note </PubmedArticle> ?>x</PubmedArticle>\n3: <PubmedArticle>b!?</PubmedArticle>\n");
  CHECK(pieces("<PubmedArticle><? </PubmedArticle>") == "1! xml-unclosed\n");
  CHECK(pieces("<PubmedArticle>a PubmedArticle, </ PubmedArticle>, PubmedArticle> and <PubmedArticl </PubmedArticle>") ==
        "1: <PubmedArticle>a PubmedArticle, </ PubmedArticle>, PubmedArticle> and <PubmedArt\n");
}

TEST_CASE("what does not end is told where it begins, and the records behind it are read") {
  CHECK(pieces("<PubmedArticleSet>\n<PubmedArticle>a\n<PubmedArticle>b</PubmedArticle>\n</PubmedArticleSet>") == "2! xml-unclosed\n3: <PubmedArticle>b</PubmedArticle>\n");
  CHECK(pieces("<PubmedArticleSet>\n<PubmedArticle>a</PubmedArticle>\n<PubmedArticle>b") == "2: <PubmedArticle>a</PubmedArticle>\n3! xml-unclosed\n");
  CHECK(pieces("<PubmedArticleSet>\n<PubmedArticle>a</PubmedArticle>\n") == "2: <PubmedArticle>a</PubmedArticle>\n3! xml-unclosed\n");
  CHECK(pieces("<PubmedArticle><!-- ") == "1! xml-unclosed\n");
  CHECK(pieces("<PubmedArticle></PubmedArticle") == "1! xml-unclosed\n");
  CHECK(pieces("<!-- ") == "1! xml-unclosed\n");
  CHECK(pieces("<!DOCTYPE a [ ") == "1! xml-unclosed\n");
  CHECK(pieces("<PubmedArticle") == "1! xml-unclosed\n");
  CHECK(pieces("<" + std::string(100'000, 'a')) == "1! xml-unclosed\n");
}

TEST_CASE("what is no set of PubMed is told") {
  CHECK(pieces("\n<html><PubmedArticle>a</PubmedArticle></html>") == "2! xml-unexpected\n");
  CHECK(pieces("<PubmedArticleSet></PubmedBookArticleSet><PubmedArticle>a</PubmedArticle></PubmedArticleSet>") ==
        "1! xml-ill-formed\n1: <PubmedArticle>a</PubmedArticle>\n");
  CHECK(pieces("<PubmedArticleSet>words<other/><PubmedArticle>a</PubmedArticle></PubmedArticleSet>") ==
        "1! xml-unexpected\n1! xml-unexpected\n1: <PubmedArticle>a</PubmedArticle>\n");
}

TEST_CASE("records longer than the buffer are whole, whatever stands at its ends") {
  std::string content = "<PubmedArticleSet>";
  std::string expected;
  for (int i = 0; i < 40; ++i) {
    content += "<PubmedArticle>" + std::string(static_cast<std::size_t>(65'521 + i), 'x') + "<!-- -- --></PubmedArticle>\n";
    expected += std::to_string(i + 1) + ": <PubmedArticle>" + std::string(65, 'x') + "\n";
  }
  CHECK(pieces(content + "</PubmedArticleSet>") == expected);
}

TEST_CASE("a record beyond the limits is passed over in constant memory") {
  const RecordLimits small{300'000, 1000};
  const std::string good = "<PubmedArticle>a</PubmedArticle>";
  CHECK(pieces("<PubmedArticle>" + std::string(5'000'000, ' ') + "</PubmedArticle>" + good, small) == "1! record-too-large\n1: " + good + "\n");
  CHECK(pieces("<PubmedArticle><!--" + std::string(5'000'000, '\n') + "--></PubmedArticle>" + good, small) == "1! record-too-large\n5000001: " + good + "\n");
  std::string tags;
  for (int i = 0; i < 2000; ++i) tags += "<i>";
  CHECK(pieces("<PubmedArticle>" + tags + "</PubmedArticle>" + good, small) == "1! record-too-large\n1: " + good + "\n");
  CHECK(pieces(std::string(5'000'000, '\n') + good, small) == "5000001: " + good + "\n");
  CHECK(pieces("<!--" + std::string(5'000'000, '-') + "-->" + good, small) == "1: " + good + "\n");
}
