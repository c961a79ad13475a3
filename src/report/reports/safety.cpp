// safety: which harms were seen, looked for and not seen, or not spoken of?

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "core/errors.h"
#include "document/figure.h"
#include "report/answer.h"
#include "report/harms.h"
#include "report/phrases.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"
#include "stats/share_interval.h"

namespace casebook::report {
namespace {

using document::cell;
using Harm = query::AdverseEventReport;
using Harms = std::vector<Harm>;

/// A line of the league: one treatment, condition and unit.
struct Line {
  HarmCoverage coverage;
  std::vector<const HarmFinding*> findings;

  bool seen() const {
    return std::any_of(findings.begin(), findings.end(), [](const HarmFinding* finding) { return finding->seen(); });
  }
  bool looked() const {
    return std::any_of(findings.begin(), findings.end(), [](const HarmFinding* finding) { return finding->assessed || finding->articles_without_count > 0; });
  }
};

/// Most people first, which is no order of merit.
std::vector<Line> league_of(const std::vector<HarmCoverage>& together, const std::vector<HarmFinding>& findings) {
  std::map<std::tuple<std::string, std::string, std::string>, Line> lines;
  for (const HarmCoverage& coverage : together) lines[{coverage.treatment, coverage.condition, coverage.unit}].coverage = coverage;
  for (const HarmFinding& finding : findings) {
    Line& line = lines[{finding.treatment, finding.condition, finding.unit}];
    if (line.coverage.treatment.empty()) {
      line.coverage.articles = 0;
      line.coverage.treatment = finding.treatment;
      line.coverage.condition = finding.condition;
      line.coverage.unit = finding.unit;
    }
    line.findings.push_back(&finding);
  }
  std::vector<Line> league;
  for (auto& [key, line] : lines) league.push_back(std::move(line));
  std::stable_sort(league.begin(), league.end(), [](const Line& a, const Line& b) {
    return std::make_tuple(a.coverage.unit != "patients", -a.coverage.treated) < std::make_tuple(b.coverage.unit != "patients", -b.coverage.treated);
  });
  return league;
}

std::string zero_words(const HarmFinding& finding, double level) {
  return fmt::format("{}: 0 of {} ({})", finding.finding, *finding.assessed, zero_numerator_words(*finding.assessed, level));
}

/// The condition of most lines: only the others name theirs.
std::string main_condition(const std::vector<Line>& league) {
  std::map<std::string, std::size_t> lines;
  for (const Line& line : league) ++lines[line.coverage.condition];
  const auto most = std::max_element(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == lines.end() ? "" : most->first;
}

document::Table league_table(const std::vector<Line>& league, double level) {
  document::Table table;
  table.name = "treatments";
  table.title = "By treatment";
  table.empty_text = "no treatment";
  const std::string condition = main_condition(league);
  ReaderCells cells;
  for (const Line& line : league) {
    const HarmCoverage& all = line.coverage;
    std::vector<std::string> seen, not_seen;
    std::optional<std::int64_t> serious, fatal, stopped;
    const auto add = [](std::optional<std::int64_t>& sum, std::optional<std::int64_t> number) {
      if (number) sum = sum.value_or(0) + *number;
    };
    for (const HarmFinding* finding : line.findings) {
      if (finding->seen()) seen.push_back(harm_words(*finding));
      if (finding->only_looked_for()) not_seen.push_back(zero_words(*finding, level));
      add(serious, finding->serious);
      add(fatal, finding->fatal);
      if (const auto led = finding->led_to.find("stopping"); led != finding->led_to.end()) add(stopped, led->second);
    }
    const auto words = [](const std::vector<std::string>& parts) { return parts.empty() ? document::not_stated() : cell(enumerated(parts)); };
    const std::int64_t nothing = all.silent + all.not_entered;
    std::string name = all.treatment + (all.unit == "patients" ? "" : ", " + all.unit);
    if (all.condition != condition) name += ", for " + all.condition;
    cells.add(table, document::reader_column("name", "treatment"), cell(name));
    cells.add(table, document::data_column("treatment"), cell(all.treatment));
    cells.add(table, document::data_column("condition"), cell(all.condition));
    cells.add(table, document::data_column("unit"), cell(all.unit));
    cells.add(table, document::reader_column("people", "treated in articles"),
              all.treated > 0 ? cell(fmt::format("{} in {}", all.treated, all.articles)) : document::not_stated());
    cells.add(table, document::data_column("treated"), all.treated > 0 ? cell(all.treated) : document::not_stated());
    cells.add(table, document::data_column("articles"), cell(all.articles));
    cells.add(table, document::text_column("seen", "seen"), words(seen));
    cells.add(table, document::text_column("not_seen", "looked for, not seen"), words(not_seen));
    cells.add(table, document::reader_column("nothing", "nothing said of"),
              all.treated > 0 ? cell(fmt::format("{}{} of {}", all.at_most ? "at most " : "", nothing, all.treated)) : document::not_stated());
    for (const auto& [column, value] : {std::make_pair("spoken", all.spoken), std::make_pair("not_assessed", all.not_assessed), std::make_pair("not_reported", all.silent),
                                        std::make_pair("not_entered", all.not_entered), std::make_pair("unclear", all.unclear)})
      cells.add(table, document::data_column(column), all.treated > 0 ? cell(value) : document::not_stated());
    cells.add(table, document::data_column("serious"), cell(serious));
    cells.add(table, document::data_column("fatal"), cell(fatal));
    cells.add(table, document::data_column("led_to_stopping"), cell(stopped));
    document::add_row(table, cells.take());
  }
  return table;
}

document::Table articles_table(const std::vector<HarmCoverage>& by_article, const std::vector<document::Source>& sources) {
  document::Table table;
  table.name = "articles";
  table.title = "By article";
  table.empty_text = "nobody is counted as treated";
  const bool treatments = several(by_article, &HarmCoverage::treatment);
  const bool conditions = several(by_article, &HarmCoverage::condition);
  const bool units = several(by_article, &HarmCoverage::unit);
  table.columns = {document::text_column("treatment", "treatment"),
                   document::text_column("condition", "condition"),
                   document::text_column("citekey", "article"),
                   document::text_column("unit", "unit"),
                   document::number_column("treated", "treated"),
                   document::text_column("adverse_events", "adverse events"),
                   document::number_column("spoken", "something said of"),
                   document::number_column("not_assessed", "not assessed in"),
                   document::number_column("not_reported", "nothing said of"),
                   document::data_column("not_entered"),
                   document::data_column("unclear"),
                   document::text_column("text_read", "text read")};
  if (!treatments) table.columns[0].audience = document::Audience::data;
  if (!conditions) table.columns[1].audience = document::Audience::data;
  if (!units) table.columns[3].audience = document::Audience::data;
  if (std::none_of(by_article.begin(), by_article.end(), [](const HarmCoverage& row) { return row.not_assessed > 0; }))
    table.columns[7].audience = document::Audience::data;
  table.columns[11].drop_order = 1;
  for (const HarmCoverage& row : by_article) {
    const auto source = std::find_if(sources.begin(), sources.end(), [&](const auto& article) { return article.citekey == row.citekey; });
    document::add_row(table, {cell(row.treatment), cell(row.condition), cell(row.citekey), cell(row.unit), cell(row.treated), cell(coverage_state(row)), cell(row.spoken),
                              cell(row.not_assessed), cell(row.silent), cell(row.not_entered), cell(row.unclear),
                              source == sources.end() ? document::not_stated() : cell(source->text_read)});
  }
  return table;
}

std::string what_words(const Harm& row) {
  std::vector<std::string> parts;
  if (row.severity) parts.push_back(*row.severity);
  if (row.serious) parts.emplace_back(*row.serious == 1 ? "serious" : "not serious");
  if (row.fatal == 1) parts.emplace_back("fatal");
  if (row.led_to) parts.push_back("led to " + *row.led_to);
  const std::string what = row.finding + (row.site ? ", " + *row.site : "");
  return parts.empty() ? what : what + " (" + listed(distinct(parts), ", ") + ")";
}

document::Cell patients_cell(const Harm& row) {
  if (row.state == "not reported" || row.state == "not assessed") return cell(row.state);
  auto shown = document::count_cell(row.affected, row.assessed);
  if (shown.shown && row.unit != "patients") *shown.shown += " " + row.unit;
  if (!shown.shown && row.state == "absent") return cell("none, of how many is not stated");
  return shown;
}

document::Cell when_cell(const Harm& row) {
  const bool has_words = row.time_text && *row.time_text != "not stated";
  const auto days = document::interval_text(row.lower_days, row.upper_days);
  if (row.time_kind == "not stated" || !days) return has_words ? cell(*row.time_text) : document::not_stated();
  const std::string clock = row.origin && *row.origin != "treatment start" ? " from " + *row.origin : "";
  return cell((row.time_kind == "assessment" ? "seen at " : row.time_kind == "censored" ? "none by " : "") + *days + clock);
}

document::Table reports_table(const Harms& rows) {
  document::Table table;
  table.name = "reports";
  table.title = "As the articles say it";
  table.empty_text = "no article speaks of adverse events";
  const bool treatments = several(rows, &Harm::treatment);
  const bool conditions = several(rows, &Harm::condition);
  const bool uncounted = std::any_of(rows.begin(), rows.end(), [](const Harm& row) { return row.counted == 0 && row.state != "not reported" && row.state != "not assessed"; });
  const auto any = [&](auto has) { return std::any_of(rows.begin(), rows.end(), has); };
  const bool lasted = any([](const Harm& row) { return row.lasted_days_min || row.lasted_days_max; });
  const bool times = any([](const Harm& row) { return row.lower_days || row.upper_days || (row.time_text && *row.time_text != "not stated"); });
  const bool attributed = any([](const Harm& row) { return row.attribution.has_value(); });
  ReaderCells reader;
  for (const Harm& row : rows) {
    if (treatments) reader.add(table, document::reader_column("treatment_name", "treatment"), cell(row.treatment));
    if (conditions) reader.add(table, document::reader_column("condition_name", "condition", 5), cell(row.condition));
    reader.add(table, document::reader_column("article", "article"), cell(row.citekey));
    reader.add(table, document::reader_column("who", "subject", 4), cell(row.subject));
    reader.add(table, document::reader_column("what", "finding"), cell(what_words(row)));
    reader.add(table, document::reader_column("patients", "patients"), patients_cell(row));
    if (times) reader.add(table, document::reader_column("days", "days"), when_cell(row));
    if (lasted) {
      const std::string length = range_words(row.lasted_days_min, row.lasted_days_max);
      reader.add(table, document::reader_column("lasted", "lasted (days)", 3), length.empty() ? document::not_stated() : cell(length));
    }
    if (attributed) reader.add(table, document::reader_column("laid_to", "laid to, as said", 2), cell(row.attribution));
    reader.add(table, document::reader_column("as_said", "as said", 1), cell(row.said));
    if (uncounted) {
      const bool silent = row.state == "not reported" || row.state == "not assessed";
      reader.add(table, document::reader_column("counts", "counts", 6), silent && row.why_not_counted == "no count" ? cell("", "") : cell(counts_words(standing_of(row))));
    }
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<Harm>(table);
    append_view_cells(cells, row);
    document::add_row(table, std::move(cells), row.counted == 0);
  }
  if (rows.empty()) append_view_columns<Harm>(table);
  return table;
}

/// Each counted finding with its interval; of none seen the one-sided bound.
document::Figure shares_figure(const std::vector<HarmFinding>& findings, double level) {
  document::Figure figure;
  figure.name = "harms";
  figure.title = fmt::format("Shares with each finding, {} intervals", level_words(level));
  figure.description = "The share of those in whom each finding was looked for, with its exact interval, where none was seen up to the one-sided bound; "
                       "the larger the square, the more people.";
  figure.axis = {"%", 0, 100};
  const bool treatments = several(findings, &HarmFinding::treatment);
  const bool conditions = several(findings, &HarmFinding::condition);
  std::map<std::string, std::int64_t> most;
  for (const HarmFinding& finding : findings) most[finding.unit] = std::max(most[finding.unit], finding.assessed.value_or(0));
  for (const HarmFinding& finding : findings) {
    if (finding.assessed.value_or(0) <= 0) continue;
    const std::int64_t k = *finding.affected, n = *finding.assessed;
    const auto bounds = k == 0 ? stats::one_sided_share_bounds(0, n, level) : stats::share_interval(k, n, level);
    const std::string group = (treatments ? finding.treatment : "") + (conditions ? (treatments ? ", " : "") + finding.condition : "");
    document::add_lane(figure, finding.finding, fmt::format("{} of {}{}", k, n, finding.unit == "patients" ? "" : " " + finding.unit), group).marks = {
        document::exact_interval(k == 0 ? 0 : bounds.lower * 100, bounds.upper * 100, 100 * static_cast<double>(k) / static_cast<double>(n),
                                 static_cast<double>(n) / static_cast<double>(most[finding.unit]))};
  }
  return figure;
}

/// "Harm is reported of 6 of 33 treatments; of 5 more it was looked for and not seen; of 22 the texts that were read say nothing."
std::string league_sentence(const std::vector<Line>& league, const std::vector<std::string>& articles) {
  std::map<std::string, std::pair<bool, bool>> treatments;  // seen, looked for
  for (const Line& line : league) {
    auto& [seen, looked] = treatments[line.coverage.treatment];
    seen = seen || line.seen();
    looked = looked || line.looked();
  }
  std::int64_t seen = 0, looked = 0, silent = 0;
  for (const auto& [treatment, state] : treatments) ++(state.first ? seen : state.second ? looked : silent);
  return fmt::format("Adverse events are reported of {} of {} in {}; of {} they were looked for and not seen; of {} the texts that were read say nothing.", seen,
                     counted(static_cast<std::int64_t>(treatments.size()), "treatment", "treatments"),
                     counted(static_cast<std::int64_t>(articles.size()), "article", "articles"), looked, silent);
}

void add_harm_caveats(document::Document& document, const std::vector<HarmFinding>& findings, const Harms& rows, double level) {
  const auto any = [&](auto has) { return std::any_of(findings.begin(), findings.end(), has); };
  if (any([](const HarmFinding& row) { return row.only_looked_for(); })) {
    document.caveats.push_back(fmt::format("None seen among few rules little out: 'at most' is the one-sided {} bound of the share, exact (Clopper-Pearson).", level_words(level)));
  }
  if (any([](const HarmFinding& row) { return row.affected.value_or(0) > 0; })) {
    document.caveats.push_back(fmt::format("Intervals are exact (Clopper-Pearson, {}) and take patients as independent of each other.", level_words(level)));
  }
  if (any([](const HarmFinding& row) { return row.assessed.has_value(); })) {
    document.caveats.emplace_back("Each finding stands for itself: that none of one kind was seen says nothing of another, and what is not reported may have been there.");
  }
  std::vector<std::string> without, when, length;
  for (const HarmFinding& row : findings) {
    if (row.articles_without_count > 0) without.push_back(fmt::format("{} by {}", row.finding, counted(row.articles_without_count, "article", "articles")));
  }
  if (!without.empty()) document.caveats.push_back("No count is given for " + listed(without) + ".");
  for (const Harm& row : rows) {
    if (row.standing != "own" || row.state != "present") continue;
    if (!row.lower_days && !row.upper_days) when.push_back(row.finding);
    if (!row.lasted_days_min && !row.lasted_days_max) length.push_back(row.finding);
  }
  std::vector<std::string> gaps;
  if (!when.empty()) gaps.push_back("on which day it came: " + listed(distinct(when)));
  if (!length.empty()) gaps.push_back("how long it lasted: " + listed(distinct(length)));
  if (!gaps.empty()) document.caveats.push_back("Not stated, " + enumerated(gaps) + ".");
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  if (!options.endpoint.empty()) throw core::UsageError("the report 'safety' is about adverse events, which are no endpoints; leave --endpoint out");
  document::Document document = begin_answer("safety",
                                             options.treatment.empty() ? "What harm was reported with treatments?"
                                                                       : fmt::format("What harm was reported with {}?", options.treatment),
                                             catalogue, options, true);
  const auto found = query::adverse_event_reports(catalogue, filter_of(options));
  const Harms& rows = found.rows;
  document.sql.emplace_back("adverse events", found.sql);
  const People people = treated_people(document, catalogue, options);
  const auto findings = harm_findings(rows, people.courses);
  const auto by_article = harm_coverage(rows, people.courses);
  const auto together = coverage_together(by_article);
  const auto league = league_of(together, findings);
  document.scope = scope_of(together.empty() ? std::vector<HarmCoverage>{} : together);
  if (together.empty()) document.scope = scope_of(rows);
  auto citekeys = people.articles;
  for (const Harm& row : rows) citekeys.push_back(row.citekey);
  const auto sources = add_sources(document, catalogue, std::move(citekeys));

  if (rows.empty() && people.articles.empty()) {
    document.answer.push_back(fmt::format("No course{} is in this catalogue, and no adverse event.", limits_words(options)));
  } else if (options.treatment.empty() && league.size() > 1) {
    document.answer.push_back(league_sentence(league, people.articles));
  } else {
    for (const Line& line : league) {
      std::vector<HarmFinding> of_line;
      for (const HarmFinding* finding : line.findings) of_line.push_back(*finding);
      const auto sentences = harm_sentences(of_line, line.coverage.treated > 0 ? std::vector<HarmCoverage>{line.coverage} : std::vector<HarmCoverage>{}, options.level);
      const bool named = several(together, &HarmCoverage::condition);
      for (std::size_t i = 0; i < sentences.size(); ++i) document.answer.push_back((named && i == 0 ? "For " + line.coverage.condition + ": " : "") + sentences[i]);
    }
    document.answer.push_back(people_sentence(people));
  }

  std::vector<HarmFinding> shown;
  for (const HarmFinding& finding : findings) {
    if (!options.treatment.empty() || finding.assessed || finding.articles_without_count > 0) shown.push_back(finding);
  }
  if (options.treatment.empty()) document.tables.push_back(league_table(league, options.level));
  document.tables.push_back(harm_findings_table(shown, options.level));
  document.tables.push_back(articles_table(by_article, document.sources));
  document.tables.push_back(reports_table(rows));
  if (auto figure = shares_figure(findings, options.level); !document::is_empty(figure)) document.figures.push_back(std::move(figure));

  add_harm_caveats(document, findings, rows, options.level);
  if (options.treatment.empty() && league.size() > 1) document.caveats.emplace_back("The order is by the number treated; it is no order of merit.");
  for (auto& caveat : standing_caveats(standings_of(rows))) document.caveats.push_back(std::move(caveat));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_safety;
const Report report_safety{"safety", "What harm was reported, looked for and not seen, or not spoken of?", Subject::optional_treatment, run};

}  // namespace casebook::report
