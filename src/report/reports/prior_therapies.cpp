// prior-therapies: what had been tried before, what came of it, and in whom?

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/errors.h"
#include "document/figure.h"
#include "report/answer.h"
#include "report/phrases.h"
#include "report/prior_tallies.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using document::cell;
using Prior = query::PriorTreatment;
using Priors = std::vector<Prior>;

/// More bars than this are no picture.
constexpr std::size_t kMostLanes = 20;

document::Table unnamed_table(const Priors& rows) {
  document::Table table;
  table.name = "unnamed";
  table.title = "Without a name";
  table.empty_text = "no earlier treatment is told of without its name";
  table.columns = {document::text_column("citekey", "article"), document::text_column("subject", "subject"), document::reader_column("patients", "patients"),
                   document::data_column("affected"),           document::data_column("assessed"),           document::text_column("result", "result"),
                   document::reader_column("number", "how many failed in each"), document::data_column("failed_min"), document::data_column("failed_max"),
                   document::text_column("said", "as said"),    document::data_column("claim_id"),           document::data_column("counted"),
                   document::data_column("why_not_counted")};
  table.columns[9].drop_order = 1;
  for (const Prior& row : rows) {
    if (row.treatment) continue;
    const std::string number = range_words(row.failed_min, row.failed_max);
    document::add_row(table, {cell(row.citekey), cell(row.subject), document::count_cell(row.affected, row.assessed), cell(row.affected), cell(row.assessed), cell(row.result),
                              number.empty() ? document::not_stated() : cell(number), cell(row.failed_min), cell(row.failed_max), cell(row.said), cell(row.claim_id),
                              cell(row.counted), cell(row.why_not_counted)},
                      row.counted == 0);
  }
  return table;
}

document::Table said_table(const Priors& all) {
  document::Table table;
  table.name = "said";
  table.title = "As the articles say it";
  table.empty_text = "no earlier treatment is named";
  Priors rows;
  std::copy_if(all.begin(), all.end(), std::back_inserter(rows), [](const Prior& row) { return row.treatment.has_value(); });
  const bool uncounted = any_uncounted(standings_of(rows));
  ReaderCells reader;
  for (const Prior& row : rows) {
    reader.add(table, document::reader_column("article", "article"), cell(row.citekey));
    reader.add(table, document::reader_column("who", "subject", 3), cell(row.subject));
    reader.add(table, document::reader_column("patients", "patients"), document::count_cell(row.affected, row.assessed));
    reader.add(table, document::reader_column("what", "treatment"), cell(row.treatment));
    reader.add(table, document::reader_column("outcome", "result"), cell(row.result));
    reader.add(table, document::reader_column("as_said", "as said"), cell(row.said));
    if (uncounted) reader.add(table, document::reader_column("counts", "counts", 2), cell(counts_words(standing_of(row))));
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<Prior>(table);
    append_view_cells(cells, row);
    document::add_row(table, std::move(cells), row.counted == 0);
  }
  if (rows.empty()) append_view_columns<Prior>(table);
  return table;
}

