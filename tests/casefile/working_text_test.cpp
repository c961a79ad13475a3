#include "casefile/working_text.h"

#include <vector>

#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;

TEST_CASE("the working text keeps lines and leads columns back to the original") {
  std::vector<core::Diagnostic> problems;
  const WorkingText text("a.yaml",
                         "\xEF\xBB\xBF"
                         "a:\r\n\tb: c\r\n",
                         problems);
  CHECK(text.text() == "a:\n  b: c\n");
  CHECK(text.lines() == 3);
  CHECK(text.original_column(1, 2) == 2);
  CHECK(text.original_column(2, 3) == 2);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].rule == "tab-indent");
}

TEST_CASE("a space put behind a colon does not move the original's columns") {
  std::vector<core::Diagnostic> problems;
  WorkingText text("a.yaml", "volume:153 pages\n", problems);
  text.insert_space(1, 8);
  CHECK(text.line(1) == "volume: 153 pages");
  CHECK(text.original_column(1, 9) == 8);
  CHECK(text.original_column(1, 7) == 7);
}

TEST_CASE("the item that holds a line is the innermost one") {
  std::vector<core::Diagnostic> problems;
  const WorkingText text("a.yaml",
                         "courses:\n"                // 1
                         "  - treatment: a\n"        // 2
                         "    steps:\n"              // 3
                         "      - { dose: 1 mg }\n"  // 4
                         "      - dose: 2 mg\n"      // 5
                         "        who: all\n"        // 6
                         "\n"                        // 7
                         "    who: all\n"            // 8
                         "  - treatment: b\n"        // 9
                         "at: case\n",               // 10
                         problems);
  const auto item = [&](int line) {
    const LineRange range = text.item_holding(line);
    return std::vector<int>{range.first, range.last};
  };
  CHECK(item(4) == std::vector<int>{4, 4});
  CHECK(item(6) == std::vector<int>{5, 6});
  CHECK(item(8) == std::vector<int>{2, 8});
  CHECK(item(9) == std::vector<int>{9, 9});
  CHECK(text.in_list_item(8));
  CHECK_FALSE(text.in_list_item(10));
}

TEST_CASE("a block runs over entries of one indentation and what stands below their colons") {
  std::vector<core::Diagnostic> problems;
  const WorkingText text("a.yaml", "  a: b\n\n  c:\n    d: e\n  f: g\n    h: i\n  - j\n", problems);
  CHECK(text.block_from(1).last == 5);
  CHECK(text.block_from(3).last == 5);
  CHECK(text.lines_below(5).last == 6);
}

TEST_CASE("a value put in quotes keeps its original place") {
  std::vector<core::Diagnostic> problems;
  WorkingText text("a.yaml", "at: it's: so  # why\n", problems);
  REQUIRE(text.quote_value(1));
  CHECK(text.line(1) == "at: 'it''s: so'");
  CHECK(text.requoted(1).column == 5);
  CHECK(text.requoted(1).end_column == 13);
  CHECK_FALSE(text.quote_value(1));
}

TEST_CASE("words without a space after the colon are told from addresses and plain words") {
  CHECK(key_without_space("volume:153") == 7);
  CHECK(key_without_space("conflict of interest:none") == 21);
  CHECK(key_without_space("http://example.org") == 0);
  CHECK(key_without_space("Patient 1") == 0);
  CHECK(key_without_space("key: value") == 0);
  CHECK(key_without_space("10:30") == 0);
  CHECK(key_without_space("ends:") == 0);
  CHECK(without_comment("a#b # c") == "a#b ");
  CHECK(line_entry("  - key: value # c").value == "value");
  CHECK(line_entry("  plain words").key.empty());
}
