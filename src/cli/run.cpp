#include "cli/run.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <ostream>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/completion.h"
#include "cli/outside_program.h"
#include "cli/output_options.h"
#include "cli/pager.h"
#include "cli/parse_failure.h"
#include "core/diagnostic.h"
#include "core/errors.h"

namespace casebook::cli {
namespace {

int run_action(const CommandLine& chosen, Io& io) {
  Context context{io, chosen.database};
  return chosen.action(context);
}

/// Long output on a terminal goes through a pager; who leaves it early has seen enough, which is no failure.
int run_paged(const CommandLine& chosen, Io& io) {
  const std::string pager = io.height > 0 ? pager_command(io.environment) : std::string();
  if (pager.empty()) return run_action(chosen, io);
  PagedOutput paged(io.out, io.err, pager, {io.width, io.height});
  Io shown{paged.out(), paged.err(), io.in, io.width, io.height, io.colour, io.unicode, io.progress, io.now, io.environment};
  try {
    const int code = run_action(chosen, shown);
    paged.finish();
    return code;
  } catch (const core::StoreError&) {
    if (paged.was_left()) return 0;
    throw;
  }
}

/// Parses and runs; what goes wrong comes out as an exception.
int run_command(int argc, const char* const* argv, Io& io) {
  CLI::App app;
  CommandLine chosen;
  set_up_command_line(app, chosen);
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
  if (chosen.database.empty()) chosen.database = environment_value(io.environment, "CASEBOOK_DB");
  if (chosen.database.empty()) chosen.database = "casebook.db";
  return chosen.no_pager ? run_action(chosen, io) : run_paged(chosen, io);
}

/// Answers a shell that completes; a shell shows no errors.
int complete(int argc, const char* const* argv, Io& io) noexcept {
  try {
    write_text(completion_lines(argv[2], {argv + 3, argv + argc}, io), {}, io);
    return 0;
  } catch (...) {
    return 1;
  }
}

int complain(Io& io, std::string_view message, int code) {
  io.err << "casebook: " << message << '\n';
  io.err.flush();
  return code;
}

}  // namespace

int run(int argc, const char* const* argv, Io& io) {
  if (argc > 2 && argv[1] == kCompletionCall) return complete(argc, argv, io);
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
