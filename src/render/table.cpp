// The terminal. Everything is laid out on a grid of `width` columns: tables shrink their widest texts, then move
// columns below, then turn into one block a row; nothing is cut off.

#include <algorithm>
#include <string>
#include <vector>

#include "document/figure.h"
#include "render/bar_chart.h"
#include "render/cell_text.h"
#include "render/formats.h"
#include "render/text_layout.h"

namespace casebook::render {
namespace {

constexpr int kGap = 2;
/// Stand in cells, without width, until a line is printed.
constexpr std::string_view kBold = "\x02";
constexpr std::string_view kPlain = "\x03";
constexpr int kNarrowestText = 6;
constexpr int kWidestKeptWord = 20;  // longer words are broken before a table gives up

struct GridColumn {
  std::string heading;
  bool right = false;
  int drop_order = 0;
  std::size_t index = 0;  // its place in the table
  int natural = 0;
  int least = 0;
  std::vector<std::string> cells;
};

/// "PMID 28768313" stays on one line, where it can be found and copied.
std::string with_whole_pmids(std::string text) {
  constexpr std::string_view kName = "PMID ";
  for (std::size_t at = 0; (at = text.find(kName, at)) != std::string::npos; at += kName.size()) {
    text.replace(at, kName.size(), kept_together(kName));
  }
  return text;
}

/// Each line opens and closes its own bold words: cells beside it stay plain.
std::vector<std::string> lines_of_cell(std::string_view text, int width) {
  auto lines = wrapped_lines(text, width);
  bool bold = false;
  for (std::string& line : lines) {
    if (bold) line.insert(0, kBold);
    const auto on = line.rfind(kBold[0]);
    const auto off = line.rfind(kPlain[0]);
    bold = on != std::string::npos && (off == std::string::npos || off < on);
    if (bold) line += kPlain;
  }
  return lines;
}

class Page {
 public:
  explicit Page(const Options& options)
      : options_(options), width_(std::clamp(options.width, 20, 10000)), mark_(options.unicode ? kNotStated : ".") {}

  std::string text() && { return std::move(out_); }

  void head(const document::Document& document) {
    const std::string question = clean(document.question);
    const std::string scope = clean(document.scope);
    const int room = width_ - core::display_width(question) - core::display_width(scope);
    for (const std::string& line : wrapped_lines(question, width_)) {
      out_ += strong(line);
      if (!scope.empty() && room >= kGap) out_ += std::string(static_cast<std::size_t>(room), ' ') + scope;
      out_ += "\n";
    }
    if (!scope.empty() && room < kGap) paragraph(scope);
  }

  /// The heading of a part: its question, underlined.
  void part_heading(const std::string& question) {
    blank_line();
    int widest = 0;
    for (const std::string& line : wrapped_lines(clean(question), width_)) {
      out_ += strong(line) + "\n";
      widest = std::max(widest, core::display_width(line));
    }
    for (int i = 0; i < widest; ++i) out_ += options_.unicode ? "─" : "-";
    out_ += "\n";
  }

  /// Answer, tables and figures.
  void body(const document::Document& document) {
    std::string answer;
    for (const std::string& sentence : document.answer) answer += (answer.empty() ? "" : " ") + clean(sentence);
    if (!answer.empty()) {
      blank_line();
      paragraph(answer);
    }
    for (const document::Table& each : document.tables) table(each);
    for (const document::Figure& each : document.figures) figure(each);
  }

  void table(const document::Table& table) {
    const auto columns = columns_for(table, Reading::people);
    if (columns.empty()) return;
    blank_line();
    if (!table.title.empty()) paragraph(clean(table.title));
    if (table.rows.empty()) {
      append_hanging(out_, " ", clean(table.empty_text), width_);
      return;
    }
    std::vector<GridColumn> grid = grid_of(table, columns);
    std::vector<GridColumn> dropped;
    std::vector<int> widths;
    while (!fit(grid, dropped.empty() ? 0 : number_width(table), widths)) {
      const auto next = next_to_drop(grid);
      if (next == grid.end()) {
        stack(table, grid_of(table, columns));
        return;
      }
      dropped.push_back(std::move(*next));
      grid.erase(next);
    }
    if (!dropped.empty()) {
      std::sort(dropped.begin(), dropped.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
      grid.insert(grid.begin(), numbers(table));
      widths.insert(widths.begin(), grid.front().natural);
    }
    lay_out(table, grid, widths);
    below(table, dropped);
  }

  void figure(const document::Figure& figure) {
    if (document::is_empty(figure)) return;
    blank_line();
    if (!figure.title.empty()) paragraph(clean(figure.title));
    out_ += bar_chart(figure, width_, options_.unicode);
  }

  void legend(const std::vector<std::string>& entries) {
    std::vector<std::string> cleaned;
    for (const std::string& entry : entries) cleaned.push_back(clean(entry));
    append_entries(out_, "", cleaned, width_);
  }

  void caveats(const std::vector<std::string>& caveats) {
    for (const std::string& caveat : caveats) paragraph(clean(caveat));
  }

  void sources(const std::vector<document::Source>& sources) {
    if (sources.empty()) return;
    blank_line();
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const std::string number = "[" + std::to_string(i + 1) + "] ";
      append_hanging(out_, number, with_whole_pmids(clean(source_reference(sources[i]))), width_);
      std::string read = "read: ";
      for (const std::string& part : source_reading(sources[i])) {
        read += (read == "read: " ? "" : options_.unicode ? " · " : "; ") + clean(part);
      }
      append_hanging(out_, std::string(number.size(), ' '), with_whole_pmids(read), width_);
    }
  }

