#include "bibliography/person_name.h"

#include "catch.h"

using casebook::bibliography::person_name;

namespace {

std::string read(std::string_view text) {
  const auto author = person_name(text);
  return author.family + "|" + author.given + "|" + author.suffix + (author.group ? "|group" : "");
}

}  // namespace

TEST_CASE("names of authors are taken apart as they are written") {
  CHECK(read("Albers, Lauren N") == "Albers|Lauren N|");
  CHECK(read("King, Martin L, Jr.") == "King|Martin L|Jr");
  CHECK(read("King, Martin L 3rd") == "King|Martin L|3rd");
  CHECK(read("Albers LN") == "Albers|LN|");
  CHECK(read("de la Cruz AB") == "de la Cruz|AB|");
  CHECK(read("King ML Jr") == "King|ML|Jr");
  CHECK(read("Plato") == "Plato||");
  CHECK(read("Lee, V") == "Lee|V|");
  CHECK(read("Litvinov, I V") == "Litvinov|I V|");
  CHECK(read("Litvinov IV") == "Litvinov|IV|");
  CHECK(read("World Health Organization") == "World Health Organization|||group");
  CHECK(read(", Lauren") == "Lauren||");
  CHECK(read("") == "||");
}
