#include "postgres/table_order.h"

#include "catch.h"
#include "core/errors.h"

using casebook::postgres::in_order_of_need;

TEST_CASE("what is needed comes first, by name where that is free", "[postgres-script]") {
  CHECK(in_order_of_need({{"claims", {"patients", "articles", "claims"}}, {"patients", {"articles"}}, {"articles", {"elsewhere"}}, {"b", {}}}) ==
        std::vector<std::string>{"articles", "b", "patients", "claims"});
  CHECK_THROWS_WITH(in_order_of_need({{"a", {"b"}}, {"b", {"a"}}, {"c", {}}}), "no order can be found for a, b: they need each other");
}
