#include "cli/command_line.h"

#include <algorithm>
#include <vector>

#include "cli/release.h"

namespace casebook::cli {
namespace {

constexpr Help kProgramHelp{
    "what case reports say about treating a rare disease",
    "A catalogue is one SQLite file. Case files go in with `add`, answers come out with `report` and `sql`.\n\n"
    "`casebook COMMAND --help` tells more of a command.",
    "casebook init\n"
    "casebook report dose-titration naltrexone\n"
    "casebook sql \"SELECT citekey, said FROM evidence\"\n"
    "casebook check draft.yaml"};

const char* group_title(CommandGroup group) {
  switch (group) {
    case CommandGroup::catalogue:
      return "The catalogue";
    case CommandGroup::case_files:
      return "Case files";
    case CommandGroup::questions:
      return "Questions";
    case CommandGroup::upkeep:
      return "Upkeep";
  }
  return "";
}

void set_up_commands(CLI::App& app, CommandLine& chosen) {
  std::vector<const Command*> sorted(commands().begin(), commands().end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const Command* a, const Command* b) { return a->group < b->group; });
  for (const Command* command : sorted) {
    CLI::App* sub = app.add_subcommand(std::string(command->name));
    sub->group(group_title(command->group));
    sub->fallthrough();
    set_help(*sub, command->help);
    Action action = command->setup(*sub);
    sub->parse_complete_callback([&chosen, action] { chosen.action = action; });
  }
}

}  // namespace

void set_up_command_line(CLI::App& app, CommandLine& chosen) {
  app.name("casebook");
  set_help(app, kProgramHelp);
  app.set_help_flag("-h,--help", "show this help");
  app.add_option("--db", chosen.database, "the catalogue; else $CASEBOOK_DB, else casebook.db; also after the command")->option_text("FILE");
  app.add_flag("--no-pager", chosen.no_pager, "print long output straight to the terminal; also after the command");
  app.set_version_flag("--version", release_text, "show the version of the program, its schema and its seed");
  app.require_subcommand(1);
  set_up_commands(app, chosen);
}

}  // namespace casebook::cli
