#include <algorithm>
#include <string>
#include <vector>

#include "catch.h"
#include "core/text.h"
#include "render/render.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;
using Catch::Contains;
using document::cell;

namespace {

std::string at_width(const document::Document& document, int width) {
  Options options;
  options.width = width;
  return render::render(document, Format::table, options);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

int widest(const std::string& text) {
  int width = 0;
  for (const std::string& line : lines_of(text)) width = std::max(width, core::display_width(line));
  return width;
}

/// The text without layout: what must be there at any width.
std::string words(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' ' && c != '\n'; });
  return out;
}

}  // namespace

TEST_CASE("the terminal shows question, answer, rows, picture, caveats and sources in this order") {
  const std::string text = at_width(sample::sample_document(), 100);
  const std::vector<std::string> order{"How was samplol",
                                       "3 of 3 patients started",
                                       "Steps\n",
                                       "Stops\n",
                                       "When it came",
                                       "Highest dose reached",
                                       "Not stated: which",
                                       "Read with care",
                                       "· not stated   ▲ raised   † listed, not counted",
                                       "[1] sample-2020: Sample AB",
                                       "[2] other-2021"};
  std::size_t at = 0;
  for (const std::string& part : order) {
    INFO(part);
    const std::size_t next = text.find(part, at);
    REQUIRE(next != std::string::npos);
    at = next;
  }
  CHECK(text.back() == '\n');
}

TEST_CASE("the scope stands at the right end of the first line, or below when it does not fit") {
  const auto wide = lines_of(at_width(sample::sample_document(), 100));
  CHECK(core::display_width(wide[0]) == 100);
  CHECK_THAT(wide[0], Catch::EndsWith("Sample disease"));
  const auto narrow = lines_of(at_width(sample::sample_document(), 40));
  CHECK(narrow[0] == "How was samplol dosed and raised?");
  CHECK(narrow[1] == "Sample disease");
}

TEST_CASE("columns stand two spaces apart, numbers on the right") {
  const std::string text = at_width(sample::sample_document(), 100);
  CHECK_THAT(text, Contains(" article      subject       step  dose              patients  after (days)  where\n"));
  CHECK_THAT(text, Contains(" sample-2020  all patients     1  3 mg nightly      3 of 3               0  abstract"));
  CHECK_THAT(text, Contains("\n†other-2021   Patient 1        1  3 mg nightly      1 of ·          60.875  table 2"));
}

TEST_CASE("no line is wider than the terminal and no word is lost at any width") {
  auto document = sample::sample_document();
  document.sql.clear();
  for (const int width : {20, 30, 40, 60, 80, 100, 200}) {
    INFO("width " << width);
    const std::string text = at_width(document, width);
    CHECK(widest(text) <= width);
    for (const char* part :
         {"nobodyisreportedtohavestopped", "publishedbecauseitworked", "PMID10000001", "touchesnoneofitsclaims",
          "touches2ofitsclaims", "PMID10000002", "OtherEF.ARetelling", "read:fulltext", "correctionof2020-10-01",
          "doi:10.1000/sample_2020", "·notstated", "▲raised", "†listed,notcounted", "3of3patientsstarted"}) {
      INFO(part);
      CHECK_THAT(words(text), Contains(part));
    }
  }
}

TEST_CASE("a narrow terminal moves droppable columns below, by row") {
  const std::string text = at_width(sample::sample_document(), 60);
  CHECK_THAT(text, Contains(" #  article"));
  CHECK_THAT(text, Contains(" rows 1-2: where: abstract (Interventions)\n"));
  CHECK_THAT(text, Contains(" row 3: where: table 2, retold from sample-2020 in a long\n"));
}

TEST_CASE("a table that no width of columns fits becomes one block a row") {
  const std::string text = at_width(sample::sample_document(), 40);
  CHECK_THAT(text, Contains(" article       sample-2020\n subject       all patients\n step          1\n"));
  CHECK_THAT(text, Contains("\n†article       other-2021\n"));
  CHECK_THAT(text, Contains(" after (days)  ·\n"));
}

