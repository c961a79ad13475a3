#include "postgres/copy_text.h"

#include "catch.h"
#include "core/errors.h"

using namespace casebook;
using namespace casebook::postgres;

namespace {

std::string field(const store::SqlValue& value) {
  std::string line;
  append_copy_field(line, value);
  return line;
}

}  // namespace

TEST_CASE("values are written as COPY reads them, numbers with all their digits", "[postgres-script]") {
  CHECK(field({}) == "\\N");
  CHECK(field(std::int64_t{-42}) == "-42");
  CHECK(field(60.875) == "60.875");
  CHECK(field(1.0 / 7) == "0.14285714285714285");
  CHECK(field(1e300) == "1e+300");
  CHECK(field(std::string("a\tb\nc\\N\r")) == "a\\tb\\nc\\\\N\\r");
  CHECK(field(std::string("\\.")) == "\\\\.");
  CHECK(field(std::string()) == "");
}

TEST_CASE("a row that was written is read back", "[postgres-script]") {
  const std::vector<std::optional<std::string>> row{"a\tb", std::nullopt, "", "\\N", "N", "\b\f\v", std::nullopt};
  std::string line;
  for (const auto& one : row) {
    if (!line.empty()) line += '\t';
    append_copy_field(line, one ? store::SqlValue(*one) : store::SqlValue());
  }
  CHECK(copy_fields(line) == row);
  CHECK(copy_fields("\\N") == std::vector<std::optional<std::string>>{std::nullopt});
  CHECK_THROWS_AS(copy_fields("a\\"), core::StoreError);
}
