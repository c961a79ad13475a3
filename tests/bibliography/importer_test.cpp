#include "bibliography/importer.h"

#include <algorithm>
#include <deque>

#include "bibliography/input_file.h"
#include "bibliography/record_texts.h"
#include "casefile/loaded_catalogue.h"
#include "catch.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

bibliography::ImportSummary import(store::Database& database, const std::vector<std::string>& contents, bool strict = false) {
  std::deque<InputFile> files;
  std::vector<std::string> paths;
  for (const auto& content : contents) paths.push_back(files.emplace_back(content).path());
  bibliography::ImportOptions options;
  options.strict = strict;
  options.now = kNow;
  return bibliography::import_files(database, paths, options);
}

/// Rows of `query`, columns joined by '|', a line each.
std::string rows(store::Database& database, const std::string& query) {
  std::string text;
  auto statement = database.prepare(query);
  while (statement.step()) {
    for (int i = 0; i < statement.columns(); ++i) {
      const auto value = statement.value(i);
      text += i > 0 ? "|" : "";
      if (const auto* number = std::get_if<std::int64_t>(&value)) text += std::to_string(*number);
      if (const auto* words = std::get_if<std::string>(&value)) text += *words;
    }
    text += "\n";
  }
  return text;
}

store::Database seeded() {
  auto database = catalogue_with_vocabulary();
  load(database, {{"seed/albers-2017.yaml", repository_text("seed/albers-2017.yaml")}});
  return database;
}

constexpr const char* kErrata = "SELECT kind, pmid, published, title, summary, cited_as, touches, judged FROM errata ORDER BY kind, erratum_id";

/// An article, its retraction and its correction: both ends of each, the correction without a number at the article's end.
XmlArticle article() {
  XmlArticle one{"100"};
  one.links = xml_link("RetractionIn", "200", "J Tests. 2021 Jun;11:5") + xml_link("ErratumIn", "", "J Tests. 2020 May;10:9", "Dosage error in Table 2");
  return one;
}
XmlArticle retraction() {
  XmlArticle one{"200", "Retraction: An invented report."};
  one.year = "2021";
  one.volume = "11";
  one.pages = "5";
  one.type = "Retraction Notice";
  one.links = xml_link("RetractionOf", "100", "J Tests. 2020 May;10:1-3");
  return one;
}
XmlArticle correction() {
  XmlArticle one{"300", "Erratum."};
  one.pages = "9-10";
  one.type = "Published Erratum";
  one.links = xml_link("ErratumFor", "100", "J Tests. 2020 May;10:1-3");
  return one;
}

}  // namespace

TEST_CASE("an import fills a catalogue and a second one changes nothing") {
  auto database = catalogue_with_vocabulary();
  const auto first = import(database, {kAlbersXml});
  CHECK(first.imported);
  CHECK(first.added == 1);
  CHECK(first.notices == 2);
  CHECK(first.deleted == 2);
  CHECK(rows(database, "SELECT citekey, title, journal, published, issue_date, volume, issue, pages, language, design, text_read, status, source_file FROM articles") ==
        "albers-2017|Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone|JAMA dermatology|2017-08-02|2017-10-01|153|10|1018-1020|en|case report|citation|final|\n");
  CHECK(rows(database, "SELECT scheme, value FROM article_identifiers ORDER BY scheme") == "doi|10.1001/jamadermatol.2017.2446\npmcid|PMC5817589\npmid|28768313\n");
  CHECK(rows(database, "SELECT position, family, given, suffix, orcid, kind FROM article_authors") ==
        "1|Albers|Lauren N|3rd|0000-0002-1825-0097|person\n2|Invented Study Group||||group\n");
  CHECK(rows(database, "SELECT language FROM article_languages ORDER BY position") == "en\nde\n");
  CHECK(rows(database, "SELECT rowid FROM article_search WHERE article_search MATCH 'abstract : invented'") == "1\n");
  const auto dump = rows(database, "SELECT * FROM articles") + rows(database, "SELECT * FROM article_records") + rows(database, "SELECT * FROM article_links") +
                    rows(database, "SELECT * FROM errata");
  const auto second = import(database, {kAlbersXml});
  CHECK(second.unchanged == 1);
  CHECK(second.added + second.updated + second.merged + second.notices == 0);
  CHECK(rows(database, "SELECT * FROM articles") + rows(database, "SELECT * FROM article_records") + rows(database, "SELECT * FROM article_links") +
            rows(database, "SELECT * FROM errata") ==
        dump);
}

