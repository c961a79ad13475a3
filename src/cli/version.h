#pragma once

namespace casebook::cli {

/// '0.1.0': the number in CMake's project().
const char* program_version();

}  // namespace casebook::cli
