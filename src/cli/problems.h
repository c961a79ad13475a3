#pragma once
// How what is wrong with case files is told: by `check`, `add` and `verify`.

#include <string>
#include <vector>

#include "casefile/case_reader.h"
#include "cli/output_options.h"
#include "cli/run.h"
#include "core/diagnostic.h"
#include "document/document.h"

namespace casebook::cli {

/// Prints every problem of the files to `err`, with the lines concerned, in the order of the files.
void print_problems(const std::vector<casefile::CheckedFile>& files, Io& io);

/// All problems of the files, and "1 error, 1 warning in 1 file".
std::vector<core::Diagnostic> all_problems(const std::vector<casefile::CheckedFile>& files);
bool has_error(const std::vector<core::Diagnostic>& problems);
/// How many files the list stands for: the lines of a .jsonl file are one.
std::size_t count_files(const std::vector<casefile::CheckedFile>& files);

/// The problems as rows: file, line, column, end_line, end_column, path, severity, rule, message, hint.
document::Table problem_table(const std::vector<core::Diagnostic>& problems);

/// The options of a command whose rows are problems: as text on `err` unless a --format is given.
void add_problem_output(CLI::App& app, OutputOptions& options);
/// Prints the rows where a --format is given. \returns whether it did
bool write_problem_rows(const std::vector<core::Diagnostic>& problems, const OutputOptions& options, Io& io);

/// "1 article", "2 articles".
std::string counted(std::int64_t number, const std::string& singular, const std::string& plural = {});

}  // namespace casebook::cli
