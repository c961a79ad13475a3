#include "bibliography/pubmed_reader.h"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

#include "bibliography/flat_text.h"
#include "bibliography/identifiers.h"
#include "bibliography/language_codes.h"
#include "bibliography/relation.h"
#include "bibliography/written_date.h"
#include "core/text.h"

namespace casebook::bibliography {
namespace {

// White space between marked-up words is text, comments are none, and nothing looks at processing instructions.
constexpr unsigned kParsing = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;

using Node = pugi::xml_node;

std::string text_of(const Node& node, const char* child) { return flat_text(node.child(child)); }

void join(std::string& text, const std::string& more, const char* by) {
  if (more.empty()) return;
  text += (text.empty() ? "" : by) + more;
}

/// Year, Month, Day, Season or MedlineDate below `date`.
RecordDate date_of(const Node& date) {
  if (!date) return {};
  const std::string medline = text_of(date, "MedlineDate");
  if (!medline.empty()) return read_written_date(medline);
  const std::string year = text_of(date, "Year");
  const std::string month = text_of(date, "Month");
  const std::string day = text_of(date, "Day");
  const std::string season = text_of(date, "Season");
  RecordDate read;
  read.iso = iso_date(year, month, day);
  const auto dashes = static_cast<std::size_t>(std::count(read.iso.begin(), read.iso.end(), '-'));
  const std::size_t given = (month.empty() ? 0U : 1U) + (month.empty() || day.empty() ? 0U : 1U);
  if (!season.empty() || read.iso.empty() || dashes != given) {
    for (const auto* part : {&year, &season, &month, &day}) join(read.words, *part, " ");
  }
  return read;
}

void read_identifier(Record& record, const std::string& scheme, const std::string& value) {
  if (value.empty()) return;
  if (scheme == "pubmed") {
    if (record.pmid.empty()) record.pmid = pmid_of(value);
  } else if (scheme == "doi") {
    if (record.doi.empty()) record.doi = doi_of(value);
  } else if (scheme == "pmc") {
    if (record.pmcid.empty()) record.pmcid = pmcid_of(value);
  } else if (scheme != "pmcid" && !scheme.empty()) {   // 'pmcid' is an old spelling with the manuscript number behind it
    const auto same = [&](const OtherIdentifier& one) { return one.scheme == scheme && one.value == value; };
    if (std::none_of(record.other_identifiers.begin(), record.other_identifiers.end(), same)) record.other_identifiers.push_back({scheme, value});
  }
}

void read_identifiers(Record& record, const Node& list) {
  for (const Node& id : list.children("ArticleId")) read_identifier(record, core::lower_ascii(id.attribute("IdType").value()), flat_text(id));
}

void read_locations(Record& record, const Node& parent) {
  for (const Node& id : parent.children("ELocationID")) {
    if (std::strcmp(id.attribute("ValidYN").value(), "N") != 0) read_identifier(record, core::lower_ascii(id.attribute("EIdType").value()), flat_text(id));
  }
}

Author author_of(const Node& node) {
  Author author;
  const std::string group = text_of(node, "CollectiveName");
  author.family = text_of(node, "LastName");
  author.given = text_of(node, "ForeName");
  author.initials = text_of(node, "Initials");
  author.suffix = text_of(node, "Suffix");
  if (author.given.empty()) author.given = author.initials;
  if (author.family.empty() && !group.empty()) {
    author = {};
    author.family = group;
    author.group = true;
  } else if (author.family.empty()) {
    author.family.swap(author.given);
  }
  for (const Node& id : node.children("Identifier")) {
    if (core::lower_ascii(id.attribute("Source").value()) == "orcid" && author.orcid.empty()) author.orcid = orcid_of(id.child_value());
  }
  for (const Node& place : node.children("AffiliationInfo")) join(author.affiliation, text_of(place, "Affiliation"), "; ");
  join(author.affiliation, text_of(node, "Affiliation"), "; ");
  return author;
}

void read_authors(std::vector<Author>& authors, const Node& list) {
  for (const Node& node : list.children("Author")) {
    if (std::strcmp(node.attribute("ValidYN").value(), "N") == 0) continue;
    Author author = author_of(node);
    if (!author.family.empty()) authors.push_back(std::move(author));
  }
}

/// The sections, labelled as they are printed.
std::string abstract_of(const Node& abstract) {
  std::string text;
  for (const Node& part : abstract.children("AbstractText")) {
    std::string section = flat_text(part);
    if (section.empty()) continue;
    const std::string label = one_line(part.attribute("Label").value());
    if (!label.empty() && label != "UNLABELLED") section.insert(0, label + ": ");
    join(text, section, "\n");
  }
  return text;
}

void read_languages(Record& record, const Node& parent) {
  for (const Node& node : parent.children("Language")) {
    const std::string code = language_code(flat_text(node));
    if (!code.empty() && std::find(record.languages.begin(), record.languages.end(), code) == record.languages.end()) record.languages.push_back(code);
  }
}

void read_publication_types(Record& record, const Node& parent) {
  for (const Node& node : parent.children("PublicationType")) {
    std::string type = flat_text(node);
    if (!type.empty()) record.publication_types.push_back(std::move(type));
  }
}

void read_keywords(Record& record, const Node& parent) {
  for (const Node& heading : parent.child("MeshHeadingList").children("MeshHeading")) {
    const Node descriptor = heading.child("DescriptorName");
    Keyword keyword{"MESH", flat_text(descriptor), descriptor.attribute("UI").value(), false};
    for (const Node& part : heading.children()) keyword.major = keyword.major || std::strcmp(part.attribute("MajorTopicYN").value(), "Y") == 0;
    if (!keyword.term.empty()) record.keywords.push_back(std::move(keyword));
  }
  for (const Node& list : parent.children("KeywordList")) {
    for (const Node& node : list.children("Keyword")) {
      Keyword keyword{"keyword", flat_text(node), {}, std::strcmp(node.attribute("MajorTopicYN").value(), "Y") == 0};
      if (!keyword.term.empty()) record.keywords.push_back(std::move(keyword));
    }
  }
}

void read_links(Record& record, const Node& list) {
  for (const Node& node : list.children("CommentsCorrections")) {
    const char* const ref_type = node.attribute("RefType").value();
    const Relation* const relation = relation_of_ref_type(ref_type);
    Link link;
    link.relation = relation == nullptr ? words_of_ref_type(one_line(ref_type)) : std::string(relation->word);
    if (link.relation.empty() || link.relation == "cites") continue;
    link.text = text_of(node, "RefSource");
    link.pmid = pmid_of(text_of(node, "PMID"));
    link.note = text_of(node, "Note");
    link.doi = doi_in(link.text);
    link.published = date_in(link.text);
    if (!link.pmid.empty() || !link.doi.empty() || !link.text.empty()) record.links.push_back(std::move(link));
  }
}

void read_registrations(Record& record, const Node& list) {
  for (const Node& bank : list.children("DataBank")) {
    const std::string name = text_of(bank, "DataBankName");
    if (name == "GENBANK" || name == "PDB" || name == "OMIM" || name == "Dryad" || name == "figshare") continue;   // data, not trials
    for (const Node& number : bank.child("AccessionNumberList").children("AccessionNumber")) join(record.registration, flat_text(number), ", ");
  }
}

std::string pages_of(const Node& pagination) {
  std::string pages = text_of(pagination, "MedlinePgn");
  if (!pages.empty()) return pages;
  pages = text_of(pagination, "StartPage");
  const std::string end = text_of(pagination, "EndPage");
  return end.empty() || end == pages ? pages : pages + "-" + end;
}

}  // namespace

XmlFault parse_xml(pugi::xml_document& document, std::string_view piece, std::vector<char>& work) {
  work.assign(piece.begin(), piece.end());
  const auto result = document.load_buffer_inplace(work.data(), work.size(), kParsing, pugi::encoding_utf8);
  if (result) return {};
  XmlFault fault;
  fault.message = core::lower_ascii(std::string_view(result.description()).substr(0, 1)) + std::string(result.description()).substr(1);
  const auto before = piece.substr(0, std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), piece.size()));
  fault.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  fault.column = static_cast<int>(before.size() - (before.rfind('\n') + 1)) + 1;
  return fault;
}

