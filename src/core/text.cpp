#include "core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "core/character_widths.h"

namespace casebook::core {

namespace {

template <std::size_t N>
bool within(const std::array<CodePointRange, N>& ranges, char32_t point) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), point,
                                      [](char32_t p, const CodePointRange& range) { return p < range.first; });
  return after != ranges.begin() && point <= std::prev(after)->last;
}

bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

bool reorders_text(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

int width_of(const CodePoint& c) {
  if (!c.valid) return 1;
  if (is_control(c.value) || within(kNoColumn, c.value)) return 0;
  return within(kTwoColumns, c.value) ? 2 : 1;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t ahead) -> unsigned {
    return offset + ahead < text.size() ? static_cast<unsigned char>(text[offset + ahead]) : 0U;
  };
  const CodePoint invalid{static_cast<char32_t>(byte(0)), 1, false};
  const unsigned lead = byte(0);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1, true};
  // 0xC0, 0xC1 could only begin an overlong form, 0xF5 and above nothing.
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0) return invalid;
  unsigned point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return invalid;
    point = (point << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (overlong || surrogate || point > 0x10FFFF) return invalid;
  return {static_cast<char32_t>(point), length, true};
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    width += width_of(c);
    i += c.length;
  }
  return width;
}

int code_points(std::string_view text) {
  int count = 0;
  for (std::size_t i = 0; i < text.size(); i += code_point_at(text, i).length) ++count;
  return count;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  for (std::size_t i = 0; i < text.size();) {
    if (std::uint64_t eight = 0; text.size() - i >= sizeof eight) {   // most text is ASCII
      std::memcpy(&eight, text.data() + i, sizeof eight);
      if ((eight & kHighBits) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    const CodePoint c = code_point_at(text, i);
    if (!c.valid) return i;
    i += c.length;
  }
  return std::nullopt;
}

std::string visible_text(std::string_view text, bool keep_newlines) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    const bool kept = keep_newlines && (c.value == '\n' || c.value == '\t');
    if (!c.valid) {
      shown += fmt::format("<0x{:02X}>", static_cast<unsigned>(c.value));
    } else if (!kept && (is_control(c.value) || reorders_text(c.value))) {
      shown += fmt::format("<U+{:04X}>", static_cast<unsigned>(c.value));
    } else {
      shown += text.substr(i, c.length);
    }
    i += c.length;
  }
  return shown;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kSpaces) - first + 1));
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string wrap_text(std::string_view text, int width, std::string_view indent) {
  const int room = std::max(1, width - display_width(indent));
  std::string wrapped;
  std::string line;
  int used = 0;
  bool first = true;
  const auto end_line = [&] {
    if (!first) wrapped += '\n';
    if (!line.empty()) wrapped.append(indent).append(line);
    first = false;
    line.clear();
    used = 0;
  };
  const auto add_word = [&](std::string_view word) {
    const int wide = display_width(word);
    if (!line.empty() && used + 1 + wide > room) end_line();
    if (!line.empty()) {
      line += ' ';
      ++used;
    }
    if (wide <= room - used) {
      line += word;
      used += wide;
      return;
    }
    for (std::size_t i = 0; i < word.size();) {
      const CodePoint c = code_point_at(word, i);
      const int columns = width_of(c);
      if (!line.empty() && used + columns > room) end_line();
      line += word.substr(i, c.length);
      used += columns;
      i += c.length;
    }
  };
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool end = i == text.size();
    if (!end && text[i] != ' ' && text[i] != '\n') continue;
    if (i > start) add_word(text.substr(start, i - start));
    start = i + 1;
    if (end || text[i] == '\n') end_line();
  }
  return wrapped;
}

std::string number_text(double number, int digits) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  if (number == 0) return "0";
  digits = std::clamp(digits, 1, 17);
  std::array<char, 64> buffer{};
  char* const begin = buffer.data();
  char* const limit = begin + buffer.size();
  char* end = std::to_chars(begin, limit, std::abs(number), std::chars_format::scientific).ptr;
  const auto mantissa_digits = [&] {
    return std::count_if(begin, std::find(begin, end, 'e'), [](char c) { return c != '.'; });
  };
  if (mantissa_digits() > digits) {
    end = std::to_chars(begin, limit, std::abs(number), std::chars_format::scientific, digits - 1).ptr;
  }
  const char* const mark = std::find(begin, end, 'e');
  std::string mantissa;
  std::copy_if(static_cast<const char*>(begin), mark, std::back_inserter(mantissa), [](char c) { return c != '.'; });
  while (mantissa.size() > 1 && mantissa.back() == '0') mantissa.pop_back();
  int exponent = 0;
  std::from_chars(mark[1] == '+' ? mark + 2 : mark + 1, end, exponent);

  const std::string sign = number < 0 ? "-" : "";
  const int count = static_cast<int>(mantissa.size());
  if (exponent < -6 || exponent > 20) {
    const std::string fraction = count > 1 ? "." + mantissa.substr(1) : "";
    return fmt::format("{}{}{}e{}", sign, mantissa[0], fraction, exponent);
  }
  if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + mantissa;
  if (exponent >= count - 1) return sign + mantissa + std::string(static_cast<std::size_t>(exponent - count + 1), '0');
  const auto whole = static_cast<std::size_t>(exponent + 1);
  return sign + mantissa.substr(0, whole) + "." + mantissa.substr(whole);
}

}  // namespace casebook::core
