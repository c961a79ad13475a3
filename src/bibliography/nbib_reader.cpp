#include "bibliography/nbib_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

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

/// A tag as one number, for `switch`.
constexpr std::uint32_t code_of(std::string_view tag) {
  std::uint32_t code = 0;
  for (const char c : tag.substr(0, 4)) code = (code << 8U) | static_cast<unsigned char>(c);
  return code;
}

/// The tags that are read here; those of links are in relation.h, and what is neither is passed over.
bool is_read(std::uint32_t code) {
  static constexpr std::array<std::uint32_t, 35> kRead{
      code_of("PMID"), code_of("PMC"), code_of("AID"), code_of("LID"), code_of("MID"), code_of("TI"), code_of("TT"), code_of("BTI"), code_of("FAU"),
      code_of("AU"),   code_of("CN"),  code_of("FED"), code_of("AD"),  code_of("AUID"), code_of("JT"), code_of("TA"), code_of("IS"), code_of("ISBN"),
      code_of("VI"),   code_of("IP"),  code_of("PG"),  code_of("PB"),  code_of("PL"),  code_of("EN"), code_of("DP"), code_of("DEP"), code_of("LR"),
      code_of("LA"),   code_of("PT"),  code_of("MH"),  code_of("OT"),  code_of("SI"),  code_of("COIS"), code_of("AB"), code_of("OAB")};
  return std::find(kRead.begin(), kRead.end(), code) != kRead.end();
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

void read_author(Record& record, bool full, const std::string& value, bool& had_full_name) {
  if (full) {
    record.authors.push_back(person_name(value));
    record.authors.back().group = false;
    had_full_name = true;
    return;
  }
  const Author name = person_name(value);
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

Record read_nbib(std::span<const TaggedField> fields) {
  Record record;
  bool had_full_name = false;
  for (const auto& field : fields) {
    const auto code = code_of(field.tag);
    const Relation* const relation = is_read(code) ? nullptr : relation_of_tag(field.tag);
    if (relation == nullptr && !is_read(code)) continue;
    std::string value = one_line(field.value);
    if (value.empty()) continue;
    if (relation != nullptr) {
      record.links.push_back(link_of(*relation, value));
      continue;
    }
    switch (code) {
      case code_of("PMID"):
        if (record.pmid.empty()) record.pmid = pmid_of(value);
        break;
      case code_of("PMC"):
        record.pmcid = pmcid_of(value);
        break;
      case code_of("AID"):
      case code_of("LID"):
        read_identifier(record, value);
        break;
      case code_of("MID"):
        record.other_identifiers.push_back({"mid", std::move(value)});
        break;
      case code_of("TI"):
        record.title = plain_title(std::move(value));
        break;
      case code_of("TT"):
        record.vernacular_title = plain_title(std::move(value));
        break;
      case code_of("BTI"):
        record.book_title = plain_title(std::move(value));
        break;
      case code_of("FAU"):
      case code_of("AU"):
        read_author(record, code == code_of("FAU"), value, had_full_name);
        break;
      case code_of("CN"):
        record.authors.emplace_back();
        record.authors.back().family = std::move(value);
        record.authors.back().group = true;
        had_full_name = false;
        break;
      case code_of("FED"):
        record.editors.push_back(person_name(value));
        break;
      case code_of("AD"):
        if (!record.authors.empty()) join(record.authors.back().affiliation, value, "; ");
        break;
      case code_of("AUID"):
        if (!record.authors.empty() && record.authors.back().orcid.empty()) record.authors.back().orcid = orcid_of(value);
        break;
      case code_of("JT"):
        record.journal = plain_title(std::move(value));
        break;
      case code_of("TA"):
        record.journal_abbreviation = std::move(value);
        break;
      case code_of("IS"):
        if (record.issn.empty()) record.issn = value.substr(0, value.find(' '));
        break;
      case code_of("ISBN"):
        join(record.isbn, value, ", ");
        break;
      case code_of("VI"):
        record.volume = std::move(value);
        break;
      case code_of("IP"):
        record.issue = std::move(value);
        break;
      case code_of("PG"):
        record.pages = std::move(value);
        break;
      case code_of("PB"):
        record.publisher = std::move(value);
        break;
      case code_of("PL"):
        record.place = std::move(value);
        break;
      case code_of("EN"):
        record.edition = std::move(value);
        break;
      case code_of("DP"):
        record.published = read_written_date(value);
        break;
      case code_of("DEP"):
        record.electronic_date = packed_date(value);
        break;
      case code_of("LR"):
        record.revised = packed_date(value);
        break;
      case code_of("LA"): {
        std::string language = language_code(value);
        if (!language.empty()) record.languages.push_back(std::move(language));
        break;
      }
      case code_of("PT"):
        record.publication_types.push_back(std::move(value));
        break;
      case code_of("MH"):
        record.keywords.push_back(heading_of(value));
        break;
      case code_of("OT"):
        record.keywords.push_back({"keyword", value.front() == '*' ? value.substr(1) : value, {}, value.front() == '*'});
        break;
      case code_of("SI"): {
        const auto slash = value.find('/');
        if (slash != std::string::npos && value.substr(0, slash) != "GENBANK" && value.substr(0, slash) != "PDB") join(record.registration, value.substr(slash + 1), ", ");
        break;
      }
      case code_of("COIS"):
        record.conflict_of_interest = std::move(value);
        break;
      case code_of("AB"):
        record.abstract = std::move(value);
        break;
      case code_of("OAB"):
        if (record.abstract.empty()) record.abstract = std::move(value);
        break;
      default:
        break;
    }
  }
  if (record.book_title.empty()) record.place.clear();   // PL is the place of a book, and the country of a journal
  if (record.title.empty()) record.title = record.vernacular_title.empty() ? record.book_title : record.vernacular_title;
  return record;
}

}  // namespace casebook::bibliography
