#include <string>

#include "catch.h"
#include "render/render.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;
using Catch::Contains;
using document::cell;

namespace {
std::string markdown(const document::Document& document, bool sql = false) {
  Options options;
  options.show_sql = sql;
  return render::render(document, Format::markdown, options);
}
}  // namespace

TEST_CASE("markdown holds the whole answer") {
  const std::string text = markdown(sample::sample_document(), true);
  CHECK_THAT(text, Catch::StartsWith("# How was samplol dosed and raised?\n\n*Sample disease*\n\n3 of 3 patients"));
  CHECK_THAT(text,
             Contains("| article | subject | step | dose | patients | after (days) | where |\n"
                      "| --- | --- | --: | --- | --- | --: | --- |\n"
                      "| sample-2020 | all patients | 1 | 3 mg nightly | 3 of 3 | 0 | abstract (Interventions) |\n"));
  CHECK_THAT(text, Contains("| † other-2021 |"));
  CHECK_THAT(text, Contains("## Stops\n\nnobody is reported to have stopped\n"));
  CHECK_THAT(text, Contains("· not stated; ▲ raised; † listed, not counted\n"));
  CHECK_THAT(text, Contains("\n- Read with care: 3 patients of one clinic"));
  CHECK_THAT(text, Contains("\n1. sample-2020: Sample AB") && Contains("\n2. other-2021: Other EF"));
  CHECK_THAT(text,
             Contains("   read: abstract · correction of 2020-10-01 (affiliation; touches none of its claims) PMID "
                      "10000002 · expression of concern (data; touches 2 of its claims)\n"));
  CHECK_THAT(text, Contains("Asked: dose-titration, treatment = samplol, level = 0.95, include\\_flagged = no\n"));
  CHECK_THAT(text, Contains("```sql\nSELECT citekey, dose_min\n"));
  CHECK_THAT(markdown(sample::sample_document()), !Contains("SELECT"));
}

TEST_CASE("figures in markdown are described and fenced") {
  const std::string text = markdown(sample::sample_document());
  CHECK_THAT(text, Contains("## When it came\n\nBounds of the first improvement and of clearing.\n\n```text\n"));
  CHECK_THAT(text, Contains("▒ somewhere in here"));
}

TEST_CASE("a fence is longer than any run of backticks within it") {
  auto document = sample::sample_document();
  document.figures[0].lanes[0].label = "````";
  CHECK_THAT(markdown(document), Contains("`````text\n"));
}

TEST_CASE("characters that would format are escaped in markdown cells") {
  document::Table table;
  table.columns = {document::text_column("a|b")};
  document::add_row(table, {cell("x | y\nz")});
  document::add_row(table, {cell("*b* _i_ `c` [l](u) ~~s~~ \\ <i> & >")});
  CHECK(render_rows(table, Format::markdown, {}) ==
        "| a\\|b |\n| --- |\n| x \\| y z |\n"
        "| \\*b\\* \\_i\\_ \\`c\\` \\[l\\](u) \\~\\~s\\~\\~ \\\\ &lt;i&gt; &amp; &gt; |\n");
}

TEST_CASE("a text at the start of a block begins no other block") {
  document::Document document;
  document.question = "Q";
  document.caveats = {"# big", "- item", "1. one", "12) twelve", "+ plus", "=====", "    code", "2017 was early"};
  const std::string text = markdown(document);
  CHECK_THAT(text,
             Contains("- \\# big\n- \\- item\n- 1\\. one\n- 12\\) twelve\n- \\+ plus\n- \\=====\n- code\n- 2017 was"));
}

TEST_CASE("markup and terminal escapes in any field come out of markdown harmless") {
  const std::string markup = markdown(sample::hostile_document(sample::markup_attack()), true);
  // Only code blocks may hold the characters as they are; what is outside has none.
  bool fenced = false;
  std::size_t start = 0;
  while (start < markup.size()) {
    const std::size_t end = markup.find('\n', start);
    const std::string line = markup.substr(start, end - start);
    start = end + 1;
    if (line.rfind("```", 0) == 0) {
      fenced = !fenced;
    } else if (!fenced) {
      CHECK(line.find('<') == std::string::npos);
    }
  }
  CHECK_FALSE(fenced);
  CHECK_FALSE(sample::has_raw_controls(markdown(sample::hostile_document(sample::terminal_attack()), true)));
  for (const char* text : {"```\n# out", "~~~", "| a |\n|---|"}) {
    CHECK_THAT(markdown(sample::hostile_document(text)), !Contains("\n# out") && !Contains("\n~~~"));
  }
}

TEST_CASE("an empty table in markdown is a sentence") {
  document::Table table;
  table.columns = {document::text_column("a")};
  CHECK(render_rows(table, Format::markdown, {}) == "no rows\n");
}

TEST_CASE("a hit is strong in markdown, and what it holds stays text") {
  document::Table table;
  table.columns = {document::text_column("claim")};
  document::add_row(table, {document::cell("x", "a \x02*b*\x03 c")});
  CHECK_THAT(render_rows(table, Format::markdown, {}), Contains("a **\\*b\\*** c"));
}
