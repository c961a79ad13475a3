// time-to-response: how soon did it work, and how soon did its loss show?

#include "query/time_to_response.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "document/figure.h"
#include "report/answer.h"
#include "report/phrases.h"
#include "report/response_estimates.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/survival_tables.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using Outcome = query::TimeToResponse;
using Outcomes = std::vector<Outcome>;
using document::cell;

constexpr std::string_view kMethod = "interval-censored NPMLE";

/// Response first, then what followed on changing, stopping and starting again; events before states; the sooner first.
void sort_for_reading(Outcomes& rows) {
  const auto phase = [](const Outcome& row) {
    return row.at_risk == "treated" ? 0 : row.at_risk == "dose changed" ? 1 : row.at_risk == "stopped" ? 2 : 3;
  };
  constexpr double kNever = 1e300;
  std::map<std::pair<std::string, std::string>, double> soonest;
  for (const Outcome& row : rows) {
    auto& days = soonest.emplace(std::make_pair(row.treatment, row.endpoint), kNever).first->second;
    if (row.counted != 0 && row.upper_days) days = std::min(days, *row.upper_days);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const Outcome& a, const Outcome& b) {
    const auto key = [&](const Outcome& row) {
      return std::make_tuple(row.treatment, row.condition, phase(row), row.endpoint_kind != "event",
                             soonest.at({row.treatment, row.endpoint}), row.endpoint, row.threshold.value_or(-1),
                             row.counted == 0);
    };
    return key(a) < key(b);
  });
}

std::string endpoint_words(const Outcome& row) {
  std::string words = row.endpoint;
  const std::string value = range_words(row.value_min, row.value_max);
  if (row.value_text) {
    words += " " + *row.value_text;  // "mean 77 %", "more than 80 %": the figures alone would say another thing
  } else if (!value.empty()) {
    words += " " + value + (row.value_unit ? " " + *row.value_unit : "");
  }
  if (row.extent == "part" && row.site) words += ", " + *row.site;
  return words;
}

document::Cell days_cell(const Outcome& row) {
  const auto interval = document::interval_text(row.lower_days, row.upper_days);
  if (row.time_kind == "not stated" || !interval) return document::not_stated();
  std::string shown = *interval;
  if (row.time_kind == "assessment") {
    shown = "seen at " + (row.lower_days == row.upper_days ? *interval : range_words(row.lower_days, row.upper_days));
  } else if (row.time_kind == "censored" && row.lower_days) {
    shown = (row.state == "absent" ? "none by " : "held to ") + document::rounded_text(*row.lower_days);
  }
  if (row.time_statistic && row.time_statistic != "each") shown += " (" + *row.time_statistic + ")";
  return cell(shown);
}

document::Cell patients_cell(const Outcome& row) {
  if (row.state == "not reported" || row.state == "not assessed") return cell(row.state);
  auto shown = document::count_cell(row.affected, row.assessed);
  if (shown.shown && row.unit != "patients") *shown.shown += " " + row.unit;
  return shown;
}

document::Table observations_table(const Outcomes& rows) {
  document::Table table;
  table.name = "observations";
  table.empty_text = "no outcome is reported";
  const bool treatments = several(rows, &Outcome::treatment);
  const bool articles = several(rows, &Outcome::citekey);
  const bool persons =
      std::any_of(rows.begin(), rows.end(), [](const Outcome& row) { return row.subject != "all patients"; });
  const bool uncounted = any_uncounted(standings_of(rows));
  ReaderCells reader;
  for (const Outcome& row : rows) {
    if (treatments) reader.add(table, document::reader_column("treatment_name", "treatment"), cell(row.treatment));
    reader.add(table, document::reader_column("endpoint_words", "endpoint"), cell(endpoint_words(row)));
    if (articles) reader.add(table, document::reader_column("article", "article"), cell(row.citekey));
    if (persons) reader.add(table, document::reader_column("who", "subject", 3), cell(row.subject));
    reader.add(table, document::reader_column("patients", "patients"), patients_cell(row));
    reader.add(table, document::reader_column("clock", "days from", 4), cell(row.origin));
    reader.add(table, document::reader_column("days", "days"), days_cell(row));
    const bool has_words = row.time_text && row.time_text != "not stated";
    reader.add(table, document::reader_column("as_said", "as said", 2),
               has_words ? cell(*row.time_text) : document::not_stated());
    if (uncounted)
      reader.add(table, document::reader_column("counts", "counts", 1), cell(counts_words(standing_of(row))));
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<Outcome>(table);
    append_view_cells(cells, row);
    document::add_row(table, std::move(cells), row.counted == 0);
  }
  if (rows.empty()) append_view_columns<Outcome>(table);
  return table;
}