TEST_CASE("a notice stands once, whatever the order in which its ends come and which of them have numbers") {
  const std::string expected =
      "correction|300|2020-05|Erratum|Dosage error in Table 2|J Tests. 2020 May;10:9|nothing|0\n"
      "retraction|200|2021-05|Retraction: An invented report||J Tests. 2021 Jun;11:5|everything|1\n";
  std::vector<std::string> files{xml_set(article().text()), xml_set(retraction().text()), xml_set(correction().text())};
  std::sort(files.begin(), files.end());
  do {
    auto database = catalogue_with_vocabulary();
    for (const auto& file : files) import(database, {file});
    CHECK(rows(database, kErrata) == expected);
    import(database, files);
    CHECK(rows(database, kErrata) == expected);
    auto at_once = catalogue_with_vocabulary();
    import(at_once, files);
    CHECK(rows(at_once, kErrata) == expected);
  } while (std::next_permutation(files.begin(), files.end()));
}

TEST_CASE("a notice waits for its article and makes no stub of it") {
  auto database = catalogue_with_vocabulary();
  const auto summary = import(database, {xml_set(retraction().text())});
  CHECK(summary.waiting == 1);
  CHECK(summary.notices == 0);
  CHECK(rows(database, "SELECT citekey, design FROM articles") == "muster-2021|notice\n");
  CHECK(rows(database, "SELECT citekey, relation, to_pmid FROM waiting_notices") == "muster-2021|retraction of|100\n");
  auto text = invented_article("arriving-2020", 3);
  text.text.replace(text.text.find("design:"), 0, "pmid: 100, ");
  load(database, {text});
  CHECK(rows(database, "SELECT kind, pmid, touches FROM errata") == "retraction|200|everything\n");
  CHECK(rows(database, "SELECT count(*) > 0, count(*) = (SELECT count(*) FROM claims) FROM flagged_claims") == "1|1\n");
  CHECK(rows(database, "SELECT count(*) FROM waiting_notices") == "0\n");
}

TEST_CASE("the notice that the case file has already is the same notice") {
  auto database = seeded();
  const auto before = rows(database, "SELECT kind, scope, summary, touches, judged, source_file FROM errata");
  std::string erratum = xml_set("<PubmedArticle><MedlineCitation><PMID>28877290</PMID><Article><Journal><JournalIssue><Volume>153</Volume><Issue>10</Issue><PubDate><Year>2017</Year>"
                                "<Month>Oct</Month></PubDate></JournalIssue><Title>JAMA dermatology</Title></Journal><ArticleTitle>Error in Author Affiliation.</ArticleTitle>"
                                "<PublicationTypeList><PublicationType>Published Erratum</PublicationType></PublicationTypeList></Article><CommentsCorrectionsList>" +
                                xml_link("ErratumFor", "28768313", "x") + "</CommentsCorrectionsList></MedlineCitation></PubmedArticle>");
  const auto summary = import(database, {kAlbersXml, erratum});
  CHECK(summary.merged == 1);
  CHECK(summary.notices == 1);   // the invented second erratum of the record
  CHECK(rows(database, "SELECT kind, scope, summary, touches, judged, source_file FROM errata WHERE pmid = '28877290'") == before);
  CHECK(rows(database, "SELECT count(*) FROM errata WHERE pmid = '28877290'") == "1\n");
}