  void sql(const document::Document& document) {
    for (const auto& [name, text] : document.sql) {
      blank_line();
      paragraph("SQL behind it: " + clean(name));
      for (const std::string& line :
           wrapped_lines(several_lines(text), 100000)) {  // a broken comment would be other SQL
        out_ += without_trailing_spaces("    " + line) + "\n";
      }
    }
  }

  void blank_line() {
    if (!out_.empty()) out_ += "\n";
  }

 private:
  std::string clean(std::string_view text) const {
    return options_.unicode ? one_line(text) : ascii_marks(one_line(text));
  }
  std::string clean_lines(std::string_view text) const {
    return options_.unicode ? several_lines(text) : ascii_marks(several_lines(text));
  }
  std::string strong(const std::string& text) const { return options_.colour ? "\x1b[1m" + text + "\x1b[0m" : text; }
  std::string dimmed(const std::string& text) const {
    return options_.colour && !text.empty() ? "\x1b[2m" + text + "\x1b[0m" : text;
  }

  /// A line of a table with its attributes for the terminal.
  std::string attributed(const std::string& text, bool muted) const {
    std::string line;
    for (const char c : text) {
      if (c == kBold[0]) {
        line += "\x1b[1m";
      } else if (c == kPlain[0]) {
        line += muted ? "\x1b[0m\x1b[2m" : "\x1b[0m";
      } else {
        line += c;
      }
    }
    return muted ? dimmed(line) : line;
  }

  void paragraph(const std::string& text) { append_hanging(out_, "", text, width_); }

  std::vector<GridColumn> grid_of(const document::Table& table, const std::vector<std::size_t>& columns) const {
    std::vector<GridColumn> grid;
    for (const std::size_t index : columns) {
      GridColumn column;
      column.heading = clean(heading(table, index));
      column.right = aligned_right(table, index);
      column.index = index;
      column.drop_order = table.columns[index].drop_order;
      int word = widest_word(column.heading);
      for (const document::Row& row : table.rows) {
        const auto clean_piece = [this](std::string_view piece) { return clean_lines(piece); };
        const auto text = options_.colour ? cell_text_with_hits(cell_at(row, index), clean_piece, kBold, kPlain)
                                          : cell_text_with_hits(cell_at(row, index), clean_piece, "**", "**");
        column.cells.push_back(text.value_or(mark_));
        column.natural = std::max(column.natural, widest_line(column.cells.back()));
        word = std::max(word, widest_word(column.cells.back()));
      }
      // Numbers are not broken; texts are, at their spaces.
      const bool whole = column.right && column.natural <= kWidestKeptWord;
      column.least = std::max(std::min(word, kWidestKeptWord), whole ? column.natural : 0);
      column.natural = std::max(column.natural, core::display_width(column.heading));
      column.least = std::min(std::max(column.least, kNarrowestText), column.natural);
      grid.push_back(std::move(column));
    }
    return grid;
  }

  static int number_width(const document::Table& table) {
    return static_cast<int>(std::to_string(table.rows.size()).size());
  }

  /// A first column of row numbers, for the lines below that speak of "row 2".
  static GridColumn numbers(const document::Table& table) {
    GridColumn column;
    column.heading = "#";
    column.right = true;
    column.natural = number_width(table);
    for (std::size_t i = 0; i < table.rows.size(); ++i) column.cells.push_back(std::to_string(i + 1));
    return column;
  }

  /// Widths that fit the page, the widest columns shrunk first; false when even the least ones do not.
  bool fit(const std::vector<GridColumn>& grid, int numbers_width, std::vector<int>& widths) const {
    const int room =
        width_ - 1 - (numbers_width > 0 ? numbers_width + kGap : 0) - kGap * (static_cast<int>(grid.size()) - 1);
    int total = 0;
    int least = 0;
    widths.clear();
    for (const GridColumn& column : grid) {
      widths.push_back(std::max(std::min(column.natural, room), column.least));
      total += widths.back();
      least += column.least;
    }
    if (least > room) return false;
    while (total > room) {
      std::size_t widest = grid.size();
      for (std::size_t i = 0; i < grid.size(); ++i) {
        if (widths[i] > grid[i].least && (widest == grid.size() || widths[i] > widths[widest])) widest = i;
      }
      --widths[widest];
      --total;
    }
    return true;
  }

  static std::vector<GridColumn>::iterator next_to_drop(std::vector<GridColumn>& grid) {
    auto next = grid.end();
    if (grid.size() < 2) return next;
    for (auto column = grid.begin(); column != grid.end(); ++column) {
      if (column->drop_order > 0 && (next == grid.end() || column->drop_order < next->drop_order)) next = column;
    }
    return next;
  }

