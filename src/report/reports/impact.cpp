// impact: what changes if an article is withdrawn?

#include <fmt/format.h>

#include <map>
#include <set>

#include "core/errors.h"
#include "document/cell.h"
#include "document/table.h"
#include "query/dose_titration.h"
#include "query/erratum_effects.h"
#include "query/evidence.h"
#include "query/time_to_response.h"
#include "report/answer.h"
#include "report/compared_answers.h"
#include "report/phrases.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "stats/share_interval.h"

namespace casebook::report {
namespace {

using document::cell;
using query::AdverseEventRate;
using query::Evidence;
using query::Rechallenge;
using query::ResponseRate;
using query::Treated;

constexpr const char* kNone = "-";

document::Cell shown_or(const std::string& text) { return text.empty() ? cell(std::optional<std::string>(), kNone) : cell(text); }

template <typename Row, typename Type>
document::Cell value_cell(const std::optional<Row>& row, Type Row::*member) {
  return row ? cell((*row).*member) : document::not_stated();
}

/// "20 of 21, 76.1-99.9 %"; "no count" where articles speak of it without one; empty where nothing is said.
template <typename Row>
std::string rate_words(const std::optional<Row>& rate, double level, std::int64_t without_count) {
  if (!rate) return {};
  if (!rate->affected || !rate->assessed || *rate->assessed <= 0) return without_count > 0 ? "no count" : "";
  const auto interval = stats::share_interval(*rate->affected, *rate->assessed, level);
  std::string words = fmt::format("{} of {}", *rate->affected, *rate->assessed);
  if (rate->unit != "patients") words += " " + rate->unit;
  return words + fmt::format(", {}-{} %", percent_down(interval.lower), percent_up(interval.upper));
}

template <typename Row>
std::optional<stats::ShareInterval> interval_of(const std::optional<Row>& rate, double level) {
  if (!rate || !rate->affected || !rate->assessed || *rate->assessed <= 0) return std::nullopt;
  return stats::share_interval(*rate->affected, *rate->assessed, level);
}

/// Columns of k, n and interval for programs, before or after.
void append_rate_columns(document::Table& table, const std::string& when) {
  for (const char* name : {"articles", "affected", "assessed", "treated", "not_reported", "ci_lower", "ci_upper"}) {
    table.columns.push_back(document::data_column(when + "_" + name));
  }
}

template <typename Row>
void append_rate_cells(std::vector<document::Cell>& cells, const std::optional<Row>& rate, double level) {
  const auto interval = interval_of(rate, level);
  for (auto& next : {value_cell(rate, &Row::articles), value_cell(rate, &Row::affected), value_cell(rate, &Row::assessed), value_cell(rate, &Row::treated),
                     value_cell(rate, &Row::not_reported), interval ? cell(interval->lower) : document::not_stated(),
                     interval ? cell(interval->upper) : document::not_stated()}) {
    cells.push_back(next);
  }
}

template <typename Row>
void begin_table(document::Table& table, const char* name, const char* title, const char* what, const std::vector<Compared<Row>>& rows) {
  table.name = name;
  table.title = title;
  std::set<std::string> conditions, treatments;
  for (const auto& row : rows) {
    conditions.insert(row.either().condition);
    treatments.insert(row.either().treatment);
  }
  table.columns = {document::text_column("treatment", "treatment"), document::text_column("condition", "condition"), document::text_column(what, what)};
  if (treatments.size() < 2) table.columns[0].audience = document::Audience::data;
  if (conditions.size() < 2) table.columns[1].audience = document::Audience::data;
}

document::Table rates_table(const std::vector<Compared<ResponseRate>>& rows, double level) {
  document::Table table;
  begin_table(table, "rates", "In how many of how many", "endpoint", rows);
  table.columns[2] = document::data_column("endpoint");
  for (auto& column : {document::reader_column("what", "endpoint"), document::data_column("threshold"), document::data_column("unit"),
                       document::reader_column("before", "before"), document::reader_column("after", "after")}) {
    table.columns.push_back(column);
  }
  append_rate_columns(table, "before");
  append_rate_columns(table, "after");
  for (const auto& row : rows) {
    const auto& rate = row.either();
    const auto words = [&](const std::optional<ResponseRate>& side) { return rate_words(side, level, side ? side->articles_without_count : 0); };
    std::vector<document::Cell> cells{cell(rate.treatment), cell(rate.condition), cell(rate.endpoint), cell(threshold_words(rate.endpoint, rate.threshold)),
                                      cell(rate.threshold), cell(rate.unit),      shown_or(words(row.before)), shown_or(words(row.after))};
    append_rate_cells(cells, row.before, level);
    append_rate_cells(cells, row.after, level);
    document::add_row(table, std::move(cells));
  }
  return table;
}

document::Table harms_table(const std::vector<Compared<AdverseEventRate>>& rows, double level) {
  document::Table table;
  begin_table(table, "harms", "Harms", "finding", rows);
  for (auto& column : {document::data_column("unit"), document::reader_column("before", "before"), document::reader_column("after", "after")}) {
    table.columns.push_back(column);
  }
  append_rate_columns(table, "before");
  append_rate_columns(table, "after");
  for (const auto& row : rows) {
    const auto& rate = row.either();
    const auto words = [&](const std::optional<AdverseEventRate>& side) {
      const std::string rate_text = rate_words(side, level, 0);
      if (!side || !rate_text.empty()) return rate_text;
      return side->articles_not_reported > 0 ? "not reported in " + counted(side->articles_not_reported, "article", "articles") : std::string();
    };
    std::vector<document::Cell> cells{cell(rate.treatment), cell(rate.condition), cell(rate.finding), cell(rate.unit), shown_or(words(row.before)),
                                      shown_or(words(row.after))};
    append_rate_cells(cells, row.before, level);
    append_rate_cells(cells, row.after, level);
    document::add_row(table, std::move(cells));
  }
  return table;
}

document::Table treated_table(const std::vector<Compared<Treated>>& rows) {
  document::Table table;
  begin_table(table, "treated", "Treated", "unit", rows);
  for (auto& column : {document::number_column("before_treated", "before"), document::number_column("after_treated", "after"),
                       document::number_column("before_articles", "articles before"), document::number_column("after_articles", "articles after")}) {
    table.columns.push_back(column);
  }
  // Nobody is left: 0 of no article, which is known.
  const auto number = [](const std::optional<Treated>& row, std::int64_t Treated::*member) { return cell(row ? (*row).*member : std::int64_t{0}); };
  for (const auto& row : rows) {
    document::add_row(table, {cell(row.either().treatment), cell(row.either().condition), cell(row.either().unit), number(row.before, &Treated::treated),
                              number(row.after, &Treated::treated), number(row.before, &Treated::articles), number(row.after, &Treated::articles)});
  }
  return table;
}

std::string estimate_words(const std::optional<ResponseEstimate>& estimate) {
  if (!estimate) return {};
  std::string words = fmt::format("n = {}", estimate->n);
  if (!estimate->median_lower_days) return words + ", no median";
  return words + (estimate->median_upper_days
                      ? ", median in " + *document::interval_text(estimate->median_lower_days, estimate->median_upper_days) + " days"
                      : ", median after day " + document::rounded_text(*estimate->median_lower_days));
}

document::Table estimates_table(const std::vector<Compared<ResponseEstimate>>& rows) {
  document::Table table;
  begin_table(table, "estimates", "How soon", "endpoint", rows);
  table.columns[2] = document::data_column("endpoint");
  for (auto& column : {document::reader_column("what", "endpoint"), document::data_column("threshold"), document::text_column("origin", "days from"),
                       document::reader_column("before", "before"), document::reader_column("after", "after")}) {
    table.columns.push_back(column);
  }
  for (const char* when : {"before", "after"}) {
    for (const char* name : {"n", "events", "untimed", "median_lower_days", "median_upper_days"}) {
      table.columns.push_back(document::data_column(fmt::format("{}_{}", when, name), std::string_view(name).find("days") != std::string_view::npos ? "days" : ""));
    }
  }
  for (const auto& row : rows) {
    const auto& estimate = row.either();
    std::vector<document::Cell> cells{cell(estimate.treatment),  cell(estimate.condition), cell(estimate.endpoint),
                                      cell(threshold_words(estimate.endpoint, estimate.threshold)), cell(estimate.threshold),
                                      cell(estimate.origin),     shown_or(estimate_words(row.before)), shown_or(estimate_words(row.after))};
    for (const auto* side : {&row.before, &row.after}) {
      for (auto& next : {value_cell(*side, &ResponseEstimate::n), value_cell(*side, &ResponseEstimate::events), value_cell(*side, &ResponseEstimate::untimed),
                         value_cell(*side, &ResponseEstimate::median_lower_days), value_cell(*side, &ResponseEstimate::median_upper_days)}) {
        cells.push_back(next);
      }
    }
    document::add_row(table, std::move(cells));
  }
  return table;
}

/// "started 3, reached 8, highest for 1"
std::string ladder_words(const std::optional<LadderRow>& row) {
  if (!row) return {};
  return fmt::format("{} started, {} took it, highest for {}, of {}", row->started, row->reached ? std::to_string(*row->reached) : "some", row->highest,
                     row->assessed);
}

document::Table ladder_table(const std::vector<Compared<LadderRow>>& rows) {
  document::Table table;
  begin_table(table, "ladder", "Doses", "dose", rows);
  table.columns[2] = document::reader_column("dose", "dose");
  for (auto& column : {document::data_column("daily_dose_min"), document::data_column("daily_dose_max"), document::data_column("unit"),
                       document::reader_column("before", "before"), document::reader_column("after", "after")}) {
    table.columns.push_back(column);
  }
  for (const char* when : {"before", "after"}) {
    for (const char* name : {"started", "reached", "highest", "assessed"}) table.columns.push_back(document::data_column(fmt::format("{}_{}", when, name)));
  }
  for (const auto& row : rows) {
    const auto& dose = row.either();
    std::vector<document::Cell> cells{cell(dose.treatment), cell(dose.condition),           cell(ladder_dose_words(dose)),
                                      cell(dose.dose_min),  cell(dose.dose_max),            cell(dose.unit),
                                      shown_or(ladder_words(row.before)), shown_or(ladder_words(row.after))};
    for (const auto* side : {&row.before, &row.after}) {
      for (auto& next : {value_cell(*side, &LadderRow::started), value_cell(*side, &LadderRow::reached), value_cell(*side, &LadderRow::highest),
                         value_cell(*side, &LadderRow::assessed)}) {
        cells.push_back(next);
      }
    }
    document::add_row(table, std::move(cells));
  }
  return table;
}

document::Table rechallenges_table(const std::vector<Compared<Rechallenge>>& rows) {
  document::Table table;
  begin_table(table, "rechallenges", "Stopping and starting again", "subject", rows);
  for (auto& column : {document::text_column("citekey", "article"), document::reader_column("relapsed", "relapsed"),
                       document::reader_column("responded_again", "responded again"), document::reader_column("before", "counted before"),
                       document::reader_column("after", "counted after"), document::data_column("relapse_affected"), document::data_column("relapse_assessed"),
                       document::data_column("rechallenge_affected"), document::data_column("rechallenge_assessed"),
                       document::data_column("before_counted"), document::data_column("before_why_not_counted"), document::data_column("after_counted"),
                       document::data_column("after_why_not_counted")}) {
    table.columns.push_back(column);
  }
  const auto counts = [](const std::optional<Rechallenge>& row) {
    return row ? counts_words(standing_of(*row)) + (row->counted == 0 && row->flagged != 0 ? ", in doubt" : "") : std::string();
  };
  for (const auto& row : rows) {
    const auto& told = row.either();
    document::add_row(table, {cell(told.treatment), cell(told.condition), cell(told.subject), cell(told.citekey),
                              document::count_cell(told.relapse_affected, told.relapse_assessed),
                              document::count_cell(told.rechallenge_affected, told.rechallenge_assessed), shown_or(counts(row.before)), shown_or(counts(row.after)),
                              cell(told.relapse_affected), cell(told.relapse_assessed), cell(told.rechallenge_affected), cell(told.rechallenge_assessed),
                              value_cell(row.before, &Rechallenge::counted), value_cell(row.before, &Rechallenge::why_not_counted),
                              value_cell(row.after, &Rechallenge::counted), value_cell(row.after, &Rechallenge::why_not_counted)});
  }
  return table;
}

/// A claim of another article that counts only once this one is gone.
struct Successor {
  Evidence claim;
  std::string why_before;
};

std::vector<Successor> successors(query::Catalogue& before, query::Catalogue& after, const std::vector<std::string>& articles) {
  if (articles.empty()) return {};
  query::Filter filter;
  filter.articles = articles;
  std::map<std::int64_t, std::string> uncounted;
  for (const auto& claim : query::evidence(before, filter).rows) {
    if (claim.counted == 0) uncounted[claim.claim_id] = claim.why_not_counted.value_or("");
  }
  std::vector<Successor> found;
  for (auto& claim : query::evidence(after, filter).rows) {
    if (const auto held = uncounted.find(claim.claim_id); claim.counted != 0 && held != uncounted.end()) found.push_back({std::move(claim), held->second});
  }
  return found;
}

document::Table successors_table(const std::vector<Successor>& rows) {
  document::Table table;
  table.name = "begin_to_count";
  table.title = "Claims that begin to count";
  table.empty_text = "no claim of another article begins to count";
  table.columns = {document::text_column("citekey", "article"), document::text_column("subject", "subject"), document::text_column("kind", "kind"),
                   document::reader_column("patients", "in"),    document::text_column("said", "claim"),     document::text_column("why_before", "gave way as"),
                   document::data_column("claim_id"),            document::data_column("affected"),          document::data_column("assessed"),
                   document::data_column("locator")};
  table.columns[5].drop_order = 1;
  for (const auto& [claim, why] : rows) {
    document::add_row(table, {cell(claim.citekey), cell(claim.subject), cell(claim.kind), document::count_cell(claim.affected, claim.assessed), cell(claim.said),
                              cell(why), cell(claim.claim_id), cell(claim.affected), cell(claim.assessed), cell(claim.locator)});
  }
  return table;
}

document::Table numbers_table(const AnswerDifferences& found) {
  document::Table table;
  table.name = "compared";
  table.title = "How many answers were compared";
  table.columns = {document::text_column("answers", "answers"), document::number_column("compared", "compared"), document::number_column("changed", "changed"),
                   document::number_column("unchanged", "unchanged")};
  const auto add = [&](const char* name, const auto& differences) {
    const auto changed = static_cast<std::int64_t>(differences.changed.size());
    document::add_row(table, {cell(name), cell(differences.compared), cell(changed), cell(differences.compared - changed)});
  };
  add("treated", found.treated);
  add("response rates", found.rates);
  add("estimates of time", found.estimates);
  add("doses", found.ladder);
  add("rechallenges", found.rechallenges);
  add("harms", found.harms);
  return table;
}

/// "any response in 17 of 18 patients instead of 20 of 21"
std::string told_change(const Compared<ResponseRate>& row) {
  const auto& rate = row.either();
  const std::string what = threshold_words(rate.endpoint, rate.threshold);
  const auto has = [](const std::optional<ResponseRate>& side) { return side && side->affected && side->assessed && *side->assessed > 0; };
  if (!has(row.after)) return fmt::format("{} in nobody who is counted, instead of {}", what, k_of_n(row.before->affected, row.before->assessed, rate.unit));
  const std::string now = fmt::format("{} in {}", what, k_of_n(row.after->affected, row.after->assessed, rate.unit));
  return has(row.before) ? fmt::format("{} instead of {} of {}", now, *row.before->affected, *row.before->assessed) : now + ", of whom nobody was counted";
}

std::string without_sentence(const std::string& article, const AnswerDifferences& found) {
  std::map<std::string, std::vector<std::string>> parts;
  std::vector<std::string> order;
  const auto usable = [](const Compared<ResponseRate>& row) {
    const auto& side = row.either();
    return side.unit == "patients" && ((row.before && row.before->affected) || (row.after && row.after->affected));
  };
  const auto say = [&](const Compared<ResponseRate>& row) {
    const auto& name = row.either().treatment;
    if (parts.count(name) == 0) order.push_back(name);
    parts[name].push_back(told_change(row));
  };
  for (const char* endpoint : {"any response", "clinical resolution"}) {
    for (const auto& row : found.rates.changed) {
      if (usable(row) && row.either().endpoint == endpoint) say(row);
    }
  }
  for (const auto& row : found.rates.changed) {
    if (usable(row) && parts.count(row.either().treatment) == 0) say(row);
  }
  std::string sentence;
  for (const auto& name : order) sentence += fmt::format("{}{}, {}", sentence.empty() ? "" : "; ", name, listed(parts[name], ", "));
  return sentence.empty() ? fmt::format("Without {}: no response rate changes.", article) : fmt::format("Without {}: {}.", article, sentence);
}

std::int64_t changes_in(const AnswerDifferences& found) {
  return static_cast<std::int64_t>(found.rates.changed.size() + found.treated.changed.size() + found.estimates.changed.size() + found.ladder.changed.size() +
                                   found.rechallenges.changed.size() + found.harms.changed.size());
}

std::int64_t compared_in(const AnswerDifferences& found) {
  return found.rates.compared + found.treated.compared + found.estimates.compared + found.ladder.compared + found.rechallenges.compared + found.harms.compared;
}

/// What the article gives a share of, and the other articles whose rows give way to it.
struct Reach {
  std::vector<std::string> treatments;
  std::vector<std::string> neighbours;
};

Reach reach_of(query::Catalogue& before, const ReportOptions& options) {
  query::Filter mine;
  mine.citekey = options.article;
  mine.condition = options.condition;
  std::set<std::string> treatments, neighbours;
  for (const auto& row : query::treated_courses(before, mine).rows) treatments.insert(row.treatment);
  for (const auto& row : query::time_to_response(before, mine).rows) treatments.insert(row.treatment);
  for (const auto& row : query::dose_titration(before, mine).rows) treatments.insert(row.treatment);
  for (const auto& treatment : treatments) {
    query::Filter filter;
    filter.treatment = treatment;
    filter.condition = options.condition;
    const auto look = [&](const auto& row) {
      if (row.citekey != options.article && row.why_not_counted == "possibly the same patient") neighbours.insert(row.citekey);
    };
    for (const auto& row : query::time_to_response(before, filter).rows) look(row);
    for (const auto& row : query::dose_titration(before, filter).rows) look(row);
  }
  return {{treatments.begin(), treatments.end()}, {neighbours.begin(), neighbours.end()}};
}

/// Whether the article's claims are out already: "retraction of 2020-05", or that all are in doubt; empty while some stand.
std::string already_out(query::Catalogue& catalogue, const std::string& article) {
  query::Filter filter;
  filter.citekey = article;
  const auto claims = query::evidence(catalogue, filter).rows;
  if (claims.empty() || std::any_of(claims.begin(), claims.end(), [](const Evidence& claim) { return claim.flagged == 0; })) return {};
  std::vector<std::string> words;
  for (const auto& notice : query::erratum_effects(catalogue, filter).rows) {
    if (notice.claims_flagged > 0) words.push_back(notice.kind + (notice.published ? " of " + *notice.published : ""));
  }
  return listed(words);
}

void add_what_stays(document::Document& document, query::Catalogue& catalogue, const std::string& article) {
  query::Filter filter;
  filter.citekey = article;
  std::vector<std::int64_t> claims;
  for (const auto& claim : query::evidence(catalogue, filter).rows) claims.push_back(claim.claim_id);
  const auto tell = [&](const query::Rows<Evidence>& rows, const char* one, const char* many) {
    std::vector<Evidence> others;
    for (const auto& row : rows.rows) {
      if (row.citekey != article) others.push_back(row);
    }
    if (others.empty()) return;
    document.caveats.push_back(fmt::format("{} of {} {}", counted(static_cast<std::int64_t>(others.size()), "claim", "claims"),
                                           listed(distinct(citekeys_of(others))), fmt::format(fmt::runtime(others.size() == 1 ? one : many), article)));
  };
  tell(query::evidence_passed_on_by(catalogue, article), "is known through {} alone and stays; look at it by hand.",
       "are known through {} alone and stay; look at them by hand.");
  if (!claims.empty()) {
    tell(query::evidence_overruled_by(catalogue, claims), "was overruled by {} by hand and stays so; look at it.", "were overruled by {} by hand and stay so; look at them.");
  }
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  if (options.article.empty()) throw core::UsageError("the report 'impact' needs an article; give its citekey");
  const std::string& article = options.article;
  document::Document document = begin_answer("impact", fmt::format("What changes if {} is withdrawn?", article), catalogue, options, true);

  const std::string out_by = catalogue.scope().include_flagged ? std::string() : already_out(catalogue, article);
  store::NoticeScope with = catalogue.scope();
  if (!out_by.empty()) with.upheld = article;
  store::NoticeScope without = catalogue.scope();
  if (out_by.empty()) without.withdrawn = article;
  query::Catalogue before = catalogue.reopened(with);
  query::Catalogue after = catalogue.reopened(without);

  const Reach reach = reach_of(before, options);
  const auto found = compare_answers(read_answers(before, reach.treatments, options), read_answers(after, reach.treatments, options));
  const auto begin = successors(before, after, reach.neighbours);
  document.scope = scope_of(read_answers(before, reach.treatments, options).treated);

  const std::int64_t changed = changes_in(found);
  if (compared_in(found) == 0) {
    document.answer.push_back(fmt::format("No answer rests on {}: it tells of no course that is asked about.", article));
  } else {
    document.answer.push_back(without_sentence(article, found));
    document.answer.push_back(fmt::format("Of {} about {}, {} {} and {} {} as {}.", counted(compared_in(found), "answer", "answers"), listed(reach.treatments),
                                          changed, changed == 1 ? "changes" : "change", compared_in(found) - changed,
                                          compared_in(found) - changed == 1 ? "stays" : "stay", compared_in(found) - changed == 1 ? "it is" : "they are"));
  }
  std::vector<std::string> successor_articles;
  for (const auto& row : begin) successor_articles.push_back(row.claim.citekey);
  if (!begin.empty()) {
    document.answer.push_back(fmt::format("{} of {} {} to count, because {} no longer stands before {}.", counted(static_cast<std::int64_t>(begin.size()), "claim", "claims"),
                                          listed(distinct(successor_articles)), begin.size() == 1 ? "begins" : "begin", article, begin.size() == 1 ? "it" : "them"));
  }
  if (!out_by.empty()) {
    document.answer.push_back(fmt::format("{} is out already ({}): 'before' is as if there were no notice of it, 'after' is what stands now.", article, out_by));
  }

  const auto add = [&](auto table) {
    if (!table.rows.empty()) document.tables.push_back(std::move(table));
  };
  document.tables = {rates_table(found.rates.changed, options.level)};
  document.tables.front().empty_text = "no response rate changes";
  add(treated_table(found.treated.changed));
  add(estimates_table(found.estimates.changed));
  add(ladder_table(found.ladder.changed));
  add(rechallenges_table(found.rechallenges.changed));
  add(harms_table(found.harms.changed, options.level));
  add(successors_table(begin));
  document.tables.push_back(numbers_table(found));
  document.legend.emplace_back("- nothing is said or counted");

  if (!found.treated.changed.empty()) {
    document.caveats.push_back("Where only the number treated changes, a rate is not listed; its 'of treated' changes with it.");
  }
  add_what_stays(document, before, article);
  if (!found.rates.changed.empty() || !found.harms.changed.empty()) {
    document.caveats.push_back(
        fmt::format("Intervals are exact (Clopper-Pearson, {}) and take patients as independent of each other.", level_words(options.level)));
  }
  if (!found.rates.changed.empty() || !found.estimates.changed.empty()) {
    document.caveats.push_back("Published case reports lean to success, with the article and without it.");
  }
  document.caveats.push_back("This is what the catalogue would say; it says nothing of whether the article should be withdrawn.");
  if (!catalogue.scope().as_of.empty()) document.caveats.push_back(fmt::format("Notices are taken into account up to {} only.", catalogue.scope().as_of));
  if (catalogue.scope().include_flagged) document.caveats.push_back("Claims flagged by notices are counted, but for those of the article.");
  successor_articles.push_back(article);
  add_sources(document, catalogue, successor_articles);
  return document;
}

}  // namespace

extern const Report report_impact;
const Report report_impact{"impact", "What changes if an article is withdrawn?", Subject::article, run};

}  // namespace casebook::report
