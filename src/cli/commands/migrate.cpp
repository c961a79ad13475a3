// casebook migrate

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <memory>
#include <ostream>
#include <system_error>

#include "casefile/case_paths.h"
#include "casefile/loader.h"
#include "cli/command.h"
#include "cli/problems.h"
#include "core/errors.h"
#include "store/catalogue_file.h"
#include "store/migrator.h"
#include "store/view_installer.h"

namespace casebook::cli {
namespace {

/// The program's vocabularies, and its articles that the catalogue has, where the texts differ. An article that was taken out stays out.
std::vector<casefile::CaseText> newer_seed(store::Database& database) {
  std::map<std::string, std::string> held;
  store::Statement files = database.prepare("SELECT path, content FROM case_files ORDER BY path");
  while (files.step()) held.emplace(files.text("path").value_or(""), files.text("content").value_or(""));
  std::vector<casefile::CaseText> newer;
  for (auto& text : casefile::embedded_case_texts("seed/")) {
    const auto found = held.find(text.path);
    const bool vocabulary = text.path.rfind("seed/vocabulary/", 0) == 0;
    if (found == held.end() ? vocabulary : found->second != text.text) newer.push_back(std::move(text));
  }
  return newer;
}

void load_seed(store::Database& database, const std::vector<casefile::CaseText>& texts, Io& io) {
  const auto files = casefile::check_case_texts(texts, casefile::catalogue_surroundings(database, io.now.substr(0, 10)));
  if (has_error(all_problems(files))) {
    throw core::CaseFileError("the program's seed does not fit this catalogue; its vocabularies and articles were left as they are",
                              all_problems(files));
  }
  casefile::load_files(database, files, io.now, "seed");
  for (const auto& file : files) io.err << fmt::format("brought {} up to date\n", file.file.path);
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
  auto seed = older ? std::vector<casefile::CaseText>() : newer_seed(database);
  if (!other_views && seed.empty()) return 0;
  const std::string backup = backup_name(context.database, from);
  store::copy_catalogue(context.database, backup, false);
  io.err << fmt::format("copied {} to {}\n", context.database.string(), backup);
  for (const auto& name : store::migrate(database, store::embedded::migrations(), store::embedded::views(), io.now)) {
    io.err << fmt::format("applied {}\n", name);
  }
  if (older) seed = newer_seed(database);
  if (older) casefile::derive_all(database);
  if (!seed.empty()) load_seed(database, seed, io);
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
                               "its views, and brings the program's newer vocabularies and its newer versions of the articles that came with it. Silent "
                               "when there is nothing to do.",
                               "casebook migrate\ncasebook --db own.db migrate"},
                              setup};

}  // namespace casebook::cli
