#include "casefile/node.h"

#include "casefile/reading_text.h"
#include "catch.h"

using namespace casebook::casefile;

TEST_CASE("find gives the first value under a key, and nothing for a key that is missing") {
  const ParsedFile file = read_yaml("a.yaml", "a: 1\nb: 2\na: 3\n");
  REQUIRE(file.has_root);
  REQUIRE(file.root.find("a") != nullptr);
  CHECK(file.root.find("a")->text == "1");
  CHECK(file.root.find("c") == nullptr);
}

TEST_CASE("an item has the same words on one line and on several") {
  const auto words = [](const std::string& item) {
    const ParsedFile file = read_yaml("a.yaml", "steps:\n" + item);
    REQUIRE(file.has_root);
    return file.root.find("steps")->items.at(0).source_text;
  };
  CHECK(words("  - { dose: 4.5 mg nightly, who: 2 of 3, when: not stated }\n") ==
        "dose: 4.5 mg nightly, who: 2 of 3, when: not stated");
  CHECK(words("  - dose:   4.5 mg nightly  # as printed\n\n    who: 2 of 3\n    when: not\n      stated\n") ==
        "dose: 4.5 mg nightly, who: 2 of 3, when: not stated");
  CHECK(words("  - { said: \"a, b\", sites: { groin: all }, treatment: [c, d] }\n") ==
        "said: a, b, sites: { groin: all }, treatment: [c, d]");
  CHECK(words("  - Patient 1 # the first\n") == "Patient 1");
  CHECK(words("  - \"text: more\"\n") == "text: more");
}

TEST_CASE("the words of an item leave out lists whose items have words of their own") {
  const ParsedFile file =
      read_yaml("a.yaml", "courses:\n  - treatment: x\n    steps:\n      - { dose: 1 mg }\n    who: all\n");
  const Node& course = file.root.find("courses")->items.at(0);
  CHECK(course.source_text == "treatment: x, who: all");
  CHECK(course.find("steps")->items.at(0).source_text == "dose: 1 mg");
}
