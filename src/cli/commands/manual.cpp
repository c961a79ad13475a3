// casebook manual

#include "cli/manual.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/output_options.h"
#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

struct Options {
  std::vector<std::string> words;
  OutputOptions output;
};

const CLI::App& named_command(const CLI::App& from, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* command : from.get_subcommands({})) {
    if (command->get_name() == word) return *command;
    names.push_back(command->get_name());
  }
  const std::string near = core::did_you_mean(word, names);
  throw core::UsageError(fmt::format("no command '{}'{}", core::visible_text(word), near.empty() ? "" : "; " + near));
}

int run(const Options& options, Context& context) {
  CLI::App root;
  CommandLine unused;
  set_up_command_line(root, unused);
  const CLI::App* app = &root;
  for (const auto& word : options.words) app = &named_command(*app, word);
  const std::string& output = options.output.output;
  if (output.empty() || output.back() != '/') {
    write_text(manual_page(*app), options.output, context.io);
    return 0;
  }
  std::error_code error;
  std::filesystem::create_directories(output, error);
  if (error) throw core::StoreError(fmt::format("{} could not be made: {}", output, error.message()));
  for (const auto& [name, text] : manual_pages(*app)) {
    Output file(context.io, output + name);
    file.write(text);
    file.finish();
  }
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("COMMAND", options->words, "the command, and its format: export csv; without it the page of the program");
  add_output_file(app, options->output);
  app.get_option("--output")->description("write to FILE instead of standard output. A name that ends in / is a folder: it takes the page and those of all commands below");
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_manual;
const Command command_manual{"manual",
                             CommandGroup::upkeep,
                             {"write pages for man",
                              "Writes the page of a command, or of the program, as man(1) takes it: the same texts as --help. Where casebook is installed, `man casebook` "
                              "and `man casebook-report` have them already.",
                              "casebook manual report | man -l -\ncasebook manual --output man1/"},
                             setup};

}  // namespace casebook::cli
