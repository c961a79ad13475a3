// casebook vocabulary

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <ostream>

#include "cli/command.h"
#include "cli/output_options.h"
#include "cli/problems.h"
#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"
#include "document/table.h"
#include "query/term_facts.h"
#include "query/vocabulary_terms.h"

namespace casebook::cli {
namespace {

using query::TermFacts;

constexpr std::array<std::string_view, 4> kVocabularies{"conditions", "interventions", "endpoints", "sites"};

struct Options {
  std::vector<std::string> words;   ///< the vocabulary may be the first
  OutputOptions output;
};

/// What is looked for, and where.
struct Search {
  std::string vocabulary;           ///< empty: all
  std::vector<std::string> words;   ///< in lower case, hyphens as spaces; a term has all of them
  std::string typed;
};

/// In lower case, hyphens as spaces: 'low dose' finds 'low-dose naltrexone'.
std::string searchable(std::string_view text) {
  std::string result = core::lower_ascii(text);
  std::replace(result.begin(), result.end(), '-', ' ');
  return result;
}

Search search_of(const Options& options) {
  Search search;
  auto word = options.words.begin();
  if (word != options.words.end() && std::find(kVocabularies.begin(), kVocabularies.end(), core::lower_ascii(*word)) != kVocabularies.end()) {
    search.vocabulary = core::lower_ascii(*word++);
  }
  search.typed = fmt::format("{}", fmt::join(word, options.words.end(), " "));
  const std::string text = searchable(search.typed);
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t\n", at)) != std::string::npos) {
    const auto end = std::min(text.find_first_of(" \t\n", at), text.size());
    search.words.push_back(text.substr(at, end - at));
    at = end;
  }
  return search;
}

bool has_all(const TermFacts& term, const Search& search) {
  const std::string text =
      searchable(fmt::format("{}; {}; {}", term.name, term.synonyms.value_or(""), term.codes.value_or("")));
  return std::all_of(search.words.begin(), search.words.end(), [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

[[noreturn]] void refuse(query::Catalogue& catalogue, const Search& search) {
  std::vector<std::string> words;
  for (const auto& term : query::vocabulary_terms(catalogue, search.vocabulary).rows) words.push_back(term.word);
  std::string hint = core::did_you_mean(search.typed, words);
  if (hint.empty() && search.vocabulary.empty()) {
    hint = core::did_you_mean(core::lower_ascii(search.typed), {kVocabularies.begin(), kVocabularies.end()});
  }
  throw core::UsageError(fmt::format("no term{} has '{}' in its name, synonyms or codes{}{}",
                                     search.vocabulary.empty() ? "" : fmt::format(" of the {}", search.vocabulary),
                                     core::visible_text(search.typed), hint.empty() ? "" : "; ", core::visible_text(hint)));
}

std::optional<std::string> dose_text(const TermFacts& term) {
  if (!term.daily_dose_unit) return std::nullopt;
  const auto figure = [](const std::optional<double>& value) { return value ? core::number_text(*value) : std::string("?"); };
  const std::string range = term.daily_dose_min == term.daily_dose_max
                                ? figure(term.daily_dose_min)
                                : fmt::format("{}-{}", figure(term.daily_dose_min), figure(term.daily_dose_max));
  return fmt::format("{} {}", range, *term.daily_dose_unit);
}

std::optional<std::string> endpoint_text(const TermFacts& term) {
  if (!term.kind) return std::nullopt;
  return fmt::format("{}, {}", *term.kind, *term.family);
}

std::optional<std::string> counting_text(const TermFacts& term) {
  if (!term.counted) return std::nullopt;
  return fmt::format("{}, of those {}{}", *term.counted, *term.at_risk, term.per_threshold == 1 ? ", each threshold apart" : "");
}

/// Data formats have the columns of the view; a reader sees what the vocabulary has.
document::Table table_of(const std::vector<TermFacts>& terms, const std::string& vocabulary) {
  using document::cell;
  using document::data_column;
  using document::reader_column;
  const auto is = [&](std::string_view name) { return vocabulary == name; };
  document::Table table;
  table.name = "terms";
  table.columns = {vocabulary.empty() ? document::text_column("vocabulary") : data_column("vocabulary"), document::text_column("name")};
  for (const char* name : {"synonyms", "codes", "belongs_to", "components", "daily_dose_min", "daily_dose_max", "daily_dose_unit", "kind", "family", "counted",
                           "at_risk", "per_threshold"}) {
    table.columns.push_back(data_column(name));
  }
  table.columns.push_back(reader_column("also", "also called"));
  if (is("interventions")) {
    table.columns.push_back(reader_column("class", "class", 3));
    table.columns.push_back(reader_column("parts", "components", 5));
    table.columns.push_back(reader_column("daily", "daily dose", 2));
  }
  if (is("sites")) table.columns.push_back(reader_column("part_of", "part of"));
  if (is("endpoints")) {
    table.columns.push_back(reader_column("what", "kind, family"));
    table.columns.push_back(reader_column("how", "counted", 2));
  }
  if (!vocabulary.empty()) table.columns.push_back(reader_column("coded", "codes", 4));
  table.columns.push_back(document::number_column("claims"));
  if (vocabulary.empty()) {
    table.columns.push_back(data_column("origin"));
  } else {
    table.columns.push_back(document::text_column("origin"));
    table.columns.back().drop_order = 6;
  }
  for (const TermFacts& term : terms) {
    std::vector<document::Cell> cells{cell(term.vocabulary), cell(term.name), cell(term.synonyms), cell(term.codes), cell(term.belongs_to),
                                      cell(term.components), cell(term.daily_dose_min), cell(term.daily_dose_max), cell(term.daily_dose_unit),
                                      cell(term.kind), cell(term.family), cell(term.counted), cell(term.at_risk), cell(term.per_threshold),
                                      cell(term.synonyms.value_or(""))};
    if (is("interventions")) {
      cells.push_back(cell(term.belongs_to.value_or("")));
      cells.push_back(cell(term.components.value_or("")));
      cells.push_back(cell(dose_text(term).value_or("")));
    }
    if (is("sites")) cells.push_back(cell(term.belongs_to.value_or("")));
    if (is("endpoints")) {
      cells.push_back(cell(endpoint_text(term)));
      cells.push_back(cell(counting_text(term)));
    }
    if (!vocabulary.empty()) cells.push_back(cell(term.codes.value_or("")));
    cells.push_back(cell(term.claims));
    cells.push_back(cell(term.origin));
    document::add_row(table, std::move(cells));
  }
  return table;
}

int overview(query::Catalogue& catalogue, const Options& options, Io& io) {
  using document::cell;
  struct Sum {
    std::int64_t terms = 0;
    std::int64_t used = 0;
    std::int64_t own = 0;
    std::int64_t derived = 0;
  };
  std::map<std::string, Sum> sums;
  for (const TermFacts& term : query::term_facts(catalogue).rows) {
    Sum& sum = sums[term.vocabulary];
    if (term.origin == "derived") {
      ++sum.derived;
      continue;
    }
    ++sum.terms;
    if (term.claims > 0) ++sum.used;
    if (term.origin == "curator") ++sum.own;
  }
  document::Table table;
  table.name = "vocabularies";
  table.columns = {document::text_column("vocabulary"), document::number_column("terms"), document::number_column("used", "named by claims"),
                   document::number_column("curator", "added by a curator"), document::number_column("derived", "made of several")};
  for (const std::string_view name : kVocabularies) {
    const Sum& sum = sums[std::string(name)];
    document::add_row(table, {cell(name), cell(sum.terms), cell(sum.used), cell(sum.own), cell(sum.derived)});
  }
  write_rows(table, options.output, io);
  io.err << "list one: casebook vocabulary interventions; search: casebook vocabulary naltrexone\n";
  return 0;
}

int run(const Options& options, Context& context) {
  format_of(options.output);   // complains before the work is done
  const Search search = search_of(options);
  std::vector<TermFacts> terms;
  {
    query::Catalogue catalogue = query::Catalogue::open(context.database);
    if (options.words.empty()) return overview(catalogue, options, context.io);
    terms = query::term_facts(catalogue, search.vocabulary).rows;
    std::erase_if(terms, [&](const TermFacts& term) { return !has_all(term, search); });
    if (terms.empty() && !search.words.empty()) refuse(catalogue, search);
  }
  write_rows(table_of(terms, search.vocabulary), options.output, context.io);
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("WORDS", options->words,
                 "conditions, interventions, endpoints or sites: the vocabulary, all unless given; then words that a term's name, synonyms or codes contain");
  add_row_output(app, options->output);
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_vocabulary;
const Command command_vocabulary{
    "vocabulary",
    CommandGroup::case_files,
    {"list and search the terms of case files",
     "Lists the terms that case files may use: name, synonyms, codes, class, components and plausible daily dose of treatments, how endpoints are counted, what "
     "holds a site, and how many claims name each. Capital letters and hyphens make no difference to a search. Without WORDS: how many terms there are.\n\n"
     "A term is added, extended, renamed (`formerly`) or merged by a vocabulary file given to `add`.",
     "casebook vocabulary\n"
     "casebook vocabulary endpoints\n"
     "casebook vocabulary low dose\n"
     "casebook vocabulary interventions N07BB04 --format json"},
    setup};

}  // namespace casebook::cli
