#include "cli/row_writer.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "catch.h"
#include "document/cell.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string written(const std::string& format, int rows) {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in;
  cli::Io io{out, err, in};
  cli::OutputOptions options;
  options.format = format;
  cli::RowWriter writer({"n", "t,\"x\"\ny", "n"}, options, io);
  for (int i = 0; i < rows; ++i) writer.add({document::cell(i), document::cell("a"), document::not_stated()});
  writer.finish();
  return out.str();
}

}  // namespace

TEST_CASE("rows that come in batches print as one table") {
  for (const int rows : {0, 1, 499, 500, 501, 1000, 1234}) {
    CAPTURE(rows);
    const auto json = nlohmann::json::parse(written("json", rows));
    REQUIRE(json.size() == static_cast<std::size_t>(rows));
    if (rows > 0) {
      CHECK(json.back()["n"] == rows - 1);
      CHECK(json.back()["n_2"].is_null());
      CHECK(json.back().size() == 3);
    }
    const std::string csv = written("csv", rows);
    const std::string header = "n,\"t,\"\"x\"\"\ny\",n\n";
    CHECK(csv.compare(0, header.size(), header) == 0);
    CHECK(std::count(csv.begin(), csv.end(), '\n') == rows + 2);
    CHECK(csv.find("n,", 1) == std::string::npos);
  }
}

TEST_CASE("nothing stands under the name of a file that was not finished") {
  const WorkingFolder folder;
  std::ostringstream out;
  std::istringstream in;
  cli::Io io{out, out, in};
  cli::OutputOptions options;
  options.format = "csv";
  options.output = "rows.csv";
  {
    cli::RowWriter writer({"n"}, options, io);
    for (int i = 0; i < 2000; ++i) writer.add({document::cell(i)});
  }
  CHECK(std::filesystem::is_empty("."));
}

TEST_CASE("rows of any length are held up to a limit, and formats that print rows as they come hold none") {
  std::ostringstream out;
  std::istringstream in;
  cli::Io io{out, out, in};
  cli::OutputOptions options;
  const std::string long_text(1'000'000, 'x');
  for (const char* format : {"table", "markdown", "html"}) {
    CAPTURE(format);
    options.format = format;
    cli::RowWriter writer({"t"}, options, io);
    for (int i = 0; i < 67; ++i) writer.add({document::cell(long_text)});   // 67 of a million bytes are below 64 MB
    CHECK_THROWS_WITH(writer.add({document::cell(long_text)}),
                      Catch::Contains("more than the 64 MB of rows that " + std::string(format) + " may hold") && Catch::Contains("--format csv"));
  }
  CHECK(out.str().empty());
  options.format = "csv";
  cli::RowWriter writer({"t"}, options, io);
  for (int i = 0; i < 3; ++i) writer.add({document::cell(long_text)});
  CHECK(out.str().size() == 2'000'000 + 4);   // the first two make a batch; the third is held
  writer.finish();
  CHECK(out.str().size() == 3'000'000 + 5);
}