Record read_pubmed_article(const pugi::xml_document& document) {
  Record record;
  const Node root = document.document_element();
  const Node citation = std::strcmp(root.name(), "MedlineCitation") == 0 ? root : root.child("MedlineCitation");
  const Node article = citation.child("Article");
  const Node journal = article.child("Journal");
  const Node issue = journal.child("JournalIssue");

  record.pmid = pmid_of(text_of(citation, "PMID"));
  read_identifiers(record, root.child("PubmedData").child("ArticleIdList"));
  read_locations(record, article);

  record.title = plain_title(text_of(article, "ArticleTitle"));
  record.vernacular_title = plain_title(text_of(article, "VernacularTitle"));
  if (record.title.empty()) record.title = record.vernacular_title;
  read_authors(record.authors, article.child("AuthorList"));

  record.journal = plain_title(text_of(journal, "Title"));
  record.journal_abbreviation = text_of(citation.child("MedlineJournalInfo"), "MedlineTA");
  if (record.journal_abbreviation.empty()) record.journal_abbreviation = text_of(journal, "ISOAbbreviation");
  record.issn = text_of(journal, "ISSN");
  record.volume = text_of(issue, "Volume");
  record.issue = text_of(issue, "Issue");
  record.pages = pages_of(article.child("Pagination"));

  record.published = date_of(issue.child("PubDate"));
  for (const Node& date : article.children("ArticleDate")) {
    if (record.electronic_date.empty()) record.electronic_date = date_of(date).iso;
  }
  record.revised = date_of(citation.child("DateRevised")).iso;

  read_languages(record, article);
  read_publication_types(record, article.child("PublicationTypeList"));
  read_keywords(record, citation);
  read_registrations(record, article.child("DataBankList"));
  record.conflict_of_interest = text_of(citation, "CoiStatement");
  record.abstract = abstract_of(article.child("Abstract"));
  if (record.abstract.empty()) record.abstract = abstract_of(citation.child("OtherAbstract"));
  read_links(record, citation.child("CommentsCorrectionsList"));
  return record;
}

