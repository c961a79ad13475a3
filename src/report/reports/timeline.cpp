// timeline: what happened in each course, and when?

#include <fmt/format.h>

#include <map>
#include <set>

#include "document/figure.h"
#include "query/course_events.h"
#include "query/prior_treatments.h"
#include "report/answer.h"
#include "report/phrases.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using Event = query::CourseEvent;
using Events = std::vector<Event>;
using document::cell;

/// A picture of more lanes than this is asked for piece by piece.
constexpr std::size_t kMostLanes = 40;

/// Days from the start of the course; neither: not known.
struct Days {
  std::optional<double> lower;
  std::optional<double> upper;
  bool known() const { return lower || upper; }
};

/// What one subject's claims tell of one course.
struct Course {
  std::vector<const Event*> events;
  const Event& first() const { return *events.front(); }
};

/// The course, its steps, then what came of it, as the case file has them.
void sort_for_reading(Events& rows) {
  const auto rank = [](const Event& row) { return row.kind == "end" ? 0 : row.step ? 1 : row.kind == "outcome" ? 2 : 3; };
  std::map<std::pair<std::int64_t, std::string>, std::size_t> place;  // of a subject within its course: whoever is named first
  for (const Event& row : rows) place.emplace(std::make_pair(row.treatment_id, row.subject), row.kind == "end" ? 0 : place.size() + 1);
  std::stable_sort(rows.begin(), rows.end(), [&](const Event& a, const Event& b) {
    const auto key = [&](const Event& row) {
      return std::make_tuple(row.treatment, row.condition, row.citekey, row.treatment_id, place.at({row.treatment_id, row.subject}), rank(row),
                             row.step.value_or(0));
    };
    return key(a) < key(b);
  });
}

std::string dose_of(const Event& row) { return dose_words(row.dose_min, row.dose_max, row.dose_unit, row.per.value_or("dose"), std::nullopt); }

bool is_seen(const Event& row) { return row.state == "present" || row.state == "absent"; }

std::string what_words(const Event& row) {
  const std::string what = row.what.value_or("");
  if (row.kind == "end") return "course" + (what.empty() ? "" : ", stopped: " + what);
  if (row.kind == "stop") return "stop";
  if (row.kind == "dose step") {
    const std::string dose = dose_words(row.dose_min, row.dose_max, row.dose_unit, row.per.value_or("dose"), row.frequency);
    return what + (dose.empty() ? "" : ": " + dose);
  }
  return what + (row.state == "present" ? "" : ": " + row.state);
}

document::Cell when_cell(const Event& row) {
  const bool has_words = row.time_text && *row.time_text != "not stated";
  std::string shown;
  if (row.kind == "dose step" || row.kind == "stop" || row.kind == "end") {
    const auto days = day_words(row.lower_days, row.upper_days);
    if (!days) return has_words ? cell(*row.time_text) : document::not_stated();
    return cell(row.kind == "end" ? "stopped " + *days : *days);
  }
  const auto interval = document::interval_text(row.lower_days, row.upper_days);
  if (row.time_kind == "not stated" || !interval) return has_words ? cell(*row.time_text) : document::not_stated();
  if (row.time_kind == "assessment") {
    shown = "seen at " + (row.lower_days == row.upper_days ? *interval : range_words(row.lower_days, row.upper_days));
  } else if (row.time_kind == "censored" && row.lower_days) {
    shown = (row.state == "absent" ? "none by " : "held to ") + document::rounded_text(*row.lower_days);
  } else {
    shown = *interval;
  }
  if (row.time_statistic && *row.time_statistic != "each") shown += " (" + *row.time_statistic + ")";
  return cell(shown);
}

document::Cell patients_cell(const Event& row) {
  if (!is_seen(row)) return cell(row.state);
  auto shown = document::count_cell(row.affected, row.assessed);
  if (shown.shown && row.unit != "patients") *shown.shown += " " + row.unit;
  return shown;
}

