// duration: how long was it given, how long did its effect last, and how long were people followed?

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "document/figure.h"
#include "query/subject_traits.h"
#include "report/answer.h"
#include "report/durations.h"
#include "report/phrases.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using document::cell;
using query::CourseLength;
using query::SubjectTrait;
using Outcome = query::TimeToResponse;
using Lengths = std::vector<CourseLength>;
using Outcomes = std::vector<Outcome>;
using Families = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

/// A picture of more lanes than this is asked for piece by piece.
constexpr std::size_t kMostLanes = 40;

std::string family_of(const Outcome& row, const Families& families) {
  const auto found = families.find(row.endpoint);
  return found == families.end() ? "" : found->second;
}

/// What held, then what was lost.
Outcomes effects_of(const Outcomes& rows, const Families& families) {
  Outcomes effects;
  for (const std::string_view family : {"maintenance", "loss"}) {
    for (const Outcome& row : rows) {
      if (family_of(row, families) == family) effects.push_back(row);
    }
  }
  std::stable_sort(effects.begin(), effects.end(), [](const Outcome& a, const Outcome& b) { return a.treatment < b.treatment; });
  return effects;
}

document::Table lengths_table(const Lengths& rows) {
  document::Table table;
  table.name = "courses";
  table.title = "How long it was given";
  table.empty_text = "no article says how long";
  const bool treatments = several(rows, &CourseLength::treatment);
  const bool uncounted = any_uncounted(standings_of(rows));
  ReaderCells reader;
  for (const CourseLength& row : rows) {
    if (treatments) reader.add(table, document::reader_column("treatment_name", "treatment"), cell(row.treatment));
    reader.add(table, document::reader_column("article", "article"), cell(row.citekey));
    reader.add(table, document::reader_column("who", "subject", 3), cell(row.subject));
    auto patients = document::count_cell(row.affected, row.assessed);
    if (patients.shown && row.unit != "patients") *patients.shown += " " + row.unit;
    reader.add(table, document::reader_column("patients", "patients"), patients);
    reader.add(table, document::reader_column("length", "how long"), cell(length_words(row)));
    reader.add(table, document::reader_column("as_said", "as said", 1), cell(row.said));
    if (uncounted) reader.add(table, document::reader_column("counts", "counts", 2), cell(counts_words(standing_of(row))));
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<CourseLength>(table);
    append_view_cells(cells, row);
    document::add_row(table, std::move(cells), row.counted == 0);
  }
  if (rows.empty()) append_view_columns<CourseLength>(table);
  return table;
}

document::Cell days_cell(const Outcome& row) {
  const auto interval = document::interval_text(row.lower_days, row.upper_days);
  const bool has_words = row.time_text && *row.time_text != "not stated";
  if (row.time_kind == "not stated" || !interval) return has_words ? cell(*row.time_text) : document::not_stated();
  std::string words = *interval;
  if (row.time_kind == "assessment") words = "seen at " + (row.lower_days == row.upper_days ? *interval : range_words(row.lower_days, row.upper_days));
  if (row.time_kind == "censored" && row.lower_days) words = (row.state == "absent" ? "none by " : "held to ") + document::rounded_text(*row.lower_days);
  if (row.time_statistic && *row.time_statistic != "each") words += " (" + *row.time_statistic + ")";
  return cell(words);
}

