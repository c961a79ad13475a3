#include <yaml.h>

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "casefile/characters.h"
#include "casefile/limits.h"
#include "casefile/node.h"
#include "casefile/syntax_error.h"
#include "casefile/working_text.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

constexpr const char* kWriteItOut = "write it out";

/// Byte offsets of the code points by which libyaml counts.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text) : text_(text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xC0u) == 0x80) continue;
      if (count++ % kStep == 0) offsets_.push_back(i);
    }
  }

  std::size_t byte_at(std::size_t index) const {
    if (index / kStep >= offsets_.size()) return text_.size();
    std::size_t at = offsets_[index / kStep];
    for (std::size_t i = index % kStep; i > 0 && at < text_.size(); --i) {
      do {
        ++at;
      } while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0u) == 0x80);
    }
    return at;
  }

 private:
  static constexpr std::size_t kStep = 64;
  std::string_view text_;
  std::vector<std::size_t> offsets_;
};

class Parser {
 public:
  explicit Parser(std::string_view text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Parser() { yaml_parser_delete(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  yaml_parser_t* get() { return &parser_; }

 private:
  yaml_parser_t parser_{};
};

class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  yaml_event_t* get() { return &event_; }
  const yaml_event_t* operator->() const { return &event_; }

 private:
  yaml_event_t event_{};
};

TextPlace place_of(const yaml_mark_t& mark) {
  return {static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
}

bool is_silence(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// A mapping or sequence that is being read.
struct Open {
  Node node;
  bool flow = false;
  bool key_awaited = true;  ///< of a mapping: the next value is a key
  bool key_dropped = false;
  Node key;
  std::size_t key_end = 0;  ///< byte after the key
  int column = 0;           ///< in the working text
};

/// One reading of the working text.
class Reading {
 public:
  explicit Reading(const WorkingText& text) : text_(text), index_(text.text()) {}

  /// Reads to the end of the document or to the first stop. The tree is whole afterwards in either case.
  bool run();

  const SyntaxError& stop() const { return stop_; }
  /// Nothing after the stop is worth another reading.
  bool is_final() const { return final_; }
  std::size_t values() const { return values_; }
  std::size_t characters() const { return characters_; }

  Node root;
  bool has_root = false;
  std::vector<core::Diagnostic> problems;

 private:
  bool take(const yaml_event_t& event);
  bool take_scalar(const yaml_event_t& event);
  void open(const yaml_event_t& event, Node::Kind kind);
  bool close(const yaml_event_t& event);
  bool complete(Node node, std::size_t start, std::size_t end);
  bool complete_key(Node node, std::size_t start, std::size_t end);
  void complete_value(Open& parent, Node node);
  void close_the_rest();

  bool check_anchor(const unsigned char* anchor, const unsigned char* tag, const core::SourceSpan& where);
  void check_text(Node& node);
  void check_repeated_keys(const Node& mapping);
  bool check_swallowed_lines(const yaml_event_t& event);
  void check_lost_items(Node& node, const yaml_event_t& event);
  Node split_at_colon(const Node& scalar, std::size_t colon_end);

  bool stop_at(SyntaxError error) {
    stop_ = std::move(error);
    return false;
  }
  void stop_at_libyaml(const yaml_parser_t& parser);
  void report(const char* rule, const core::SourceSpan& where, std::string message, std::string hint);
  core::SourceSpan span(const yaml_mark_t& start, const yaml_mark_t& end) const;
  std::string_view source(std::size_t start, std::size_t end) const {
    return std::string_view(text_.text()).substr(start, end - start);
  }

  const WorkingText& text_;
  CodePointIndex index_;
  std::vector<Open> open_;
  SyntaxError stop_;
  bool final_ = false;
  std::size_t values_ = 0;
  std::size_t characters_ = 0;
  TextPlace swallowing_quote_;
  int swallowing_quote_end_line_ = 0;
};

core::SourceSpan Reading::span(const yaml_mark_t& start, const yaml_mark_t& end) const {
  const TextPlace from = place_of(start);
  const TextPlace to = place_of(end);
  return text_.span(from.line, from.column, to.line, to.column);
}

void Reading::report(const char* rule, const core::SourceSpan& where, std::string message, std::string hint) {
  if (problems.size() >= kMostProblems) return;
  problems.push_back({core::Severity::error, rule, where, std::move(message), std::move(hint)});
}

bool Reading::run() {
  Parser parser(text_.text());
  while (true) {
    Event event;
    const int parsed = yaml_parser_parse(parser.get(), event.get());
    characters_ = parser.get()->mark.index;
    if (parsed == 0) {
      stop_at_libyaml(*parser.get());
      close_the_rest();
      return false;
    }
    if (event->type == YAML_STREAM_END_EVENT || event->type == YAML_DOCUMENT_END_EVENT) {
      // What follows the end of the document was looked at by WorkingText; libyaml has one more word on it.
      if (event->type == YAML_STREAM_END_EVENT) return true;
      continue;
    }
    if (event->type == YAML_DOCUMENT_START_EVENT && has_root) {
      stop_.finding = {core::Severity::error, "second-document", span(event->start_mark, event->end_mark),
                       "a second document begins here", "one article a file"};
      stop_.place = place_of(event->start_mark);
      final_ = true;
      return false;
    }
    if (!take(*event.get())) {
      close_the_rest();
      return false;
    }
  }
}

void Reading::stop_at_libyaml(const yaml_parser_t& parser) {
  if (parser.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  ReadingStop stop;
  stop.problem = parser.problem != nullptr ? parser.problem : "";
  stop.context = parser.context != nullptr ? parser.context : "";
  stop.place = place_of(parser.problem_mark);
  if (parser.context != nullptr) stop.context_place = place_of(parser.context_mark);
  for (TextPlace* place : {&stop.place, &stop.context_place}) {
    if (place->line == 0) continue;
    if (place->line > text_.lines()) *place = {text_.lines(), 1};
    if (place == &stop.context_place) continue;
    // The end of the file lies below its last words.
    while (place->line > 1 && text_.is_silent(place->line)) *place = {place->line - 1, 1 << 20};
  }
  if (!open_.empty() && open_.back().flow) {
    for (const Open& open : open_) {
      if (open.flow) stop.open_flow = {open.node.span.line, open.column};
    }
  }
  stop.swallowing_quote = swallowing_quote_;
  stop.swallowing_quote_end_line = swallowing_quote_end_line_;
  stop_ = explain(stop, text_);
}

bool Reading::take(const yaml_event_t& event) {
  // -Wswitch-enum wants every event named; the rest carry nothing.
  if (event.type == YAML_SCALAR_EVENT || event.type == YAML_ALIAS_EVENT || event.type == YAML_MAPPING_START_EVENT ||
      event.type == YAML_SEQUENCE_START_EVENT) {
    if (++values_ > kMostValues) {
      const TextPlace place = place_of(event.start_mark);
      SyntaxError error;
      error.finding = {core::Severity::error, "too-long", span(event.start_mark, event.start_mark),
                       "the file has more than " + std::to_string(kMostValues) + " values", "one article a file"};
      error.place = place;
      final_ = true;
      return stop_at(std::move(error));
    }
  }
  if (event.type == YAML_MAPPING_START_EVENT || event.type == YAML_SEQUENCE_START_EVENT) {
    if (open_.size() >= kDeepest) {
      SyntaxError error;
      error.finding = {core::Severity::error, "too-deep", span(event.start_mark, event.end_mark),
                       "more than " + std::to_string(kDeepest) + " levels deep", kWriteItOut};
      error.place = place_of(event.start_mark);
      return stop_at(std::move(error));
    }
    open(event, event.type == YAML_MAPPING_START_EVENT ? Node::Kind::mapping : Node::Kind::sequence);
    return true;
  }
  if (event.type == YAML_MAPPING_END_EVENT || event.type == YAML_SEQUENCE_END_EVENT) return close(event);
  if (event.type == YAML_SCALAR_EVENT) return take_scalar(event);
  if (event.type == YAML_ALIAS_EVENT) {
    Node node;
    node.span = span(event.start_mark, event.end_mark);
    node.text = std::string("*") + reinterpret_cast<const char*>(event.data.alias.anchor);
    node.reported = true;
    const bool merged = !open_.empty() && !open_.back().key_awaited && open_.back().key_dropped;
    if (!merged) report("anchor-or-tag", node.span, "anchors and aliases are not used here", kWriteItOut);
    return complete(std::move(node), index_.byte_at(event.start_mark.index), index_.byte_at(event.end_mark.index));
  }
  return true;
}

bool Reading::check_anchor(const unsigned char* anchor, const unsigned char* tag, const core::SourceSpan& where) {
  if (anchor != nullptr) report("anchor-or-tag", where, "anchors and aliases are not used here", kWriteItOut);
  if (tag != nullptr) report("anchor-or-tag", where, "tags are not used here", kWriteItOut);
  return anchor != nullptr || tag != nullptr;
}

void Reading::open(const yaml_event_t& event, Node::Kind kind) {
  Open opened;
  opened.node.kind = kind;
  opened.node.span = span(event.start_mark, event.end_mark);
  opened.column = place_of(event.start_mark).column;
  if (kind == Node::Kind::mapping) {
    opened.flow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    opened.node.reported =
        check_anchor(event.data.mapping_start.anchor, event.data.mapping_start.tag, opened.node.span);
  } else {
    opened.flow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    opened.node.reported =
        check_anchor(event.data.sequence_start.anchor, event.data.sequence_start.tag, opened.node.span);
  }
  open_.push_back(std::move(opened));
}

bool Reading::take_scalar(const yaml_event_t& event) {
  const auto& scalar = event.data.scalar;
  Node node;
  node.span = span(event.start_mark, event.end_mark);
  node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
  node.quoted = scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  node.reported = check_anchor(scalar.anchor, scalar.tag, node.span);
  const std::size_t start = index_.byte_at(event.start_mark.index);
  const std::size_t end = index_.byte_at(event.end_mark.index);

  if (node.quoted) {
    if (event.end_mark.line > event.start_mark.line && !check_swallowed_lines(event)) {
      return stop_at(unclosed_quote(place_of(event.start_mark), text_));
    }
    if (const core::SourceSpan typed = text_.requoted(node.span.line);
        typed.line != 0 && !open_.empty() && !open_.back().key_awaited) {
      node.span = typed;
      node.quoted = false;
      node.reported = true;
    }
  } else if (scalar.style == YAML_PLAIN_SCALAR_STYLE) {
    check_lost_items(node, event);
  } else {
    while (!node.text.empty() && node.text.back() == '\n') node.text.pop_back();
    int last = place_of(event.end_mark).line;
    if (event.end_mark.column == 0) --last;
    while (last > node.span.line && stripped(text_.line(last)).empty()) --last;
    node.span.end_line = last;
    node.span.end_column = text_.original_column(last, core::code_points(text_.line(last)) + 1);
    std::string_view header = source(start, std::min(text_.text().find('\n', start), text_.text().size()));
    header = stripped(without_comment(header));
    if (header.find_first_of("0123456789") != std::string_view::npos) {
      ReadingStop stop;
      stop.context = "while scanning a block scalar";
      stop.place = stop.context_place = place_of(event.start_mark);
      return stop_at(explain(stop, text_));
    }
  }
  check_text(node);
  return complete(std::move(node), start, end);
}

void Reading::check_text(Node& node) {
  if (!node.quoted) {
    if (const std::string_view quote = typographic_start(node.text); !quote.empty()) {
      core::SourceSpan where = node.span;
      where.end_line = where.line;
      where.end_column = where.column + 1;
      if (quote == "\u00A0") {
        report("smart-quote", where, "no-break space", "use a space");
      } else {
        report("smart-quote", where, "typographic quote " + std::string(quote), "use \" or nothing");
      }
      node.reported = true;
    }
  } else if (const auto forbidden = first_forbidden(node.text)) {
    report("control-character", node.span, "control character " + code_point_name(*forbidden), "leave it out");
    node.reported = true;
  }
  if (node.text.size() > static_cast<std::size_t>(kLongestValue) && core::code_points(node.text) > kLongestValue) {
    report("too-long", node.span, "a value of more than " + std::to_string(kLongestValue) + " characters",
           "say it shorter");
    node.reported = true;
  }
}

/// Whether a quoted value over several lines may be meant: false when it runs over a line that looks like an entry
/// and is not indented below its own, or when it ends at what was meant as an opening quote.
bool Reading::check_swallowed_lines(const yaml_event_t& event) {
  const TextPlace start = place_of(event.start_mark);
  const TextPlace end = place_of(event.end_mark);
  int owner = 0;  // column of the block entry or item that holds the value
  for (const Open& open : open_) {
    if (!open.flow) owner = open.column;
  }
  for (int line = start.line + 1; line <= end.line; ++line) {
    if (text_.is_silent(line) || text_.indent(line) + 1 > owner) continue;
    const std::string_view words = stripped(text_.line(line));
    const std::size_t colon = words.find(": ");
    const bool ends_with_colon = words.back() == ':';
    if (text_.begins_item(line) || ends_with_colon || (colon != std::string_view::npos && colon < 60)) return false;
  }
  const std::string_view value = source(index_.byte_at(event.start_mark.index), index_.byte_at(event.end_mark.index));
  const std::string_view inside = value.substr(0, value.size() - 1);
  if (inside.size() > 2 && inside.back() == ' ') {
    const std::string_view before = stripped(inside);
    if (!before.empty() && std::string_view(":,{[").find(before.back()) != std::string_view::npos) return false;
    if (text_.begins_item(end.line) && stripped(text_.line(end.line)).substr(0, 3) == std::string("- ") + value[0]) {
      return false;
    }
  }
  swallowing_quote_ = start;
  swallowing_quote_end_line_ = end.line;
  return true;
}

/// YAML folds an item that is indented too far into the text above it.
void Reading::check_lost_items(Node& node, const yaml_event_t& event) {
  const TextPlace start = place_of(event.start_mark);
  const TextPlace end = place_of(event.end_mark);
  for (int line = start.line + 1; line <= end.line; ++line) {
    if (!text_.begins_item(line)) continue;
    const int column = text_.indent(line) + 1;
    report("yaml-syntax", text_.span(line, column, line, column + 1),
           "this item is indented below a line that has a value already", "items of a list under one another");
    node.reported = true;
    return;
  }
}

bool Reading::close(const yaml_event_t& event) {
  Open closed = std::move(open_.back());
  open_.pop_back();
  Node& node = closed.node;
  const bool mapping = node.kind == Node::Kind::mapping;
  if (closed.flow) {
    const TextPlace end = place_of(event.end_mark);
    node.span.end_line = end.line;
    node.span.end_column = text_.original_column(end.line, end.column);
  } else if (mapping && !node.entries.empty()) {
    const core::SourceSpan& last = node.entries.back().value.span;
    node.span.end_line = last.end_line;
    node.span.end_column = last.end_column;
  } else if (!mapping && !node.items.empty()) {
    node.span.end_line = node.items.back().span.end_line;
    node.span.end_column = node.items.back().span.end_column;
  }
  if (mapping) check_repeated_keys(node);

  const std::size_t end = index_.byte_at(event.end_mark.index);
  return complete(std::move(node), end, end);
}

bool Reading::complete(Node node, std::size_t start, std::size_t end) {
  if (open_.empty()) {
    root = std::move(node);
    has_root = root.kind != Node::Kind::scalar || !is_silence(root.text) || root.quoted;
    return true;
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
    return true;
  }
  if (parent.key_awaited) {
    return complete_key(std::move(node), start, end);
  }
  complete_value(parent, std::move(node));
  return true;
}

bool Reading::complete_key(Node node, std::size_t start, std::size_t end) {
  Open& parent = open_.back();
  parent.key_awaited = false;
  parent.key_dropped = false;
  parent.key_end = end;
  const std::string& all = text_.text();
  // A key behind "? " shows in no event.
  std::size_t before = start;
  while (before > 0 && (all[before - 1] == ' ' || all[before - 1] == '\n')) --before;
  bool marked = before > 0 && before < start && all[before - 1] == '?';
  if (marked && all.find('\n', before) < start) {  // then it must be alone on its line
    const std::size_t line_start = before == 1 ? 0 : all.rfind('\n', before - 2) + 1;
    marked = stripped(source(line_start, before)) == "?";
  } else if (marked && before > 1) {
    marked = std::string_view(" \n{[,").find(all[before - 2]) != std::string_view::npos;
  }
  if (node.kind != Node::Kind::scalar) {
    report("anchor-or-tag", node.span, "lists and braces cannot be keys here", kWriteItOut);
    parent.key_dropped = true;
  } else if (marked) {
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
    const auto line_start = static_cast<std::size_t>(line.data() - all.data());
    stop.context_place = {node.span.line, core::code_points(line.substr(0, start - line_start)) + 1};
    stop.place = stop.context_place;
    return stop_at(explain(stop, text_));
  }
  parent.key = std::move(node);
  return true;
}

/// `volume:153` as the mapping that was meant.
Node Reading::split_at_colon(const Node& scalar, std::size_t colon_end) {
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

void Reading::complete_value(Open& parent, Node node) {
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

void Reading::check_repeated_keys(const Node& mapping) {
  std::unordered_map<std::string_view, int> first_lines;
  for (const Node::Entry& entry : mapping.entries) {
    const auto [first, added] = first_lines.emplace(entry.key.text, entry.key.span.line);
    if (added) continue;
    report("duplicate-key", entry.key.span,
           "'" + shortened(entry.key.text) + "' is given twice (first in line " + std::to_string(first->second) + ")",
           {});
  }
}

void Reading::close_the_rest() {
  while (!open_.empty()) {
    Open closed = std::move(open_.back());
    open_.pop_back();
    if (closed.node.kind == Node::Kind::mapping) check_repeated_keys(closed.node);
    closed.node.reported = true;
    if (open_.empty()) {
      root = std::move(closed.node);
      has_root = true;
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

bool is_before(const core::SourceSpan& a, const core::SourceSpan& b) {
  return std::tie(a.line, a.column) < std::tie(b.line, b.column);
}

/// Changes the text so that the next reading comes further; the lines that it concerns.
LineRange remedy(const SyntaxError& error, WorkingText& text) {
  int line = error.place.line;
  if (error.remedy == SyntaxError::Remedy::insert_space) {
    text.insert_space(line, error.place.column);
    return {};
  }
  if (error.remedy == SyntaxError::Remedy::quote_value && !text.in_list_item(line) && !text.strays(line) &&
      text.quote_value(line)) {
    return {line, line};
  }
  while (line > 1 && text.is_silent(line)) --line;
  LineRange range = text.item_holding(line);
  if (error.remedy == SyntaxError::Remedy::set_lines_aside) range = text.lines_below(line);
  if (error.remedy == SyntaxError::Remedy::set_block_aside) range = text.block_from(line);
  if (text.is_silent(range.first) && text.is_silent(line)) return {0, -1};  // nothing left to set aside
  text.set_aside(range);
  return range;
}

}  // namespace

ParsedFile read_yaml(std::string path, std::string text) {
  ParsedFile file;
  file.path = std::move(path);
  file.text = std::move(text);
  if (file.text.size() > kLargestFile) {
    const std::size_t tenths = file.text.size() * 10 / (1024 * 1024);
    file.problems.push_back(
        {core::Severity::error,
         "too-long",
         {file.path, 1, 1, 1, 1, {}},
         "the file has " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB, 4 MB is the most",
         "one article a file"});
    return file;
  }

  WorkingText working(file.path, file.text, file.problems);
  std::size_t values = 0;
  std::size_t characters = 0;
  for (int rereads = 0;; ++rereads) {
    Reading reading(working);
    const bool whole = reading.run();
    values += reading.values();
    characters += reading.characters();
    bool ended = whole || reading.is_final() || rereads == kMostRereads || values > 2 * kMostValues ||
                 characters > 10 * kLargestFile;
    LineRange aside{};
    if (!whole) {
      core::Diagnostic finding = reading.stop().finding;
      // One mistake, one finding: an alias or a typographic quote often makes a syntax error on its own line.
      const auto explains = [&](const core::Diagnostic& problem) {
        return problem.where.line == finding.where.line && !is_before(finding.where, problem.where) &&
               (problem.rule == "anchor-or-tag" || problem.rule == "smart-quote" || problem.rule == "tab-indent" ||
                problem.rule == "control-character" || problem.rule == "not-utf-8" || problem.rule == "yaml-syntax" ||
                (problem.rule == "comma-in-braces" && finding.message == "this ] was never opened"));
      };
      const bool explained = std::any_of(reading.problems.begin(), reading.problems.end(), explains) ||
                             std::any_of(file.problems.begin(), file.problems.end(), explains);
      if (!ended) {
        aside = remedy(reading.stop(), working);
        if (aside.last < 0) ended = true;
      }
      if (!ended) {
        // What was found before the mistake in lines that are not read again, or not as they stand.
        for (core::Diagnostic& problem : reading.problems) {
          if (problem.where.line >= aside.first && problem.where.line <= aside.last &&
              is_before(problem.where, finding.where)) {
            file.problems.push_back(std::move(problem));
          }
        }
      } else if (!reading.is_final()) {
        finding.hint += finding.hint.empty() ? "reading stopped here" : "; reading stopped here";
      }
      if (!explained) file.problems.push_back(std::move(finding));
    }
    if (ended) {
      file.has_root = reading.has_root;
      file.root = std::move(reading.root);
      for (core::Diagnostic& problem : reading.problems) file.problems.push_back(std::move(problem));
      break;
    }
  }
  for (const LineRange& range : working.set_aside_ranges()) {
    file.set_aside.push_back({file.path, range.first, 1, range.last + 1, 1, {}});
  }
  if (!file.has_root && file.problems.empty()) {
    file.problems.push_back(
        {core::Severity::error, "empty-value", {file.path, 1, 1, 1, 1, {}}, "the file is empty", "article:"});
  }
  core::sort_diagnostics(file.problems);
  return file;
}

}  // namespace casebook::casefile
