// dose-titration: how was a treatment dosed and raised?

#include "query/dose_titration.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "document/figure.h"
#include "report/answer.h"
#include "report/dose_ladder.h"
#include "report/phrases.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using Steps = std::vector<query::DoseTitration>;
using document::cell;

/// Courses of at most so many steps are told step by step.
constexpr std::size_t kMostToldSteps = 4;

std::string step_dose_words(const query::DoseTitration& step) {
  const std::string words = dose_words(step.dose_min, step.dose_max, step.unit, step.per, step.frequency);
  if (step.dose_min || step.dose_max || !step.dose_text) return words;
  return *step.dose_text;
}

std::string_view mark_of(const query::DoseTitration& step) {
  if (step.change == "increase" || step.change == "temporary increase") return " ▲";
  if (step.change == "decrease") return " ▼";
  return "";
}

std::string change_remark(const query::DoseTitration& step) {
  if (step.change == "temporary increase") return "for a time";
  if (step.change == "restart") return "restarted";
  if (step.change == "as needed") return "as needed";
  return {};
}

document::Cell dose_cell(const query::DoseTitration& step) {
  const std::string dose = step_dose_words(step);
  const std::string remark = change_remark(step);
  if (dose.empty() && remark.empty()) return document::not_stated();
  if (remark.empty() || dose.find(remark) != std::string::npos) return cell(dose);
  return cell((dose.empty() ? "·" : dose) + ", " + remark);
}

document::Cell after_cell(const query::DoseTitration& step) {
  if (const auto days = day_words(step.after_days_min, step.after_days_max)) return cell(*days);
  if (step.time_text && *step.time_text != "not stated") return cell(*step.time_text);
  return document::not_stated();
}

document::Cell where_cell(const std::optional<std::string>& locator, const std::optional<std::string>& via) {
  if (!via) return cell(locator);
  return cell(locator.value_or("") + (locator ? ", " : "") + "via " + *via);
}

document::Table steps_table(const Steps& steps) {
  document::Table table;
  table.name = "steps";
  table.empty_text = "no dose is reported";
  const bool treatments = several(steps, &query::DoseTitration::treatment);
  const bool uncounted = any_uncounted(standings_of(steps));
  ReaderCells reader;
  for (const auto& step : steps) {
    if (treatments) reader.add(table, document::reader_column("treatment_name", "treatment"), cell(step.treatment));
    reader.add(table, document::reader_column("article", "article"), cell(step.citekey));
    reader.add(table, document::reader_column("who", "subject", 3), cell(step.subject));
    reader.add(table, document::reader_column("step_number", "step"),
               cell(fmt::format("{}{}", step.step, mark_of(step))));
    reader.add(table, document::reader_column("dose", "dose"), dose_cell(step));
    reader.add(table, document::reader_column("patients", "patients"),
               document::count_cell(step.affected, step.assessed));
    reader.add(table, document::reader_column("after", "after", 4), after_cell(step));
    reader.add(table, document::reader_column("where", "where", 1), where_cell(step.locator, step.via_source));
    if (uncounted)
      reader.add(table, document::reader_column("counts", "counts", 2), cell(counts_words(standing_of(step))));
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<query::DoseTitration>(table);
    append_view_cells(cells, step);
    document::add_row(table, std::move(cells), step.counted == 0);
  }
  if (steps.empty()) append_view_columns<query::DoseTitration>(table);
  return table;
}

/// A number of which 0 is shown as a dash.
document::Cell dashed(std::optional<std::int64_t> number) { return number == 0 ? cell(number, "-") : cell(number); }

