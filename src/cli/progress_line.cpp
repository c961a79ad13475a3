#include "cli/progress_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirst{250};
constexpr milliseconds kBetween{100};
constexpr std::size_t kWidest = 59;

/// 0 s to 59 s, 1 min to 59 min, 1.0 h on.
std::string time_text(double seconds) {
  if (seconds < 60) return fmt::format("{:.0f} s", seconds);
  if (seconds < 3600) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

/// "12.3 of 80.1 MB" or "1200 of 5000"; without a total what is done alone.
std::string amounts(std::uint64_t done, std::uint64_t total, ProgressLine::Unit unit) {
  if (unit != ProgressLine::Unit::bytes) return total == 0 ? fmt::format("{}", done) : fmt::format("{} of {}", done, total);
  const double mega = 1e6;
  const auto megabytes = static_cast<double>(done) / mega;
  return total == 0 ? fmt::format("{:.1f} MB", megabytes) : fmt::format("{:.1f} of {:.1f} MB", megabytes, static_cast<double>(total) / mega);
}

std::string rate_text(double rate, ProgressLine::Unit unit) {
  return unit == ProgressLine::Unit::bytes ? fmt::format("{:.1f} MB/s", rate / 1e6) : fmt::format("{:.0f}/s", rate);
}

}  // namespace

ProgressLine::ProgressLine(Io& io, Clock clock) : io_(io), clock_(std::move(clock)) {}

void ProgressLine::show(const std::string& work, std::uint64_t done, std::uint64_t total, Unit unit) {
  if (!io_.progress) return;
  const auto now = clock_();
  if (work != work_) {
    if (work_.empty()) next_ = now + kFirst;
    work_ = work;
    began_ = now;
  }
  if (now < next_) return;
  next_ = now + kBetween;
  std::string text = fmt::format("{} {}", work, amounts(done, total, unit));
  const double seconds = std::chrono::duration<double>(now - began_).count();
  if (seconds > 0 && done > 0) {
    const double rate = static_cast<double>(done) / seconds;
    text += fmt::format(", {}", rate_text(rate, unit));
    if (total > done) text += fmt::format(", {} left", time_text(static_cast<double>(total - done) / rate));
  }
  const auto room = std::min(kWidest, static_cast<std::size_t>(std::max(io_.width - 1, 1)));
  io_.err << '\r' << text.substr(0, room) << "\x1b[K" << std::flush;
  shown_ = true;
}

void ProgressLine::clear() {
  if (!shown_) return;
  io_.err << "\r\x1b[K" << std::flush;
  shown_ = false;
}

void copy_with_progress(const std::filesystem::path& from, const std::filesystem::path& to, Io& io, bool replace) {
  ProgressLine line(io);
  store::copy_catalogue(from, to, replace, [&line](std::uint64_t done, std::uint64_t total) { line.show("copying", done, total); });
}

casefile::Progress shown_on(ProgressLine& line) {
  return [&line](const std::string& work, std::uint64_t done, std::uint64_t total) {
    line.show(work, done, total, work == "counting" ? ProgressLine::Unit::articles : ProgressLine::Unit::bytes);
  };
}

}  // namespace casebook::cli
