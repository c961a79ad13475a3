#include "cli/parse_failure.h"

#include <fmt/format.h>

#include <vector>

#include "core/nearest_name.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

std::string with_suggestion(std::string message, const std::string& typed, const std::vector<std::string>& names) {
  const std::string near = core::did_you_mean(typed, names);
  return near.empty() ? message : message + "; " + near;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* from = &app; from != nullptr; from = from->get_parent()) {
    for (const CLI::Option* option : from->get_options()) {
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

}  // namespace

const CLI::App& reached_command(const CLI::App& root) {
  const auto parsed = root.get_subcommands();
  return parsed.empty() ? root : reached_command(*parsed.front());
}

std::string explain_parse_error(const CLI::App& root, const CLI::ParseError& error) {
  const CLI::App& app = reached_command(root);
  std::string stray;
  for (const auto& word : root.remaining(true)) {
    if (word.empty() || word == "--") continue;
    if (word.size() > 1 && word[0] == '-') {
      const std::string option = word.substr(0, word.find('='));
      const std::string shown = core::visible_text(option);
      return with_suggestion(&app == &root ? fmt::format("no option {}", shown) : fmt::format("{} has no option {}", app.get_name(), shown),
                             option, option_names(app));
    }
    if (stray.empty()) stray = word;
  }
  const auto names = command_names(app);
  if (!stray.empty() && !names.empty()) {
    const char* what = &app == &root ? "no command" : "no format";
    return with_suggestion(fmt::format("{} '{}'", what, core::visible_text(stray)), stray, names);
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && names.empty()) {
    // CLI11: 'PATH is required'
    std::string missing = error.what();
    return fmt::format("{} needs {}", app.get_name(), core::visible_text(missing.substr(0, missing.find(' '))));
  }
  if (!stray.empty()) return fmt::format("unexpected argument '{}'", core::visible_text(stray));
  if (!names.empty() && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return fmt::format("{} needs {}: {}", &app == &root ? "casebook" : app.get_name(), &app == &root ? "a command" : "a format",
                       fmt::join(names, ", "));
  }
  return core::visible_text(error.what());
}

}  // namespace casebook::cli