  void lay_out(const document::Table& table, const std::vector<GridColumn>& grid, const std::vector<int>& widths) {
    using Lines = std::vector<std::vector<std::string>>;
    const auto height_of = [](const Lines& cells) {
      std::size_t height = 0;
      for (const auto& cell : cells) height = std::max(height, cell.size());
      return height;
    };
    const auto print = [&](const Lines& cells, const std::string& margin, bool muted, bool at_bottom) {
      const std::size_t height = height_of(cells);
      for (std::size_t line = 0; line < height; ++line) {
        std::string text = line == 0 ? margin : " ";
        for (std::size_t c = 0; c < grid.size(); ++c) {
          if (c > 0) text += std::string(kGap, ' ');
          const std::size_t skipped = at_bottom ? height - cells[c].size() : 0;
          const bool there = line >= skipped && line - skipped < cells[c].size();
          text += padded(there ? cells[c][line - skipped] : std::string(), widths[c], grid[c].right);
        }
        text = without_trailing_spaces(text);
        out_ += attributed(text, muted) + "\n";
      }
    };
    Lines headings;
    for (std::size_t c = 0; c < grid.size(); ++c) headings.push_back(wrapped_lines(grid[c].heading, widths[c]));
    print(headings, " ", false, true);

    std::vector<Lines> rows;
    bool apart = false;  // a blank line between rows where one could be taken for two
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      Lines cells;
      for (std::size_t c = 0; c < grid.size(); ++c) cells.push_back(lines_of_cell(grid[c].cells[r], widths[c]));
      apart = apart || cells[0].size() > 1 || height_of(cells) > 2;
      rows.push_back(std::move(cells));
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (apart && r > 0) out_ += "\n";
      print(rows[r], margin_of(table.rows[r]), table.rows[r].muted, false);
    }
  }

  std::string margin_of(const document::Row& row) const {
    return row.muted ? (options_.unicode ? std::string(kNotCounted) : "+") : " ";
  }

  /// What columns that were left out hold: "row 2: where: abstract (Interventions)"; neighbours that say the same share
  /// a line.
  void below(const document::Table& table, const std::vector<GridColumn>& dropped) {
    if (dropped.empty()) return;
    out_ += "\n";
    const auto text_of_row = [&](std::size_t row) {
      std::string text;
      for (const GridColumn& column : dropped) {
        text += (text.empty() ? "" : "; ") + column.heading + ": " + column.cells[row];
      }
      return text;
    };
    for (std::size_t first = 0; first < table.rows.size();) {
      const std::string text = text_of_row(first);
      std::size_t last = first;
      while (last + 1 < table.rows.size() && text_of_row(last + 1) == text) ++last;
      const std::string rows = first == last ? "row " + std::to_string(first + 1)
                                             : "rows " + std::to_string(first + 1) + "-" + std::to_string(last + 1);
      for (const std::string& line : lines_of_cell(rows + ": " + text, std::max(width_ - 1, 8))) {
        out_ += attributed(without_trailing_spaces(" " + line), false) + "\n";
      }
      first = last + 1;
    }
  }

  /// One block a row, "heading  text" a line: for tables that no width of columns fits.
  void stack(const document::Table& table, const std::vector<GridColumn>& grid) {
    int label = 0;
    for (const GridColumn& column : grid) label = std::max(label, core::display_width(column.heading));
    label = std::min(label, std::max(width_ / 3, 8));
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (r > 0) out_ += "\n";
      bool at_first = true;
      for (const GridColumn& column : grid) {
        const auto labels = wrapped_lines(column.heading, label);
        const auto texts = lines_of_cell(column.cells[r], std::max(width_ - 1 - label - kGap, 8));
        for (std::size_t line = 0; line < std::max(labels.size(), texts.size()); ++line) {
          std::string text = at_first ? margin_of(table.rows[r]) : " ";
          at_first = false;
          text += padded(line < labels.size() ? labels[line] : std::string(), label + kGap);
          text = without_trailing_spaces(text + (line < texts.size() ? texts[line] : std::string()));
          out_ += attributed(text, table.rows[r].muted) + "\n";
        }
      }
    }
  }

  Options options_;
  int width_;
  std::string mark_;
  std::string out_;
};

}  // namespace

std::string table_document(const document::Document& document, const Options& options) {
  Page page(options);
  page.head(document);
  page.body(document);
  for (const document::Document& part : document.parts) {
    page.part_heading(part.question);
    page.body(part);
    if (!part.caveats.empty()) page.blank_line();
    page.caveats(part.caveats);
  }
  const auto legend = full_legend(document);
  if (!document.caveats.empty() || !legend.empty()) page.blank_line();
  page.caveats(document.caveats);
  page.legend(legend);
  page.sources(document.sources);
  if (options.show_sql) page.sql(document);
  return std::move(page).text();
}

std::string table_rows(const document::Table& table, const Options& options) {
  Page page(options);
  page.table(table);
  const auto legend = full_legend(table);
  if (!legend.empty()) page.blank_line();
  page.legend(legend);
  return std::move(page).text();
}

}  // namespace casebook::render
