#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "casefile/characters.h"
#include "casefile/limits.h"
#include "casefile/node.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

namespace json = simdjson::ondemand;

/// A number as JSON writes it; simdjson on demand looks at no token that it is not asked to convert.
bool is_json_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t first = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - first;
  };
  if (at < text.size() && text[at] == '-') ++at;
  const bool zero = at < text.size() && text[at] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

std::string_view trimmed_token(std::string_view token) {
  while (!token.empty() && std::string_view(" \t\r\n").find(token.back()) != std::string_view::npos) {
    token.remove_suffix(1);
  }
  return token;
}

const char* sentence(simdjson::error_code error) {
  if (error == simdjson::UNCLOSED_STRING) return "a \" is never closed";
  if (error == simdjson::STRING_ERROR) return "a backslash in a text is followed by something unknown";
  if (error == simdjson::UNESCAPED_CHARS) return "a tab or line end inside a text must be written \\t or \\n";
  if (error == simdjson::INCOMPLETE_ARRAY_OR_OBJECT) return "a { or [ is never closed";
  return "a comma, colon, quote or bracket is missing";
}

/// One for all lines: making one costs more than most lines. A document must be gone before the next is begun.
json::parser& line_parser() {
  static thread_local json::parser parser;
  return parser;
}

constexpr std::size_t kUsualKeys = 6;    ///< of an object
constexpr std::size_t kFewKeys = 32;     ///< so many are compared one by one

class JsonReading {
 public:
  /// \param places  whether values know where they stand: naming that costs more than reading them
  JsonReading(ParsedFile& file, int line, bool places) : file_(file), line_(line), places_(places) {}

  void read(std::string_view text);
  /// The sections of the line: what is in `article`, of the others that they are there.
  void read_heading(std::string_view text);

 private:
  bool object(json::object object, const std::string& path, std::size_t depth, Node& node);
  bool array(json::array array, const std::string& path, std::size_t depth, Node& node);
  bool value(json::value value, const std::string& path, std::size_t depth, Node& node);
  bool count_value(const std::string& path);
  /// \param key  empty for an item of a list
  void check(Node& node, const std::string& path, std::string_view key);

  core::SourceSpan span(const std::string& path) const {
    if (places_) return {file_.path, line_, 0, line_, 0, path};
    core::SourceSpan line;
    line.line = line.end_line = line_;
    return line;
  }
  void place(Node& node, const std::string& path) const {
    if (places_) {
      node.span = span(path);
    } else {
      node.span.line = node.span.end_line = line_;
    }
  }
  std::string below(const std::string& path, std::string_view key) const {
    if (!places_) return {};
    return path.empty() ? shortened(key) : path + "." + shortened(key);
  }
  void report(const char* rule, const std::string& path, std::string message, std::string hint = {}) {
    if (file_.problems.size() >= kMostProblems) return;
    file_.problems.push_back({core::Severity::error, rule, span(path), std::move(message), std::move(hint)});
  }
  bool broken(const std::string& path, simdjson::error_code error) {
    report("json-syntax", path, sentence(error), "one article a line, as JSON");
    return false;
  }

  ParsedFile& file_;
  int line_;
  bool places_;
  bool escapes_ = false;      ///< the line has backslashes: texts may hold what the line itself does not
  std::size_t values_ = 0;
};

bool JsonReading::count_value(const std::string& path) {
  if (++values_ <= kMostValues) return true;
  report("too-long", path, "the line has more than " + std::to_string(kMostValues) + " values", "one article a line");
  return false;
}

