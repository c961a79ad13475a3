#include "casefile/key_table.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "catch.h"

using namespace casebook::casefile;

TEST_CASE("every section that a key leads to is in the table") {
  std::set<std::string_view> names;
  for (const SectionRule& rule : sections()) CHECK(names.insert(rule.name).second);
  for (const SectionRule& rule : sections()) {
    for (const KeyRule& key : rule.keys) {
      INFO(rule.name << " " << key.name);
      CHECK((key.of.empty() || names.count(key.of) == 1));
      CHECK(((key.shapes & (kSection | kItems)) != 0) == !key.of.empty());
    }
  }
}

TEST_CASE("every key says in a line what stands under it") {
  for (const SectionRule& rule : sections()) {
    for (const KeyRule& key : rule.keys) {
      INFO(rule.name << " " << key.name << ": add a line to kAbout in key_table.cpp");
      CHECK_FALSE(key.about.empty());
      CHECK(key.about.find('\n') == std::string_view::npos);
    }
  }
}

TEST_CASE("a key of terms names its vocabulary") {
  for (const auto& [part, name, vocabulary] : {std::tuple("course", "treatment", "interventions"), std::tuple("outcome", "endpoint", "endpoints"),
                                               std::tuple("patient", "condition", "conditions"), std::tuple("adverse event", "site", "sites")}) {
    for (const KeyRule& key : section(part).keys) {
      if (key.name == name) CHECK(key.terms == vocabulary);
    }
  }
}

TEST_CASE("no section names a key twice") {
  for (const SectionRule& rule : sections()) {
    std::set<std::string_view> names;
    for (const KeyRule& key : rule.keys) {
      INFO(rule.name << " " << key.name);
      CHECK(names.insert(key.name).second);
    }
  }
}

TEST_CASE("every claim may say where it stands and how sure it is") {
  for (const char* const name : {"characteristic", "prior treatment", "course", "step", "outcome", "adverse event"}) {
    for (const char* const key :
         {"said", "at", "via", "basis", "certainty", "caution", "note", "restates", "overruled by", "id"}) {
      const std::vector<KeyRule>& keys = section(name).keys;
      INFO(name << " " << key);
      CHECK(std::any_of(keys.begin(), keys.end(), [&](const KeyRule& rule) { return rule.name == key; }));
    }
  }
}

TEST_CASE("the words allowed under a key come one by one") {
  CHECK(choices_of("course", "role") ==
        std::vector<std::string>{"studied", "prior", "concomitant", "rescue", "comparator"});
  CHECK(choices_of("course", "route").empty());
}

TEST_CASE("a list may stand where items or several values may") {
  Node list;
  list.kind = Node::Kind::sequence;
  CHECK(has_shape(list, kTexts));
  CHECK(has_shape(list, kItems));
  CHECK_FALSE(has_shape(list, kText | kSection | kPairs));
}
