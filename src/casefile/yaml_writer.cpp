#include <array>
#include <cstdio>
#include <string>
#include <string_view>

#include "casefile/characters.h"
#include "casefile/node.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

constexpr int kWidth = 100;

/// Whether reading `text` without quotes gives the same text again.
bool reads_plain(std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL" || text == "<<") return false;
  if (text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (std::string_view("?:,[]{}#&*!|>'\"%@`").find(text.front()) != std::string_view::npos) return false;
  if (text == "-" || text.substr(0, 2) == "- ") return false;
  const std::string_view mark = text.substr(0, 3);
  if ((mark == "---" || mark == "...") && (text.size() == 3 || text[3] == ' ')) return false;
  if (!typographic_start(text).empty()) return false;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ':' && text[i + 1] == ' ') return false;  // it does not end in a colon
    if (text[i] == '#' && text[i - 1] == ' ') return false;  // it does not begin with a hash
    const Character character = character_at(text, i);
    if (!character.valid || character.code == '\t' || character.code == '\n' || is_forbidden(character.code))
      return false;
    i += character.length;
  }
  return true;
}

/// The same inside { } and [ ].
bool reads_plain_in_braces(std::string_view text) {
  return reads_plain(text) && text.find_first_of(",[]{}?") == std::string_view::npos;
}

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const Character character = character_at(text, i);
    std::array<char, 16> escape{};
    if (character.code == '"' || character.code == '\\') {
      quoted += '\\';
      quoted += text[i];
    } else if (character.code == '\n') {
      quoted += "\\n";
    } else if (character.code == '\t') {
      quoted += "\\t";
    } else if (!character.valid) {
      quoted += "\uFFFD";
    } else if (is_forbidden(character.code)) {
      std::snprintf(escape.data(), escape.size(), "\\U%08X", static_cast<unsigned>(character.code));
      quoted += escape.data();
    } else {
      quoted += text.substr(i, character.length);
    }
    i += character.length;
  }
  return quoted + '"';
}

std::string scalar(std::string_view text) { return reads_plain(text) ? std::string(text) : in_quotes(text); }

std::string key_text(std::string_view text) {
  // A key such as `a:"b` would read as a key and a value without the space between.
  return reads_plain(text) && text.find(":\"") == std::string_view::npos && text.find(":'") == std::string_view::npos
             ? std::string(text)
             : in_quotes(text);
}

/// The value in { } or [ ] on one line; empty when a text in it needs quotes or collections stand too deep in it.
///
/// \param levels  collections that may stand in one another, this one counted
std::string on_one_line(const Node& node, int levels) {
  if (node.kind == Node::Kind::scalar) return reads_plain_in_braces(node.text) ? node.text : std::string();
  if (levels == 0 || (node.items.empty() && node.entries.empty())) return {};
  std::string line;
  for (const Node& item : node.items) {
    if (item.kind != Node::Kind::scalar) return {};
    const std::string text = on_one_line(item, 0);
    if (text.empty() || line.size() > 4 * kWidth) return {};
    line += (line.empty() ? "" : ", ") + text;
  }
  for (const Node::Entry& entry : node.entries) {
    if (!reads_plain_in_braces(entry.key.text) || key_text(entry.key.text) != entry.key.text) return {};
    const std::string text = on_one_line(entry.value, levels - 1);
    if (text.empty() || line.size() > 4 * kWidth) return {};
    line += (line.empty() ? "" : ", ") + entry.key.text + ": " + text;
  }
  return node.kind == Node::Kind::sequence ? "[" + line + "]" : "{ " + line + " }";
}

class Writer {
 public:
  std::string text;

  void write_root(const Node& root);

 private:
  void write_entries(const Node& mapping, int indent, bool first_is_indented);
  void write_items(const Node& sequence, int indent);
  void write_value(const Node& value, int indent, bool section);
  int column() const { return core::display_width(std::string_view(text).substr(text.rfind('\n') + 1)); }
  bool fits(const std::string& line) const { return column() + core::display_width(line) <= kWidth; }
};

void Writer::write_root(const Node& root) {
  if (root.kind == Node::Kind::scalar) {
    text = scalar(root.text) + '\n';
  } else if (root.kind == Node::Kind::sequence) {
    write_items(root, 0);
  } else {
    for (const Node::Entry& entry : root.entries) {
      if (!text.empty()) text += '\n';
      text += key_text(entry.key.text) + ':';
      write_value(entry.value, 0, true);
    }
  }
}

/// Writes what stands behind the colon of a key at `indent`, with the line's end.
void Writer::write_value(const Node& value, int indent, bool section) {
  if (value.kind == Node::Kind::scalar) {
    text += ' ' + scalar(value.text) + '\n';
    return;
  }
  if (value.items.empty() && value.entries.empty()) {
    text += value.kind == Node::Kind::sequence ? " []\n" : " {}\n";
    return;
  }
  if (!section) {
    const std::string line = on_one_line(value, 1);
    if (!line.empty() && fits(' ' + line)) {
      text += ' ' + line + '\n';
      return;
    }
  }
  text += '\n';
  if (value.kind == Node::Kind::mapping) {
    write_entries(value, indent + 2, false);
  } else {
    write_items(value, indent + 2);
  }
}

void Writer::write_entries(const Node& mapping, int indent, bool first_is_indented) {
  bool indented = first_is_indented;
  for (const Node::Entry& entry : mapping.entries) {
    if (!indented) text.append(static_cast<std::size_t>(indent), ' ');
    indented = false;
    text += key_text(entry.key.text) + ':';
    write_value(entry.value, indent, false);
  }
}

void Writer::write_items(const Node& sequence, int indent) {
  for (const Node& item : sequence.items) {
    text.append(static_cast<std::size_t>(indent), ' ');
    text += '-';
    if (item.kind == Node::Kind::scalar || (item.items.empty() && item.entries.empty())) {
      write_value(item, indent, false);
      continue;
    }
    const std::string line = on_one_line(item, 2);
    if (!line.empty() && fits(' ' + line)) {
      text += ' ' + line + '\n';
    } else if (item.kind == Node::Kind::mapping) {
      text += ' ';
      write_entries(item, indent + 2, true);
    } else {
      text += '\n';
      write_items(item, indent + 2);
    }
  }
}

}  // namespace

std::string write_yaml(const Node& root) {
  Writer writer;
  writer.write_root(root);
  return std::move(writer.text);
}

}  // namespace casebook::casefile
