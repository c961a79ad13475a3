// html: one page that stands alone. No script, nothing fetched; the colours are two sets (light, dark), the figures
// drawings that also read in black and white.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "document/figure.h"
#include "render/cell_text.h"
#include "render/drawing.h"
#include "render/formats.h"

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
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
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
.legend, .asked { color: var(--soft); font-size: .9rem; }
.legend span { display: inline-block; margin-right: 1.5rem; }
.caveats li, .sources li, .index li { margin-bottom: .5rem; max-width: 52rem; }
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
  h2, h3, caption { break-after: avoid; }
  figure svg { min-width: 0; }
  pre { white-space: pre-wrap; }
  a { text-decoration: none; }
}
)css";

std::string unknown_mark() {
  return "<span class=\"unknown\" role=\"img\" aria-label=\"not stated\">" + std::string(kNotStated) + "</span>";
}

void open_page(std::string& out, const std::string& title) {
  out += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + title + "</title>\n<style>";
  out += kStyle;
  out += drawing_style();
  out += "</style>\n</head>\n<body>\n";
}

void close_page(std::string& out) {
  out += "<footer>Published evidence, not medical advice. A fact that is wrong is mended in its case file (casebook export case KEY, casebook add); of an article that "
         "came with the program, tell its maintainers.</footer>\n</body>\n</html>\n";
}

/// `level` of headings, 2 or 3.
void append_table(std::string& out, const document::Table& table, int level = 2) {
  const auto columns = columns_for(table, Reading::people);
  if (columns.empty()) return;
  const std::string title = markup_text(table.title.empty() ? table.name : table.title);
  if (table.rows.empty()) {
    if (!table.title.empty()) out += fmt::format("<h{0}>{1}</h{0}>\n", level, markup_text(table.title));
    out += "<p>" + markup_text(table.empty_text) + "</p>\n";
    return;
  }
  out += "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + title + "\">\n<table>\n<caption>" +
         title + "</caption>\n<thead>\n<tr>";
  std::vector<std::string> attributes;
  for (const std::size_t column : columns) {
    attributes.emplace_back(aligned_right(table, column) ? " class=\"number\"" : "");
    out += "<th scope=\"col\"" + attributes.back() + ">" + markup_text(heading(table, column)) + "</th>";
  }
  out += "</tr>\n</thead>\n<tbody>\n";
  for (const document::Row& row : table.rows) {
    out += row.muted ? "<tr class=\"muted\">" : "<tr>";
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto plain = [](std::string_view piece) { return with_entities(several_lines(piece)); };
      const auto text = cell_text_with_hits(cell_at(row, columns[i]), plain, "<mark>", "</mark>");
      const bool names_row = i == 0 && !(text && text->empty());   // a cell left blank, since it is as above, is no heading
      out += (names_row ? "<th scope=\"row\"" : "<td") + attributes[i] + ">";
      out += text ? *text : unknown_mark();
      if (i == 0 && row.muted) out += " <span class=\"mark\">" + std::string(kNotCounted) + " not counted</span>";
      out += names_row ? "</th>" : "</td>";
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n</div>\n";
}

void append_legend(std::string& out, const std::vector<std::string>& legend) {
  if (legend.empty()) return;
  out += "<p class=\"legend\">";
  for (const std::string& entry : legend) out += "<span>" + markup_text(entry) + "</span> ";
  out += "</p>\n";
}

void append_figure(std::string& out, const document::Figure& figure, std::size_t number) {
  if (document::is_empty(figure)) return;
  const std::string title = markup_text(figure.title.empty() ? figure.name : figure.title);
  out += "<figure>\n<figcaption>" + title +
         "</figcaption>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + title + "\">\n";
  out += drawing(figure, "figure-" + std::to_string(number)) + "</div>\n</figure>\n";
}

/// Answer, tables and figures; `figures` counts those of the whole page.
void append_body(std::string& out, const document::Document& document, int level, std::size_t& figures) {
  std::string answer;
  for (const std::string& sentence : document.answer) answer += (answer.empty() ? "" : " ") + markup_text(sentence);
  if (!answer.empty()) out += "<p class=\"answer\">" + answer + "</p>\n";
  for (const document::Table& table : document.tables) append_table(out, table, level);
  for (const document::Figure& figure : document.figures) append_figure(out, figure, ++figures);
}

void append_caveats(std::string& out, const std::vector<std::string>& caveats) {
  if (caveats.empty()) return;
  out += "<ul class=\"caveats\">\n";
  for (const std::string& caveat : caveats) out += "<li>" + markup_text(caveat) + "</li>\n";
  out += "</ul>\n";
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
  return address ? "<a href=\"" + with_entities(*address) + "\">" + text + "</a>" : text;
}

void append_source(std::string& out, const document::Source& source) {
  document::Source bare = source;
  bare.doi.reset();
  bare.pmid.reset();
  out += "<li>" + markup_text(source_reference(bare));
  if (source.doi) out += " " + linked(doi_address(*source.doi), "doi:" + markup_text(*source.doi));
  if (source.pmid) {
    std::optional<std::string> address;
    if (is_number(*source.pmid)) address = "https://pubmed.ncbi.nlm.nih.gov/" + *source.pmid + "/";
    out += " " + linked(address, "PMID " + markup_text(*source.pmid));
  }
  out += "<br>\n<span class=\"read\">read: ";
  const auto parts = source_reading(source);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out += i == 0 ? markup_text(parts[i]) : " · <span class=\"notice\">" + markup_text(parts[i]) + "</span>";
  }
  out += "</span></li>\n";
}

}  // namespace

