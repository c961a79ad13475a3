#include "casefile/item_matching.h"

#include "catch.h"
#include "compared_text.h"

using namespace casebook::casefile;
using namespace casebook::casefile::testing;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

namespace {

CaseItem item(const std::string& key, const std::string& when, const std::string& exclusive = {}) {
  CaseItem made;
  made.match_keys = {key + " | all", key};
  made.exclusive = exclusive;
  made.fields = {{"when", when, when, true, {}}};
  return made;
}

ItemList list(std::vector<CaseItem> items, bool ordered = false) { return {"outcomes", "outcomes", ordered, std::move(items)}; }

}  // namespace

TEST_CASE("items are paired by what they are about, in whatever order they stand") {
  CHECK(match_items(list({item("clear", "1"), item("relapse", "2")}), list({item("relapse", "2"), item("clear", "1")})) == Pairs{{0, 1}, {1, 0}});
}

TEST_CASE("of several with one name those that say the same are paired first") {
  CHECK(match_items(list({item("clear", "1"), item("clear", "2")}), list({item("clear", "2"), item("clear", "3")})) == Pairs{{0, 1}, {1, 0}});
  CHECK(match_items(list({item("clear", "1"), item("clear", "2")}), list({item("clear", "2")})) == Pairs{{1, 0}});
}

TEST_CASE("two named patients are never taken for one") {
  CaseItem first = item("clear", "1", "patient 1");
  CaseItem second = item("clear", "1", "patient 2");
  first.match_keys[0] = "clear | patient 1";
  second.match_keys[0] = "clear | patient 2";
  CHECK(match_items(list({first}), list({second})).empty());
  second.exclusive.clear();
  CHECK(match_items(list({first}), list({second})) == Pairs{{0, 0}});
}

TEST_CASE("steps are aligned in their order, and a missing one does not shift the rest") {
  const auto step = [](const std::string& kind, const std::string& dose) {
    CaseItem made;
    made.match_keys = {kind};
    made.fields = {{"dose", dose, dose, true, {}}};
    return made;
  };
  CHECK(match_items(list({step("dose", "1.5"), step("dose", "3"), step("dose", "4.5")}, true), list({step("dose", "1.5"), step("dose", "4.5")}, true)) ==
        Pairs{{0, 0}, {2, 1}});
  CHECK(match_items(list({step("dose", "1.5"), step("stop", "x")}, true), list({step("stop", "x"), step("dose", "1.5")}, true)).size() == 1);
  CHECK(match_items(list({step("dose", "3")}, true), list({step("dose", "6")}, true)) == Pairs{{0, 0}});
}

TEST_CASE("a list too long to have been written by hand is paired in its order") {
  std::vector<CaseItem> many(600, item("clear", "1"));
  const auto pairs = match_items(list(many), list(many));
  REQUIRE(pairs.size() == 600);
  CHECK(pairs.back() == std::pair<std::size_t, std::size_t>(599, 599));
  CHECK(match_items(list(many, true), list(many, true)).size() == 600);
}
