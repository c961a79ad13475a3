#include "render/cell_text.h"

#include <algorithm>
#include <cmath>

#include "document/figure.h"

namespace casebook::render {
namespace {

using document::Audience;

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

struct MarksUsed {
  bool not_stated = false;
  bool muted = false;
};

void look_for_marks(const document::Table& table, MarksUsed& used) {
  const auto columns = columns_for(table, Reading::people);
  if (columns.empty()) return;
  for (const document::Row& row : table.rows) {
    used.muted = used.muted || row.muted;
    for (const std::size_t column : columns) {
      if (used.not_stated) break;
      const document::Cell& cell = cell_at(row, column);
      used.not_stated = cell.shown ? cell.shown->find(kNotStated) != std::string::npos : is_not_stated(cell.value);
    }
  }
}

void look_for_marks(const document::Document& document, MarksUsed& used) {
  for (const document::Table& table : document.tables) look_for_marks(table, used);
  for (const document::Figure& figure : document.figures) {
    for (const document::Lane& lane : figure.lanes) {
      used.not_stated = used.not_stated || lane.note.find(kNotStated) != std::string::npos;
      for (const document::Mark& mark : lane.marks) {
        used.not_stated = used.not_stated || (mark.kind != document::MarkKind::happening && document::is_not_stated(mark));
      }
    }
  }
}

std::vector<std::string> legend_of(std::vector<std::string> legend, const MarksUsed& used) {
  const std::string not_stated = std::string(kNotStated) + " not stated";
  const auto given = std::find(legend.begin(), legend.end(), not_stated);
  if (used.not_stated && given == legend.end()) {
    legend.insert(legend.begin(), not_stated);
  } else if (!used.not_stated && given != legend.end()) {
    legend.erase(given);
  }
  const bool explained =
      std::any_of(legend.begin(), legend.end(), [](const std::string& line) { return starts_with(line, kNotCounted); });
  if (used.muted && !explained) legend.push_back(std::string(kNotCounted) + " listed, not counted");
  return legend;
}

}  // namespace

std::vector<std::size_t> columns_for(const document::Table& table, Reading reading) {
  const Audience other = reading == Reading::people ? Audience::data : Audience::reader;
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].audience != other) columns.push_back(i);
  }
  return columns;
}

bool is_not_stated(const document::Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return !std::isfinite(*number);
  return std::holds_alternative<std::monostate>(value);
}

const document::Cell& cell_at(const document::Row& row, std::size_t column) {
  static const document::Cell kNothing;
  return column < row.cells.size() ? row.cells[column] : kNothing;
}

std::optional<std::string> cell_text(const document::Cell& cell) {
  if (cell.shown) return *cell.shown;
  if (is_not_stated(cell.value)) return std::nullopt;
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&cell.value)) return core::number_text(*number);
  if (const auto* flag = std::get_if<bool>(&cell.value)) return *flag ? "yes" : "no";
  return std::get<std::string>(cell.value);
}

std::optional<std::string> cell_text_with_hits(const document::Cell& cell, const std::function<std::string(std::string_view)>& clean,
                                               std::string_view begin, std::string_view end) {
  const auto text = cell_text(cell);
  if (!text) return std::nullopt;
  if (!cell.shown) return clean(*text);
  std::string out;
  bool in_hit = false;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text->size(); ++at) {
    const char c = (*text)[at];
    if (c != (in_hit ? document::kHitEnd : document::kHitBegin)) continue;
    out += clean(std::string_view(*text).substr(from, at - from));
    out += in_hit ? end : begin;
    in_hit = !in_hit;
    from = at + 1;
  }
  out += clean(std::string_view(*text).substr(from));
  if (in_hit) out += end;
  return out;
}

std::string heading(const document::Table& table, std::size_t column) {
  const document::Column& described = table.columns[column];
  std::string text = described.title;
  if (text.empty()) {
    text = described.name;
    std::replace(text.begin(), text.end(), '_', ' ');
  }
  if (described.unit.empty() || text.find(described.unit) != std::string::npos) return text;
  const bool bare = std::any_of(table.rows.begin(), table.rows.end(), [&](const document::Row& row) {
    const document::Cell& cell = cell_at(row, column);
    return !cell.shown && !is_not_stated(cell.value) && !std::holds_alternative<std::string>(cell.value);
  });
  return bare ? text + " (" + described.unit + ")" : text;
}

bool aligned_right(const document::Table& table, std::size_t column) {
  if (table.columns[column].alignment == document::Alignment::right) return true;
  bool any = false;
  for (const document::Row& row : table.rows) {
    const document::Cell& cell = cell_at(row, column);
    if (cell.shown) return false;
    if (is_not_stated(cell.value)) continue;
    if (std::holds_alternative<std::string>(cell.value) || std::holds_alternative<bool>(cell.value)) return false;
    any = true;
  }
  return any;
}

std::vector<std::string> full_legend(const document::Document& document) {
  MarksUsed used;
  look_for_marks(document, used);
  for (const document::Document& part : document.parts) look_for_marks(part, used);
  return legend_of(document.legend, used);
}

std::vector<std::string> full_legend(const document::Table& table) {
  MarksUsed used;
  look_for_marks(table, used);
  return legend_of({}, used);
}

std::string source_reference(const document::Source& source) {
  std::string text = source.citekey;
  const auto append = [&text](std::string_view separator, std::string_view words) {
    if (words.empty()) return;
    if (!text.empty()) text += separator;
    text += words;
  };
  append(": ", source.citation);
  if (source.doi) append(" ", "doi:" + *source.doi);
  if (source.pmid) append(" ", "PMID " + *source.pmid);
  return text;
}

std::vector<std::string> source_reading(const document::Source& source) {
  std::vector<std::string> parts;
  parts.push_back(source.text_read.empty() ? std::string("not stated") : source.text_read);
  for (const document::Notice& notice : source.notices) {
    std::string text = notice.kind;
    if (notice.published) text += " of " + *notice.published;
    text += " (";
    if (!notice.scope.empty()) text += notice.scope + "; ";
    if (notice.judged || notice.claims_affected > 0) {
      text += "touches " + (notice.claims_affected == 0 ? std::string("none") : std::to_string(notice.claims_affected)) + " of its claims";
    }
    if (!notice.judged) text += notice.claims_affected > 0 ? ", not judged yet" : "what it touches is not judged yet";
    text += ")";
    if (notice.pmid) text += " PMID " + *notice.pmid;
    parts.push_back(text);
  }
  return parts;
}

std::string value_words(const document::Value& value) {
  return cell_text(document::Cell{value, std::nullopt}).value_or("not stated");
}

std::string one_line(std::string_view text) {
  std::string lines = several_lines(text);
  std::replace(lines.begin(), lines.end(), '\n', ' ');
  return lines;
}

std::string several_lines(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    plain += text[i] == '\t' ? ' ' : text[i];
  }
  return core::visible_text(plain, true);
}

}  // namespace casebook::render
