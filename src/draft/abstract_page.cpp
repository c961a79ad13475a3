#include "draft/abstract_page.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "bibliography/flat_text.h"
#include "bibliography/identifiers.h"
#include "bibliography/person_name.h"
#include "bibliography/written_date.h"
#include "core/printed_place.h"
#include "core/text.h"

namespace casebook::draft {
namespace {

using bibliography::Author;
using bibliography::Record;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool starts_with(std::string_view text, std::string_view beginning) { return core::lower_ascii(text.substr(0, beginning.size())) == beginning; }

/// What a line of the page begins.
enum class Heading { none, identifiers, abstract, affiliations, keywords, notice, stop, noise };

struct Mark {
  const char* beginning;   ///< in lower case
  Heading heading;
  bool whole;              ///< the line holds nothing else (but a colon)
};

constexpr std::array<Mark, 51> kMarks{{{"pmid:", Heading::identifiers, false},
                                       {"pmcid:", Heading::identifiers, false},
                                       {"doi:", Heading::identifiers, false},
                                       {"abstract", Heading::abstract, true},
                                       {"affiliations", Heading::affiliations, true},
                                       {"affiliation", Heading::affiliations, true},
                                       {"author information:", Heading::affiliations, false},
                                       {"author information", Heading::affiliations, true},
                                       {"authors", Heading::noise, true},
                                       {"keywords:", Heading::keywords, false},
                                       {"keywords", Heading::keywords, true},
                                       {"key words:", Heading::keywords, false},
                                       {"erratum in", Heading::notice, false},
                                       {"retraction in", Heading::notice, false},
                                       {"partial retraction in", Heading::notice, false},
                                       {"expression of concern in", Heading::notice, false},
                                       {"corrected and republished in", Heading::notice, false},
                                       {"comment in", Heading::stop, false},
                                       {"comment on", Heading::stop, false},
                                       {"erratum for", Heading::stop, false},
                                       {"update in", Heading::stop, false},
                                       {"update of", Heading::stop, false},
                                       {"republished", Heading::stop, false},
                                       {"summary for patients", Heading::stop, false},
                                       {"conflict of interest", Heading::stop, false},
                                       {"copyright", Heading::stop, false},
                                       {"\xC2\xA9", Heading::stop, false},
                                       {"figures", Heading::stop, true},
                                       {"figure", Heading::stop, true},
                                       {"references", Heading::stop, true},
                                       {"similar articles", Heading::stop, true},
                                       {"cited by", Heading::stop, false},
                                       {"publication types", Heading::stop, true},
                                       {"mesh terms", Heading::stop, true},
                                       {"substances", Heading::stop, true},
                                       {"supplementary concepts", Heading::stop, true},
                                       {"supplementary info", Heading::stop, false},
                                       {"grants and funding", Heading::stop, true},
                                       {"grant support", Heading::stop, true},
                                       {"linkout", Heading::stop, false},
                                       {"related information", Heading::stop, true},
                                       {"full text links", Heading::stop, true},
                                       {"free pmc article", Heading::noise, true},
                                       {"free article", Heading::noise, true},
                                       {"no abstract available", Heading::stop, false},
                                       {"online ahead of print", Heading::noise, false},
                                       {"case reports", Heading::noise, true},
                                       {"review", Heading::noise, true},
                                       {"collaborators", Heading::stop, false},
                                       {"actions", Heading::noise, true},
                                       {"expand", Heading::noise, true}}};

Heading heading_of(std::string_view line) {
  for (const auto& mark : kMarks) {
    if (!starts_with(line, mark.beginning)) continue;
    const auto rest = core::trimmed(line.substr(std::string_view(mark.beginning).size()));
    if (!mark.whole || rest.empty() || rest == ":") return mark.heading;
    if (mark.heading == Heading::abstract && rest.front() == ':') return mark.heading;
  }
  return Heading::none;
}

/// "IMPORTANCE: ", "Methods and results: ": the label of a section of an abstract; empty: none.
std::string_view label_of(std::string_view line) {
  const auto colon = line.find(": ");
  if (colon == std::string_view::npos || colon == 0 || colon > 60 || !is_capital(line.front())) return {};
  const auto label = line.substr(0, colon);
  const auto words = std::count(label.begin(), label.end(), ' ') + 1;
  const bool plain = std::all_of(label.begin(), label.end(), [](unsigned char c) { return std::isalpha(c) != 0 || c == ' ' || c == '/' || c == ',' || c == '-' || c == '&' || c == '(' || c == ')'; });
  return plain && words <= 6 ? label : std::string_view{};
}

bool all_capitals(std::string_view label) {
  return std::none_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

struct Line {
  std::string text;
  bool after_blank = true;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  std::size_t start = 0;
  while (start <= text.size()) {
    const auto end = std::min(text.find_first_of("\r\n", start), text.size());
    Line line{bibliography::one_line(text.substr(start, end - start)), blank};
    blank = line.text.empty();
    if (!blank) lines.push_back(std::move(line));
    start = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

/// "JAMA Dermatol. 2017 Oct 1;153(10):1018-1020. doi: 10...": year and volume, or year and DOI.
bool is_citation(std::string_view line) {
  if (line.size() > 600) return false;
  if (!core::printed_place(line).empty() && line.find(';') < 200) return true;
  const bool has_doi = core::lower_ascii(line).find("doi:") != std::string::npos;
  return has_doi && !starts_with(line, "doi:") && !bibliography::date_in(line).empty();
}

/// Where the date of a citation begins: the last year before the first semicolon or "doi".
std::size_t year_in(std::string_view citation) {
  const auto stop = std::min({citation.find(';'), core::lower_ascii(citation).find("doi"), citation.size()});
  for (std::size_t i = 0; i + 4 <= stop; ++i) {
    const bool year = is_digit(citation[i]) && is_digit(citation[i + 1]) && is_digit(citation[i + 2]) && is_digit(citation[i + 3]) && (citation[i] == '1' || citation[i] == '2');
    const bool alone = (i == 0 || citation[i - 1] == ' ' || citation[i - 1] == '.') && (i + 4 == citation.size() || !is_digit(citation[i + 4]));
    if (year && alone) return i;
  }
  return std::string_view::npos;
}

void read_citation(const std::string& line, const std::string& line_before, Record& record) {
  const auto year = year_in(line);
  if (year == std::string::npos) return;
  std::string journal = core::trimmed(std::string_view(line).substr(0, year));
  // "1. JAMA Dermatol." of a saved list.
  std::size_t digits = 0;
  while (digits < journal.size() && is_digit(journal[digits])) ++digits;
  if (digits > 0 && digits + 1 < journal.size() && journal[digits] == '.') journal = core::trimmed(std::string_view(journal).substr(digits + 1));
  while (!journal.empty() && (journal.back() == '.' || journal.back() == ' ')) journal.pop_back();
  if (journal.empty() && heading_of(line_before) == Heading::none && line_before.size() < 200) {
    journal = line_before;
    while (!journal.empty() && journal.back() == '.') journal.pop_back();
  }
  record.journal = journal;
  const std::string_view rest = std::string_view(line).substr(year);
  const auto stop = std::min(rest.find_first_of(";:"), core::lower_ascii(rest).find(". doi"));
  record.published = bibliography::read_written_date(core::trimmed(rest.substr(0, std::min(stop, rest.find('.')))));
  const auto semicolon = rest.find(';');
  if (semicolon != std::string_view::npos) {
    const auto after = rest.substr(semicolon + 1);
    const auto end = std::min(after.find(". "), after.size());
    auto numbers = after.substr(0, end);
    while (!numbers.empty() && numbers.back() == '.') numbers.remove_suffix(1);
    const auto colon = numbers.find(':');
    const auto open = numbers.substr(0, colon).find('(');
    record.volume = core::trimmed(numbers.substr(0, std::min(open, std::min(colon, numbers.size()))));
    if (open != std::string_view::npos) {
      const auto close = numbers.find(')', open);
      if (close != std::string_view::npos) record.issue = core::trimmed(numbers.substr(open + 1, close - open - 1));
    }
    if (colon != std::string_view::npos) record.pages = core::trimmed(numbers.substr(colon + 1));
  }
  if (record.doi.empty()) record.doi = bibliography::doi_in(line);
  const std::string lower = core::lower_ascii(line);
  if (const auto epub = lower.find("epub "); epub != std::string::npos) {
    const auto words = std::string_view(line).substr(epub + 5);
    record.electronic_date = bibliography::read_written_date(core::trimmed(words.substr(0, words.find('.')))).iso;
  }
}

std::string number_behind(std::string_view line, std::string_view name) {
  const std::string lower = core::lower_ascii(line);
  for (auto at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
    if (at > 0 && std::isalnum(static_cast<unsigned char>(lower[at - 1])) != 0) continue;
    const auto value = line.substr(at + name.size());
    const auto start = value.find_first_not_of(' ');
    if (start == std::string_view::npos) return {};
    return std::string(value.substr(start, value.find(' ', start) - start));
  }
  return {};
}

void read_identifiers(std::string_view line, Record& record) {
  if (record.pmid.empty()) record.pmid = bibliography::pmid_of(number_behind(line, "pmid:"));
  if (record.pmcid.empty()) record.pmcid = bibliography::pmcid_of(number_behind(line, "pmcid:"));
  // A line of its own stands above the citation's, where a long DOI may be broken.
  if (const auto doi = bibliography::doi_of(number_behind(line, "doi:")); !doi.empty()) record.doi = doi;
}

/// Marks and figures that stand behind names: ¹, 2, *, #, †, (1).
std::string without_marks(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const auto point = core::code_point_at(text, i);
    const char32_t c = point.value;
    const bool superscript = c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079) || c == 0x2020 || c == 0x2021 || c == 0xA7 || c == 0xB6;
    if (superscript || c == '*' || c == '#' || c == '(' || c == ')' || c == '[' || c == ']') {
      plain += ' ';
    } else if (c < 0x80 && is_digit(static_cast<char>(c))) {
      // The 3 of "3rd" belongs to the name.
      const bool ordinal = core::lower_ascii(text.substr(i, 3)) == "2nd" || core::lower_ascii(text.substr(i, 3)) == "3rd" || core::lower_ascii(text.substr(i, 3)) == "4th";
      if (ordinal) {
        plain += text.substr(i, 3);
        i += 3;
        continue;
      }
      plain += ' ';
    } else {
      plain += text.substr(i, point.length);
    }
    i += point.length;
  }
  return bibliography::one_line(plain);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find(' ', start), text.size());
    if (end > start) words.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

bool is_particle(const std::string& word) {
  static const std::array<std::string_view, 18> kParticles{"van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "von", "zu", "la", "le", "ter", "ten", "al", "el"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

std::vector<Author> authors_of(std::string_view line) {
  std::vector<Author> authors;
  std::string text(line);
  while (!text.empty() && text.back() == '.') text.pop_back();
  for (std::size_t start = 0; start <= text.size();) {
    const auto end = std::min(text.find_first_of(",;", start), text.size());
    const auto part = std::string_view(text).substr(start, end - start);
    start = end + 1;
    Author author = page_author(part);
    const std::string plain = core::lower_ascii(without_marks(part));
    const bool suffix = plain == "jr" || plain == "sr" || plain == "jr." || plain == "ii" || plain == "iii";
    if (suffix && !authors.empty()) {
      authors.back().suffix = without_marks(part);
    } else if (!author.family.empty() && plain != "et al" && plain != "et al.") {
      authors.push_back(std::move(author));
    }
  }
  return authors;
}

/// A line of names: parts between commas of at most seven words, each begun by a capital or a particle, and no sentence.
bool looks_like_authors(std::string_view line) {
  std::string text(line);
  while (!text.empty() && text.back() == '.') text.pop_back();
  if (text.empty() || text.find(": ") != std::string::npos || text.find(". ") != std::string::npos || text.find('?') != std::string::npos) return false;
  bool any = false;
  for (std::size_t start = 0; start <= text.size();) {
    const auto end = std::min(text.find_first_of(",;", start), text.size());
    const auto words = words_of(without_marks(std::string_view(text).substr(start, end - start)));
    start = end + 1;
    if (words.size() > 7) return false;
    std::size_t lower = 0;
    for (const auto& word : words) lower += word.front() >= 'a' && word.front() <= 'z' && !is_particle(word) ? 1U : 0U;
    const bool et_al = words.size() == 2 && words[0] == "et";
    if (lower > 0 && !et_al && !(words.size() == 1 && words[0] == "and")) return false;
    any = any || words.size() >= 2;
  }
  return any;
}

class PageReader {
 public:
  explicit PageReader(std::string_view text) : lines_(lines_of(text)) {}

  std::optional<Record> read() {
    const auto citation = std::find_if(lines_.begin(), lines_.end(), [](const Line& line) { return heading_of(line.text) == Heading::none && is_citation(line.text); });
    const bool marked = std::any_of(lines_.begin(), lines_.end(), [](const Line& line) {
      const Heading heading = heading_of(line.text);
      return heading == Heading::identifiers || heading == Heading::abstract;
    });
    if (citation == lines_.end() && !marked) return std::nullopt;
    at_ = 0;
    if (citation != lines_.end()) {
      at_ = static_cast<std::size_t>(citation - lines_.begin());
      // Paragraphs are told by blank lines where one follows within the citation's own.
      paragraphs_ = false;
      for (std::size_t i = at_ + 1; i < lines_.size() && i <= at_ + 3; ++i) paragraphs_ = paragraphs_ || lines_[i].after_blank;
      const std::string before = at_ > 0 ? lines_[at_ - 1].text : std::string();
      read_citation(paragraph(), before, record_);
    } else {
      paragraphs_ = std::count_if(lines_.begin(), lines_.end(), [](const Line& line) { return line.after_blank; }) > 2;
    }
    read_head();
    read_body();
    record_.format = "page";
    if (record_.title.empty() && record_.abstract.empty() && record_.pmid.empty() && record_.doi.empty()) return std::nullopt;
    return std::move(record_);
  }

 private:
  bool done() const { return at_ >= lines_.size(); }
  Heading heading() const { return heading_of(lines_[at_].text); }

  /// The line here, or the lines up to a blank one or the next heading; moves behind them.
  std::string paragraph() {
    std::string text = lines_[at_++].text;
    while (paragraphs_ && !done() && !lines_[at_].after_blank && heading() == Heading::none && !starts_section(lines_[at_].text)) {
      text += " " + lines_[at_++].text;
    }
    return text;
  }

  static bool starts_section(std::string_view line) {
    const auto label = label_of(line);
    return !label.empty() && all_capitals(label);
  }

  void skip_noise() {
    while (!done() && (heading() == Heading::noise || starts_with(lines_[at_].text, "epub "))) ++at_;
  }

  /// Title and authors.
  void read_head() {
    skip_noise();
    while (!done() && heading() == Heading::identifiers) read_identifiers(paragraph(), record_);
    skip_noise();
    if (done() || heading() != Heading::none) return;
    std::string title = lines_[at_++].text;
    // A line of names with commas right below the title is none of it.
    while (paragraphs_ && !done() && !lines_[at_].after_blank && heading() == Heading::none && !(lines_[at_].text.find(',') != std::string::npos && looks_like_authors(lines_[at_].text))) {
      title += " " + lines_[at_++].text;
    }
    record_.title = bibliography::plain_title(title);
    skip_noise();
    if (done() || heading() != Heading::none) return;
    const std::size_t here = at_;
    const std::string names = paragraph();
    // A single word or a sentence is no list of names.
    if (looks_like_authors(names)) {
      record_.authors = authors_of(names);
    } else {
      at_ = here;
    }
  }

  void read_body() {
    enum class Part { head, affiliations, abstract, other, notice, keywords };
    Part part = Part::head;
    bool abstract_closed = false;
    std::string notice;
    while (!done()) {
      const Heading what = heading();
      const std::string text = paragraph();
      switch (what) {
        case Heading::identifiers:
          read_identifiers(text, record_);
          if (part == Part::abstract) abstract_closed = true;
          part = Part::head;
          continue;
        case Heading::abstract: {
          part = Part::abstract;
          const auto rest = core::trimmed(std::string_view(text).substr(8));
          if (!rest.empty() && rest != ":") add_abstract(core::trimmed(std::string_view(rest).substr(rest.front() == ':' ? 1 : 0)));
          continue;
        }
        case Heading::affiliations:
          part = Part::affiliations;
          continue;
        case Heading::keywords:
          if (part == Part::abstract) abstract_closed = true;
          add_keywords(text);
          part = Part::keywords;
          continue;
        case Heading::notice:
          notice = core::lower_ascii(text.substr(0, text.find(" in") + 3));
          part = Part::notice;
          if (const auto rest = core::trimmed(std::string_view(text).substr(notice.size())); !rest.empty()) add_notice(notice, rest);
          continue;
        case Heading::stop:
          if (part == Part::abstract) abstract_closed = true;
          part = Part::other;
          continue;
        case Heading::noise:
          continue;
        case Heading::none:
          break;
      }
      if (part == Part::abstract) {
        add_abstract(text);
      } else if (part == Part::notice && !begins_abstract(text)) {
        add_notice(notice, text);
      } else if (paragraphs_ && !abstract_closed && part != Part::keywords && begins_abstract(text)) {
        // Text that PubMed saves has no heading above its abstract.
        add_abstract(text);
        part = Part::abstract;
      }
    }
  }

  /// A long paragraph or one with a label, that is no list of affiliations.
  static bool begins_abstract(std::string_view text) {
    constexpr std::size_t kLong = 120;
    if (text.front() == '(' || is_digit(text.front())) return false;
    if (text.find("PMID:") != std::string_view::npos) return false;
    return starts_section(text) || text.size() >= kLong;
  }

  void add_abstract(const std::string& text) {
    if (!text.empty()) record_.abstract += (record_.abstract.empty() ? "" : "\n") + text;
  }

  void add_keywords(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return;
    for (std::size_t start = colon + 1; start < text.size();) {
      const auto end = std::min(text.find_first_of(";,", start), text.size());
      auto term = core::trimmed(text.substr(start, end - start));
      while (!term.empty() && term.back() == '.') term.pop_back();
      if (!term.empty()) record_.keywords.push_back({"keyword", term, {}, false});
      start = end + 1;
    }
  }

  void add_notice(const std::string& relation, const std::string& text) {
    if (record_.links.empty() || record_.links.back().relation != relation || !record_.links.back().pmid.empty() || !record_.links.back().published.empty()) {
      record_.links.push_back({relation, {}, {}, {}, {}, {}});
    }
    auto& link = record_.links.back();
    link.text += (link.text.empty() ? "" : " ") + text;
    if (link.pmid.empty()) link.pmid = bibliography::pmid_of(number_behind(text, "pmid:"));
    if (link.doi.empty()) link.doi = bibliography::doi_in(text);
    if (link.published.empty()) link.published = bibliography::date_in(text);
  }

  std::vector<Line> lines_;
  std::size_t at_ = 0;
  bool paragraphs_ = true;
  Record record_;
};

}  // namespace

Author page_author(std::string_view text) {
  std::string plain = without_marks(text);
  if (starts_with(plain, "and ")) plain = core::trimmed(std::string_view(plain).substr(4));
  auto words = words_of(plain);
  Author author;
  // Single letters behind a name are marks of affiliations (a, b), initials are capitals.
  while (words.size() > 1 && words.back().size() == 1 && words.back().front() >= 'a' && words.back().front() <= 'z') words.pop_back();
  const bool letters = std::any_of(plain.begin(), plain.end(), [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; });
  if (words.empty() || !letters) return author;
  for (const auto& word : words) {
    if (word == "Group" || word == "Network" || word == "Consortium" || word == "Society" || word == "Collaborators" || word == "Investigators") {
      author.group = true;
      author.family = plain;
      return author;
    }
  }
  static const std::array<std::string_view, 9> kSuffixes{"Jr", "Jr.", "Sr", "Sr.", "II", "III", "2nd", "3rd", "4th"};
  if (words.size() > 2 && std::find(kSuffixes.begin(), kSuffixes.end(), words.back()) != kSuffixes.end()) {
    author.suffix = words.back();
    words.pop_back();
  }
  const auto joined = [&](std::size_t from, std::size_t to) {
    std::string all;
    for (std::size_t i = from; i < to; ++i) all += (all.empty() ? "" : " ") + words[i];
    return all;
  };
  const std::string& last = words.back();
  const bool initials = words.size() > 1 && last.size() <= 4 && std::all_of(last.begin(), last.end(), [](char c) { return is_capital(c) || c == '-'; });
  if (initials) {
    author.family = joined(0, words.size() - 1);
    author.given = author.initials = last;
    return author;
  }
  std::size_t family = words.size() - 1;
  while (family > 1 && is_particle(words[family - 1])) --family;
  author.family = joined(family, words.size());
  author.given = joined(0, family);
  return author;
}

std::optional<Record> read_abstract_page(std::string_view text) { return PageReader(text).read(); }

}  // namespace casebook::draft
