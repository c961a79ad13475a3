// casebook adjudicate

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <ostream>
#include <set>
#include <system_error>

#include "casefile/adjudication.h"
#include "cli/command.h"
#include "cli/file_surroundings.h"
#include "cli/output_options.h"
#include "cli/problems.h"
#include "cli/two_readers.h"
#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

using casefile::Decision;

struct Options {
  std::string first;
  std::string second;
  OutputOptions output;
  std::string decisions;
  std::vector<std::string> takes;
  std::string readers;
  std::string by;
  std::string why;
  bool draft = false;
};

/// The choices of --take, all that is wrong with them said at once.
std::vector<Decision> decisions_of(const Options& options, const casefile::Comparison& comparison, const casefile::Readers& readers) {
  std::vector<std::string> fields;
  for (const auto* const list : {&comparison.disagreements, &comparison.words}) {
    for (const auto& one : *list) fields.push_back(one.field);
  }
  std::vector<Decision> decisions;
  std::string wrong;
  std::set<std::string> seen;
  const auto complain = [&](const std::string& what) { wrong += (wrong.empty() ? "" : "\n") + what; };
  for (const std::string& take : options.takes) {
    const auto equals = take.rfind('=');
    const std::string field = core::trimmed(std::string_view(take).substr(0, equals));
    const auto takes_first = equals == std::string::npos ? std::nullopt : casefile::reader_named(core::trimmed(std::string_view(take).substr(equals + 1)), readers);
    if (!takes_first) {
      complain(fmt::format("--take '{}' names no reader; write '{}=A' or '{}=B'", core::visible_text(take), core::visible_text(field), core::visible_text(field)));
    } else if (casefile::disagreement_at(comparison, field) == nullptr) {
      const std::string hint = core::did_you_mean(field, fields);
      complain(fmt::format("--take '{}': the files do not differ there{}", core::visible_text(take), hint.empty() ? "" : "; " + hint));
    } else if (!seen.insert(field).second) {
      complain(fmt::format("--take: '{}' is decided twice", field));
    } else {
      decisions.push_back({field, *takes_first, options.by, options.why});
    }
  }
  if (!wrong.empty()) throw core::UsageError(wrong);
  return decisions;
}

/// What is decided on the command line stands above what the file says.
void add_missing(std::vector<Decision>& decisions, std::vector<Decision> more, const Options& options) {
  std::set<std::string> known;
  for (const Decision& one : decisions) known.insert(one.field);
  for (Decision& one : more) {
    if (one.by.empty()) one.by = options.by;
    if (one.why.empty()) one.why = options.why;
    if (known.count(one.field) == 0) decisions.push_back(std::move(one));
  }
}

void list_undecided(const std::vector<const casefile::Disagreement*>& open, Io& io) {
  for (const auto* const one : open) {
    const auto say = [](const std::optional<std::string>& value) { return value ? "'" + *value + "'" : std::string("nothing"); };
    const auto at = [](const core::SourceSpan& where) {
      const auto place = position(where);
      return place ? fmt::format(" ({})", *place) : std::string();
    };
    io.err << core::visible_text(fmt::format("{}: {}: A {}{}, B {}{}", one->field, one->about, say(one->first_value), at(one->first_where),
                                             say(one->second_value), at(one->second_where)))
           << '\n';
  }
}

/// \returns the exit code
int write_agreed(const Options& options, const casefile::ComparedCases& compared, const std::vector<Decision>& decisions, const casefile::Readers& readers,
                 Context& context) {
  const std::string text = casefile::agreed_file(compared, decisions, readers);
  const casefile::ReadCase read = casefile::read_case(casefile::read_yaml(options.output.output, text), file_surroundings(context));
  Io& io = context.io;
  print_problems(read.checked, io);
  if (has_error(read.checked.problems)) {
    io.err << core::summarise_diagnostics(read.checked.problems, 1) << " in what was decided; " << core::visible_text(options.output.output)
           << " was not written\n";
    return 1;
  }
  write_text(text, options.output, io);
  const auto figures = compared.comparison.all();
  const auto open = casefile::undecided(compared.comparison, decisions).size();
  io.err << fmt::format("wrote {}: {} of {} fields agreed, {} decided{}\n", core::visible_text(options.output.output), figures.agreed, figures.compared,
                        decisions.size(), open == 0 ? "" : fmt::format(", {} left as TODO in a draft", open));
  return 0;
}

