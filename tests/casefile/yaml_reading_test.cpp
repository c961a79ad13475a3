#include "casefile/yaml_reading.h"

#include <string>
#include <vector>

#include "casefile/reading_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;

namespace {

using Lines = std::vector<std::string>;

YamlReading reading_of(const std::string& text) {
  std::vector<core::Diagnostic> problems;
  return read_once(WorkingText("a.yaml", text, problems));
}

}  // namespace

TEST_CASE("a pass ends at the first mistake of syntax with the tree as far as it goes") {
  const YamlReading reading = reading_of("a: b\nc:\n  - { d: e }\n  - f: g: h\n  - i\n");
  REQUIRE(reading.stop.has_value());
  CHECK(reading.stop->finding.rule == "yaml-syntax");
  CHECK(reading.stop->place.line == 4);
  CHECK_FALSE(reading.is_final);
  CHECK(reading.problems.empty());
  REQUIRE(reading.has_root);
  CHECK(reading.root.reported);
  CHECK(reading.root.find("a")->text == "b");
  CHECK(tree_text(reading.root.find("c")->items.front()) == "{ d=<e> }");
}

TEST_CASE("a pass over a whole document has no stop and counts what it met") {
  const YamlReading reading = reading_of("a: é\nb: [c]\n");
  CHECK_FALSE(reading.stop.has_value());
  CHECK(reading.values == 6);
  CHECK(reading.characters == 12);
  CHECK(tree_text(reading.root) == "{ a=<é> b=[ <c> ] }");
}

TEST_CASE("nothing is read behind more values than a file may have") {
  std::string text;
  for (int i = 0; i < 200'001; ++i) text += "- a\n";
  const YamlReading reading = reading_of(text);
  REQUIRE(reading.stop.has_value());
  CHECK(reading.stop->finding.message == "the file has more than 200000 values");
  CHECK(reading.is_final);
}

TEST_CASE("every value has its place in characters") {
  const ParsedFile file = read_yaml("a.yaml", "é: ü ≤ 2 # x\nlist:\n  - { k: \"µ\", l: [a, b] }\n  - w\n\n# end\n");
  REQUIRE(findings(file) == Lines{});
  const Node& root = file.root;
  CHECK(place_text(root.span) == "1:1-4:6");
  CHECK(place_text(root.entries[0].key.span) == "1:1-1:2");
  CHECK(place_text(root.entries[0].value.span) == "1:4-1:9");
  const Node& list = root.entries[1].value;
  CHECK(place_text(list.span) == "3:3-4:6");
  CHECK(place_text(list.items[0].span) == "3:5-3:26");
  CHECK(place_text(list.items[0].entries[0].value.span) == "3:10-3:13");
  CHECK(list.items[0].entries[0].value.quoted);
  CHECK(place_text(list.items[0].entries[1].value.span) == "3:18-3:24");
  CHECK(place_text(list.items[1].span) == "4:5-4:6");
  CHECK(list.items[1].span.file == "a.yaml");
}

TEST_CASE("a typographic quote at the start of a value is an error, inside it is a letter") {
  CHECK(yaml_findings("a: “b”\n") == Lines{"1:4 smart-quote: typographic quote “"});
  CHECK(yaml_findings("a: “b: c”\n") == Lines{"1:4 smart-quote: typographic quote “"});
  CHECK(yaml_hint("a: “b”\n") == "use \" or nothing");
  CHECK(yaml_findings("a: the patient’s “own” words\nb: \"“c”\"\n") == Lines{});
}

TEST_CASE("anchors, aliases, tags, merge keys and question marks are not used") {
  CHECK(yaml_findings("a: &x b\n") == Lines{"1:4 anchor-or-tag: anchors and aliases are not used here"});
  CHECK(yaml_findings("a: *x\n") == Lines{"1:4 anchor-or-tag: anchors and aliases are not used here"});
  CHECK(yaml_findings("a: *x and more\nb: c\n") == Lines{"1:4 anchor-or-tag: anchors and aliases are not used here"});
  CHECK(yaml_findings("a: !!str b\n") == Lines{"1:4 anchor-or-tag: tags are not used here"});
  CHECK(yaml_findings("a: !u!v b\nc: d\n") == Lines{"1:4 anchor-or-tag: tags are not used here"});
  CHECK(yaml_findings("<<: *x\n") == Lines{"1:1 anchor-or-tag: merge keys are not used here"});
  CHECK(yaml_findings("? a\n: b\n") == Lines{"1:3 anchor-or-tag: keys behind '?' are not used here"});
  CHECK(yaml_findings("{ a: b }: c\nd: e\n") == Lines{"1:1 anchor-or-tag: lists and braces cannot be keys here"});
  CHECK(yaml_hint("a: *x\n") == "write it out");
}

TEST_CASE("aliases are never expanded") {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string above = "*" + std::string(1, static_cast<char>(c - 1));
    bomb += std::string(1, c) + ": &" + c + " [" + above + ", " + above + ", " + above + ", " + above + "]\n";
  }
  const ParsedFile file = read_yaml("a.yaml", bomb);
  REQUIRE(file.has_root);
  CHECK(file.root.entries.size() == 10);
  CHECK(file.root.entries.back().value.items.size() == 4);
  CHECK(file.problems.size() == 10 + 9 * 4);
}

TEST_CASE("sixteen levels are read and seventeen are not") {
  CHECK(yaml_findings("a: " + std::string(15, '[') + "x" + std::string(15, ']') + "\n") == Lines{});
  CHECK(yaml_findings("a: " + std::string(16, '[') + "x" + std::string(16, ']') + "\nb: c\n") ==
        Lines{"1:19 too-deep: more than 16 levels deep"});
}

TEST_CASE("a quoted value may run over several lines") {
  CHECK(yaml_findings("a: \"Low dose\n  in a disease: a case\"\nb: c\n") == Lines{});
}
