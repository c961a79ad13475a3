#include "bibliography/record_row.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>

namespace casebook::bibliography {
namespace {

struct Design {
  const char* publication_type;
  const char* design;
};
// The first that a record has. Publication types of MeSH (category V), 2024.
constexpr std::array<Design, 20> kDesigns{{{"Published Erratum", "notice"},
                                           {"Retraction of Publication", "notice"},
                                           {"Retraction Notice", "notice"},
                                           {"Expression of Concern", "notice"},
                                           {"Meta-Analysis", "systematic review"},
                                           {"Systematic Review", "systematic review"},
                                           {"Randomized Controlled Trial", "randomised trial"},
                                           {"Controlled Clinical Trial", "controlled trial"},
                                           {"Clinical Trial", "trial"},
                                           {"Case Reports", "case report"},
                                           {"Observational Study", "observational study"},
                                           {"Scoping Review", "review"},
                                           {"Review", "review"},
                                           {"Practice Guideline", "guideline"},
                                           {"Guideline", "guideline"},
                                           {"Editorial", "editorial"},
                                           {"Comment", "comment"},
                                           {"Letter", "letter"},
                                           {"Book", "book"},
                                           {"Book Chapter", "book chapter"}}};

/// FNV-1a, 64 bit (Fowler, Noll, Vo), with a byte between texts.
class Hash {
 public:
  explicit Hash(std::uint64_t start) : state_(start) {}
  void add(const std::string& text) {
    for (const char c : text) step(static_cast<unsigned char>(c));
    step(0xFF);   // no byte of UTF-8
  }
  std::uint64_t value() const { return state_; }

 private:
  void step(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3ULL; }
  std::uint64_t state_;
};

}  // namespace

RowDates dates_of(const Record& record) {
  const std::string& issue = record.published.iso;
  const std::string& electronic = record.electronic_date;
  if (electronic.empty()) return {issue, {}};
  if (issue.empty() || issue == electronic) return {electronic, {}};
  const auto common = std::min(issue.size(), electronic.size());
  if (issue.compare(0, common, electronic, 0, common) == 0) {
    return issue.size() > electronic.size() ? RowDates{issue, {}} : RowDates{electronic, issue};
  }
  return electronic < issue ? RowDates{electronic, issue} : RowDates{issue, {}};
}

std::string design_of(const Record& record) {
  const auto& types = record.publication_types;
  for (const auto& [type, design] : kDesigns) {
    if (std::find(types.begin(), types.end(), type) != types.end()) return design;
  }
  return "not stated";
}

std::string digest_of(const Record& record) {
  Hash hash(0xCBF29CE484222325ULL);
  std::size_t length = 0;
  const auto add = [&](const std::string& text) {
    hash.add(text);
    length += text.size() + 1;
  };
  const auto add_authors = [&](const std::vector<Author>& authors) {
    add(std::to_string(authors.size()));
    for (const auto& one : authors) {
      for (const auto* text : {&one.family, &one.given, &one.initials, &one.suffix, &one.orcid, &one.affiliation}) add(*text);
      add(one.group ? "group" : "person");
    }
  };
  for (const auto* text : {&record.pmid, &record.pmcid, &record.doi, &record.title, &record.vernacular_title, &record.journal, &record.journal_abbreviation, &record.issn,
                           &record.volume, &record.issue, &record.pages, &record.book_title, &record.publisher, &record.place, &record.edition, &record.isbn,
                           &record.published.iso, &record.published.words, &record.electronic_date, &record.revised, &record.registration,
                           &record.conflict_of_interest, &record.abstract, &record.format}) {
    add(*text);
  }
  add_authors(record.authors);
  add_authors(record.editors);
  for (const auto* list : {&record.languages, &record.publication_types}) {
    add(std::to_string(list->size()));
    for (const auto& text : *list) add(text);
  }
  for (const auto& one : record.other_identifiers) {
    add(one.scheme);
    add(one.value);
  }
  add("");
  for (const auto& one : record.keywords) {
    for (const auto* text : {&one.scheme, &one.term, &one.code}) add(*text);
    add(one.major ? "major" : "");
  }
  add("");
  for (const auto& one : record.links) {
    for (const auto* text : {&one.relation, &one.pmid, &one.doi, &one.text, &one.note, &one.published}) add(*text);
  }
  return fmt::format("{:016x}{:08x}", hash.value(), static_cast<std::uint32_t>(length));
}

int format_rank(const std::string& format) { return format == "PubMed XML" ? 3 : format == "NBIB" ? 2 : 1; }

}  // namespace casebook::bibliography
