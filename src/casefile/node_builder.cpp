#include "casefile/node_builder.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "casefile/characters.h"
#include "casefile/limits.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

bool is_silence(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// `volume:153` as the mapping that was meant.
Node split_at_colon(const Node& scalar, std::size_t colon_end) {
  Node mapping;
  mapping.kind = Node::Kind::mapping;
  mapping.span = scalar.span;
  Node::Entry entry;
  entry.key.span = scalar.span;
  entry.key.span.end_line = scalar.span.line;
  entry.key.span.end_column = scalar.span.column + static_cast<int>(colon_end) - 1;
  entry.key.text = scalar.text.substr(0, colon_end - 1);
  entry.value.span = scalar.span;
  entry.value.span.column = entry.key.span.end_column + 1;
  entry.value.text = scalar.text.substr(colon_end);
  mapping.entries.push_back(std::move(entry));
  return mapping;
}

}  // namespace

void NodeBuilder::open(Node value, bool flow, int column) {
  Open opened;
  opened.node = std::move(value);
  opened.flow = flow;
  opened.column = column;
  open_.push_back(std::move(opened));
}

void NodeBuilder::close(TextPlace place, std::size_t byte) {
  Open closed = std::move(open_.back());
  open_.pop_back();
  Node& node = closed.node;
  const bool mapping = node.kind == Node::Kind::mapping;
  if (closed.flow) {
    node.span.end_line = place.line;
    node.span.end_column = text_.original_column(place.line, place.column);
  } else if (mapping && !node.entries.empty()) {
    const core::SourceSpan& last = node.entries.back().value.span;
    node.span.end_line = last.end_line;
    node.span.end_column = last.end_column;
  } else if (!mapping && !node.items.empty()) {
    node.span.end_line = node.items.back().span.end_line;
    node.span.end_column = node.items.back().span.end_column;
  }
  if (mapping) check_repeated_keys(node);
  complete(std::move(node), byte, byte);  // only a scalar can stop the reading
}

void NodeBuilder::close_the_rest() {
  while (!open_.empty()) {
    Open closed = std::move(open_.back());
    open_.pop_back();
    if (closed.node.kind == Node::Kind::mapping) check_repeated_keys(closed.node);
    closed.node.reported = true;
    if (open_.empty()) {
      root_ = std::move(closed.node);
      has_root_ = true;
    } else if (Open& parent = open_.back(); parent.node.kind == Node::Kind::sequence) {
      parent.node.items.push_back(std::move(closed.node));
    } else if (!parent.key_awaited && !parent.key_dropped) {
      Node::Entry entry;
      entry.key = std::move(parent.key);
      entry.value = std::move(closed.node);
      parent.node.entries.push_back(std::move(entry));
      parent.key_awaited = true;
    }
  }
}

std::optional<SyntaxError> NodeBuilder::complete(Node node, std::size_t start, std::size_t end) {
  if (open_.empty()) {
    root_ = std::move(node);
    has_root_ = root_.kind != Node::Kind::scalar || !is_silence(root_.text) || root_.quoted;
    return std::nullopt;
  }
  Open& parent = open_.back();
  if (parent.node.kind == Node::Kind::sequence) {
    const bool silent = node.kind == Node::Kind::scalar
                            ? is_silence(node.quoted && !node.text.empty() ? "x" : node.text)
                            : node.items.empty() && node.entries.empty();
    if (silent && !node.reported) {
      if (parent.flow || !text_.set_aside_below(node.span.line)) {
        report("empty-value", node.span, "this item has no value", "leave it out");
      }
      node.reported = true;
      node.text.clear();
    }
    node.source_text = item_words(node);
    parent.node.items.push_back(std::move(node));
    return std::nullopt;
  }
  if (parent.key_awaited) {
    return complete_key(std::move(node), start, end);
  }
  complete_value(parent, std::move(node));
  return std::nullopt;
}

std::optional<SyntaxError> NodeBuilder::complete_key(Node node, std::size_t start, std::size_t end) {
  Open& parent = open_.back();
  parent.key_awaited = false;
  parent.key_dropped = false;
  parent.key_end = end;
  if (node.kind != Node::Kind::scalar) {
    report("anchor-or-tag", node.span, "lists and braces cannot be keys here", kWriteItOut);
    parent.key_dropped = true;
  } else if (is_marked_key(start)) {
    report("anchor-or-tag", node.span, "keys behind '?' are not used here", kWriteItOut);
  } else if (node.text == "<<" && !node.quoted) {
    report("anchor-or-tag", node.span, "merge keys are not used here", kWriteItOut);
    parent.key_dropped = true;
  } else if (node.text.empty()) {
    report("yaml-syntax", node.span, "a key is missing before ':'", "key: value");
    parent.key_dropped = true;
  } else if (node.text.size() > static_cast<std::size_t>(kLongestKey) && core::code_points(node.text) > kLongestKey) {
    report("too-long", node.span, "a key of more than " + std::to_string(kLongestKey) + " characters", "key: value");
  } else if (const std::size_t value = key_without_space(node.text);
             !node.quoted && value != 0 && (node.text[value] == '"' || node.text[value] == '\'')) {
    // `title:"Text: more"`: the quote is none unless a space comes before it.
    ReadingStop stop;
    stop.problem = "could not find expected ':'";
    const std::string_view line = text_.line(node.span.line);
    const auto line_start = static_cast<std::size_t>(line.data() - text_.text().data());
    stop.context_place = {node.span.line, core::code_points(line.substr(0, start - line_start)) + 1};
    stop.place = stop.context_place;
    return explain(stop, text_);
  }
  parent.key = std::move(node);
  return std::nullopt;
}