document::Table events_table(const Events& rows) {
  document::Table table;
  table.name = "events";
  table.empty_text = "no course is reported";
  const bool treatments = several(rows, &Event::treatment);
  const bool articles = several(rows, &Event::citekey);
  const bool uncounted = any_uncounted(standings_of(rows));
  ReaderCells reader;
  for (const Event& row : rows) {
    if (treatments) reader.add(table, document::reader_column("treatment_name", "treatment"), cell(row.treatment));
    if (articles) reader.add(table, document::reader_column("article", "article"), cell(row.citekey));
    reader.add(table, document::reader_column("who", "subject"), cell(row.subject));
    reader.add(table, document::reader_column("event", "what"), cell(what_words(row)));
    reader.add(table, document::reader_column("patients", "patients", 4), patients_cell(row));
    reader.add(table, document::reader_column("clock", "days from", 3), row.time_kind == "not stated" ? document::not_stated() : cell(row.origin));
    reader.add(table, document::reader_column("days", "days"), when_cell(row));
    if (uncounted) reader.add(table, document::reader_column("counts", "counts", 1), cell(counts_words(standing_of(row))));
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<Event>(table);
    append_view_cells(cells, row);
    document::add_row(table, std::move(cells), row.counted == 0);
  }
  if (rows.empty()) append_view_columns<Event>(table);
  return table;
}

/// Nothing is added up here: what counts elsewhere, or has no count, is drawn all the same; what is retold, overruled or in doubt is not.
bool is_drawn(const Event& row) {
  if (row.standing != "own" || !is_seen(row)) return false;
  return row.counted != 0 || row.why_not_counted == "no count" || row.why_not_counted == "part of the treated area" ||
         row.why_not_counted == "another tally";
}

/// Whether it was so in everyone of the subject, so that the subject's bar may begin or end with it.
bool holds_for_all(const Event& row) { return row.patient_id || (row.affected && row.affected == row.assessed); }

std::vector<Course> courses_of(const Events& rows) {
  std::vector<Course> courses;
  for (const Event& row : rows) {
    if (!is_drawn(row)) continue;
    if (courses.empty() || courses.back().first().treatment_id != row.treatment_id || courses.back().first().subject != row.subject) courses.emplace_back();
    courses.back().events.push_back(&row);
  }
  return courses;
}

/// The one step of that change, or nothing where there are several or none that is dated.
Days day_of_change(const std::vector<const Event*>& course, std::string_view change) {
  Days found;
  int times = 0;
  for (const Event* row : course) {
    if (!row->step || row->what != change) continue;
    ++times;
    found = {row->lower_days, row->upper_days};
  }
  if (times == 1) return found;
  if (times > 1 || change != "stop") return {};
  for (const Event* row : course) {
    if (row->kind == "end") return {row->lower_days, row->upper_days};
  }
  return {};
}

struct Symbol {
  std::string_view sign;
  std::string_view words;  ///< for the key
  bool named = false;      ///< the event's own name stands beside it
};

std::optional<Symbol> symbol_of(const Event& row) {
  if (row.kind == "end") return std::nullopt;
  if (row.kind == "stop") return Symbol{"■", "stopped"};
  if (row.kind == "dose step") {
    if (row.what == "increase" || row.what == "temporary increase") return Symbol{"▲", "dose raised"};
    if (row.what == "decrease") return Symbol{"▼", "dose lowered"};
    return Symbol{"▶", "started, or started again"};
  }
  if (row.state == "absent") return Symbol{"○", "looked for and not there, or no response", true};
  if (row.kind == "adverse event") return Symbol{"!", "harm", true};
  if (row.family == "no response") return Symbol{"○", "looked for and not there, or no response", true};
  if (row.family == "loss") return Symbol{"✕", "flare, or response lost"};
  if (row.what == "clinical resolution") return Symbol{"◆", "cleared"};
  if (row.family == "other") return std::nullopt;
  return Symbol{"●", "response", true};
}

/// Where it lies on the clock of the course's start, which takes the day of stopping or restarting for what is told from there.
Days place_of(const Event& row, const std::vector<const Event*>& whole_course) {
  if (row.time_kind == "not stated" || (row.time_statistic && *row.time_statistic != "each")) return {};
  Days base;
  if (row.origin == "treatment start") base = {0.0, 0.0};
  if (row.origin == "withdrawal") base = day_of_change(whole_course, "stop");
  if (row.origin == "rechallenge") base = day_of_change(whole_course, "restart");
  if (!base.known()) return {};
  const double from = base.lower.value_or(0);
  const auto sum = [](std::optional<double> a, std::optional<double> b) { return a && b ? std::optional(*a + *b) : std::nullopt; };
  if (row.time_kind == "censored") {
    const auto lower = sum(base.lower, row.lower_days);
    return {lower, base.lower == base.upper ? lower : sum(base.upper, row.lower_days)};
  }
  const bool came_before = row.time_kind == "assessment" && row.state == "present" && (row.family == "response" || row.family == "loss" || row.family == "rechallenge");
  return {came_before ? from : from + row.lower_days.value_or(0), sum(base.upper, row.upper_days)};
}

