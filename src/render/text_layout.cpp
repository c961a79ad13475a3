#include "render/text_layout.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"

namespace casebook::render {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

std::vector<std::string_view> split_at(std::string_view text, std::string_view any_of) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find_first_of(any_of);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// display_width, quick for the plain ASCII that most cells are.
int columns_of(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  return plain ? static_cast<int>(text.size()) : core::display_width(text);
}

std::string with_plain_spaces(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; (at = out.find(kNoBreakSpace, at)) != std::string::npos;) {
    out.replace(at, kNoBreakSpace.size(), " ");
  }
  return out;
}

int widest(const std::vector<std::string_view>& parts) {
  int width = 0;
  for (const std::string_view part : parts) width = std::max(width, columns_of(part));
  return width;
}

}  // namespace

std::vector<std::string> wrapped_lines(std::string_view text, int width) {
  if (columns_of(text) <= width && text.find('\n') == std::string_view::npos) return {with_plain_spaces(text)};
  std::vector<std::string> lines;
  for (const std::string_view paragraph : split_at(text, "\n")) {
    if (columns_of(paragraph) <= width) {
      lines.push_back(with_plain_spaces(paragraph));
      continue;
    }
    std::string wrapped = core::wrap_text(paragraph, std::max(width, 2));
    while (!wrapped.empty() && wrapped.back() == '\n') wrapped.pop_back();
    for (const std::string_view line : split_at(wrapped, "\n")) lines.push_back(with_plain_spaces(line));
  }
  return lines;
}

int widest_word(std::string_view text) { return widest(split_at(text, " \n")); }

int widest_line(std::string_view text) { return widest(split_at(text, "\n")); }

std::string padded(std::string_view text, int width, bool right) {
  const int missing = width - columns_of(text);
  const std::string spaces(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' ');
  return right ? spaces + std::string(text) : std::string(text) + spaces;
}

std::string without_trailing_spaces(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string ascii_marks(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 27> kMarks{{
      {"·", "."},  {"†", "+"},   {"‡", "++"}, {"▲", "^"},  {"▼", "v"},  {"█", "#"},  {"▒", ":"},
      {"■", "S"}, {"▶", "R"},  {"●", "o"},  {"○", "0"}, {"◆", "*"},  {"✕", "x"},  {"→", ">"},
      {"≤", "<="}, {"≥", ">="},  {"≈", "~"},  {"±", "+-"}, {"×", "x"},  {"–", "-"},  {"—", "--"},
      {"−", "-"},  {"…", "..."}, {"‘", "'"},  {"’", "'"},  {"“", "\""}, {"”", "\""},
  }};
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const auto& candidate) {
      return text.substr(0, candidate.first.size()) == candidate.first;
    });
    if (mark != kMarks.end()) {
      out += mark->second;
      text.remove_prefix(mark->first.size());
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string kept_together(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ') {
      out += kNoBreakSpace;
    } else {
      out += c;
    }
  }
  return out;
}

void append_entries(std::string& out, std::string_view margin, const std::vector<std::string>& entries, int width) {
  std::string line;
  for (const std::string& entry : entries) {
    if (!line.empty() && columns_of(margin) + columns_of(line) + 3 + columns_of(entry) > width) {
      append_hanging(out, margin, line, width);
      line.clear();
    }
    line += (line.empty() ? "" : "   ") + entry;
  }
  if (!line.empty()) append_hanging(out, margin, line, width);
}

void append_hanging(std::string& out, std::string_view first, std::string_view text, int width) {
  const int indent = columns_of(first);
  const std::string spaces(static_cast<std::size_t>(indent), ' ');
  bool at_first = true;
  for (const std::string& line : wrapped_lines(text, std::max(width - indent, 8))) {
    out += without_trailing_spaces((at_first ? std::string(first) : spaces) + line) + "\n";
    at_first = false;
  }
}

}  // namespace casebook::render
