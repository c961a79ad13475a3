#pragma once
// How far a long work is, in one line of the terminal that is drawn over and taken away at the end.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "casefile/checking.h"
#include "cli/run.h"

namespace casebook::cli {

/// Shows nothing unless `io.progress`. Redrawn at most ten times a second, first after a quarter of one; shorter than 60 columns.
class ProgressLine {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;
  enum class Unit { bytes, articles, checks, pages };

  explicit ProgressLine(Io& io, Clock clock = &std::chrono::steady_clock::now);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { clear(); }

  /// \param work  what is being done: 'reading'; a new word starts the clock for rate and remaining time
  /// \param total of the same unit as `done`; 0: not known
  void show(const std::string& work, std::uint64_t done, std::uint64_t total, Unit unit = Unit::bytes);
  /// Takes the line away: before anything else is printed on `err`.
  void clear();

 private:
  Io& io_;
  Clock clock_;
  std::string work_;
  std::chrono::steady_clock::time_point began_;   ///< this work
  std::chrono::steady_clock::time_point next_;    ///< not drawn before
  bool shown_ = false;
};

/// store::copy_catalogue to a file that must not exist, unless it is to be replaced, with its progress on a line of its own.
void copy_with_progress(const std::filesystem::path& from, const std::filesystem::path& to, Io& io, bool replace = false);

/// What a call over case files reports to, drawn on `line`, which must outlive it.
casefile::Progress shown_on(ProgressLine& line);

}  // namespace casebook::cli
