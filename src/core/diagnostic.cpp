#include "core/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>

#include "core/text.h"

namespace casebook::core {

namespace {

constexpr int kWindow = 100;       ///< columns of a long line that are shown
constexpr int kBeforeMarker = 40;  ///< of them at most before the marker

/// The line's text without its end; nullopt when the source has no such line.
std::optional<std::string_view> line_of(std::string_view source, int line) {
  std::size_t start = 0;
  for (int n = 1; n < line; ++n) {
    const std::size_t end = source.find('\n', start);
    if (end == std::string_view::npos) return std::nullopt;
    start = end + 1;
  }
  std::string_view text = source.substr(start, source.find('\n', start) - start);
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (line == 1 && text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  return text;
}

/// A character of the line as it is shown: one space for a tab, <U+001B> for a control character.
struct Cell {
  std::string text;
  int column;  ///< on the screen, from 0
  int width;
};

std::string excerpt(const SourceSpan& where, std::string_view line) {
  std::vector<Cell> cells;
  int columns = 0;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = code_point_at(line, i);
    std::string shown = c.value == '\t' ? " " : visible_text(line.substr(i, c.length));
    const int width = display_width(shown);
    cells.push_back({std::move(shown), columns, width});
    columns += width;
    i += c.length;
  }
  const auto screen_column = [&](int column) {
    const auto index = static_cast<std::size_t>(std::max(column, 1) - 1);
    return index < cells.size() ? cells[index].column : columns;
  };
  const int marked = screen_column(where.column);
  int marked_end = columns;
  if (where.end_line <= where.line) marked_end = screen_column(where.end_column);
  marked_end = std::max(marked_end, marked + 1);

  int from = 0;
  int to = std::max(columns, marked_end);
  if (to > kWindow) {
    from = std::clamp(marked - kBeforeMarker, 0, to - kWindow);
    to = from + kWindow;
  }
  const bool cut_before = from > 0;
  const bool cut_after = columns > to;
  std::string text = cut_before ? "…" : "";
  for (const Cell& cell : cells) {
    if (cell.column < from) {
      text.append(static_cast<std::size_t>(std::max(0, cell.column + cell.width - from)), ' ');
    } else if (cell.column + cell.width <= to) {
      text += cell.text;
    }
  }
  if (cut_after) text += "…";
  const int offset = marked - from + (cut_before ? 1 : 0);
  const int length = std::max(1, std::min(marked_end, to) - marked);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return fmt::format("{:>5} |{}{}\n      | {}^{}\n", where.line, text.empty() ? "" : " ", text,
                     std::string(static_cast<std::size_t>(offset), ' '),
                     std::string(static_cast<std::size_t>(length - 1), '~'));
}

std::string position(const SourceSpan& where) {
  std::string text = visible_text(where.file);
  if (where.line > 0) {
    text += fmt::format("{}{}", text.empty() ? "" : ":", where.line);
    if (where.column > 0) text += fmt::format(":{}", where.column);
  }
  if (!where.path.empty() && where.column <= 0) text += (text.empty() ? "" : ": ") + visible_text(where.path);
  return text.empty() ? text : text + ": ";
}

/// The lines after the first under the first word of a hint.
std::string indented(std::string text) {
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) text.insert(at + 1, 9, ' ');
  return text;
}

}  // namespace

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.where.file, d.where.line, d.where.column, d.where.path, d.rule, d.message);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(),
                                [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); }),
                    diagnostics.end());
}

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

std::string format_diagnostic(const Diagnostic& diagnostic, const std::string& source) {
  std::string text = fmt::format("{}{}: {}", position(diagnostic.where), severity_name(diagnostic.severity),
                                 visible_text(diagnostic.message));
  if (!diagnostic.rule.empty()) text += fmt::format(" [{}]", diagnostic.rule);
  text += '\n';
  if (!source.empty() && diagnostic.where.line > 0 && diagnostic.where.column > 0) {
    if (const auto line = line_of(source, diagnostic.where.line)) text += excerpt(diagnostic.where, *line);
  }
  if (!diagnostic.hint.empty()) text += fmt::format("   hint: {}\n", indented(visible_text(diagnostic.hint, true)));
  return text;
}

std::string summarise_diagnostics(const std::vector<Diagnostic>& diagnostics, std::size_t files) {
  ProblemCounts counts;
  for (const Diagnostic& diagnostic : diagnostics) ++counts[diagnostic.severity];
  return summarise_diagnostics(counts, files);
}

std::string summarise_diagnostics(const ProblemCounts& counts, std::size_t files) {
  std::string text;
  for (const auto& [severity, count] : counts) {
    text += fmt::format("{}{} {}{}", text.empty() ? "" : ", ", count, severity_name(severity), count == 1 ? "" : "s");
  }
  if (text.empty()) text = "no problems";
  return fmt::format("{} in {} {}", text, files, files == 1 ? "file" : "files");
}

}  // namespace casebook::core