void JsonReading::check(Node& node, const std::string& path, std::string_view key) {
  const bool silent = node.text.empty() && node.items.empty() && node.entries.empty();
  if (silent) {
    report("empty-value", path, (key.empty() ? "this item" : "'" + shortened(key) + "'") + " has no value", "leave the key out when the text does not say");
    node.reported = true;
  } else if (const auto forbidden = escapes_ ? first_forbidden(node.text) : std::nullopt) {
    report("control-character", path, "control character " + code_point_name(*forbidden), "leave it out");
    node.reported = true;
  } else if (node.text.size() > static_cast<std::size_t>(kLongestValue) &&
             core::code_points(node.text) > kLongestValue) {
    report("too-long", path, "a value of more than " + std::to_string(kLongestValue) + " characters", "say it shorter");
    node.reported = true;
  }
}

bool JsonReading::object(json::object object, const std::string& path, std::size_t depth, Node& node) {
  node.kind = Node::Kind::mapping;
  std::unordered_set<std::string> keys;   // of an object with many keys
  node.entries.reserve(kUsualKeys);
  for (auto field : object) {
    if (field.error()) return broken(path, field.error());
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return broken(path, error);
    // In its place at once: what is read of a broken line is not used.
    Node::Entry& entry = node.entries.emplace_back();
    entry.key.text = key;
    const std::string inner = below(path, key);
    place(entry.key, inner);
    entry.key.quoted = true;
    if (key.empty()) {
      report("json-syntax", path, "a key is empty", "\"key\": value");
      return false;
    }
    if (key.size() > static_cast<std::size_t>(kLongestKey) && core::code_points(key) > kLongestKey) {
      report("too-long", inner, "a key of more than " + std::to_string(kLongestKey) + " characters");
      return false;
    }
    if (const auto forbidden = escapes_ ? first_forbidden(entry.key.text) : std::nullopt) {
      report("control-character", inner, "control character " + code_point_name(*forbidden), "leave it out");
    }
    const std::size_t before = node.entries.size() - 1;
    if (before == kFewKeys) {
      for (std::size_t i = 0; i < before; ++i) keys.insert(node.entries[i].key.text);
    }
    const bool is_known = before < kFewKeys ? node.find(key) != &entry.value : !keys.insert(entry.key.text).second;
    if (is_known) {
      report("duplicate-key", inner, "'" + shortened(key) + "' is given twice");
    }
    json::value inside;
    if (const auto error = field.value().get(inside)) return broken(inner, error);
    if (!value(inside, inner, depth, entry.value)) return false;
    check(entry.value, inner, entry.key.text);
  }
  return true;
}

bool JsonReading::array(json::array array, const std::string& path, std::size_t depth, Node& node) {
  node.kind = Node::Kind::sequence;
  for (auto element : array) {
    const std::string inner = places_ ? path + "[" + std::to_string(node.items.size()) + "]" : std::string();
    json::value inside;
    if (const auto error = element.get(inside)) return broken(inner, error);
    Node& item = node.items.emplace_back();
    if (!value(inside, inner, depth, item)) return false;
    check(item, inner, {});
    if (places_) item.source_text = item_words(item);
  }
  return true;
}

bool JsonReading::value(json::value value, const std::string& path, std::size_t depth, Node& node) {
  if (!count_value(path)) return false;
  place(node, path);
  json::json_type type{};
  if (const auto error = value.type().get(type)) return broken(path, error);
  const bool nested = type == json::json_type::object || type == json::json_type::array;
  if (nested && depth >= kDeepest) {
    report("too-deep", path, "more than " + std::to_string(kDeepest) + " levels deep", "write it out");
    return false;
  }
  switch (type) {
    case json::json_type::object: {
      json::object inside;
      if (const auto error = value.get_object().get(inside)) return broken(path, error);
      return object(inside, path, depth + 1, node);
    }
    case json::json_type::array: {
      json::array inside;
      if (const auto error = value.get_array().get(inside)) return broken(path, error);
      return array(inside, path, depth + 1, node);
    }
    case json::json_type::string: {
      std::string_view text;
      if (const auto error = value.get_string().get(text)) return broken(path, error);
      node.text = text;
      node.quoted = true;
      return true;
    }
    case json::json_type::number:
    case json::json_type::boolean:
    case json::json_type::null: {
      const std::string_view token = trimmed_token(value.raw_json_token());
      if (token == "null") return true;
      if (token != "true" && token != "false" && !is_json_number(token)) {
        report("json-syntax", path, "'" + shortened(token) + "' is no value", "put texts in double quotes");
        return false;
      }
      node.text = std::string(token);
      return true;
    }
  }
  return broken(path, simdjson::TAPE_ERROR);
}

