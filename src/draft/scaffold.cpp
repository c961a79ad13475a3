#include "draft/scaffold.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "bibliography/record_row.h"
#include "bibliography/relation.h"
#include "casefile/node.h"
#include "core/text.h"
#include "draft/candidates.h"
#include "draft/passage.h"

namespace casebook::draft {
namespace {

using bibliography::Record;
using casefile::Node;

constexpr const char* kToDo = "TODO";
constexpr std::size_t kLongestValue = 5000;   ///< characters; a case file takes 20,000
constexpr std::size_t kAround = 32;           ///< characters shown to either side of a candidate
constexpr std::size_t kValueColumn = 40;

Node text_node(std::string text) {
  Node node;
  node.text = std::move(text);
  return node;
}

void add(Node& mapping, const char* key, Node value) {
  mapping.kind = Node::Kind::mapping;
  mapping.entries.push_back({text_node(key), std::move(value)});
}

void add_text(Node& mapping, const char* key, const std::string& text) {
  if (text.empty()) return;
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < kLongestValue; ++count) end += core::code_point_at(text, end).length;
  add(mapping, key, text_node(comment_text(text.substr(0, end)) + (end < text.size() ? "…" : "")));
}

void add_to_do(Node& mapping, const char* key) { add(mapping, key, text_node(kToDo)); }

/// `Family, Given; Family, Given`
std::string author_list(const Record& record) {
  const auto plain = [](std::string name, bool family) {
    std::replace(name.begin(), name.end(), ';', ' ');
    if (family) std::replace(name.begin(), name.end(), ',', ' ');
    return comment_text(name);
  };
  std::string list;
  for (const auto& author : record.authors) {
    if (author.family.empty()) continue;
    list += (list.empty() ? "" : "; ") + plain(author.family, true);
    std::string given = plain(author.given.empty() ? author.initials : author.given, false);
    if (!author.suffix.empty()) given += (given.empty() ? "" : " ") + plain(author.suffix, false);
    if (!given.empty()) list += ", " + given;
  }
  return list;
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

Node article_node(const Record& record, const std::string& key) {
  Node article;
  add_text(article, "key", key);
  add_text(article, "title", record.title.empty() ? record.vernacular_title : record.title);
  add_text(article, "authors", author_list(record));
  add_text(article, "journal", record.journal.empty() ? record.journal_abbreviation : record.journal);
  const auto dates = bibliography::dates_of(record);
  add_text(article, "published", dates.published);
  add_text(article, "issue date", dates.issue_date);
  add_text(article, "volume", record.volume);
  add_text(article, "issue", record.issue);
  add_text(article, "pages", record.pages);
  add_text(article, "doi", record.doi);
  add_text(article, "pmid", record.pmid);
  add_text(article, "pmcid", record.pmcid);
  add_text(article, "language", joined(record.languages));
  add_text(article, "registration", record.registration);
  add_text(article, "conflict of interest", record.conflict_of_interest);
  add_to_do(article, "design");
  add(article, "text read", text_node(record.abstract.empty() ? kToDo : "abstract"));
  return article;
}

/// The notices that the record names. What one is about is for the curator: with its TODO it stays out of the catalogue.
Node errata_node(const Record& record) {
  Node errata;
  errata.kind = Node::Kind::sequence;
  for (const auto& link : record.links) {
    const auto* const relation = bibliography::relation_of_word(link.relation);
    if (relation == nullptr || relation->notice.empty()) continue;
    Node item;
    add_text(item, "kind", std::string(relation->notice));
    add_to_do(item, "scope");
    add_text(item, "published", link.published);
    add_text(item, "pmid", link.pmid);
    add_text(item, "doi", link.doi);
    if (link.pmid.empty() && link.doi.empty()) add_text(item, "cited as", link.text);
    errata.items.push_back(std::move(item));
  }
  return errata;
}

std::string section(const char* name, Node value) {
  Node root;
  add(root, name, std::move(value));
  return casefile::write_yaml(root);
}

/// "RESULTS" of an abstract's label as a locator has it: "Results".
std::string label_of(std::string_view line) {
  const auto colon = line.find(": ");
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return {};
  std::string label(line.substr(0, colon));
  if (std::count(label.begin(), label.end(), ' ') > 5 || label.find('.') != std::string::npos) return {};
  const bool capitals = std::none_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (label.front() < 'A' || label.front() > 'Z') return {};
  if (capitals) label = label.substr(0, 1) + core::lower_ascii(label.substr(1));
  return comment_text(label);
}

struct LabelledLine {
  std::size_t begin = 0;   ///< characters
  std::string label;
};

std::vector<LabelledLine> lines_of(std::string_view text) {
  constexpr std::size_t kLongestLabel = 80;
  std::vector<LabelledLine> lines{{0, label_of(text.substr(0, std::min(text.find('\n'), kLongestLabel)))}};
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++characters) {
    const bool ends = text[i] == '\n';
    i += core::code_point_at(text, i).length;
    if (!ends) continue;
    const auto line = text.substr(i, kLongestLabel);
    lines.push_back({characters + 1, label_of(line.substr(0, line.find('\n')))});
  }
  return lines;
}

/// "…cleared [within 6 weeks] of starting…"
std::string around(const Passage& passage, const Candidate& one) {
  std::size_t from = one.begin > kAround ? one.begin - kAround : 0;
  std::size_t to = std::min(one.end + kAround, passage.length());
  std::string before = passage.characters(from, one.begin);
  std::string after = passage.characters(one.end, to);
  // Not across the line, and no half words.
  if (const auto line = before.rfind('\n'); line != std::string::npos) {
    before.erase(0, line + 1);
  } else if (from > 0) {
    const auto space = before.find(' ');
    before = "…" + (space == std::string::npos ? before : before.substr(space + 1));
  }
  if (const auto line = after.find('\n'); line != std::string::npos) {
    after.resize(line);
  } else if (to < passage.length()) {
    const auto space = after.rfind(' ');
    after = (space == std::string::npos ? after : after.substr(0, space)) + "…";
  }
  // comment_text takes spaces off the ends, which belong here.
  const bool spaced = !before.empty() && before.back() == ' ';
  const bool spaced_after = !after.empty() && after.front() == ' ';
  return comment_text(before) + (spaced ? " " : "") + "[" + comment_text(passage.characters(one.begin, one.end)) + "]" + (spaced_after ? " " : "") + comment_text(after);
}

class CandidateList {
 public:
  explicit CandidateList(const TermRules* terms) : terms_(terms) {}

