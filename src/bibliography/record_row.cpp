#include "bibliography/record_row.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string_view>

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

/// Like FNV-1a (Fowler, Noll, Vo), but over eight bytes at a time with a fold behind each product, and with the length behind each text.
class Hash {
 public:
  void add(std::string_view text) {
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) step(bytes(text.data() + i, 8));
    if (i < text.size()) step(bytes(text.data() + i, text.size() - i));
    step(text.size() + 1);
  }
  std::uint64_t value() const { return state_; }

 private:
  /// The same number whatever the machine's order of bytes.
  static std::uint64_t bytes(const char* from, std::size_t count) {
    std::uint64_t number = 0;
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(&number, from, count);
    } else {
      for (std::size_t i = count; i > 0; --i) number = (number << 8U) | static_cast<unsigned char>(from[i - 1]);
    }
    return number;
  }
  void step(std::uint64_t number) {
    state_ = (state_ ^ number) * 0x9E3779B97F4A7C15ULL;
    state_ ^= state_ >> 32U;
  }
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
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
  Hash hash;
  std::size_t length = 0;
  const auto add = [&](std::string_view text) {
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
