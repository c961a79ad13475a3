// casebook verify

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "cli/command.h"
#include "cli/problems.h"
#include "cli/progress_line.h"
#include "core/errors.h"
#include "store/catalogue_file.h"
#include "store/migrator.h"
#include "store/verification.h"

namespace casebook::cli {
namespace {

struct Options {
  OutputOptions output;
};

int run(const Options& options, Context& context) {
  Io& io = context.io;
  store::Database database = store::open_catalogue(context.database, store::Access::read_only);
  if (const int version = store::schema_version(database); version < store::known_version()) {
    throw core::StoreError(fmt::format("{} has schema version {}, this program needs {}; bring it up with `casebook migrate`",
                                       context.database.string(), version, store::known_version()));
  }
  ProgressLine line(io);
  const auto findings =
      store::verify_catalogue(database, [&line](std::uint64_t done, std::uint64_t total) { line.show("checking", done, total, ProgressLine::Unit::checks); });
  line.clear();
  if (!write_problem_rows(findings, options.output, io) && !findings.empty()) {
    for (const auto& finding : findings) io.err << core::format_diagnostic(finding, {});
    const std::string counts = core::summarise_diagnostics(findings, 1);
    io.err << fmt::format("{} in {}\n", counts.substr(0, counts.rfind(" in ")), context.database.string());
  }
  return has_error(findings) ? 1 : 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_problem_output(app, options->output);
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_verify;
const Command command_verify{"verify",
                             CommandGroup::upkeep,
                             {"check that the catalogue is whole",
                              "Looks for damage of the file, references that lead nowhere, views of another program version, derived tables and full text "
                              "that do not follow from the claims, and whatever the checks of schema/checks find. Changes nothing. Silent when there is "
                              "nothing to say; warnings and notes are listed and leave the exit code 0.",
                              "casebook verify\ncasebook verify --format csv --output findings.csv"},
                             setup};

}  // namespace casebook::cli
