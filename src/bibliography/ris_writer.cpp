#include "bibliography/ris_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace casebook::bibliography {
namespace {

class Lines {
 public:
  void add(const char* tag, std::string_view value) {
    const std::string line = on_one_line(value);
    if (!line.empty()) text_ += fmt::format("{}  - {}\n", tag, line);
  }
  std::string ended() && { return text_ + "ER  - \n"; }

 private:
  std::string text_;
};

const char* type_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::journal_article:
      return "JOUR";
    case RecordKind::book:
      return "BOOK";
    case RecordKind::chapter:
      return "CHAP";
    case RecordKind::other:
      return "GEN";
  }
  return "GEN";
}

/// "Family, Given, Suffix"; a group by its whole name.
std::string name_of(const Author& author) {
  const std::string given = author.given.empty() ? author.initials : author.given;
  if (author.group || given.empty()) return author.family;
  return author.family + ", " + given + (author.suffix.empty() ? "" : ", " + author.suffix);
}

void add_date(Lines& lines, const RecordDate& published) {
  const auto date = date_parts(published.iso);
  if (!date) {
    lines.add("DA", published.words);
    return;
  }
  lines.add("PY", fmt::format("{:04}", date->year));
  if (!published.words.empty()) {
    lines.add("DA", published.words);
  } else if (date->month) {
    lines.add("DA", fmt::format("{:04}/{:02}{}", date->year, *date->month, date->day ? fmt::format("/{:02}", *date->day) : std::string()));
  }
}

/// '1018-1020' as first and last page; anything else whole.
void add_pages(Lines& lines, const std::string& pages) {
  const auto hyphen = pages.find('-');
  const bool range = hyphen != std::string::npos && hyphen > 0 && hyphen + 1 < pages.size() && pages.find('-', hyphen + 1) == std::string::npos &&
                     pages.find_first_of(" ,;") == std::string::npos;
  lines.add("SP", range ? pages.substr(0, hyphen) : pages);
  if (range) lines.add("EP", pages.substr(hyphen + 1));
}

std::string entry(const CitedRecord& cited) {
  const Record& record = cited.record;
  const RecordKind kind = kind_of(record);
  Lines lines;
  lines.add("TY", type_of(kind));
  lines.add("ID", cited.citekey);
  for (const auto& author : record.authors) lines.add("AU", name_of(author));
  for (const auto& editor : record.editors) lines.add("A2", name_of(editor));
  lines.add("TI", record.title.empty() ? record.book_title : record.title);
  lines.add("TT", record.vernacular_title);
  if (kind == RecordKind::chapter) lines.add("T2", record.book_title);
  lines.add("JF", record.journal);
  lines.add("JA", record.journal_abbreviation);
  add_date(lines, record.published);
  lines.add("VL", record.volume);
  lines.add("IS", record.issue);
  add_pages(lines, record.pages);
  lines.add("DO", record.doi);
  lines.add("SN", kind == RecordKind::book || kind == RecordKind::chapter ? record.isbn : record.issn);
  lines.add("PB", record.publisher);
  lines.add("CY", record.place);
  lines.add("ET", record.edition);
  for (const auto& language : record.languages) lines.add("LA", language);
  for (const auto& keyword : record.keywords) lines.add("KW", keyword.term);
  lines.add("AB", record.abstract);
  if (!record.pmid.empty()) {
    lines.add("DB", "PubMed");
    lines.add("AN", record.pmid);
  }
  lines.add("C2", record.pmcid);
  return std::move(lines).ended();
}

}  // namespace

std::string ris(const std::vector<CitedRecord>& records) {
  std::string out;
  for (const auto& cited : records) out += (out.empty() ? "" : "\n") + entry(cited);
  return out;
}

}  // namespace casebook::bibliography