TEST_CASE("columns of lower drop order go first, and those of 0 never") {
  document::Table table;
  table.name = "t";
  table.columns = {document::text_column("a"), document::text_column("b"), document::text_column("c")};
  table.columns[1].drop_order = 2;
  table.columns[2].drop_order = 1;
  document::add_row(table, {cell("kept-kept-kept"), cell("later-later-lat"), cell("first-first-first")});
  Options options;
  options.width = 40;
  CHECK(render_rows(table, Format::table, options) ==
        " #  a               b\n 1  kept-kept-kept  later-later-lat\n\n row 1: c: first-first-first\n");
  options.width = 24;
  CHECK(render_rows(table, Format::table, options) ==
        " #  a\n 1  kept-kept-kept\n\n row 1: b:\n later-later-lat; c:\n first-first-first\n");
}

TEST_CASE("a long cell wraps over several lines within its column") {
  document::Table table;
  table.columns = {document::text_column("article"), document::text_column("said")};
  document::add_row(table, {cell("a-2017"), cell("clear within two months of beginning")});
  Options options;
  options.width = 30;
  CHECK(render_rows(table, Format::table, options) ==
        " article  said\n a-2017   clear within two\n          months of beginning\n");
}

TEST_CASE("line ends within a cell are kept and tabs become spaces") {
  document::Table table;
  table.columns = {document::text_column("a"), document::text_column("b")};
  document::add_row(table, {cell("one\r\ntwo"), cell("x\ty")});
  CHECK(render_rows(table, Format::table, {}) == " a    b\n one  x y\n two\n");
}

TEST_CASE("wide and combining characters keep the columns straight") {
  document::Table table;
  table.columns = {document::text_column("name"), document::number_column("n")};
  document::add_row(table, {cell("東京大学"), cell(1)});
  document::add_row(table, {cell("e\xcc\x81te\xcc\x81"), cell(22)});
  document::add_row(table, {cell("été"), cell(333)});
  CHECK(render_rows(table, Format::table, {}) ==
        " name        n\n 東京大学    1\n e\xcc\x81te\xcc\x81        22\n été       333\n");
  for (const int width : {20, 21, 22, 23}) {
    Options options;
    options.width = width;
    document::Table wide;
    wide.columns = {document::text_column("名"), document::text_column("何")};
    document::add_row(wide, {cell("東京大学東京大学東京大学"), cell("東京大学東京大学東京大学")});
    CHECK(widest(render_rows(wide, Format::table, options)) <= width);
  }
}

TEST_CASE("an empty table is a sentence") {
  const std::string text = at_width(sample::sample_document(), 100);
  CHECK_THAT(text, Contains("Stops\n nobody is reported to have stopped\n"));
  CHECK(render_rows(document::Table{"t", "", {document::text_column("a")}, {}, "no rows"}, Format::table, {}) ==
        " no rows\n");
}

TEST_CASE("the legend explains what is not stated when the mark is used, and only then") {
  document::Table table;
  table.columns = {document::text_column("a")};
  document::add_row(table, {cell("x")});
  CHECK_THAT(render_rows(table, Format::table, {}), !Contains("not stated"));
  document::add_row(table, {document::not_stated()});
  CHECK(render_rows(table, Format::table, {}) == " a\n x\n ·\n\n· not stated\n");

  document::Document document;
  document.question = "What?";
  document.legend = {"· not stated", "▲ raised"};
  CHECK_THAT(at_width(document, 80), !Contains("not stated") && Contains("▲ raised"));
  document.tables = {table};
  const std::string text = at_width(document, 80);
  CHECK(text.find("· not stated") == text.rfind("· not stated"));
}

TEST_CASE("columns for data alone stay out of sight") {
  const std::string text = at_width(sample::sample_document(), 100);
  CHECK_THAT(text, !Contains("dose min") && !Contains("assessed") && !Contains("counted\n yes"));
  document::Table hidden;
  hidden.title = "Hidden";
  hidden.columns = {document::data_column("a")};
  document::add_row(hidden, {document::not_stated()});
  CHECK(render_rows(hidden, Format::table, {}).empty());
}

