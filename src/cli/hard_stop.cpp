#include "cli/hard_stop.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace casebook::cli {
namespace {

constexpr std::chrono::duration<double> kGrace(2);
constexpr std::chrono::milliseconds kBetweenLooks(50);

}  // namespace

HardStop::HardStop(double seconds, std::string message) : message_(std::move(message)) {
  try {
    thread_ = std::thread([this, seconds] { watch(seconds); });
  } catch (const std::system_error&) {   // no thread to be had: SQLite's own looks at the clock remain
  }
}

HardStop::~HardStop() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void HardStop::unfinished(const std::filesystem::path& file) {
  const std::lock_guard lock(mutex_);
  unfinished_ = file.string();
}

void HardStop::watch(double seconds) {
  std::unique_lock lock(mutex_);
  const auto over = [this] { return over_; };
  if (changed_.wait_for(lock, std::chrono::duration<double>(std::min(seconds, 1e8)) + kGrace, over)) return;
  while (!at_work_.load(std::memory_order_relaxed)) {
    if (changed_.wait_for(lock, kBetweenLooks, over)) return;
  }
  if (!unfinished_.empty()) ::unlink(unfinished_.c_str());
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message_.data(), message_.size());
  std::_Exit(1);
}

}  // namespace casebook::cli