document::Table effects_table(const Outcomes& rows) {
  document::Table table;
  table.name = "effects";
  table.title = "How long the effect lasted";
  table.empty_text = "no article says how long";
  const bool treatments = several(rows, &Outcome::treatment);
  const bool uncounted = any_uncounted(standings_of(rows));
  ReaderCells reader;
  for (const Outcome& row : rows) {
    if (treatments) reader.add(table, document::reader_column("treatment_name", "treatment"), cell(row.treatment));
    reader.add(table, document::reader_column("what", "what"), cell(row.endpoint + (row.site ? ", " + *row.site : "")));
    reader.add(table, document::reader_column("article", "article"), cell(row.citekey));
    reader.add(table, document::reader_column("who", "subject", 3), cell(row.subject));
    auto patients = document::count_cell(row.affected, row.assessed);
    if (patients.shown && row.unit != "patients") *patients.shown += " " + row.unit;
    if (row.state == "not reported" || row.state == "not assessed") patients = cell(row.state);
    reader.add(table, document::reader_column("patients", "patients"), patients);
    reader.add(table, document::reader_column("clock", "days from", 4), cell(row.origin));
    reader.add(table, document::reader_column("days", "days"), days_cell(row));
    const bool has_words = row.time_text && *row.time_text != "not stated";
    reader.add(table, document::reader_column("as_said", "as said", 2), has_words ? cell(*row.time_text) : document::not_stated());
    if (uncounted) reader.add(table, document::reader_column("counts", "counts", 1), cell(counts_words(standing_of(row))));
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<Outcome>(table);
    append_view_cells(cells, row);
    document::add_row(table, std::move(cells), row.counted == 0);
  }
  if (rows.empty()) append_view_columns<Outcome>(table);
  return table;
}

document::Table follow_up_table(const std::vector<SubjectTrait>& rows) {
  document::Table table;
  table.name = "follow_up";
  table.title = "How long people were followed";
  table.empty_text = "no article says how long";
  table.columns = {document::text_column("citekey", "article"), document::text_column("subject", "subject"), document::reader_column("patients", "patients"),
                   document::data_column("affected"), document::data_column("assessed"), document::reader_column("days", "days"), document::data_column("value_min", "days"),
                   document::data_column("value_max", "days"), document::text_column("statistic", "statistic"), document::text_column("origin", "days from"),
                   document::text_column("said", "as said")};
  table.columns[8].drop_order = 2;
  table.columns[9].drop_order = 1;
  for (const SubjectTrait& row : rows) {
    std::string days;
    if (row.value_min && row.value_min == row.value_max) days = document::rounded_text(*row.value_min);
    else if (row.value_min && row.value_max) days = document::rounded_text(*row.value_min) + " to " + document::rounded_text(*row.value_max);
    else if (row.value_min) days = document::rounded_text(*row.value_min) + " or longer";
    else if (row.value_max) days = "up to " + document::rounded_text(*row.value_max);
    document::add_row(table, {cell(row.citekey), cell(row.subject), document::count_cell(row.affected, row.assessed), cell(row.affected), cell(row.assessed),
                              days.empty() ? document::not_stated() : cell(days), cell(row.value_min), cell(row.value_max), cell(row.statistic), cell(row.origin), cell(row.said)});
  }
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
  table.title = "Time to its loss, estimated";
  table.empty_text = "nothing can be estimated";
  const bool treatments = several(estimates, &ResponseEstimate::treatment);
  const bool conditions = several(estimates, &ResponseEstimate::condition);
  table.columns = {document::text_column("treatment", "treatment"), document::text_column("condition", "condition"), document::text_column("endpoint", "estimate"),
                   document::text_column("origin", "days from"), document::number_column("n", "n"), document::number_column("events", "lost"),
                   document::number_column("untimed", "untimed"), document::reader_column("median", "median lies in"), document::data_column("median_lower_days", "days"),
                   document::data_column("median_upper_days", "days"), document::data_column("method"), document::text_column("remark", "which")};
  if (!treatments) table.columns[0].audience = document::Audience::data;
  if (!conditions) table.columns[1].audience = document::Audience::data;
  table.columns[11].drop_order = 1;
  for (const auto& row : estimates) {
    const std::string median = median_words(row);
    document::add_row(table, {cell(row.treatment), cell(row.condition), cell(threshold_words(row.endpoint, row.threshold)), cell(row.origin), cell(row.n), cell(row.events),
                              cell(row.untimed), median.empty() ? document::not_stated() : cell(median), cell(row.median_lower_days), cell(row.median_upper_days),
                              cell("interval-censored NPMLE"), row.remark.empty() ? document::not_stated() : cell(row.remark)});
  }
  return table;
}

