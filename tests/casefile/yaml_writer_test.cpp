#include <random>
#include <string>
#include <vector>

#include "casefile/node.h"
#include "casefile/reading_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;

namespace {

Node scalar(std::string text) {
  Node node;
  node.text = std::move(text);
  return node;
}

Node mapping(std::vector<std::pair<std::string, Node>> entries) {
  Node node;
  node.kind = Node::Kind::mapping;
  for (auto& [key, value] : entries) {
    Node::Entry entry;
    entry.key = scalar(key);
    entry.value = std::move(value);
    node.entries.push_back(std::move(entry));
  }
  return node;
}

std::string rewritten(const std::string& text) {
  const ParsedFile file = read_yaml("a.yaml", text);
  REQUIRE(findings(file) == std::vector<std::string>{});
  return write_yaml(file.root);
}

/// Random trees of texts that bite.
class RandomTrees {
 public:
  explicit RandomTrees(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

  std::string text(bool key) {
    static const std::vector<std::string> kPieces = {
        "a",  "dose", "Patient 1", " ",   "  ",   ": ", ":",  " #",     "#",      ",",          "{",    "}",
        "[",  "]",    "-",         "- ",  "\"",   "'",  "\\", "\n",     "\t",     "é",          "≤ 2",  "%",
        "@",  "`",    "!",         "&",   "*",    "?",  "? ", "|",      ">",      "~",          "null", "3",
        "<<", "“",    "…",         "---", "... ", "//", "=",  "\u00A0", "\u3000", "http://x.y/"};
    std::string text;
    for (std::size_t pieces = 1 + below(below(4) == 0 ? 8 : 3); pieces > 0; --pieces)
      text += kPieces[below(kPieces.size())];
    if (below(12) == 0 && !key) text += std::string(60 + below(80), 'x');
    return text;
  }

  Node tree(int levels) {
    const std::size_t kind = levels == 0 ? 0 : below(4);
    if (kind <= 1) return scalar(text(false));
    Node node;
    if (kind == 2) {
      node.kind = Node::Kind::sequence;
      for (std::size_t items = 1 + below(4); items > 0; --items) node.items.push_back(tree(levels - 1));
      return node;
    }
    return map(levels);
  }

  Node map(int levels) {
    std::vector<std::pair<std::string, Node>> entries;
    for (std::size_t count = 1 + below(4); count > 0; --count) {
      entries.emplace_back(std::to_string(count) + text(true), tree(levels - 1));
      if (below(2) == 0) entries.back().first.erase(0, 1);
      for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
        if (entries[i].first == entries.back().first) {
          entries.pop_back();
          break;
        }
      }
    }
    return mapping(std::move(entries));
  }

 private:
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("an invented case file is written in the canonical form") {
  CHECK(rewritten("article: { key: a-1, title: \"A: b\" }\n"
                  "at:    case   # where\n"
                  "cohort: { size: 3, sites: { groin: all } }\n"
                  "patients: [Patient 1, { label: Patient 2, sites: [groin, axilla] }]\n"
                  "courses:\n"
                  "- treatment: x\n"
                  "  steps:\n"
                  "  - dose: 3 mg\n"
                  "    who: all\n"
                  "  - { stop: \"nausea, headache\", who: all }\n") ==
        "article:\n"
        "  key: a-1\n"
        "  title: \"A: b\"\n"
        "\n"
        "at: case\n"
        "\n"
        "cohort:\n"
        "  size: 3\n"
        "  sites: { groin: all }\n"
        "\n"
        "patients:\n"
        "  - Patient 1\n"
        "  - { label: Patient 2, sites: [groin, axilla] }\n"
        "\n"
        "courses:\n"
        "  - treatment: x\n"
        "    steps:\n"
        "      - { dose: 3 mg, who: all }\n"
        "      - stop: nausea, headache\n"
        "        who: all\n");
}

TEST_CASE("an item stands on one line up to 100 columns") {
  const auto item = [](std::size_t length) { return "a:\n  - { b: " + std::string(length, 'x') + ", c: d }\n"; };
  const std::size_t fits = 100 - std::string("  - { b: , c: d }").size();
  CHECK(rewritten(item(fits)) == item(fits));
  CHECK(rewritten(item(fits + 1)) == "a:\n  - b: " + std::string(fits + 1, 'x') + "\n    c: d\n");
}

TEST_CASE("quotes stand exactly where they are needed") {
  const auto written = [](const std::string& text) { return write_yaml(mapping({{"k", scalar(text)}})); };
  for (const std::string plain : {"a", "no", "3:1", "≥ 80 %", "<= 2 months", "-5", "a, b", "(7, 14] days", "a#b",
                                  "it's", "http://x.y/z#w", "5 %", "a - b", "x: y"}) {
    INFO(plain);
    if (plain == "x: y") {
      CHECK(written(plain) == "k: \"x: y\"\n");
    } else {
      CHECK(written(plain) == "k: " + plain + "\n");
    }
  }
  CHECK(written("") == "k: \"\"\n");
  CHECK(written("null") == "k: \"null\"\n");
  CHECK(written("~") == "k: \"~\"\n");
  CHECK(written(" a") == "k: \" a\"\n");
  CHECK(written("a ") == "k: \"a \"\n");
  CHECK(written("a #b") == "k: \"a #b\"\n");
  CHECK(written("- a") == "k: \"- a\"\n");
  CHECK(written("ends:") == "k: \"ends:\"\n");
  CHECK(written("say \"x\"") == "k: say \"x\"\n");
  CHECK(written("\"x\"") == "k: \"\\\"x\\\"\"\n");
  CHECK(written("“x”") == "k: \"“x”\"\n");
  CHECK(written("a\nb\tc\\") == "k: \"a\\nb\\tc\\\\\"\n");
  for (const char first : std::string("?:,[]{}#&*!|>'\"%@`")) {
    const std::string text = std::string(1, first) + "x";
    CHECK(read_yaml("a", written(text)).root.find("k")->text == text);
  }
}

TEST_CASE("the invented case files survive reading and writing") {
  for (const char* name : {"example-2014.yaml", "example-2016.yaml"}) {
    INFO(name);
    const ParsedFile first = read_yaml(name, fixture(name));
    const std::string written = write_yaml(first.root);
    const ParsedFile second = read_yaml(name, written);
    CHECK(findings(second) == std::vector<std::string>{});
    CHECK(tree_text(second.root) == tree_text(first.root));
    CHECK(write_yaml(second.root) == written);
  }
}

TEST_CASE("any tree is read back as it was written") {
  RandomTrees trees(11);
  for (int round = 0; round < 3000; ++round) {
    const Node tree = trees.map(4);
    const std::string written = write_yaml(tree);
    const ParsedFile file = read_yaml("a.yaml", written);
    if (!file.problems.empty() || tree_text(file.root) != tree_text(tree)) {
      CAPTURE(written);
      CHECK(findings(file) == std::vector<std::string>{});
      REQUIRE(tree_text(file.root) == tree_text(tree));
    }
    if (write_yaml(file.root) != written) {
      CAPTURE(written);
      REQUIRE(write_yaml(file.root) == written);
    }
  }
  SUCCEED();
}
