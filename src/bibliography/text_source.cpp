#include "bibliography/text_source.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "core/text.h"

namespace casebook::bibliography {
namespace {

constexpr std::size_t kLook = 4096;
constexpr std::size_t kChunk = 64 * 1024;

// windows-1252 where it differs from ISO-8859-1: 0x80 to 0x9F. What has no character there stays a control character.
constexpr std::array<char32_t, 32> kWindows{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                            0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::size_t put(char* to, char32_t c) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x80) {
    to[0] = byte(c);
    return 1;
  }
  if (c < 0x800) {
    to[0] = byte(0xC0U | (c >> 6U));
    to[1] = byte(0x80U | (c & 0x3FU));
    return 2;
  }
  if (c < 0x10000) {
    to[0] = byte(0xE0U | (c >> 12U));
    to[1] = byte(0x80U | ((c >> 6U) & 0x3FU));
    to[2] = byte(0x80U | (c & 0x3FU));
    return 3;
  }
  to[0] = byte(0xF0U | (c >> 18U));
  to[1] = byte(0x80U | ((c >> 12U) & 0x3FU));
  to[2] = byte(0x80U | ((c >> 6U) & 0x3FU));
  to[3] = byte(0x80U | (c & 0x3FU));
  return 4;
}

/// The value of `encoding` in an XML declaration, in lower case; empty: none.
std::string declared_encoding(std::string_view text) {
  if (text.substr(0, 5) != "<?xml") return {};
  const auto declaration = text.substr(0, text.find("?>"));
  const auto at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const auto quote = declaration.find_first_of("'\"", at);
  if (quote == std::string_view::npos) return {};
  const auto end = declaration.find(declaration[quote], quote + 1);
  return end == std::string_view::npos ? std::string{} : core::lower_ascii(declaration.substr(quote + 1, end - quote - 1));
}

}  // namespace

TextSource::TextSource(const std::string& file) : bytes_(file) {
  raw_.resize(kLook);
  std::size_t filled = 0;
  while (filled < kLook) {
    std::size_t part = 0;
    try {
      part = bytes_.read(raw_.data() + filled, kLook - filled);
    } catch (const BrokenInput&) {
      if (filled == 0) throw;
      break;   // said again when what was read is used up
    }
    if (part == 0) break;
    filled += part;
  }
  raw_.resize(filled);
  const auto begins = [&](std::string_view mark) { return raw_.compare(0, mark.size(), mark) == 0; };
  using namespace std::string_view_literals;
  if (begins("\xEF\xBB\xBF"sv)) {
    raw_used_ = 3;
  } else if (begins("\xFF\xFE"sv)) {
    encoding_ = Encoding::utf_16_le;
    raw_used_ = 2;
  } else if (begins("\xFE\xFF"sv)) {
    encoding_ = Encoding::utf_16_be;
    raw_used_ = 2;
  } else if (begins("<\0"sv)) {
    encoding_ = Encoding::utf_16_le;
  } else if (begins("\0<"sv)) {
    encoding_ = Encoding::utf_16_be;
  }
  if (encoding_ == Encoding::utf_8) {
    const auto name = declared_encoding(std::string_view(raw_).substr(raw_used_));
    if (name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "windows-1252" || name == "cp1252") {
      encoding_ = Encoding::latin_1;
    } else if (!name.empty() && name != "utf-8" && name != "utf8" && name != "us-ascii" && name != "ascii") {
      throw BrokenInput(fmt::format("is declared to be in '{}'; UTF-8, UTF-16, ISO-8859-1 and windows-1252 can be read", core::visible_text(name.substr(0, 40))));
    }
  }
  beginning_.resize(kLook);
  beginning_.resize(decode(beginning_.data(), kLook));
}

std::size_t TextSource::read(char* to, std::size_t size) {
  if (beginning_used_ < beginning_.size()) {
    const auto part = beginning_.copy(to, size, beginning_used_);
    beginning_used_ += part;
    return part;
  }
  return decode(to, size);
}

std::size_t TextSource::decode(char* to, std::size_t size) {
  if (encoding_ == Encoding::utf_8) {
    if (raw_used_ < raw_.size()) {
      const auto part = raw_.copy(to, size, raw_used_);
      raw_used_ += part;
      return part;
    }
    return bytes_.read(to, size);
  }
  std::size_t done = 0;
  while (done + 4 <= size) {
    if (raw_.size() - raw_used_ < 4) {
      raw_.erase(0, raw_used_);
      raw_used_ = 0;
      const auto kept = raw_.size();
      raw_.resize(kept + kChunk);
      std::size_t part = 0;
      try {
        part = bytes_.read(raw_.data() + kept, kChunk);
      } catch (const BrokenInput&) {
        raw_.resize(kept);
        if (done == 0 && kept < 2) throw;   // else said again when what was read is used up
      }
      raw_.resize(kept + part);
    }
    const auto left = raw_.size() - raw_used_;
    if (left == 0) break;
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(raw_[raw_used_ + i])); };
    if (encoding_ == Encoding::latin_1) {
      const auto c = byte(0);
      done += put(to + done, c >= 0x80 && c < 0xA0 ? kWindows[c - 0x80] : c);
      ++raw_used_;
      continue;
    }
    const std::size_t high = encoding_ == Encoding::utf_16_be ? 0 : 1;
    const auto unit = [&](std::size_t i) { return (byte(i + high) << 8U) | byte(i + 1 - high); };
    // What was decoded before a mistake is handed out first; the mistake will be found again.
    if (left < 2) {
      if (done > 0) break;
      throw BrokenInput("the UTF-16 text ends in the middle of a character");
    }
    char32_t c = unit(0);
    raw_used_ += 2;
    if (c >= 0xD800 && c < 0xE000) {
      const bool pair = c < 0xDC00 && left >= 4;
      raw_used_ -= 2;
      const char32_t second = pair ? unit(2) : 0;
      if (second < 0xDC00 || second >= 0xE000) {
        if (done > 0) break;
        throw BrokenInput("the text is not UTF-16, which it says it is");
      }
      c = 0x10000 + ((c - 0xD800) << 10U) + (second - 0xDC00);
      raw_used_ += 4;
    }
    done += put(to + done, c);
  }
  return done;
}

}  // namespace casebook::bibliography