  /// The candidates of a text, under the labels of its sections.
  void add(const std::string& name, const std::string& text, Scaffold& scaffold) {
    const Passage passage(text);
    const std::vector<LabelledLine> lines = lines_of(text);
    std::size_t next_line = 0;
    std::string label;
    std::string heading;
    std::size_t sentence = static_cast<std::size_t>(-1);
    for (const Candidate& one : candidates_in(passage, terms_)) {
      ++scaffold.candidates[one.kind];
      while (next_line < lines.size() && lines[next_line].begin <= one.begin) label = lines[next_line++].label;
      const std::string place = label.empty() || name == "title" ? name : name + " (" + label + ")";
      if (place != heading) {
        scaffold.text += "#\n# " + place + "\n";
        heading = place;
      } else if (sentence != sentence_of(passage, one)) {
        scaffold.text += "#\n";
      }
      sentence = sentence_of(passage, one);
      std::string line = "#   " + one.key + ": " + comment_text(one.value);
      const auto width = static_cast<std::size_t>(core::display_width(line));
      line.append(width < kValueColumn ? kValueColumn - width : 2, ' ');
      scaffold.text += line + fmt::format("# {} {}-{}: {}\n", name, one.begin + 1, one.end, around(passage, one));
    }
  }

 private:
  static std::size_t sentence_of(const Passage& passage, const Candidate& one) {
    std::size_t low = 0;
    std::size_t high = passage.size();
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (passage[middle].begin < one.begin) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return passage[low].sentence;
  }

