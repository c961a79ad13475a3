#include "postgres/sql_text.h"

#include "catch.h"
#include "core/errors.h"

using namespace casebook;
using namespace casebook::postgres;

TEST_CASE("SQL is read word by word, comments and layout apart", "[postgres-script]") {
  const std::string text = "-- a head\nSELECT \"a \"\"b\"\"\", 'it''s', 1.5e-3 /* no */ <> .5 || x.y;";
  const SqlText sql(text, "text");
  REQUIRE(sql.size() == 13);
  CHECK(sql.is(0, "select"));
  CHECK(sql[1].kind == TokenKind::quoted);
  CHECK(sql.name(1) == "a \"b\"");
  CHECK(sql[3].text == "'it''s'");
  CHECK(sql[5].text == "1.5e-3");
  CHECK(sql[6].text == "<>");
  CHECK(sql[7].text == ".5");
  CHECK(sql[8].text == "||");
  CHECK(sql[99].kind == TokenKind::end);
  CHECK(sql.edited() == text);
}

TEST_CASE("changes keep what lies between, the outer one outside", "[postgres-script]") {
  const std::string text = "a  +  -- plus\n b , c";
  SqlText sql(text, "text");
  sql.before(0, "(");
  sql.after(2, ")");
  sql.before(0, "f");
  sql.after(2, "!");
  sql.replace(1, "-");
  sql.remove(3, 4);
  CHECK(sql.edited() == "f(a  -  -- plus\n b)!");
  CHECK(sql.edited(1, 2) == "-  -- plus\n b)!");
}

TEST_CASE("what does not end is told with its place", "[postgres-script]") {
  CHECK_THROWS_WITH(SqlText("SELECT 'a", "view v"), "view v: a text does not end");
  const std::string text = "SELECT\n  (1";
  const SqlText sql(text, "view v");
  CHECK_THROWS_WITH(sql.closing(1), "view v, line 2: found (; this parenthesis is not closed");
  CHECK_THROWS_WITH(sql.name(2), "view v, line 2: found 1; expected a name");
}
