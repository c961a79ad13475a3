#include "casefile/case_items.h"

#include "catch.h"
#include "case_text.h"
#include "casefile/case_paths.h"

using namespace casebook::casefile;
using namespace casebook::casefile::testing;

namespace {

CaseItem items(const std::string& text) {
  const Surroundings surroundings = seed_surroundings();
  return case_items(read_case(read_yaml("a.yaml", text), surroundings), surroundings.vocabulary);
}

const CaseItem* at(const CaseItem& item, const std::string& path) {
  if (item.path == path) return &item;
  for (const ItemList& list : item.parts) {
    for (const CaseItem& part : list.items) {
      if (const CaseItem* const found = at(part, path)) return found;
    }
  }
  return nullptr;
}

}  // namespace

TEST_CASE("an item has its place, what it is about, and its fields with their lines") {
  const CaseItem file = items(series(course("outcomes", {"{ endpoint: clinical resolution, who: 2 of 3, when: within 2 months }"})));
  const CaseItem* const outcome = at(file, "courses[0].outcomes[0]");
  REQUIRE(outcome != nullptr);
  CHECK(outcome->about == "clinical resolution, all patients");
  const ItemField* const when = outcome->find("when");
  REQUIRE(when != nullptr);
  CHECK(when->words == "within 2 months");
  CHECK(when->where.line == 12);
  CHECK(outcome->find("endpoint") == nullptr);
  CHECK(outcome->find("at")->reading == "abstract");
  CHECK_FALSE(outcome->find("at")->written);
}

TEST_CASE("a course that writes its dose on itself has one step") {
  const CaseItem file = items(series("courses:\n  - treatment: naltrexone\n    who: all\n    dose: 3 mg daily\n    adverse events: not reported\n"));
  const CaseItem* const course = at(file, "courses[0]");
  REQUIRE(course != nullptr);
  REQUIRE(course->parts[0].section == "steps");
  REQUIRE(course->parts[0].items.size() == 1);
  CHECK(course->parts[0].items[0].find("dose")->words == "3 mg daily");
}

TEST_CASE("the reader's own words are kept apart from what is coded") {
  const CaseItem file = items(series(course("outcomes", {"{ endpoint: clinical resolution, who: all, said: clear, note: sure }"})) + "methods: looked at\n");
  const CaseItem* const outcome = at(file, "courses[0].outcomes[0]");
  REQUIRE(outcome != nullptr);
  for (const ItemField& field : outcome->fields) CHECK(field.key != "said");
  CHECK(outcome->find("said")->words == "clear");
  CHECK(file.find("methods")->words == "looked at");
}

TEST_CASE("an id counts as what it points at") {
  const std::string text = course("outcomes", {"{ endpoint: clinical resolution, who: all, id: ID }", "{ endpoint: first improvement, who: all, restates: ID }"});
  const auto with = [&](const std::string& id) {
    std::string own = text;
    for (std::size_t place = own.find("ID"); place != std::string::npos; place = own.find("ID")) own.replace(place, 2, id);
    return at(items(series(own)), "courses[0].outcomes[1]")->find("restates")->reading;
  };
  CHECK(with("cleared") == with("healed"));
  CHECK(with("cleared") == "clinical resolution | cohort all patients");
}

TEST_CASE("every curated file has items for all that it tells") {
  for (const CaseText& text : embedded_case_texts("seed/further/")) {
    INFO(text.path);
    const CaseItem file = items(text.text);
    int claims = 0;
    for (const ItemList& list : file.parts) claims += static_cast<int>(list.items.size());
    CHECK(claims >= 3);
  }
}
