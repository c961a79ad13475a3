#include "report/survival_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "document/cell.h"
#include "document/table.h"
#include "report/answer.h"
#include "report/phrases.h"

namespace casebook::report {
namespace {

using document::cell;
using Estimates = std::vector<ResponseEstimate>;

/// Of several treatments the rows are for programs: for a reader they would be as long as the catalogue.
bool for_readers(const Estimates& estimates) { return !several(estimates, &ResponseEstimate::treatment); }

/// "relapse after withdrawal, from withdrawal": the clock where it is not the treatment's start, the condition where there are several.
std::string estimate_words(const ResponseEstimate& estimate, const Estimates& all) {
  std::string words = threshold_words(estimate.endpoint, estimate.threshold);
  if (estimate.origin && *estimate.origin != "treatment start") words += ", from " + *estimate.origin;
  if (several(all, &ResponseEstimate::condition)) words += " (" + estimate.condition + ")";
  return words;
}

/// The columns by which a row of any of these tables finds its estimate.
void add_estimate_columns(document::Table& table) {
  for (const char* name : {"treatment", "condition", "endpoint", "threshold", "origin"}) table.columns.push_back(document::data_column(name));
}

std::vector<document::Cell> estimate_cells(const ResponseEstimate& estimate) {
  return {cell(estimate.treatment), cell(estimate.condition), cell(estimate.endpoint), cell(estimate.threshold), cell(estimate.origin)};
}

std::string limits_words(const stats::ShareInterval& limits) { return fmt::format("{}-{} %", percent_down(limits.lower), percent_up(limits.upper)); }

void add_and_mark(document::Table& table, std::vector<document::Cell> cells, bool data_only) {
  document::add_row(table, std::move(cells));
  table.rows.back().data_only = data_only;
}

/// "albers-2017 (3) and b-2020 (2)" of those that enter, or "no usable time: a-2020 (3); retold: b-2019" of the others.
std::string entering_words(const std::vector<ArticlePart>& articles) {
  std::vector<std::string> words;
  for (const ArticlePart& part : articles) {
    if (part.enters) words.push_back(fmt::format("{} ({})", part.citekey, part.people.value_or(0)));
  }
  return listed(words);
}

std::string left_out_words(const std::vector<ArticlePart>& articles) {
  std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
  for (const ArticlePart& part : articles) {
    if (part.enters) continue;
    auto found = std::find_if(reasons.begin(), reasons.end(), [&](const auto& reason) { return reason.first == part.why_left_out; });
    if (found == reasons.end()) found = reasons.insert(reasons.end(), {part.why_left_out, {}});
    found->second.push_back(part.people ? fmt::format("{} ({})", part.citekey, *part.people) : part.citekey);
  }
  std::vector<std::string> words;
  for (const auto& [why, citekeys] : reasons) words.push_back(why + ": " + listed(citekeys));
  return enumerated(words);
}

/// Why some estimates have no product-limit curve, for the place of the empty table.
std::string no_product_limit_words(const Estimates& estimates) {
  std::vector<std::string> bounded, nobody, reasons;
  for (const auto& estimate : estimates) {
    if (!estimate.by_week.empty() && !estimate.product_limit) (estimate.exact_or_right_censored ? nobody : bounded).push_back(estimate_words(estimate, estimates));
  }
  if (!bounded.empty()) reasons.push_back("days of " + listed(bounded) + " are known between bounds only");
  if (!nobody.empty()) reasons.push_back("nobody had " + listed(nobody));
  return reasons.empty() ? "" : "No Kaplan-Meier curve, which needs exact or right-censored times: " + enumerated(reasons) + ".";
}

}  // namespace

std::string people_words(double least, double most, std::int64_t n) {
  const auto people = [&](double share, bool up) {
    const double tenths = share * static_cast<double>(n) * 10;
    return document::rounded_text((up ? std::ceil(tenths - 1e-6) : std::floor(tenths + 1e-6)) / 10);
  };
  constexpr double kSame = 1e-9;
  if (most - least <= kSame) return fmt::format("{} of {}", document::rounded_text(least * static_cast<double>(n)), n);
  return fmt::format("{} to {} of {}", people(least, false), people(most, true), n);
}

document::Table survival_table(const Estimates& estimates, double level) {
  document::Table table;
  table.name = "survival";
  table.title = "Had it by then";
  table.empty_text.clear();
  add_estimate_columns(table);
  for (auto& column :
       {document::reader_column("what", "estimate"), document::reader_column("by", "by week"), document::data_column("n"), document::data_column("events"),
        document::data_column("weeks", "weeks"), document::data_column("days", "days"), document::data_column("without_lower"),
        document::data_column("without_upper"), document::data_column("method"), document::reader_column("had_it", "had it, estimated"),
        document::data_column("known_with"), document::data_column("known_without"), document::data_column("ci_lower"), document::data_column("ci_upper"),
        document::data_column("ci_method"), document::reader_column("limits", level_words(level) + " limits", 1)}) {
    table.columns.push_back(column);
  }
  const bool reading = for_readers(estimates);
  for (const auto& estimate : estimates) {
    bool named = false;
    const ShareWithout* shown = nullptr;
    for (const ShareWithout& share : estimate.by_week) {
      const bool says_more = share.lower && (shown == nullptr || share.lower != shown->lower || share.upper != shown->upper ||
                                             share.limits.lower != shown->limits.lower || share.limits.upper != shown->limits.upper);
      const bool reads = reading && says_more;
      auto cells = estimate_cells(estimate);
      const std::string what = estimate_words(estimate, estimates);
      for (auto& next :
           {named ? document::repeated(what) : cell(what), cell(share.weeks, std::to_string(share.weeks)), cell(estimate.n), cell(estimate.events),
            cell(share.weeks), cell(7 * share.weeks), cell(share.lower), cell(share.upper), cell("interval-censored NPMLE"),
            share.lower ? cell(people_words(1 - *share.upper, 1 - *share.lower, estimate.n)) : document::not_stated(), cell(share.states.with),
            cell(share.states.without), cell(share.limits.lower), cell(share.limits.upper), cell("clopper-pearson, unknown either way"),
            cell(limits_words({1 - share.limits.upper, 1 - share.limits.lower}))}) {
        cells.push_back(next);
      }
      add_and_mark(table, std::move(cells), !reads);
      if (!reads) continue;
      named = true;
      shown = &share;
    }
  }
  return table;
}

document::Table kaplan_meier_table(const Estimates& estimates, double level) {
  document::Table table;
  table.name = "kaplan_meier";
  add_estimate_columns(table);
  for (auto& column :
       {document::reader_column("what", "Kaplan-Meier"), document::data_column("n"), document::data_column("events"),
        document::number_column("time_days", "day"), document::number_column("at_risk", "at risk"), document::number_column("events_then", "had it"),
        document::data_column("censored_then"), document::data_column("survival"), document::data_column("std_error"), document::data_column("ci_lower"),
        document::data_column("ci_upper"), document::data_column("median_days", "days"), document::data_column("median_ci_lower_days", "days"),
        document::data_column("median_ci_upper_days", "days"), document::data_column("method"), document::reader_column("left", "still without"),
        document::reader_column("limits", level_words(level) + " limits", 1)}) {
    table.columns.push_back(column);
  }
  const bool reading = for_readers(estimates);
  for (const auto& estimate : estimates) {
    if (!estimate.product_limit) continue;
    const auto median = stats::kaplan_meier_median(*estimate.product_limit);
    for (const auto& row : estimate.product_limit->rows) {
      auto cells = estimate_cells(estimate);
      const auto whole = [](double number) { return cell(static_cast<std::int64_t>(std::llround(number))); };
      for (auto& next : {cell(estimate_words(estimate, estimates)), cell(estimate.n), cell(estimate.events),
                         cell(row.time, document::rounded_text(row.time)), whole(row.at_risk), whole(row.events), whole(row.censored), cell(row.survival),
                         cell(row.std_error), cell(row.lower), cell(row.upper), cell(median.estimate), cell(median.lower), cell(median.upper),
                         cell("Kaplan-Meier, Greenwood, log-log limits"), cell(people_words(row.survival, row.survival, estimate.n)),
                         row.lower && row.upper ? cell(limits_words({*row.lower, *row.upper})) : document::not_stated()}) {
        cells.push_back(next);
      }
      add_and_mark(table, std::move(cells), !reading);
    }
  }
  table.empty_text = reading ? no_product_limit_words(estimates) : "";
  return table;
}

document::Table estimate_articles_table(const Estimates& estimates) {
  document::Table table;
  table.name = "estimate_articles";
  table.empty_text.clear();
  add_estimate_columns(table);
  for (const char* name : {"citekey", "in_estimate", "patients", "events", "why_left_out"}) table.columns.push_back(document::data_column(name));
  for (const auto& estimate : estimates) {
    for (const ArticlePart& part : estimate.articles) {
      auto cells = estimate_cells(estimate);
      for (auto& next : {cell(part.citekey), cell(part.enters), cell(part.people), part.enters ? cell(part.events) : document::not_stated(),
                         part.enters ? document::not_stated() : cell(part.why_left_out)}) {
        cells.push_back(next);
      }
      add_and_mark(table, std::move(cells), true);
    }
  }
  return table;
}

std::vector<std::string> estimate_caveats(const Estimates& estimates, double level) {
  std::vector<std::string> caveats;
  const bool any_curve = std::any_of(estimates.begin(), estimates.end(), [](const auto& estimate) { return !estimate.by_week.empty(); });
  if (for_readers(estimates)) {
    std::vector<std::string> untimed;
    for (const auto& estimate : estimates) {
      const std::string out = left_out_words(estimate.articles);
      if (estimate.n == 0) {
        untimed.push_back(estimate_words(estimate, estimates) + " (" + out + ")");
        continue;
      }
      std::string sentence = fmt::format("{}, n = {}: {}.", sentence_case(estimate_words(estimate, estimates)), estimate.n, entering_words(estimate.articles));
      if (!out.empty()) sentence += fmt::format(" Left out, {}.", out);
      caveats.push_back(std::move(sentence));
    }
    if (!untimed.empty()) caveats.push_back("Nothing is estimated, since no article gives a usable time: " + enumerated(untimed) + ".");
    std::vector<std::string> others;
    for (const auto& estimate : estimates) {
      if (estimate.until_upper > 0) others.push_back(fmt::format("{} of {} for {}", estimate.until_upper, estimate.n, estimate_words(estimate, estimates)));
    }
    if (!others.empty()) {
      caveats.push_back("Where a count is one of a stretch (\"20 of 30 within a month\"), the others enter as not having had it at its end: " +
                        listed(others) + ".");
    }
    std::vector<std::string> medians;
    for (const auto& estimate : estimates) {
      if (!estimate.product_limit) continue;
      const auto median = stats::kaplan_meier_median(*estimate.product_limit);
      if (!median.estimate) continue;
      const auto limit = [](const std::optional<double>& day) { return day ? document::rounded_text(*day) : std::string("not reached"); };
      medians.push_back(fmt::format("{} day {} ({} limits {} to {}; n = {})", estimate_words(estimate, estimates), document::rounded_text(*median.estimate),
                                    level_words(level), limit(median.lower), limit(median.upper), estimate.n));
    }
    if (!medians.empty()) caveats.push_back("Kaplan-Meier medians: " + enumerated(medians) + ".");
  }
  if (any_curve) {
    caveats.push_back(fmt::format(
        "'Had it' by a week is the interval-censored estimate (NPMLE): a range is what the bounds leave open, not chance; weeks after the last look have none. "
        "The limits are exact (Clopper-Pearson, {}) and hold whatever those had whose bounds enclose the day, if patients are independent of each other.",
        level_words(level)));
  }
  return caveats;
}

}  // namespace casebook::report
