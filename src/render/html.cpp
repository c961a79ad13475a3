// html: one page that stands alone. No script, nothing fetched; the colours are two sets (light, dark), the figures
// drawings that also read in black and white.

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "document/figure.h"
#include "render/axis.h"
#include "render/cell_text.h"
#include "render/drawing.h"
#include "render/formats.h"
#include "render/site.h"

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

// What every page ends with, but for the marks.
constexpr std::string_view kFooter =
    "Published evidence, not medical advice. A fact that is wrong is mended in its case file (casebook export case KEY, casebook add); of an article that "
    "came with the program, tell its maintainers.";

/// Beside kStyle, what pages of a site alone use.
constexpr std::string_view kSiteStyle = R"css(
.ways { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-bottom: 1rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .25rem .5rem; }
.pages { color: var(--soft); }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
input, textarea, button, select { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; padding: .4rem .6rem; }
input[type=search], textarea, select { width: 100%; max-width: 48rem; }
textarea { font-family: ui-monospace, "Liberation Mono", monospace; font-size: .9rem; min-height: 9rem; }
button { cursor: pointer; margin: .5rem .5rem .5rem 0; }
button:disabled { color: var(--soft); cursor: default; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.hits { padding-left: 1.25rem; }
.hits > li { margin-bottom: 1rem; max-width: 52rem; }
.hits ul { margin: .25rem 0 0; padding-left: 1.25rem; }
mark { background: transparent; color: inherit; font-weight: 700; text-decoration: underline; }
.fault { font-weight: 600; white-space: pre-wrap; }
@media print { .ways, .pages, .skip, form, button { display: none; } }
)css";

std::string skip_to_main() { return "<a class=\"skip\" href=\"#main\">To the answer</a>\n"; }

std::string navigation(const Site& site) {
  std::string out = skip_to_main() + "<nav class=\"ways\" aria-label=\"Site\">\n";
  for (const Site::Link& way : site.ways) out += "<a href=\"" + with_entities(site.root + way.address) + "\">" + markup_text(way.words) + "</a>\n";
  return out + "</nav>\n";
}

/// `site` is nullptr for a page that stands alone.
void open_page(std::string& out, const std::string& title, const Site* site = nullptr, const std::string& script_policy = {}) {
  out += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  if (site == nullptr) {
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  } else {
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'" + (script_policy.empty() ? "" : " " + script_policy) +
           "; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'\">\n";
  }
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + title + "</title>\n";
  if (site == nullptr) {
    out += "<style>";
    out += kStyle;
    out += drawing_style();
    out += "</style>\n";
  } else {
    out += "<link rel=\"icon\" href=\"" + site->root + "icon.svg\">\n<link rel=\"stylesheet\" href=\"" + site->root + "site.css\">\n";
    out += "<script src=\"" + site->root + "site.js\" defer></script>\n";
    for (const std::string& script : site->scripts) out += "<script src=\"" + site->root + script + "\" defer></script>\n";
  }
  out += "</head>\n<body>\n";
  if (site != nullptr) out += navigation(*site);
}

void close_page(std::string& out) { out += "<footer>" + std::string(kFooter) + "</footer>\n</body>\n</html>\n"; }

/// Markup that goes on on a further page where it becomes too long; what is open then is closed and opened again.
class Pages {
 public:
  explicit Pages(std::size_t limit = std::string::npos) : limit_(limit) {}

  void text(std::string_view markup) { page_ += markup; }
  /// A piece before which the page may end. \param may_part  false: only where it is far too long
  void piece(std::string_view markup, bool may_part = true) {
    const std::size_t length = page_.size() + markup.size();
    if (pieces_ > 0 && limit_ != std::string::npos && length > (may_part ? limit_ : limit_ + limit_ / 20)) part();
    page_ += markup;
    ++pieces_;
  }
  void open(std::string begin, std::string end) { open(begin, std::move(end), [begin] { return begin; }); }
  /// \param again  what stands in the place of `begin` on a further page
  void open(const std::string& begin, std::string end, std::function<std::string()> again) {
    page_ += begin;
    open_.push_back({std::move(end), std::move(again)});
  }
  void close() {
    page_ += open_.back().end;
    open_.pop_back();
  }
  std::vector<std::string> take() {
    done_.push_back(std::move(page_));
    return std::move(done_);
  }

 private:
  struct Open {
    std::string end;
    std::function<std::string()> again;
  };
  void part() {
    for (auto each = open_.rbegin(); each != open_.rend(); ++each) page_ += each->end;
    done_.push_back(std::move(page_));
    page_.clear();
    for (const Open& each : open_) page_ += each.again();
    pieces_ = 0;
  }
  std::size_t limit_;
  std::string page_;
  std::size_t pieces_ = 0;
  std::vector<Open> open_;
  std::vector<std::string> done_;
};

