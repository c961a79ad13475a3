// casebook export: one subcommand a format

#include <memory>
#include <vector>

#include "casefile/loader.h"
#include "cli/command.h"
#include "cli/output_options.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

/// A format of export: as a command, one level deeper.
struct Format {
  const char* name;
  Help help;
  Action (*setup)(CLI::App& app);
};

struct CaseOptions {
  std::string key;
  OutputOptions output;
};

Action set_up_case(CLI::App& app) {
  auto options = std::make_shared<CaseOptions>();
  app.add_option("KEY", options->key, "the article's key: albers-2017")->required();
  add_output_file(app, options->output);
  return [options](Context& context) {
    store::Database database = store::open_catalogue(context.database, store::Access::read_only);
    write_text(casefile::export_case(database, options->key), options->output, context.io);
    return 0;
  };
}

constexpr Format kFormats[] = {
    {"case",
     {"the case file of an article",
      "Writes an article as the case file that `add` reads: loading it into another catalogue gives the same claims. Comments of the original are not "
      "kept.",
      "casebook export case albers-2017\ncasebook export case albers-2017 --output albers-2017.yaml"},
     set_up_case},
};

Action setup(CLI::App& app) {
  app.require_subcommand(1);
  auto formats = std::make_shared<std::vector<std::pair<CLI::App*, Action>>>();
  for (const auto& format : kFormats) {
    CLI::App* sub = app.add_subcommand(format.name);
    sub->group("Formats");
    sub->fallthrough();
    set_help(*sub, format.help);
    formats->emplace_back(sub, format.setup(*sub));
  }
  return [formats](Context& context) {
    for (const auto& [sub, action] : *formats) {
      if (sub->parsed()) return action(context);
    }
    return 2;
  };
}

}  // namespace

extern const Command command_export;
const Command command_export{"export",
                             CommandGroup::case_files,
                             {"write out what the catalogue holds",
                              "Writes in the format that is named next.",
                              "casebook export case albers-2017"},
                             setup};

}  // namespace casebook::cli