/// Those who had each, with the part in whom it is said to have failed.
document::Figure patients_figure(const std::vector<PriorTally>& tallies) {
  document::Figure figure;
  figure.name = "tried_before";
  figure.title = "Patients who had had each";
  figure.description = "For each earlier treatment the number of patients who are said to have had it, those in whom it is said to have failed first.";
  figure.axis.unit = "patients";
  std::size_t counted_tallies = 0;
  bool any_failed = false, any_other = false;
  for (const PriorTally& tally : tallies) {
    if (tally.had == 0 || ++counted_tallies > kMostLanes) continue;
    const auto found = tally.results.find("failed");
    const std::int64_t failed = found == tally.results.end() ? 0 : found->second;
    document::Lane& lane = document::add_lane(figure, tally.name, failed > 0 ? fmt::format("failed {} of {}", failed, tally.had) : std::to_string(tally.had));
    const double failures = static_cast<double>(failed), all = static_cast<double>(tally.had);
    if (failed > 0) lane.marks.push_back(document::piece(0, failures, "f", fmt::format("failed: {}", failed)));
    if (failed < tally.had) lane.marks.push_back(document::piece(failures, all, "o", fmt::format("helped, relapsed, or not classified: {}", tally.had - failed)));
    any_failed = any_failed || failed > 0;
    any_other = any_other || failed < tally.had;
  }
  if (any_failed) document::explain(figure, "f", "failed");
  if (any_other) document::explain(figure, "o", "anything else, or not classified");
  if (counted_tallies > kMostLanes) figure.title += fmt::format(" (the first {} of {})", kMostLanes, counted_tallies);
  return figure;
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  if (!options.endpoint.empty()) throw core::UsageError("the report 'prior-therapies' is about what came before any outcome; leave --endpoint out");
  const std::string treatment = options.treatment;
  document::Document document = begin_answer("prior-therapies",
                                             treatment.empty() ? "What had been tried before, what came of it, and in whom?"
                                                               : fmt::format("What had been tried before {}, what came of it, and in whom?", treatment),
                                             catalogue, options);
  const People people = treated_people(document, catalogue, options);
  const auto courses = query::courses(catalogue, filter_of(options));
  document.sql.emplace_back("courses", courses.sql);
  const auto all = query::prior_treatments(catalogue, article_filter(courses.rows, options));
  document.sql.emplace_back("tried before", all.sql);
  const Priors rows = priors_of_courses(all.rows, courses.rows);
  document.scope = scope_of(courses.rows);

  const auto tallies = prior_tallies(rows);
  const auto classes = prior_class_tallies(rows);
  const auto unnamed = unnamed_priors(rows);
  const auto coverage = prior_coverage(rows, people.courses);
  auto citekeys = people.articles;
  for (const Prior& row : rows) citekeys.push_back(row.citekey);
  const auto sources = add_sources(document, catalogue, std::move(citekeys));

  if (people.articles.empty() && rows.empty()) {
    document.answer.push_back(fmt::format("No course{} is in this catalogue.", limits_words(options)));
  } else {
    document.answer = prior_sentences(tallies, unnamed, coverage, treatment);
    if (rows.empty() && treatment.empty()) document.answer.emplace_back("No article says what had been tried before.");
    document.answer.push_back(people_sentence(people));
  }
  document.tables = {prior_tallies_table(tallies, false)};
  if (!classes.empty()) document.tables.push_back(prior_tallies_table(classes, true));
  document.tables.push_back(unnamed_table(rows));
  document.tables.push_back(said_table(rows));
  if (auto figure = patients_figure(tallies); !document::is_empty(figure)) document.figures.push_back(std::move(figure));

  if (!rows.empty()) {
    document.caveats.emplace_back("What is not listed is not reported: nobody is said never to have had it. None of this is in any response rate.");
    document.caveats.emplace_back(
        "A patient counts once a treatment and once a class; one who had two results stands in both, so results do not add up. 'Not classified': no result, or one in words.");
    document.caveats.emplace_back("Whoever was treated and written about had often tried much: a treatment that worked leaves no such trace.");
  }
  std::vector<std::string> without;
  for (const PriorTally& tally : tallies) {
    if (!tally.articles_without_count.empty()) without.push_back(fmt::format("{} by {}", tally.name, counted(static_cast<std::int64_t>(tally.articles_without_count.size()), "article", "articles")));
  }
  if (!without.empty()) document.caveats.push_back("No count is given for " + listed(without) + ".");
  for (auto& caveat : standing_caveats(standings_of(rows))) document.caveats.push_back(std::move(caveat));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_prior_therapies;
const Report report_prior_therapies{"prior-therapies", "What had been tried before, what came of it, and in whom?", Subject::optional_treatment, run};

}  // namespace casebook::report
