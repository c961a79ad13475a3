#pragma once
// What a fuzz target demands of the code that it feeds. A property that fails ends the run, and libFuzzer keeps the input.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/diagnostic.h"
#include "core/reading.h"
#include "core/text.h"

namespace casebook::fuzz {

/// \param seen  what contradicts the property, to be printed
inline void demand(bool holds, std::string_view property, std::string_view seen = {}) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(property.size()), property.data());
  if (!seen.empty()) std::fprintf(stderr, "seen: %s\n", core::visible_text(seen, true).c_str());
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(data), size);
}

/// UTF-8 in which nothing stands that a terminal acts upon.
inline void demand_harmless(std::string_view words) { demand(core::visible_text(words, true) == words, "words for a reader hold no control characters", words); }

/// The rules of core/diagnostic.h for what is said of an input; printed, it does nothing to a terminal.
/// \param source  the text that it is about; empty: not at hand
inline void demand_problem(const core::Diagnostic& problem, const std::string& source = {}) {
  demand(!problem.rule.empty(), "a problem has a rule", problem.message);
  demand(!problem.message.empty(), "a problem has a message", problem.rule);
  demand(problem.message.back() != '.', "a message has no full stop", problem.message);
  demand_harmless(core::format_diagnostic(problem, source));
}

template <typename T>
void demand_reading(const core::Reading<T>& reading) {
  bool error = false;
  for (const core::Finding& finding : reading.findings) {
    demand_problem({finding.severity, finding.rule, {}, finding.message, finding.hint});
    error = error || finding.severity == core::Severity::error;
  }
  demand(reading.value.has_value() != error, "there is a value exactly when there is no error");
}

/// \param lines  of the text; 0: unknown
inline void demand_position(const core::Diagnostic& problem, int lines) {
  demand(problem.where.line >= 1 || problem.rule == "file-broken", "a problem has a line, unless nothing of the file can be read", problem.message);
  demand(lines == 0 || problem.where.line <= lines + 1, "the line is one of the file", problem.message);
  demand(problem.where.column >= 0 && problem.where.end_line >= problem.where.line, "a problem ends behind its beginning", problem.message);
  demand(problem.where.end_line > problem.where.line || problem.where.end_column >= problem.where.column, "a problem ends behind its beginning", problem.message);
}

inline int lines_of(std::string_view text) {
  int lines = 1;
  for (const char c : text) lines += c == '\n' ? 1 : 0;
  return lines;
}

}  // namespace casebook::fuzz
