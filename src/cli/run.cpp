#include "cli/run.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <ostream>

#include "cli/command.h"
#include "cli/output_options.h"
#include "cli/parse_failure.h"
#include "cli/version.h"
#include "core/diagnostic.h"
#include "core/errors.h"

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

std::string environment(const Io& io, const char* name) {
  const auto found = io.environment.find(name);
  return found == io.environment.end() ? std::string() : found->second;
}

struct Chosen {
  std::string database;
  Action action;
};

void set_up_commands(CLI::App& app, Chosen& chosen) {
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

/// Parses and runs; what goes wrong comes out as an exception.
int run_command(int argc, const char* const* argv, Io& io) {
  CLI::App app;
  Chosen chosen;
  app.name("casebook");
  set_help(app, kProgramHelp);
  app.set_help_flag("-h,--help", "show this help");
  app.add_option("--db", chosen.database, "the catalogue; else $CASEBOOK_DB, else casebook.db; also after the command")->option_text("FILE");
  app.set_version_flag("--version", fmt::format("casebook {}", program_version()), "show the version");
  app.require_subcommand(1);
  set_up_commands(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    write_text(help_text(reached_command(app), io.width), {}, io);
    return 0;
  } catch (const CLI::CallForVersion& version) {
    write_text(fmt::format("{}\n", version.what()), {}, io);
    return 0;
  } catch (const CLI::ParseError& error) {
    const CLI::App& reached = reached_command(app);
    throw core::UsageError(fmt::format("{}\ntry `{} --help`", explain_parse_error(app, error),
                                       &reached == &app ? "casebook" : fmt::format("casebook {}", reached.get_name())));
  }
  if (app.get_option("--db")->count() > 0 && chosen.database.empty()) throw core::UsageError("--db names no file");
  if (chosen.database.empty()) chosen.database = environment(io, "CASEBOOK_DB");
  if (chosen.database.empty()) chosen.database = "casebook.db";
  Context context{io, chosen.database};
  return chosen.action(context);
}

int complain(Io& io, std::string_view message, int code) {
  io.err << "casebook: " << message << '\n';
  io.err.flush();
  return code;
}

}  // namespace

int run(int argc, const char* const* argv, Io& io) {
  try {
    const int code = run_command(argc, argv, io);
    io.err.flush();
    return code;
  } catch (const core::UsageError& error) {
    return complain(io, error.what(), 2);
  } catch (const core::CaseFileError& error) {
    for (const auto& problem : error.diagnostics()) io.err << core::format_diagnostic(problem, {});
    return complain(io, error.what(), 1);
  } catch (const std::bad_alloc&) {
    return complain(io, "out of memory", 1);
  } catch (const std::exception& error) {   // StoreError, DomainError, and what no part of casebook foresaw
    return complain(io, error.what(), 1);
  }
}

}  // namespace casebook::cli