std::string median_words(const ResponseEstimate& estimate) {
  if (!estimate.median_lower_days) return {};
  if (!estimate.median_upper_days) return "after day " + document::rounded_text(*estimate.median_lower_days);
  return *document::interval_text(estimate.median_lower_days, estimate.median_upper_days) + " days";
}

document::Table estimates_table(const std::vector<ResponseEstimate>& estimates) {
  document::Table table;
  table.name = "estimates";
  table.empty_text = "nothing can be estimated";
  const bool treatments = several(estimates, &ResponseEstimate::treatment);
  const bool conditions = several(estimates, &ResponseEstimate::condition);
  const bool remarks =
      std::any_of(estimates.begin(), estimates.end(), [](const auto& row) { return !row.remark.empty(); });
  if (treatments) table.columns.push_back(document::text_column("treatment", "treatment"));
  if (conditions) table.columns.push_back(document::text_column("condition", "condition"));
  for (auto& column :
       {document::data_column("endpoint"), document::data_column("threshold"), document::reader_column("endpoint_words", "estimate"), document::text_column("origin", "days from"),
        document::number_column("n", "n"), document::number_column("events", "events"),
        document::number_column("untimed", "untimed"), document::reader_column("median", "median lies in"),
        document::data_column("median_lower_days", "days"), document::data_column("median_upper_days", "days"),
        document::data_column("method")}) {
    table.columns.push_back(column);
  }
  if (remarks) table.columns.push_back(document::reader_column("remark", "which", 1));
  for (const auto& row : estimates) {
    std::vector<document::Cell> cells;
    if (treatments) cells.push_back(cell(row.treatment));
    if (conditions) cells.push_back(cell(row.condition));
    const std::string median = median_words(row);
    for (auto& next : {cell(row.endpoint), cell(row.threshold), cell(threshold_words(row.endpoint, row.threshold)), cell(row.origin), cell(row.n), cell(row.events), cell(row.untimed),
                       median.empty() ? document::not_stated() : cell(median), cell(row.median_lower_days),
                       cell(row.median_upper_days), cell(kMethod)}) {
      cells.push_back(next);
    }
    if (remarks) cells.push_back(cell(row.remark));
    document::add_row(table, std::move(cells));
  }
  return table;
}

/// One bar a claim, grouped by what came and by its clock, with the estimate's band beneath.
document::Figure times_figure(const Outcomes& rows, const std::vector<ResponseEstimate>& estimates) {
  document::Figure figure;
  figure.name = "response_times";
  figure.title = "When it came";
  figure.description = "The days between which each event came, as far as articles say.";
  figure.axis.unit = "days";
  std::vector<const Outcome*> drawn;
  for (const Outcome& row : rows) {
    if (row.counted == 0 || row.time_kind == "not stated" || row.endpoint_kind != "event" ||
        (!row.lower_days && !row.upper_days) || (row.time_statistic && row.time_statistic != "each"))
      continue;   // a mean or median is nobody's day
    drawn.push_back(&row);
  }
  const bool articles = several(rows, &Outcome::citekey);
  const bool treatments = several(rows, &Outcome::treatment);
  const bool conditions = several(rows, &Outcome::condition);
  const bool clocks = std::any_of(drawn.begin(), drawn.end(), [&](const Outcome* row) { return row->origin != drawn.front()->origin; });
  if (!drawn.empty() && !clocks && drawn.front()->origin) figure.title += ", from " + *drawn.front()->origin;
  const auto group_of = [&](const Outcome& row) {
    if (!articles && !treatments && !clocks) return std::string();
    return (treatments ? row.treatment + ": " : "") + (articles ? threshold_words(row.endpoint, row.threshold) : "") +
           (clocks ? (articles ? ", " : "") + std::string("days from ") + row.origin.value_or("a start that is not stated") : "") +
           (conditions ? " (" + row.condition + ")" : "");
  };
  std::vector<std::string> groups;
  for (const Outcome* row : drawn) groups.push_back(group_of(*row));
  for (const std::string& group : distinct(groups)) {
    const Outcome* first = nullptr;
    for (const Outcome* row : drawn) {
      if (group_of(*row) != group) continue;
      if (first == nullptr) first = row;
      const double lower = row->time_kind == "assessment" && row->state == "present" ? 0.0 : row->lower_days.value_or(0);
      const bool open = row->time_kind == "censored" || (row->time_kind == "assessment" && row->state == "absent");
      document::add_lane(figure, articles ? row->citekey : threshold_words(row->endpoint, row->threshold), short_k_of_n(row->affected, row->assessed), group)
          .marks = {document::somewhere(lower, open ? std::nullopt : row->upper_days)};
      if (!open) figure.axis.max = std::max(figure.axis.max, row->upper_days.value_or(0));
      figure.axis.max = std::max(figure.axis.max, lower);
    }
    for (const auto& estimate : estimates) {
      if (!articles || estimate.had_it_by.empty() || estimate.treatment != first->treatment || estimate.condition != first->condition ||
          estimate.endpoint != first->endpoint || estimate.threshold != first->threshold || estimate.origin != first->origin)
        continue;
      document::add_lane(figure, "had it by that day", fmt::format("n = {}{}", estimate.n, estimate.untimed > 0 ? fmt::format(", {} untimed", estimate.untimed) : ""), group)
          .band = estimate.had_it_by;
    }
  }
  return figure;
}

