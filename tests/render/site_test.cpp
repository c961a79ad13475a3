#include "render/site.h"

#include <algorithm>

#include "catch.h"
#include "document/figure.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;
using Catch::Contains;

namespace {

Site site(std::size_t page_bytes = 90'000) {
  Site made;
  made.root = "../";
  made.stem = "answer";
  made.ways = {{"index.html", "Questions"}};
  made.page_bytes = page_bytes;
  made.address = [](std::string_view column, std::string_view value) {
    return column == "citekey" && value == "sample-2020" ? std::string("articles/sample-2020.html") : std::string();
  };
  return made;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

document::Document long_document(int rows) {
  document::Document document;
  document.question = "How long?";
  document.report = "long";
  document::Table table;
  table.name = "rows";
  table.title = "Rows";
  table.columns = {document::text_column("citekey", "article"), document::text_column("said", "as said")};
  for (int i = 0; i < rows; ++i) document::add_row(table, {document::cell("key-" + std::to_string(i)), document::cell("row " + std::to_string(i) + " " + std::string(100, 'x'))});
  document.tables.push_back(table);
  document::Figure figure;
  figure.name = "bars";
  figure.title = "Bars";
  for (int i = 0; i < rows; ++i) document::add_lane(figure, "lane " + std::to_string(i) + ".", "note").marks = {document::amount(i)};
  document.figures.push_back(figure);
  for (int i = 0; i < rows; ++i) document.sources.push_back({"key-" + std::to_string(i), {}, {}, "Source " + std::to_string(i) + ".", "abstract", {}});
  return document;
}

}  // namespace

TEST_CASE("a page of a site shares style and script, allows no others, and leads back", "[render]") {
  const auto pages = site_pages(sample::sample_document(), site());
  REQUIRE(pages.size() == 1);
  CHECK_THAT(pages[0], Contains("<link rel=\"stylesheet\" href=\"../site.css\">") && Contains("<script src=\"../site.js\" defer></script>") &&
                           Contains("default-src 'none'; script-src 'self'; style-src 'self'") && Contains("<a href=\"../index.html\">Questions</a>"));
  CHECK_THAT(pages[0], !Contains("<style") && !Contains("style=\"") && !Contains("unsafe"));
  CHECK_THAT(pages[0], Contains("<a href=\"../articles/sample-2020.html\">sample-2020</a>"));
  CHECK_THAT(site_page("SQL", "<p>x</p>\n", site(), "'wasm-unsafe-eval'"), Contains("script-src 'self' 'wasm-unsafe-eval';"));
  CHECK_THAT(site_style(), Contains("@media print") && Contains(".skip"));
}

TEST_CASE("hostile texts are text on a page of a site, and lead nowhere", "[render]") {
  Site open = site();
  open.address = [](std::string_view, std::string_view value) { return std::string(value); };
  for (const std::string hostile : {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</title></style></script><b>"}) {
    INFO(hostile);
    for (const auto& page : site_pages(sample::hostile_document(hostile), open)) {
      CHECK_THAT(page, !Contains("<script>alert") && !Contains("<img") && !Contains("<b>"));
      CHECK(times(page, "<script") == 1);
    }
  }
}

TEST_CASE("a long answer goes on on further pages, none too large, no row, lane or source lost or told twice", "[render]") {
  const auto pages = site_pages(long_document(400), site(20'000));
  REQUIRE(pages.size() > 5);
  std::string all;
  for (std::size_t n = 1; n <= pages.size(); ++n) {
    const std::string& page = pages[n - 1];
    INFO(n);
    CHECK(page.size() <= 20'000);
    CHECK_THAT(page, Contains("Page " + std::to_string(n) + " of " + std::to_string(pages.size())));
    CHECK((page.find(n == 2 ? "<a href=\"answer.html\">previous" : "<a href=\"answer." + std::to_string(n - 1) + ".html\">previous") != std::string::npos) == (n > 1));
    CHECK((page.find("<a href=\"answer." + std::to_string(n + 1) + ".html\">next") != std::string::npos) == (n < pages.size()));
    for (const char* element : {"table", "tbody", "section", "ol", "figure", "main", "div", "svg"}) {
      INFO(element);
      CHECK(times(page, std::string("<") + element + ">") + times(page, std::string("<") + element + " ") == times(page, std::string("</") + element + ">"));
    }
    CHECK(times(page, "id=\"main\"") == 1);
    all += page;
  }
  for (int i = 0; i < 400; ++i) {
    INFO(i);
    CHECK(times(all, ">row " + std::to_string(i) + " ") == 1);
    CHECK(times(all, "Source " + std::to_string(i) + ".") == 1);
    CHECK(times(all, ">lane " + std::to_string(i) + ".<") == 1);
  }
  CHECK_THAT(all, Contains("Rows (continued)") && Contains("<h2>Sources (continued)</h2>") && Contains("<ol class=\"sources\" start=\""));
}

TEST_CASE("an index of many pages goes on too, and keeps its headings", "[render]") {
  std::vector<IndexEntry> entries;
  for (int i = 0; i < 500; ++i) entries.push_back({i < 250 ? "First" : "Second", "page-" + std::to_string(i) + ".html", "title " + std::to_string(i) + "!", "words"});
  Site made = site(10'000);
  made.root.clear();
  const auto pages = site_index("All", "<p>lead</p>\n", entries, made);
  std::string all;
  for (const auto& page : pages) {
    CHECK(page.size() <= 10'000);
    all += page;
  }
  CHECK(times(all, "<p>lead</p>") == 1);
  for (int i = 0; i < 500; ++i) CHECK(times(all, ">title " + std::to_string(i) + "!<") == 1);
  CHECK_THAT(all, Contains("<h2>First (continued)</h2>") && Contains("<h2>Second</h2>"));
}
