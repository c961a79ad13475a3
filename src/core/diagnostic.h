#pragma once
// What is wrong with an input, where, and what to do about it.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace casebook::core {

/// An `error` stops `add`; a `warning` and a `note` do not.
enum class Severity { error, warning, note };

/// A stretch of a text file. Lines and columns count from 1, columns in characters (code points), the end is
/// exclusive. Line 0 means that there is no position. `path` is used instead of columns for JSON Lines
/// ("courses[0].steps[1].dose"); empty otherwise.
struct SourceSpan {
  std::string file;
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;
  std::string path;
};

/// One finding. `message` starts in lower case, has no full stop, says what was found and what was expected; `hint` (may be
/// empty) says what to write, and may be several lines to be taken as they stand; `rule` is the rule's name ("affected-above-cohort").
struct Diagnostic {
  Severity severity = Severity::error;
  std::string rule;
  SourceSpan where;
  std::string message;
  std::string hint;
};

/// Sorts by file, line, column, then rule, and removes repetitions of the same rule, place and message.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

/// "error", "warning" or "note".
const char* severity_name(Severity severity);

/// The text form: `file:line:col: severity: message [rule]`, the line with a marker under the whole value, a hint.
///
/// \param source  text of the file named in `diagnostic.where`; empty when it is not at hand (then no excerpt)
/// \returns lines, each ended by '\n'; control characters of the source are shown escaped
std::string format_diagnostic(const Diagnostic& diagnostic, const std::string& source);

/// How many problems there are of each severity.
using ProblemCounts = std::map<Severity, std::uint64_t>;

/// "1 error, 1 warning in 1 file"; notes are named when there are some; "no problems in 1 file" for none.
std::string summarise_diagnostics(const std::vector<Diagnostic>& diagnostics, std::size_t files);
std::string summarise_diagnostics(const ProblemCounts& counts, std::size_t files);

}  // namespace casebook::core
