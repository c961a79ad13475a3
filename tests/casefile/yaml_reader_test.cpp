#include <chrono>
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

std::string repeated(const std::string& unit, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + unit.size());
  while (text.size() < bytes) text += unit;
  return text;
}

}  // namespace

TEST_CASE("the invented case files read without a problem") {
  for (const char* name : {"example-2014.yaml", "example-2016.yaml"}) {
    INFO(name);
    const ParsedFile file = read_yaml(name, fixture(name));
    CHECK(findings(file) == Lines{});
    CHECK(file.has_root);
    CHECK(file.set_aside.empty());
    CHECK(file.text == fixture(name));
  }
}

TEST_CASE("every plain value is text as typed") {
  CHECK(yaml_tree("a: no\nb: 12e3\nc: 2017-10-01\nd: 3:1\ne: 010\nf: ≥ 80 %\ng: <= 2 months\nh: -5\n") ==
        "{ a=<no> b=<12e3> c=<2017-10-01> d=<3:1> e=<010> f=<≥ 80 %> g=<<= 2 months> h=<-5> }");
  CHECK(yaml_tree("a: plain that\n  goes on\nb: \"x: y\"\nc: 'it''s'\n") ==
        "{ a=<plain that goes on> b=<x: y> c=<it's> }");
}

TEST_CASE("a byte order mark and CR LF leave every place as it is") {
  const std::string plain = "a: b\nc:\n  - d\n  - e: f: g\n";
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : plain) {
    if (c == '\n') windows += '\r';
    windows += c;
  }
  CHECK(yaml_findings(windows) == yaml_findings(plain));
  CHECK(yaml_tree(windows) == yaml_tree(plain));
  CHECK(place_text(read_yaml("a", windows).root.span) == place_text(read_yaml("a", plain).root.span));
}

TEST_CASE("bytes that are no UTF-8 and control characters are shown where they stand") {
  CHECK(yaml_findings("a: caf\xE9 b\n") == Lines{"1:7 not-utf-8: byte 0xE9 is not UTF-8"});
  CHECK(yaml_findings("a: é\x1B[31m\n") == Lines{"1:5 control-character: control character U+001B"});
  CHECK(yaml_findings("a: \"\\x1B[31m\"\n") == Lines{"1:4 control-character: control character U+001B"});
  CHECK(yaml_findings("a: b\xE2\x80\xAE"
                      "c\n") == Lines{"1:5 control-character: control character U+202E"});
  CHECK(yaml_findings("a: b\rc: d\n").front() == "1:5 control-character: control character U+000D");
}

TEST_CASE("a tab in the indentation is an error and the line is read all the same") {
  CHECK(yaml_findings("a:\n\tb: c\n") == Lines{"2:1 tab-indent: a tab stands where spaces must"});
  CHECK(yaml_hint("a:\n\tb: c\n") == "two spaces a level");
  CHECK(yaml_tree("a:\n\tb: c\n") == "{ a={ b=<c> } }");
  CHECK(yaml_findings("a:\n  -\td\n") == Lines{"2:4 tab-indent: a tab stands where spaces must"});
  CHECK(yaml_findings("a:\tb\n\t\nc: d\n") == Lines{});
}

TEST_CASE("a second document is an error and not read") {
  CHECK(yaml_findings("a: b\n---\nc: d\n") == Lines{"2:1 second-document: a second document begins here"});
  CHECK(yaml_tree("a: b\n---\nc: d\n") == "{ a=<b> }");
  CHECK(yaml_findings("a: b\n...\nc: d\n") == Lines{"3:1 second-document: a second document begins here"});
  CHECK(yaml_findings("--- # one\na: b\n...\n# end\n") == Lines{});
}

TEST_CASE("a file without words is empty") {
  CHECK(yaml_findings("# nothing\n") == Lines{"1:1 empty-value: the file is empty"});
}

TEST_CASE("a line that begins with a percent sign is not lost silently") {
  CHECK(yaml_findings("a: about half\n% of them\nb: c\n") == Lines{"2:1 yaml-syntax: a line cannot begin with '%'"});
  CHECK(yaml_tree("a: about half\n% of them\nb: c\n") == "{ a=<about half> b=<c> }");
}

