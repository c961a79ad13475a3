#include "core/diagnostic.h"

#include <string>
#include <vector>

#include "catch.h"
#include "core/hostile_text.h"
#include "core/text.h"

using namespace casebook::core;

namespace {

const std::string kLine = "      - { endpoint: clinical resolution, who: 3 of 2, when: within 2 months }";

Diagnostic above_cohort(SourceSpan where) {
  return {Severity::error, "affected-above-cohort", std::move(where), "3 patients affected in a group of 2", "2 of 3?"};
}

std::string line(const std::string& text, int number) {
  std::size_t start = 0;
  for (int n = 1; n < number; ++n) start = text.find('\n', start) + 1;
  return text.substr(start, text.find('\n', start) - start);
}

}  // namespace

TEST_CASE("a diagnostic shows position, line, a marker under the whole value, and a hint") {
  const std::string source = std::string(26, '\n') + kLine + "\nnext\n";
  CHECK(format_diagnostic(above_cohort({"draft.yaml", 27, 47, 27, 53, ""}), source) ==
        "draft.yaml:27:47: error: 3 patients affected in a group of 2 [affected-above-cohort]\n"
        "   27 |       - { endpoint: clinical resolution, who: 3 of 2, when: within 2 months }\n"
        "      |                                               ^~~~~~\n"
        "   hint: 2 of 3?\n");
}

TEST_CASE("a hint of several lines stands below its first word") {
  Diagnostic diagnostic;
  diagnostic.message = "found nothing";
  diagnostic.hint = "write\na: b\n  c: \x1b";
  CHECK(format_diagnostic(diagnostic, "") == "error: found nothing\n   hint: write\n         a: b\n           c: <U+001B>\n");
}

TEST_CASE("without a position, a source or a hint, so much less is shown") {
  CHECK(format_diagnostic({Severity::note, "touches-missing", {"draft.yaml", 0, 0, 0, 0, ""}, "nothing", ""}, "x\n") ==
        "draft.yaml: note: nothing [touches-missing]\n");
  CHECK(format_diagnostic({Severity::error, "", {}, "nothing", ""}, "") == "error: nothing\n");
  CHECK(format_diagnostic(above_cohort({"draft.yaml", 27, 47, 27, 53, ""}), "") ==
        "draft.yaml:27:47: error: 3 patients affected in a group of 2 [affected-above-cohort]\n   hint: 2 of 3?\n");
  CHECK(format_diagnostic(above_cohort({"draft.yaml", 99, 1, 99, 2, ""}), "one line\n") ==
        "draft.yaml:99:1: error: 3 patients affected in a group of 2 [affected-above-cohort]\n   hint: 2 of 3?\n");
}

TEST_CASE("in JSON lines the path stands for the column") {
  CHECK(format_diagnostic(
            {Severity::warning, "counted-twice", {"all.jsonl", 12, 0, 0, 0, "courses[0].steps[1].dose"}, "m", "h"},
            "{}\n") == "all.jsonl:12: courses[0].steps[1].dose: warning: m [counted-twice]\n   hint: h\n");
}

TEST_CASE("the marker stands under the value by display width") {
  const std::string text = format_diagnostic(above_cohort({"f", 1, 4, 1, 6, ""}), "皮膚:xy z\n");
  CHECK(line(text, 2) == "    1 | 皮膚:xy z");
  CHECK(line(text, 3) == "      |      ^~");
  const std::string wide = format_diagnostic(above_cohort({"f", 1, 1, 1, 3, ""}), "皮膚:xy z\n");
  CHECK(line(wide, 3) == "      | ^~~~");
  const std::string combining = format_diagnostic(above_cohort({"f", 1, 3, 1, 4, ""}), "e\xCC\x81x\n");
  CHECK(line(combining, 3) == "      |  ^");
}

TEST_CASE("tabs become one space, control characters and invalid bytes visible") {
  const std::string text = format_diagnostic(above_cohort({"f", 1, 3, 1, 4, ""}), "\ta\x1B\xE9z\r\n");
  CHECK(line(text, 2) == "    1 |  a<U+001B><0xE9>z");
  CHECK(line(text, 3) == "      |   ^~~~~~~~");
}

TEST_CASE("a value that goes on in the next line is marked to the end of the first") {
  const std::string text = format_diagnostic(above_cohort({"f", 1, 3, 2, 2, ""}), "a [b,\n c]\n");
  CHECK(line(text, 3) == "      |   ^~~");
}