int run(const Options& options, Context& context) {
  std::error_code ignored;
  for (const std::string* const input : {&options.first, &options.second, &options.decisions}) {
    if (!input->empty() && std::filesystem::equivalent(*input, options.output.output, ignored)) {
      throw core::UsageError(fmt::format("--output is {} itself; what was read is kept", core::visible_text(*input)));
    }
  }
  const auto compared = compare_readers(options.first, options.second, context);
  if (!compared) return 2;
  const std::string& key = compared->first.checked.file.article.key;
  casefile::ParsedFile file;
  if (!options.decisions.empty()) file = read_one_file(options.decisions);
  const casefile::Readers readers = reader_names(options.readers, options.first, options.second, file.has_root ? &file.root : nullptr);
  std::vector<Decision> decisions = decisions_of(options, compared->comparison, readers);
  if (!options.decisions.empty()) {
    const auto chosen = casefile::read_decisions(file, compared->comparison, key, readers);
    for (const auto& problem : chosen.problems) context.io.err << core::format_diagnostic(problem, file.text);
    if (has_error(chosen.problems)) {
      context.io.err << core::summarise_diagnostics(chosen.problems, 1) << "; nothing was written\n";
      return 1;
    }
    add_missing(decisions, chosen.decisions, options);
  }
  const auto open = casefile::undecided(compared->comparison, decisions);
  if (!open.empty() && !options.draft) {
    list_undecided(open, context.io);
    context.io.err << fmt::format("{} undecided; nothing was written\n", counted(static_cast<std::int64_t>(open.size()), "disagreement"));
    return 1;
  }
  return write_agreed(options, *compared, decisions, readers, context);
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("A", options->first, "the first reader's case file")->required();
  app.add_option("B", options->second, "the second reader's case file of the same article")->required();
  add_output_file(app, options->output);
  app.get_option("--output")->required()->description("the agreed case file; replaced only when all is written");
  app.add_option("--take", options->takes, "decide one disagreement: its field as `diff` names it, and A or B; may be given again")
      ->option_text("FIELD=READER")
      ->allow_extra_args(false);
  app.add_option("--decisions", options->decisions, "a file of decisions, as `diff --decisions-template` begins it")->option_text("FILE");
  app.add_option("--readers", options->readers, "names of the two, for the record; else those of the decisions file, else the files'")->option_text("'A, B'");
  app.add_option("--by", options->by, "who decided what says nothing else")->option_text("NAME");
  app.add_option("--why", options->why, "the reason where none is given")->option_text("TEXT");
  app.add_flag("--draft", options->draft, "write a draft with TODO where nothing is decided");
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_adjudicate;
const Command command_adjudicate{
    "adjudicate",
    CommandGroup::case_files,
    {"bring two readers' case files together",
     "Writes the agreed case file of an article: what both say as the first wrote it, each disagreement as it was decided, and a section `adjudication` with "
     "who decided what. Words of the readers' own are the first's, or the second's where the first has none.\n\n"
     "Where something is undecided, all of it is listed and nothing is written, unless with --draft. The agreed file passes `check`, and `add` keeps its decisions "
     "in the table adjudications. Ends with 2 when the two cannot be compared.",
     "casebook adjudicate ja.yaml rf.yaml --output agreed.yaml --take 'courses[0].outcomes[1].when=A' --by RF\n"
     "casebook diff ja.yaml rf.yaml --decisions-template choices.yaml\n"
     "casebook adjudicate ja.yaml rf.yaml --output agreed.yaml --decisions choices.yaml --readers 'JA, RF'"},
    setup};

}  // namespace casebook::cli
