#include "render/render.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "core/errors.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;

TEST_CASE("formats have names both ways") {
  CHECK(format_names() == std::vector<std::string>{"table", "markdown", "csv", "tsv", "json", "html", "xlsx"});
  CHECK(format_of("table") == Format::table);
  CHECK(format_of("html") == Format::html);
  CHECK_FALSE(format_of("HTML"));
  CHECK_FALSE(format_of(""));
}

TEST_CASE("csv and tsv print the first table, or the one asked for") {
  Options options;
  CHECK_THAT(render::render(sample::sample_document(), Format::csv, options), Catch::StartsWith("citekey,subject,"));
  options.table = "stops";
  CHECK(render::render(sample::sample_document(), Format::csv, options) == "citekey,day\n");
  CHECK(render::render(sample::sample_document(), Format::tsv, options) == "citekey\tday\n");
  CHECK(render::render(document::Document{}, Format::csv, {}).empty());
}

TEST_CASE("an unknown table is a wrong use that names the tables there are") {
  Options options;
  options.table = "stosp";
  CHECK_THROWS_AS(render::render(sample::sample_document(), Format::csv, options), core::UsageError);
  CHECK_THROWS_WITH(render::render(sample::sample_document(), Format::csv, options),
                    Catch::Contains("no table 'stosp'") && Catch::Contains("did you mean 'stops' or 'steps'?") &&
                        Catch::Contains("it has steps, stops"));
  options.table = "\x1b[2J";
  CHECK_THROWS_WITH(render::render(sample::sample_document(), Format::csv, options), !Catch::Contains("\x1b"));
}

TEST_CASE("all tables come as a file each, under names that stay in their folder") {
  const auto files = render_all_tables(sample::sample_document(), Format::csv, {});
  REQUIRE(files.size() == 2);
  CHECK(files[0].first == "steps.csv");
  CHECK(files[1].first == "stops.csv");
  CHECK(files[1].second == "citekey,day\n");

  auto document = sample::sample_document();
  document.tables[0].name = "../../etc/passwd";
  document.tables[1].name = "";
  document.tables.push_back(document.tables[0]);
  const auto hostile = render_all_tables(document, Format::tsv, {});
  REQUIRE(hostile.size() == 3);
  CHECK(hostile[0].first == "______etc_passwd.tsv");
  CHECK(hostile[1].first == "table.tsv");
  CHECK(hostile[2].first == "______etc_passwd-2.tsv");
}

TEST_CASE("in other formats the whole document is the one file") {
  const auto files = render_all_tables(sample::sample_document(), Format::json, {});
  REQUIRE(files.size() == 1);
  CHECK(files[0].first == "dose-titration.json");
  CHECK(files[0].second == render::render(sample::sample_document(), Format::json, {}));
}

TEST_CASE("every reading format shows each caveat, source, notice and count, and json too") {
  for (const Format format : {Format::table, Format::markdown, Format::html, Format::json}) {
    Options options;
    options.width = 1000;
    const std::string text = render::render(sample::sample_document(), format, options);
    for (const char* part : {"Not stated: which patients took 4.5 mg.", "Read with care", "Sample AB, Example CD.",
                             "Other EF. A Retelling.", "2020-10-01", "10000002", "expression of concern", "▲ raised",
                             "Sample disease", "full text", "1 of 3"}) {
      INFO(static_cast<int>(format) << " " << part);
      CHECK_THAT(text, Catch::Contains(part));
    }
  }
}

TEST_CASE("rows for data are seen by programs alone, and a table without anything for readers by none of them") {
  auto document = sample::sample_document();
  document.tables.resize(1);
  document.tables[0].title = "The steps of it";
  const auto all = document;
  document.tables[0].rows[0].data_only = true;
  for (const Format format : {Format::csv, Format::tsv, Format::json}) CHECK(render::render(document, format, {}) == render::render(all, format, {}));
  for (const Format format : {Format::table, Format::markdown, Format::html}) {
    CHECK(render::render(document, format, {}).size() < render::render(all, format, {}).size());
    CHECK_THAT(render::render(document, format, {}), Catch::Contains("The steps of it"));
  }
  for (auto& row : document.tables[0].rows) row.data_only = true;
  auto empty = all;
  empty.tables[0].rows.clear();
  empty.tables[0].empty_text.clear();
  for (const Format format : {Format::table, Format::markdown, Format::html}) {
    CHECK_THAT(render::render(document, format, {}), !Catch::Contains("The steps of it"));
    CHECK_THAT(render::render(empty, format, {}), !Catch::Contains("The steps of it"));
  }
}

TEST_CASE("the same document gives the same bytes") {
  for (const Format format : {Format::table, Format::markdown, Format::csv, Format::tsv, Format::json, Format::html}) {
    CHECK(render::render(sample::sample_document(), format, {}) ==
          render::render(sample::sample_document(), format, {}));
  }
}

TEST_CASE("a document of parts shows each under its question, and names the tables of parts after their report") {
  document::Document whole;
  whole.report = "summary";
  whole.question = "What is told?";
  document::Document part = sample::sample_document();
  part.question = "How was <it> dosed?";
  part.caveats = {"of this part alone"};
  whole.parts = {part};
  Options options;
  options.unicode = false;
  const std::string table = render::render(whole, Format::table, options);
  CHECK_THAT(table, Catch::Contains("What is told?\n\nHow was <it> dosed?\n-------------------\n"));
  CHECK_THAT(table, Catch::Contains("of this part alone"));
  CHECK_THAT(table, Catch::Contains(". not stated"));   // the mark is in a table of the part
  CHECK_THAT(render::render(whole, Format::markdown, {}), Catch::Contains("\n## How was &lt;it&gt; dosed?\n") && Catch::Contains("\n### Steps\n"));
  CHECK_THAT(render::render(whole, Format::html, {}), Catch::Contains("<h2>How was &lt;it&gt; dosed?</h2>") && Catch::Contains("<li>of this part alone</li>"));
  const auto json = nlohmann::json::parse(render::render(whole, Format::json, {}));
  CHECK(json["tables"].empty());
  CHECK(json["parts"][0]["report"] == "dose-titration");
  CHECK(json["parts"][0]["tables"][0]["name"] == "steps");
  CHECK(json["parts"][0]["caveats"][0] == "of this part alone");
  options.table = "dose-titration-stops";
  CHECK(render::render(whole, Format::csv, options) == "citekey,day\n");
  CHECK(render_all_tables(whole, Format::csv, {}).at(0).first == "dose-titration-steps.csv");
}
