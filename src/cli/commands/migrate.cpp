// casebook migrate

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <memory>
#include <ostream>
#include <system_error>

#include "casefile/case_paths.h"
#include "casefile/checking.h"
#include "casefile/loader.h"
#include "casefile/seed_update.h"
#include "cli/command.h"
#include "cli/progress_line.h"
#include "cli/problems.h"
#include "core/errors.h"
#include "core/text.h"
#include "store/catalogue_file.h"
#include "store/migrator.h"
#include "store/view_installer.h"

namespace casebook::cli {
namespace {

/// "brought seed/vocabulary/sites.yaml up to date (2 new terms: a, b)"
std::string brought_line(const casefile::FileChange& change) {
  std::string line = fmt::format("brought {} up to date", change.path);
  if (!change.new_terms.empty()) {
    line += fmt::format(" ({}: {})", counted(static_cast<std::int64_t>(change.new_terms.size()), "new term"), fmt::join(change.new_terms, ", "));
  } else if (change.claims > 0) {
    line += fmt::format(" ({}: {} new, {} gone)", counted(change.claims, "claim"), change.claims_added, change.claims_removed);
  }
  return line;
}

void bring(store::Database& database, const casefile::SeedUpdate& update, Io& io) {
  if (has_error(all_problems(update.files))) {
    throw core::CaseFileError("the program's seed does not fit this catalogue; its vocabularies and articles were left as they are",
                              all_problems(update.files));
  }
  for (const auto& change : casefile::load_files(database, update.files, io.now, "seed")) {
    if (change.kind != casefile::FileChange::Kind::unchanged) io.err << core::visible_text(brought_line(change)) << '\n';
  }
}

void tell_what_stays(const casefile::SeedUpdate& update, Io& io) {
  for (const auto& left : update.left) io.err << core::visible_text(fmt::format("left as you changed it: {} ({})", left.what, left.how)) << '\n';
  for (const auto& citekey : update.removed) io.err << core::visible_text(fmt::format("left out as you removed it: {}", citekey)) << '\n';
}

casefile::SeedUpdate seed_update(store::Database& database, const Io& io) {
  return casefile::find_seed_update(database, casefile::embedded_case_texts("seed/"), io.now.substr(0, 10));
}

/// '<db>.backup-<version>'; a number behind it when that stands already.
std::string backup_name(const std::filesystem::path& file, int version) {
  const std::string name = fmt::format("{}.backup-{}", file.string(), version);
  std::string free = name;
  std::error_code ignored;
  for (int n = 2; std::filesystem::exists(free, ignored); ++n) free = fmt::format("{}-{}", name, n);
  return free;
}

int run(Context& context) {
  Io& io = context.io;
  store::Database database = store::open_to_migrate(context.database);
  const int from = store::schema_version(database);
  const bool older = from < store::known_version();
  const bool other_views = older || !store::views_are_current(database, store::embedded::views());
  // Of an older schema, what its case_files hold can be read only afterwards.
  auto update = other_views ? casefile::SeedUpdate() : seed_update(database, io);
  if (other_views || !update.files.empty()) {
    const std::string backup = backup_name(context.database, from);
    copy_with_progress(context.database, backup, io);
    io.err << fmt::format("copied {} to {}\n", context.database.string(), backup);
  }
  for (const auto& name : store::migrate(database, store::embedded::migrations(), store::embedded::views(), io.now, casefile::derive_all)) {
    io.err << fmt::format("applied {}\n", name);
  }
  if (other_views) update = seed_update(database, io);
  if (!update.files.empty()) {
    try {
      bring(database, update, io);
    } catch (const core::StoreError& error) {
      if (!other_views) throw;
      throw core::StoreError(fmt::format("the schema and the views were brought up, the program's newer terms and articles were not: {}; `casebook migrate` brings them", error.what()),
                             error.sqlite_code());
    }
  }
  tell_what_stays(update, io);
  return 0;
}

Action setup(CLI::App&) {
  return [](Context& context) { return run(context); };
}

}  // namespace

extern const Command command_migrate;
const Command command_migrate{"migrate",
                              CommandGroup::upkeep,
                              {"bring an older catalogue up to this program",
                               "Copies the catalogue to FILE.backup-N first, N being its schema version, then applies the migrations that it lacks, renews "
                               "its views, and brings the program's newer vocabularies and its newer versions of the articles that came with it.\n\n"
                               "What you changed stays and is listed: facts of terms, terms you renamed, articles of which you loaded a file of your own, "
                               "articles you removed. Silent when there is nothing to do and nothing to list.",
                               "casebook migrate\ncasebook --db own.db migrate"},
                              setup};

}  // namespace casebook::cli
