// The folder is the register; this asks each entry for its proof. Missing is a failure.

#include <algorithm>
#include <regex>
#include <set>

#include "catch.h"
#include "cli/command.h"
#include "cli/export_format.h"
#include "program.h"
#include "report/report.h"
#include "store/embedded_files.h"
#include "places.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

bool exists(const std::string& path) { return std::filesystem::exists(casebook::tests::source_folder() / path); }

std::string with_hyphens(std::string stem) {
  std::replace(stem.begin(), stem.end(), '_', '-');
  return stem;
}

std::string with_underscores(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// Registers whose entries are proved by something else than a test of their own.
bool is_register(const std::string& path) {
  return path.find("/commands/") != std::string::npos || path.find("/exports/") != std::string::npos || path.find("/reports/") != std::string::npos || path.find("/checks/") != std::string::npos;
}

}  // namespace

TEST_CASE("every source has a test") {
  std::set<std::string> tests;
  for (const auto& path : repository_files("tests")) tests.insert(std::filesystem::path(path).filename().string());
  for (const auto& path : repository_files("src")) {
    if (path.size() < 4 || path.compare(path.size() - 4, 4, ".cpp") != 0 || path == "main.cpp" || is_register(path)) continue;
    const std::string stem = std::filesystem::path(path).stem().string();
    INFO("src/" << path << " wants tests/" << std::filesystem::path(path).parent_path().string() << "/" << stem << "_test.cpp");
    CHECK(tests.count(stem + "_test.cpp") == 1);
  }
}

TEST_CASE("every command has a transcript") {
  for (const cli::Command* command : cli::commands()) {
    INFO(command->name);
    CHECK(exists("tests/transcripts/" + std::string(command->name) + ".txt"));
    CHECK(exists("src/cli/commands/" + std::string(command->name) + ".cpp"));
  }
}

TEST_CASE("every format of export is used in the transcript of export") {
  const std::string transcript = repository_text("tests/transcripts/export.txt");
  for (const cli::ExportFormat* format : cli::export_formats()) {
    INFO(format->name);
    CHECK(exists("src/cli/exports/" + with_underscores(std::string(format->name)) + ".cpp"));
    CHECK(transcript.find("\n$ casebook export " + std::string(format->name) + " ") != std::string::npos);
  }
}

TEST_CASE("every report has approved output in every format, and nothing else has") {
  std::set<std::string> names;
  for (const report::Report* report : report::reports()) {
    names.emplace(report->name);
    for (const char* file : {"table.txt", "report.md", "report.csv", "report.tsv", "report.json", "report.html"}) {
      INFO(report->name << " " << file);
      CHECK(exists("tests/golden/" + std::string(report->name) + "/" + file));
    }
  }
  for (const auto& path : repository_files("tests/golden")) {
    INFO(path);
    CHECK(names.count(path.substr(0, path.find('/'))) == 1);
  }
}

TEST_CASE("every check of the catalogue has an example that breaks it") {
  for (const auto& check : store::embedded::checks()) {
    const std::string folder = "tests/broken_cases_catalogue/" + with_hyphens(std::string(store::stem_of(check.path)));
    INFO(check.path);
    CHECK(exists(folder + "/break.sql"));
    CHECK(exists(folder + "/expected.txt"));
  }
}

TEST_CASE("every check of a case file has an example that breaks it") {
  for (const auto& path : repository_files("src/casefile/checks")) {
    const std::string folder = "tests/broken_cases/" + with_hyphens(std::filesystem::path(path).stem().string());
    INFO(path);
    CHECK(exists(folder + "/expected.txt"));
  }
}

TEST_CASE("every view begins with a question and its columns have comments") {
  static const std::regex kColumn(R"(^  [^ ].*,\s*$)");
  for (const auto& view : store::embedded::views()) {
    INFO(view.path);
    const std::string text(view.text);
    CHECK(std::regex_search(text, std::regex("^CREATE VIEW " + std::string(store::stem_of(view.path)) + R"((\([a-z_, ]+\))? AS\n-- .)")));
    // Of the first SELECT: a line that ends a column has a comment.
    const auto select = text.find("\nSELECT\n");
    if (select == std::string::npos) continue;
    std::string columns = text.substr(select + 8, text.find("\nFROM", select) - select - 8);
    std::size_t line_start = 0;
    while (line_start < columns.size()) {
      const auto end = std::min(columns.find('\n', line_start), columns.size());
      const std::string line = columns.substr(line_start, end - line_start);
      INFO(line);
      CHECK_FALSE(std::regex_match(line, kColumn));
      line_start = end + 1;
    }
  }
}