std::string html_document(const document::Document& document, const Options& options) {
  std::string out;
  open_page(out, markup_text(document.question) + (document.scope.empty() ? "" : " · " + markup_text(document.scope)));
  if (!options.index.empty()) out += "<nav><a href=\"" + with_entities(options.index) + "\">All answers</a></nav>\n";
  out += "<header>\n<h1>" + markup_text(document.question) + "</h1>\n";
  if (!document.scope.empty()) out += "<p class=\"scope\">" + markup_text(document.scope) + "</p>\n";
  out += "</header>\n<main>\n";
  std::size_t figures = 0;
  append_body(out, document, 2, figures);
  for (const document::Document& part : document.parts) {
    out += "<section>\n<h2>" + markup_text(part.question) + "</h2>\n";
    append_body(out, part, 3, figures);
    append_caveats(out, part.caveats);
    out += "</section>\n";
  }
  append_legend(out, full_legend(document));
  if (!document.caveats.empty()) {
    out += "<section>\n<h2>What to read with care</h2>\n";
    append_caveats(out, document.caveats);
    out += "</section>\n";
  }
  if (!document.sources.empty()) {
    out += "<section>\n<h2>Sources</h2>\n<ol class=\"sources\">\n";
    for (const document::Source& source : document.sources) append_source(out, source);
    out += "</ol>\n</section>\n";
  }
  if (!document.parameters.empty()) {
    out += "<p class=\"asked\">Asked: " + markup_text(document.report) + (document.report.empty() ? "" : ", ");
    for (std::size_t i = 0; i < document.parameters.size(); ++i) {
      out += (i > 0 ? ", " : "") + markup_text(document.parameters[i].name) + " = " +
             markup_text(value_words(document.parameters[i].value));
    }
    out += "</p>\n";
  }
  if (options.show_sql && !document.sql.empty()) {
    out += "<section>\n<h2>SQL behind it</h2>\n";
    for (const auto& [name, text] : document.sql) {
      out += "<p>" + markup_text(name) + "</p>\n<pre><code>" + with_entities(several_lines(text)) + "</code></pre>\n";
    }
    out += "</section>\n";
  }
  out += "</main>\n";
  close_page(out);
  return out;
}

std::string html_index(const std::string& title, const std::vector<IndexEntry>& entries) {
  std::string out;
  open_page(out, markup_text(title));
  out += "<header>\n<h1>" + markup_text(title) + "</h1>\n</header>\n<main>\n";
  std::string group;
  for (const IndexEntry& entry : entries) {
    if (entry.group != group) {
      if (!group.empty()) out += "</ul>\n";
      out += "<h2>" + markup_text(entry.group) + "</h2>\n<ul class=\"index\">\n";
      group = entry.group;
    }
    out += "<li><a href=\"" + with_entities(entry.file) + "\">" + markup_text(entry.title) + "</a>";
    if (!entry.words.empty()) out += "<br>\n" + markup_text(entry.words);
    out += "</li>\n";
  }
  if (!group.empty()) out += "</ul>\n";
  out += "</main>\n";
  close_page(out);
  return out;
}

std::string html_rows(const document::Table& table) {
  std::string out;
  const std::string title = markup_text(table.title.empty() ? table.name : table.title);
  open_page(out, title);
  out += "<header>\n<h1>" + title + "</h1>\n</header>\n<main>\n";
  append_table(out, table);
  append_legend(out, full_legend(table));
  out += "</main>\n";
  close_page(out);
  return out;
}

}  // namespace casebook::render
