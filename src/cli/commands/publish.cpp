// casebook publish

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <ostream>
#include <system_error>

#include "cli/command.h"
#include "cli/problems.h"
#include "cli/progress_line.h"
#include "core/text.h"
#include "site/site.h"

namespace casebook::cli {
namespace {

struct Options {
  std::string folder;
  bool abstracts = false;
};

/// SQLite's WebAssembly build: beside the program where it was built, below share/ where it was installed; empty: neither.
std::filesystem::path sqlite_folder() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  if (error) return {};
  for (const auto& folder : {program / "sqlite-wasm", program.parent_path() / "share" / "casebook" / "sqlite-wasm"}) {
    if (std::filesystem::exists(folder / "index.mjs", error) && std::filesystem::exists(folder / "sqlite3.wasm", error)) return folder;
  }
  return {};
}

int run(const Options& options, Context& context) {
  query::Catalogue catalogue = query::Catalogue::open(context.database);
  site::SiteFolder folder(options.folder);
  ProgressLine progress(context.io);
  site::SiteOptions asked;
  asked.sqlite = sqlite_folder();
  asked.abstracts = options.abstracts;
  asked.progress = [&progress](std::uint64_t done, std::uint64_t total) { progress.show("publishing", done, total, ProgressLine::Unit::pages); };
  const site::Written written = site::publish(catalogue, asked, folder);
  progress.clear();
  for (const auto& path : written.kept) context.io.err << core::visible_text(fmt::format("left {}, which the site no longer has and somebody changed", path)) << '\n';
  if (asked.sqlite.empty()) context.io.err << "without the page that asks in SQL: SQLite's WebAssembly build is not beside the program, see docs/publish.md\n";
  const std::string where = core::visible_text(options.folder);
  if (written.is_new) {
    context.io.err << fmt::format("made the site {0}: open {0}/index.html\n", where);
  } else {
    context.io.err << fmt::format("published to {}: {} changed, {} removed\n", where, counted(static_cast<std::int64_t>(written.changed), "file"), written.removed);
  }
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("DIR", options->folder, "the folder of the site: new, empty, or one that was published to")->required();
  app.add_flag("--abstracts", options->abstracts, "leave imported abstracts in the copy of the catalogue, where you may pass them on");
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_publish;
const Command command_publish{
    "publish",
    CommandGroup::questions,
    {"write a site that needs no server",
     "Writes pages that any web host serves, or a browser opens from the folder: every answer with its pictures, a page for each treatment and article, a search, "
     "a page that asks it in SQL, and the catalogue, its rows, references and case files to take away. Files that would be the same are left untouched, those that are no longer needed "
     "go; a folder that holds anything else is refused. If anything fails, the site that stood there stays.",
     "casebook publish site\ncasebook --db own.db publish /srv/www/casebook"},
    setup};

}  // namespace casebook::cli
