// SQL that thinks stands in files, not in C++.

#include <regex>

#include "catch.h"
#include "program.h"

using namespace casebook::tests;

namespace {

/// The string literals of a C++ text, a line each. Comments may say what they like.
std::string string_literals(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "//") == 0) {
      i = std::min(text.find('\n', i), text.size());
    } else if (text.compare(i, 3, "R\"(") == 0) {
      const auto end = std::min(text.find(")\"", i), text.size());
      out += text.substr(i + 3, end - i - 3) + "\n";
      i = end + 1;
    } else if (text[i] == '\'' && (text.compare(i, 3, "'\"'") == 0 || text.compare(i, 2, "'\\") == 0)) {
      i = std::min(text.find('\'', i + (text[i + 1] == '\\' ? 3 : 1)), text.size());
    } else if (text[i] == '"') {
      for (++i; i < text.size() && text[i] != '"' && text[i] != '\n'; ++i) {
        if (text[i] == '\\') ++i;
        out += text[i];
      }
      out += '\n';
    }
  }
  return out;
}

bool in(const std::string& path, const std::string& folder) { return path.compare(0, folder.size() + 1, folder + "/") == 0; }

}  // namespace

TEST_CASE("literals are told from comments and characters") {
  CHECK(string_literals("a = \"x\\\"y\"; // \"no\"\nc = '\"'; d = R\"(SELECT\n1)\";") == "x\"y\nSELECT\n1\n");
}

TEST_CASE("no joining, grouping or creating SQL stands in C++ outside store, and none in what knows no database") {
  static const std::regex kThinking(R"(\b(JOIN|GROUP BY|CREATE (TABLE|VIEW|TEMP|INDEX|TRIGGER|VIRTUAL))\b)");
  static const std::regex kAny(R"(\b(SELECT\s.*\sFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b)");
  for (const auto& path : repository_files("src")) {
    if (path.find(".cpp") == std::string::npos && path.find(".h") == std::string::npos) continue;
    if (in(path, "store") || in(path, "cmake")) continue;
    if (in(path, "postgres")) continue;   // it reads the SQL of files word by word and writes it in another dialect
    if (path == "sql_functions/table_function.cpp") continue;   // SQLite is told the columns of a table-valued function by a CREATE TABLE
    INFO(path);
    const std::string literals = string_literals(repository_text("src/" + path));
    std::smatch found;
    const bool thinking = std::regex_search(literals, found, kThinking);
    INFO((thinking ? found.str() : ""));
    CHECK_FALSE(thinking);
    if (in(path, "report") || in(path, "render") || in(path, "stats") || in(path, "document")) {
      const bool any = std::regex_search(literals, found, kAny);
      INFO((any ? found.str() : ""));
      CHECK_FALSE(any);
    }
  }
}
