// html: one page that stands alone. No script, nothing fetched; the colours are two sets (light, dark), the figures
// drawings that also read in black and white.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "render/axis.h"
#include "render/cell_text.h"
#include "render/formats.h"
#include "render/text_layout.h"

namespace casebook::render {
namespace {

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --shade: #f6f8fa; --bar: #1f5f8b; --link: #0b5394; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171a; --ink: #e6e8ea; --soft: #a3abb3; --line: #3a424a; --shade: #1d2226; --bar: #7db4dc; --link: #8cc2f0; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 70rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif; overflow-wrap: break-word; }
header { border-bottom: 1px solid var(--line); margin-bottom: 1.25rem; padding-bottom: .75rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.scope { margin: .25rem 0 0; color: var(--soft); }
.answer { font-size: 1.1rem; max-width: 48rem; }
.wide { overflow-x: auto; margin: 1.25rem 0; }
.wide:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .925rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); min-width: 2.5rem; max-width: 28rem; white-space: pre-line; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 2px solid var(--soft); vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 400; min-width: 8rem; }
.number { text-align: right; white-space: nowrap; }
.muted th, .muted td { color: var(--soft); font-style: italic; }
.mark { font-style: normal; font-size: .8rem; white-space: nowrap; }
.unknown { color: var(--soft); font-weight: 700; }
figure { margin: 1.75rem 0; }
figcaption { font-weight: 600; margin-bottom: .4rem; }
figure svg { display: block; width: 100%; min-width: 38rem; max-width: 46rem; height: auto; font-family: inherit; font-size: 13px; fill: var(--ink); }
svg .axis { stroke: var(--soft); stroke-width: 1; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .soft { fill: var(--soft); }
svg .amount { fill: var(--bar); stroke: var(--ink); stroke-width: 1; }
svg .hatch { stroke: var(--bar); stroke-width: 3; }
svg .interval { stroke: var(--ink); stroke-width: 1; }
svg .open { fill: none; stroke: var(--ink); stroke-width: 2; }
.legend, .asked { color: var(--soft); font-size: .9rem; }
.legend span { display: inline-block; margin-right: 1.5rem; }
.caveats li, .sources li { margin-bottom: .5rem; max-width: 52rem; }
.read { color: var(--soft); font-size: .9rem; }
.notice { color: var(--ink); font-weight: 600; }
a { color: var(--link); }
pre { overflow-x: auto; background: var(--shade); border: 1px solid var(--line); padding: .75rem; font-size: .85rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; color: var(--soft); font-size: .9rem; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #333333; --line: #999999; --shade: #ffffff; --bar: #555555; --link: #000000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .answer { font-size: 11pt; }
  .wide { overflow: visible; }
  table { font-size: 8.5pt; }
  .number { white-space: normal; }
  thead { display: table-header-group; }
  tr, figure, .sources li, .caveats li { break-inside: avoid; }
  h2, caption { break-after: avoid; }
  figure svg { min-width: 0; }
  pre { white-space: pre-wrap; }
  a { text-decoration: none; }
}
)css";

std::string entities(std::string_view text) {
  std::string out;
  for (const char c : text) {
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
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escaped(std::string_view text) { return entities(one_line(text)); }

std::string unknown_mark() {
  return "<span class=\"unknown\" role=\"img\" aria-label=\"not stated\">" + std::string(kNotStated) + "</span>";
}

void open_page(std::string& out, const std::string& title) {
  out += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + title + "</title>\n<style>";
  out += kStyle;
  out += "</style>\n</head>\n<body>\n";
}

void close_page(std::string& out) {
  out += "<footer>Published evidence, not medical advice.</footer>\n</body>\n</html>\n";
}

void append_table(std::string& out, const document::Table& table) {
  const auto columns = columns_for(table, Reading::people);
  if (columns.empty()) return;
  const std::string title = escaped(table.title.empty() ? table.name : table.title);
  if (table.rows.empty()) {
    if (!table.title.empty()) out += "<h2>" + escaped(table.title) + "</h2>\n";
    out += "<p>" + escaped(table.empty_text) + "</p>\n";
    return;
  }
  out += "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + title + "\">\n<table>\n<caption>" +
         title + "</caption>\n<thead>\n<tr>";
  std::vector<std::string> attributes;
  for (const std::size_t column : columns) {
    attributes.emplace_back(aligned_right(table, column) ? " class=\"number\"" : "");
    out += "<th scope=\"col\"" + attributes.back() + ">" + escaped(heading(table, column)) + "</th>";
  }
  out += "</tr>\n</thead>\n<tbody>\n";
  for (const document::Row& row : table.rows) {
    out += row.muted ? "<tr class=\"muted\">" : "<tr>";
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto text = cell_text(cell_at(row, columns[i]));
      out += (i == 0 ? "<th scope=\"row\"" : "<td") + attributes[i] + ">";
      out += text ? entities(several_lines(*text)) : unknown_mark();
      if (i == 0 && row.muted) out += " <span class=\"mark\">" + std::string(kNotCounted) + " not counted</span>";
      out += i == 0 ? "</th>" : "</td>";
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n</div>\n";
}

void append_legend(std::string& out, const std::vector<std::string>& legend) {
  if (legend.empty()) return;
  out += "<p class=\"legend\">";
  for (const std::string& entry : legend) out += "<span>" + escaped(entry) + "</span> ";
  out += "</p>\n";
}

/// A length in the drawing, the same text on every machine.
std::string at(double length) { return fmt::format("{:.1f}", length); }

struct Drawing {
  double left = 0;
  double plot = 0;
  const Axis* axis = nullptr;
  std::string hatch;  ///< id of the pattern
  double x(double value) const { return left + axis->share(value) * plot; }
};

std::string bar_shape(const document::Bar& bar, const Drawing& drawing, double top) {
  constexpr double kHeight = 16;
  if (is_not_stated(bar)) {
    return fmt::format("<text x=\"{}\" y=\"{}\" class=\"soft\">{} not stated</text>", at(drawing.left + 4),
                       at(top + 13), kNotStated);
  }
  const auto lower = finite(bar.lower);
  const auto upper = finite(bar.upper);
  double from = lower ? drawing.x(*lower) : drawing.x(bar.interval ? drawing.axis->min : 0.0);
  double to = upper ? drawing.x(*upper) : drawing.left + drawing.plot;
  if (to == from && !bar.interval) {
    return fmt::format("<text x=\"{}\" y=\"{}\" class=\"soft\">{}</text>", at(from + 4), at(top + 13),
                       tick_label(*upper));
  }
  if (to < from) std::swap(from, to);
  to = std::max(to, from + 2);  // something that is there is seen
  const bool hatched = bar.interval && !is_point(bar);
  std::string out = fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{}\"{}/>", at(from),
                                at(top), at(to - from), at(kHeight), hatched ? "interval" : "amount",
                                hatched ? fmt::format(" fill=\"url(#{})\"", drawing.hatch) : "");
  const double middle = top + kHeight / 2;
  if (open_above(bar)) {
    out += fmt::format("<path class=\"open\" d=\"M{} {} L{} {} L{} {}\"/>", at(to + 3), at(middle - 6), at(to + 10),
                       at(middle), at(to + 3), at(middle + 6));
  }
  if (open_below(bar)) {
    out += fmt::format("<path class=\"open\" d=\"M{} {} L{} {} L{} {}\"/>", at(from - 3), at(middle - 6), at(from - 10),
                       at(middle), at(from - 3), at(middle + 6));
  }
  return out;
}

void append_figure(std::string& out, const document::Figure& figure, std::size_t number) {
  if (figure.bars.empty()) return;
  constexpr double kCharacter = 7.0;  // of 13px type, on the generous side
  constexpr double kWidth = 736;
  constexpr int kLabelColumns = 30;
  constexpr int kNoteColumns = 26;
  int label_columns = 0;
  int note_columns = 0;
  std::vector<std::vector<std::string>> labels;
  std::vector<std::vector<std::string>> notes;
  bool any_interval = false;
  bool any_open = false;
  for (const document::Bar& bar : figure.bars) {
    labels.push_back(wrapped_lines(one_line(bar.label), kLabelColumns));
    notes.push_back(wrapped_lines(one_line(bar.note), kNoteColumns));
    for (const std::string& line : labels.back()) label_columns = std::max(label_columns, core::display_width(line));
    for (const std::string& line : notes.back()) note_columns = std::max(note_columns, core::display_width(line));
    any_interval = any_interval || (bar.interval && !is_point(bar) && !is_not_stated(bar));
    any_open = any_open || open_above(bar) || open_below(bar);
  }
  const Axis axis = axis_of(figure, 7);
  const std::string id = "figure-" + std::to_string(number);
  Drawing drawing;
  drawing.axis = &axis;
  drawing.hatch = id + "-hatch";
  drawing.left = label_columns * kCharacter + 16;
  drawing.plot = kWidth - drawing.left - note_columns * kCharacter - 28;
  constexpr double kTop = 26;
  std::vector<double> tops;
  double bottom = kTop + 8;
  for (std::size_t i = 0; i < figure.bars.size(); ++i) {
    tops.push_back(bottom);
    bottom += 12 + 15 * static_cast<double>(std::max(labels[i].size(), notes[i].size()));
  }
  const double height = bottom + 4;
  const std::string title = escaped(figure.title.empty() ? figure.name : figure.title);
  out += "<figure>\n<figcaption>" + title +
         "</figcaption>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + title + "\">\n";
  out += fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\">\n", at(kWidth),
                     at(height), id, id);
  std::string described = one_line(figure.description);
  for (const document::Bar& bar : figure.bars) {
    described += (described.empty() ? "" : " ") + one_line(bar.label) + ": ";
    const auto lower = finite(bar.lower);
    const auto upper = finite(bar.upper);
    const std::string unit = figure.axis_unit.empty() ? "" : " " + one_line(figure.axis_unit);
    if (!lower && !upper)
      described += "not stated";
    else if (is_point(bar) || (!lower && !bar.interval))
      described += tick_label(*upper) + unit;
    else if (!upper)
      described += tick_label(*lower) + unit + " or more";
    else if (!lower)
      described += "at or before " + tick_label(*upper) + unit;
    else
      described += tick_label(*lower) + " to " + tick_label(*upper) + unit;
    if (!bar.note.empty()) described += " (" + one_line(bar.note) + ")";
    described += ".";
  }
  out += "<title id=\"" + id + "-title\">" + title + "</title>\n<desc id=\"" + id + "-desc\">" + entities(described) +
         "</desc>\n";
  if (any_interval) {
    out += "<defs><pattern id=\"" + drawing.hatch +
           "\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
           "<line class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"7\"/></pattern></defs>\n";
  }
  for (const double tick : axis.ticks) {
    const std::string x = at(drawing.x(tick));
    out += fmt::format("<line class=\"grid\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", x, at(kTop), x, at(height));
    const bool last = tick == axis.ticks.back();
    out += fmt::format("<text class=\"soft\" x=\"{}\" y=\"16\"{}>{}</text>\n", x,
                       axis.ticks.size() == 1 || tick == axis.ticks.front() ? "" : " text-anchor=\"middle\"",
                       tick_label(tick));
    if (last && !figure.axis_unit.empty()) {
      out += fmt::format("<text class=\"soft\" x=\"{}\" y=\"16\">{}</text>\n",
                         at(drawing.x(tick) + 8 + kCharacter * static_cast<double>(tick_label(tick).size())),
                         escaped(figure.axis_unit));
    }
  }
  out += fmt::format("<line class=\"axis\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", at(drawing.left), at(kTop),
                     at(drawing.left + drawing.plot), at(kTop));
  for (std::size_t i = 0; i < figure.bars.size(); ++i) {
    for (std::size_t line = 0; line < labels[i].size(); ++line) {
      out += fmt::format("<text x=\"0\" y=\"{}\">{}</text>", at(tops[i] + 13 + 15 * static_cast<double>(line)),
                         entities(labels[i][line]));
    }
    out += bar_shape(figure.bars[i], drawing, tops[i]);
    for (std::size_t line = 0; line < notes[i].size(); ++line) {
      if (notes[i][line].empty()) continue;
      out += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>", at(drawing.left + drawing.plot + 18),
                         at(tops[i] + 13 + 15 * static_cast<double>(line)), entities(notes[i][line]));
    }
    out += "\n";
  }
  out += "</svg>\n</div>\n";
  std::vector<std::string> key;
  if (any_interval) key.emplace_back("hatched: somewhere in here");
  if (any_open) key.emplace_back("arrow: open, no bound stated");
  append_legend(out, key);
  out += "</figure>\n";
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 12 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A DOI that can stand in an address as it is, or with percent signs.
std::optional<std::string> doi_address(std::string_view doi) {
  if (doi.substr(0, 3) != "10." || doi.find('/') == std::string_view::npos) return std::nullopt;
  std::string out = "https://doi.org/";
  for (const char c : doi) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/:;()").find(c) != std::string_view::npos;
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) == 0x7F) return std::nullopt;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string linked(const std::optional<std::string>& address, const std::string& text) {
  return address ? "<a href=\"" + entities(*address) + "\">" + text + "</a>" : text;
}

void append_source(std::string& out, const document::Source& source) {
  document::Source bare = source;
  bare.doi.reset();
  bare.pmid.reset();
  out += "<li>" + escaped(source_reference(bare));
  if (source.doi) out += " " + linked(doi_address(*source.doi), "doi:" + escaped(*source.doi));
  if (source.pmid) {
    std::optional<std::string> address;
    if (is_number(*source.pmid)) address = "https://pubmed.ncbi.nlm.nih.gov/" + *source.pmid + "/";
    out += " " + linked(address, "PMID " + escaped(*source.pmid));
  }
  out += "<br>\n<span class=\"read\">read: ";
  const auto parts = source_reading(source);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out += i == 0 ? escaped(parts[i]) : " · <span class=\"notice\">" + escaped(parts[i]) + "</span>";
  }
  out += "</span></li>\n";
}

}  // namespace

