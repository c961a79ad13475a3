// Markdown with pipe tables (GitHub's). Every text is escaped so that it stays text: no markup, no HTML, no new block.

#include <algorithm>
#include <string>
#include <vector>

#include "document/figure.h"
#include "render/bar_chart.h"
#include "render/cell_text.h"
#include "render/formats.h"

namespace casebook::render {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Text within a line.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '~':
        out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Text at the start of a block, where "#", "-", "1." and the like would begin another one.
std::string block(std::string_view text) {
  std::string line = escaped(text);
  line.erase(0, line.find_first_not_of(' '));
  if (line.empty()) return line;
  if (std::string_view("#-+=:").find(line.front()) != std::string_view::npos) return "\\" + line;
  const auto digits = static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_digit) - line.begin());
  if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) line.insert(digits, "\\");
  return line;
}

/// A code block whose fence is longer than any run of backticks in it.
std::string fenced(const std::string& text, const std::string& language) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(std::max<std::size_t>(longest + 1, 3), '`');
  return fence + language + "\n" + text + (text.empty() || text.back() != '\n' ? "\n" : "") + fence + "\n";
}

void append_table(std::string& out, const document::Table& table, const std::string& heading_level) {
  const auto columns = columns_for(table, Reading::people);
  if (columns.empty()) return;
  if (!out.empty()) out += "\n";
  if (!table.title.empty()) out += heading_level + " " + escaped(table.title) + "\n\n";
  if (table.rows.empty()) {
    out += block(table.empty_text) + "\n";
    return;
  }
  std::string headings = "|";
  std::string rule = "|";
  for (const std::size_t column : columns) {
    headings += " " + escaped(heading(table, column)) + " |";
    rule += aligned_right(table, column) ? " --: |" : " --- |";
  }
  out += headings + "\n" + rule + "\n";
  for (const document::Row& row : table.rows) {
    out += "|";
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string text = cell_text_with_hits(cell_at(row, columns[i]), escaped, "**", "**").value_or(std::string(kNotStated));
      const std::string mark = i == 0 && row.muted ? std::string(kNotCounted) + " " : "";
      out += " " + mark + text + (text.empty() && mark.empty() ? "|" : " |");
    }
    out += "\n";
  }
}

void append_legend(std::string& out, const std::vector<std::string>& legend) {
  if (legend.empty()) return;
  std::string line;
  for (const std::string& entry : legend) line += (line.empty() ? "" : "; ") + one_line(entry);
  out += (out.empty() ? "" : "\n") + block(line) + "\n";
}

/// Answer, tables and figures; headings of `level` ("##") and below.
void append_body(std::string& out, const document::Document& document, const std::string& level) {
  std::string answer;
  for (const std::string& sentence : document.answer) answer += (answer.empty() ? "" : " ") + one_line(sentence);
  if (!answer.empty()) out += "\n" + block(answer) + "\n";
  for (const document::Table& table : document.tables) append_table(out, table, level);
  for (const document::Figure& figure : document.figures) {
    if (document::is_empty(figure)) continue;
    out += "\n";
    if (!figure.title.empty()) out += level + " " + escaped(figure.title) + "\n\n";
    if (!figure.description.empty()) out += block(figure.description) + "\n\n";
    out += fenced(bar_chart(figure, 90, true), "text");
  }
}

}  // namespace

std::string markdown_document(const document::Document& document, const Options& options) {
  std::string out = options.index.empty() ? "" : "[All answers](" + options.index + ")\n\n";
  out += "# " + escaped(document.question) + "\n";
  if (!document.scope.empty()) out += "\n*" + escaped(document.scope) + "*\n";
  append_body(out, document, "##");
  for (const document::Document& part : document.parts) {
    out += "\n## " + escaped(part.question) + "\n";
    append_body(out, part, "###");
    if (!part.caveats.empty()) out += "\n";
    for (const std::string& caveat : part.caveats) out += "- " + block(caveat) + "\n";
  }
  append_legend(out, full_legend(document));
  if (!document.caveats.empty()) {
    out += "\n## What to read with care\n\n";
    for (const std::string& caveat : document.caveats) out += "- " + block(caveat) + "\n";
  }
  if (!document.sources.empty()) {
    out += "\n## Sources\n\n";
    for (std::size_t i = 0; i < document.sources.size(); ++i) {
      const std::string number = std::to_string(i + 1) + ". ";
      out +=
          number + block(source_reference(document.sources[i])) + "  \n" + std::string(number.size(), ' ') + "read: ";
      const auto parts = source_reading(document.sources[i]);
      for (std::size_t p = 0; p < parts.size(); ++p) out += (p > 0 ? " · " : "") + escaped(parts[p]);
      out += "\n";
    }
  }
  if (!document.parameters.empty()) {
    std::string line;
    for (const document::Parameter& parameter : document.parameters) {
      line += (line.empty() ? "" : ", ") + escaped(parameter.name) + " = " + escaped(value_words(parameter.value));
    }
    out += "\nAsked: " + escaped(document.report) + (document.report.empty() ? "" : ", ") + line + "\n";
  }
  if (options.show_sql && !document.sql.empty()) {
    out += "\n## SQL behind it\n";
    for (const auto& [name, text] : document.sql)
      out += "\n" + block(name) + "\n\n" + fenced(several_lines(text), "sql");
  }
  return out;
}

std::string markdown_index(const std::string& title, const std::vector<IndexEntry>& entries) {
  std::string out = "# " + escaped(title) + "\n";
  std::string group;
  for (const IndexEntry& entry : entries) {
    if (entry.group != group) out += "\n## " + escaped(entry.group) + "\n\n";
    group = entry.group;
    out += "- [" + escaped(entry.title) + "](" + entry.file + ")" + (entry.words.empty() ? "" : ": " + escaped(entry.words)) + "\n";
  }
  return out + "\n" + std::string(kNotAdvice) + "\n";
}

std::string markdown_rows(const document::Table& table) {
  std::string out;
  append_table(out, table, "##");
  append_legend(out, full_legend(table));
  return out;
}

}  // namespace casebook::render
