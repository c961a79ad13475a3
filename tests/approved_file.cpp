#include "approved_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "catch.h"
#include "places.h"

namespace casebook::tests {
namespace {

void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string first_difference(const std::string& approved, const std::string& received) {
  std::istringstream left(approved);
  std::istringstream right(received);
  std::string was;
  std::string is;
  for (int line = 1;; ++line) {
    const bool more_left = static_cast<bool>(std::getline(left, was));
    const bool more_right = static_cast<bool>(std::getline(right, is));
    if (!more_left && !more_right) return "only the ends of lines differ";
    if (was != is || more_left != more_right) {
      return "line " + std::to_string(line) + "\n- " + (more_left ? was : "(end)") + "\n+ " + (more_right ? is : "(end)");
    }
  }
}

}  // namespace

bool matches_approved(const std::string& path, const std::string& text) {
  const auto file = casebook::tests::source_folder() / path;
  if (const char* approve = std::getenv("CASEBOOK_APPROVE"); approve != nullptr && std::string(approve) == "1") {
    write(file, text);
    return true;
  }
  std::ifstream in(file, std::ios::binary);
  const std::string approved{std::istreambuf_iterator<char>(in), {}};
  if (in && approved == text) return true;
  const auto received = casebook::tests::build_folder() / "received" / path;
  write(received, text);
  UNSCOPED_INFO(path << " differs from what was made (" << received.string() << ") in " << first_difference(approved, text)
                     << "\nif the new text is right: cmake --build build/test --target approve");
  return false;
}

}  // namespace casebook::tests
