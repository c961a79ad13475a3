#include "stats/requirements.h"

#include <cmath>
#include <limits>

#include "catch.h"
#include "core/errors.h"

using namespace casebook::stats;

TEST_CASE("a level is a fraction between 0 and 1", "[unit]") {
  for (const double level : {0.5, 0.95, 1e-9, 1 - 1e-9}) CHECK_NOTHROW(require_level(level));
  for (const double level : {0.0, 1.0, -0.5, 95.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    CHECK_THROWS_AS(require_level(level), casebook::core::DomainError);
  }
  CHECK_THROWS_WITH(require_level(95), "level = 95: expected a fraction above 0 and below 1, such as 0.95");
}

TEST_CASE("a number in a refusal reads back as itself", "[unit]") {
  for (const double number : {0.1, -3.0, 1e300, 1.0 / 3, 1e-300}) CHECK(std::stod(exact_text(number)) == number);
  CHECK(exact_text(std::nan("")) == "nan");
}

TEST_CASE("the normal quantiles are those of the tables", "[unit]") {
  CHECK(normal_quantile(0.95) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(normal_quantile(0.99) == Approx(2.575829303548901).epsilon(1e-14));
  CHECK(normal_quantile(0.5) == Approx(0.674489750196082).epsilon(1e-14));
}
