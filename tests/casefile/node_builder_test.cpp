#include "casefile/node_builder.h"

#include <string>
#include <vector>

#include "casefile/reading_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;

namespace {

using Lines = std::vector<std::string>;

Node scalar(const std::string& text, int line = 1) {
  Node node;
  node.text = text;
  node.span = {"a.yaml", line, 1, line, 1 + static_cast<int>(text.size()), {}};
  return node;
}

Node beginning(Node::Kind kind) {
  Node node;
  node.kind = kind;
  node.span = {"a.yaml", 1, 1, 1, 1, {}};
  return node;
}

}  // namespace

TEST_CASE("keys and values become entries of the mapping that is open") {
  std::vector<core::Diagnostic> problems;
  const WorkingText text("a.yaml", "a: [b]\n", problems);
  NodeBuilder builder(text);
  builder.open(beginning(Node::Kind::mapping), false, 1);
  CHECK_FALSE(builder.awaits_value());
  CHECK_FALSE(builder.add(scalar("a"), 0, 1));
  CHECK(builder.awaits_value());
  CHECK(builder.open_flow().line == 0);
  builder.open(beginning(Node::Kind::sequence), true, 4);
  CHECK_FALSE(builder.awaits_value());
  CHECK(builder.depth() == 2);
  CHECK(builder.open_flow().column == 4);
  CHECK(builder.block_column() == 1);
  CHECK_FALSE(builder.add(scalar("b"), 4, 5));
  builder.close({1, 7}, 6);
  builder.close({2, 1}, 7);
  CHECK(builder.depth() == 0);
  CHECK(builder.has_root());
  const Node root = builder.take_root();
  CHECK(tree_text(root) == "{ a=[ <b> ] }");
  CHECK(place_text(root.span) == "1:1-1:7");
  CHECK_FALSE(root.reported);
  CHECK(builder.take_problems().empty());
}

TEST_CASE("what is open when a reading stops is ended and reported") {
  std::vector<core::Diagnostic> problems;
  const WorkingText text("a.yaml", "a:\n  - b\n", problems);
  NodeBuilder builder(text);
  builder.open(beginning(Node::Kind::mapping), false, 1);
  builder.add(scalar("a"), 0, 1);
  builder.open(beginning(Node::Kind::sequence), false, 3);
  builder.add(scalar("b", 2), 7, 8);
  builder.close_the_rest();
  CHECK(builder.depth() == 0);
  const Node root = builder.take_root();
  CHECK(tree_text(root) == "{ a=[ <b> ] }");
  CHECK(root.reported);
  CHECK(root.find("a")->reported);
}

TEST_CASE("the value of a key that cannot be one is left out with it") {
  std::vector<core::Diagnostic> problems;
  const WorkingText text("a.yaml", "<<: x\n", problems);
  NodeBuilder builder(text);
  builder.open(beginning(Node::Kind::mapping), false, 1);
  builder.add(scalar("<<"), 0, 2);
  CHECK(builder.drops_value());
  builder.add(scalar("x"), 4, 5);
  builder.close({2, 1}, 6);
  CHECK(builder.take_root().entries.empty());
  CHECK(builder.take_problems().size() == 1);
}

TEST_CASE("a key that runs into its quoted value stops the reading") {
  std::vector<core::Diagnostic> problems;
  const WorkingText text("a.yaml", "title:\"A: b\"\n", problems);
  NodeBuilder builder(text);
  builder.open(beginning(Node::Kind::mapping), false, 1);
  const auto stop = builder.add(scalar("title:\"A"), 0, 8);
  REQUIRE(stop.has_value());
  CHECK(stop->finding.rule == "space-after-colon");
  CHECK(stop->remedy == SyntaxError::Remedy::insert_space);
}

