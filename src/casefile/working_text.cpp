#include "casefile/working_text.h"

#include <algorithm>
#include <cstdio>

#include "casefile/characters.h"
#include "casefile/limits.h"

namespace casebook::casefile {

namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int count_characters(std::string_view text) {
  int count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) i += character_at(text, i).length;
  return count;
}

std::string byte_name(char32_t byte) {
  char name[8];
  std::snprintf(name, sizeof name, "0x%02X", static_cast<unsigned>(byte));
  return name;
}

/// "---" or "..." alone or followed by a space.
bool is_document_mark(std::string_view line) {
  const std::string_view mark = line.substr(0, 3);
  return (mark == "---" || mark == "...") && (line.size() == 3 || line[3] == ' ' || line[3] == '\t');
}

}  // namespace

std::string_view stripped(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view without_comment(std::string_view text) {
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1)) {
    if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t') return text.substr(0, at);
  }
  return text;
}

std::size_t key_without_space(std::string_view words) {
  if (words.empty() || !is_letter(words[0])) return 0;
  const std::size_t colon = words.find(':');
  if (colon == std::string_view::npos || colon > 40 || colon + 1 >= words.size()) return 0;
  for (const char c : words.substr(0, colon)) {
    if (!is_letter(c) && !(c >= '0' && c <= '9') && c != ' ' && c != '-') return 0;
  }
  const char next = words[colon + 1];
  return next == '/' || next == ' ' || next == '\t' || next == ':' ? 0 : colon + 1;
}

LineEntry line_entry(std::string_view line) {
  std::size_t at = line.find_first_not_of(' ');
  if (at == std::string_view::npos) return {};
  while (at + 1 < line.size() && line[at] == '-' && line[at + 1] == ' ') {
    at = line.find_first_not_of(' ', at + 1);
    if (at == std::string_view::npos) return {};
  }
  if (std::string_view("\"'{[#&*!|>%@`").find(line[at]) != std::string_view::npos) return {};
  const std::size_t colon = line.find(": ", at);
  if (colon == std::string_view::npos || colon == at) return {};
  const std::string_view key = line.substr(at, colon - at);
  if (key.find(" #") != std::string_view::npos) return {};
  const std::size_t value = line.find_first_not_of(" \t", colon + 1);
  if (value == std::string_view::npos) return {};
  LineEntry entry;
  entry.key = stripped(key);
  entry.value = stripped(without_comment(line.substr(value)));
  entry.value_column = count_characters(line.substr(0, value)) + 1;
  return entry;
}