TEST_CASE("a case file keeps what it says, gains what it leaves open, and differences are reported") {
  auto database = seeded();
  XmlArticle other{"28768313"};
  other.family = "Elsewho";
  other.volume = "154";
  other.doi = "10.1234/other";
  other.abstract = "Imported words";
  const auto claims = rows(database, "SELECT * FROM evidence");
  const auto authors = rows(database, "SELECT * FROM article_authors");
  const auto summary = import(database, {xml_set(other.text())});
  CHECK(summary.merged == 1);
  std::string told;
  for (const auto& one : summary.conflicts) told += one.message + "\n";
  CHECK_THAT(told, Contains("albers-2017 has DOI 10.1001/jamadermatol.2017.2446, the record 10.1234/other") &&
                       Contains("albers-2017: the case file says volume '153', the record '154'") && Contains("the case file says year '2017', the record '2020'") &&
                       Contains("the case file says title 'Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone', the record 'An invented report'"));
  CHECK(rows(database, "SELECT volume, title, text_read, design FROM articles") == "153|Treatment of Hailey-Hailey Disease With Low-Dose Naltrexone|abstract|case series\n");
  CHECK(rows(database, "SELECT * FROM evidence") == claims);
  CHECK(rows(database, "SELECT * FROM article_authors") == authors);
  CHECK(rows(database, "SELECT abstract FROM article_texts") == "Imported words\n");
}

TEST_CASE("what a record filled in stays when the case file is loaded again") {
  auto database = catalogue_with_vocabulary();
  auto text = invented_article("keeper-2020", 2);
  text.text.replace(text.text.find("design:"), 0, "pmid: 100, ");
  load(database, {text});
  XmlArticle record = article();
  record.doi = "10.1234/kept";
  import(database, {xml_set(record.text())});
  const auto filled = rows(database, "SELECT title, journal, volume FROM articles") + rows(database, "SELECT * FROM article_identifiers") + rows(database, kErrata);
  CHECK_THAT(filled, Contains("An invented report|Journal of Tests|10") && Contains("10.1234/kept") && Contains("retraction|200"));
  text.text += "# changed\n";
  load(database, {text});
  CHECK(rows(database, "SELECT title, journal, volume FROM articles") + rows(database, "SELECT * FROM article_identifiers") + rows(database, kErrata) == filled);
  CHECK(import(database, {xml_set(record.text())}).updated == 1);   // the authors, which a case file that is loaded again takes away
  CHECK(rows(database, "SELECT family FROM article_authors") == "Muster\n");
}

TEST_CASE("a case file takes the place of the imported article, and not of its namesake") {
  auto database = catalogue_with_vocabulary();
  import(database, {xml_set(article().text() + XmlArticle{"101", "Another one."}.text())});
  CHECK(rows(database, "SELECT citekey FROM articles ORDER BY 1") == "muster-2020\nmuster-2020a\n");
  auto text = invented_article("muster-2020", 2);
  text.text.replace(text.text.find("design:"), 0, "pmid: 101, ");
  load(database, {text});
  CHECK(rows(database, "SELECT citekey, value FROM articles JOIN article_identifiers USING(article_id) ORDER BY 1") == "muster-2020|101\nmuster-2020-2|100\n");
  CHECK(rows(database, "SELECT count(*) FROM articles") == "2\n");
}

TEST_CASE("records merge by PMID, then DOI, then PMCID") {
  auto database = catalogue_with_vocabulary();
  XmlArticle full{"100"};
  full.doi = "10.1234/a";
  const auto ris = std::string("TY  - JOUR\nTI  - An invented report\nAU  - Muster, Ada\nPY  - 2020\nDO  - 10.1234/A\nC2  - PMC77\nER  - \n");
  CHECK(import(database, {ris}).added == 1);
  const auto merged = import(database, {xml_set(full.text())});
  CHECK(merged.updated == 1);
  CHECK(rows(database, "SELECT scheme, value FROM article_identifiers ORDER BY scheme") == "doi|10.1234/a\npmcid|PMC77\npmid|100\n");
  CHECK(import(database, {ris}).unchanged == 1);   // RIS says less than PubMed
  CHECK(import(database, {"TY  - JOUR\nTI  - An invented report\nC2  - PMC77\nER  - \n"}).unchanged == 1);
  CHECK(rows(database, "SELECT count(*) FROM articles") == "1\n");
}

