// casebook remove

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "casefile/loader.h"
#include "cli/command.h"
#include "cli/problems.h"
#include "core/text.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

struct Options {
  std::string key;
};

int run(const Options& options, Context& context) {
  store::Database database = store::open_catalogue(context.database, store::Access::read_write);
  const int claims = casefile::remove_article(database, options.key);
  context.io.err << fmt::format("removed {} ({})\n", core::visible_text(options.key), counted(claims, "claim"));
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("KEY", options->key, "the article's key: albers-2017")->required();
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_remove;
const Command command_remove{"remove",
                             CommandGroup::case_files,
                             {"take an article out",
                              "Takes an article out of the catalogue, with its patients, claims and notices. Its case file stays where it is; `export "
                              "case` writes it back before.",
                              "casebook remove albers-2017"},
                             setup};

}  // namespace casebook::cli