  const TermRules* terms_;
};

}  // namespace

std::string comment_text(std::string_view text) {
  std::string one_line;
  for (std::size_t i = 0; i < text.size();) {
    const auto point = core::code_point_at(text, i);
    const char32_t c = point.value;
    const bool white = point.valid && (c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F);
    if (white) {
      if (!one_line.empty() && one_line.back() != ' ') one_line += ' ';
    } else if (point.valid && (c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c & 0xFFFEU) == 0xFFFEU)) {
      one_line += fmt::format("<U+{:04X}>", static_cast<unsigned>(c));
    } else {
      one_line += text.substr(i, point.length);
    }
    i += point.length;
  }
  return core::trimmed(core::visible_text(one_line));
}

Scaffold scaffold_of(const Record& record, const std::string& key, const TermRules* terms, const std::string& written) {
  Scaffold scaffold;
  std::string& text = scaffold.text;
  const bool page = record.format == "page";
  text += fmt::format("# Drafted by casebook draft from {}{}.\n", page ? "a pasted abstract page" : "a record (" + record.format + ")",
                      record.pmid.empty() ? "" : ", PMID " + comment_text(record.pmid));
  text += "# Write something in place of every TODO, or take the line away where the text does not say.\n"
          "# A draft is loaded and listed, and never counted; take `draft: yes` away when all is done.\n";
  if (bibliography::design_of(record) == "notice") text += "# The record is a notice about another article: `casebook notice` records what it touches.\n";
  if (!written.empty()) text += fmt::format("# {} has a case file already ({}): adding this one would take its place, claims and all.\n", key, comment_text(written));
  text += "draft: yes\n\n";
  text += section("article", article_node(record, key));
  if (!record.publication_types.empty()) text += "  # the record calls it: " + comment_text(joined(record.publication_types)) + "\n";
  const bool spelled_out = std::any_of(record.authors.begin(), record.authors.end(), [](const auto& author) { return author.given != author.initials; });
  if (page && spelled_out) text += "  # the page does not tell family names from given names: the last word was taken\n";
  text += fmt::format("\nat: {}\n", record.abstract.empty() ? kToDo : "abstract");
  if (Node errata = errata_node(record); !errata.items.empty()) text += "\n" + section("errata", std::move(errata));
  text += "\n"
          "cohort:\n"
          "  size: TODO                          # all patients of the article\n"
          "  condition: TODO\n"
          "\n"
          "courses:\n"
          "  - treatment: TODO\n"
          "    who: TODO                         # all, 2 of 3, not stated, or a label of `patients`\n"
          "    steps:\n"
          "      - { dose: TODO, who: TODO, when: TODO }\n"
          "    outcomes:\n"
          "      - { endpoint: TODO, who: TODO, when: TODO }\n"
          "    adverse events: TODO              # a list, not reported, none reported or not assessed\n";
  const std::size_t head = text.size();
  CandidateList list(terms);
  list.add("title", record.title, scaffold);
  list.add("abstract", record.abstract, scaffold);
  std::size_t found = 0;
  for (const auto& [kind, count] : scaffold.candidates) found += count;
  const std::string introduction =
      found == 0 ? fmt::format("\n# No dose, count, age, sex or time was found in {}.\n", record.abstract.empty() ? "the title; there is no abstract" : "title and abstract")
                 : "\n# Candidates: read by rules, confirmed by nobody, loaded by nothing. Take what is right to its place above, without its `#`; add `at:` where the heading names a section.\n"
                   "# Behind each stands where it was found (characters from 1, first and last) and the words around it.\n";
  text.insert(head, introduction);
  return scaffold;
}

}  // namespace casebook::draft
