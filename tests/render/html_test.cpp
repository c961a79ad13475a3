#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "core/text.h"
#include "render/render.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;
using Catch::Contains;

namespace {

std::string html(const document::Document& document, bool sql = true) {
  Options options;
  options.show_sql = sql;
  return render::render(document, Format::html, options);
}

/// Names of the elements in order of their start tags; fails when they are not closed in order.
std::vector<std::string> elements_of(const std::string& page) {
  const std::set<std::string> empty{"meta", "br", "!DOCTYPE"};
  std::vector<std::string> names;
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at)) {
    const std::size_t end = page.find('>', at);
    REQUIRE(end != std::string::npos);
    const std::string tag = page.substr(at + 1, end - at - 1);
    at = end;
    const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
    if (tag.front() == '/') {
      REQUIRE_FALSE(open.empty());
      CHECK(open.back() == tag.substr(1));
      open.pop_back();
      continue;
    }
    names.push_back(name);
    if (tag.back() == '/') continue;
    if (empty.count(name) == 0) open.push_back(name);
  }
  CHECK(open.empty());
  return names;
}

}  // namespace

TEST_CASE("the page holds the whole answer") {
  const std::string page = html(sample::sample_document());
  CHECK_THAT(page, Catch::StartsWith("<!DOCTYPE html>\n<html lang=\"en\">\n"));
  CHECK_THAT(page, Contains("<h1>How was samplol dosed and raised?</h1>") && Contains("Sample disease"));
  CHECK_THAT(page, Contains("<caption>Steps</caption>") && Contains("<th scope=\"col\">article</th>"));
  CHECK_THAT(page, Contains("<th scope=\"row\">sample-2020</th>") && Contains("<td>2 of 3</td>"));
  CHECK_THAT(page, Contains("nobody is reported to have stopped"));
  CHECK_THAT(page, Contains("<span>· not stated</span> <span>▲ raised</span> <span>† listed, not counted</span>"));
  CHECK_THAT(page, Contains("<li>Read with care: 3 patients of one clinic"));
  CHECK_THAT(page,
             Contains("read: abstract · <span class=\"notice\">correction of 2020-10-01 (affiliation; touches none of "
                      "its claims) PMID 10000002</span>"));
  CHECK_THAT(page, Contains("<a href=\"https://doi.org/10.1000/sample_2020\">doi:10.1000/sample_2020</a>"));
  CHECK_THAT(page, Contains("<a href=\"https://pubmed.ncbi.nlm.nih.gov/10000001/\">PMID 10000001</a>"));
  CHECK_THAT(page, Contains("FROM dose_titration -- the view\n WHERE treatment = &#39;samplol&#39;"));
  CHECK_THAT(page, Contains("<footer>Published evidence, not medical advice. A fact that is wrong is mended in its case file"));
  CHECK_THAT(html(sample::sample_document(), false), !Contains("FROM dose_titration"));
}

TEST_CASE("rows that do not count say so in words") {
  CHECK_THAT(
      html(sample::sample_document()),
      Contains("<tr class=\"muted\"><th scope=\"row\">other-2021 <span class=\"mark\">† not counted</span></th>"));
}

TEST_CASE("the page stands alone") {
  const std::string page = html(sample::sample_document());
  for (const char* fetched : {"<script", "<link", "<img", "@import", "src=", "url(http", "javascript:", "<iframe"}) {
    INFO(fetched);
    CHECK_THAT(page, !Contains(fetched));
  }
  CHECK_THAT(page, Contains("default-src 'none'") && Contains("name=\"viewport\"") && Contains("charset=\"utf-8\""));
  CHECK_THAT(page, Contains("prefers-color-scheme: dark") && Contains("@media print") && Contains("size: A4"));
}

TEST_CASE("figures are drawings with a title, a description in words and a hatch for intervals") {
  const std::string page = html(sample::sample_document());
  CHECK_THAT(page, Contains("<title id=\"figure-1-title\">When it came</title>"));
  CHECK_THAT(page,
             Contains("<desc id=\"figure-1-desc\">Bounds of the first improvement and of clearing. first: 7 to 14 days "
                      "(n = 3). cleared: 0 to 60.875 days (n = 3). held: 30 days or more (n = 1). before: at or before "
                      "28 days (n = 1). photograph: 42 days (n = 1). flare: not stated (n = 2).</desc>"));
  CHECK_THAT(page, Contains("<pattern id=\"figure-1-hatch\"") && Contains("fill=\"url(#figure-1-hatch)\""));
  CHECK_THAT(page, !Contains("figure-2-hatch"));
}

TEST_CASE("every element is closed, in order") {
  elements_of(html(sample::sample_document()));
  elements_of(render_rows(sample::steps_table(), Format::html, {}));
  elements_of(html(document::Document{}));
}

TEST_CASE("markup in any field stays text") {
  const auto harmless = elements_of(html(sample::hostile_document("x")));
  const auto hostile = html(sample::hostile_document(sample::markup_attack()));
  auto with = elements_of(hostile);
  // A long label takes several lines of a drawing: more of the page's own <text>, nothing of the field's.
  const std::set<std::string> before(harmless.begin(), harmless.end());
  CHECK(std::set<std::string>(with.begin(), with.end()) == before);
  for (const char* raw : {"<script", "<img", "alert(1)>", "onerror=alert(1)>", "\"'>", "]]>", "javascript:\""}) {
    INFO(raw);
    CHECK_THAT(hostile, !Contains(raw));
  }
  for (const char* address : {"javascript:alert(1)", "10.1/\" onclick=\"alert(1)", "10.1/<b>", "//evil.example/10.1"}) {
    document::Document document;
    document::Source source;
    source.pmid = source.doi = address;
    document.sources = {source};
    const std::string page = html(document);
    CHECK_THAT(
        page, !Contains("href=\"javascript") && !Contains(" onclick=\"") && !Contains("<b>") && !Contains("href=\"//"));
  }
}

TEST_CASE("terminal escapes in any field come out of html harmless") {
  const auto hostile = sample::hostile_document(sample::terminal_attack());
  CHECK_FALSE(sample::has_raw_controls(html(hostile)));
  CHECK_FALSE(core::first_invalid_utf8(html(hostile)));
  CHECK_FALSE(sample::has_raw_controls(render_rows(hostile.tables[0], Format::html, {})));
}

TEST_CASE("bare rows are a page too") {
  const std::string page = render_rows(sample::steps_table(), Format::html, {});
  CHECK_THAT(page, Contains("<title>Steps</title>") && Contains("<caption>Steps</caption>"));
}

TEST_CASE("a hit is marked in html, and what it holds stays text") {
  document::Table table;
  table.columns = {document::text_column("claim")};
  document::add_row(table, {document::cell("x", "a \x02<b>\x03 c")});
  CHECK_THAT(render_rows(table, Format::html, {}), Contains("a <mark>&lt;b&gt;</mark> c"));
}
