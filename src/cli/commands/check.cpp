// casebook check

#include <memory>
#include <ostream>

#include "casefile/case_input.h"
#include "casefile/loader.h"
#include "cli/command.h"
#include "cli/file_surroundings.h"
#include "cli/problems.h"
#include "cli/progress_line.h"

namespace casebook::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  OutputOptions output;
};

int run(const Options& options, Context& context) {
  Io& io = context.io;
  require_format_for_output(options.output);
  const auto input = casefile::CaseInput::of({options.paths.begin(), options.paths.end()});
  const bool print = options.output.format.empty();
  ProgressLine progress(io);
  Problems problems;
  casefile::CallWatch watch;
  watch.checked = [&](const casefile::CheckedFile& file) {
    if (file.problems.empty()) return;
    progress.clear();
    problems.take(file, print, io);
  };
  watch.progress = shown_on(progress);
  const bool good = casefile::check_cases(input, file_surroundings(context), watch);
  progress.clear();
  if (!write_problem_rows(problems.kept(), options.output, io)) {
    print_summary(problems, input.files(), true, io);
  } else if (!problems.rest().empty()) {
    io.err << problems.rest() << ", which are not listed\n";
  }
  return good ? 0 : 1;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "case files (.yaml, .jsonl), or folders to search for them")->required();
  add_problem_output(app, options->output);
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_check;
const Command command_check{"check",
                            CommandGroup::case_files,
                            {"list every problem of case files",
                             "Reads the files and lists all that is wrong with them, each with file, line and column, without changing anything. Errors "
                             "would stop `add`; warnings and notes would not. Silent when there is nothing to say.\n\n"
                             "Terms are looked up in the catalogue, or in the vocabularies that came with the program where there is none yet.",
                             "casebook check draft.yaml\ncasebook check cases/ --format json"},
                            setup};

}  // namespace casebook::cli
