// Case files in JSON Lines: cut into lines, to trees, to records, through every check.

#include "case_files.h"
#include "casefile/case_input.h"

using namespace casebook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const casefile::CaseInput input({casefile::CaseText{"fuzz.jsonl", std::string(text)}});
  input.read([&](casefile::RawCase item, std::uint64_t done) {
    fuzz::demand(done <= size && item.size <= size, "no more is read than there is");
    const auto again = input.read_again(item.place);
    fuzz::demand(again.text == item.text && again.size == item.size, "a line is found again", item.text);
    const auto heading = casefile::parse_heading(item);
    auto parsed = casefile::parse(item);
    if (parsed.has_root && parsed.problems.empty()) {
      fuzz::demand(heading.has_root, "a line that can be read has a heading", item.text);
      fuzz::demand(heading.root.entries.size() == parsed.root.entries.size(), "the heading has the sections of the line", item.text);
    }
    parsed.path = "fuzz.jsonl";
    fuzz::demand_case(std::move(parsed), fuzz::lines_of(text));
  });
  return 0;
}
