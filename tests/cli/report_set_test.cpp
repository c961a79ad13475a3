#include "cli/report_set.h"

#include <filesystem>
#include <iterator>

#include "catch.h"
#include "program.h"

using namespace casebook::tests;

namespace {

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a set of reports is a page each and an index whose every link leads to one", "[cli]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const auto ran = run_program({"report", "all", "--format", "html", "--output", "answers/"});
  CHECK(ran.code == 0);
  const std::string index = read_file("answers/index.html");
  std::size_t links = 0;
  for (std::size_t at = index.find("href=\""); at != std::string::npos; at = index.find("href=\"", at + 1)) {
    const std::size_t from = at + 6;
    const std::string file = index.substr(from, index.find('"', from) - from);
    CAPTURE(file);
    CHECK_THAT(read_file("answers/" + file), Catch::Contains("<a href=\"index.html\">"));
    ++links;
  }
  CHECK(links + 1 == files_in("answers"));
  CHECK(ran.err == "wrote " + std::to_string(links) + " answers to answers/\n");
  CHECK_THAT(index, Catch::Contains("summary-naltrexone.html") && Catch::Contains("article-albers-2017.html") && Catch::Contains("dose-titration.html"));
}

TEST_CASE("a set about one treatment holds nothing of the others", "[cli]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init", "--further"}).code == 0);
  REQUIRE(run_program({"report", "all", "LDN", "--format", "markdown", "--output", "naltrexone/"}).code == 0);
  CHECK(std::filesystem::exists("naltrexone/summary-naltrexone.md"));
  CHECK(std::filesystem::exists("naltrexone/article-gavali-2024.md"));
  for (const auto& entry : std::filesystem::directory_iterator("naltrexone")) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    CHECK((name.find("summary-") == std::string::npos || name == "summary-naltrexone.md"));
    CHECK(name != "article-abaca-2018.md");
  }
}

TEST_CASE("a set in csv is a folder of tables for each answer", "[cli]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"report", "all", "--format", "csv", "--output", "tables/"}).code == 0);
  CHECK_THAT(read_file("tables/dose-titration/steps.csv"), Catch::StartsWith("citekey,"));
  CHECK(std::filesystem::exists("tables/summary-naltrexone/response-rates-rates.csv"));
  CHECK_FALSE(std::filesystem::exists("tables/index.csv"));
}

TEST_CASE("a set without a folder is a wrong use and makes nothing", "[cli]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const auto ran = run_program({"report", "all"});
  CHECK(ran.code == 2);
  CHECK_THAT(ran.err, Catch::Contains("name a folder, --output FOLDER/"));
  const auto unknown = run_program({"report", "all", "nothing-known", "--output", "answers/"});
  CHECK(unknown.code == 2);
  CHECK_FALSE(std::filesystem::exists("answers"));
}

TEST_CASE("a set over an empty catalogue has its questions and no more", "[cli]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init", "--empty"}).code == 0);
  REQUIRE(run_program({"report", "all", "--format", "html", "--output", "answers/"}).code == 0);
  CHECK_THAT(read_file("answers/index.html"), !Catch::Contains("Treatments") && Catch::Contains("Questions"));
}