document::Table ladder_table(const std::vector<LadderRow>& ladder) {
  document::Table table;
  table.name = "ladder";
  table.empty_text = "no dose counts";
  const bool treatments = several(ladder, &LadderRow::treatment);
  const bool conditions = several(ladder, &LadderRow::condition);
  table.columns = {document::text_column("treatment", "treatment"),
                   document::reader_column("dose", "dose"),
                   document::data_column("daily_dose_min"),
                   document::data_column("daily_dose_max"),
                   document::data_column("unit"),
                   document::number_column("started", "started"),
                   document::number_column("reached", "reached"),
                   document::number_column("highest", "highest"),
                   document::number_column("assessed", "of treated")};
  if (!treatments) table.columns[0].audience = document::Audience::data;
  if (conditions) table.columns.push_back(document::text_column("condition", "condition"));
  for (const LadderRow& row : ladder) {
    std::vector<document::Cell> cells{
        cell(row.treatment),
        cell(row.dose_min || row.dose_max ? cell(ladder_dose_words(row)).value : document::Value{}),
        cell(row.dose_min),
        cell(row.dose_max),
        cell(row.unit),
        dashed(row.started),
        dashed(row.reached),
        dashed(row.highest),
        cell(row.assessed)};
    if (conditions) cells.push_back(cell(row.condition));
    document::add_row(table, std::move(cells));
  }
  return table;
}

/// Width is patients; where several articles tell of a dose, each has its piece, in the order of the sources.
document::Figure ladder_figure(const std::vector<LadderRow>& ladder, const std::vector<document::Source>& sources) {
  document::Figure figure;
  figure.name = "ladder";
  figure.title = "Patients who took each dose";
  figure.description = "For each dose the number of patients who took it.";
  figure.axis.unit = "patients";
  const bool treatments = several(ladder, &LadderRow::treatment);
  const bool conditions = several(ladder, &LadderRow::condition);
  for (const LadderRow& row : ladder) {
    if (row.reached && *row.reached == 0) continue;  // a range that only the subtraction made
    std::string note = row.reached ? std::to_string(*row.reached) : "·";
    if (row.assessed > 0) note += fmt::format(" of {}", row.assessed);
    std::string group = treatments ? row.treatment : "";
    if (conditions) group += (group.empty() ? "" : ", ") + row.condition;
    document::Lane& lane = document::add_lane(figure, ladder_dose_words(row), note, group);
    figure.axis.max = std::max(figure.axis.max, static_cast<double>(row.assessed));
    if (!row.reached || row.reached_by_article.size() < 2) {
      lane.marks.push_back(document::amount(row.reached));
      continue;
    }
    double from = 0;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      for (const auto& [citekey, number] : row.reached_by_article) {
        if (citekey != sources[i].citekey) continue;
        const double to = from + static_cast<double>(number);
        lane.marks.push_back(document::piece(from, to, fmt::format("[{}]", i + 1), fmt::format("{}, {}", citekey, number)));
        from = to;
      }
    }
    document::explain(figure, "[1]", "the article of this number below");
  }
  return figure;
}

std::string told_step(const query::DoseTitration& step, bool first) {
  const std::string dose = step_dose_words(step);
  const std::string what = dose.empty() ? "a dose that is not stated" : dose;
  std::string text = first ? k_of_n(step.affected, step.assessed) : short_k_of_n(step.affected, step.assessed);
  if (step.change == "start") {
    text += " started at " + what;
  } else if (step.change == "increase") {
    text += " went on to " + what;
  } else if (step.change == "temporary increase") {
    text += " took " + what + " for a time";
  } else if (step.change == "decrease") {
    text += " went down to " + what;
  } else if (step.change == "restart") {
    text += dose.empty() ? std::string(" started again") : " started again at " + what;
  } else {
    text += " took " + what;
    if (step.change == "as needed" && what.find("as needed") == std::string::npos) text += " as needed";
  }
  if (step.after_days_max && *step.after_days_max > 0)
    text += " " + event_time_words(step.after_days_min, step.after_days_max);
  return text;
}