constexpr std::string_view kContinued = " (continued)";

void open_section(Pages& pages, const std::string& title) {
  pages.open("<section>\n<h2>" + title + "</h2>\n", "</section>\n", [title] { return "<section>\n<h2>" + title + std::string(kContinued) + "</h2>\n"; });
}

std::string linked(const std::optional<std::string>& address, const std::string& text) {
  return address ? "<a href=\"" + with_entities(*address) + "\">" + text + "</a>" : text;
}

/// The page of the site about what a cell names.
std::optional<std::string> page_about(const Site* site, std::string_view column, const std::string& value) {
  if (site == nullptr || !site->address || value.empty()) return std::nullopt;
  const std::string address = site->address(column, value);
  if (address.empty()) return std::nullopt;
  return site->root + address;
}

/// `level` of headings, 2 or 3.
void append_table(Pages& pages, const document::Table& table, int level = 2, const Site* site = nullptr) {
  const auto columns = columns_for(table, Reading::people);
  if (columns.empty()) return;
  const std::string title = markup_text(table.title.empty() ? table.name : table.title);
  if (table.rows.empty()) {
    if (!table.title.empty()) pages.text(fmt::format("<h{0}>{1}</h{0}>\n", level, markup_text(table.title)));
    pages.text("<p>" + markup_text(table.empty_text) + "</p>\n");
    return;
  }
  const std::string region = "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + title;
  const std::string caption = "\">\n<table>\n<caption>" + title;
  std::string headings = "</caption>\n<thead>\n<tr>";
  std::vector<std::string> attributes;
  for (const std::size_t column : columns) {
    attributes.emplace_back(aligned_right(table, column) ? " class=\"number\"" : "");
    headings += "<th scope=\"col\"" + attributes.back() + ">" + markup_text(heading(table, column)) + "</th>";
  }
  headings += "</tr>\n</thead>\n<tbody>\n";
  const std::string more(kContinued);
  pages.open(region + caption + headings, "</tbody>\n</table>\n</div>\n", [=] { return region + more + caption + more + headings; });
  for (const document::Row& row : table.rows) {
    std::string out = row.muted ? "<tr class=\"muted\">" : "<tr>";
    bool begins_group = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto plain = [](std::string_view piece) { return with_entities(several_lines(piece)); };
      const auto text = cell_text_with_hits(cell_at(row, columns[i]), plain, "<mark>", "</mark>");
      const bool names_row = i == 0 && !(text && text->empty());   // a cell left blank, since it is as above, is no heading
      if (i == 0) begins_group = names_row;
      out += (names_row ? "<th scope=\"row\"" : "<td") + attributes[i] + ">";
      if (text) {
        const auto* name = std::get_if<std::string>(&cell_at(row, columns[i]).value);
        out += text->empty() || name == nullptr ? *text : linked(page_about(site, table.columns[columns[i]].name, *name), *text);
      } else {
        out += unknown_mark();
      }
      if (i == 0 && row.muted) out += " <span class=\"mark\">" + std::string(kNotCounted) + " not counted</span>";
      out += names_row ? "</th>" : "</td>";
    }
    pages.piece(out + "</tr>\n", begins_group);
  }
  pages.close();
}

void append_legend(Pages& pages, const std::vector<std::string>& legend) {
  if (legend.empty()) return;
  std::string out = "<p class=\"legend\">";
  for (const std::string& entry : legend) out += "<span>" + markup_text(entry) + "</span> ";
  pages.piece(out + "</p>\n");
}

/// The figure with `first` to `last` of its lanes alone, on the axis of the whole.
document::Figure some_lanes(const document::Figure& figure, std::size_t first, std::size_t last, const Axis& axis) {
  document::Figure some = figure;
  some.lanes.assign(figure.lanes.begin() + static_cast<std::ptrdiff_t>(first), figure.lanes.begin() + static_cast<std::ptrdiff_t>(last));
  some.axis.min = axis.min;
  some.axis.max = axis.max;
  if (first > 0) some.title += kContinued;
  return some;
}

