#include "site/search_index.h"

#include <map>
#include <nlohmann/json.hpp>

#include "catch.h"

using namespace casebook::site;

namespace {

using Files = std::map<std::string, std::string>;

Files indexed(const std::vector<SearchedArticle>& articles, std::size_t shard_bytes = 60'000) {
  Files files;
  for (const auto& [path, text] : search_index(articles, shard_bytes)) REQUIRE(files.emplace(path, text).second);
  return files;
}

/// The last argument of the call that a script is.
nlohmann::json argument(const std::string& script) {
  const auto from = script.find('{');
  return nlohmann::json::parse(script.substr(from, script.rfind(')') - from));
}

std::vector<SearchedArticle> two() {
  return {{"one: Naltrexone, 3 mg", "articles/one.html", {{"outcome", "clear of naltrexone", ""}, {"outcome", "Crème helped", "not counted: draft"}}},
          {"two: Cream", "articles/two.html", {}}};
}

}  // namespace

TEST_CASE("words lead to the entries that hold them, each once, an article's title first", "[site]") {
  const Files files = indexed(two());
  const auto contents = argument(files.at("search/contents.js"));
  CHECK(contents["articles"] == nlohmann::json::array({0, 3}));
  CHECK(contents["texts"] == nlohmann::json::array({0}));
  CHECK(argument(files.at("search/words-n-1.js")) == nlohmann::json::parse(R"({"naltrexone": "0 1"})"));
  CHECK(argument(files.at("search/words-c-1.js")) == nlohmann::json::parse(R"({"clear": "1", "cream": "3", "creme": "2"})"));
  CHECK(argument(files.at("search/words-3-1.js")) == nlohmann::json::parse(R"({"3": "0"})"));
  const auto texts = argument(files.at("search/texts-1.js"));
  CHECK(texts["first"] == 0);
  CHECK(texts["entries"][0] == nlohmann::json::array({"", "one: Naltrexone, 3 mg", "articles/one.html"}));
  CHECK(texts["entries"][2] == nlohmann::json::array({"outcome", "Crème helped", "not counted: draft"}));
}

TEST_CASE("no script of the index grows beyond its bound, and together they hold every entry and word", "[site]") {
  std::vector<SearchedArticle> many;
  for (int i = 0; i < 300; ++i) many.push_back({"key-" + std::to_string(i), "articles/x.html", {{"outcome", "nano nabla a word" + std::to_string(i), ""}}});
  const Files files = indexed(many, 1000);
  const auto contents = argument(files.at("search/contents.js"));
  std::size_t entries = 0;
  for (std::size_t n = 1; n <= contents["texts"].size(); ++n) {
    const auto texts = argument(files.at("search/texts-" + std::to_string(n) + ".js"));
    CHECK(texts["first"] == entries);
    entries += texts["entries"].size();
  }
  CHECK(entries == 600);
  std::size_t words = 0;
  for (const auto& [key, parts] : contents["words"].items()) {
    for (int n = 1; n <= parts.get<int>(); ++n) words += argument(files.at("search/words-" + key + "-" + std::to_string(n) + ".js")).size();
  }
  CHECK(words == 300 + 300 + 4);   // word0 to word299, 0 to 299, and key, nano, nabla, a
  CHECK(contents["words"].contains("na"));
  for (const auto& [path, text] : files) {
    INFO(path);
    if (path != "search/contents.js" && text.find("nano") == std::string::npos) CHECK(text.size() < 1500);
  }
}

TEST_CASE("hostile texts stay texts of a script in ASCII", "[site]") {
  const Files files = indexed({{"k: </script><script>alert(1)</script>", "articles/k.html", {{"outcome", "\xE2\x80\xA8\x1b[31m \"quoted\" \\ \xFF", ""}}}});
  for (const auto& [path, text] : files) {
    INFO(path);
    for (const char c : text) REQUIRE((c == '\n' || (c >= 0x20 && c < 0x7F)));
  }
  const auto entries = argument(files.at("search/texts-1.js"))["entries"];
  CHECK(entries[0][1] == "k: </script><script>alert(1)</script>");
  CHECK(entries[1][1].get<std::string>().find("<U+001B>") != std::string::npos);
}

TEST_CASE("an index of nothing has no words", "[site]") {
  const Files files = indexed({});
  CHECK(files.size() == 1);
  CHECK(argument(files.at("search/contents.js"))["words"].empty());
}