/// What own patients' rows say of one endpoint.
struct Told {
  std::vector<const Outcome*> with_count;
  std::vector<const Outcome*> without_count;
};

std::string told_time(const Told& told, const std::vector<ResponseEstimate>& estimates) {
  const auto& rows = told.with_count.empty() ? told.without_count : told.with_count;
  if (rows.size() == 1) {
    const Outcome& row = *rows.front();
    if (row.time_kind != "event") return {};
    const std::string words = event_time_words(row.lower_days, row.upper_days);
    return row.time_statistic && row.time_statistic != "each" && !words.empty() ? words + " (" + *row.time_statistic + ")" : words;
  }
  for (const auto& estimate : estimates) {
    if (estimate.endpoint != rows.front()->endpoint || estimate.threshold != rows.front()->threshold || !estimate.median_lower_days) continue;
    return fmt::format("median {} from {}, n = {}",
                       event_time_words(estimate.median_lower_days, estimate.median_upper_days),
                       estimate.origin.value_or("a start that is not stated"), estimate.n);
  }
  return {};
}

std::string told_endpoint(const Told& told, const std::vector<ResponseEstimate>& estimates, std::int64_t treated) {
  const Outcome& first = told.with_count.empty() ? *told.without_count.front() : *told.with_count.front();
  const std::string time = told_time(told, estimates);
  const std::string endpoint = threshold_words(first.endpoint, first.threshold);
  if (told.with_count.empty()) {
    return endpoint + " is reported" + (time.empty() ? "" : " " + time) + ", in how many is not stated";
  }
  std::int64_t affected = 0, assessed = 0;
  for (const Outcome* row : told.with_count) {
    affected += *row->affected;
    assessed += *row->assessed;
  }
  std::string text = endpoint + " in " + k_of_n(affected, assessed);
  std::vector<std::string> remarks;
  if (first.at_risk == "treated" && assessed < treated) {
    remarks.push_back(fmt::format("of {} treated; not reported in {}", treated, treated - assessed));
  }
  if (told.with_count.size() == 1 && !time.empty()) {
    text += " " + time;
  } else if (!time.empty()) {
    remarks.push_back(time);
  }
  std::vector<std::string> silent;
  for (const Outcome* row : told.without_count) silent.push_back(row->citekey);
  if (!silent.empty()) {
    remarks.push_back(counted(static_cast<std::int64_t>(distinct(silent).size()), "article gives", "articles give") +
                      " no count");
  }
  return remarks.empty() ? text : text + " (" + enumerated(remarks) + ")";
}

void tell(document::Document& document, const Outcomes& rows, const std::vector<ResponseEstimate>& estimates,
          std::int64_t treated) {
  std::vector<std::pair<std::string, Told>> told;
  for (const Outcome& row : rows) {
    if (row.endpoint_kind != "event" || row.unit != "patients" || row.standing != "own") continue;
    const bool counts = row.counted != 0 && row.affected && row.assessed;
    if (!counts && (row.why_not_counted != "no count" || row.state != "present" || row.via_source)) continue;
    const std::string endpoint = threshold_words(row.endpoint, row.threshold);   // thresholds are never added up
    auto found = std::find_if(told.begin(), told.end(), [&](const auto& entry) { return entry.first == endpoint; });
    if (found == told.end()) found = told.insert(told.end(), {endpoint, Told{}});
    (counts ? found->second.with_count : found->second.without_count).push_back(&row);
  }
  std::vector<std::string> response, after;
  for (const auto& [endpoint, entry] : told) {
    const Outcome& first = entry.with_count.empty() ? *entry.without_count.front() : *entry.with_count.front();
    (first.at_risk == "treated" ? response : after).push_back(told_endpoint(entry, estimates, treated));
  }
  for (const auto* parts : {&response, &after}) {
    if (!parts->empty()) document.answer.push_back(sentence_case(enumerated(*parts)) + ".");
  }
}

