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

std::string entry_text(const HelpEntry& entry, int width) {
  const std::string indent(kTermWidth, ' ');
  std::string wrapped = core::wrap_text(entry.second, width, indent);
  const std::string term = "  " + entry.first;
  if (core::display_width(term) + 2 > kTermWidth) return fmt::format("{}\n{}\n", term, wrapped);
  return fmt::format("{:<{}}{}\n", term, kTermWidth, wrapped.substr(indent.size()));
}

std::string section(std::string_view title, const std::vector<HelpEntry>& entries, int width) {
  if (entries.empty()) return {};
  std::string text = fmt::format("\n{}:\n", title);
  for (const auto& entry : entries) text += entry_text(entry, width);
  return text;
}

/// Apart by empty lines; a line end within one is a space.
std::vector<std::string> paragraphs(std::string_view text) {
  std::vector<std::string> list;
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    list.emplace_back(text.substr(0, end));
    std::replace(list.back().begin(), list.back().end(), '\n', ' ');
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return list;
}

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> list;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    list.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list;
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

std::vector<HelpEntry> arguments(const CLI::App& app) {
  std::vector<HelpEntry> entries;
  for (const CLI::Option* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); })) {
    entries.emplace_back(option->get_name(true, false) + (option->get_expected_max() > 1 ? "..." : ""), option->get_description());
  }
  return entries;
}

HelpEntry option_entry(const CLI::Option& option) {
  std::string names;
  for (const auto& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
  for (const auto& name : option.get_lnames()) names += (names.empty() ? "--" : ", --") + name;
  if (option.get_type_size() != 0 && !option.get_option_text().empty()) names += " " + option.get_option_text();
  return {names, option.get_description()};
}

std::vector<HelpEntry> options(const CLI::App& app) {
  std::vector<HelpEntry> entries;
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

std::vector<std::pair<std::string, std::vector<HelpEntry>>> subcommands(const CLI::App& app) {
  std::vector<std::pair<std::string, std::vector<HelpEntry>>> groups;
  for (const CLI::App* command : app.get_subcommands({})) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == command->get_group(); });
    if (group == groups.end()) group = groups.insert(group, {command->get_group(), {}});
    group->second.emplace_back(command->get_name(), command->get_description());
  }
  return groups;
}

}  // namespace

void set_help(CLI::App& app, const Help& help) {
  app.description(std::string(help.summary));
  app.footer(std::string(help.description) + kExamplesFollow + std::string(help.examples));
}

HelpParts help_parts(const CLI::App& app) {
  const std::string footer = app.get_footer();
  const auto split = std::min(footer.find(kExamplesFollow), footer.size());
  HelpParts parts;
  parts.name = full_name(app);
  parts.summary = app.get_description();
  parts.usage = usage(app);
  parts.paragraphs = paragraphs(std::string_view(footer).substr(0, split));
  parts.arguments = arguments(app);
  parts.commands = subcommands(app);
  parts.options = options(app);
  parts.examples = lines(std::string_view(footer).substr(std::min(split + 1, footer.size())));
  return parts;
}

std::string help_text(const CLI::App& app, int width) {
  width = std::clamp(width, 60, 100);
  const HelpParts parts = help_parts(app);
  std::string text = core::wrap_text(parts.name + ": " + parts.summary, width) + "\n";
  text += "\n" + core::wrap_text("Usage: " + parts.usage, width) + "\n";
  for (const auto& paragraph : parts.paragraphs) text += "\n" + core::wrap_text(paragraph, width) + "\n";
  text += section("Arguments", parts.arguments, width);
  for (const auto& [title, entries] : parts.commands) text += section(title, entries, width);
  text += section("Options", parts.options, width);
  text += "\nExamples:\n";
  for (const auto& example : parts.examples) text += fmt::format("  {}\n", example);
  text += "\nExit codes: 0 fine, 1 data or processing problem, 2 usage\n";
  return text;
}

}  // namespace casebook::cli