/// In two pictures where one would fill more than half a page of a site, and so on.
void append_figure(Pages& pages, const document::Figure& figure, std::size_t& figures, const Site* site) {
  ++figures;
  if (document::is_empty(figure)) return;
  const std::string title = markup_text(figure.title.empty() ? figure.name : figure.title);
  std::string out = "<figure>\n<figcaption>" + title +
         "</figcaption>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + title + "\">\n";
  out += drawing(figure, "figure-" + std::to_string(figures)) + "</div>\n</figure>\n";
  const std::size_t lanes = figure.lanes.size();
  if (site == nullptr || lanes < 2 || out.size() <= site->page_bytes / 2) return pages.piece(out);
  --figures;
  const Axis axis = axis_of(figure, 8);
  const std::size_t parts = out.size() / (site->page_bytes / 2) + 1;
  const std::size_t most = std::max<std::size_t>(1, lanes / parts);
  for (std::size_t first = 0; first < lanes; first += most) append_figure(pages, some_lanes(figure, first, std::min(lanes, first + most), axis), figures, site);
}

/// Answer, tables and figures; `figures` counts those of the whole page.
void append_body(Pages& pages, const document::Document& document, int level, std::size_t& figures, const Site* site) {
  std::string answer;
  for (const std::string& sentence : document.answer) answer += (answer.empty() ? "" : " ") + markup_text(sentence);
  if (!answer.empty()) pages.piece("<p class=\"answer\">" + answer + "</p>\n");
  for (const document::Table& table : document.tables) append_table(pages, table, level, site);
  for (const document::Figure& figure : document.figures) append_figure(pages, figure, figures, site);
}

void append_caveats(Pages& pages, const std::vector<std::string>& caveats) {
  if (caveats.empty()) return;
  pages.open("<ul class=\"caveats\">\n", "</ul>\n");
  for (const std::string& caveat : caveats) pages.piece("<li>" + markup_text(caveat) + "</li>\n");
  pages.close();
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

std::string source_item(const document::Source& source, const Site* site) {
  document::Source bare = source;
  bare.doi.reset();
  bare.pmid.reset();
  std::string out = "<li>";
  std::string reference = source_reference(bare);
  if (const auto page = page_about(site, "citekey", source.citekey); page && reference.starts_with(source.citekey)) {
    out += linked(page, markup_text(source.citekey));
    reference.erase(0, source.citekey.size());
  }
  out += markup_text(reference);
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
  return out + "</span></li>\n";
}

void append_sources(Pages& pages, const std::vector<document::Source>& sources, const Site* site) {
  if (sources.empty()) return;
  open_section(pages, "Sources");
  auto next = std::make_shared<std::size_t>(1);   // as they are numbered
  pages.open("<ol class=\"sources\">\n", "</ol>\n", [next] { return fmt::format("<ol class=\"sources\" start=\"{}\">\n", *next); });
  for (const document::Source& source : sources) {
    pages.piece(source_item(source, site));
    ++*next;
  }
  pages.close();
  pages.close();
}

/// Everything of <main>.
void append_answer(Pages& pages, const document::Document& document, const Options& options, const Site* site) {
  std::size_t figures = 0;
  append_body(pages, document, 2, figures, site);
  for (const document::Document& part : document.parts) {
    open_section(pages, markup_text(part.question));
    append_body(pages, part, 3, figures, site);
    append_caveats(pages, part.caveats);
    pages.close();
  }
  append_legend(pages, full_legend(document));
  if (!document.caveats.empty()) {
    open_section(pages, "What to read with care");
    append_caveats(pages, document.caveats);
    pages.close();
  }
  append_sources(pages, document.sources, site);
  if (!document.parameters.empty()) {
    std::string out = "<p class=\"asked\">Asked: " + markup_text(document.report) + (document.report.empty() ? "" : ", ");
    for (std::size_t i = 0; i < document.parameters.size(); ++i) {
      out += (i > 0 ? ", " : "") + markup_text(document.parameters[i].name) + " = " +
             markup_text(value_words(document.parameters[i].value));
    }
    pages.text(out + "</p>\n");
  }
  if (options.show_sql && !document.sql.empty()) {
    pages.text("<section>\n<h2>SQL behind it</h2>\n");
    for (const auto& [name, text] : document.sql) {
      pages.text("<p>" + markup_text(name) + "</p>\n<pre><code>" + with_entities(several_lines(text)) + "</code></pre>\n");
    }
    pages.text("</section>\n");
  }
}

std::string header(const std::string& title, const std::string& scope) {
  std::string out = "<header>\n<h1>" + markup_text(title) + "</h1>\n";
  if (!scope.empty()) out += "<p class=\"scope\">" + markup_text(scope) + "</p>\n";
  return out + "</header>\n";
}

std::string title_of(const document::Document& document) {
  return markup_text(document.question) + (document.scope.empty() ? "" : " · " + markup_text(document.scope));
}

std::string one_page(Pages& pages) { return pages.take().front(); }

/// File name of the n-th page, from 1.
std::string page_name(const Site& site, std::size_t n) { return n == 1 ? site.stem + ".html" : fmt::format("{}.{}.html", site.stem, n); }

std::string page_links(const Site& site, std::size_t n, std::size_t pages, const char* label) {
  if (pages < 2) return {};
  std::string out = fmt::format("<nav class=\"pages\" aria-label=\"{}\">Page {} of {}", label, n, pages);
  if (n > 1) out += " · <a href=\"" + page_name(site, n - 1) + "\">previous</a>";
  if (n < pages) out += " · <a href=\"" + page_name(site, n + 1) + "\">next</a>";
  return out + "</nav>\n";
}

/// Pages of these contents of <main>.
std::vector<std::string> framed(const std::string& title, const std::string& head, std::vector<std::string> contents, const Site& site) {
  std::vector<std::string> pages;
  for (std::size_t n = 1; n <= contents.size(); ++n) {
    std::string out;
    open_page(out, n == 1 ? title : fmt::format("{} ({} of {})", title, n, contents.size()), &site);
    out += head + page_links(site, n, contents.size(), "Pages of this answer") + "<main id=\"main\">\n" + contents[n - 1] + "</main>\n" +
           page_links(site, n, contents.size(), "Pages of this answer, again");
    close_page(out);
    pages.push_back(std::move(out));
  }
  return pages;
}

void append_entries(Pages& pages, const std::vector<IndexEntry>& entries) {
  std::string group;
  for (const IndexEntry& entry : entries) {
    if (entry.group != group) {
      if (!group.empty()) pages.close();
      const std::string title = markup_text(entry.group);
      pages.open("<h2>" + title + "</h2>\n<ul class=\"index\">\n", "</ul>\n", [title] { return "<h2>" + title + std::string(kContinued) + "</h2>\n<ul class=\"index\">\n"; });
      group = entry.group;
    }
    std::string out = "<li><a href=\"" + with_entities(entry.file) + "\">" + markup_text(entry.title) + "</a>";
    if (!entry.words.empty()) out += "<br>\n" + markup_text(entry.words);
    pages.piece(out + "</li>\n");
  }
  if (!group.empty()) pages.close();
}

}  // namespace

