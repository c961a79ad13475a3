#include "cli/parse_failure.h"

#include "catch.h"
#include "program.h"

using casebook::tests::run_program;
using Catch::Matchers::Contains;

namespace {
void check_usage(const std::vector<std::string>& arguments, const std::string& words) {
  const auto ran = run_program(arguments);
  INFO(ran.err);
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK_THAT(ran.err, Catch::StartsWith("casebook: "));
  CHECK_THAT(ran.err, Contains(words));
}
}  // namespace

TEST_CASE("an unknown command, option or format of export is answered with the nearest") {
  check_usage({"repot"}, "no command 'repot'; did you mean 'report'?");
  check_usage({"sql", "--formt", "csv", "SELECT 1"}, "sql has no option --formt; did you mean '--format'?");
  check_usage({"export", "cas"}, "no format 'cas'; did you mean 'case'?");
  check_usage({"--dbb", "x"}, "no option --dbb");
}

TEST_CASE("what is missing is named") {
  check_usage({}, "casebook needs a command: init,");
  check_usage({"add"}, "add needs PATH");
  check_usage({"export"}, "export needs a format: bibtex, case,");
  check_usage({"sql", "--timeout", "soon", "SELECT 1"}, "--timeout");
}

TEST_CASE("a word too many is named, control characters harmless") {
  check_usage({"status", "now"}, "unexpected argument 'now'");
  check_usage({"status", "\x1b[2J"}, "<U+001B>");
}