TEST_CASE("a reference without any number is known again by author, year and title") {
  auto database = catalogue_with_vocabulary();
  const std::string ris = "TY  - JOUR\nTI  - A title\nAU  - Muster, Ada\nPY  - 1950\nER  - \n";
  CHECK(import(database, {ris}).added == 1);
  CHECK(import(database, {ris}).unchanged == 1);
  CHECK(import(database, {"TY  - JOUR\nTI  - A TITLE\nAU  - Muster, Ada\nPY  - 1950\nVL  - 3\nER  - \n"}).updated == 1);
  CHECK(import(database, {"TY  - JOUR\nTI  - Another title\nAU  - Muster, Ada\nPY  - 1950\nER  - \n"}).added == 1);
  CHECK(rows(database, "SELECT citekey, volume FROM articles ORDER BY 1") == "muster-1950|3\nmuster-1950a|\n");
}

TEST_CASE("one DOI under two PMIDs is reported and stays where it was") {
  auto database = catalogue_with_vocabulary();
  XmlArticle first{"100"};
  first.doi = "10.1234/a";
  XmlArticle second{"101", "Another one."};
  second.doi = "10.1234/a";
  const auto summary = import(database, {xml_set(first.text() + second.text())});
  CHECK(summary.added == 2);
  REQUIRE(summary.conflicts.size() == 1);
  CHECK(summary.conflicts[0].message == "DOI 10.1234/a of PMID 101 belongs to muster-2020 (PMID 100)");
  CHECK(summary.conflicts[0].where.line == 4);
  CHECK(rows(database, "SELECT citekey FROM articles JOIN article_identifiers USING(article_id) WHERE scheme = 'doi'") == "muster-2020\n");
}

TEST_CASE("a later import updates what the record says, an older one does not") {
  auto database = catalogue_with_vocabulary();
  XmlArticle record = article();
  record.revised = "2021";
  import(database, {xml_set(record.text())});
  CHECK(rows(database, "SELECT count(*) FROM errata") == "2\n");
  XmlArticle later = record;
  later.revised = "2022";
  later.title = "A corrected title.";
  later.links = xml_link("RetractionIn", "200", "J Tests. 2021 Jun;11:5");
  const auto summary = import(database, {xml_set(later.text())});
  CHECK(summary.updated == 1);
  CHECK(rows(database, "SELECT title FROM articles") == "A corrected title\n");
  CHECK(rows(database, "SELECT kind FROM errata") == "retraction\n");
  CHECK(import(database, {xml_set(record.text())}).unchanged == 1);
  CHECK(rows(database, "SELECT title FROM articles") == "A corrected title\n");
  CHECK(rows(database, "SELECT count(*) FROM article_search WHERE article_search MATCH 'corrected'") == "1\n");
  CHECK(rows(database, "SELECT count(*) FROM article_search WHERE article_search MATCH 'invented'") == "0\n");
}

TEST_CASE("a concern flags all claims at once, a correction none, and a partial retraction all until it is judged") {
  for (const auto& [ref_type, flagged, judged] : {std::tuple("ExpressionOfConcernIn", true, true), {"ErratumIn", false, false}, {"PartialRetractionIn", true, false},
                                                  {"CorrectedandRepublishedIn", false, false}, {"RetractedandRepublishedIn", true, true}}) {
    auto database = seeded();
    XmlArticle record{"28768313"};
    record.links = xml_link(ref_type, "900", "J Tests. 2022;12:7", "The dose was wrong");
    import(database, {xml_set(record.text())});
    INFO(ref_type);
    CHECK(rows(database, "SELECT count(*) > 0 FROM flagged_claims") == (flagged ? "1\n" : "0\n"));
    CHECK(rows(database, "SELECT pmid, pressing FROM unjudged_notices") == (judged ? "" : "900|1\n"));
  }
}

TEST_CASE("comments, updates and summaries are links and no notices") {
  auto database = seeded();
  XmlArticle record{"28768313"};
  for (const char* ref_type : {"CommentIn", "CommentOn", "UpdateIn", "UpdateOf", "SummaryForPatientsIn", "ReprintIn", "ReprintOf", "RepublishedIn", "RepublishedFrom", "AssociatedDataset"})
    record.links += xml_link(ref_type, "900", "J Tests. 2022;12:7");
  CHECK(import(database, {xml_set(record.text())}).notices == 0);
  CHECK(rows(database, "SELECT count(*) FROM article_links WHERE origin = 'record'") == "10\n");
}

