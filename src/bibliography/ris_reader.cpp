#include "bibliography/ris_reader.h"

#include <algorithm>
#include <array>

#include "bibliography/flat_text.h"
#include "bibliography/identifiers.h"
#include "bibliography/language_codes.h"
#include "bibliography/person_name.h"
#include "bibliography/written_date.h"
#include "core/text.h"

namespace casebook::bibliography {
namespace {

struct Type {
  std::string_view tag;
  std::string_view publication_type;
};
constexpr std::array<Type, 8> kTypes{{{"JOUR", "Journal Article"}, {"JFULL", "Journal Article"}, {"EJOUR", "Journal Article"}, {"MGZN", "Magazine Article"},
                                      {"BOOK", "Book"}, {"CHAP", "Book Chapter"}, {"CONF", "Congress"}, {"THES", "Academic Dissertation"}}};

bool is_book(std::string_view type) { return type == "BOOK" || type == "CHAP" || type == "EDBOOK" || type == "ECHAP" || type == "EBOOK"; }
bool is_chapter(std::string_view type) { return type == "CHAP" || type == "ECHAP"; }

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Digits behind `mark`.
std::string pmid_behind(const std::string& text, std::string_view mark) {
  const auto at = text.find(mark);
  if (at == std::string::npos) return {};
  auto start = at + mark.size();
  while (start < text.size() && (text[start] == ' ' || text[start] == ':')) ++start;
  auto end = start;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return pmid_of(std::string_view(text).substr(start, end - start));
}

std::string pmcid_within(const std::string& text) {
  const auto at = text.find("PMC");
  if (at == std::string::npos) return {};
  auto end = at + 3;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return pmcid_of(std::string_view(text).substr(at, end - at));
}

void set_if_empty(std::string& to, const std::string& value) {
  if (to.empty()) to = value;
}

}  // namespace

Record read_ris(std::span<const TaggedField> fields) {
  Record record;
  std::string type;
  std::string secondary_title;
  std::string start_page;
  std::string end_page;
  std::string article_number;
  std::string accession;
  std::string exact_date;
  bool of_pubmed = false;
  for (const auto& field : fields) {
    const std::string& tag = field.tag;
    const std::string value = one_line(field.value);
    if (value.empty()) continue;
    if (tag == "TY") {
      type = value;
      const auto* const known = std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& one) { return one.tag == value; });
      record.publication_types.insert(record.publication_types.begin(), known == kTypes.end() ? value : std::string(known->publication_type));
    } else if (tag == "M3") {
      record.publication_types.push_back(value);
    } else if (tag == "TI" || tag == "T1" || tag == "CT") {
      set_if_empty(record.title, title_without_stop(value));
    } else if (tag == "BT") {
      record.book_title = title_without_stop(value);
    } else if (tag == "TT") {
      record.vernacular_title = title_without_stop(value);
    } else if (tag == "T2") {
      secondary_title = value;
    } else if (tag == "JF" || tag == "JO") {
      set_if_empty(record.journal, value);
    } else if (tag == "JA" || tag == "J2" || tag == "J1") {
      set_if_empty(record.journal_abbreviation, value);
    } else if (tag == "AU" || tag == "A1") {
      record.authors.push_back(person_name(value));
    } else if (tag == "A2" || tag == "ED" || tag == "A3") {
      record.editors.push_back(person_name(value));
    } else if (tag == "AD") {
      if (record.authors.size() == 1) set_if_empty(record.authors.back().affiliation, value);
    } else if (tag == "PY" || tag == "Y1") {
      if (record.published.iso.empty()) record.published = read_written_date(value);
    } else if (tag == "DA") {
      exact_date = value;
    } else if (tag == "VL") {
      record.volume = value;
    } else if (tag == "IS") {
      record.issue = value;
    } else if (tag == "SP") {
      start_page = value;
    } else if (tag == "EP") {
      end_page = value;
    } else if (tag == "C7") {
      article_number = value;
    } else if (tag == "DO" || tag == "M1") {
      set_if_empty(record.doi, doi_of(value));
    } else if (tag == "SN") {
      if (is_book(type)) {
        record.isbn += (record.isbn.empty() ? "" : ", ") + value;
      } else {
        set_if_empty(record.issn, value.substr(0, value.find(' ')));
      }
    } else if (tag == "PB") {
      record.publisher = value;
    } else if (tag == "CY" || tag == "PP") {
      set_if_empty(record.place, value);
    } else if (tag == "ET") {
      record.edition = value;
    } else if (tag == "LA") {
      const std::string code = language_code(value);
      if (!code.empty()) record.languages.push_back(code);
    } else if (tag == "KW") {
      record.keywords.push_back({"keyword", value, {}, false});
    } else if (tag == "AB" || tag == "N2") {
      set_if_empty(record.abstract, value);
    } else if (tag == "DB" || tag == "DP") {
      const std::string lower = core::lower_ascii(value);
      of_pubmed = of_pubmed || contains(lower, "pubmed") || contains(lower, "medline") || contains(lower, "nlm");
    } else if (tag == "AN") {
      accession = value;
      set_if_empty(record.pmid, pmid_behind(value, "PMID"));
    } else if (tag == "N1" || tag == "ID" || tag == "C1" || tag == "C5") {
      set_if_empty(record.pmid, pmid_behind(value, "PMID"));
    } else if (tag == "C2") {
      set_if_empty(record.pmcid, pmcid_within(value));
    } else if (tag == "UR" || tag == "L1" || tag == "L2" || tag == "LK") {
      set_if_empty(record.pmid, pmid_behind(value, "pubmed.ncbi.nlm.nih.gov/"));
      set_if_empty(record.pmid, pmid_behind(value, "ncbi.nlm.nih.gov/pubmed/"));
      if (contains(value, "ncbi.nlm.nih.gov/")) set_if_empty(record.pmcid, pmcid_within(value));
      if (contains(value, "doi.org/")) set_if_empty(record.doi, doi_of(value));
    }
  }
  if (of_pubmed) set_if_empty(record.pmid, pmid_of(accession));
  if (!exact_date.empty()) {
    // DA says more than PY, or the same.
    const auto date = read_written_date(exact_date);
    if (date.iso.size() > record.published.iso.size() && date.iso.compare(0, record.published.iso.size(), record.published.iso) == 0) record.published = date;
  }
  if (is_chapter(type)) {
    set_if_empty(record.book_title, title_without_stop(secondary_title));
  } else if (is_book(type)) {
    set_if_empty(record.book_title, record.title);
  } else {
    set_if_empty(record.journal, secondary_title);
  }
  set_if_empty(record.title, record.book_title);
  set_if_empty(record.title, record.vernacular_title);
  record.pages = start_page;
  if (!end_page.empty() && end_page != start_page && !contains(start_page, "-")) record.pages += (start_page.empty() ? "" : "-") + end_page;
  set_if_empty(record.pages, article_number);
  return record;
}

}  // namespace casebook::bibliography
