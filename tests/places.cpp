#include "places.h"

namespace casebook::tests {

std::filesystem::path source_folder() { return CASEBOOK_SOURCE_DIR; }
std::filesystem::path build_folder() { return CASEBOOK_BINARY_DIR; }
std::filesystem::path program_file() { return CASEBOOK_PROGRAM; }

}  // namespace casebook::tests
