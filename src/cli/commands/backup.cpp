// casebook backup

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "cli/command.h"
#include "cli/progress_line.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

struct Options {
  std::string file;
};

int run(const Options& options, Context& context) {
  copy_with_progress(context.database, options.file, context.io);
  context.io.err << fmt::format("copied {} to {}\n", context.database.string(), options.file);
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("FILE", options->file, "the copy; a file that exists is left as it is")->required();
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_backup;
const Command command_backup{"backup",
                             CommandGroup::upkeep,
                             {"copy the catalogue to another file",
                              "Makes a verified copy, also while another program reads or writes the catalogue.",
                              "casebook backup monday.db\ncasebook --db own.db backup own-2024.db"},
                             setup};

}  // namespace casebook::cli