/// "4.5 mg, 2 of 3"; "first improvement"; where it has no place on the axis also the words of its time.
std::string happening_words(const Event& row, const Symbol& symbol, bool placed) {
  std::vector<std::string> parts;
  if (row.kind == "dose step") {
    if (const auto dose = dose_of(row); !dose.empty()) parts.push_back(dose);
    if (row.what == "temporary increase") parts.emplace_back("for a time");
    if (row.what == "as needed") parts.emplace_back("as needed");
  } else if (symbol.named) {
    parts.push_back(row.what.value_or(""));
  }
  if (row.why_not_counted == "part of the treated area") parts.emplace_back("part of the treated area");
  if (!row.patient_id && (!row.affected || row.affected != row.assessed)) parts.push_back(short_k_of_n(row.affected, row.assessed));
  if (!placed && row.time_text && *row.time_text != "not stated") {
    const bool says_whence = row.time_text->find("after") != std::string::npos || row.time_text->find("from") != std::string::npos;
    parts.push_back(*row.time_text + (row.origin && *row.origin != "treatment start" && !says_whence ? " from " + *row.origin : ""));
  }
  std::string words;
  for (const std::string& part : parts) words += (words.empty() ? "" : ", ") + part;
  return words;
}

/// Bars where treatment is stated: from a start to the next stop, or to the last dated step; no longer than is said.
void add_bars(document::Lane& lane, const Course& course) {
  std::optional<double> on = 0.0;
  double last = 0;
  bool any_stop = false;
  Days end;
  for (const Event* row : course.events) {
    if (row->kind == "end") end = {row->lower_days, row->upper_days};
    if (!row->step || !holds_for_all(*row)) continue;
    if (row->kind == "stop") {
      any_stop = true;
      if (on && row->lower_days && *row->lower_days > *on) lane.marks.push_back(document::stretch(*on, *row->lower_days));
      on.reset();
    } else if (row->what == "restart") {
      on = row->upper_days;
      last = on.value_or(last);
    } else {
      last = std::max(last, row->lower_days.value_or(0));
    }
  }
  if (!any_stop && end.lower) last = std::max(last, *end.lower);
  if (on && last > *on) lane.marks.push_back(document::stretch(*on, last));
  if (!any_stop && end.lower && end.upper && *end.upper > *end.lower) lane.marks.push_back(document::somewhere(*end.lower, *end.upper));
}

/// "4 treatments before" of those named, "at least 4 treatments failed before" of those counted.
std::string prior_words(const Event& subject, const std::vector<query::PriorTreatment>& priors) {
  std::set<std::string> named;
  std::string counted_words;
  for (const auto& prior : priors) {
    if (prior.citekey != subject.citekey) continue;
    const bool same = prior.patient_id == subject.patient_id && (prior.patient_id || prior.subject == subject.subject);
    const bool all = !prior.patient_id && prior.subject == "all patients";
    if ((!same && !all) || (!prior.patient_id && (!prior.affected || prior.affected != prior.assessed))) continue;
    if (prior.treatment) named.insert(*prior.treatment);
    if (!prior.treatment && prior.failed_min) counted_words = range_words(prior.failed_min, prior.failed_max) + " failed before";
  }
  if (!counted_words.empty()) return counted_words;
  if (named.empty()) return {};
  return counted(static_cast<std::int64_t>(named.size()), "treatment before", "treatments before");
}