/// Solid as long as it is said to have been given or to have held; hatched where it ended or was lost.
document::Figure durations_figure(const Lengths& lengths, const Outcomes& effects, const Families& families) {
  document::Figure figure;
  figure.name = "durations";
  figure.title = "How long it was given, held, and lost again";
  figure.description = "Of each statement with days: a solid bar for as long as the treatment was given, or its effect held, as is said; hatched between the days in which it was stopped "
                       "or the effect lost.";
  figure.axis.unit = "days";
  std::size_t lanes = 0;
  const bool treatments = several(lengths, &CourseLength::treatment) || several(effects, &Outcome::treatment);
  const auto reach = [&](std::optional<double> day) { figure.axis.max = std::max(figure.axis.max, day.value_or(0)); };
  for (const CourseLength& row : lengths) {
    if (row.counted == 0 || row.kind == "restart") continue;
    const auto from = row.stopped_days_min ? row.stopped_days_min : row.lasted_days_min;
    const auto to = row.stopped_days_min || row.stopped_days_max ? row.stopped_days_max : row.lasted_days_max;
    if (!from && !to) continue;
    if (row.kind == "step" && row.step.value_or(1) > 1 && !row.stopped_days_min) continue;  // its day on the clock is not known
    if (++lanes > kMostLanes) continue;
    document::Lane& lane = document::add_lane(figure, row.citekey + ", " + row.subject, short_k_of_n(row.affected, row.assessed), (treatments ? row.treatment + ": " : "") + "given");
    if (from && *from > 0) lane.marks.push_back(document::stretch(0, *from));
    if (to && to != from) lane.marks.push_back(document::somewhere(from.value_or(0), to));
    reach(from);
    reach(to);
  }
  for (const Outcome& row : effects) {
    if (row.counted == 0 || row.time_kind == "not stated" || (!row.lower_days && !row.upper_days) || (row.time_statistic && *row.time_statistic != "each")) continue;
    if (++lanes > kMostLanes) continue;
    const bool maintained = family_of(row, families) == "maintenance";
    document::Lane& lane = document::add_lane(figure, row.citekey + ", " + row.subject, short_k_of_n(row.affected, row.assessed),
                                              (treatments ? row.treatment + ": " : "") + row.endpoint + ", days from " + row.origin.value_or("a start that is not stated"));
    const bool held = maintained ? row.affected.value_or(0) > 0 : row.affected == 0;
    if (held && row.lower_days) {
      lane.marks.push_back(document::stretch(0, *row.lower_days));
    } else if (!maintained && row.time_kind != "censored") {
      lane.marks.push_back(document::somewhere(row.time_kind == "assessment" ? 0.0 : row.lower_days.value_or(0), row.upper_days));
    }
    reach(row.lower_days);
    reach(row.upper_days);
  }
  if (lanes > kMostLanes) figure.title += fmt::format(" (the first {} of {}; ask for a treatment or an article)", kMostLanes, lanes);
  return figure;
}

/// "held to day 121.8 or longer (gavali-2024)": when, with its article where several tell.
std::string when_words(const Outcome& row) {
  if (row.time_kind == "censored" && row.lower_days) {
    return (row.state == "absent" ? "none by day " : "held to day ") + document::rounded_text(*row.lower_days) + (row.state == "absent" ? "" : " or longer");
  }
  if (row.time_kind == "assessment" && row.upper_days) return "seen at day " + (row.lower_days == row.upper_days ? document::rounded_text(*row.upper_days) : range_words(row.lower_days, row.upper_days));
  std::string words = row.time_kind == "event" ? event_time_words(row.lower_days, row.upper_days) : "";
  if (!words.empty() && row.time_statistic && *row.time_statistic != "each") words += " (" + *row.time_statistic + ")";
  if (words.empty() && row.time_text && *row.time_text != "not stated") words = *row.time_text;
  return words;
}

