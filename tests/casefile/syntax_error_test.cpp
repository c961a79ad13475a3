#include "casefile/syntax_error.h"

#include <vector>

#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;

TEST_CASE("a stop is explained without the words of libyaml") {
  std::vector<core::Diagnostic> problems;
  const WorkingText text("a.yaml", "at: abstract: Results\nvalue: @ x\n", problems);
  ReadingStop stop;
  stop.problem = "mapping values are not allowed in this context";
  stop.place = {1, 13};
  const SyntaxError colon = explain(stop, text);
  CHECK(colon.finding.rule == "yaml-syntax");
  CHECK(colon.finding.message == "':' cannot stand inside this value");
  CHECK(colon.finding.hint == "write at: abstract (Results), or quote the value");
  CHECK(colon.finding.where.column == 13);

  stop.problem = "found character that cannot start any token";
  stop.place = {2, 8};
  CHECK(explain(stop, text).finding.message == "a value cannot begin with '@'");

  stop.problem = "something that no version of libyaml says yet";
  CHECK(explain(stop, text).finding.message == "this cannot be read");
}

TEST_CASE("an unclosed quote is shown at its opening") {
  std::vector<core::Diagnostic> problems;
  const WorkingText text("a.yaml", "title: 'x\n", problems);
  const SyntaxError error = unclosed_quote({1, 8}, text);
  CHECK(error.finding.rule == "quote-not-closed");
  CHECK(error.finding.message == "this ' is never closed");
  CHECK(error.finding.where.column == 8);
}