TEST_CASE("colour makes the question bold and rows that do not count dim, and changes nothing else") {
  Options options;
  options.colour = true;
  std::string coloured = render::render(sample::sample_document(), Format::table, options);
  CHECK_THAT(coloured, Catch::StartsWith("\x1b[1mHow was samplol dosed and raised?\x1b[0m"));
  CHECK_THAT(coloured, Contains("\x1b[2m†other-2021"));
  CHECK_FALSE(sample::has_raw_controls(coloured, true));
  for (const std::string code : {"\x1b[1m", "\x1b[2m", "\x1b[0m"}) {
    for (std::size_t at = 0; (at = coloured.find(code)) != std::string::npos;) coloured.erase(at, code.size());
  }
  CHECK(coloured == at_width(sample::sample_document(), 100));
}

TEST_CASE("without Unicode every mark of the program is ASCII") {
  Options options;
  options.unicode = false;
  const std::string text = render::render(sample::sample_document(), Format::table, options);
  CHECK(std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  CHECK_THAT(text, Contains(". not stated   ^ raised   + listed, not counted"));
  CHECK_THAT(text, Contains("\n+other-2021") && Contains("1 of .") && Contains("::::>") && Contains("######"));
  CHECK_THAT(text, Contains("read: abstract; correction of 2020-10-01"));
}

TEST_CASE("the SQL is shown when asked for, line by line as it is") {
  Options options;
  options.show_sql = true;
  CHECK_THAT(render::render(sample::sample_document(), Format::table, options),
             Contains("SQL behind it: steps\n    SELECT citekey, dose_min\n      FROM dose_titration -- the view\n"));
  CHECK_THAT(at_width(sample::sample_document(), 100), !Contains("SELECT"));
}

TEST_CASE("terminal escapes in any field come out harmless") {
  const auto hostile = sample::hostile_document(sample::terminal_attack());
  for (const int width : {20, 40, 100, 400}) {
    for (const bool unicode : {true, false}) {
      Options options;
      options.width = width;
      options.unicode = unicode;
      options.show_sql = true;
      const std::string text = render::render(hostile, Format::table, options);
      CHECK_FALSE(sample::has_raw_controls(text));
      CHECK_FALSE(core::first_invalid_utf8(text));
      CHECK_FALSE(sample::has_raw_controls(render_rows(hostile.tables[0], Format::table, options)));
    }
  }
}

TEST_CASE("rows shorter or longer than their table, and impossible widths, do no harm") {
  document::Table table;
  table.columns = {document::text_column("a"), document::text_column("b")};
  document::Row brief;
  brief.cells = {cell("x")};
  document::Row lengthy;
  lengthy.cells = {cell("x"), cell("y"), cell("z")};
  table.rows = {brief, lengthy};
  CHECK(render_rows(table, Format::table, {}) == " a  b\n x  ·\n x  y\n\n· not stated\n");
  Options options;
  for (const int width : {-5, 0, 1, 2147483647}) {
    options.width = width;
    CHECK_FALSE(render::render(sample::sample_document(), Format::table, options).empty());
  }
  CHECK(render::render(document::Document{}, Format::table, {}).find_first_not_of('\n') == std::string::npos);
}

TEST_CASE("a hit is bold on a terminal in every line that it covers, and between stars elsewhere") {
  document::Table table;
  table.columns = {document::text_column("claim"), document::text_column("where")};
  document::add_row(table, {cell("x", "low \x02naltrexone dose\x03 here"), cell("abstract")});
  Options options;
  CHECK(render_rows(table, Format::table, options) == " claim                         where\n low **naltrexone dose** here  abstract\n");
  options.colour = true;
  CHECK_THAT(render_rows(table, Format::table, options), Contains(" low \x1b[1mnaltrexone dose\x1b[0m here  abstract\n"));
  options.width = 26;
  const std::string narrow = render_rows(table, Format::table, options);
  CHECK_THAT(narrow, Contains("low \x1b[1mnaltrexone\x1b[0m") && Contains("\x1b[1mdose\x1b[0m here"));
  CHECK(narrow.find('\x02') == std::string::npos);
  table.rows[0].muted = true;
  CHECK_THAT(render_rows(table, Format::table, options), Contains("\x1b[0m\x1b[2m"));
}
