// Case files in YAML: to the tree, to records, through every check.

#include "case_files.h"

using namespace casebook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  fuzz::demand_case(casefile::read_yaml("fuzz.yaml", std::string(text)), fuzz::lines_of(text));
  return 0;
}
