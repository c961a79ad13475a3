#include "render/cell_text.h"

#include <limits>

#include "catch.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;
using document::cell;

TEST_CASE("readers see the shown text, else the value, else a mark") {
  CHECK(cell_text(cell(60.875, "60.9")) == "60.9");
  CHECK(cell_text(cell(60.875)) == "60.875");
  CHECK(cell_text(cell(3)) == "3");
  CHECK(cell_text(cell(true)) == "yes");
  CHECK(cell_text(cell("x")) == "x");
  CHECK(cell_text(document::repeated(std::string("x"))) == "");
  CHECK_FALSE(cell_text(document::not_stated()));
  CHECK_FALSE(cell_text(cell(std::numeric_limits<double>::infinity())));
}

TEST_CASE("a heading names the unit where the cells show bare numbers") {
  document::Table table;
  table.columns = {document::number_column("dose_min", "dose", "mg"),
                   document::number_column("after_days", "", "days")};
  document::add_row(table, {cell(3.0, "3 mg nightly"), cell(7)});
  CHECK(heading(table, 0) == "dose");
  CHECK(heading(table, 1) == "after days");
  document::add_row(table, {cell(3.0), cell(7)});
  CHECK(heading(table, 0) == "dose (mg)");
}

TEST_CASE("a column of nothing but numbers is aligned right") {
  document::Table table;
  table.columns = {document::text_column("n"), document::text_column("t"), document::text_column("none")};
  document::add_row(table, {cell(1), cell("x"), document::not_stated()});
  document::add_row(table, {document::not_stated(), cell(1), document::not_stated()});
  CHECK(aligned_right(table, 0));
  CHECK_FALSE(aligned_right(table, 1));
  CHECK_FALSE(aligned_right(table, 2));
}

TEST_CASE("the legend has a line for the marks in use and none twice") {
  document::Document document;
  document.legend = {"† retold, counted once", "▲ raised"};
  document.tables = {sample::steps_table()};
  CHECK(full_legend(document) == std::vector<std::string>{"· not stated", "† retold, counted once", "▲ raised"});
  document.tables.clear();
  document.legend.push_back("· not stated");
  CHECK(full_legend(document) == std::vector<std::string>{"† retold, counted once", "▲ raised"});
  document.figures = {sample::times_figure()};
  CHECK(full_legend(document).back() == "· not stated");
}

TEST_CASE("a source is one reference, and its reading names each notice") {
  const auto sources = sample::sample_document().sources;
  CHECK(source_reference(sources[0]) ==
        "sample-2020: Sample AB, Example CD. Treatment of Sample Disease With Samplol. J Samples. 2020;1(2):3-4. "
        "doi:10.1000/sample_2020 PMID 10000001");
  CHECK(source_reading(sources[0]) ==
        std::vector<std::string>{"abstract",
                                 "correction of 2020-10-01 (affiliation; touches none of its claims) PMID 10000002",
                                 "expression of concern (data; touches 2 of its claims)"});
  document::Source imported;
  imported.notices = {{"correction", "not stated", std::nullopt, std::nullopt, 0, false}};
  CHECK(source_reading(imported)[1] == "correction (not stated; what it touches is not judged yet)");
  CHECK(source_reading(document::Source{}) == std::vector<std::string>{"not stated"});
}

TEST_CASE("texts of one line have no line ends and texts of several no tabs") {
  CHECK(one_line("a\tb\r\nc\nd") == "a b c d");
  CHECK(several_lines("a\tb\r\nc\nd") == "a b\nc\nd");
  CHECK(one_line("\x1b[2J") == "<U+001B>[2J");
}

TEST_CASE("hits stand between the words of the format, and only in what is shown") {
  const auto clean = [](std::string_view piece) { return "<" + std::string(piece) + ">"; };
  CHECK(render::cell_text_with_hits(document::cell("x", "a \x02hit\x03 b"), clean, "[", "]") == "<a >[<hit>]< b>");
  CHECK(render::cell_text_with_hits(document::cell("x", "\x03 a \x02open"), clean, "[", "]") == "<\x03 a >[<open>]");
  CHECK(render::cell_text_with_hits(document::cell("a \x02value\x03"), clean, "[", "]") == "<a \x02value\x03>");
  CHECK(render::cell_text_with_hits(document::not_stated(), clean, "[", "]") == std::nullopt);
}