TEST_CASE("a value over 20,000 characters and a file over 4 MB are too long") {
  CHECK(yaml_findings("a: " + repeated("é", 2 * 20'000) + "\n") == Lines{});
  CHECK(yaml_findings("a: " + repeated("é", 2 * 20'001) + "\n") ==
        Lines{"1:4 too-long: a value of more than 20000 characters"});
  const ParsedFile file = read_yaml("a.yaml", repeated("a: b\n", 5 * 1024 * 1024));
  CHECK(findings(file) == Lines{"1:1 too-long: the file has 5.0 MB, 4 MB is the most"});
  CHECK_FALSE(file.has_root);
}

TEST_CASE("a quote that is never closed is shown at its opening, and the lines below are read") {
  CHECK(yaml_findings("a: b\nc: 'd\n") == Lines{"2:4 quote-not-closed: this ' is never closed"});
  const std::string swallowed = "a:\n  title: \"Foo\n  volume: 153\n  journal: \"Bar\"\nat: x\n";
  CHECK(yaml_findings(swallowed) == Lines{"2:10 quote-not-closed: this \" is never closed"});
  CHECK(yaml_tree(swallowed) == "{ a={ title=<\"Foo> volume=<153> journal=<Bar> } at=<x> }");
  const std::string item = "a:\n  - { who: \"all, at: b }\n  - { who: \"c\" }\nat: \"x\"\n";
  CHECK(yaml_findings(item) == Lines{"2:12 quote-not-closed: this \" is never closed"});
  CHECK(yaml_tree(item) == "{ a=[ { who=<c> } ] at=<x> }");
}

TEST_CASE("a colon inside a value is shown where it stands with a way to write it") {
  const std::string text = "courses:\n  - steps:\n      - { dose: 3 mg nightly, at: abstract: Interventions }\n";
  CHECK(yaml_findings(text) == Lines{"3:43 yaml-syntax: ':' cannot stand inside this value"});
  CHECK(yaml_hint(text) == "write at: abstract (Interventions), or quote the value");
  CHECK(yaml_findings("at: abstract: Results\n") == Lines{"1:13 yaml-syntax: ':' cannot stand inside this value"});
  CHECK(yaml_tree("at: abstract: Results\nb: c\n") == "{ at=<abstract: Results> b=<c> }");
}

TEST_CASE("every mistake of syntax has its own sentence") {
  const std::vector<std::pair<std::string, std::string>> sentences = {
      {"a: @ x\n", "1:4 yaml-syntax: a value cannot begin with '@'"},
      {"a: % x\n", "1:4 yaml-syntax: a value cannot begin with '%'"},
      {"a: `x`\n", "1:4 yaml-syntax: a value cannot begin with '`'"},
      {"a: & so on\n", "1:4 yaml-syntax: a value cannot begin with '&'"},
      {"a: >= 80 %\n", "1:4 yaml-syntax: a value cannot begin with '>'"},
      {"a: > 80 %\n", "1:4 yaml-syntax: a value cannot begin with '>'"},
      {"a: >8\n", "1:4 yaml-syntax: a value cannot begin with '>'"},
      {"a: ] x\n", "1:4 yaml-syntax: a value cannot begin with ']'"},
      {"a: - x\n", "1:4 yaml-syntax: '-' cannot stand here"},
      {"a: \"b\" c\n", "1:8 yaml-syntax: text follows the closing \""},
      {"a: 'tis the patient's\n", "1:21 yaml-syntax: text follows the closing '"},
      {"- { a: b } c\n", "1:12 yaml-syntax: text follows the closing }"},
      {"a: \"b\\mc\"\n", "1:6 yaml-syntax: '\\m' means nothing between double quotes"},
      {"a: { b: c\nd: e\n", "1:4 yaml-syntax: this { is never closed"},
      {"a: [b, c\nd: e\n", "1:4 yaml-syntax: this [ is never closed"},
      {"a: { b: [c }\nd: e\n", "1:9 yaml-syntax: this [ is never closed"},
      {"a: { b: c ]\nd: e\n", "1:11 yaml-syntax: this ] was never opened"},
      {"a: { , }\n", "1:6 yaml-syntax: nothing stands before this ','"},
      {"a:\n  - { b: c\n      d: e }\n", "3:7 yaml-syntax: a comma is missing before 'd'"},
      {"a:\n  b: c\n  who all\n  d: e\n", "3:3 yaml-syntax: 'who all' is no key and value"},
      {"a:\n  who all\n  d: e\n", "2:3 yaml-syntax: 'who all' is no key and value"},
      {"a:\n  b: c\n    d: e\n", "3:5 yaml-syntax: 'd' is indented below a line that has a value already"},
      {"a:\n  b: c\n d: e\n", "3:2 yaml-syntax: 'd' fits no level of the lines above"},
      {"a:\n  - b\n  c: d\n", "3:3 yaml-syntax: 'c' stands among the items of a list without a dash"},
      {"a:\n  - b\n    - c\n", "3:5 yaml-syntax: this item is indented below a line that has a value already"},
      {": b\n", "1:1 yaml-syntax: a key is missing before ':'"},
  };
  for (const auto& [text, finding] : sentences) {
    INFO(text);
    CHECK(yaml_findings(text) == Lines{finding});
  }
  CHECK(yaml_hint("a: >= 80 %\n") == "at least 80 %");
  CHECK(yaml_hint("a: > 80 %\n") == "more than 80 %");
}

TEST_CASE("after a mistake the item that holds it is set aside and the rest is read") {
  const ParsedFile file = read_yaml("a.yaml",
                                    "courses:\n"
                                    "  - treatment: a\n"
                                    "    steps:\n"
                                    "      - { dose: 3 mg, at: x: y }\n"
                                    "      - { dose: 4 mg }\n"
                                    "    outcomes:\n"
                                    "      - endpoint: b\n"
                                    "        at: c: d\n"
                                    "      - { endpoint: e, who: }\n"
                                    "  - treatment: f\n"
                                    "    who all\n"
                                    "  - treatment: g\n");
  CHECK(findings(file) == Lines{"4:28 yaml-syntax: ':' cannot stand inside this value",
                                "8:14 yaml-syntax: ':' cannot stand inside this value",
                                "9:24 empty-value: 'who' has no value",
                                "11:5 yaml-syntax: 'who all' is no key and value"});
  CHECK(tree_text(file.root) ==
        "{ courses=[ { treatment=<a> steps=[ { dose=<4 mg> } ] outcomes=[ { endpoint=<e> who=<> } ] } "
        "{ treatment=<g> } ] }");
  REQUIRE(file.set_aside.size() == 3);
  CHECK(file.set_aside[0].line == 4);
  CHECK(file.set_aside[2].line == 10);
  CHECK(file.set_aside[2].end_line == 12);
}

TEST_CASE("lines that hang on one mistake of indentation are one finding") {
  CHECK(yaml_findings("a: b\n  c: d\n  e: f\n  g:\n    - h\ni: j\n") ==
        Lines{"2:3 yaml-syntax: 'c' is indented below a line that has a value already"});
  CHECK(yaml_tree("a: b\n  c: d\n  e: f\n  g:\n    - h\ni: j\n") == "{ a=<b> i=<j> }");
  CHECK(yaml_tree("a:\n  b: c\n d: e\n  f: g\n") == "{ a={ b=<c> f=<g> } }");
}

TEST_CASE("a line broken by mistake does not take the lines below with it") {
  const std::string text = "a:\n  - { b: c }\n  - { d\n: e, f: g: h }\n  - { i: j }\nk: l\n";
  CHECK(yaml_tree(text) == "{ a=[ { b=<c> } { i=<j> } ] k=<l> }");
  CHECK(yaml_tree("a:\n  - b\nc: d: e\n  - f\n") == "{ a=[ <b> <f> ] }");
}

TEST_CASE("a list whose items are all set aside is not called empty") {
  CHECK(yaml_findings("a:\n  - { b: c: d }\ne: f\n") == Lines{"2:11 yaml-syntax: ':' cannot stand inside this value"});
}

TEST_CASE("reading goes on twenty times and then says so") {
  const ParsedFile file = read_yaml("a.yaml", "x:\n" + repeated("  - { a: b: c }\n", 40 * 16) + "y: z\n");
  REQUIRE(file.problems.size() == 21);
  CHECK(file.problems.back().hint.find("reading stopped here") != std::string::npos);
  CHECK(file.set_aside.size() == 20);
}

TEST_CASE("a hostile file of 1 MB is read in bounded time") {
  const std::size_t most = 1024 * 1024;
  const std::vector<std::string> hostile = {
      repeated("[", most),           repeated("- { a: b: c }\n", most),
      "x: {" + repeated("a,", most), "a: b\n" + repeated("  - x\n", most) + " x: y",
      repeated("\t", most) + "a: b", repeated("\xE9", most),
      repeated("a:\n", most),
  };
  for (const std::string& text : hostile) {
    INFO(text.substr(0, 20));
    const auto start = std::chrono::steady_clock::now();
    const ParsedFile file = read_yaml("a.yaml", text);
    CHECK(std::chrono::steady_clock::now() - start <
          std::chrono::seconds(30));  // sanitized, on a busy machine; 0.3 s without
    CHECK_FALSE(file.problems.empty());
    CHECK(file.problems.size() < 2500);
  }
}

TEST_CASE("mutated case files are read without a crash and every finding has a place") {
  const std::string original = fixture("example-2014.yaml");
  const std::string letters = "\n\n\n  ::--,,{}[]\"'#&*!|>%@`?~\t\r\\\x1B\xE9\xC3\x80\xE2\xEF\xBB\xBF";
  std::mt19937 random(20140302);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 3000; ++round) {
    std::string text = original.substr(0, 200 + below(original.size() - 200));
    for (std::size_t changes = 1 + below(6); changes > 0; --changes) {
      const std::size_t at = below(text.size());
      switch (below(5)) {
        case 0:
          text[at] = letters[below(letters.size())];
          break;
        case 1:
          text.erase(at, 1 + below(12));
          break;
        case 2:
          text.insert(at, 1 + below(3), letters[below(letters.size())]);
          break;
        case 3:
          text.insert(at, original.substr(below(original.size()), below(40)));
          break;
        default:
          text[at] = static_cast<char>(below(256));
      }
      if (text.empty()) text = "a";
    }
    const ParsedFile file = read_yaml("a.yaml", text);
    for (const core::Diagnostic& problem : file.problems) {
      if (problem.where.line < 1 || problem.where.column < 1 || problem.message.empty() || problem.rule.empty()) {
        CAPTURE(text, problem.message, problem.where.line, problem.where.column);
        FAIL("a finding without a place");
      }
    }
    if (!file.has_root && file.problems.empty()) {
      CAPTURE(text);
      FAIL("nothing was read and nothing was said");
    }
  }
  SUCCEED();
}