/// "Which two, and when, is not stated." of steps that follow the first.
std::string untold(const query::DoseTitration& step) {
  const bool which =
      !step.patient_id && step.affected && step.assessed && *step.affected > 0 && *step.affected < *step.assessed;
  const bool when = !step.after_days_min && !step.after_days_max;
  if (which && when) return fmt::format("Which {}, and when, is not stated.", number_word(*step.affected));
  if (which) return fmt::format("Which {} is not stated.", number_word(*step.affected));
  return when && step.step > 1 ? "When is not stated." : "";
}

void tell_course(document::Document& document, const Steps& told_steps) {
  std::string sentence;
  std::vector<std::string> gaps;
  for (const auto& step : told_steps) {
    sentence += (sentence.empty() ? "" : "; ") + told_step(step, sentence.empty());
    if (const auto gap = untold(step); !gap.empty()) gaps.push_back(gap);
  }
  document.answer.push_back(sentence_case(sentence) + ".");
  if (gaps.size() == 1) document.answer.push_back(gaps.front());
}

bool is_stated(const LadderRow& row) { return row.dose_min || row.dose_max; }

/// "6 started at 3 mg a day, 3 at 1.5 mg and 1 at a dose not stated", the most frequent first.
std::string started_words(std::vector<const LadderRow*> rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->started > b->started; });
  std::vector<std::string> parts;
  for (const auto* row : rows) {
    std::string dose = is_stated(*row) ? ladder_dose_words(*row) : "a dose not stated";
    if (!parts.empty() && row->daily && is_stated(*row)) dose.resize(dose.size() - std::string_view(" a day").size());
    parts.push_back(fmt::format("{}{} at {}", row->started, parts.empty() ? " started" : "", dose));
  }
  return listed(parts);
}

void tell_ladder(document::Document& document, const std::vector<LadderRow>& ladder) {
  if (ladder.empty()) return;
  const std::int64_t treated = ladder.front().assessed;
  std::vector<const LadderRow*> started;
  std::int64_t starts = 0;
  const LadderRow* most = nullptr;
  const LadderRow* first = nullptr;
  const LadderRow* last = nullptr;
  for (const LadderRow& row : ladder) {
    if (row.started > 0) started.push_back(&row);
    starts += row.started;
    if (row.highest == 0) continue;
    if (most == nullptr || row.highest > most->highest) most = &row;
    if (is_stated(row) && first == nullptr) first = &row;
    if (is_stated(row)) last = &row;
  }
  if (!started.empty()) {
    std::string sentence =
        fmt::format("Of {} treated, {}", counted(treated, "patient", "patients"), started_words(started));
    if (starts < treated) sentence += fmt::format("; of {} the dose at the start is not stated", treated - starts);
    document.answer.push_back(sentence + ".");
  }
  if (most == nullptr) return;
  const std::string often = is_stated(*most) ? ladder_dose_words(*most) : "not stated";
  if (first == nullptr || first == last || !first->dose_min || first->unit != last->unit ||
      first->daily != last->daily) {
    document.answer.push_back(
        fmt::format("The highest dose was most often {} ({} of {}).", often, most->highest, treated));
  } else {
    document.answer.push_back(fmt::format("The highest dose lay between {} and {}, most often {} ({} of {}).",
                                          range_words(first->dose_min, first->dose_min), ladder_dose_words(*last),
                                          often, most->highest, treated));
  }
}

