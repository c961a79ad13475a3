#pragma once
// A tree and the findings of a reading as text, so that a failing comparison shows both sides.

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "casefile/node.h"
#include "places.h"

namespace casebook::casefile {

/// The tree without places and quoting.
inline std::string tree_text(const Node& node) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::scalar:
      return "<" + node.text + ">";
    case Node::Kind::sequence:
      for (const Node& item : node.items) text += tree_text(item) + " ";
      return "[ " + text + "]";
    case Node::Kind::mapping:
      for (const Node::Entry& entry : node.entries) text += entry.key.text + "=" + tree_text(entry.value) + " ";
      return "{ " + text + "}";
  }
  return text;
}

/// "3:10-3:14", or "12: courses[0].dose" for JSON.
inline std::string place_text(const core::SourceSpan& span) {
  if (span.column == 0) return std::to_string(span.line) + ": " + span.path;
  return std::to_string(span.line) + ":" + std::to_string(span.column) + "-" + std::to_string(span.end_line) + ":" +
         std::to_string(span.end_column);
}

/// "3:10 quote-not-closed: this " is never closed", one for each finding.
inline std::vector<std::string> findings(const ParsedFile& file) {
  std::vector<std::string> lines;
  for (const core::Diagnostic& problem : file.problems) {
    std::string place = std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column);
    if (problem.where.column == 0) place = place_text(problem.where);
    lines.push_back(place + " " + problem.rule + ": " + problem.message);
  }
  return lines;
}

inline std::vector<std::string> yaml_findings(const std::string& text) { return findings(read_yaml("a.yaml", text)); }

inline std::string yaml_tree(const std::string& text) { return tree_text(read_yaml("a.yaml", text).root); }

/// The hint of the only finding; how many there are when that is not one.
inline std::string yaml_hint(const std::string& text) {
  const ParsedFile file = read_yaml("a.yaml", text);
  if (file.problems.size() != 1) return std::to_string(file.problems.size()) + " findings";
  return file.problems.front().hint;
}

inline std::string fixture(const std::string& name) {
  std::ifstream file(tests::source_folder() / "tests/fixtures/case_files" / name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace casebook::casefile
