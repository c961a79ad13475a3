// casebook sql

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>

#include "cli/command.h"
#include "cli/hard_stop.h"
#include "cli/problems.h"
#include "cli/row_writer.h"
#include "core/errors.h"
#include "core/text.h"
#include "document/cell.h"
#include "sql_functions/register.h"
#include "store/catalogue_file.h"
#include "store/query_guard.h"

namespace casebook::cli {
namespace {

constexpr std::size_t kLongestQuery = std::size_t{1} << 20;

struct Options {
  std::string query;
  std::vector<std::string> parameters;
  std::optional<std::int64_t> limit;
  double timeout = 30;
  OutputOptions output;
};

template <typename Number>
std::optional<Number> whole_text_as(const std::string& text) {
  Number number{};
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

/// An integer, else a real number, else text. Figures that would not print as they were typed ("007") are text.
store::SqlValue typed_value(const std::string& text) {
  if (const auto whole = whole_text_as<std::int64_t>(text); whole && std::to_string(*whole) == text) return *whole;
  const bool figures = text.find_first_of(".eE") != std::string::npos && text.find_first_of("0123456789") != std::string::npos;
  if (const auto number = whole_text_as<double>(text); figures && number && std::isfinite(*number)) return *number;
  return text;
}

std::vector<store::QueryParameter> query_parameters(const std::vector<std::string>& typed) {
  std::vector<store::QueryParameter> parameters;
  for (const auto& text : typed) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw core::UsageError(fmt::format("--param: '{}' is no name=value", core::visible_text(text)));
    }
    std::string name = text.substr(0, equals);
    if (name[0] == ':' || name[0] == '@' || name[0] == '$') name.erase(0, 1);
    for (const auto& other : parameters) {
      if (other.name == name) throw core::UsageError(fmt::format("--param: {} is given twice", core::visible_text(name)));
    }
    parameters.push_back({name, typed_value(text.substr(equals + 1))});
  }
  return parameters;
}

document::Cell cell_of(const store::SqlValue& value) {
  return std::visit([](const auto& held) { return document::cell(held); }, value);
}

std::string query_text(const Options& options, Io& io) {
  if (!options.query.empty() && options.query != "-") return options.query;
  std::string text(kLongestQuery + 1, '\0');
  io.in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(io.in.gcount()));
  if (text.size() > kLongestQuery) throw core::UsageError("the query on standard input is longer than 1 MB");
  return text;
}

int run(const Options& options, Context& context) {
  if (!(options.timeout > 0)) throw core::UsageError("--timeout: write a number of seconds above 0");
  if (options.limit && *options.limit < 0) throw core::UsageError("--limit: write a number of rows, 0 or more");
  format_of(options.output);
  const auto parameters = query_parameters(options.parameters);
  store::QueryLimits limits;
  limits.seconds = options.timeout;
  const std::string text = query_text(options, context.io);
  for (const auto name : sql_functions::function_names()) limits.functions.emplace_back(name);
  for (const auto name : sql_functions::table_function_names()) limits.tables.emplace_back(name);
  store::Database database = store::open_catalogue(context.database, store::Access::read_only);
  if (sql_functions::register_functions(database.handle()) != 0) throw core::StoreError("SQLite did not take the program's functions");
  // As cli::run writes what is thrown.
  HardStop stop(options.timeout, fmt::format("casebook: {}\n", store::stopped_words(options.timeout)));
  store::GuardedQuery query(database, text, parameters, limits);
  RowWriter writer(query.columns(), options.output, context.io);
  stop.unfinished(writer.unfinished());
  const auto next = [&] {
    stop.at_work(true);
    const bool row = query.step();
    stop.at_work(false);
    return row;
  };
  std::int64_t rows = 0;
  while (next()) {
    if (options.limit && rows == *options.limit) {
      context.io.err << fmt::format("stopped after {}; there are more\n", counted(rows, "row"));
      break;
    }
    std::vector<document::Cell> cells;
    cells.reserve(query.columns().size());
    for (int i = 0; i < static_cast<int>(query.columns().size()); ++i) {
      cells.push_back(cell_of(query.value(i)));
      // One row may hold two thousand values of 16 MB each.
      if (i % 4 == 3 && size_of(cells) > kMostHeld) throw core::StoreError(fmt::format("row {} has more than {} MB; ask for less of it", rows + 1, kMostHeld >> 20));
    }
    writer.add(std::move(cells));
    ++rows;
  }
  writer.finish();
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("QUERY", options->query, "one SQL statement that reads; without it, or with -, from standard input");
  app.add_option("--param", options->parameters, "a value for :name in the query, repeatable: an integer, a real number, or else text")
      ->option_text("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_option("--limit", options->limit, "print at most N rows, and say so when there are more")->option_text("N");
  app.add_option("--timeout", options->timeout, "stop the query after SECONDS; 30 unless given")->option_text("SECONDS");
  add_row_output(app, options->output);
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_sql;
const Command command_sql{
    "sql",
    CommandGroup::questions,
    {"ask the catalogue in SQL",
     "Runs one statement that only reads: SELECT, WITH, EXPLAIN, VALUES and the pragmas that describe tables. Blobs are printed as hexadecimal "
     "digits. csv, tsv and json print rows as they come.\n\n"
     "Good places to start are the views: dose_titration, time_to_response, response_rates, rechallenges, prior_treatments, evidence. Each begins "
     "with a comment on its columns, seen with: SELECT sql FROM sqlite_schema WHERE name = 'evidence'.\n\n"
     "Beside SQLite's functions there are casebook's statistics: binomial_lower(k, n [, level [, method]]), binomial_upper(...), days(text), the tables "
     "npmle(json), npmle_median(json), kaplan_meier(json [, level]), pooled_share(json [, level]) and two_by_two(a, b, c, d [, level]), and over rows "
     "npmle_median_lower(lower, upper [, count]), npmle_median_upper(...) and kaplan_meier_median(time, event [, count]). docs/statistics.md has what "
     "they take and give. In any other SQLite shell: .load ./casebook_stats.",
     "casebook sql \"SELECT citekey, dose_min, unit FROM dose_titration\"\n"
     "casebook sql \"SELECT said FROM evidence WHERE citekey = :key\" --param key=albers-2017\n"
     "casebook sql \"SELECT binomial_upper(0, 3) AS at_most\"\n"
     "casebook sql --format json < question.sql"},
    setup};

}  // namespace casebook::cli
