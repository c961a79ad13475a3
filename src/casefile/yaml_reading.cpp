#include "casefile/yaml_reading.h"

#include <yaml.h>

#include <algorithm>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/characters.h"
#include "casefile/limits.h"
#include "casefile/node_builder.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

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

/// One pass over the events; `stop_at` and what returns its answer are false when the pass ends there.
class Pass {
 public:
  explicit Pass(const WorkingText& text) : text_(text), index_(text.text()), builder_(text) {}

  YamlReading read();

 private:
  void run();
  bool take(const yaml_event_t& event);
  bool take_scalar(const yaml_event_t& event);
  bool take_alias(const yaml_event_t& event);
  void open(const yaml_event_t& event);
  bool add(Node scalar, const yaml_event_t& event);

  bool check_anchor(const unsigned char* anchor, const unsigned char* tag, const core::SourceSpan& where);
  void check_text(Node& node);
  bool check_swallowed_lines(const yaml_event_t& event);
  void check_lost_items(Node& node, const yaml_event_t& event);

  bool stop_at(SyntaxError error) {
    reading_.stop = std::move(error);
    return false;
  }
  bool stop_at(const char* rule, const yaml_mark_t& start, const yaml_mark_t& end, std::string message,
               const char* hint);
  void stop_at_libyaml(const yaml_parser_t& parser);
  core::SourceSpan span(const yaml_mark_t& start, const yaml_mark_t& end) const;
  std::string_view source(const yaml_event_t& event) const {
    const std::size_t start = index_.byte_at(event.start_mark.index);
    return std::string_view(text_.text()).substr(start, index_.byte_at(event.end_mark.index) - start);
  }

  const WorkingText& text_;
  CodePointIndex index_;
  NodeBuilder builder_;
  YamlReading reading_;
  TextPlace swallowing_quote_;
  int swallowing_quote_end_line_ = 0;
};

core::SourceSpan Pass::span(const yaml_mark_t& start, const yaml_mark_t& end) const {
  const TextPlace from = place_of(start);
  const TextPlace to = place_of(end);
  return text_.span(from.line, from.column, to.line, to.column);
}

YamlReading Pass::read() {
  run();
  if (reading_.stop) builder_.close_the_rest();
  reading_.has_root = builder_.has_root();
  reading_.root = builder_.take_root();
  reading_.problems = builder_.take_problems();
  return std::move(reading_);
}

void Pass::run() {
  Parser parser(text_.text());
  while (true) {
    Event event;
    const int parsed = yaml_parser_parse(parser.get(), event.get());
    reading_.characters = parser.get()->mark.index;
    if (parsed == 0) {
      stop_at_libyaml(*parser.get());
      return;
    }
    // What follows the end of the document was looked at by WorkingText; libyaml has one more word on it.
    if (event->type == YAML_DOCUMENT_END_EVENT) continue;
    if (event->type == YAML_STREAM_END_EVENT) return;
    if (event->type == YAML_DOCUMENT_START_EVENT && builder_.has_root()) {
      reading_.is_final = true;
      stop_at("second-document", event->start_mark, event->end_mark, "a second document begins here",
              "one article a file");
      return;
    }
    if (!take(*event.get())) return;
  }
}

bool Pass::stop_at(const char* rule, const yaml_mark_t& start, const yaml_mark_t& end, std::string message,
                   const char* hint) {
  SyntaxError error;
  error.finding = {core::Severity::error, rule, span(start, end), std::move(message), hint};
  error.place = place_of(start);
  return stop_at(std::move(error));
}

void Pass::stop_at_libyaml(const yaml_parser_t& parser) {
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
  stop.open_flow = builder_.open_flow();
  stop.swallowing_quote = swallowing_quote_;
  stop.swallowing_quote_end_line = swallowing_quote_end_line_;
  stop_at(explain(stop, text_));
}

bool Pass::take(const yaml_event_t& event) {
  // -Wswitch-enum wants every event named; the rest carry nothing.
  const bool opens = event.type == YAML_MAPPING_START_EVENT || event.type == YAML_SEQUENCE_START_EVENT;
  if ((opens || event.type == YAML_SCALAR_EVENT || event.type == YAML_ALIAS_EVENT) && ++reading_.values > kMostValues) {
    reading_.is_final = true;
    return stop_at("too-long", event.start_mark, event.start_mark,
                   "the file has more than " + std::to_string(kMostValues) + " values", "one article a file");
  }
  if (opens) {
    if (builder_.depth() >= kDeepest) {
      return stop_at("too-deep", event.start_mark, event.end_mark,
                     "more than " + std::to_string(kDeepest) + " levels deep", kWriteItOut);
    }
    open(event);
    return true;
  }
  if (event.type == YAML_MAPPING_END_EVENT || event.type == YAML_SEQUENCE_END_EVENT) {
    builder_.close(place_of(event.end_mark), index_.byte_at(event.end_mark.index));
    return true;
  }
  if (event.type == YAML_SCALAR_EVENT) return take_scalar(event);
  if (event.type == YAML_ALIAS_EVENT) return take_alias(event);
  return true;
}

bool Pass::take_alias(const yaml_event_t& event) {
  Node node;
  node.span = span(event.start_mark, event.end_mark);
  node.text = std::string("*") + reinterpret_cast<const char*>(event.data.alias.anchor);
  node.reported = true;
  // Of `<<: *x` the key was reported.
  if (!builder_.drops_value()) {
    builder_.report("anchor-or-tag", node.span, "anchors and aliases are not used here", kWriteItOut);
  }
  return add(std::move(node), event);
}

