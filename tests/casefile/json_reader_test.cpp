#include <random>
#include <string>
#include <vector>

#include "casefile/node.h"
#include "casefile/reading_text.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;

namespace {

using Lines = std::vector<std::string>;

Lines json_findings(const std::string& text) { return findings(read_json_line("a.jsonl", text, 12)); }

}  // namespace

TEST_CASE("a JSON line gives the same tree as a case file") {
  const ParsedFile json = read_json_line(
      "a.jsonl",
      R"({"article":{"key":"a-1","volume":153,"weight":4.50,"big":123456789012345678901234567890,"draft":true},)"
      R"("patients":["Patient 1",{"label":"Patient \"2\"","sites":["groin","axilla"]}],)"
      R"("courses":[{"treatment":"n","steps":[{"dose":"3 mg","who":"all"}]}]})",
      1);
  const ParsedFile yaml = read_yaml("a.yaml",
                                    "article:\n  key: a-1\n  volume: 153\n  weight: 4.50\n"
                                    "  big: 123456789012345678901234567890\n  draft: true\n"
                                    "patients:\n  - Patient 1\n  - { label: Patient \"2\", sites: [groin, axilla] }\n"
                                    "courses:\n  - treatment: n\n    steps:\n      - { dose: 3 mg, who: all }\n");
  CHECK(findings(json) == Lines{});
  CHECK(findings(yaml) == Lines{});
  CHECK(tree_text(json.root) == tree_text(yaml.root));
  CHECK(json.root.find("patients")->items[1].source_text == yaml.root.find("patients")->items[1].source_text);
  CHECK(json.root.find("courses")->items[0].source_text == "treatment: n");
}

TEST_CASE("a place in a JSON line is the line and a path") {
  const ParsedFile file = read_json_line("a.jsonl", R"({"courses":[{"steps":[{"dose":"1"},{"dose":"2"}]}]})", 12);
  const Node& dose = file.root.find("courses")->items[0].find("steps")->items[1].entries[0].value;
  CHECK(place_text(dose.span) == "12: courses[0].steps[1].dose");
  CHECK(dose.span.file == "a.jsonl");
  CHECK(place_text(file.root.entries[0].key.span) == "12: courses");
}

TEST_CASE("nothing as a JSON value is an empty value") {
  for (const std::string nothing : {"null", "\"\"", "[]", "{}"}) {
    INFO(nothing);
    CHECK(json_findings("{\"a\":{\"b\":" + nothing + "}}") == Lines{"12: a.b empty-value: 'b' has no value"});
  }
  CHECK(json_findings(R"({"a":["x",null]})") == Lines{"12: a[1] empty-value: this item has no value"});
  CHECK(json_findings("{}") == Lines{"12:  empty-value: the object is empty"});
}

TEST_CASE("keys, controls, depth and length are checked in JSON as in YAML") {
  CHECK(json_findings(R"({"a":1,"a":2})") == Lines{"12: a duplicate-key: 'a' is given twice"});
  CHECK(json_findings(R"({"a":"\u001b[31m"})") == Lines{"12: a control-character: control character U+001B"});
  CHECK(json_findings("{\"a\":\"\x1B\"}") == Lines{"12:  control-character: control character U+001B"});
  CHECK(json_findings("{\"a\":\"\xE9\"}") == Lines{"12:  not-utf-8: byte 0xE9 is not UTF-8 (character 7)"});
  CHECK(json_findings("{\"a\":" + std::string(15, '[') + "1" + std::string(15, ']') + "}") == Lines{});
  CHECK(json_findings("{\"a\":" + std::string(16, '[') + "1" + std::string(16, ']') + "}").front().find("too-deep") !=
        std::string::npos);
  CHECK(json_findings("{\"a\":\"" + std::string(20'001, 'x') + "\"}") ==
        Lines{"12: a too-long: a value of more than 20000 characters"});
  CHECK(json_findings(std::string(5 * 1024 * 1024, ' ')) == Lines{"12:  too-long: the line has more than 4 MB"});
  CHECK(json_findings("{\"a\":\"x\"}\r\n") == Lines{});
}

TEST_CASE("broken JSON is refused with a sentence") {
  for (const std::string broken : {R"({"a":1)",
                                   R"({"a":1}})",
                                   R"({"a":1} x)",
                                   R"({"a":[1 2]})",
                                   R"({"a" 1})",
                                   R"({"a":tru})",
                                   R"({"a":01})",
                                   R"({"a":1.})",
                                   R"({"a":"b)",
                                   "[1]",
                                   "3",
                                   "",
                                   " ",
                                   R"({"a":"\q"})",
                                   "{\"a\":\"b\tc\"}",
                                   R"({"a":1,})",
                                   R"({,"a":1})",
                                   R"({"a":[1,]})",
                                   R"({"":1})",
                                   R"({"a":1}{"b":2})",
                                   R"({"a":"\ud800"})",
                                   R"({"a"})",
                                   R"({"a":})",
                                   R"({a:1})",
                                   R"({"a":1]})",
                                   R"({"a":NaN})",
                                   R"({"a":-})"}) {
    INFO(broken);
    const ParsedFile file = read_json_line("a.jsonl", broken, 3);
    REQUIRE(file.problems.size() == 1);
    CHECK(file.problems[0].rule == "json-syntax");
    CHECK(file.problems[0].where.line == 3);
    CHECK_FALSE(file.problems[0].message.empty());
    CHECK_FALSE(file.has_root);
  }
  CHECK(json_findings(R"({"a":{"b":[nul]}})") == Lines{"12: a.b[0] json-syntax: 'nul' is no value"});
}

TEST_CASE("mutated JSON lines are read without a crash") {
  const std::string original =
      R"({"article":{"key":"a-1","volume":153,"n":null},"courses":[{"t":"é\u00e9\n","s":[{"d":-1.5e3},true,[]]}]})";
  const std::string letters = "{}[]\",:\\u0\x1B\xE9 1e-.tn";
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 5000; ++round) {
    std::string text = original;
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      const std::size_t at = below(text.size());
      if (below(3) == 0) {
        text.erase(at, 1 + below(5));
      } else if (below(2) == 0) {
        text[at] = letters[below(letters.size())];
      } else {
        text.insert(at, 1, letters[below(letters.size())]);
      }
      if (text.empty()) text = "{";
    }
    const ParsedFile file = read_json_line("a.jsonl", text, 1);
    if (!file.has_root && file.problems.empty()) {
      CAPTURE(text);
      FAIL("nothing was read and nothing was said");
    }
  }
  SUCCEED();
}
