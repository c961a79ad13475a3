// rechallenge: what happened on stopping and on starting again?

#include <fmt/format.h>

#include <set>

#include "query/rechallenges.h"
#include "report/answer.h"
#include "report/phrases.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using document::cell;
using query::Rechallenge;

document::Cell days_cell(std::optional<double> lower, std::optional<double> upper) {
  const auto interval = document::interval_text(lower, upper);
  return interval ? cell(*interval) : document::not_stated();
}

document::Table rechallenges_table(const std::vector<Rechallenge>& rows) {
  document::Table table;
  table.name = "rechallenges";
  table.empty_text = "no relapse after stopping, no response on restarting";
  const bool treatments = several(rows, &Rechallenge::treatment);
  const bool uncounted = any_uncounted(standings_of(rows));
  ReaderCells reader;
  for (const Rechallenge& row : rows) {
    if (treatments) reader.add(table, document::reader_column("treatment_name", "treatment"), cell(row.treatment));
    reader.add(table, document::reader_column("article", "article"), cell(row.citekey));
    reader.add(table, document::reader_column("who", "subject", 3), cell(row.subject));
    reader.add(table, document::reader_column("relapsed", "relapsed after stopping"),
               document::count_cell(row.relapse_affected, row.relapse_assessed));
    reader.add(table, document::reader_column("relapse_days", "days from stopping", 4),
               days_cell(row.relapse_lower_days, row.relapse_upper_days));
    reader.add(table, document::reader_column("responded_again", "responded on restarting"),
               document::count_cell(row.rechallenge_affected, row.rechallenge_assessed));
    reader.add(table, document::reader_column("rechallenge_days", "days from restarting"),
               days_cell(row.rechallenge_lower_days, row.rechallenge_upper_days));
    reader.add(table, document::reader_column("as_said", "as said", 1), cell(row.said));
    if (uncounted)
      reader.add(table, document::reader_column("counts", "counts", 2), cell(counts_words(standing_of(row))));
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<Rechallenge>(table);
    append_view_cells(cells, row);
    document::add_row(table, std::move(cells), row.counted == 0);
  }
  if (rows.empty()) append_view_columns<Rechallenge>(table);
  return table;
}

/// One of the two questions over the articles.
struct Side {
  std::string what;
  std::optional<std::int64_t> Rechallenge::*affected;
  std::optional<std::int64_t> Rechallenge::*assessed;
  std::optional<double> Rechallenge::*lower;
  std::optional<double> Rechallenge::*upper;
  std::int64_t Rechallenge::*claims;
};

std::string side_words(const std::vector<Rechallenge>& rows, const Side& side) {
  std::int64_t affected = 0, assessed = 0;
  std::set<std::string> with, without;
  std::vector<std::string> times;
  for (const Rechallenge& row : rows) {
    if (row.standing != "own" || row.*side.claims == 0) continue;
    if (row.counted == 0 && row.why_not_counted != "no count") continue;
    const bool is_counted = row.*side.affected && row.*side.assessed;
    if (is_counted) {
      affected += *(row.*side.affected);
      assessed += *(row.*side.assessed);
      with.insert(row.citekey);
    } else {
      without.insert(row.citekey);
    }
    const std::string time = event_time_words(row.*side.lower, row.*side.upper);
    if (!time.empty()) times.push_back(time + " (" + row.citekey + ")");
  }
  if (with.empty() && without.empty()) return {};
  std::string text = side.what + " is reported ";
  std::vector<std::string> parts;
  if (!with.empty()) parts.push_back("in " + k_of_n(affected, assessed));
  if (!without.empty()) {
    parts.push_back(fmt::format("by {} without a count",
                                counted(static_cast<std::int64_t>(without.size()), "article", "articles")));
  }
  text += listed(parts);
  if (!times.empty()) text += ", " + listed(times);
  return text + ".";
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  document::Document document = begin_answer(
      "rechallenge",
      options.treatment.empty() ? "What happened when treatments were stopped and given again?"
                                : fmt::format("What happened when {} was stopped and given again?", options.treatment),
      catalogue, options);
  const auto found = query::rechallenges(catalogue, filter_of(options));
  const auto& rows = found.rows;
  document.sql.emplace_back("rechallenges", found.sql);
  document.scope = scope_of(rows);
  const People people = treated_people(document, catalogue, options);

  if (rows.empty()) {
    document.answer.push_back(
        fmt::format("No relapse after stopping and no response on restarting{} is told in this catalogue.", limits_words(options)));
  } else if (several(rows, &Rechallenge::treatment)) {
    std::vector<std::string> treatments, articles;
    for (const auto& row : rows) {
      treatments.push_back(row.treatment);
      articles.push_back(row.citekey);
    }
    document.answer.push_back(
        fmt::format("Stopping or starting again is told of {}, in {}.", listed(distinct(treatments)),
                    counted(static_cast<std::int64_t>(distinct(articles).size()), "article", "articles")));
  } else {
    for (const Side& side :
         {Side{"Relapse after stopping", &Rechallenge::relapse_affected, &Rechallenge::relapse_assessed,
               &Rechallenge::relapse_lower_days, &Rechallenge::relapse_upper_days, &Rechallenge::relapse_claims},
          Side{"Response on restarting", &Rechallenge::rechallenge_affected, &Rechallenge::rechallenge_assessed,
               &Rechallenge::rechallenge_lower_days, &Rechallenge::rechallenge_upper_days,
               &Rechallenge::rechallenge_claims}}) {
      if (const auto words = side_words(rows, side); !words.empty()) document.answer.push_back(words);
    }
    document.answer.push_back(people_sentence(people));
  }
  document.tables = {rechallenges_table(rows)};

  std::vector<std::string> no_number, no_relapse_time, no_rechallenge_time;
  for (const Rechallenge& row : rows) {
    if (row.standing != "own") continue;
    if ((row.relapse_claims > 0 && !row.relapse_assessed) || (row.rechallenge_claims > 0 && !row.rechallenge_assessed))
      no_number.push_back(row.citekey);
    if (row.relapse_claims > 0 && !row.relapse_lower_days && !row.relapse_upper_days)
      no_relapse_time.push_back(row.citekey);
    if (row.rechallenge_claims > 0 && !row.rechallenge_lower_days && !row.rechallenge_upper_days)
      no_rechallenge_time.push_back(row.citekey);
  }
  std::vector<std::string> gaps;
  const bool name_them = several(rows, &Rechallenge::citekey);
  const auto add = [&](const std::string& gap, const std::vector<std::string>& citekeys) {
    if (!citekeys.empty()) gaps.push_back(name_them ? gap + " (" + listed(distinct(citekeys)) + ")" : gap);
  };
  add("how many stopped or started again", no_number);
  add("how long after stopping the relapse came", no_relapse_time);
  add("how soon after restarting the response came", no_rechallenge_time);
  if (!gaps.empty()) document.caveats.push_back("Not stated: " + enumerated(gaps) + ".");
  if (!rows.empty()) {
    document.caveats.push_back(
        "Nothing is estimated here: those who stopped and did not relapse are rarely written about.");
  }
  for (auto& caveat : standing_caveats(standings_of(rows))) document.caveats.push_back(std::move(caveat));
  const auto sources = add_sources(document, catalogue, citekeys_of(rows));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_rechallenge;
const Report report_rechallenge{"rechallenge", "What happened when a treatment was stopped and given again?",
                                Subject::optional_treatment, run};

}  // namespace casebook::report
