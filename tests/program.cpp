#include "program.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "cli/run.h"
#include "places.h"

namespace casebook::tests {

Ran run_program(const std::vector<std::string>& arguments, const std::string& in, const std::map<std::string, std::string>& environment) {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream input(in);
  cli::Io io{out, err, input};
  io.now = "2026-01-01T00:00:00Z";
  io.environment = environment;
  std::vector<const char*> words{"casebook"};
  for (const auto& argument : arguments) words.push_back(argument.c_str());
  Ran ran;
  ran.code = cli::run(static_cast<int>(words.size()), words.data(), io);
  ran.out = out.str();
  ran.err = err.str();
  return ran;
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::filesystem::path& file, const std::string& text) {
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> repository_files(const std::string& folder) {
  std::vector<std::string> files;
  const auto root = casebook::tests::source_folder() / folder;
  if (!std::filesystem::exists(root)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.is_regular_file()) files.push_back(std::filesystem::relative(entry.path(), root).generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string repository_text(const std::string& path) { return read_file(casebook::tests::source_folder() / path); }

}  // namespace casebook::tests
