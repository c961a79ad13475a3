#include "cli/manual.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/environment.h"
#include "cli/help.h"
#include "cli/version.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

/// 'casebook-export-csv'
std::string page_name(const HelpParts& parts) {
  std::string name = parts.name;
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

void append_character(std::string& out, std::string_view text, const core::CodePoint& character, std::size_t at) {
  if (character.value >= 0x80) {
    out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(character.value));
    return;
  }
  switch (text[at]) {
    case '\\':
      out += "\\(rs";
      break;
    case '-':
      out += "\\-";   // a plain one may come out as a hyphen, which no shell takes
      break;
    case '\'':
      out += "\\(aq";
      break;
    case '^':
      out += "\\(ha";
      break;
    case '~':
      out += "\\(ti";
      break;
    case '\n':
      out += ' ';
      break;
    default:
      out += text[at];
  }
}

/// As it stands, backquotes too: of examples and names.
std::string roff_words(std::string_view text) {
  std::string out = text.substr(0, 1) == "." ? "\\&" : "";
  for (std::size_t at = 0; at < text.size();) {
    const auto character = core::code_point_at(text, at);
    if (text[at] == '`') {
      out += "\\(ga";
    } else {
      append_character(out, text, character, at);
    }
    at += character.length;
  }
  return out;
}

/// Bold what is typed, italic (upper case) what stands for something, brackets as they are.
std::string roff_usage(std::string_view usage) {
  std::string out;
  for (std::size_t at = 0; at < usage.size();) {
    const auto ends = [](char c) { return c == ' ' || c == '[' || c == ']' || c == '.' || c == ',' || c == '\''; };
    std::size_t end = at;
    while (end < usage.size() && !ends(usage[end])) ++end;
    if (end == at) {
      out += roff_words(usage.substr(at++, 1));
      continue;
    }
    const std::string_view word = usage.substr(at, end - at);
    const bool typed = std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::islower(c) != 0; }) || word.front() == '-';
    out += fmt::format("{}{}\\fR", typed ? "\\fB" : "\\fI", roff_words(word));
    at = end;
  }
  return out;
}

std::string entries_text(const std::vector<HelpEntry>& entries) {
  std::string text;
  for (const auto& [term, meaning] : entries) text += fmt::format(".TP\n{}\n{}\n", roff_usage(term), roff_text(meaning));
  return text;
}

std::string see_also(const CLI::App& app, const HelpParts& parts) {
  std::vector<std::string> pages;
  const CLI::App* parent = app.get_parent();
  if (parent != nullptr) pages.push_back(page_name(help_parts(*parent)));
  for (const CLI::App* command : app.get_subcommands({})) pages.push_back(page_name(parts) + "-" + command->get_name());
  std::string text = ".SH SEE ALSO\n";
  for (const auto& page : pages) text += fmt::format(".BR {} (1){}\n", roff_words(page), &page == &pages.back() ? "" : ",");
  return pages.empty() ? std::string() : text;
}

std::string environment_text() {
  std::string text = ".SH ENVIRONMENT\n";
  for (const auto& variable : kEnvironment) text += fmt::format(".TP\n\\fB{}\\fR\n{}\n", variable.name, roff_text(variable.meaning));
  return text + ".SH FILES\n.TP\n\\fBcasebook.db\\fR\nthe catalogue, in the current folder, where neither \\-\\-db nor CASEBOOK_DB names another\n";
}

constexpr std::string_view kNotes =
    ".SH NOTES\n"
    "casebook shows published evidence. It is not medical advice.\n"
    ".PP\n"
    "A fact that is wrong is mended in its case file: \\fBcasebook export case\\fR \\fIKEY\\fR writes the file, \\fBcasebook add\\fR takes the mended one.\n"
    "Of an article that came with the program, tell its maintainers which line of \\fBseed/\\fR is wrong.\n";

void add_pages(const CLI::App& app, std::vector<std::pair<std::string, std::string>>& pages) {
  pages.emplace_back(page_name(help_parts(app)) + ".1", manual_page(app));
  for (const CLI::App* command : app.get_subcommands({})) add_pages(*command, pages);
}

}  // namespace

std::string roff_text(std::string_view text) {
  std::string out = text.substr(0, 1) == "." ? "\\&" : "";
  bool bold = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = core::code_point_at(text, at);
    if (text[at] == '`') {
      bold = !bold;
      out += bold ? "\\fB" : "\\fR";
    } else {
      append_character(out, text, character, at);
    }
    at += character.length;
  }
  return bold ? out + "\\fR" : out;
}

std::string manual_page(const CLI::App& app) {
  const HelpParts parts = help_parts(app);
  std::string name = page_name(parts);
  std::string upper = name;
  std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  std::string text = fmt::format(".TH {} 1 \"\" \"casebook {}\" \"casebook\"\n", upper, program_version());
  text += fmt::format(".SH NAME\n{} \\- {}\n", roff_words(name), roff_text(parts.summary));
  text += fmt::format(".SH SYNOPSIS\n{}\n.SH DESCRIPTION\n", roff_usage(parts.usage));
  for (const auto& paragraph : parts.paragraphs) {
    text += fmt::format("{}{}\n", &paragraph == &parts.paragraphs.front() ? "" : ".PP\n", roff_text(paragraph));
  }
  if (!parts.arguments.empty()) text += ".SH ARGUMENTS\n" + entries_text(parts.arguments);
  if (!parts.commands.empty()) text += ".SH COMMANDS\n";
  for (const auto& [title, entries] : parts.commands) text += fmt::format(".SS {}\n", roff_words(title)) + entries_text(entries);
  text += ".SH OPTIONS\n" + entries_text(parts.options);
  text += ".SH EXIT STATUS\n.TP\n\\fB0\\fR\nfine\n.TP\n\\fB1\\fR\nproblem with data or its processing\n.TP\n\\fB2\\fR\nusage\n";
  if (app.get_parent() == nullptr) text += environment_text();
  text += ".SH EXAMPLES\n.EX\n";
  for (const auto& example : parts.examples) text += roff_words(example) + "\n";
  text += ".EE\n";
  if (app.get_parent() == nullptr) text += kNotes;
  return text + see_also(app, parts);
}

std::vector<std::pair<std::string, std::string>> manual_pages(const CLI::App& root) {
  std::vector<std::pair<std::string, std::string>> pages;
  add_pages(root, pages);
  return pages;
}

}  // namespace casebook::cli