WorkingText::WorkingText(const std::string& path, std::string_view original, std::vector<core::Diagnostic>& problems)
    : path_(path) {
  int line = 1;
  int column = 1;  // of the original
  const auto report = [&](const char* rule, std::string message, const char* hint, int width = 1) {
    if (problems.size() >= kMostProblems) return;
    problems.push_back(
        {core::Severity::error, rule, {path_, line, column, line, column + width, {}}, std::move(message), hint});
  };
  if (original.substr(0, 3) == "\uFEFF") original.remove_prefix(3);
  text_.reserve(original.size() + 64);

  bool words_seen = false;
  bool ended = false;
  std::size_t at = 0;
  while (at < original.size()) {
    const std::size_t line_start = text_.size();
    // The lead of the line: spaces, tabs and the dashes of items.
    const std::size_t line_end = std::min(original.find('\n', at), original.size());
    std::string_view rest = original.substr(at, line_end - at);
    if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
    const std::size_t first_word = rest.find_first_not_of(" \t");
    const bool silent = first_word == std::string_view::npos || rest[first_word] == '#';
    std::size_t lead = 0;
    if (first_word == std::string_view::npos) {
      lead = rest.size();
    } else {
      bool tab_seen = false;
      bool after_dash = false;
      for (; lead < rest.size(); ++lead, ++column) {
        const char c = rest[lead];
        if (c == '-' && lead + 1 < rest.size() && (rest[lead + 1] == ' ' || rest[lead + 1] == '\t')) {
          after_dash = true;
        } else if (c == '\t') {
          if (!tab_seen && !silent) report("tab-indent", "a tab stands where spaces must", "two spaces a level");
          tab_seen = true;
          if (!after_dash) {
            inserted_[line].push_back(static_cast<int>(text_.size() - line_start) + 2);
            text_ += ' ';
          }
          text_ += ' ';
          continue;
        } else if (c != ' ') {
          break;
        }
        text_ += c;
      }
    }

    if (!silent && is_document_mark(rest)) {
      if (rest[0] == '-' && !words_seen && !ended) {
        words_seen = true;
      } else if (rest[0] == '.' && !ended) {
        ended = true;
        rest = {};
        lead = 0;
      } else {
        report("second-document", "a second document begins here", "one article a file", 3);
        break;
      }
    } else if (!silent) {
      if (ended) {
        report("second-document", "a second document begins here", "one article a file");
        break;
      }
      words_seen = true;
      if (rest[0] == '%') {
        report("yaml-syntax", "a line cannot begin with '%'", "put another word first, or quote the value");
        lead = rest.size();
      }
    }

    for (std::size_t i = lead; i < rest.size(); ++column) {
      const Character character = character_at(rest, i);
      if (!character.valid) {
        report("not-utf-8", "byte " + byte_name(character.code) + " is not UTF-8", "save as UTF-8");
        text_ += kReplacement;
      } else if (is_forbidden(character.code)) {
        report("control-character", "control character " + code_point_name(character.code),
               character.code == '\r' ? "end each line with a line feed" : "save as UTF-8, without it");
        text_ += kReplacement;
      } else {
        text_ += rest.substr(i, character.length);
      }
      i += character.length;
    }
    at = line_end + 1;
    if (line_end < original.size()) text_ += '\n';
    ++line;
    column = 1;
  }
  add_line_starts();
  is_set_aside_.assign(line_starts_.size() + 1, false);
}

