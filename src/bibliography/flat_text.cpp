#include "bibliography/flat_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <pugixml.hpp>
#include <utility>

#include "core/text.h"

namespace casebook::bibliography {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The name without the prefix of a namespace.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Bytes that stand for themselves in any text: visible ASCII, and what cannot begin a blank or a control character (those begin with C2, E2, E3 or EF in UTF-8).
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x21; byte < 256; ++byte) plain[byte] = byte != 0x7F && byte != 0xC2 && byte != 0xE2 && byte != 0xE3 && byte != 0xEF;
  return plain;
}();
bool is_plain(char c) { return kPlain[static_cast<unsigned char>(c)]; }

/// Where the words that begin at `start` and have one blank between them end; `start` where none begins there. ASCII is passed over eight bytes at a time.
std::size_t end_of_words(std::string_view text, const std::size_t start) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  std::size_t i = start;
  bool blank = true;   // a blank, or nothing, stands before
  for (; i < text.size(); ++i) {
    if constexpr (std::endian::native == std::endian::little) {
      while (i + 8 <= text.size()) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + i, 8);
        // Each term is 0 only where no byte is: beyond ASCII, below a blank (a borrow may say so of a good one, which is then looked at by itself), or 7F.
        const std::uint64_t odd = (eight | (eight - 0x20 * kOnes) | ((eight & ~kHigh) + kOnes)) & kHigh;
        if (odd != 0) break;
        const std::uint64_t blanks = ~((eight ^ (0x20 * kOnes)) + 0x7F * kOnes) & kHigh;
        if ((blanks & (blanks << 8U)) != 0 || (blank && (blanks & 0x80U) != 0)) break;
        blank = (blanks >> 63U) != 0;
        i += 8;
      }
      if (i == text.size()) break;
    }
    if (is_plain(text[i])) {
      blank = false;
    } else if (text[i] == ' ' && !blank) {
      blank = true;
    } else {
      break;
    }
  }
  return blank && i > start ? i - 1 : i;
}

constexpr std::array<std::string_view, 10> kSuperscripts{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/// '6', '-3', '−3' in superscript characters; empty when `text` is no whole number.
std::string superscript(std::string_view text) {
  std::string out;
  std::size_t i = 0;
  for (const std::string_view minus : {"-", "−", "–"}) {
    if (text.substr(0, minus.size()) == minus) {
      out = "⁻";
      i = minus.size();
      break;
    }
  }
  if (i == text.size()) return {};
  for (; i < text.size(); ++i) {
    if (!is_digit(text[i])) return {};
    out += kSuperscripts[static_cast<std::size_t>(text[i] - '0')];
  }
  return out;
}

/// What stands between the first and the second child of a MathML element.
std::string_view between(std::string_view element) {
  if (element == "mfrac") return "/";
  if (element == "msup") return "^";
  return {};
}

/// Elements that a reader sees as a break in the text.
bool breaks(std::string_view element) { return element == "br" || element == "p" || element == "title" || element == "sec" || element == "list-item"; }

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  const std::size_t size = text.size();
  for (std::size_t i = 0; i < size;) {
    // Words with one blank between them, which most texts are made of, are taken over as they are.
    const std::size_t end = end_of_words(text, i);
    if (end > i) {
      if (space && !out.empty()) out += ' ';
      space = false;
      out.append(text, i, end - i);
      i = end;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte <= 0x20 || byte == 0x7F) {
      space = space || byte == ' ' || (byte >= 0x09 && byte <= 0x0D);
      ++i;
      continue;
    }
    const auto point = core::code_point_at(text, i);
    const char32_t c = point.value;
    if (c == 0xA0 || c == 0x2007 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x3000 || c == 0x85) {
      space = true;
    } else if (c >= 0x80 && c < 0xA0) {
      // a control character
    } else if (c != 0xFEFF && c != 0x200B) {
      if (space && !out.empty()) out += ' ';
      space = false;
      out.append(text, i, point.length);
    }
    i += point.length;
  }
  return out;
}

std::string flat_text(const pugi::xml_node& node) {
  const pugi::xml_node only = node.first_child();
  if (!only) return {};
  if (!only.next_sibling() && (only.type() == pugi::node_pcdata || only.type() == pugi::node_cdata)) return one_line(only.value());
  std::string raw;
  pugi::xml_node at = only;
  while (at) {
    bool into = false;
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) {
      raw += at.value();
    } else if (at.type() == pugi::node_element) {
      const auto name = local_name(at);
      std::string number;
      if (name == "sup" && !raw.empty() && is_digit(raw.back()) && !at.first_child().next_sibling()) number = superscript(core::trimmed(at.child_value()));
      if (breaks(name)) raw += ' ';
      if (!number.empty()) {
        raw += number;
      } else {
        into = static_cast<bool>(at.first_child());
      }
    }
    if (into) {
      at = at.first_child();
      continue;
    }
    while (at && at != node) {
      if (at.type() == pugi::node_element && breaks(local_name(at))) raw += ' ';
      const pugi::xml_node next = at.next_sibling();
      if (next) {
        const auto mark = between(local_name(at.parent()));
        if (!mark.empty() && at.type() == pugi::node_element) raw += mark;
        at = next;
        break;
      }
      at = at.parent();
    }
    if (at == node) break;
  }
  return one_line(raw);
}

std::string title_without_stop(std::string title) {
  title = core::trimmed(title);
  const bool stop = title.size() > 1 && title.back() == '.' && title[title.size() - 2] != '.';
  return stop ? core::trimmed(title.substr(0, title.size() - 1)) : title;
}

std::string plain_title(std::string title) {
  title = title_without_stop(std::move(title));
  // Brackets that belong together enclose a translated title: "[A] and [B]" keeps its own.
  if (title.size() > 2 && title.front() == '[' && title.back() == ']') {
    int depth = 0;
    std::size_t closes = 0;
    for (std::size_t i = 0; i < title.size(); ++i) {
      if (title[i] == '[') ++depth;
      if (title[i] == ']' && --depth == 0) {
        closes = i;
        break;
      }
    }
    if (closes + 1 == title.size()) title = core::trimmed(title.substr(1, title.size() - 2));
  }
  title = title_without_stop(std::move(title));
  const std::string lower = core::lower_ascii(title);
  if (lower == "not available" || lower == "in process citation") return {};
  return title;
}

}  // namespace casebook::bibliography