TEST_CASE("a position behind the line's end or of no length has a marker of one column") {
  CHECK(line(format_diagnostic(above_cohort({"f", 1, 4, 1, 4, ""}), "abc"), 3) == "      |    ^");
  CHECK(line(format_diagnostic(above_cohort({"f", 1, 99, 1, 120, ""}), "abc"), 3) == "      |    ^");
  CHECK(line(format_diagnostic(above_cohort({"f", 1, 2, 1, 2, ""}), "abc"), 3) == "      |  ^");
  CHECK(line(format_diagnostic(above_cohort({"f", 2, 1, 2, 2, ""}), "a\n\nb"), 2) == "    2 |");
}

TEST_CASE("columns do not count a byte order mark") {
  const std::string text = format_diagnostic(above_cohort({"f", 1, 1, 1, 3, ""}),
                                             "\xEF\xBB\xBF"
                                             "ab c\n");
  CHECK(line(text, 2) == "    1 | ab c");
  CHECK(line(text, 3) == "      | ^~");
}

TEST_CASE("a very long line is shown as a window around the marker") {
  const std::string source = std::string(500, 'a') + "XYZ" + std::string(500, 'b');
  const std::string middle = format_diagnostic(above_cohort({"f", 1, 501, 1, 504, ""}), source);
  CHECK(line(middle, 2) == "    1 | …" + std::string(40, 'a') + "XYZ" + std::string(57, 'b') + "…");
  CHECK(line(middle, 3) == "      |  " + std::string(40, ' ') + "^~~");
  const std::string start = format_diagnostic(above_cohort({"f", 1, 1, 1, 2, ""}), source);
  CHECK(line(start, 2) == "    1 | " + std::string(100, 'a') + "…");
  CHECK(line(start, 3) == "      | ^");
  const std::string end = format_diagnostic(above_cohort({"f", 1, 1003, 1, 1004, ""}), source);
  CHECK(line(end, 2) == "    1 | …" + std::string(100, 'b'));
  CHECK(line(end, 3) == "      | " + std::string(100, ' ') + "^");
  const std::string whole = format_diagnostic(above_cohort({"f", 1, 1, 1, 1004, ""}), source);
  CHECK(line(whole, 3) == "      | ^" + std::string(99, '~'));
}

TEST_CASE("message, hint, file and path cannot command the terminal") {
  const std::string text =
      format_diagnostic({Severity::error, "r", {"a\x1B.yaml", 1, 0, 0, 0, "x\n"}, "m\x1B", "h\x07"}, "source");
  CHECK(text == "a<U+001B>.yaml:1: x<U+000A>: error: m<U+001B> [r]\n   hint: h<U+0007>\n");
}

TEST_CASE("diagnostics are sorted by place, then rule, and said once") {
  std::vector<Diagnostic> all{{Severity::error, "b", {"f", 2, 1, 2, 2, ""}, "m", ""},
                              {Severity::error, "a", {"f", 2, 1, 2, 2, ""}, "m", ""},
                              {Severity::note, "z", {"f", 1, 9, 1, 10, ""}, "m", ""},
                              {Severity::error, "b", {"f", 2, 1, 2, 2, ""}, "m", ""},
                              {Severity::error, "b", {"e", 9, 9, 9, 10, ""}, "m", ""},
                              {Severity::error, "b", {"f", 2, 1, 2, 2, ""}, "other", ""}};
  sort_diagnostics(all);
  std::string order;
  for (const Diagnostic& d : all) order += d.where.file + std::to_string(d.where.line) + d.rule + d.message + " ";
  CHECK(order == "e9bm f1zm f2am f2bm f2bother ");
}

TEST_CASE("the summary names what there is") {
  const Diagnostic error{Severity::error, "", {}, "", ""};
  const Diagnostic warning{Severity::warning, "", {}, "", ""};
  const Diagnostic note{Severity::note, "", {}, "", ""};
  CHECK(summarise_diagnostics(std::vector<Diagnostic>{}, 1) == "no problems in 1 file");
  CHECK(summarise_diagnostics(std::vector<Diagnostic>{warning, error}, 1) == "1 error, 1 warning in 1 file");
  CHECK(summarise_diagnostics(std::vector<Diagnostic>{error, error, note}, 2) == "2 errors, 1 note in 2 files");
}

TEST_CASE("severities have names") {
  CHECK(std::string(severity_name(Severity::error)) == "error");
  CHECK(std::string(severity_name(Severity::warning)) == "warning");
  CHECK(std::string(severity_name(Severity::note)) == "note");
}

TEST_CASE("hostile source gives lines of bounded width and no control characters") {
  for (const std::string& source : casebook::tests::hostile_texts()) {
    for (const int column : {1, 50, 2000000000}) {
      const std::string text =
          format_diagnostic({Severity::error, "r", {"f", 1, column, 1, column + 1, ""}, "m", "h"}, source);
      CHECK(visible_text(text, true) == text);
      for (int n = 2; n <= 3; ++n) CHECK(display_width(line(text, n)) <= 111);
    }
  }
}
