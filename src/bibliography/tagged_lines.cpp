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

bool LineReader::next(std::string_view& line, bool& cut) {
  across_.clear();
  line = {};
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
    const std::string_view rest = std::string_view(buffer_).substr(used_);
    auto end = rest.find('\n');
    const auto back = rest.substr(0, end).find('\r');
    if (back != std::string_view::npos) end = back;
    const auto part = rest.substr(0, end);
    const bool first = !any;
    any = true;
    if (first && end != std::string_view::npos) {
      line = part;
    } else if (across_.size() + part.size() > kLongestLine) {
      cut = true;
    } else {
      across_ += part;
    }
    used_ += part.size();
    if (end == std::string_view::npos) continue;
    skip_line_feed_ = buffer_[used_] == '\r';
    ++used_;
    if (!first) line = across_;
    ++line_;
    return true;
  }
  if (any) {
    ++line_;
    line = across_;
  }
  return any;
}

TagAndValue split_tag(std::string_view line) {
  if (line.size() < 5 || line[4] != '-') return {};
  std::size_t length = 0;
  while (length < 4 && ((line[length] >= 'A' && line[length] <= 'Z') || (length > 0 && line[length] >= '0' && line[length] <= '9'))) ++length;
  if (length < 2) return {};
  for (std::size_t i = length; i < 4; ++i) {
    if (line[i] != ' ') return {};
  }
  if (line.size() > 5 && line[5] != ' ') return {};
  return {line.substr(0, length), line.size() > 6 ? line.substr(6) : std::string_view{}};
}

TaggedField tagged_field(std::string_view line) {
  const auto [tag, value] = split_tag(line);
  return {std::string(tag), std::string(value), 0};
}

}  // namespace casebook::bibliography
