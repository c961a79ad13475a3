#pragma once
// What must hold of any case file that was read, whatever it was written in.

#include <memory>
#include <string>
#include <utility>

#include "casefile/canonical_order.h"
#include "casefile/case_items.h"
#include "casefile/case_reader.h"
#include "casefile/limits.h"
#include "casefile/node.h"
#include "casefile/vocabulary.h"
#include "property.h"

namespace casebook::fuzz {

inline const casefile::Surroundings& surroundings() {
  static const casefile::Surroundings of_the_seed{casefile::seed_vocabulary(), std::make_shared<casefile::ListedArticles>(), "2026-01-01"};
  return of_the_seed;
}

/// Spans and quoting apart.
inline bool same(const casefile::Node& one, const casefile::Node& other) {
  if (one.kind != other.kind || one.text != other.text || one.items.size() != other.items.size() || one.entries.size() != other.entries.size()) return false;
  for (std::size_t i = 0; i < one.items.size(); ++i) {
    if (!same(one.items[i], other.items[i])) return false;
  }
  for (std::size_t i = 0; i < one.entries.size(); ++i) {
    if (one.entries[i].key.text != other.entries[i].key.text || !same(one.entries[i].value, other.entries[i].value)) return false;
  }
  return true;
}

/// \param level  of the node; the outermost is 1
inline void demand_limits(const casefile::Node& node, std::size_t level = 1) {
  const bool nested = node.kind != casefile::Node::Kind::scalar;
  demand(!nested || level <= casefile::kDeepest, "no tree is deeper than the limit");
  demand(nested || node.reported || core::code_points(node.text) <= casefile::kLongestValue, "no value is longer than the limit");
  for (const auto& item : node.items) demand_limits(item, level + 1);
  for (const auto& entry : node.entries) demand_limits(entry.value, level + 1);
}

inline bool has_error(const std::vector<core::Diagnostic>& problems) {
  for (const auto& problem : problems) {
    if (problem.severity == core::Severity::error) return true;
  }
  return false;
}

/// What counts of a file; the same before and after writing.
inline std::string contents(const casefile::CaseFile& file) {
  std::string text = std::to_string(static_cast<int>(file.kind)) + " " + file.article.key + " " + file.article.title;
  const auto add = [&](std::size_t number) { text += " " + std::to_string(number); };
  for (const std::size_t number : {file.cohorts.size(), file.patients.size(), file.characteristics.size(), file.background.size(), file.errata.size(), file.links.size(),
                                   file.appraisals.size(), file.adjudications.size(), file.vocabulary.terms.size(), static_cast<std::size_t>(file.left_out)}) {
    add(number);
  }
  for (const auto* courses : {&file.prior, &file.courses}) {
    for (const auto& course : *courses) {
      for (const std::size_t number : {course.steps.size(), course.outcomes.size(), course.adverse_events.size()}) add(number);
    }
  }
  return text;
}

inline void demand_problems(const std::vector<core::Diagnostic>& problems, const std::string& source, int lines) {
  demand(problems.size() <= 2 * casefile::kMostProblems, "no more problems are listed than the limit");
  std::size_t printed = 0;
  for (const auto& problem : problems) {
    demand_position(problem, lines);
    if (++printed <= 20) demand_problem(problem, source);
  }
}

/// From the tree on: limits, positions, and that what is written of it reads as the same.
/// \param lines  of the file; 0: unknown
inline void demand_case(casefile::ParsedFile parsed, int lines) {
  demand_problems(parsed.problems, parsed.text, lines);
  demand(parsed.has_root || has_error(parsed.problems), "a file without contents has a problem", parsed.text);
  if (!parsed.has_root) return;
  demand_limits(parsed.root);
  const bool whole = parsed.problems.empty();
  casefile::Node tree = parsed.root;
  if (whole) {
    const std::string written = casefile::write_yaml(tree);
    const auto again = casefile::read_yaml("written.yaml", written);
    for (const auto& problem : again.problems) demand(problem.severity != core::Severity::error, "what is written of a file can be read", problem.message + "\n" + written);
    demand(same(tree, again.root), "a file is written as it was read", written);
  }
  const auto checked = casefile::read_case_file(std::move(parsed), surroundings());
  demand_problems(checked.problems, checked.file.text, lines);
  if (!whole || !checked.loadable()) return;
  casefile::put_in_order(tree);
  const std::string written = casefile::write_yaml(tree);
  auto again = casefile::read_yaml(checked.file.path, written);
  const auto items = casefile::case_items(casefile::read_case(again, surroundings()), surroundings().vocabulary);
  demand(items.path.empty(), "the outermost item is the file itself", items.path);
  const auto reloaded = casefile::read_case_file(std::move(again), surroundings());
  for (const auto& problem : reloaded.problems) demand(problem.severity != core::Severity::error, "a file that loads, loads in canonical form", problem.message + "\n" + written);
  demand(contents(checked.file) == contents(reloaded.file), "a file says the same in canonical form", written);
}

}  // namespace casebook::fuzz
