#include "casefile/canonical_order.h"

#include "catch.h"

using namespace casebook::casefile;

TEST_CASE("sections and keys come in the order of the format, whatever order they were written in") {
  auto parsed = read_yaml("a.yaml",
                          "courses:\n"
                          "  - who: all\n"
                          "    treatment: naltrexone\n"
                          "    outcomes:\n"
                          "      - { who: all, endpoint: first improvement }\n"
                          "article: { design: case series, key: a-2000 }\n");
  put_in_order(parsed.root);
  CHECK(parsed.root.entries[0].key.text == "article");
  CHECK(parsed.root.entries[0].value.entries[0].key.text == "key");
  const auto& course = parsed.root.entries[1].value.items[0];
  CHECK(course.entries[0].key.text == "treatment");
  CHECK(course.find("outcomes")->items[0].entries[0].key.text == "endpoint");
}

TEST_CASE("lists keep their order") {
  auto parsed = read_yaml("a.yaml", "not seen:\n  - second things\n  - first things\n");
  put_in_order(parsed.root);
  CHECK(parsed.root.entries[0].value.items[0].text == "second things");
}
