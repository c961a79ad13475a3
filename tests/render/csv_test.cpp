#include <limits>

#include "catch.h"
#include "core/text.h"
#include "render/render.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;
using document::cell;

namespace {

document::Table one_column(const std::vector<document::Cell>& cells) {
  document::Table table;
  table.name = "t";
  table.columns = {document::text_column("a")};
  for (const document::Cell& value : cells) document::add_row(table, {value});
  return table;
}

std::string csv(const std::vector<document::Cell>& cells) { return render_rows(one_column(cells), Format::csv, {}); }
std::string tsv(const std::vector<document::Cell>& cells) { return render_rows(one_column(cells), Format::tsv, {}); }

}  // namespace

TEST_CASE("csv is a header of names and rows of values, for data columns alone") {
  CHECK(render::render(sample::sample_document(), Format::csv, {}) ==
        "citekey,subject,step,dose_min,affected,assessed,after_days,locator,counted\n"
        "sample-2020,all patients,1,3,3,3,0,abstract (Interventions),1\n"
        "sample-2020,all patients,2,4.5,2,3,,abstract (Interventions),1\n"
        "other-2021,Patient 1,1,3,1,,60.875,\"table 2, retold from sample-2020 in a long sentence about where it "
        "stands\",0\n");
}

TEST_CASE("csv quotes commas, quotes and line ends, and nothing else") {
  CHECK(csv({cell("a b")}) == "a\na b\n");
  CHECK(csv({cell("a,b")}) == "a\n\"a,b\"\n");
  CHECK(csv({cell("say \"no\"")}) == "a\n\"say \"\"no\"\"\"\n");
  CHECK(csv({cell("one\r\ntwo")}) == "a\n\"one\ntwo\"\n");
}

TEST_CASE("a field that is not stated is empty, and its row stays a row") {
  CHECK(csv({document::not_stated(), cell("x")}) == "a\n\"\"\nx\n");
  document::Table table = one_column({});
  table.columns.push_back(document::text_column("b"));
  document::add_row(table, {document::not_stated(), document::not_stated()});
  CHECK(render_rows(table, Format::csv, {}) == "a,b\n,\n");
}

TEST_CASE("a shown text is for readers: csv keeps the value") {
  CHECK(csv({cell(60.875, "60.9")}) == "a\n60.875\n");
  CHECK(csv({document::Cell{std::monostate{}, "(7, 14]"}}) == "a\n\"\"\n");
}

TEST_CASE("numbers keep all their digits and booleans are 1 and 0") {
  CHECK(csv({cell(0.1 + 0.2), cell(1.0 / 3), cell(-2), cell(1e300), cell(true), cell(false)}) ==
        "a\n0.30000000000000004\n0.3333333333333333\n-2\n1e300\n1\n0\n");
  CHECK(csv({cell(std::numeric_limits<double>::infinity())}) == "a\n\"\"\n");
}

TEST_CASE("a text that a spreadsheet would compute gets an apostrophe, a number does not") {
  CHECK(csv({cell("=1+1"), cell("+1"), cell("-1"), cell("@SUM(A1)"), cell(-1), cell(-0.5)}) ==
        "a\n'=1+1\n'+1\n'-1\n'@SUM(A1)\n-1\n-0.5\n");
  CHECK(csv({cell("\t=1")}) == "a\n'\t=1\n");
  CHECK(csv({cell("\r=1")}) == "a\n'<U+000D>=1\n");
  CHECK(csv({cell("=HYPERLINK(\"http://x\",1)")}) == "a\n\"'=HYPERLINK(\"\"http://x\"\",1)\"\n");
  CHECK(csv({cell("＝1")}) == "a\n'＝1\n");
  CHECK(tsv({cell("=1+1"), cell("\t=1"), cell("\n=1")}) == "a\n'=1+1\n' =1\n' =1\n");
  document::Table table = one_column({});
  table.columns[0].name = "=cmd";
  CHECK(render_rows(table, Format::csv, {}) == "'=cmd\n");
  CHECK(render_rows(table, Format::tsv, {}) == "'=cmd\n");
}

TEST_CASE("tabs and line ends inside a field become spaces in tsv") {
  CHECK(tsv({cell("a\tb\r\nc\nd\re,\"f\"")}) == "a\na b c d e,\"f\"\n");
  CHECK(tsv({document::not_stated()}) == "a\n\n");
}

TEST_CASE("control characters in any field are made visible in csv and tsv") {
  for (const Format format : {Format::csv, Format::tsv}) {
    const auto hostile = sample::hostile_document(sample::terminal_attack());
    std::string text = render::render(hostile, format, {});
    if (format == Format::tsv) {
      for (char& c : text) c = c == '\t' ? ' ' : c;
    }
    CHECK_FALSE(sample::has_raw_controls(text));
    CHECK_FALSE(core::first_invalid_utf8(text));
    CHECK_THAT(text, Catch::Contains("<U+001B>[31m"));
  }
}

TEST_CASE("csv and tsv begin with the byte order mark when asked, at every batch's own beginning alone") {
  Options options;
  options.bom = true;
  CHECK(render_rows(one_column({cell("é")}), Format::csv, options) == "\xEF\xBB\xBF" "a\né\n");
  CHECK(render_rows(one_column({cell("é")}), Format::tsv, options) == "\xEF\xBB\xBF" "a\né\n");
  CHECK(render::render(sample::sample_document(), Format::csv, options).substr(0, 11) == "\xEF\xBB\xBF" "citekey,");
  CHECK(render_rows(one_column({cell("é")}), Format::json, options).substr(0, 1) == "[");
}