std::string html_document(const document::Document& document, const Options& options) {
  std::string out;
  open_page(out, title_of(document));
  if (!options.index.empty()) out += "<nav><a href=\"" + with_entities(options.index) + "\">All answers</a></nav>\n";
  Pages pages;
  append_answer(pages, document, options, nullptr);
  out += header(document.question, document.scope) + "<main>\n" + one_page(pages) + "</main>\n";
  close_page(out);
  return out;
}

std::string html_index(const std::string& title, const std::vector<IndexEntry>& entries) {
  std::string out;
  open_page(out, markup_text(title));
  Pages pages;
  append_entries(pages, entries);
  out += header(title, "") + "<main>\n" + one_page(pages) + "</main>\n";
  close_page(out);
  return out;
}

std::string html_rows(const document::Table& table) {
  std::string out;
  const std::string title = table.title.empty() ? table.name : table.title;
  open_page(out, markup_text(title));
  Pages pages;
  append_table(pages, table);
  append_legend(pages, full_legend(table));
  out += header(title, "") + "<main>\n" + one_page(pages) + "</main>\n";
  close_page(out);
  return out;
}

std::vector<std::string> site_pages(const document::Document& document, const Site& site) {
  Pages pages(site.page_bytes - 4'000);   // the frame
  append_answer(pages, read_by_people(document), Options{}, &site);
  for (const auto& [heading, links] : site.beside) {
    if (links.empty()) continue;
    std::string out = "<section>\n<h2>" + markup_text(heading) + "</h2>\n<ul>\n";
    for (const Site::Link& link : links) out += "<li><a href=\"" + with_entities(site.root + link.address) + "\">" + markup_text(link.words) + "</a></li>\n";
    pages.text(out + "</ul>\n</section>\n");
  }
  return framed(title_of(document), header(document.question, document.scope), pages.take(), site);
}

std::vector<std::string> site_index(const std::string& title, const std::string& lead, const std::vector<IndexEntry>& entries, const Site& site) {
  Pages pages(site.page_bytes - 4'000);
  pages.piece(lead);
  append_entries(pages, entries);
  return framed(markup_text(title), header(title, ""), pages.take(), site);
}

std::string site_page(const std::string& title, const std::string& markup, const Site& site, const std::string& script_policy) {
  std::string out;
  open_page(out, markup_text(title), &site, script_policy);
  out += header(title, "") + "<main id=\"main\">\n" + markup + "</main>\n";
  close_page(out);
  return out;
}

std::string site_style() { return std::string(kStyle) + std::string(drawing_style()) + std::string(kSiteStyle); }

}  // namespace casebook::render
