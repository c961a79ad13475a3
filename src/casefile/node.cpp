#include "casefile/node.h"

namespace casebook::casefile {

namespace {

std::string folded(std::string_view text) {
  std::string result;
  bool gap = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      gap = true;
      continue;
    }
    if (gap && !result.empty()) result += ' ';
    gap = false;
    result += c;
  }
  return result;
}

}  // namespace

std::string item_words(const Node& item) {
  if (item.kind == Node::Kind::scalar) return folded(item.text);
  std::string words;
  const auto add = [&](const std::string& part) {
    if (!words.empty()) words += ", ";
    words += part;
  };
  for (const Node& inner : item.items) {
    if (inner.kind == Node::Kind::mapping) return {};
    if (const std::string text = item_words(inner); !text.empty()) add(text);
  }
  for (const Node::Entry& entry : item.entries) {
    const std::string text = item_words(entry.value);
    if (text.empty()) continue;
    const std::string key = folded(entry.key.text) + ": ";
    add(entry.value.kind == Node::Kind::mapping ? key + "{ " + text + " }" : key + text);
  }
  if (item.kind == Node::Kind::sequence && !words.empty()) return "[" + words + "]";
  return words;
}

}  // namespace casebook::casefile
