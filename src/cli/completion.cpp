#include "cli/completion.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "cli/command_line.h"
#include "cli/outside_program.h"
#include "core/text.h"
#include "query/catalogue.h"
#include "query/vocabulary_terms.h"
#include "render/render.h"
#include "report/report.h"

namespace casebook::cli {
namespace {

using Word = Completions::Word;

constexpr int kMostArticles = 200;
constexpr const char* kArticles = "SELECT citekey FROM articles WHERE citekey >= :typed ORDER BY citekey LIMIT :most";

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// The line up to the word that is being typed.
struct Line {
  const CLI::App* app = nullptr;              ///< the command reached
  const CLI::Option* waiting = nullptr;       ///< the option whose value comes next
  std::vector<std::string> arguments;         ///< of the command
  std::set<const CLI::Option*> given;
  bool options_ended = false;                 ///< by --
  std::string database;                       ///< --db
  const Io* io = nullptr;
};

const CLI::Option* option_named(const CLI::App& from, std::string_view typed) {
  for (const CLI::App* app = &from; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      const auto is = [&](const std::string& name) { return typed == name; };
      if (begins(typed, "--") ? std::any_of(option->get_lnames().begin(), option->get_lnames().end(), [&](const auto& name) { return is("--" + name); })
                              : std::any_of(option->get_snames().begin(), option->get_snames().end(), [&](const auto& name) { return is("-" + name); })) {
        return option;
      }
    }
  }
  return nullptr;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

const CLI::App* command_named(const CLI::App& from, const std::string& word) {
  for (const CLI::App* command : from.get_subcommands({})) {
    if (command->get_name() == word) return command;
  }
  return nullptr;
}

void take_value(Line& line, const CLI::Option& option, const std::string& value) {
  const auto& names = option.get_lnames();
  if (std::find(names.begin(), names.end(), "db") != names.end()) line.database = value;
}

void take_option(Line& line, const std::string& word) {
  const auto equals = word.find('=');
  const CLI::Option* option = option_named(*line.app, std::string_view(word).substr(0, equals));
  if (option == nullptr) return;
  line.given.insert(option);
  if (!takes_value(*option)) return;
  if (equals == std::string::npos) {
    line.waiting = option;
  } else {
    take_value(line, *option, word.substr(equals + 1));
  }
}

void take_word(Line& line, const std::string& word) {
  if (line.waiting != nullptr) {
    take_value(line, *line.waiting, word);
    line.waiting = nullptr;
  } else if (!line.options_ended && word == "--") {
    line.options_ended = true;
  } else if (!line.options_ended && word.size() > 1 && word[0] == '-') {
    take_option(line, word);
  } else if (const CLI::App* command = command_named(*line.app, word); command != nullptr) {
    line.app = command;
  } else {
    line.arguments.push_back(word);
  }
}

std::filesystem::path database_of(const Line& line) {
  std::string file = line.database;
  if (begins(file, "~/")) file = environment_value(line.io->environment, "HOME") + file.substr(1);
  if (file.empty()) file = environment_value(line.io->environment, "CASEBOOK_DB");
  return file.empty() ? "casebook.db" : file;
}

/// Runs `ask` over the catalogue; whatever is wrong with it means that there is nothing to offer.
std::vector<Word> asked(const Line& line, const std::function<std::vector<Word>(query::Catalogue&)>& ask) {
  try {
    query::Catalogue catalogue = query::Catalogue::open(database_of(line));
    return ask(catalogue);
  } catch (const std::exception&) {
    return {};
  }
}

std::vector<Word> articles(const Line& line, const std::string& typed) {
  return asked(line, [&](query::Catalogue& catalogue) {
    std::vector<Word> words;
    auto keys = catalogue.database().prepare(kArticles);
    keys.bind(":typed", typed);
    keys.bind(":most", kMostArticles);
    while (keys.step()) words.push_back({*keys.text("citekey"), {}});
    return words;
  });
}

/// Names; where something is typed, synonyms too.
std::vector<Word> terms(const Line& line, const std::string& typed, std::string_view vocabulary) {
  return asked(line, [&](query::Catalogue& catalogue) {
    std::vector<Word> words;
    for (const auto& term : query::vocabulary_terms(catalogue, vocabulary).rows) {
      if (term.word == term.name) words.push_back({term.word, {}});
      else if (!typed.empty()) words.push_back({term.word, term.name});
    }
    return words;
  });
}

std::vector<Word> words_of(std::initializer_list<const char*> list) {
  std::vector<Word> words;
  for (const char* one : list) words.push_back({one, {}});
  return words;
}

std::vector<Word> formats(const Line&, const std::string&) {
  std::vector<Word> words;
  for (const auto& name : render::format_names()) words.push_back({name, {}});
  return words;
}

std::vector<Word> report_names() {
  std::vector<Word> words;
  for (const report::Report* report : report::reports()) words.push_back({std::string(report->name), std::string(report->question)});
  return words;
}

/// What a report is about: the words behind its name.
std::vector<Word> report_subjects(const Line& line, const std::string& typed) {
  const report::Report* report = line.arguments.empty() ? nullptr : report::find_report(line.arguments.front());
  if (report == nullptr || report->subject == report::Subject::none) return {};
  return report->subject == report::Subject::article ? articles(line, typed) : terms(line, typed, "interventions");
}

std::vector<Word> commands_below(const CLI::App& app) {
  std::vector<Word> words;
  for (const CLI::App* command : app.get_subcommands({})) words.push_back({command->get_name(), command->get_description()});
  return words;
}

const CLI::App& root_of(const CLI::App& app) { return app.get_parent() == nullptr ? app : root_of(*app.get_parent()); }

std::vector<Word> commands_to_describe(const Line& line) {
  const CLI::App* app = &root_of(*line.app);
  for (const auto& word : line.arguments) {
    app = command_named(*app, word);
    if (app == nullptr) return {};
  }
  return commands_below(*app);
}

using Offer = std::function<std::vector<Word>(const Line&, const std::string& typed)>;

std::vector<Word> nothing(const Line&, const std::string&) { return {}; }

/// What stands for a value in --help, and what may stand there. Files are offered by the shell.
const std::map<std::string, Offer>& offers() {
  static const std::map<std::string, Offer> kOffers{
      {"FORMAT", formats},
      {"KEY", articles},
      {"ARTICLE", articles},
      {"TREATMENT", [](const Line& line, const std::string& typed) { return terms(line, typed, "interventions"); }},
      {"SECOND", [](const Line& line, const std::string& typed) { return terms(line, typed, "interventions"); }},
      {"CONDITION", [](const Line& line, const std::string& typed) { return terms(line, typed, "conditions"); }},
      {"ENDPOINT", [](const Line& line, const std::string& typed) { return terms(line, typed, "endpoints"); }},
      {"SITE", [](const Line& line, const std::string& typed) { return terms(line, typed, "sites"); }},
      {"SEX", [](const Line&, const std::string&) { return words_of({"female", "male"}); }},
      {"REPORT", [](const Line&, const std::string&) { return report_names(); }},
      {"SUBJECT", report_subjects},
      {"COMMAND", [](const Line& line, const std::string&) { return commands_to_describe(line); }},
      {"SHELL", [](const Line&, const std::string&) { return words_of({"bash", "zsh", "fish"}); }},
      {"WORDS",
       [](const Line& line, const std::string&) {
         return line.arguments.empty() ? words_of({"conditions", "interventions", "endpoints", "sites"}) : std::vector<Word>();
       }},
      {"PLACES", [](const Line&, const std::string&) { return words_of({"titles", "abstracts", "claims"}); }},
      {"KIND",
       [](const Line&, const std::string&) {
         return words_of({"correction", "retraction", "partial retraction", "expression of concern", "corrected and republished", "reinstatement"});
       }},
      {"CLAIM", [](const Line&, const std::string&) { return words_of({"nothing", "everything"}); }},
      {"'A, B'", nothing},
      {"DATE", nothing},
      {"DOI", nothing},
      {"FIELD=READER", nothing},
      {"FIGURE", nothing},
      {"LEVEL", nothing},
      {"MIN-MAX", nothing},
      {"N", nothing},
      {"NAME", nothing},
      {"NAME=VALUE", nothing},
      {"NUMBER", nothing},
      {"QUERY", nothing},
      {"SECONDS", nothing},
      {"TABLE", nothing},
      {"TEXT", nothing},
      {"WORD", nothing}};
  return kOffers;
}

constexpr std::array<std::string_view, 5> kFiles{"FILE", "PATH", "DIR", "A", "B"};

bool names_file(std::string_view placeholder) { return std::find(kFiles.begin(), kFiles.end(), placeholder) != kFiles.end(); }

Completions offered(const Line& line, std::string placeholder, const std::string& typed) {
  if (names_file(placeholder)) return {true, {}};
  // The report's own words are narrower than what the help calls them.
  if (line.app->get_name() == "report" && line.waiting == nullptr) placeholder = line.arguments.empty() ? "REPORT" : "SUBJECT";
  const auto found = offers().find(placeholder);
  if (found == offers().end()) return {};
  Completions list{false, found->second(line, typed)};
  // Of names, any case will do; the answers write them as the vocabulary does.
  const auto wanted = core::lower_ascii(typed);
  std::erase_if(list.words, [&](const Word& word) { return !begins(core::lower_ascii(word.word), wanted); });
  return list;
}

Completions offered_values(const Line& line, const CLI::Option& option, const std::string& typed, const std::string& before) {
  Line asking = line;
  asking.waiting = &option;
  Completions list = offered(asking, option.get_option_text(), typed);
  for (Word& word : list.words) word.word = before + word.word;
  return list;
}

Completions offered_options(const Line& line, const std::string& typed) {
  Completions list;
  for (const CLI::App* app = line.app; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options([](const CLI::Option* one) { return one->nonpositional(); })) {
      if (app != line.app && option == app->get_help_ptr()) continue;   // each command has its own
      if (app != line.app && option->get_lnames() == std::vector<std::string>{"version"}) continue;
      if (line.given.count(option) != 0 && option->get_expected_max() <= 1) continue;
      for (const auto& name : option->get_lnames()) {
        if (begins("--" + name, typed)) list.words.push_back({"--" + name, option->get_description()});
      }
    }
  }
  return list;
}

Completions offered_arguments(const Line& line, const std::string& typed) {
  Completions list;
  for (const Word& word : commands_below(*line.app)) {
    if (begins(word.word, typed)) list.words.push_back(word);
  }
  if (!list.words.empty()) return list;
  std::size_t before = 0;
  for (const CLI::Option* option : line.app->get_options([](const CLI::Option* one) { return one->get_positional(); })) {
    const auto takes = static_cast<std::size_t>(std::max(option->get_expected_max(), 1));
    if (line.arguments.size() < before + takes) return offered(line, option->get_name(true, false), typed);
    before += takes;
  }
  return list;
}

}  // namespace

