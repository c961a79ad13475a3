#pragma once
// The program as a function call, in a folder of its own.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "store/temporary_folder.h"

namespace casebook::tests {

struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

/// Runs `casebook ARGUMENTS...` in this process: width 100, no colour, the clock at 2026-01-01.
Ran run_program(const std::vector<std::string>& arguments, const std::string& in = {}, const std::map<std::string, std::string>& environment = {});

/// A fresh folder that is the current one while this lives.
class WorkingFolder {
 public:
  WorkingFolder() : before_(std::filesystem::current_path()) { std::filesystem::current_path(folder_.path()); }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;
  ~WorkingFolder() { std::filesystem::current_path(before_); }
  const std::filesystem::path& path() const { return folder_.path(); }

 private:
  std::filesystem::path before_;
  TemporaryFolder folder_;
};

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& text);

/// Paths of the regular files below a folder of the repository, relative to it, sorted.
std::vector<std::string> repository_files(const std::string& folder);
/// A file of the repository.
std::string repository_text(const std::string& path);

}  // namespace casebook::tests