TEST_CASE("a key and value without a space between are found and read as meant") {
  const Lines volume{"2:3 space-after-colon: 'volume:153' is no key and value"};
  CHECK(yaml_findings("a:\n  volume:153\n  b: c\n") == volume);
  CHECK(yaml_findings("a:\n  volume:153\nb: c\n") == volume);
  CHECK(yaml_findings("a:\n  volume:153\n") == volume);
  CHECK(yaml_findings("a:\n  b: c\n  volume:153\n") ==
        Lines{"3:3 space-after-colon: 'volume:153' is no key and value"});
  CHECK(yaml_hint("a:\n  volume:153\n  b: c\n") == "volume: 153");
  CHECK(yaml_tree("a:\n  volume:153\n  b: c\n") == "{ a={ volume=<153> b=<c> } }");
  CHECK(yaml_tree("a:\n  volume:153\n") == "{ a={ volume=<153> } }");
  CHECK(yaml_findings("- { dose:3 mg, who: all }\n") ==
        Lines{"1:5 space-after-colon: 'dose:3 mg' is no key and value"});
  CHECK(yaml_tree("- { dose:3 mg, who: all }\n") == "[ { dose=<3 mg> who=<all> } ]");
  CHECK(yaml_findings("a: { x:[1, 2] }\n") == Lines{"1:6 space-after-colon: 'x:[1, 2]' is no key and value"});
  CHECK(yaml_tree("title:\"A: b\"\nc: d\n") == "{ title=<A: b> c=<d> }");

  const ParsedFile file = read_yaml("a.yaml", "a:\n  volume:153\n  b: c\n");
  CHECK(place_text(file.root.find("a")->find("volume")->span) == "2:10-2:13");
}

TEST_CASE("addresses and plain items are not taken for keys without a space") {
  CHECK(yaml_findings("a:\n  - http://example.org/x\n  - Patient 1\n  - ratio 3:1\n  - dose:response\n") == Lines{});
  CHECK(yaml_findings("a: http://example.org/x\nb:\n  http://example.org\n") == Lines{});
}

TEST_CASE("a comma inside braces is named by the key whose value it ended") {
  const std::string text = "x:\n  - { at: abstract, Results }\n";
  CHECK(yaml_findings(text) == Lines{"2:21 comma-in-braces: 'Results' has no value: the comma before it ended 'at'"});
  CHECK(yaml_hint(text) == "one key a line, or quotes");
  CHECK(yaml_tree(text) == "{ x=[ { at=<abstract, Results> } ] }");
  CHECK(yaml_findings("x: { w: (7, 14] days }\n") ==
        Lines{"1:13 comma-in-braces: '14' has no value: the comma before it ended 'w'"});
}

TEST_CASE("a key without a value is an error whichever way nothing is written") {
  for (const std::string nothing : {"", " ~", " null", " \"\"", " []", " {}", " ''"}) {
    INFO(nothing);
    CHECK(yaml_findings("a: b\nlanguage:" + nothing + "\nc: d\n") == Lines{"2:1 empty-value: 'language' has no value"});
    CHECK(yaml_hint("language:" + nothing + "\n") == "leave the key out when the text does not say");
    CHECK(read_yaml("a", "language:" + nothing + "\n").root.find("language")->reported);
  }
  CHECK(yaml_findings("{ a: , b:, c: d }\n") ==
        Lines{"1:3 empty-value: 'a' has no value", "1:8 empty-value: 'b' has no value"});
  CHECK(yaml_findings("a:\n  -\n  - b\n") == Lines{"2:4 empty-value: this item has no value"});
  CHECK(yaml_findings("a: \"null\"\n") == Lines{});
}

TEST_CASE("a key given twice is shown with the line of the first") {
  CHECK(yaml_findings("a: b\nc: d\na: e\n") == Lines{"3:1 duplicate-key: 'a' is given twice (first in line 1)"});
  CHECK(yaml_findings("- { a: b, a: c }\n") == Lines{"1:11 duplicate-key: 'a' is given twice (first in line 1)"});
}
