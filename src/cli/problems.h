#pragma once
// How what is wrong with case files is told: by `check`, `add` and `verify`.

#include <cstdint>
#include <string>
#include <vector>

#include "casefile/case_reader.h"
#include "cli/output_options.h"
#include "cli/run.h"
#include "core/diagnostic.h"
#include "document/document.h"

namespace casebook::cli {

/// The problems of a call, file after file, however many: of each severity the first kMost are printed or kept, the rest is counted.
class Problems {
 public:
  static constexpr std::uint64_t kMost = 1'000;

  /// Takes the problems of a file. \param print  to `err`, with the lines concerned; else they are kept as rows
  void take(const casefile::CheckedFile& file, bool print, Io& io);
  bool any() const { return !counts_.empty(); }
  bool has_error() const { return counts_.count(core::Severity::error) != 0; }
  const std::vector<core::Diagnostic>& kept() const { return kept_; }
  /// "and 12 more errors"; empty when all were printed or kept.
  std::string rest() const;
  /// "1 error, 1 warning in 3 files".
  std::string summary(std::size_t files) const { return core::summarise_diagnostics(counts_, files); }

 private:
  core::ProblemCounts counts_;
  std::vector<core::Diagnostic> kept_;
};

/// Prints the problems of one file to `err`, with the lines concerned.
void print_problems(const casefile::CheckedFile& file, Io& io);

/// All problems of a few files.
std::vector<core::Diagnostic> all_problems(const std::vector<casefile::CheckedFile>& files);
bool has_error(const std::vector<core::Diagnostic>& problems);

/// The problems as rows: file, line, column, end_line, end_column, path, severity, rule, message, hint.
document::Table problem_table(const std::vector<core::Diagnostic>& problems);

/// After the problems: how many were not printed, and how many there are in all; nothing when there are none.
void print_summary(const Problems& problems, std::size_t files, bool nothing_changed, Io& io);

/// The options of a command whose rows are problems: as text on `err` unless a --format is given.
void add_problem_output(CLI::App& app, OutputOptions& options);
/// \throws core::UsageError for --output without --format, before any work is done
void require_format_for_output(const OutputOptions& options);
/// Prints the rows where a --format is given. \returns whether it did
bool write_problem_rows(const std::vector<core::Diagnostic>& problems, const OutputOptions& options, Io& io);

/// "1 article", "2 articles".
std::string counted(std::int64_t number, const std::string& singular, const std::string& plural = {});

}  // namespace casebook::cli