void JsonReading::read(std::string_view text) {
  if (text.substr(0, 3) == "\uFEFF") text.remove_prefix(3);
  if (text.size() > kLargestFile) {
    report("too-long", {}, "the line has more than 4 MB", "one article a line");
    return;
  }
  if (const auto bad = core::first_invalid_utf8(text)) {
    char byte[8];
    std::snprintf(byte, sizeof byte, "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(text[*bad])));
    report("not-utf-8", {},
           std::string("byte ") + byte + " is not UTF-8 (character " +
               std::to_string(core::code_points(text.substr(0, *bad)) + 1) + ")",
           "save as UTF-8");
    return;
  }
  if (const auto forbidden = first_forbidden(trimmed_token(text))) {
    report("control-character", {}, "control character " + code_point_name(*forbidden), "leave it out");
    return;
  }
  escapes_ = text.find('\\') != std::string_view::npos;
  simdjson::padded_string padded(text);
  json::document document;
  if (const auto error = line_parser().iterate(padded).get(document)) {
    if (error == simdjson::EMPTY) {
      report("json-syntax", {}, "the line is empty", "one article a line, as JSON");
    } else {
      broken({}, error);
    }
    return;
  }
  json::object object;
  if (const auto error = document.get_object().get(object)) {
    report("json-syntax", {},
           error == simdjson::INCORRECT_TYPE ? "the line is no JSON object" : "the line does not end with its object",
           "{ \"article\": { ... }, ... }");
    return;
  }
  Node root;
  root.span = span({});
  if (!this->object(object, {}, 1, root)) return;
  if (document.current_location().error() == simdjson::SUCCESS) {
    report("json-syntax", {}, "something follows the closing }", "one article a line");
    return;
  }
  if (root.entries.empty()) {
    report("empty-value", {}, "the object is empty", "\"article\": { ... }");
    return;
  }
  file_.root = std::move(root);
  file_.has_root = true;
}

void JsonReading::read_heading(std::string_view text) {
  if (text.substr(0, 3) == "\uFEFF") text.remove_prefix(3);
  if (text.size() > kLargestFile) return;
  simdjson::padded_string padded(text);
  json::document document;
  json::object object;
  if (line_parser().iterate(padded).get(document) || document.get_object().get(object)) return;
  Node root;
  root.kind = Node::Kind::mapping;
  root.span = span({});
  for (auto field : object) {
    Node::Entry entry;
    std::string_view key;
    if (field.error() || field.unescaped_key().get(key)) return;
    entry.key.text = std::string(key);
    entry.value.span = span(entry.key.text);
    if (key == "article" || key == "draft") {
      json::value inside;
      if (field.value().get(inside) || !value(inside, entry.key.text, 1, entry.value)) return;
    }
    root.entries.push_back(std::move(entry));
  }
  file_.root = std::move(root);
  file_.has_root = true;
}

}  // namespace

ParsedFile read_json_heading(std::string path, std::string_view text, int line) {
  ParsedFile file;
  file.path = std::move(path);
  if (core::first_invalid_utf8(text)) return file;
  JsonReading(file, line, false).read_heading(text);
  file.problems.clear();
  return file;
}

ParsedFile read_json_line(std::string path, std::string_view text, int line, bool places) {
  ParsedFile file;
  file.path = std::move(path);
  file.text = std::string(text);
  file.places = places;
  JsonReading(file, line, places).read(text);
  return file;
}

}  // namespace casebook::casefile
