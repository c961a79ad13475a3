#pragma once
// Ends the program where SQLite cannot be stopped.

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

namespace casebook::cli {

/// SQLite asks whether time is up between the steps of a statement only: one call of instr(), replace() or LIKE on two long texts may take hours. A thread
/// watches; when SQLite is still at work two seconds after its time, it writes `message` to the standard error of the process, takes away the unfinished
/// file and ends the process with exit code 1. A catalogue that is only read takes no harm from that.
class HardStop {
 public:
  /// \param seconds  allowed, > 0
  HardStop(double seconds, std::string message);
  HardStop(const HardStop&) = delete;
  HardStop& operator=(const HardStop&) = delete;
  ~HardStop();

  /// Whether SQLite is at work. What the program does with a row, and how long whoever reads it takes, is nobody's fault.
  void at_work(bool yes) { at_work_.store(yes, std::memory_order_relaxed); }
  /// The file that is to be taken away; empty: none.
  void unfinished(const std::filesystem::path& file);

 private:
  void watch(double seconds);
  const std::string message_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool over_ = false;
  std::string unfinished_;
  std::atomic<bool> at_work_{true};
  std::thread thread_;   ///< last: it begins when the rest is there
};

}  // namespace casebook::cli
