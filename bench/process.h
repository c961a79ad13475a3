#pragma once
// A whole process, and what it took.

#include <filesystem>
#include <string>
#include <vector>

namespace casebook::bench {

struct Cost {
  bool ok = false;             ///< it ran to its end and said 0
  double cpu = 0;              ///< seconds, user and system
  double wall = 0;             ///< seconds
  std::size_t peak = 0;        ///< bytes in memory at most
};

/// Runs a program with its arguments (the first word is found by PATH) and its output thrown away.
Cost run(const std::vector<std::string>& words);

double median(std::vector<double> values);

/// A new folder in the place for temporary files, with all in it taken away at the end.
class ScratchFolder {
 public:
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace casebook::bench
