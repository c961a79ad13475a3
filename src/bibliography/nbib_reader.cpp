#include "bibliography/nbib_reader.h"

#include <algorithm>

#include "bibliography/flat_text.h"
#include "bibliography/identifiers.h"
#include "bibliography/language_codes.h"
#include "bibliography/person_name.h"
#include "bibliography/relation.h"
#include "bibliography/written_date.h"
#include "core/text.h"

namespace casebook::bibliography {
namespace {

void join(std::string& text, const std::string& more, const char* by) {
  if (!more.empty()) text += (text.empty() ? "" : by) + more;
}

/// "20170802" -> 2017-08-02
std::string packed_date(std::string_view text) {
  if (text.size() < 4) return {};
  return iso_date(text.substr(0, 4), text.size() >= 6 ? text.substr(4, 2) : "", text.size() >= 8 ? text.substr(6, 2) : "");
}

/// "10.1001/jamadermatol.2017.2446 [doi]"
void read_identifier(Record& record, const std::string& value) {
  const auto bracket = value.rfind('[');
  if (bracket == std::string::npos || value.back() != ']') return;
  const std::string scheme = core::lower_ascii(value.substr(bracket + 1, value.size() - bracket - 2));
  const std::string number = core::trimmed(value.substr(0, bracket));
  if (number.empty() || scheme.empty()) return;
  if (scheme == "doi") {
    if (record.doi.empty()) record.doi = doi_of(number);
    return;
  }
  const auto same = [&](const OtherIdentifier& one) { return one.scheme == scheme && one.value == number; };
  if (std::none_of(record.other_identifiers.begin(), record.other_identifiers.end(), same)) record.other_identifiers.push_back({scheme, number});
}

/// "JAMA Dermatol. 2017 Oct 1;153(10):1072. PMID: 28877290"
Link link_of(const Relation& relation, const std::string& value) {
  Link link;
  link.relation = relation.word;
  link.text = value;
  const auto mark = value.find("PMID:");
  if (mark != std::string::npos) {
    std::size_t end = mark + 5;
    while (end < value.size() && (value[end] == ' ' || (value[end] >= '0' && value[end] <= '9'))) ++end;
    link.pmid = pmid_of(value.substr(mark + 5, end - mark - 5));
    if (!link.pmid.empty()) {
      link.text = core::trimmed(value.substr(0, mark));
      std::string rest = core::trimmed(value.substr(end));
      if (rest == ".") rest.clear();
      link.note = rest;
    }
  }
  link.doi = doi_in(link.text);
  link.published = date_in(link.text);
  return link;
}

void read_author(Record& record, const TaggedField& field, bool& had_full_name) {
  if (field.tag == "FAU") {
    record.authors.push_back(person_name(field.value));
    record.authors.back().group = false;
    had_full_name = true;
    return;
  }
  const Author name = person_name(field.value);
  if (!had_full_name) {
    record.authors.push_back(name);
    record.authors.back().group = false;
    return;
  }
  // AU repeats the FAU before it, in short.
  had_full_name = false;
  auto& author = record.authors.back();
  author.initials = name.initials;
  if (author.suffix.empty()) author.suffix = name.suffix;
}

Keyword heading_of(const std::string& value) {
  Keyword keyword{"MESH", value.substr(0, value.find('/')), {}, value.find('*') != std::string::npos};
  keyword.term.erase(std::remove(keyword.term.begin(), keyword.term.end(), '*'), keyword.term.end());
  return keyword;
}

}  // namespace

Record read_nbib(const std::vector<TaggedField>& fields) {
  Record record;
  bool had_full_name = false;
  for (const auto& field : fields) {
    const std::string& tag = field.tag;
    const std::string value = one_line(field.value);
    if (value.empty()) continue;
    if (const Relation* const relation = relation_of_tag(tag)) {
      record.links.push_back(link_of(*relation, value));
    } else if (tag == "PMID") {
      if (record.pmid.empty()) record.pmid = pmid_of(value);
    } else if (tag == "PMC") {
      record.pmcid = pmcid_of(value);
    } else if (tag == "AID" || tag == "LID") {
      read_identifier(record, value);
    } else if (tag == "MID") {
      record.other_identifiers.push_back({"mid", value});
    } else if (tag == "TI") {
      record.title = plain_title(value);
    } else if (tag == "TT") {
      record.vernacular_title = plain_title(value);
    } else if (tag == "BTI") {
      record.book_title = plain_title(value);
    } else if (tag == "FAU" || tag == "AU") {
      read_author(record, {tag, value, field.line}, had_full_name);
    } else if (tag == "CN") {
      Author group;
      group.family = value;
      group.group = true;
      record.authors.push_back(std::move(group));
      had_full_name = false;
    } else if (tag == "FED") {
      record.editors.push_back(person_name(value));
    } else if (tag == "AD") {
      if (!record.authors.empty()) join(record.authors.back().affiliation, value, "; ");
    } else if (tag == "AUID") {
      if (!record.authors.empty() && record.authors.back().orcid.empty()) record.authors.back().orcid = orcid_of(value);
    } else if (tag == "JT") {
      record.journal = plain_title(value);
    } else if (tag == "TA") {
      record.journal_abbreviation = value;
    } else if (tag == "IS") {
      if (record.issn.empty()) record.issn = value.substr(0, value.find(' '));
    } else if (tag == "ISBN") {
      join(record.isbn, value, ", ");
    } else if (tag == "VI") {
      record.volume = value;
    } else if (tag == "IP") {
      record.issue = value;
    } else if (tag == "PG") {
      record.pages = value;
    } else if (tag == "PB") {
      record.publisher = value;
    } else if (tag == "EN") {
      record.edition = value;
    } else if (tag == "DP") {
      record.published = read_written_date(value);
    } else if (tag == "DEP") {
      record.electronic_date = packed_date(value);
    } else if (tag == "LR") {
      record.revised = packed_date(value);
    } else if (tag == "LA") {
      const std::string code = language_code(value);
      if (!code.empty()) record.languages.push_back(code);
    } else if (tag == "PT") {
      record.publication_types.push_back(value);
    } else if (tag == "MH") {
      record.keywords.push_back(heading_of(value));
    } else if (tag == "OT") {
      record.keywords.push_back({"keyword", value.front() == '*' ? value.substr(1) : value, {}, value.front() == '*'});
    } else if (tag == "SI") {
      const auto slash = value.find('/');
      if (slash != std::string::npos && value.substr(0, slash) != "GENBANK" && value.substr(0, slash) != "PDB") join(record.registration, value.substr(slash + 1), ", ");
    } else if (tag == "COIS") {
      record.conflict_of_interest = value;
    } else if (tag == "AB") {
      record.abstract = value;
    } else if (tag == "OAB") {
      if (record.abstract.empty()) record.abstract = value;
    }
  }
  // PL is the country of a journal, and the place of a book.
  if (!record.book_title.empty()) {
    for (const auto& field : fields) {
      if (field.tag == "PL") record.place = one_line(field.value);
    }
  }
  if (record.title.empty()) record.title = record.vernacular_title.empty() ? record.book_title : record.vernacular_title;
  return record;
}

}  // namespace casebook::bibliography
