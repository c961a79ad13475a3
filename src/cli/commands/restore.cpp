// casebook restore

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <ostream>
#include <system_error>

#include "cli/command.h"
#include "cli/progress_line.h"
#include "core/errors.h"

namespace casebook::cli {
namespace {

struct Options {
  std::string file;
};

int run(const Options& options, Context& context) {
  std::error_code error;
  if (std::filesystem::equivalent(options.file, context.database, error)) throw core::UsageError(fmt::format("{} is the catalogue itself", options.file));
  copy_with_progress(options.file, context.database, context.io, true);
  context.io.err << fmt::format("restored {} from {}\n", context.database.string(), options.file);
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("FILE", options->file, "the backup; it is verified and stays as it is")->required();
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_restore;
const Command command_restore{"restore",
                              CommandGroup::upkeep,
                              {"put a backup in the place of the catalogue",
                               "Verifies that FILE is a whole catalogue and puts a copy of it where the catalogue stands. When anything is wrong with FILE, "
                               "the current catalogue stays.",
                               "casebook restore monday.db\ncasebook --db own.db restore own-2024.db"},
                              setup};

}  // namespace casebook::cli
