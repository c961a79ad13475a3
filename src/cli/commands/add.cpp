// casebook add

#include <memory>
#include <ostream>

#include "casefile/case_input.h"
#include "casefile/loader.h"
#include "cli/change_lines.h"
#include "cli/command.h"
#include "cli/problems.h"
#include "cli/progress_line.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
};

int run(const Options& options, Context& context) {
  Io& io = context.io;
  const auto input = casefile::CaseInput::of({options.paths.begin(), options.paths.end()});
  store::Database database = store::open_catalogue(context.database, store::Access::read_write);
  ProgressLine progress(io);
  Problems problems;
  ChangeLines changes;
  casefile::CallWatch watch;
  watch.checked = [&](const casefile::CheckedFile& file) {
    if (file.problems.empty()) return;
    progress.clear();
    problems.take(file, true, io);
  };
  watch.changed = [&](const casefile::FileChange& change) { changes.take(change); };
  watch.progress = shown_on(progress);
  const bool loaded = casefile::load_cases(database, input, io.now, "curator", watch);
  progress.clear();
  print_summary(problems, input.files(), !loaded, io);
  if (!loaded) return 1;
  io.err << changes.text();
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "case files (.yaml, .jsonl), or folders to search for them")->required();
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_add;
const Command command_add{"add",
                          CommandGroup::case_files,
                          {"load case files",
                           "Checks the files and loads all of them, or none when one has an error. A file that was loaded before and has not changed "
                           "is left alone; a changed one takes the place of what it said.\n\n"
                           "Vocabulary files and notices are loaded the same way. A .jsonl file holds the same keys as JSON, one article a line, and is "
                           "read line by line, however long it is.",
                           "casebook add draft.yaml\ncasebook add cases/ notices/example-2019.yaml\ncasebook add bulk.jsonl"},
                          setup};

}  // namespace casebook::cli
