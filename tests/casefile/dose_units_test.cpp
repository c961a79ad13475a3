#include "casefile/dose_units.h"

#include "catch.h"

using namespace casebook::casefile;

TEST_CASE("weights are turned into one another, products never") {
  CHECK(unit_factor("g", "mg") == 1000);
  CHECK(*unit_factor("mcg", "mg") == Approx(0.001));
  CHECK(unit_factor("U", "U") == 1);
  CHECK(unit_factor("U", "Dysport U") == std::nullopt);
  CHECK(unit_factor("mL", "mg") == std::nullopt);
}
