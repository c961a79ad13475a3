// Which folder of src/ may include which: the table of the architecture.

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "catch.h"
#include "program.h"

using namespace casebook::tests;

namespace {

using Names = std::set<std::string>;

const std::map<std::string, Names> kMayInclude{
    {"core", {}},
    {"document", {"core"}},
    {"stats", {"core"}},
    {"sql_functions", {"stats", "core"}},
    {"store", {"core"}},
    {"postgres", {"store", "core"}},
    {"query", {"store", "core"}},
    {"casefile", {"store", "core"}},
    {"bibliography", {"store", "core"}},
    {"draft", {"casefile", "bibliography", "core"}},
    {"report", {"query", "stats", "document", "core"}},
    {"render", {"document", "core"}},
    {"site", {"report", "render", "casefile", "bibliography", "query", "document", "store", "core"}},
    {"cli", {"site", "report", "render", "casefile", "bibliography", "draft", "query", "postgres", "stats", "sql_functions", "document", "store", "core"}},
};

const std::map<std::string, Names> kLibraryUsers{
    {"SQLiteCpp/", {"store"}},  {"sqlite3", {"store", "sql_functions"}},  {"yaml.h", {"casefile"}},   {"simdjson", {"casefile", "sql_functions"}},
    {"pugixml", {"bibliography"}}, {"zlib.h", {"bibliography"}},          {"boost/", {"stats"}},      {"CLI/", {"cli"}},
    {"xlsxwriter", {"render"}}, {"libpq", {"postgres"}}, {"nlohmann/", {"render", "bibliography", "site", "cli"}}};

std::string folder_of(const std::string& path) {
  const auto slash = path.find('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

bool is_source(const std::string& path) {
  return path.size() > 4 && (path.compare(path.size() - 4, 4, ".cpp") == 0 || path.compare(path.size() - 2, 2, ".h") == 0);
}

std::vector<std::string> includes(const std::string& text) {
  static const std::regex kInclude("^#include [<\"]([^>\"]+)[>\"]");
  std::vector<std::string> found;
  std::istringstream lines(text);
  std::string line;
  std::smatch match;
  while (std::getline(lines, line)) {
    if (std::regex_search(line, match, kInclude)) found.push_back(match[1]);
  }
  return found;
}

}  // namespace

TEST_CASE("every folder includes only what its layer may include") {
  for (const auto& path : repository_files("src")) {
    if (!is_source(path) || folder_of(path).empty()) continue;
    const std::string folder = folder_of(path);
    INFO(path);
    REQUIRE(kMayInclude.count(folder) == 1);
    for (const auto& included : includes(repository_text("src/" + path))) {
      INFO(included);
      const std::string from = folder_of(included);
      if (kMayInclude.count(from) == 1 && from != folder) CHECK(kMayInclude.at(folder).count(from) == 1);
      for (const auto& [library, users] : kLibraryUsers) {
        if (included.compare(0, library.size(), library) == 0) CHECK(users.count(folder) == 1);
      }
    }
  }
}

TEST_CASE("iostream's own streams stand only in main") {
  for (const auto& path : repository_files("src")) {
    if (!is_source(path) || path == "main.cpp") continue;
    INFO(path);
    const auto included = includes(repository_text("src/" + path));
    CHECK(std::find(included.begin(), included.end(), "iostream") == included.end());
  }
}
