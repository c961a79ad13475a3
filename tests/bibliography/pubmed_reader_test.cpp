#include "bibliography/pubmed_reader.h"

#include "bibliography/input_file.h"
#include "bibliography/record_texts.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

bibliography::Record only(const std::string& records) {
  const auto read = read_content(xml_set(records));
  INFO(read.told());
  REQUIRE(read.records.size() == 1);
  return read.records.front();
}

}  // namespace

TEST_CASE("a PubMed record is read with all that it says") {
  const auto read = read_content(kAlbersXml);
  INFO(read.told());
  CHECK(read.format == "PubMed XML");
  CHECK(read.problems.empty());
  CHECK(read.deleted == std::vector<std::string>{"123", "456"});
  REQUIRE(read.records.size() == 1);
  const auto& record = read.records.front();
  CHECK(record.where.line == 8);
  CHECK(record.pmid == "28768313");
  CHECK(record.doi == "10.1001/jamadermatol.2017.2446");
  CHECK(record.pmcid == "PMC5817589");
  REQUIRE(record.other_identifiers.size() == 2);
  CHECK(record.other_identifiers[0].value == "2647077");
  CHECK(record.title == "Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone");
  CHECK(record.vernacular_title == "Behandlung");
  CHECK(record.journal == "JAMA dermatology");
  CHECK(record.journal_abbreviation == "JAMA Dermatol");
  CHECK(record.issn == "2168-6084");
  CHECK(record.volume == "153");
  CHECK(record.issue == "10");
  CHECK(record.pages == "1018-1020");
  CHECK(record.published.iso == "2017-10-01");
  CHECK(record.published.words == "");
  CHECK(record.electronic_date == "2017-08-02");
  CHECK(record.revised == "2019-03-05");
  CHECK(record.languages == std::vector<std::string>{"en", "de"});
  CHECK(record.publication_types == std::vector<std::string>{"Case Reports", "Journal Article"});
  CHECK(record.registration == "NCT00000000");
  CHECK(record.conflict_of_interest == "None declared.");
  CHECK(record.abstract == "IMPORTANCE: Invented words & </PubmedArticle> 1 < 2.\nRESULTS: 10\xE2\x81\xB6 of nothing.");
  REQUIRE(record.authors.size() == 2);
  CHECK(record.authors[0].family == "Albers");
  CHECK(record.authors[0].given == "Lauren N");
  CHECK(record.authors[0].initials == "LN");
  CHECK(record.authors[0].suffix == "3rd");
  CHECK(record.authors[0].orcid == "0000-0002-1825-0097");
  CHECK(record.authors[0].affiliation == "Emory University.; Elsewhere.");
  CHECK_FALSE(record.authors[0].group);
  CHECK(record.authors[1].family == "Invented Study Group");
  CHECK(record.authors[1].group);
  REQUIRE(record.keywords.size() == 3);
  CHECK(record.keywords[0].term == "Pemphigus, Benign Familial");
  CHECK(record.keywords[0].code == "D016506");
  CHECK(record.keywords[0].major);
  CHECK_FALSE(record.keywords[1].major);
  CHECK(record.keywords[2].scheme == "keyword");
}

TEST_CASE("an article's own numbers never come from its reference list") {
  const auto record = only(R"(<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>T</ArticleTitle></Article></MedlineCitation>
    <PubmedData><ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1234/x</ArticleId><ArticleId IdType="pmc">PMC1</ArticleId>
    <ArticleId IdType="pubmed">9</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>)");
  CHECK(record.pmid == "7");
  CHECK(record.doi == "");
  CHECK(record.pmcid == "");
}

TEST_CASE("links are read with and without a number, unknown words too") {
  const auto record = read_content(kAlbersXml).records.at(0);
  REQUIRE(record.links.size() == 3);
  CHECK(record.links[0].relation == "erratum in");
  CHECK(record.links[0].pmid == "28877290");
  CHECK(record.links[0].text == "JAMA Dermatol. 2017 Oct 1;153(10):1072");
  CHECK(record.links[0].published == "2017-10-01");
  CHECK(record.links[1].pmid == "");
  CHECK(record.links[1].doi == "10.1001/invented.1");
  CHECK(record.links[1].note == "dose of table 1");
  CHECK(record.links[2].relation == "translation in");
}

