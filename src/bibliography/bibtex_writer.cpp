#include "bibliography/bibtex_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace casebook::bibliography {
namespace {

constexpr std::array<const char*, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '{':   // BibTeX counts braces also behind a backslash
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// A capital of ASCII or of the accented Latin letters À to Þ.
bool is_capital(std::string_view word, std::size_t at) {
  const auto c = static_cast<unsigned char>(word[at]);
  if (c >= 'A' && c <= 'Z') return true;
  if (c != 0xC3 || at + 1 >= word.size()) return false;
  const auto next = static_cast<unsigned char>(word[at + 1]);
  return next >= 0x80 && next <= 0x9E && next != 0x97;
}

bool has_capital(std::string_view word, std::size_t from) {
  for (std::size_t at = from; at < word.size(); ++at) {
    if (is_capital(word, at)) return true;
  }
  return false;
}

/// Words with capitals in braces; the first letter of all is large anyway.
std::string title_words(std::string_view title) {
  const std::string line = on_one_line(title);
  std::string out;
  for (std::size_t from = 0; from < line.size();) {
    const auto end = std::min(line.find(' ', from), line.size());
    const std::string_view word = std::string_view(line).substr(from, end - from);
    const bool keep = has_capital(word, from == 0 ? 1 : 0);
    out += (out.empty() ? "" : " ") + (keep ? "{" + escaped(word) + "}" : escaped(word));
    from = end + 1;
  }
  return out;
}

std::string names(const std::vector<Author>& authors) {
  std::string out;
  for (const auto& author : authors) {
    if (!out.empty()) out += " and ";
    const std::string given = author.given.empty() ? author.initials : author.given;
    if (author.group || given.empty()) {
      out += "{" + escaped(on_one_line(author.family)) + "}";
      continue;
    }
    out += escaped(on_one_line(author.family));
    if (!author.suffix.empty()) out += ", " + escaped(on_one_line(author.suffix));
    out += ", " + escaped(on_one_line(given));
  }
  return out;
}

/// Numbers and addresses stand as they are; braces and backslashes, which hardly any has, are written as in an address.
std::string verbatim(std::string_view text) {
  std::string out;
  for (const char c : on_one_line(text)) {
    if (c == '{' || c == '}' || c == '\\') {
      out += c == '{' ? "%7B" : c == '}' ? "%7D" : "%5C";
    } else {
      out += c;
    }
  }
  return out;
}

/// '1018-1020' with the two hyphens of a range.
std::string pages(std::string_view given) {
  std::string out;
  for (const char c : on_one_line(given)) out += c == '-' ? std::string("--") : escaped(std::string_view(&c, 1));
  return out;
}

/// A name of an entry has no space, comma, quote or brace.
std::string entry_key(std::string_view citekey) {
  std::string key;
  for (const char c : citekey) key += std::string_view(" ,\"#%'(){}=~\\").find(c) == std::string_view::npos ? c : '-';
  return key;
}

const char* entry_type(RecordKind kind) {
  switch (kind) {
    case RecordKind::journal_article:
      return "article";
    case RecordKind::book:
      return "book";
    case RecordKind::chapter:
      return "incollection";
    case RecordKind::other:
      return "misc";
  }
  return "misc";
}

std::string entry(const CitedRecord& cited) {
  const Record& record = cited.record;
  const RecordKind kind = kind_of(record);
  std::string out = fmt::format("@{}{{{}", entry_type(kind), entry_key(cited.citekey));
  const auto field = [&out](const char* name, const std::string& value) {
    if (!value.empty()) out += fmt::format(",\n  {} = {{{}}}", name, value);
  };
  const auto text = [&](const char* name, const std::string& value) { field(name, escaped(on_one_line(value))); };
  field("author", names(record.authors));
  field("editor", names(record.editors));
  field("title", title_words(record.title.empty() ? record.book_title : record.title));
  if (kind == RecordKind::chapter) field("booktitle", title_words(record.book_title));
  text("journal", record.journal.empty() ? record.journal_abbreviation : record.journal);
  if (const auto date = date_parts(record.published.iso)) {
    field("year", fmt::format("{:04}", date->year));
    if (date->month) out += fmt::format(",\n  month = {}", kMonths[static_cast<std::size_t>(*date->month - 1)]);
  }
  text("volume", record.volume);
  text("number", record.issue);
  field("pages", pages(record.pages));
  text("edition", record.edition);
  text("publisher", record.publisher);
  text("address", record.place);
  field("isbn", verbatim(record.isbn));
  field("issn", verbatim(record.issn));
  field("doi", verbatim(record.doi));
  field("pmid", verbatim(record.pmid));
  field("pmcid", verbatim(record.pmcid));
  std::string languages;
  for (const auto& language : record.languages) languages += (languages.empty() ? "" : ", ") + language;
  text("language", languages);
  text("abstract", record.abstract);
  return out + "\n}\n";
}

}  // namespace

std::string bibtex(const std::vector<CitedRecord>& records) {
  std::string out;
  for (const auto& cited : records) out += (out.empty() ? "" : "\n") + entry(cited);
  return out;
}

}  // namespace casebook::bibliography
