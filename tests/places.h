#pragma once
// Where things are on this machine. Known to one file alone, so that all others compile to the same wherever they are.

#include <filesystem>

namespace casebook::tests {

/// The repository.
std::filesystem::path source_folder();
/// The folder that it is built in.
std::filesystem::path build_folder();
/// The casebook that was built with the tests: for those that run it as a process.
std::filesystem::path program_file();

}  // namespace casebook::tests
