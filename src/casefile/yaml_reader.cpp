#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "casefile/limits.h"
#include "casefile/node.h"
#include "casefile/syntax_error.h"
#include "casefile/working_text.h"
#include "casefile/yaml_reading.h"

namespace casebook::casefile {

namespace {

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

ParsedFile too_long_file(std::string path, std::uint64_t bytes) {
  ParsedFile file;
  const std::uint64_t tenths = bytes * 10 / (1024 * 1024);
  file.problems.push_back(
      {core::Severity::error,
       "too-long",
       {path, 1, 1, 1, 1, {}},
       "the file has " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB, 4 MB is the most",
       "one article a file"});
  file.path = std::move(path);
  return file;
}

ParsedFile read_yaml(std::string path, std::string text) {
  if (text.size() > kLargestFile) return too_long_file(std::move(path), text.size());
  ParsedFile file;
  file.path = std::move(path);
  file.text = std::move(text);

  WorkingText working(file.path, file.text, file.problems);
  std::size_t values = 0;
  std::size_t characters = 0;
  for (int rereads = 0;; ++rereads) {
    YamlReading reading = read_once(working);
    values += reading.values;
    characters += reading.characters;
    bool ended = !reading.stop || reading.is_final || rereads == kMostRereads || values > 2 * kMostValues ||
                 characters > 10 * kLargestFile;
    LineRange aside{};
    if (reading.stop) {
      core::Diagnostic finding = reading.stop->finding;
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
        aside = remedy(*reading.stop, working);
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
      } else if (!reading.is_final) {
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
