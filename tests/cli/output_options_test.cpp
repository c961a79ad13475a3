#include "cli/output_options.h"

#include <filesystem>
#include <fstream>

#include "catch.h"
#include "core/errors.h"
#include "document/table.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

struct Streams {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in;
  cli::Io io{out, err, in};
};

document::Table small_table(const std::string& name) {
  document::Table table;
  table.name = name;
  table.columns = {document::number_column("n")};
  document::add_row(table, {document::cell(1)});
  return table;
}

}  // namespace

TEST_CASE("an unknown format is answered with the nearest and all") {
  cli::OutputOptions options;
  options.format = "jsn";
  CHECK_THROWS_WITH(cli::format_of(options), "no format 'jsn'; there are table, markdown, csv, tsv, json, html, xlsx; did you mean 'json'?");
}

TEST_CASE("a file is replaced when all is written, and its link stays a link") {
  const WorkingFolder folder;
  Streams streams;
  write_file("real.csv", "old");
  std::filesystem::create_symlink("real.csv", "link.csv");
  cli::OutputOptions options;
  options.format = "csv";
  options.output = "link.csv";
  cli::write_rows(small_table("t"), options, streams.io);
  CHECK(read_file("real.csv") == "n\n1\n");
  CHECK(std::filesystem::is_symlink("link.csv"));
  CHECK(streams.out.str().empty());
  CHECK(std::distance(std::filesystem::directory_iterator("."), std::filesystem::directory_iterator()) == 2);
}

TEST_CASE("a folder takes all tables, one file each") {
  const WorkingFolder folder;
  Streams streams;
  document::Document document;
  document.report = "some-report";
  document.tables = {small_table("first"), small_table("second")};
  cli::OutputOptions options;
  options.format = "tsv";
  options.output = "tables/deep/";
  cli::write_document(document, options, streams.io);
  CHECK(read_file("tables/deep/first.tsv") == "n\n1\n");
  CHECK(read_file("tables/deep/second.tsv") == "n\n1\n");
  options.output = "tables";
  CHECK_THROWS_AS(cli::write_document(document, options, streams.io), core::UsageError);
}

TEST_CASE("a device is written to, not replaced") {
  Streams streams;
  cli::OutputOptions options;
  options.output = "/dev/null";
  cli::write_text("gone", options, streams.io);
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a full disk is an error that names the file") {
  Streams streams;
  cli::OutputOptions options;
  options.output = "/dev/full";
  CHECK_THROWS_WITH(cli::write_text(std::string(100'000, 'x'), options, streams.io), Contains("/dev/full could not be written: No space left"));
  std::ofstream full("/dev/full");
  std::ostringstream err;
  cli::Io io{full, err, streams.in};
  CHECK_THROWS_WITH(cli::write_text("short", {}, io), Contains("the output could not be written"));
}

TEST_CASE("a folder that is missing is an error, not a crash") {
  const WorkingFolder folder;
  Streams streams;
  cli::OutputOptions options;
  options.output = "none/a.txt";
  CHECK_THROWS_WITH(cli::write_text("x", options, streams.io), Contains("none/a.txt could not be written: No such file"));
}
