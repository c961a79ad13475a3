// casebook restore

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <system_error>

#include "cli/command.h"
#include "cli/progress_line.h"
#include "core/errors.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string file;
};

/// Keeps other programs from writing a catalogue that is about to be replaced, and rolls back what a killed one left: its journal would be
/// taken for one of the new file. A file that is damaged, or is no catalogue, has no writers to wait for.
class Lock {
 public:
  explicit Lock(const fs::path& file) {
    try {
      database_.emplace(file, store::Access::read_write);
      transaction_.emplace(*database_);
    } catch (const core::StoreError&) {
      transaction_.reset();
    }
  }
  bool held() const { return transaction_.has_value(); }

 private:
  std::optional<store::Database> database_;
  std::optional<store::Transaction> transaction_;
};

bool is_catalogue(const fs::path& file) {
  try {
    store::Database database(file, store::Access::read_only);
    return store::identify(database).application_id == store::kApplicationId;
  } catch (const core::StoreError&) {
    return false;
  }
}

int run(const Options& options, Context& context) {
  const fs::path& current = context.database;
  std::error_code error;
  if (fs::equivalent(options.file, current, error)) throw core::UsageError(fmt::format("{} is the catalogue itself", options.file));
  const fs::path made = current.string() + ".restored";
  fs::remove(made, error);
  copy_with_progress(options.file, made, context.io);
  if (fs::exists(current, error)) {
    const Lock lock(current);
    if (!lock.held() && is_catalogue(current)) {
      fs::remove(made, error);
      throw core::StoreError(fmt::format("{} is locked or may not be written; it was left as it is", current.string()));
    }
    if (!lock.held()) fs::remove(current.string() + "-journal", error);
    fs::rename(made, current, error);
  } else {
    fs::remove(current.string() + "-journal", error);
    fs::rename(made, current, error);
  }
  if (error) throw core::StoreError(fmt::format("{} could not be put in place: {}", current.string(), error.message()));
  context.io.err << fmt::format("restored {} from {}\n", current.string(), options.file);
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
