// Compares a file with the table of keys.

#include <fmt/format.h>

#include "casefile/characters.h"
#include "casefile/key_table.h"
#include "core/nearest_name.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

std::string shape_words(unsigned shapes) {
  std::vector<std::string> words;
  if ((shapes & kText) != 0) words.emplace_back("one value");
  if ((shapes & kTexts) != 0) words.emplace_back("a list of values");
  if ((shapes & kItems) != 0) words.emplace_back("a list of items with keys");
  if ((shapes & (kSection | kPairs)) != 0) words.emplace_back("keys with values");
  return joined(words);
}

const char* found_words(const Node& node) {
  switch (node.kind) {
    case Node::Kind::scalar:
      return "one value";
    case Node::Kind::sequence:
      return "a list";
    case Node::Kind::mapping:
      return "keys with values";
  }
  return "";
}

class KeyChecker {
 public:
  KeyChecker(const ParsedFile& parsed, bool draft, std::vector<core::Diagnostic>& problems)
      : parsed_(parsed), draft_(draft), problems_(problems) {}

  /// \param where  what is marked when a key is missing
  void check_section(const Node& node, const SectionRule& rule, const core::SourceSpan& where) {
    for (const Node::Entry& entry : node.entries) {
      const KeyRule* const known = rule_of(entry.key.text, rule);
      if (known == nullptr) {
        unknown_key(entry, rule);
      } else {
        check_value(entry, *known, rule);
      }
    }
    if (touches_set_aside(parsed_.set_aside, node.span)) return;
    for (const KeyRule& key : rule.keys) {
      if (!key.required || node.find(key.name) != nullptr || node.reported || has_odd_key(node, key, rule)) continue;
      report("key-missing", where, fmt::format("{} has no '{}'", rule.name, key.name), {});
    }
  }

 private:
  static const KeyRule* rule_of(std::string_view name, const SectionRule& rule) {
    for (const KeyRule& key : rule.keys) {
      if (key.name == name) return &key;
    }
    return nullptr;
  }

  /// A key that was reported, by the syntax reader or as unknown but near, may be the one that seems to be missing.
  static bool has_odd_key(const Node& node, const KeyRule& missing, const SectionRule& rule) {
    for (const Node::Entry& entry : node.entries) {
      if (entry.key.reported) return true;
      if (rule_of(entry.key.text, rule) == nullptr &&
          !core::nearest_names(entry.key.text, {std::string(missing.name)}).empty())
        return true;
    }
    return false;
  }

  void report(const char* rule, const core::SourceSpan& where, std::string message, std::string hint) {
    problems_.push_back({core::Severity::error, rule, where, std::move(message), std::move(hint)});
  }

  void unknown_key(const Node::Entry& entry, const SectionRule& rule) {
    if (entry.key.reported || entry.value.reported) return;
    std::vector<std::string> names;
    for (const KeyRule& key : rule.keys) names.emplace_back(key.name);
    std::string hint = core::did_you_mean(entry.key.text, names);
    if (hint.empty()) hint = "the keys are " + joined(names);
    report("unknown-key", entry.key.span, fmt::format("{} has no key '{}'", rule.name, shortened(entry.key.text)),
           hint);
  }

  void wrong_shape(const Node& node, const KeyRule& key) {
    report("wrong-shape", node.span,
           fmt::format("'{}' is {}, found {}", key.name, shape_words(key.shapes), found_words(node)), {});
  }

  void check_value(const Node::Entry& entry, const KeyRule& key, const SectionRule& rule) {
    const Node& node = entry.value;
    if (node.reported) return;
    if (node.kind == Node::Kind::scalar && node.text == "TODO" && !node.quoted) {
      if (!draft_) {
        report("empty-value", node.span, fmt::format("'{}' still says TODO", key.name),
               "leave the key out when the text does not say, or write draft: yes on top");
      }
      return;
    }
    if (!has_shape(node, key.shapes)) return wrong_shape(node, key);
    switch (node.kind) {
      case Node::Kind::scalar:
        check_choice(node, key, rule);
        break;
      case Node::Kind::sequence:
        for (const Node& item : node.items) check_item(item, key);
        break;
      case Node::Kind::mapping:
        if ((key.shapes & kSection) != 0) return check_section(node, section(key.of), entry.key.span);
        for (const Node::Entry& pair : node.entries) {
          if (pair.value.kind == Node::Kind::mapping && !pair.value.reported) {
            report("wrong-shape", pair.value.span,
                   fmt::format("'{}' is one value, found keys with values", shortened(pair.key.text)), {});
          }
        }
        break;
    }
  }

  void check_item(const Node& item, const KeyRule& key) {
    if (item.reported) return;
    if (item.kind == Node::Kind::mapping && (key.shapes & kItems) != 0)
      return check_section(item, section(key.of), item.span);
    if (item.kind == Node::Kind::scalar && (key.shapes & kTexts) != 0) return;
    if (item.kind == Node::Kind::scalar && item.text == "TODO" && draft_) return;
    const char* const wanted = (key.shapes & kItems) != 0 ? "keys with values" : "one value";
    report("wrong-shape", item.span,
           fmt::format("an item of '{}' is {}, found {}", key.name, wanted, found_words(item)), {});
  }

  static bool is_choice(std::string_view text, std::string_view choices) {
    for (std::size_t bar = choices.find('|'); bar != std::string_view::npos; bar = choices.find('|')) {
      if (choices.substr(0, bar) == text) return true;
      choices.remove_prefix(bar + 1);
    }
    return choices == text;
  }

  void check_choice(const Node& node, const KeyRule& key, const SectionRule& rule) {
    if (key.choices.empty() || is_choice(node.text, key.choices)) return;
    const std::vector<std::string> words = choices_of(rule.name, key.name);
    std::string hint = core::did_you_mean(node.text, words);
    if (hint.empty()) hint = joined(words);
    report("wrong-shape", node.span, fmt::format("'{}' cannot be '{}'", key.name, shortened(node.text)), hint);
  }

  const ParsedFile& parsed_;
  bool draft_;
  std::vector<core::Diagnostic>& problems_;
};

}  // namespace

bool touches_set_aside(const std::vector<core::SourceSpan>& set_aside, const core::SourceSpan& span) {
  for (const core::SourceSpan& lines : set_aside) {
    if (lines.line <= span.end_line + 1 && lines.end_line >= span.line - 1) return true;
  }
  return false;
}

void check_keys(const ParsedFile& parsed, std::string_view section_name, bool draft,
                std::vector<core::Diagnostic>& problems) {
  KeyChecker(parsed, draft, problems).check_section(parsed.root, section(section_name), parsed.root.span);
}

}  // namespace casebook::casefile
