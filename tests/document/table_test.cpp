#include "document/table.h"

#include "catch.h"
#include "core/errors.h"

using namespace casebook::document;

TEST_CASE("columns are made for whom they are meant") {
  CHECK(text_column("citekey", "article").audience == Audience::everyone);
  CHECK(number_column("dose_min", "dose", "mg").alignment == Alignment::right);
  CHECK(number_column("dose_min", "dose", "mg").unit == "mg");
  CHECK(data_column("dose_min", "mg").audience == Audience::data);
  CHECK(reader_column("dose", "dose", 2).audience == Audience::reader);
  CHECK(reader_column("dose", "dose", 2).drop_order == 2);
}

TEST_CASE("a row with another number of cells than columns is refused by name") {
  Table table;
  table.name = "steps";
  table.columns = {text_column("citekey"), number_column("step")};
  add_row(table, {cell("a-2017"), cell(1)});
  CHECK(table.rows.size() == 1);
  CHECK_THROWS_AS(add_row(table, {cell("a-2017")}), casebook::core::DomainError);
  CHECK_THROWS_WITH(add_row(table, {cell("a-2017")}),
                    Catch::Contains("'steps'") && Catch::Contains("1 cells, expected 2"));
}

TEST_CASE("cells and tables are found by name") {
  Document document;
  Table table;
  table.name = "steps";
  table.columns = {text_column("citekey"), number_column("step")};
  add_row(table, {cell("a-2017"), cell(1)}, true);
  document.tables = {table};
  const Table* found = find_table(document, "steps");
  REQUIRE(found != nullptr);
  CHECK(found->rows[0].muted);
  CHECK(column_index(*found, "step") == 1U);
  CHECK_FALSE(column_index(*found, "dose"));
  REQUIRE(find_cell(*found, 0, "step") != nullptr);
  CHECK(std::get<std::int64_t>(find_cell(*found, 0, "step")->value) == 1);
  CHECK(find_cell(*found, 1, "step") == nullptr);
  CHECK(find_cell(*found, 0, "dose") == nullptr);
  CHECK(find_table(document, "ladder") == nullptr);
}

TEST_CASE("a table that is hidden from readers keeps its data") {
  Table table;
  table.columns = {text_column("article"), reader_column("dose", "dose"), data_column("dose_min", "mg")};
  add_row(table, {cell("a-2000"), cell("3 mg"), cell(3.0)});
  hide_from_readers(table);
  REQUIRE(table.columns.size() == 2);
  for (const Column& column : table.columns) CHECK(column.audience == Audience::data);
  CHECK(std::get<double>(find_cell(table, 0, "dose_min")->value) == 3.0);
}
