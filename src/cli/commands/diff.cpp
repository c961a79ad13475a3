// casebook diff

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include "casefile/file_comparison.h"
#include "cli/command.h"
#include "cli/output_options.h"
#include "cli/problems.h"
#include "cli/two_readers.h"
#include "core/errors.h"
#include "core/text.h"
#include "document/cell.h"
#include "document/table.h"
#include "stats/share_interval.h"

namespace casebook::cli {
namespace {

using casefile::Comparison;
using casefile::Disagreement;
using casefile::SectionFigures;
using document::cell;

/// Below it a percentage says more than the numbers do.
constexpr int kFewestForPercent = 10;

struct Options {
  std::string first;
  std::string second;
  OutputOptions output;
  std::string readers;
  std::string decisions;
};

std::string percent(double share) { return document::rounded_text(100 * share) + " %"; }

std::string interval(const stats::ShareInterval& bounds) {
  return fmt::format("{}-{} %", document::rounded_text(100 * bounds.lower), document::rounded_text(100 * bounds.upper));
}

void add_figures(document::Table& table, const SectionFigures& figures) {
  std::optional<double> share;
  std::optional<stats::ShareInterval> bounds;
  if (figures.compared >= kFewestForPercent) {
    share = static_cast<double>(figures.agreed) / figures.compared;
    bounds = stats::share_interval(figures.agreed, figures.compared);
  }
  const auto bound = [&](double stats::ShareInterval::*side) { return bounds ? std::optional((*bounds).*side) : std::nullopt; };
  const bool compared = figures.compared > 0;
  document::add_row(table, {cell(figures.section), compared ? document::count_cell(figures.agreed, figures.compared) : document::not_stated(),
                            share ? cell(*share, percent(*share)) : document::not_stated(),
                            bounds ? cell(std::nullopt, interval(*bounds)) : document::not_stated(), cell(figures.only_first), cell(figures.only_second),
                            cell(figures.compared), cell(figures.agreed), cell(share), cell(bound(&stats::ShareInterval::lower)),
                            cell(bound(&stats::ShareInterval::upper))});
}

document::Table agreement_table(const Comparison& comparison) {
  document::Table table;
  table.name = "agreement";
  table.title = "Agreement";
  table.columns = {document::text_column("section"),
                   document::reader_column("agree", "fields agree"),
                   document::reader_column("percent", "share"),
                   document::reader_column("interval", "95 % interval"),
                   document::number_column("only_first", "only in A"),
                   document::number_column("only_second", "only in B"),
                   document::data_column("compared"),
                   document::data_column("agreed"),
                   document::data_column("share"),
                   document::data_column("ci_lower"),
                   document::data_column("ci_upper")};
  table.empty_text = "nothing to compare";
  for (const SectionFigures& figures : comparison.sections) add_figures(table, figures);
  if (!comparison.sections.empty()) add_figures(table, comparison.all());
  return table;
}

const char* kind_name(Disagreement::Kind kind) {
  switch (kind) {
    case Disagreement::Kind::differs:
      return "differs";
    case Disagreement::Kind::only_first:
      return "only first";
    case Disagreement::Kind::only_second:
      return "only second";
  }
  return "";
}

/// A reader's value; of an item that only one of the two has, that it is there or not.
document::Cell value_cell(const Disagreement& one, bool first) {
  const auto& value = first ? one.first_value : one.second_value;
  if (!one.key.empty()) return cell(value);
  if (!value) return cell(value, "has none");
  return cell(value, value->size() > one.about.size() ? fmt::format("has it {}", value->substr(one.about.size() + 1)) : std::string("has it"));
}

document::Table difference_table(std::string name, std::string title, const std::vector<Disagreement>& list, std::string empty_text) {
  document::Table table;
  table.name = std::move(name);
  table.title = std::move(title);
  table.empty_text = std::move(empty_text);
  table.columns = {document::text_column("field"),
                   document::text_column("about"),
                   document::text_column("first_value", "A"),
                   document::text_column("second_value", "B"),
                   document::reader_column("at", "at"),
                   document::data_column("first_position"),
                   document::data_column("second_position"),
                   document::data_column("kind"),
                   document::data_column("section")};
  for (const Disagreement& one : list) {
    std::string at;
    for (const auto& [where, letter] : {std::pair(one.first_where, 'A'), std::pair(one.second_where, 'B')}) {
      if (where.line > 0) at += fmt::format("{}{}:{}", at.empty() ? "" : " ", letter, where.line);
    }
    document::add_row(table, {cell(one.field), cell(one.about), value_cell(one, true), value_cell(one, false), cell(at), cell(position(one.first_where)),
                              cell(position(one.second_where)), cell(kind_name(one.kind)), cell(one.section)});
  }
  return table;
}

document::Document document_of(const Comparison& comparison, const std::string& key, const Options& options) {
  document::Document answer;
  answer.report = "diff";
  answer.question = fmt::format("Do two readers say the same of {}?", key);
  answer.parameters = {{"article", key}, {"first", options.first}, {"second", options.second}};
  const SectionFigures all = comparison.all();
  std::string figures = fmt::format("{} of {} fields agree", all.agreed, all.compared);
  if (all.compared >= kFewestForPercent) {
    figures += fmt::format(" ({}; 95 % interval {})", percent(static_cast<double>(all.agreed) / all.compared),
                           interval(stats::share_interval(all.agreed, all.compared)));
  }
  answer.answer.push_back(figures + ".");
  if (all.only_first + all.only_second > 0) {
    answer.answer.push_back(fmt::format("{} only in A, {} only in B.", counted(all.only_first, "item"), counted(all.only_second, "item")));
  } else {
    answer.answer.push_back("Both have the same items.");
  }
  answer.tables = {agreement_table(comparison), difference_table("disagreements", "Where they differ", comparison.disagreements, "nowhere"),
                   difference_table("words", "The readers' own words", comparison.words, "they differ nowhere")};
  answer.legend = {fmt::format("A {}", options.first), fmt::format("B {}", options.second), "A:14 line 14 of A", "· not stated"};
  answer.caveats = {
      "A field is compared where at least one of the two writes it, by what it says and not by its words; what neither writes is in no figure.",
      "What an item is matched by (a label, a treatment, an endpoint) is no field of it: where that differs, each reader has an item of their own.",
      "The interval is exact (Clopper-Pearson) and takes fields as independent of each other; those of one item are not.",
      "Said, note, caution, summary, why and remarks are the readers' own words; they are listed apart and are in no figure."};
  return answer;
}

int run(const Options& options, Context& context) {
  std::error_code ignored;
  if (!options.decisions.empty() && std::filesystem::exists(options.decisions, ignored)) {
    throw core::UsageError(fmt::format("{} is there already; decisions in it would be lost", core::visible_text(options.decisions)));
  }
  const auto compared = compare_readers(options.first, options.second, context);
  if (!compared) return 2;
  write_document(document_of(compared->comparison, compared->first.checked.file.article.key, options), options.output, context.io);
  if (!options.decisions.empty()) {
    OutputOptions decisions;
    decisions.output = options.decisions;
    write_text(casefile::decisions_template(compared->comparison, compared->first.checked.file.article.key,
                                            reader_names(options.readers, options.first, options.second)),
               decisions, context.io);
  }
  return compared->comparison.same() ? 0 : 1;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("A", options->first, "the first reader's case file")->required();
  app.add_option("B", options->second, "the second reader's case file of the same article")->required();
  add_row_output(app, options->output);
  app.add_option("--table", options->output.table, "csv and tsv: agreement, disagreements or words")->option_text("TABLE");
  app.add_option("--decisions-template", options->decisions, "write the disagreements to a new FILE, to be decided there for `adjudicate`")->option_text("FILE");
  app.add_option("--readers", options->readers, "names of the two in that file; else the files' names")->option_text("'A, B'");
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_diff;
const Command command_diff{
    "diff",
    CommandGroup::case_files,
    {"compare two readers' case files of one article",
     "Compares what was coded, not the words: \"<= 2 months\" and \"within 2 months\" agree, and so do a default left out and the same written out. People are "
     "matched by label, courses by treatment and patients, steps in their order, outcomes by endpoint and patients, then site and time. Words that are the "
     "reader's own (said, note, caution) are listed apart.\n\n"
     "Ends with 0 when the two agree in all that is coded, with 1 when they differ, and with 2 when nothing was compared: a file is missing or has errors, or "
     "the two are not of one article.",
     "casebook diff ja/kieffer-2018.yaml rf/kieffer-2018.yaml\ncasebook diff a.yaml b.yaml --format csv --table disagreements\ncasebook diff a.yaml b.yaml --decisions-template choices.yaml --readers 'JA, RF'"},
    setup};

}  // namespace casebook::cli
