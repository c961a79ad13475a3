// Reads the records of a file and does nothing with them: reading without the catalogue.

#include <cstdio>

#include "bibliography/record_reader.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: record_pass FILE\n");
    return 2;
  }
  std::size_t records = 0;
  std::size_t problems = 0;
  casebook::bibliography::RecordSink sink;
  sink.record = [&](casebook::bibliography::Record&&) { ++records; };
  sink.problem = [&](const casebook::core::Diagnostic&) { ++problems; };
  casebook::bibliography::read_records(arguments[1], sink);
  std::printf("%zu records, %zu problems\n", records, problems);
  return problems == 0 && records > 0 ? 0 : 1;
}