/// Whether "? " stands before the key at `start`, which shows in no event.
bool NodeBuilder::is_marked_key(std::size_t start) const {
  const std::string& all = text_.text();
  std::size_t before = start;
  while (before > 0 && (all[before - 1] == ' ' || all[before - 1] == '\n')) --before;
  if (before == 0 || before == start || all[before - 1] != '?') return false;
  if (all.find('\n', before) < start) {  // then it must be alone on its line
    const std::size_t line_start = before == 1 ? 0 : all.rfind('\n', before - 2) + 1;
    return stripped(std::string_view(all).substr(line_start, before - line_start)) == "?";
  }
  return before == 1 || std::string_view(" \n{[,").find(all[before - 2]) != std::string_view::npos;
}

void NodeBuilder::complete_value(Open& parent, Node node) {
  parent.key_awaited = true;
  if (parent.key_dropped) return;
  Node key = std::move(parent.key);
  const bool scalar = node.kind == Node::Kind::scalar;
  const bool silent = scalar ? node.text.empty() || (!node.quoted && is_silence(node.text))
                             : node.items.empty() && node.entries.empty();
  const std::string name = shortened(key.text);

  if (silent && !node.reported) {
    const std::string& all = text_.text();
    std::size_t after = parent.key_end;
    while (after < all.size() && (all[after] == ' ' || all[after] == '\n' || all[after] == '\t')) ++after;
    const bool colon = after < all.size() && all[after] == ':';
    if (parent.flow && scalar && !colon && !key.quoted) {
      if (const std::size_t value = key_without_space(key.text);
          value != 0 && key.text[0] >= 'a' && key.text[0] <= 'z' && key.span.line == key.span.end_line) {
        report("space-after-colon", key.span, "'" + name + "' is no key and value",
               key.text.substr(0, value) + ' ' + shortened(key.text.substr(value)));
        Node meant = split_at_colon(key, value);
        Node::Entry& entry = meant.entries.front();
        parent.node.entries.push_back(std::move(entry));
        return;
      }
      if (!parent.node.entries.empty()) {
        Node::Entry& last = parent.node.entries.back();
        report("comma-in-braces", key.span,
               "'" + name + "' has no value: the comma before it ended '" + shortened(last.key.text) + "'",
               "one key a line, or quotes");
        if (last.value.kind == Node::Kind::scalar) {  // what was meant
          last.value.text += ", " + key.text;
          last.value.reported = true;
          last.value.span.end_line = key.span.end_line;
          last.value.span.end_column = key.span.end_column;
        }
        return;
      }
      report("empty-value", key.span, "'" + name + "' has no value", "key: value");
      return;
    }
    if (parent.flow || !scalar || node.quoted || !text_.set_aside_below(key.span.end_line)) {
      report("empty-value", key.span, "'" + name + "' has no value", "leave the key out when the text does not say");
    }
    node.reported = true;
    if (scalar && !node.quoted) node.text.clear();
  }

  // `key:value` alone under its section is one text to YAML.
  if (scalar && !parent.flow && !node.quoted && node.span.line > key.span.end_line &&
      node.span.line == node.span.end_line) {
    if (const std::size_t value = key_without_space(node.text); value != 0) {
      report("space-after-colon", node.span, "'" + shortened(node.text) + "' is no key and value",
             node.text.substr(0, value) + ' ' + shortened(node.text.substr(value)));
      node = split_at_colon(node, value);
    }
  }

  Node::Entry entry;
  entry.key = std::move(key);
  entry.value = std::move(node);
  parent.node.entries.push_back(std::move(entry));
}

void NodeBuilder::check_repeated_keys(const Node& mapping) {
  std::unordered_map<std::string_view, int> first_lines;
  for (const Node::Entry& entry : mapping.entries) {
    const auto [first, added] = first_lines.emplace(entry.key.text, entry.key.span.line);
    if (added) continue;
    report("duplicate-key", entry.key.span,
           "'" + shortened(entry.key.text) + "' is given twice (first in line " + std::to_string(first->second) + ")",
           {});
  }
}

void NodeBuilder::report(const char* rule, const core::SourceSpan& where, std::string message, std::string hint) {
  if (problems_.size() >= kMostProblems) return;
  problems_.push_back({core::Severity::error, rule, where, std::move(message), std::move(hint)});
}

TextPlace NodeBuilder::open_flow() const {
  if (open_.empty() || !open_.back().flow) return {};
  return {open_.back().node.span.line, open_.back().column};
}

int NodeBuilder::block_column() const {
  const auto block = std::find_if(open_.rbegin(), open_.rend(), [](const Open& open) { return !open.flow; });
  return block == open_.rend() ? 0 : block->column;
}

}  // namespace casebook::casefile