Record read_pubmed_book(const pugi::xml_document& document) {
  Record record;
  const Node root = document.document_element();
  const Node chapter = root.child("BookDocument");
  const Node book = chapter.child("Book");

  record.pmid = pmid_of(text_of(chapter, "PMID"));
  read_identifiers(record, chapter.child("ArticleIdList"));
  read_identifiers(record, root.child("PubmedBookData").child("ArticleIdList"));
  read_locations(record, book);

  record.book_title = plain_title(text_of(book, "BookTitle"));
  record.title = plain_title(text_of(chapter, "ArticleTitle"));
  record.vernacular_title = plain_title(text_of(chapter, "VernacularTitle"));
  if (record.title.empty()) record.title = record.book_title;
  const auto read_list = [&](const Node& list) {
    read_authors(std::strcmp(list.attribute("Type").value(), "editors") == 0 ? record.editors : record.authors, list);
  };
  for (const Node& list : chapter.children("AuthorList")) read_list(list);
  for (const Node& list : book.children("AuthorList")) {
    const bool editors = std::strcmp(list.attribute("Type").value(), "editors") == 0;
    if (editors ? record.editors.empty() : record.authors.empty()) read_list(list);
  }

  record.publisher = text_of(book.child("Publisher"), "PublisherName");
  record.place = text_of(book.child("Publisher"), "PublisherLocation");
  record.edition = text_of(book, "Edition");
  record.volume = text_of(book, "Volume");
  for (const Node& isbn : book.children("Isbn")) join(record.isbn, flat_text(isbn), ", ");
  record.pages = pages_of(chapter.child("Pagination"));

  record.published = date_of(book.child("PubDate"));
  if (record.published.iso.empty()) record.published = date_of(book.child("BeginningDate"));
  record.electronic_date = date_of(chapter.child("ContributionDate")).iso;
  record.revised = date_of(chapter.child("DateRevised")).iso;

  read_languages(record, chapter);
  read_publication_types(record, chapter);
  read_keywords(record, chapter);
  record.abstract = abstract_of(chapter.child("Abstract"));
  return record;
}

std::vector<std::string> read_deleted(const pugi::xml_document& document) {
  std::vector<std::string> pmids;
  for (const Node& node : document.document_element().children("PMID")) {
    std::string pmid = pmid_of(node.child_value());
    if (!pmid.empty()) pmids.push_back(std::move(pmid));
  }
  return pmids;
}

}  // namespace casebook::bibliography