void WorkingText::add_line_starts() {
  line_starts_.assign(1, 0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

std::string_view WorkingText::line(int number) const {
  if (number < 1 || number > lines()) return {};
  const std::size_t start = start_of(number);
  const std::size_t end = number < lines() ? start_of(number + 1) - 1 : text_.size();
  return std::string_view(text_).substr(start, end - start);
}

bool WorkingText::is_silent(int number) const {
  const std::string_view words = line(number);
  const std::size_t first = words.find_first_not_of(" \t");
  return first == std::string_view::npos || words[first] == '#';
}

int WorkingText::indent(int number) const {
  const std::string_view words = line(number);
  return static_cast<int>(std::min(words.find_first_not_of(' '), words.size()));
}

bool WorkingText::begins_item(int number) const {
  const std::string_view words = stripped(line(number));
  return words == "-" || words.substr(0, 2) == "- ";
}

std::string_view WorkingText::from_column(int number, int column) const {
  const std::string_view words = line(number);
  std::size_t at = 0;
  for (int i = 1; i < column && at < words.size(); ++i) at += character_at(words, at).length;
  return words.substr(at);
}

int WorkingText::original_column(int line, int column) const {
  const auto found = inserted_.find(line);
  if (found == inserted_.end()) return column;
  return column -
         static_cast<int>(std::lower_bound(found->second.begin(), found->second.end(), column) - found->second.begin());
}

core::SourceSpan WorkingText::span(int line, int column, int end_line, int end_column) const {
  return {path_, line, original_column(line, column), end_line, original_column(end_line, end_column), {}};
}

LineRange WorkingText::item_holding(int number) const {
  int first = number;
  if (!begins_item(number)) {
    int inside = indent(number);
    for (int above = number - 1; above >= 1 && inside > 0; --above) {
      if (is_silent(above) || indent(above) >= inside) continue;
      inside = indent(above);
      if (begins_item(above)) {
        first = above;
        break;
      }
    }
  }
  if (first == number && strays(number)) return {number, number};
  int last = first;
  const int level = indent(first);
  for (int below = first + 1; below <= lines(); ++below) {
    if (is_silent(below)) continue;
    if (indent(below) <= level && below > number) break;
    last = below;
  }
  return {first, last};
}

bool WorkingText::strays(int number) const {
  if (indent(number) > 0 || begins_item(number) || is_silent(number)) return false;
  if (stripped(without_comment(line(number))).back() == ':') return false;
  int below = number + 1;
  while (below <= lines() && is_silent(below)) ++below;
  return below <= lines() && indent(below) > 0 && (begins_item(below) || !line_entry(line(below)).key.empty());
}

bool WorkingText::in_list_item(int number) const { return begins_item(item_holding(number).first); }

LineRange WorkingText::lines_below(int number) const {
  LineRange range{number, number};
  for (int below = number + 1; below <= lines(); ++below) {
    if (is_silent(below)) continue;
    if (indent(below) <= indent(number)) break;
    range.last = below;
  }
  return range;
}

LineRange WorkingText::block_from(int number) const {
  const auto heads = [&](int head) {
    const std::string_view words = stripped(without_comment(line(head)));
    return !words.empty() && words.back() == ':';
  };
  LineRange range{number, number};
  bool headed = heads(number);
  for (int below = number + 1; below <= lines(); ++below) {
    if (is_silent(below)) continue;
    const bool sibling = indent(below) == indent(number) && !begins_item(below) && indent(number) > 0;
    if (!sibling && !(headed && indent(below) > indent(number))) break;
    if (sibling) headed = heads(below);
    range.last = below;
  }
  return range;
}

void WorkingText::set_aside(LineRange range) {
  range.last = std::min(range.last, lines());
  for (int number = range.first; number <= range.last; ++number) {
    const std::size_t start = start_of(number);
    std::fill_n(text_.begin() + static_cast<std::ptrdiff_t>(start), line(number).size(), ' ');
    is_set_aside_[static_cast<std::size_t>(number)] = true;
  }
  set_aside_.push_back(range);
}

bool WorkingText::is_set_aside(int number) const {
  return number >= 1 && number <= lines() && is_set_aside_[static_cast<std::size_t>(number)];
}

bool WorkingText::set_aside_below(int number) const {
  if (set_aside_.empty()) return false;
  for (int below = number + 1; below <= lines(); ++below) {
    if (is_set_aside(below)) return true;
    if (!is_silent(below)) return false;
  }
  return false;
}

void WorkingText::insert_space(int number, int column) {
  const std::string_view rest = from_column(number, column);
  const auto at = static_cast<std::size_t>(rest.data() - text_.data());
  text_.insert(at, 1, ' ');
  std::vector<int>& columns = inserted_[number];
  for (int& other : columns) other += other >= column ? 1 : 0;
  columns.push_back(column);
  std::sort(columns.begin(), columns.end());
  add_line_starts();
}

bool WorkingText::quote_value(int number) {
  if (requoted_.count(number) != 0) return false;
  const LineEntry entry = line_entry(line(number));
  if (entry.key.empty() || entry.value.empty()) return false;
  const int end_column = entry.value_column + count_characters(entry.value);
  requoted_[number] = span(number, entry.value_column, number, end_column);
  std::string quoted = "'";
  for (const char c : entry.value) {
    quoted += c;
    if (c == '\'') quoted += c;
  }
  quoted += '\'';
  const auto at = static_cast<std::size_t>(entry.value.data() - text_.data());
  const std::size_t line_end = static_cast<std::size_t>(line(number).data() - text_.data()) + line(number).size();
  text_.replace(at, line_end - at, quoted);
  add_line_starts();
  return true;
}

core::SourceSpan WorkingText::requoted(int number) const {
  const auto found = requoted_.find(number);
  return found == requoted_.end() ? core::SourceSpan{} : found->second;
}

}  // namespace casebook::casefile
