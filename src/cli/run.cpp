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
#include "cli/output_options.h"
#include "cli/parse_failure.h"
#include "core/diagnostic.h"
#include "core/errors.h"

namespace casebook::cli {
namespace {

std::string environment(const Io& io, const char* name) {
  const auto found = io.environment.find(name);
  return found == io.environment.end() ? std::string() : found->second;
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
  if (chosen.database.empty()) chosen.database = environment(io, "CASEBOOK_DB");
  if (chosen.database.empty()) chosen.database = "casebook.db";
  Context context{io, chosen.database};
  return chosen.action(context);
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