/// "maintained response in 5 of 5 patients (of 21 treated; held to day 121.8 or longer, gavali-2024)".
Texts effect_words(const Outcomes& effects, std::int64_t treated) {
  struct Told {
    std::int64_t affected = 0, assessed = 0;
    bool with_count = false, of_treated = false;
    Texts times;
    std::set<std::string> without;
  };
  std::vector<std::pair<std::string, Told>> told;
  const bool articles = several(effects, &Outcome::citekey);
  for (const Outcome& row : effects) {
    if (row.standing != "own" || row.unit != "patients") continue;
    const bool counts = row.counted != 0 && row.affected && row.assessed;
    if (!counts && (row.why_not_counted != "no count" || row.state != "present")) continue;
    auto found = std::find_if(told.begin(), told.end(), [&](const auto& entry) { return entry.first == row.endpoint; });
    if (found == told.end()) found = told.insert(told.end(), {row.endpoint, Told{}});
    Told& entry = found->second;
    if (counts) {
      entry.with_count = true;
      entry.affected += *row.affected;
      entry.assessed += *row.assessed;
    } else {
      entry.without.insert(row.citekey);
    }
    entry.of_treated = row.at_risk == "treated";
    if (const auto when = when_words(row); !when.empty()) entry.times.push_back(articles ? when + " (" + row.citekey + ")" : when);
  }
  Texts parts;
  for (const auto& [endpoint, entry] : told) {
    std::string words = endpoint + (entry.with_count ? " in " + k_of_n(entry.affected, entry.assessed) : " is reported, in how many is not stated");
    Texts remarks;
    if (entry.with_count && entry.of_treated && entry.assessed < treated) remarks.push_back(fmt::format("of {} treated", treated));
    if (!entry.times.empty()) remarks.push_back(listed(distinct(entry.times), ", "));
    if (entry.times.empty()) remarks.emplace_back("when is not stated");
    if (entry.with_count && !entry.without.empty()) remarks.push_back(counted(static_cast<std::int64_t>(entry.without.size()), "article gives", "articles give") + " no count");
    parts.push_back(words + " (" + enumerated(remarks) + ")");
  }
  return parts;
}

