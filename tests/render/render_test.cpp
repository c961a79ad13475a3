#include "render/render.h"

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

TEST_CASE("the same document gives the same bytes") {
  for (const Format format : {Format::table, Format::markdown, Format::csv, Format::tsv, Format::json, Format::html}) {
    CHECK(render::render(sample::sample_document(), format, {}) ==
          render::render(sample::sample_document(), format, {}));
  }
}
