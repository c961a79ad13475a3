// casebook init

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "casefile/case_paths.h"
#include "casefile/checking.h"
#include "casefile/loader.h"
#include "cli/command.h"
#include "cli/problems.h"
#include "core/errors.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

struct Options {
  bool further = false;
  bool empty = false;
};

bool wanted(const std::string& path, const Options& options) {
  const auto in = [&](std::string_view folder) { return path.compare(0, folder.size(), folder) == 0; };
  if (in("seed/vocabulary/")) return true;
  if (in("seed/further/")) return options.further;
  return !options.empty;
}

int run(const Options& options, Context& context) {
  if (options.further && options.empty) throw core::UsageError("--further and --empty exclude each other");
  std::vector<casefile::CaseText> texts;
  for (auto& text : casefile::embedded_case_texts("seed/")) {
    if (wanted(text.path, options)) texts.push_back(std::move(text));
  }
  std::int64_t articles = 0;
  std::int64_t claims = 0;
  store::create_catalogue(context.database, context.io.now, [&](store::Database& database) {
    const auto files = casefile::check_case_texts(texts, casefile::catalogue_surroundings(database, context.io.now.substr(0, 10)));
    if (has_error(all_problems(files))) {
      throw core::CaseFileError("the seed that came with the program cannot be loaded", all_problems(files));
    }
    casefile::load_files(database, files, context.io.now, "seed");
    articles = database.integer("SELECT count(*) FROM articles");
    claims = database.integer("SELECT count(*) FROM claims");
  });
  context.io.err << fmt::format("made {}: {}, {}\n", context.database.string(), counted(articles, "article"), counted(claims, "claim"));
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_flag("--further", options->further, "also the further curated reports that came with the program");
  app.add_flag("--empty", options->empty, "the vocabularies alone, no article");
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_init;
const Command command_init{"init",
                           CommandGroup::catalogue,
                           {"make a new catalogue",
                            "Makes the file that --db names, with the vocabularies and the first article, Albers et al. 2017. A file that exists is "
                            "left as it is. The catalogue stands under its name only when it is complete.",
                            "casebook init\ncasebook init --further\ncasebook --db own.db init --empty"},
                           setup};

}  // namespace casebook::cli