std::string html_document(const document::Document& document, const Options& options) {
  std::string out;
  open_page(out, escaped(document.question) + (document.scope.empty() ? "" : " · " + escaped(document.scope)));
  out += "<header>\n<h1>" + escaped(document.question) + "</h1>\n";
  if (!document.scope.empty()) out += "<p class=\"scope\">" + escaped(document.scope) + "</p>\n";
  out += "</header>\n<main>\n";
  std::string answer;
  for (const std::string& sentence : document.answer) answer += (answer.empty() ? "" : " ") + escaped(sentence);
  if (!answer.empty()) out += "<p class=\"answer\">" + answer + "</p>\n";
  for (const document::Table& table : document.tables) append_table(out, table);
  for (std::size_t i = 0; i < document.figures.size(); ++i) append_figure(out, document.figures[i], i + 1);
  append_legend(out, full_legend(document));
  if (!document.caveats.empty()) {
    out += "<section>\n<h2>What to read with care</h2>\n<ul class=\"caveats\">\n";
    for (const std::string& caveat : document.caveats) out += "<li>" + escaped(caveat) + "</li>\n";
    out += "</ul>\n</section>\n";
  }
  if (!document.sources.empty()) {
    out += "<section>\n<h2>Sources</h2>\n<ol class=\"sources\">\n";
    for (const document::Source& source : document.sources) append_source(out, source);
    out += "</ol>\n</section>\n";
  }
  if (!document.parameters.empty()) {
    out += "<p class=\"asked\">Asked: " + escaped(document.report) + (document.report.empty() ? "" : ", ");
    for (std::size_t i = 0; i < document.parameters.size(); ++i) {
      out += (i > 0 ? ", " : "") + escaped(document.parameters[i].name) + " = " +
             escaped(value_words(document.parameters[i].value));
    }
    out += "</p>\n";
  }
  if (options.show_sql && !document.sql.empty()) {
    out += "<section>\n<h2>SQL behind it</h2>\n";
    for (const auto& [name, text] : document.sql) {
      out += "<p>" + escaped(name) + "</p>\n<pre><code>" + entities(several_lines(text)) + "</code></pre>\n";
    }
    out += "</section>\n";
  }
  out += "</main>\n";
  close_page(out);
  return out;
}

std::string html_rows(const document::Table& table) {
  std::string out;
  open_page(out, escaped(table.title.empty() ? table.name : table.title));
  out += "<main>\n";
  append_table(out, table);
  append_legend(out, full_legend(table));
  out += "</main>\n";
  close_page(out);
  return out;
}

}  // namespace casebook::render
