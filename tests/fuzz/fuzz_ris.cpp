// RIS: to records, and out again as RIS, BibTeX and CSL-JSON.

#include "records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  casebook::fuzz::demand_records(casebook::fuzz::text_of(data, size));
  return 0;
}