TEST_CASE("a record that is only listed as retracted gives way to the notice") {
  auto database = catalogue_with_vocabulary();
  XmlArticle listed{"100"};
  listed.type = "Retracted Publication";
  import(database, {xml_set(listed.text())});
  CHECK(rows(database, "SELECT kind, pmid FROM errata") == "retraction|\n");
  import(database, {xml_set(retraction().text())});
  CHECK(rows(database, "SELECT kind, pmid FROM errata") == "retraction|200\n");
}

TEST_CASE("imported records are in no count of evidence") {
  auto database = seeded();
  const auto rates = rows(database, "SELECT * FROM response_rates") + rows(database, "SELECT * FROM treated");
  import(database, {xml_set(article().text() + retraction().text() + XmlArticle{"101"}.text())});
  CHECK(rows(database, "SELECT * FROM response_rates") + rows(database, "SELECT * FROM treated") == rates);
  CHECK(rows(database, "SELECT detail, number FROM catalogue_contents WHERE item = 'articles' ORDER BY detail") == "abstract|1\ncitation|2\n");
}

TEST_CASE("good records before a broken one are kept, unless all or nothing is asked") {
  const std::string broken = "<PubmedArticleSet>\n" + XmlArticle{"1"}.text() + "<PubmedArticle><MedlineCitation></PubmedArticle></PubmedArticleSet>";
  auto database = catalogue_with_vocabulary();
  const auto summary = import(database, {broken, xml_set(XmlArticle{"2"}.text())});
  CHECK(summary.imported);
  CHECK(summary.added == 2);
  CHECK(summary.errors == 1);
  auto strict = catalogue_with_vocabulary();
  const auto none = import(strict, {xml_set(XmlArticle{"2"}.text()), broken}, true);
  CHECK_FALSE(none.imported);
  CHECK(none.errors == 1);
  CHECK(rows(strict, "SELECT count(*) FROM articles") == "0\n");
}

TEST_CASE("problems beyond a thousand are counted and not kept") {
  std::string many = "<PubmedArticleSet>";
  for (int i = 0; i < 1500; ++i) many += "<PubmedArticle/>";
  auto database = catalogue_with_vocabulary();
  const auto summary = import(database, {many + "</PubmedArticleSet>"});
  CHECK(summary.errors == 1500);
  CHECK(summary.problems.size() == 1000);
}

TEST_CASE("progress counts the bytes of all files as they lie on the disk, to the last") {
  auto database = catalogue_with_vocabulary();
  std::string records;
  for (int i = 1; i <= 50; ++i) records += XmlArticle{std::to_string(i), "Report " + std::to_string(i)}.text();
  const InputFile packed(gzipped(xml_set(records)));
  const InputFile plain(xml_set(XmlArticle{"99"}.text()));
  const auto of_all = std::filesystem::file_size(packed.path()) + std::filesystem::file_size(plain.path());
  std::vector<std::uint64_t> told;
  bibliography::ImportOptions options;
  options.now = kNow;
  options.progress = [&](std::uint64_t bytes, std::uint64_t of) {
    CHECK(of == of_all);
    told.push_back(bytes);
  };
  CHECK(bibliography::import_files(database, {packed.path(), plain.path()}, options).added == 51);
  REQUIRE(told.size() == 51);
  CHECK(std::is_sorted(told.begin(), told.end()));
  CHECK(told.back() == of_all);
}

TEST_CASE("every row of an import refers to what is there") {
  auto database = seeded();
  import(database, {xml_set(article().text() + retraction().text() + correction().text()), kAlbersXml});
  XmlArticle later = article();
  later.revised = "2030";
  later.links.clear();
  import(database, {xml_set(later.text())});
  CHECK(rows(database, "PRAGMA foreign_key_check").empty());
}