document::Figure courses_figure(const Events& rows, const std::vector<query::PriorTreatment>& priors) {
  document::Figure figure;
  figure.name = "courses";
  figure.title = "Courses, in days from their start";
  figure.description = "For each course its doses and what came of them; a time that is not exact is a range, and what has no day stands beside.";
  figure.axis.unit = "days";
  const auto courses = courses_of(rows);
  const bool treatments = several(rows, &Event::treatment);
  const bool articles = several(rows, &Event::citekey);
  bool any_bar = false;
  for (std::size_t i = 0; i < courses.size() && i < kMostLanes; ++i) {
    const Course& course = courses[i];
    const Event& first = course.first();
    const bool own_course = first.kind == "end";
    std::string label = first.subject;
    if (own_course && !first.patient_id) label += first.affected ? " (" + counted_units(*first.affected, first.unit) + ")" : " (how many is not stated)";
    std::string group = treatments ? first.treatment : "";
    if (articles) group += (group.empty() ? "" : ", ") + first.citekey;
    document::Lane& lane = document::add_lane(figure, label, prior_words(first, priors), group);
    if (own_course) add_bars(lane, course);
    any_bar = any_bar || !lane.marks.empty();
    std::vector<const Event*> whole;
    for (const Event& row : rows) {
      if (row.treatment_id == first.treatment_id && is_drawn(row)) whole.push_back(&row);
    }
    for (const Event* row : course.events) {
      const auto symbol = symbol_of(*row);
      if (!symbol) continue;
      const Days days = place_of(*row, whole);
      lane.marks.push_back(document::happening(std::string(symbol->sign), days.lower, days.upper, happening_words(*row, *symbol, days.known())));
      document::explain(figure, symbol->sign, symbol->words);
    }
  }
  if (any_bar) figure.description += " A bar is treatment, for as long as it is stated.";
  if (courses.size() > kMostLanes) {
    figure.title += fmt::format(" (the first {} of {}; ask for a treatment or an article)", kMostLanes, courses.size());
  }
  return figure;
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  document::Document document =
      begin_answer("timeline",
                   options.treatment.empty() ? "What happened in each course, and when?"
                                             : fmt::format("What happened under {}, and when?", options.treatment),
                   catalogue, options);
  auto found = query::course_events(catalogue, filter_of(options));
  document.sql.emplace_back("events", found.sql);
  Events& rows = found.rows;
  sort_for_reading(rows);
  document.scope = scope_of(rows);
  const People people = treated_people(document, catalogue, options);
  const auto priors = query::prior_treatments(catalogue, article_filter(rows, options));
  document.sql.emplace_back("prior treatments", priors.sql);

  if (rows.empty()) {
    document.answer.push_back(fmt::format("No course{} is in this catalogue.", limits_words(options)));
  } else {
    std::set<std::int64_t> courses;
    std::int64_t dated = 0, told = 0;
    for (const Event& row : rows) {
      if (!is_drawn(row)) continue;
      courses.insert(row.treatment_id);
      if (row.kind == "end") continue;
      ++told;
      if (row.lower_days || row.upper_days) ++dated;
    }
    document.answer.push_back(fmt::format("{}; of {} told of {}, {} a day or a range of days.",
                                          counted(static_cast<std::int64_t>(courses.size()), "course", "courses"),
                                          counted(told, "thing", "things"), courses.size() == 1 ? "it" : "them",
                                          dated == 1 ? "1 has" : fmt::format("{} have", dated)));
    document.answer.push_back(people_sentence(people));
  }
  document.tables = {events_table(rows)};
  auto figure = courses_figure(rows, priors.rows);
  std::vector<std::string> left_out;
  for (const Event& row : rows) {
    if (is_drawn(row) && row.kind != "end" && !symbol_of(row)) left_out.push_back(row.what.value_or(""));
  }
  if (!document::is_empty(figure)) {
    document.figures.push_back(std::move(figure));
    document.caveats.push_back("The picture places what is told from stopping or restarting only where the day of that is stated; a bar is treatment, for as long as it is stated.");
    if (!left_out.empty()) document.caveats.push_back("In the table, not in the picture: " + listed(distinct(left_out)) + ".");
  }
  for (auto& caveat : standing_caveats(standings_of(rows))) document.caveats.push_back(std::move(caveat));
  const auto sources = add_sources(document, catalogue, citekeys_of(rows));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_timeline;
const Report report_timeline{"timeline", "What happened in each course, and when?", Subject::optional_treatment, run};

}  // namespace casebook::report
