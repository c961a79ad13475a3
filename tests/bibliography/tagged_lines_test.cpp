#include "bibliography/tagged_lines.h"

#include "bibliography/input_file.h"
#include "catch.h"

using namespace casebook::tests;
using namespace casebook::bibliography;

namespace {

std::string lines(const std::string& content) {
  const InputFile file(content);
  TextSource source(file.path());
  LineReader reader(source);
  std::string told;
  std::string_view line;
  bool cut = false;
  while (reader.next(line, cut)) told += std::to_string(reader.line()) + (cut ? "!" : ":") + std::string(line.substr(0, 20)) + "|";
  return told;
}

std::string field(std::string_view line) {
  const auto read = tagged_field(line);
  return read.tag + "|" + read.value;
}

}  // namespace

TEST_CASE("lines end as they were written on any system") {
  CHECK(lines("a\nb\n") == "1:a|2:b|");
  CHECK(lines("a\r\nb\r\n\r\nc") == "1:a|2:b|3:|4:c|");
  CHECK(lines("a\rb\rc") == "1:a|2:b|3:c|");
  CHECK(lines("") == "");
  CHECK(lines("\n") == "1:|");
  std::string boundary(262'143, 'x');
  CHECK(lines(boundary + "\r\ny") == "1:xxxxxxxxxxxxxxxxxxxx|2:y|");
}

TEST_CASE("a line beyond 16 MB is cut and the next one read") {
  CHECK(lines(std::string(17 * 1024 * 1024, 'x') + "\nb") .substr(0, 2) == "1!");
  CHECK(lines(std::string(17 * 1024 * 1024, 'x') + "\nb").substr(22) == "|2:b|");
}

TEST_CASE("a tag stands before the hyphen in the fifth column") {
  CHECK(field("PMID- 28768313") == "PMID|28768313");
  CHECK(field("AU  - Albers LN") == "AU|Albers LN");
  CHECK(field("ER  -") == "ER|");
  CHECK(field("ER  - ") == "ER|");
  CHECK(field("A1  - x") == "A1|x");
  CHECK(field("1A  - x") == "|");
  CHECK(field("A   - x") == "|");
  CHECK(field("au  - x") == "|");
  CHECK(field("AU  -x") == "|");
  CHECK(field("      continued") == "|");
  CHECK(field("") == "|");
}
