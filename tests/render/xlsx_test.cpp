#include <limits>

#include "catch.h"
#include "core/errors.h"
#include "outside.h"
#include "program.h"
#include "render/render.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;
using document::cell;

namespace {

/// The parts of a workbook, unpacked below here; false where unzip is not installed.
bool unpacked(const std::string& bytes) {
  if (!is_installed("unzip")) {
    WARN("unzip is not installed: the workbook was not read");
    return false;
  }
  write_file("book.xlsx", bytes);
  return run_outside("unzip -o -q book.xlsx -d book").code == 0;
}

document::Table one_row(std::vector<document::Cell> cells) {
  document::Table table;
  table.name = "rows";
  for (std::size_t i = 0; i < cells.size(); ++i) table.columns.push_back(document::text_column(std::string(1, static_cast<char>('a' + i))));
  document::add_row(table, std::move(cells));
  return table;
}

}  // namespace

TEST_CASE("a workbook has the answer on its first sheet and a sheet a table") {
  const WorkingFolder folder;
  const auto document = render::sample::sample_document();
  const std::string bytes = render::render(document, render::Format::xlsx, {});
  CHECK(bytes.substr(0, 2) == "PK");
  if (!unpacked(bytes)) return;
  const std::string names = read_file("book/xl/workbook.xml");
  CHECK_THAT(names, Contains("<sheet name=\"answer\""));
  for (const auto& table : document.tables) CHECK_THAT(names, Contains("<sheet name=\"" + table.name + "\""));
  const std::string words = read_file("book/xl/sharedStrings.xml");
  CHECK_THAT(words, Contains("not medical advice"));
  CHECK_THAT(words, Contains(document.sources.front().citekey));
  CHECK_THAT(read_file("book/xl/worksheets/sheet2.xml"), Contains("state=\"frozen\"") && Contains("<autoFilter "));
}

TEST_CASE("the same answer is the same workbook") {
  const auto document = render::sample::sample_document();
  CHECK(render::render(document, render::Format::xlsx, {}) == render::render(document, render::Format::xlsx, {}));
}

TEST_CASE("numbers are numbers, what is not stated is empty, and text is never a formula") {
  const WorkingFolder folder;
  const auto table = one_row({cell(3), cell(60.875), cell(std::nullopt), cell("=1+1"), cell("0042"), cell(true), cell(std::numeric_limits<double>::infinity()),
                              cell(std::int64_t{9'007'199'254'740'993})});
  if (!unpacked(render::render_rows(table, render::Format::xlsx, {}))) return;
  const std::string sheet = read_file("book/xl/worksheets/sheet1.xml");
  CHECK_THAT(sheet, Contains("<c r=\"A2\" s=\"2\"><v>3</v></c>"));
  CHECK_THAT(sheet, Contains("<v>60.875</v>"));
  CHECK_THAT(sheet, !Contains("r=\"C2\""));
  CHECK_THAT(sheet, Contains("<c r=\"D2\" s=\"3\" t=\"s\">"));
  CHECK_THAT(sheet, Contains("<c r=\"E2\" s=\"3\" t=\"s\">"));
  CHECK_THAT(sheet, Contains("<c r=\"F2\" s=\"2\"><v>1</v></c>"));
  CHECK_THAT(sheet, !Contains("r=\"G2\""));
  CHECK_THAT(sheet, Contains("<c r=\"H2\" s=\"2\" t=\"s\">"));
  CHECK_THAT(sheet, !Contains("<f>"));
  CHECK_THAT(read_file("book/xl/sharedStrings.xml"), Contains("=1+1") && Contains("0042") && Contains("9007199254740993"));
}

TEST_CASE("hostile text stays text, and what is too long says that it was cut") {
  const WorkingFolder folder;
  auto table = one_row({cell("<b>&\"\x1b[31m"), cell(std::string("\xff", 1)), cell("_x0041_"), cell(std::string(40'000, 'x'))});
  table.name = "a/very:long*name?of[a]table\\that goes on";
  if (!unpacked(render::render_rows(table, render::Format::xlsx, {}))) return;
  const std::string words = read_file("book/xl/sharedStrings.xml");
  CHECK_THAT(words, Contains("&lt;b&gt;&amp;"));
  CHECK_THAT(words, !Contains("\x1b"));
  CHECK_THAT(words, Contains("&lt;0xFF&gt;"));
  CHECK_THAT(words, Contains("_x005F_x0041_"));
  CHECK_THAT(words, Contains("xxx [cut here: a cell holds no more]"));
  CHECK_THAT(read_file("book/xl/workbook.xml"), Contains("<sheet name=\"a_very_long_name_of_a_table_\""));
}

TEST_CASE("tables of one name get sheets of two") {
  const WorkingFolder folder;
  document::Document document;
  document.question = "Twice?";
  document.tables = {one_row({cell(1)}), one_row({cell(2)}), one_row({cell(3)})};
  document.tables[2].name = "Answer";
  if (!unpacked(render::render(document, render::Format::xlsx, {}))) return;
  CHECK_THAT(read_file("book/xl/workbook.xml"), Contains("name=\"rows\"") && Contains("name=\"rows_2\"") && Contains("name=\"Answer_2\""));
}

TEST_CASE("every report can be a workbook, in a file that is named") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  CHECK(run_program({"report", "dose-titration", "--format", "xlsx"}).err == "casebook: xlsx is no text; name a file: --output FILE.xlsx\n");
  CHECK(run_program({"report", "dose-titration", "naltrexone", "--format", "xlsx", "--output", "doses.xlsx"}).code == 0);
  CHECK(read_file("doses.xlsx").substr(0, 2) == "PK");
  CHECK(run_program({"report", "treatments", "--format", "xlsx", "--output", "set/"}).code == 0);
  CHECK(std::filesystem::exists("set/treatments.xlsx"));
  CHECK(run_program({"sql", "SELECT citekey FROM articles", "--format", "xlsx", "--output", "sql.xlsx"}).code == 0);
  CHECK(read_file("sql.xlsx").substr(0, 2) == "PK");
}