/// What the rows leave open, each with the articles that do.
std::string gaps_caveat(const Steps& steps) {
  std::vector<std::pair<std::string, std::vector<std::string>>> gaps;
  std::set<std::string> articles;
  const auto add = [&](const std::string& gap, const std::string& citekey) {
    const auto found = std::find_if(gaps.begin(), gaps.end(), [&](const auto& entry) { return entry.first == gap; });
    if (found == gaps.end()) {
      gaps.push_back({gap, {citekey}});
    } else {
      found->second.push_back(citekey);
    }
  };
  for (const auto& step : steps) {
    if (step.standing != "own") continue;
    articles.insert(step.citekey);
    const std::string dose = range_words(step.dose_min, step.dose_max) + (step.unit ? " " + *step.unit : "");
    const bool raised = step.change == "increase" || step.change == "temporary increase" || step.change == "as needed";
    if (dose.empty() && !step.dose_text)
      add(step.change == "restart" ? "the dose at the restart" : "the dose", step.citekey);
    if (!step.affected) {
      add("how many took " + (dose.empty() ? std::string("it") : dose), step.citekey);
    } else if (!step.patient_id && step.assessed && *step.affected > 0 && *step.affected < *step.assessed) {
      add("which patients took " + (dose.empty() ? std::string("it") : dose), step.citekey);
    }
    if (!step.after_days_min && !step.after_days_max) {
      add(raised                      ? "when it was raised"
          : step.change == "decrease" ? "when it was lowered"
          : step.change == "restart"  ? "when it was started again"
                                      : "when it was started",
          step.citekey);
    }
  }
  std::vector<std::string> parts;
  for (const auto& [gap, citekeys] : gaps) {
    parts.push_back(articles.size() > 1 ? gap + " (" + listed(distinct(citekeys)) + ")" : gap);
  }
  if (parts.empty()) return {};
  return "Not stated: " + enumerated(parts) + ".";
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  document::Document document =
      begin_answer("dose-titration",
                   options.treatment.empty() ? "How were treatments dosed and raised?"
                                             : fmt::format("How was {} dosed and raised?", options.treatment),
                   catalogue, options);
  const auto steps = query::dose_titration(catalogue, filter_of(options));
  document.sql.emplace_back("steps", steps.sql);
  document.scope = scope_of(steps.rows);
  const People people = treated_people(document, catalogue, options);
  const auto ladder = dose_ladder(steps.rows, people.courses);

  Steps told_steps;
  for (const auto& step : steps.rows) {
    if (step.standing == "own" && (step.counted != 0 || step.why_not_counted == "no count")) told_steps.push_back(step);
  }
  if (steps.rows.empty()) {
    document.answer.push_back(fmt::format("No dose{} is in this catalogue.", limits_words(options)));
  } else if (people.treatments.size() <= 1) {
    const bool one_course = told_steps.size() <= kMostToldSteps && !told_steps.empty() &&
                            !several(told_steps, &query::DoseTitration::citekey) &&
                            !several(told_steps, &query::DoseTitration::subject);
    if (one_course) {
      tell_course(document, told_steps);
    } else if (!several(ladder, &LadderRow::condition)) {
      tell_ladder(document, ladder);
    }
  }
  if (!steps.rows.empty() || !people.articles.empty()) document.answer.push_back(people_sentence(people));

  document.tables = {steps_table(steps.rows), ladder_table(ladder)};
  std::set<std::string_view> marks;
  for (const auto& step : steps.rows) marks.insert(mark_of(step));
  if (marks.count(" ▲") > 0) document.legend.push_back("▲ raised");
  if (marks.count(" ▼") > 0) document.legend.push_back("▼ lowered");
  if (std::any_of(ladder.begin(), ladder.end(),
                  [](const auto& row) { return row.started == 0 || row.reached == 0 || row.highest == 0; })) {
    document.legend.push_back("- none");
  }

  if (const auto gaps = gaps_caveat(steps.rows); !gaps.empty()) document.caveats.push_back(gaps);
  for (auto& caveat : standing_caveats(standings_of(steps.rows))) document.caveats.push_back(std::move(caveat));
  auto citekeys = citekeys_of(steps.rows);
  citekeys.insert(citekeys.end(), people.articles.begin(), people.articles.end());
  const auto sources = add_sources(document, catalogue, std::move(citekeys));
  if (auto figure = ladder_figure(ladder, document.sources); !document::is_empty(figure)) document.figures.push_back(std::move(figure));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_dose_titration;
const Report report_dose_titration{"dose-titration", "How was a treatment dosed and raised?",
                                   Subject::optional_treatment, run};

}  // namespace casebook::report