TEST_CASE("a record that is listed as retracted is retracted though it names no notice") {
  XmlArticle article{"8"};
  article.type = "Retracted Publication";
  CHECK(only(article.text()).links.at(0).relation == "retraction in");
  article.links = xml_link("RetractionIn", "9", "J Tests. 2021;11:1");
  const auto named = only(article.text());
  REQUIRE(named.links.size() == 1);
  CHECK(named.links[0].pmid == "9");
}

TEST_CASE("odd dates of PubMed keep their words") {
  const auto dated = [](const std::string& date) {
    const auto record = only("<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><Journal><JournalIssue><PubDate>" + date +
                             "</PubDate></JournalIssue></Journal></Article></MedlineCitation></PubmedArticle>");
    return record.published.iso + "|" + record.published.words;
  };
  CHECK(dated("<MedlineDate>2018 May - Jun</MedlineDate>") == "2018-05|2018 May - Jun");
  CHECK(dated("<Year>2004</Year><Season>Summer</Season>") == "2004|2004 Summer");
  CHECK(dated("<MedlineDate>Summer 2004</MedlineDate>") == "2004|Summer 2004");
  CHECK(dated("<Year>2004</Year><Month>Feb</Month><Day>31</Day>") == "2004-02|2004 Feb 31");
  CHECK(dated("<Year>2004</Year><Month>Feb</Month>") == "2004-02|");
  CHECK(dated("") == "|");
}

TEST_CASE("a translated title goes without its brackets, and one that is not available gives way to the vernacular") {
  CHECK(only("<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>[A translated title].</ArticleTitle></Article></MedlineCitation></PubmedArticle>").title ==
        "A translated title");
  CHECK(only("<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Titel.</VernacularTitle></Article>"
             "</MedlineCitation></PubmedArticle>")
            .title == "Titel");
}

TEST_CASE("a chapter of a book is read with its book") {
  const auto record = only(R"(<PubmedBookArticle><BookDocument><PMID>20301466</PMID><ArticleIdList><ArticleId IdType="bookaccession">NBK1165</ArticleId></ArticleIdList>
    <Book><Publisher><PublisherName>University of Tests</PublisherName><PublisherLocation>Testville</PublisherLocation></Publisher><BookTitle>InventedReviews<sup>R</sup></BookTitle>
    <PubDate><Year>1993</Year></PubDate><AuthorList Type="editors"><Author><LastName>Editor</LastName><Initials>E</Initials></Author></AuthorList><Edition>2nd</Edition>
    <Isbn>9780000000000</Isbn><Isbn>9780000000001</Isbn></Book><ArticleTitle book="inv">A Chapter</ArticleTitle><Language>eng</Language>
    <AuthorList Type="authors"><Author><LastName>Writer</LastName><ForeName>Wanda</ForeName></Author></AuthorList><PublicationType>Review</PublicationType>
    <Abstract><AbstractText Label="Genetics">Invented.</AbstractText></Abstract><ContributionDate><Year>2003</Year><Month>3</Month><Day>14</Day></ContributionDate></BookDocument>
    </PubmedBookArticle>)");
  CHECK(record.pmid == "20301466");
  CHECK(record.title == "A Chapter");
  CHECK(record.book_title == "InventedReviewsR");
  CHECK(record.publisher == "University of Tests");
  CHECK(record.place == "Testville");
  CHECK(record.edition == "2nd");
  CHECK(record.isbn == "9780000000000, 9780000000001");
  CHECK(record.published.iso == "1993");
  CHECK(record.electronic_date == "2003-03-14");
  CHECK(record.authors.at(0).family == "Writer");
  CHECK(record.editors.at(0).family == "Editor");
  CHECK(record.other_identifiers.at(0).scheme == "bookaccession");
  CHECK(record.abstract == "Genetics: Invented.");
}

TEST_CASE("a single article may be the root, with or without its wrapping") {
  const auto one = read_content(XmlArticle{"11"}.text());
  CHECK(one.records.at(0).pmid == "11");
  CHECK(one.problems.empty());
  const auto bare = read_content("<MedlineCitation><PMID>12</PMID><Article><ArticleTitle>T</ArticleTitle></Article></MedlineCitation>");
  CHECK(bare.records.at(0).pmid == "12");
}
