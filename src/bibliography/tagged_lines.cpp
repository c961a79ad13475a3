#include "bibliography/tagged_lines.h"

namespace casebook::bibliography {
namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::size_t kLongestLine = 16 * 1024 * 1024;

}  // namespace

bool LineReader::refill() {
  buffer_.resize(kChunk);
  buffer_.resize(source_.read(buffer_.data(), kChunk));
  used_ = 0;
  return !buffer_.empty();
}

bool LineReader::next(std::string& line, bool& cut) {
  line.clear();
  cut = false;
  bool any = false;
  for (;;) {
    if (used_ == buffer_.size() && !refill()) break;
    if (skip_line_feed_) {
      skip_line_feed_ = false;
      if (buffer_[used_] == '\n') {
        ++used_;
        continue;
      }
    }
    any = true;
    auto end = buffer_.find('\n', used_);
    const auto feed = end == std::string::npos ? buffer_.size() : end;
    const auto back = std::string_view(buffer_).substr(used_, feed - used_).find('\r');
    if (back != std::string_view::npos) end = used_ + back;
    const auto stop = end == std::string::npos ? buffer_.size() : end;
    if (line.size() + (stop - used_) > kLongestLine) {
      cut = true;
    } else {
      line.append(buffer_, used_, stop - used_);
    }
    used_ = stop;
    if (end == std::string::npos) continue;
    skip_line_feed_ = buffer_[end] == '\r';
    ++used_;
    break;
  }
  if (any) ++line_;
  return any;
}

TaggedField tagged_field(std::string_view line) {
  if (line.size() < 5 || line[4] != '-') return {};
  std::size_t length = 0;
  while (length < 4 && ((line[length] >= 'A' && line[length] <= 'Z') || (length > 0 && line[length] >= '0' && line[length] <= '9'))) ++length;
  if (length < 2) return {};
  for (std::size_t i = length; i < 4; ++i) {
    if (line[i] != ' ') return {};
  }
  if (line.size() > 5 && line[5] != ' ') return {};
  return {std::string(line.substr(0, length)), std::string(line.size() > 6 ? line.substr(6) : ""), 0};
}

}  // namespace casebook::bibliography
