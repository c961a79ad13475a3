#include "bibliography/flat_text.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

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
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte > 0x20 && byte < 0x7F) {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += text[i++];
      continue;
    }
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

std::string plain_title(std::string title) {
  title = core::trimmed(title);
  const auto take_stop = [&] {
    if (title.size() > 1 && title.back() == '.' && title[title.size() - 2] != '.') title = core::trimmed(title.substr(0, title.size() - 1));
  };
  take_stop();
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
  take_stop();
  const std::string lower = core::lower_ascii(title);
  if (lower == "not available" || lower == "in process citation") return {};
  return title;
}

}  // namespace casebook::bibliography