Completions completions(const std::vector<std::string>& words, const Io& io) {
  CLI::App root;
  CommandLine unused;
  set_up_command_line(root, unused);
  Line line;
  line.app = &root;
  line.io = &io;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) take_word(line, words[i]);
  const std::string typed = words.empty() ? std::string() : words.back();
  if (line.waiting != nullptr) return offered_values(line, *line.waiting, typed, {});
  if (line.options_ended || typed.empty() || typed[0] != '-') return offered_arguments(line, typed);
  const auto equals = typed.find('=');
  if (equals == std::string::npos) return offered_options(line, typed);
  const CLI::Option* option = option_named(*line.app, std::string_view(typed).substr(0, equals));
  if (option == nullptr || !takes_value(*option)) return {};
  return offered_values(line, *option, typed.substr(equals + 1), typed.substr(0, equals + 1));
}

std::string unquoted(std::string_view word) {
  std::string text;
  char quote = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (quote != 0 && c == quote) {
      quote = 0;
    } else if (c == '\\' && quote != '\'' && i + 1 < word.size()) {
      text += word[++i];
    } else {
      text += c;
    }
  }
  return text;
}

std::string completion_lines(std::string_view shell, std::vector<std::string> words, const Io& io) {
  std::size_t left_out = 0;   // bytes in front of each completion that bash has already
  if (shell == "bash") {
    std::vector<std::string> joined;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool value = words[i] == "=" && !joined.empty() && begins(joined.back(), "--");
      if (!value) {
        joined.push_back(unquoted(words[i]));
        continue;
      }
      joined.back() += "=";
      left_out = i + 2 >= words.size() ? joined.back().size() : 0;
      if (i + 1 < words.size()) joined.back() += unquoted(words[++i]);
    }
    words = std::move(joined);
  } else if (!words.empty()) {
    words.back() = unquoted(words.back());
  }
  const Completions list = completions(words, io);
  std::string text = list.files ? "files\n" : "words\n";
  for (const auto& [word, meaning] : list.words) {
    if (core::visible_text(word) != word) continue;   // nothing that a shell could run or a terminal obey
    text += word.substr(std::min(left_out, word.size())) + (meaning.empty() ? "" : "\t" + core::visible_text(meaning)) + "\n";
  }
  return text;
}

std::vector<std::string> known_placeholders() {
  std::vector<std::string> names(kFiles.begin(), kFiles.end());
  for (const auto& [name, offer] : offers()) names.push_back(name);
  return names;
}

}  // namespace casebook::cli