bool Pass::add(Node scalar, const yaml_event_t& event) {
  reading_.stop =
      builder_.add(std::move(scalar), index_.byte_at(event.start_mark.index), index_.byte_at(event.end_mark.index));
  return !reading_.stop;
}

void Pass::open(const yaml_event_t& event) {
  const auto& mapping = event.data.mapping_start;
  const auto& sequence = event.data.sequence_start;
  const bool is_mapping = event.type == YAML_MAPPING_START_EVENT;
  Node node;
  node.kind = is_mapping ? Node::Kind::mapping : Node::Kind::sequence;
  node.span = span(event.start_mark, event.end_mark);
  node.reported = is_mapping ? check_anchor(mapping.anchor, mapping.tag, node.span)
                             : check_anchor(sequence.anchor, sequence.tag, node.span);
  const bool flow = is_mapping ? mapping.style == YAML_FLOW_MAPPING_STYLE : sequence.style == YAML_FLOW_SEQUENCE_STYLE;
  builder_.open(std::move(node), flow, place_of(event.start_mark).column);
}

bool Pass::take_scalar(const yaml_event_t& event) {
  const auto& scalar = event.data.scalar;
  Node node;
  node.span = span(event.start_mark, event.end_mark);
  node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
  node.quoted = scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  node.reported = check_anchor(scalar.anchor, scalar.tag, node.span);

  if (node.quoted) {
    if (event.end_mark.line > event.start_mark.line && !check_swallowed_lines(event)) {
      return stop_at(unclosed_quote(place_of(event.start_mark), text_));
    }
    if (const core::SourceSpan typed = text_.requoted(node.span.line); typed.line != 0 && builder_.awaits_value()) {
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
    const std::size_t start = index_.byte_at(event.start_mark.index);
    const std::size_t header_end = std::min(text_.text().find('\n', start), text_.text().size());
    const std::string_view header =
        stripped(without_comment(std::string_view(text_.text()).substr(start, header_end - start)));
    if (header.find_first_of("0123456789") != std::string_view::npos) {
      ReadingStop stop;
      stop.context = "while scanning a block scalar";
      stop.place = stop.context_place = place_of(event.start_mark);
      return stop_at(explain(stop, text_));
    }
  }
  check_text(node);
  return add(std::move(node), event);
}

bool Pass::check_anchor(const unsigned char* anchor, const unsigned char* tag, const core::SourceSpan& where) {
  if (anchor != nullptr) builder_.report("anchor-or-tag", where, "anchors and aliases are not used here", kWriteItOut);
  if (tag != nullptr) builder_.report("anchor-or-tag", where, "tags are not used here", kWriteItOut);
  return anchor != nullptr || tag != nullptr;
}

void Pass::check_text(Node& node) {
  if (!node.quoted) {
    if (const std::string_view quote = typographic_start(node.text); !quote.empty()) {
      core::SourceSpan where = node.span;
      where.end_line = where.line;
      where.end_column = where.column + 1;
      if (quote == "\u00A0") {
        builder_.report("smart-quote", where, "no-break space", "use a space");
      } else {
        builder_.report("smart-quote", where, "typographic quote " + std::string(quote), "use \" or nothing");
      }
      node.reported = true;
    }
  } else if (const auto forbidden = first_forbidden(node.text)) {
    builder_.report("control-character", node.span, "control character " + code_point_name(*forbidden), "leave it out");
    node.reported = true;
  }
  if (node.text.size() > static_cast<std::size_t>(kLongestValue) && core::code_points(node.text) > kLongestValue) {
    builder_.report("too-long", node.span, "a value of more than " + std::to_string(kLongestValue) + " characters",
                    "say it shorter");
    node.reported = true;
  }
}

/// Whether a quoted value over several lines may be meant: false when it runs over a line that looks like an entry
/// and is not indented below its own, or when it ends at what was meant as an opening quote.
bool Pass::check_swallowed_lines(const yaml_event_t& event) {
  const TextPlace start = place_of(event.start_mark);
  const TextPlace end = place_of(event.end_mark);
  const int owner = builder_.block_column();  // of the block entry or item that holds the value
  for (int line = start.line + 1; line <= end.line; ++line) {
    if (text_.is_silent(line) || text_.indent(line) + 1 > owner) continue;
    const std::string_view words = stripped(text_.line(line));
    const std::size_t colon = words.find(": ");
    const bool ends_with_colon = words.back() == ':';
    if (text_.begins_item(line) || ends_with_colon || (colon != std::string_view::npos && colon < 60)) return false;
  }
  const std::string_view value = source(event);
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
void Pass::check_lost_items(Node& node, const yaml_event_t& event) {
  const TextPlace start = place_of(event.start_mark);
  const TextPlace end = place_of(event.end_mark);
  for (int line = start.line + 1; line <= end.line; ++line) {
    if (!text_.begins_item(line)) continue;
    const int column = text_.indent(line) + 1;
    builder_.report("yaml-syntax", text_.span(line, column, line, column + 1),
                    "this item is indented below a line that has a value already", "items of a list under one another");
    node.reported = true;
    return;
  }
}

}  // namespace

YamlReading read_once(const WorkingText& text) { return Pass(text).read(); }

}  // namespace casebook::casefile
