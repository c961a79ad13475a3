#include "draft/abstract_page.h"

#include "catch.h"
#include "draft/page_texts.h"

using namespace casebook;
using draft::page_author;
using draft::read_abstract_page;

namespace {
std::string names(const bibliography::Record& record) {
  std::string text;
  for (const auto& one : record.authors) text += one.family + "|" + one.given + (one.suffix.empty() ? "" : "|" + one.suffix) + (one.group ? "|group" : "") + "\n";
  return text;
}
}  // namespace

TEST_CASE("a page copied from the screen gives its bibliography, and nothing of the affiliations and of other articles") {
  const auto record = read_abstract_page(tests::kScreenPage);
  REQUIRE(record);
  CHECK(record->journal == "J Tests");
  CHECK(record->published.iso == "2017-10-01");
  CHECK(record->volume == "153");
  CHECK(record->issue == "10");
  CHECK(record->pages == "1018-1020");
  CHECK(record->doi == "10.1001/test.2017.1");
  CHECK(record->pmid == "12345678");
  CHECK(record->pmcid == "PMC7654321");
  CHECK(record->title == "Naltrexone for Hailey-Hailey Disease: Three Patients");
  CHECK(names(*record) == "Muster|Ada B\nvan der Berg|Jan\nO'Neil|Ron|Jr\nExample Study Group||group\n");
  CHECK(record->abstract == "Importance: The disease is rare.\nResults: All 3 patients took 3 mg nightly.");
  REQUIRE(record->keywords.size() == 2);
  CHECK(record->keywords[1].term == "Hailey-Hailey disease");
  REQUIRE(record->links.size() == 1);
  CHECK(record->links[0].relation == "erratum in");
  CHECK(record->links[0].pmid == "22222222");
  CHECK(record->links[0].doi == "10.1001/test.2017.9");
  CHECK(record->links[0].published == "2017-11-01");
}

TEST_CASE("a page as PubMed saves it gives the same, its broken lines joined") {
  const auto record = read_abstract_page(tests::kSavedPage);
  REQUIRE(record);
  CHECK(record->journal == "Clin Exp Tests");
  CHECK(record->published.iso == "2019-03");
  CHECK(record->electronic_date == "2018-12-03");
  CHECK(record->pages == "101-9");
  CHECK(record->doi == "10.1234/cet.2019.55");
  CHECK(record->pmid == "12345678");
  CHECK(record->title == "Low-dose naltrexone in a family: a series of four patients");
  CHECK(names(*record) == "M\xC3\xBCller-\xC5\x81o\xC5\x9B|A\nvan der Berg|B\nO'Neil|C|3rd\n");
  CHECK(record->abstract == "BACKGROUND: The disease is a rare one due to mutations of ATP2C1.\nRESULTS: Three of four patients improved within 4 weeks.");
  CHECK(record->links.empty());
}

TEST_CASE("what a page does not have stays empty, and lines may end as they like") {
  const auto few = read_abstract_page("Title of it\r\nJ Doe, R Roe\r\n\r\nAbstract\r\n\r\nOne patient took 3 mg.\r\n");
  REQUIRE(few);
  CHECK(few->title == "Title of it");
  CHECK(names(*few) == "Doe|J\nRoe|R\n");
  CHECK(few->abstract == "One patient took 3 mg.");
  CHECK(few->pmid.empty());
  CHECK(few->journal.empty());
  const auto without_authors = read_abstract_page("J Tests. 2020;1:2.\n\nA title.\n\nPMID: 5\n");
  REQUIRE(without_authors);
  CHECK(without_authors->title == "A title");
  CHECK(without_authors->authors.empty());
  CHECK(without_authors->pmid == "5");
}

TEST_CASE("a long DOI broken in the citation is taken from its own line") {
  const auto record = read_abstract_page("1. J Tests. 2019;12(2):101. doi: 10.1234/cet.2019.\n55.\n\nTitle here.\n\nDoe J.\n\nDOI: 10.1234/cet.2019.55\nPMID: 12\n");
  REQUIRE(record);
  CHECK(record->doi == "10.1234/cet.2019.55");
}

TEST_CASE("words that are no page are none") {
  CHECK_FALSE(read_abstract_page(""));
  CHECK_FALSE(read_abstract_page("just some words\nand others: 3 mg nightly"));
  CHECK_FALSE(read_abstract_page("Abstract\n"));
}

TEST_CASE("a name of a line of authors loses the figures and marks behind it") {
  CHECK(page_author("Lauren N Albers1").family == "Albers");
  CHECK(page_author("Jos\xC3\xA9 P\xC3\xA9rez \xC2\xB3 *").family == "P\xC3\xA9rez");
  CHECK(page_author("Albers LN(1)(2)").family == "Albers");
  CHECK(page_author("Albers LN(1)(2)").initials == "LN");
  CHECK(page_author("and Ron J Feldman 2").given == "Ron J");
  CHECK(page_author("Anna de la Cruz").family == "de la Cruz");
  CHECK(page_author(" 1 2").family.empty());
}