std::string length_sentence(const LengthCoverage& coverage, const Lengths& rows, const std::string& treatment) {
  if (coverage.treated == 0) return {};
  if (coverage.stated == 0) return fmt::format("How long {} was given is not stated of any of {}.", treatment, counted(coverage.treated, "patient", "patients"));
  std::string text = fmt::format("How long {} was given is stated, in part at least, of {} of {} ({})", treatment, coverage.stated, counted(coverage.treated, "patient", "patients"),
                                 counted(static_cast<std::int64_t>(coverage.articles.size()), "article", "articles"));
  constexpr std::size_t kMostNamed = 4;
  Texts parts;
  for (const CourseLength& row : rows) {
    if (row.counted == 0 || coverage.articles.count(row.citekey) == 0) continue;
    parts.push_back(length_words(row) + " in " + k_of_n(row.affected, row.assessed, row.unit));
  }
  if (parts.size() <= kMostNamed) text += ": " + enumerated(parts);
  return text + ".";
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  const std::string treatment = options.treatment;
  document::Document document = begin_answer("duration",
                                             treatment.empty() ? "How long were treatments given, and how long did their effect last?"
                                                               : fmt::format("How long was {} given, and how long did its effect last?", treatment),
                                             catalogue, options);
  const auto filter = filter_of(options);
  const People people = treated_people(document, catalogue, options);
  const auto all_lengths = query::course_lengths(catalogue, filter);
  document.sql.emplace_back("lengths of courses", all_lengths.sql);
  const Lengths lengths = told_lengths(all_lengths.rows);
  const auto outcomes = query::time_to_response(catalogue, filter);
  document.sql.emplace_back("outcomes", outcomes.sql);
  const Families families = endpoint_families(catalogue, filter);
  const Outcomes effects = effects_of(outcomes.rows, families);
  const auto estimates = loss_estimates(outcomes.rows, families);
  document.scope = scope_of(all_lengths.rows);

  auto citekeys = people.articles;
  for (const CourseLength& row : all_lengths.rows) citekeys.push_back(row.citekey);
  for (const Outcome& row : outcomes.rows) {
    if (row.role == "studied" || row.role == "comparator") citekeys.push_back(row.citekey);
  }
  query::Filter of_articles;
  of_articles.articles = distinct(citekeys);
  const auto traits = query::subject_traits(catalogue, of_articles);
  document.sql.emplace_back("follow-up", traits.sql);
  std::vector<SubjectTrait> follow_up;
  std::set<std::string> followed;
  for (const SubjectTrait& trait : traits.rows) {
    if (trait.name != "follow-up") continue;
    follow_up.push_back(trait);
    followed.insert(trait.citekey);
  }
  const auto sources = add_sources(document, catalogue, citekeys);

  const bool one = !several(people.courses, &query::TreatedCourse::treatment) && !several(people.courses, &query::TreatedCourse::condition);
  if (all_lengths.rows.empty() && effects.empty()) {
    document.answer.push_back(fmt::format("No course{} is in this catalogue.", limits_words(options)));
  } else if (!people.courses.empty() && one) {
    const std::string name = people.courses.front().treatment;
    if (const auto sentence = length_sentence(length_coverage(all_lengths.rows, people.courses), lengths, name); !sentence.empty()) document.answer.push_back(sentence);
    const auto parts = effect_words(effects, people.patients);
    document.answer.push_back(parts.empty() ? "How long its effect lasted, or when it was lost, no article says." : sentence_case(enumerated(parts)) + ".");
  } else if (!people.courses.empty()) {
    const auto coverage = length_coverage(all_lengths.rows, people.courses);
    Texts held, lost;
    for (const Outcome& row : effects) (family_of(row, families) == "maintenance" ? held : lost).push_back(row.treatment);
    document.answer.push_back(fmt::format("How long treatment was given is stated, in part at least, by {} of {}; that its effect held is told of {}, that it was lost or came back, or not, of {}.",
                                          coverage.articles.size(), counted(static_cast<std::int64_t>(people.articles.size()), "article", "articles"),
                                          counted(static_cast<std::int64_t>(distinct(held).size()), "treatment", "treatments"),
                                          counted(static_cast<std::int64_t>(distinct(lost).size()), "treatment", "treatments")));
  }
  if (!all_lengths.rows.empty() || !effects.empty()) {
    const auto articles = static_cast<std::int64_t>(distinct(citekeys).size());
    document.answer.push_back(followed.empty() ? "No follow-up is stated." : fmt::format("Follow-up is stated by {} of {}.", followed.size(), counted(articles, "article", "articles")));
    document.answer.push_back(people_sentence(people));
  }
  document.tables = {lengths_table(lengths), effects_table(effects)};
  if (!estimates.empty()) document.tables.push_back(estimates_table(estimates));
  document.tables.push_back(follow_up_table(follow_up));
  if (auto figure = durations_figure(lengths, effects, families); !document::is_empty(figure)) document.figures.push_back(std::move(figure));

  if (estimates.empty() && !effects.empty()) document.caveats.emplace_back("Nothing is estimated on the time to loss: no number of patients is given.");
  if (std::any_of(estimates.begin(), estimates.end(), [](const auto& row) { return row.endpoint == kLostOrNotYet; })) {
    document.caveats.push_back(fmt::format(
        "'{}' is derived: those in whom the response was held enter as not lost until then; where an article tells of a loss, that stands. Whoever did not hold it enters nothing, for "
        "there may have been no response.",
        kLostOrNotYet));
  }
  if (std::any_of(estimates.begin(), estimates.end(), [](const auto& row) { return row.n > 0 && !row.median_lower_days; })) {
    document.caveats.emplace_back("No median is given where it is not said until when those who had not lost it were seen.");
  }
  if (!all_lengths.rows.empty()) {
    document.caveats.emplace_back("A course of which no end is stated may have gone on, or not; follow-up belongs to those named and is no time of an event.");
  }
  std::vector<RowStanding> standings = standings_of(effects);
  for (const CourseLength& row : lengths) standings.push_back(standing_of(row));
  for (auto& caveat : standing_caveats(standings)) document.caveats.push_back(std::move(caveat));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_duration;
const Report report_duration{"duration", "How long was a treatment given, and how long did its effect last?", Subject::optional_treatment, run};

}  // namespace casebook::report
