// casebook check

#include <memory>
#include <ostream>

#include "casefile/case_paths.h"
#include "cli/command.h"
#include "cli/file_surroundings.h"
#include "cli/problems.h"

namespace casebook::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  OutputOptions output;
};

int run(const Options& options, Context& context) {
  Io& io = context.io;
  const auto texts = casefile::read_case_texts({options.paths.begin(), options.paths.end()});
  const auto files = casefile::check_case_texts(texts, file_surroundings(context));
  const auto problems = all_problems(files);
  if (!write_problem_rows(problems, options.output, io) && !problems.empty()) {
    print_problems(files, io);
    io.err << core::summarise_diagnostics(problems, count_files(files)) << "; nothing was changed\n";
  }
  return has_error(problems) ? 1 : 0;
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
