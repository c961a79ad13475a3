#pragma once
// What a JSON Schema says of a tree, read by the rules of draft-07 and without the code that wrote the schema. A keyword that is not
// known here is an error of the test: nothing passes unread.

#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "casefile/case_schema.h"
#include "casefile/node.h"

namespace casebook::tests {

class SchemaValidator {
 public:
  using Value = casefile::SchemaValue;
  using Node = casefile::Node;

  explicit SchemaValidator(const Value& schema) : root_(schema) {}

  /// What is wrong, as "path: words"; empty when the tree is valid.
  std::vector<std::string> problems(const Node& node) const {
    std::vector<std::string> found;
    check(node, root_, "", found);
    return found;
  }

 private:
  using Found = std::vector<std::string>;

  static const Value::Members& members(const Value& value) { return std::get<Value::Members>(value.value); }
  static const Value::List& items(const Value& value) { return std::get<Value::List>(value.value); }
  static const std::string& words(const Value& value) { return std::get<std::string>(value.value); }
  static std::size_t number(const Value& value) { return static_cast<std::size_t>(std::get<std::int64_t>(value.value)); }

  static const Value* member(const Value& value, const std::string& name) {
    for (const auto& [key, held] : members(value)) {
      if (key == name) return &held;
    }
    return nullptr;
  }

  /// As YAML 1.2 takes it: a plain 2017 is an integer, a plain `yes` a string.
  static std::string type_of(const Node& node) {
    if (node.kind == Node::Kind::mapping) return "object";
    if (node.kind == Node::Kind::sequence) return "array";
    static const std::regex kInteger("[-+]?[0-9]+"), kNumber("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    if (node.quoted) return "string";
    if (node.text == "true" || node.text == "false") return "boolean";
    if (std::regex_match(node.text, kInteger)) return "integer";
    return std::regex_match(node.text, kNumber) ? "number" : "string";
  }

  static bool is_of_type(const Node& node, const std::string& wanted) {
    const std::string type = type_of(node);
    return type == wanted || (type == "integer" && wanted == "number");
  }

  const Value& resolved(const std::string& reference) const {
    const std::string kFront = "#/definitions/";
    if (reference.rfind(kFront, 0) != 0 || reference.find(' ') != std::string::npos) throw std::logic_error("odd reference " + reference);
    const Value* const found = member(*member(root_, "definitions"), reference.substr(kFront.size()));
    if (found == nullptr) throw std::logic_error("reference to nothing: " + reference);
    return *found;
  }

  bool holds(const Node& node, const Value& schema) const {
    Found found;
    check(node, schema, "", found);
    return found.empty();
  }

  std::size_t how_many_hold(const Node& node, const Value& schemas) const {
    std::size_t number = 0;
    for (const Value& schema : items(schemas)) number += holds(node, schema) ? 1U : 0U;
    return number;
  }

  void check(const Node& node, const Value& schema, const std::string& path, Found& found) const {
    if (const auto* flag = std::get_if<bool>(&schema.value)) {
      if (!*flag) found.push_back(path + ": not allowed");
      return;
    }
    if (const Value* const reference = member(schema, "$ref")) return check(node, resolved(words(*reference)), path, found);
    for (const auto& [keyword, rule] : members(schema)) check_keyword(node, schema, keyword, rule, path, found);
  }

  void check_keyword(const Node& node, const Value& schema, const std::string& keyword, const Value& rule, const std::string& path, Found& found) const {
    static const std::set<std::string> kSaid{"$schema", "title", "description", "definitions", "then", "else"};
    const bool object = node.kind == Node::Kind::mapping;
    const bool array = node.kind == Node::Kind::sequence;
    const bool string = type_of(node) == "string";
    const auto wrong = [&](const std::string& what) { found.push_back(path + ": " + what); };
    if (kSaid.count(keyword) == 1) return;
    if (keyword == "type") {
      bool fits = false;
      if (const auto* only = std::get_if<std::string>(&rule.value)) {
        fits = is_of_type(node, *only);
      } else {
        for (const Value& one : items(rule)) fits = fits || is_of_type(node, words(one));
      }
      if (!fits) wrong("is " + type_of(node));
    } else if (keyword == "enum") {
      bool fits = false;
      for (const Value& one : items(rule)) fits = fits || (string && words(one) == node.text);
      if (!fits) wrong("none of the words");
    } else if (keyword == "pattern") {
      if (string && !std::regex_search(node.text, std::regex(words(rule)))) wrong("does not match");
    } else if (keyword == "minLength") {
      if (string && node.text.size() < number(rule)) wrong("too short");
    } else if (keyword == "minItems") {
      if (array && node.items.size() < number(rule)) wrong("too few items");
    } else if (keyword == "minProperties") {
      if (object && node.entries.size() < number(rule)) wrong("too few keys");
    } else if (keyword == "items") {
      for (std::size_t i = 0; array && i < node.items.size(); ++i) check(node.items[i], rule, path + "/" + std::to_string(i), found);
    } else if (keyword == "required") {
      for (const Value& key : items(rule)) {
        if (object && node.find(words(key)) == nullptr) wrong("no '" + words(key) + "'");
      }
    } else if (keyword == "properties") {
      for (const auto& entry : node.entries) {
        if (const Value* const own = member(rule, entry.key.text)) check(entry.value, *own, path + "/" + entry.key.text, found);
      }
    } else if (keyword == "additionalProperties") {
      const Value* const named = member(schema, "properties");
      for (const auto& entry : node.entries) {
        if (named == nullptr || member(*named, entry.key.text) == nullptr) check(entry.value, rule, path + "/" + entry.key.text, found);
      }
    } else if (keyword == "allOf") {
      for (const Value& one : items(rule)) check(node, one, path, found);
    } else if (keyword == "anyOf") {
      if (how_many_hold(node, rule) == 0) wrong("fits none");
    } else if (keyword == "oneOf") {
      if (how_many_hold(node, rule) != 1) wrong("fits not just one");
    } else if (keyword == "if") {
      const Value* const next = member(schema, holds(node, rule) ? "then" : "else");
      if (next != nullptr) check(node, *next, path, found);
    } else {
      throw std::logic_error("the test knows no keyword " + keyword);
    }
  }

  const Value& root_;
};

}  // namespace casebook::tests
