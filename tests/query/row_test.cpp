#include "query/row.h"

#include "catch.h"
#include "core/errors.h"
#include "store/database.h"

using namespace casebook;

namespace {

/// A column of every kind.
struct Sample {
  std::string name;
  std::int64_t number = 0;
  double share = 0;
  std::optional<std::string> note;
  std::optional<std::int64_t> count;
  std::optional<double> days;

  static constexpr auto fields() {
    using query::field;
    return std::make_tuple(field("name", &Sample::name), field("number", &Sample::number),
                           field("share", &Sample::share), field("note", &Sample::note), field("count", &Sample::count),
                           field("days", &Sample::days));
  }
};

Sample read(const std::string& columns) {
  auto database = store::Database::in_memory();
  auto statement = database.prepare("SELECT " + columns);
  REQUIRE(statement.step());
  return query::read_row<Sample>(statement);
}

}  // namespace

TEST_CASE("a row struct names its columns in the order of its fields", "[query]") {
  constexpr auto names = query::column_names<Sample>();
  CHECK(std::vector<std::string_view>(names.begin(), names.end()) ==
        std::vector<std::string_view>{"name", "number", "share", "note", "count", "days"});
  std::string visited;
  const Sample sample;
  query::for_each_column(sample, [&](std::string_view name, const auto&) { visited += std::string(name) + " "; });
  CHECK(visited == "name number share note count days ");
}

TEST_CASE("a row is read column by column, whatever the query calls them", "[query]") {
  const Sample row = read("'naltrexone' AS a, 3 AS b, 0.25 AS c, 'nightly' AS d, 2 AS e, 60.875 AS f");
  CHECK(row.name == "naltrexone");
  CHECK(row.number == 3);
  CHECK(row.share == 0.25);
  CHECK(row.note == "nightly");
  CHECK(row.count == 2);
  CHECK(row.days == 60.875);
}

TEST_CASE("a NULL is nothing where the struct allows it, and neither 0 nor an empty text", "[query]") {
  const Sample row = read("'' AS a, 0 AS b, 0.0 AS c, NULL AS d, NULL AS e, NULL AS f");
  CHECK(row.note == std::nullopt);
  CHECK(row.count == std::nullopt);
  CHECK(row.days == std::nullopt);
  const Sample zeros = read("'' AS a, 0 AS b, 0.0 AS c, '' AS d, 0 AS e, 0.0 AS f");
  CHECK(zeros.note == "");
  CHECK(zeros.count == 0);
  CHECK(zeros.days == 0.0);
}

TEST_CASE("a NULL is an error where the struct wants a value, and the error names the column", "[query]") {
  CHECK_THROWS_WITH(read("NULL AS name, 1, 1.0, 'x', 1, 1.0"), "column 'name' is NULL, expected a value");
  CHECK_THROWS_WITH(read("'a', NULL AS number, 1.0, 'x', 1, 1.0"), "column 'number' is NULL, expected a value");
  CHECK_THROWS_WITH(read("'a', 1, NULL AS share, 'x', 1, 1.0"), "column 'share' is NULL, expected a value");
}

TEST_CASE("a row of another type than the struct's is an error, not a 0", "[query]") {
  CHECK_THROWS_AS(read("'a', 'three' AS number, 1.0, 'x', 1, 1.0"), core::StoreError);
  CHECK_THROWS_AS(read("'a', 1, 1.0, 'x', 'three' AS count, 1.0"), core::StoreError);
  CHECK_THROWS_AS(read("'a', 1, 1.0, 'x', 1, 'soon' AS days"), core::StoreError);
}
