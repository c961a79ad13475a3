// casebook search

#include "report/search.h"

#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/output_options.h"
#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"

namespace casebook::cli {
namespace {

struct Options {
  std::vector<std::string> text;
  std::vector<std::string> places;
  bool expression = false;
  std::int64_t limit = 20;
  OutputOptions output;
};

report::SearchOptions search_options(const Options& options) {
  report::SearchOptions asked;
  for (const auto& word : options.text) asked.text += (asked.text.empty() ? "" : " ") + word;
  asked.expression = options.expression;
  if (options.limit < 0) throw core::UsageError("--limit: write a number of rows, 0 or more");
  asked.limit = options.limit;
  if (options.places.empty()) return asked;
  asked.titles = asked.abstracts = asked.claims = false;
  const std::vector<std::pair<std::string, bool report::SearchOptions::*>> known{
      {"titles", &report::SearchOptions::titles}, {"abstracts", &report::SearchOptions::abstracts}, {"claims", &report::SearchOptions::claims}};
  for (const auto& place : options.places) {
    bool found = false;
    std::vector<std::string> names;
    for (const auto& [name, member] : known) {
      names.push_back(name);
      if (place != name) continue;
      asked.*member = true;
      found = true;
    }
    if (found) continue;
    const std::string near = core::did_you_mean(place, names);
    throw core::UsageError(fmt::format("--in: no '{}'; there are titles, abstracts, claims{}", core::visible_text(place), near.empty() ? "" : "; " + near));
  }
  return asked;
}

int run(const Options& options, Context& context) {
  const auto asked = search_options(options);
  format_of(options.output);
  const document::Document document = [&] {
    query::Catalogue catalogue = query::Catalogue::open(context.database);
    return report::search_answer(catalogue, asked);
  }();
  write_document(document, options.output, context.io);
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("TEXT", options->text, "the words, all of which must be there; \"a phrase\" in double quotes; a star at a word's end for any ending")->required();
  app.add_option("--in", options->places, "only these of titles, abstracts and claims, apart by commas")->option_text("PLACES")->delimiter(',')->allow_extra_args(false);
  app.add_option("--limit", options->limit, "print at most N of each; 20 unless given")->option_text("N");
  app.add_flag("--expression", options->expression, "TEXT is an expression of SQLite's FTS5: AND, OR, NOT, NEAR, prefix*");
  add_document_output(app, options->output);
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_search;
const Command command_search{"search",
                             CommandGroup::questions,
                             {"find words in titles, abstracts and claims",
                              "Counts the hits, exactly up to 100,000, ranks at most 5,000 of them, and prints the best. Case and accents make no difference. "
                              "Drafts, and claims that a notice puts in doubt, are marked.",
                              "casebook search naltrexone\n"
                              "casebook search '\"low dose\" naltrex*' --in titles,claims\n"
                              "casebook search 'botulinum OR glycopyrr*' --expression --limit 5\n"
                              "casebook search flare --format json"},
                             setup};

}  // namespace casebook::cli
