#include "cli/problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "core/errors.h"
#include "document/table.h"

namespace casebook::cli {
namespace {

std::optional<std::int64_t> unless_zero(int number) {
  if (number == 0) return std::nullopt;
  return number;
}

std::optional<std::string> unless_empty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

void Problems::take(const casefile::CheckedFile& file, bool print, Io& io) {
  for (const auto& problem : file.problems) {
    if (++counts_[problem.severity] > kMost) continue;
    if (print) {
      io.err << core::format_diagnostic(problem, file.file.text);
    } else {
      kept_.push_back(problem);
    }
  }
}

std::string Problems::rest() const {
  std::vector<std::string> parts;
  for (const auto& [severity, count] : counts_) {
    if (count > kMost) parts.push_back(fmt::format("{} more {}s", count - kMost, core::severity_name(severity)));
  }
  return parts.empty() ? "" : fmt::format("and {}", fmt::join(parts, ", "));
}

void print_problems(const casefile::CheckedFile& file, Io& io) {
  for (const auto& problem : file.problems) io.err << core::format_diagnostic(problem, file.file.text);
}

std::vector<core::Diagnostic> all_problems(const std::vector<casefile::CheckedFile>& files) {
  std::vector<core::Diagnostic> problems;
  for (const auto& file : files) problems.insert(problems.end(), file.problems.begin(), file.problems.end());
  return problems;
}

bool has_error(const std::vector<core::Diagnostic>& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const auto& problem) { return problem.severity == core::Severity::error; });
}

document::Table problem_table(const std::vector<core::Diagnostic>& problems) {
  using document::cell;
  document::Table table;
  table.name = "problems";
  table.empty_text = "no problems";
  for (const char* name : {"file", "line", "column", "end_line", "end_column", "path", "severity", "rule", "message", "hint"}) {
    const std::string text = name;
    const bool number = text.find("line") != std::string::npos || text.find("column") != std::string::npos;
    table.columns.push_back(number ? document::number_column(text, text) : document::text_column(text, text));
  }
  for (const auto& problem : problems) {
    const auto& where = problem.where;
    document::add_row(table, {cell(unless_empty(where.file)), cell(unless_zero(where.line)), cell(unless_zero(where.column)),
                              cell(unless_zero(where.end_line)), cell(unless_zero(where.end_column)), cell(unless_empty(where.path)),
                              cell(core::severity_name(problem.severity)), cell(unless_empty(problem.rule)), cell(problem.message),
                              cell(unless_empty(problem.hint))});
  }
  return table;
}

void add_problem_output(CLI::App& app, OutputOptions& options) {
  options.format.clear();
  add_row_output(app, options);
  app.get_option("--format")->description(
      fmt::format("the problems as rows on standard output: one of {}; unless given, as text on standard error", fmt::join(render::format_names(), ", ")));
}

void print_summary(const Problems& problems, std::size_t files, bool nothing_changed, Io& io) {
  if (!problems.any()) return;
  if (const auto rest = problems.rest(); !rest.empty()) io.err << rest << '\n';
  io.err << problems.summary(files) << (nothing_changed ? "; nothing was changed\n" : "\n");
}

void require_format_for_output(const OutputOptions& options) {
  if (options.format.empty() && !options.output.empty() && !options.open) throw core::UsageError("--output needs a --format");
  if (!options.format.empty()) format_of(options);   // complains before the work is done
}

bool write_problem_rows(const std::vector<core::Diagnostic>& problems, const OutputOptions& options, Io& io) {
  require_format_for_output(options);
  if (options.format.empty() && !options.open) return false;
  OutputOptions rows = options;
  if (rows.format.empty()) rows.format = "html";
  write_rows(problem_table(problems), rows, io);
  return true;
}

std::string counted(std::int64_t number, const std::string& singular, const std::string& plural) {
  return fmt::format("{} {}", number, number == 1 ? singular : plural.empty() ? singular + "s" : plural);
}

}  // namespace casebook::cli
