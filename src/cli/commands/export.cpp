// casebook export: one subcommand a format

#include "cli/export_format.h"

#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"

namespace casebook::cli {
namespace {

Action setup(CLI::App& app) {
  app.require_subcommand(1);
  auto formats = std::make_shared<std::vector<std::pair<CLI::App*, Action>>>();
  for (const ExportFormat* format : export_formats()) {
    CLI::App* sub = app.add_subcommand(std::string(format->name));
    sub->group("Formats");
    sub->fallthrough();
    set_help(*sub, format->help);
    formats->emplace_back(sub, format->setup(*sub));
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
                              "casebook export case albers-2017\n"
                              "casebook export bibtex --treatment naltrexone --output naltrexone.bib\n"
                              "casebook export csv --output views/"},
                             setup};

}  // namespace casebook::cli