void add_time_caveats(document::Document& document, const Outcomes& rows,
                      const std::vector<ResponseEstimate>& estimates) {
  std::vector<std::string> no_time, no_count;
  for (const Outcome& row : rows) {
    if (row.standing != "own" || row.endpoint_kind != "event" || row.state != "present") continue;
    if (row.time_kind == "not stated") no_time.push_back(row.endpoint);
    if (!row.affected || !row.assessed) no_count.push_back(row.endpoint);
  }
  std::vector<std::string> gaps;
  if (!no_count.empty()) gaps.push_back("in how many: " + listed(distinct(no_count)));
  if (!no_time.empty()) gaps.push_back("when: " + listed(distinct(no_time)));
  if (!gaps.empty()) document.caveats.push_back("Not stated, " + enumerated(gaps) + ".");
  std::vector<std::string> untimed;
  const bool of_several = several(estimates, &ResponseEstimate::treatment);   // of one, each estimate names its articles
  for (const auto& estimate : estimates) {
    if (of_several && estimate.untimed > 0) untimed.push_back(fmt::format("{} for {}", counted(estimate.untimed, "patient", "patients"), threshold_words(estimate.endpoint, estimate.threshold)));
  }
  if (!untimed.empty()) {
    document.caveats.push_back(
        "Counted, with it or without, but left out of the estimate because no usable time is stated: " + listed(untimed) + ".");
  }
  std::vector<std::string> never_counted;
  for (const Outcome& row : rows) {
    const bool estimated =
        std::any_of(estimates.begin(), estimates.end(), [&](const auto& e) { return e.endpoint == row.endpoint; });
    if (row.endpoint_kind == "event" && row.why_not_counted == "no count" && !estimated)
      never_counted.push_back(row.endpoint);
  }
  if (!never_counted.empty()) {
    document.caveats.push_back("Nothing is estimated for " + listed(distinct(never_counted)) +
                               ": no number of patients is given.");
  }
  std::vector<std::string> combined;
  for (const Outcome& row : rows) {
    if (row.combined_with) combined.push_back(row.citekey + " with " + *row.combined_with);
  }
  if (!combined.empty())
    document.caveats.push_back("Given together with other treatments: " + listed(distinct(combined)) + ".");
  if (std::any_of(rows.begin(), rows.end(), [](const Outcome& row) { return row.unit != "patients"; })) {
    document.caveats.push_back("What is counted in other units than patients is listed, not estimated.");
  }
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  const std::string treatment = options.treatment;
  document::Document document =
      begin_answer("time-to-response",
                   treatment.empty() ? "How soon did treatments work, and how soon did their loss show?"
                                     : fmt::format("How soon did {} work, and how soon did its loss show?", treatment),
                   catalogue, options, true);
  auto outcomes = query::time_to_response(catalogue, filter_of(options));
  document.sql.emplace_back("observations", outcomes.sql);
  Outcomes& rows = outcomes.rows;
  sort_for_reading(rows);
  document.scope = scope_of(rows);
  const People people = treated_people(document, catalogue, options);
  const auto estimates = response_estimates(rows, options.level);

  if (rows.empty()) {
    document.answer.push_back(fmt::format("No outcome{} is in this catalogue.", limits_words(options)));
  } else if (!several(rows, &Outcome::treatment) && !several(rows, &Outcome::condition)) {
    tell(document, rows, estimates, people.patients);
  }
  if (!rows.empty()) document.answer.push_back(people_sentence(people));
  if (const auto pointer = league_pointer(people); !pointer.empty()) document.answer.push_back(pointer);
  document.tables = {observations_table(rows), estimates_table(estimates), survival_table(estimates, options.level),
                     kaplan_meier_table(estimates, options.level), estimate_articles_table(estimates)};
  if (auto figure = times_figure(rows, estimates); !document::is_empty(figure)) document.figures.push_back(std::move(figure));

  add_time_caveats(document, rows, estimates);
  for (auto& caveat : estimate_caveats(estimates, options.level)) document.caveats.push_back(std::move(caveat));
  for (auto& caveat : standing_caveats(standings_of(rows))) document.caveats.push_back(std::move(caveat));
  const auto sources = add_sources(document, catalogue, citekeys_of(rows));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_time_to_response;
const Report report_time_to_response{"time-to-response",
                                     "How soon did a treatment work, and how soon did its loss show?",
                                     Subject::optional_treatment, run};

}  // namespace casebook::report
