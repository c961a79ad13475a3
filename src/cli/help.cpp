#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/text.h"

namespace casebook::cli {
namespace {

constexpr int kTermWidth = 22;   // of the left column, margins included
constexpr char kExamplesFollow = '\x1e';   // between description and examples in CLI11's one text

using Entry = std::pair<std::string, std::string>;

std::string entry_text(const Entry& entry, int width) {
  const std::string indent(kTermWidth, ' ');
  std::string wrapped = core::wrap_text(entry.second, width, indent);
  const std::string term = "  " + entry.first;
  if (core::display_width(term) + 2 > kTermWidth) return fmt::format("{}\n{}\n", term, wrapped);
  return fmt::format("{:<{}}{}\n", term, kTermWidth, wrapped.substr(indent.size()));
}

std::string section(std::string_view title, const std::vector<Entry>& entries, int width) {
  if (entries.empty()) return {};
  std::string text = fmt::format("\n{}:\n", title);
  for (const auto& entry : entries) text += entry_text(entry, width);
  return text;
}

std::string paragraphs(std::string_view text, int width) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    std::string paragraph(text.substr(0, end));
    std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
    out += "\n" + core::wrap_text(paragraph, width) + "\n";
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return out;
}

std::string full_name(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent == nullptr ? app.get_name() : full_name(*parent) + " " + app.get_name();
}

std::string usage(const CLI::App& app) {
  std::string words = app.get_parent() == nullptr ? "casebook [--db FILE] COMMAND" : "casebook [--db FILE]" + full_name(app).substr(8);
  if (app.get_parent() == nullptr) return words;
  if (!app.get_subcommands({}).empty()) return words + " FORMAT";
  words += " [OPTIONS]";
  for (const CLI::Option* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); })) {
    std::string name = option->get_name(true, false);
    if (option->get_expected_max() > 1) name += "...";
    words += option->get_required() ? " " + name : " [" + name + "]";
  }
  return words;
}

std::vector<Entry> arguments(const CLI::App& app) {
  std::vector<Entry> entries;
  for (const CLI::Option* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); })) {
    entries.emplace_back(option->get_name(true, false) + (option->get_expected_max() > 1 ? "..." : ""), option->get_description());
  }
  return entries;
}

Entry option_entry(const CLI::Option& option) {
  std::string names;
  for (const auto& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
  for (const auto& name : option.get_lnames()) names += (names.empty() ? "--" : ", --") + name;
  if (option.get_type_size() != 0 && !option.get_option_text().empty()) names += " " + option.get_option_text();
  return {names, option.get_description()};
}

std::vector<Entry> options(const CLI::App& app) {
  std::vector<Entry> entries;
  for (const CLI::Option* option : app.get_options([](const CLI::Option* o) { return o->nonpositional(); })) {
    if (option != app.get_help_ptr()) entries.push_back(option_entry(*option));
  }
  if (const CLI::App* root = app.get_parent(); root != nullptr) {
    while (root->get_parent() != nullptr) root = root->get_parent();
    if (const CLI::Option* db = root->get_option_no_throw("--db"); db != nullptr) entries.push_back(option_entry(*db));
  }
  if (app.get_help_ptr() != nullptr) entries.push_back(option_entry(*app.get_help_ptr()));
  return entries;
}

std::string subcommands(const CLI::App& app, int width) {
  std::string text;
  std::vector<std::string> groups;
  for (const CLI::App* command : app.get_subcommands({})) {
    if (std::find(groups.begin(), groups.end(), command->get_group()) == groups.end()) groups.push_back(command->get_group());
  }
  for (const auto& group : groups) {
    std::vector<Entry> entries;
    for (const CLI::App* command : app.get_subcommands({})) {
      if (command->get_group() == group) entries.emplace_back(command->get_name(), command->get_description());
    }
    text += section(group, entries, width);
  }
  return text;
}

}  // namespace

void set_help(CLI::App& app, const Help& help) {
  app.description(std::string(help.summary));
  app.footer(std::string(help.description) + kExamplesFollow + std::string(help.examples));
}

std::string help_text(const CLI::App& app, int width) {
  width = std::clamp(width, 60, 100);
  const std::string footer = app.get_footer();
  const auto split = std::min(footer.find(kExamplesFollow), footer.size());
  std::string text = core::wrap_text(full_name(app) + ": " + app.get_description(), width) + "\n";
  text += "\n" + core::wrap_text("Usage: " + usage(app), width) + "\n";
  text += paragraphs(std::string_view(footer).substr(0, split), width);
  text += section("Arguments", arguments(app), width);
  text += subcommands(app, width);
  text += section("Options", options(app), width);
  text += "\nExamples:\n";
  std::string_view examples = std::string_view(footer).substr(std::min(split + 1, footer.size()));
  while (!examples.empty()) {
    const auto end = std::min(examples.find('\n'), examples.size());
    text += fmt::format("  {}\n", examples.substr(0, end));
    examples.remove_prefix(std::min(end + 1, examples.size()));
  }
  text += "\nExit codes: 0 fine, 1 data or processing problem, 2 usage\n";
  return text;
}

}  // namespace casebook::cli
