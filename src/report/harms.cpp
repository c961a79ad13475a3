#include "report/harms.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "document/table.h"
#include "report/answer.h"
#include "report/phrases.h"
#include "stats/share_interval.h"

namespace casebook::report {
namespace {

using document::cell;
using Harm = query::AdverseEventReport;
using Number = std::optional<std::int64_t>;

bool enters(const Harm& row) { return row.counted != 0 || row.why_not_counted == "no count"; }

/// Whether a row tells of own people that nobody doubts, be it that another row stands for it in a rate.
bool tells(const Harm& row) { return enters(row) || row.why_not_counted == "another tally"; }

bool is_spoken(const Harm& row) { return row.state == "present" || row.state == "absent"; }
bool is_seen(const Harm& row) { return row.state == "present" && row.affected.value_or(1) > 0; }

using Key = std::tuple<std::string, std::string, std::string>;  // treatment, condition, unit

template <typename Row>
Key key_of(const Row& row) {
  return {row.treatment, row.condition, row.unit};
}

/// What is said of one article's people.
struct Told {
  std::int64_t treated = 0;
  std::map<std::int64_t, std::int64_t> courses;  ///< that count, with their people
  std::vector<const Harm*> rows;
};

HarmCoverage coverage_of(const Told& told) {
  HarmCoverage found;
  found.treated = told.treated;
  std::int64_t in_group = 0;
  std::set<std::int64_t> persons, with_rows, without_a_look;
  std::set<std::string> groups;
  bool without_number = false;
  for (const Harm* row : told.rows) {
    with_rows.insert(row->treatment_id);
    if (row->state == "not assessed") without_a_look.insert(row->treatment_id);
    if (!is_spoken(*row)) continue;
    found.seen = found.seen || is_seen(*row);
    if (row->patient_id) {
      persons.insert(*row->patient_id);
    } else if (row->assessed) {
      groups.insert(row->subject);
      in_group = std::max(in_group, *row->assessed);
    } else {
      without_number = true;
    }
  }
  found.spoken = std::min(found.treated, std::max<std::int64_t>(in_group, static_cast<std::int64_t>(persons.size())));
  std::int64_t rest = found.treated - found.spoken;
  found.at_most = rest > 0 && groups.size() + (persons.empty() ? 0 : 1) > 1;
  if (without_number) {
    found.unclear = rest;
    return found;
  }
  const auto take = [&](auto of_course) {
    std::int64_t people = 0;
    for (const auto& [course, number] : told.courses) people += of_course(course) ? number : 0;
    people = std::min(people, rest);
    rest -= people;
    return people;
  };
  found.not_assessed = take([&](std::int64_t course) { return without_a_look.count(course) > 0; });
  found.not_entered = take([&](std::int64_t course) { return with_rows.count(course) == 0; });
  found.silent = rest;
  found.articles_silent = rest > 0 ? 1 : 0;
  return found;
}

std::string interval_words(const HarmFinding& finding, double level) {
  const auto interval = stats::share_interval(*finding.affected, *finding.assessed, level);
  return fmt::format("{}-{} %", percent_down(interval.lower), percent_up(interval.upper));
}

/// "serious in 1; led to stopping in 1".
std::vector<std::string> weight_words(const HarmFinding& finding) {
  std::vector<std::string> parts;
  for (const std::string& severity : finding.severities) {
    if (severity != "fatal" || !finding.fatal) parts.push_back(severity);
  }
  if (finding.serious) parts.push_back(*finding.serious == 0 ? std::string("not serious") : fmt::format("serious in {}", *finding.serious));
  if (finding.serious_without_count) parts.emplace_back("serious");
  if (finding.fatal_without_count) parts.emplace_back("fatal");
  if (finding.fatal && *finding.fatal > 0) parts.push_back(fmt::format("fatal in {}", *finding.fatal));
  for (const auto& [what, number] : finding.led_to) parts.push_back(number > 0 ? fmt::format("led to {} in {}", what, number) : "led to " + what);
  return distinct(parts);
}

}  // namespace

std::vector<HarmFinding> harm_findings(const std::vector<Harm>& rows, const std::vector<query::TreatedCourse>& courses) {
  std::map<Key, std::int64_t> treated;
  for (const auto& course : courses) treated[key_of(course)] += course.affected;
  struct Articles {
    std::set<std::string> counted, without_count, not_reported, not_assessed;
  };
  std::map<std::pair<Key, std::string>, std::pair<HarmFinding, Articles>> found;
  for (const Harm& row : rows) {
    if (!enters(row)) continue;
    auto& [finding, articles] = found[{key_of(row), row.finding}];
    finding.condition = row.condition;
    finding.treatment = row.treatment;
    finding.finding = row.finding;
    finding.unit = row.unit;
    if (const auto people = treated.find(key_of(row)); people != treated.end()) finding.treated = people->second;
    if (row.state == "not reported") articles.not_reported.insert(row.citekey);
    if (row.state == "not assessed") articles.not_assessed.insert(row.citekey);
    if (row.counted != 0) {
      articles.counted.insert(row.citekey);
      finding.affected = finding.affected.value_or(0) + row.affected.value_or(0);
      finding.assessed = finding.assessed.value_or(0) + row.assessed.value_or(0);
    } else if (is_spoken(row)) {
      articles.without_count.insert(row.citekey);
      finding.present_without_count = finding.present_without_count || is_seen(row);
    }
    if (!is_seen(row)) continue;
    const std::int64_t number = row.counted != 0 ? row.affected.value_or(0) : 0;
    if (row.counted != 0) {
      if (row.serious) finding.serious = finding.serious.value_or(0) + (*row.serious == 1 ? number : 0);
      if (row.fatal) finding.fatal = finding.fatal.value_or(0) + (*row.fatal == 1 ? number : 0);
    } else {
      finding.serious_without_count = finding.serious_without_count || row.serious == 1;
      finding.fatal_without_count = finding.fatal_without_count || row.fatal == 1;
    }
    if (row.led_to) finding.led_to[*row.led_to] += number;
    if (row.severity) finding.severities.push_back(*row.severity);
  }
  std::vector<HarmFinding> findings;
  for (auto& [key, entry] : found) {
    auto& [finding, articles] = entry;
    const auto size = [](const std::set<std::string>& keys) { return static_cast<std::int64_t>(keys.size()); };
    finding.articles = size(articles.counted);
    finding.articles_without_count = size(articles.without_count);
    finding.articles_not_reported = size(articles.not_reported);
    finding.articles_not_assessed = size(articles.not_assessed);
    if (finding.treated) finding.not_reported = *finding.treated - finding.assessed.value_or(0);
    finding.severities = distinct(finding.severities);
    findings.push_back(std::move(finding));
  }
  std::stable_sort(findings.begin(), findings.end(), [](const HarmFinding& a, const HarmFinding& b) {
    const auto key = [](const HarmFinding& row) {
      const int rank = row.seen() ? 0 : row.assessed ? 1 : 2;
      return std::make_tuple(row.treatment, row.condition, row.unit != "patients", row.unit, rank, -row.affected.value_or(0), -row.assessed.value_or(0));
    };
    return key(a) < key(b);
  });
  return findings;
}

std::vector<HarmCoverage> harm_coverage(const std::vector<Harm>& rows, const std::vector<query::TreatedCourse>& courses) {
  std::map<std::pair<Key, std::string>, Told> told;
  for (const auto& course : courses) {
    Told& article = told[{key_of(course), course.citekey}];
    article.treated += course.affected;
    article.courses[course.treatment_id] += course.affected;
  }
  for (const Harm& row : rows) {
    const auto article = told.find({key_of(row), row.citekey});
    if (article != told.end() && tells(row)) article->second.rows.push_back(&row);
  }
  std::vector<HarmCoverage> coverage;
  for (const auto& [key, article] : told) {
    HarmCoverage found = coverage_of(article);
    std::tie(found.treatment, found.condition, found.unit) = key.first;
    found.citekey = key.second;
    coverage.push_back(std::move(found));
  }
  return coverage;
}

std::vector<HarmCoverage> coverage_together(const std::vector<HarmCoverage>& by_article) {
  std::vector<HarmCoverage> together;
  for (const HarmCoverage& row : by_article) {
    if (together.empty() || key_of(together.back()) != key_of(row)) {
      together.push_back(row);
      together.back().citekey.clear();
      continue;
    }
    HarmCoverage& sum = together.back();
    sum.articles += row.articles;
    for (const auto member : {&HarmCoverage::treated, &HarmCoverage::spoken, &HarmCoverage::not_assessed, &HarmCoverage::silent,
                              &HarmCoverage::not_entered, &HarmCoverage::unclear, &HarmCoverage::articles_silent})
      sum.*member += row.*member;
    sum.at_most = sum.at_most || row.at_most;
    sum.seen = sum.seen || row.seen;
  }
  return together;
}

std::string zero_numerator_words(std::int64_t assessed, double level) {
  return fmt::format("at most {} %", percent_up(stats::one_sided_share_bounds(0, assessed, level).upper));
}

std::string harm_words(const HarmFinding& finding) {
  std::string words = finding.finding;
  if (finding.affected && *finding.affected > 0) {
    words += " in " + k_of_n(finding.affected, finding.assessed, finding.unit);
  } else if (finding.present_without_count) {
    words += ", in how many is not stated";
  }
  const auto weight = weight_words(finding);
  return weight.empty() ? words : words + " (" + enumerated(weight) + ")";
}

std::vector<std::string> harm_sentences(const std::vector<HarmFinding>& findings, const std::vector<HarmCoverage>& together, double level) {
  std::vector<std::string> sentences, seen, not_seen, no_number;
  for (const HarmFinding& finding : findings) {
    if (finding.seen()) {
      seen.push_back(harm_words(finding));
    } else if (finding.only_looked_for()) {
      not_seen.push_back(fmt::format("{} (0 of {}; {})", finding.finding, counted_units(*finding.assessed, finding.unit),
                                     zero_numerator_words(*finding.assessed, level)));
    } else if (finding.articles_without_count > 0) {
      no_number.push_back(finding.finding);
    }
  }
  if (!seen.empty()) sentences.push_back("Reported: " + enumerated(seen) + ".");
  if (!not_seen.empty()) sentences.push_back("Looked for and not seen: " + enumerated(not_seen) + ".");
  if (!no_number.empty()) sentences.push_back("Looked for and not seen, in how many is not stated: " + listed(no_number) + ".");
  for (const HarmCoverage& all : together) {
    const auto of_treated = [&](std::int64_t number) { return fmt::format("{} of {}", number, counted_units(all.treated, all.unit)); };
    if (all.silent > 0) {
      sentences.push_back(fmt::format("{}{}: the text that was read says nothing of adverse events.", all.at_most ? "At most " : "", of_treated(all.silent)));
    }
    if (all.not_assessed > 0) sentences.push_back(of_treated(all.not_assessed) + ": adverse events were not assessed.");
    if (all.not_entered > 0) sentences.push_back(of_treated(all.not_entered) + ": nothing on adverse events is entered in this catalogue.");
    if (all.unclear > 0) sentences.push_back(of_treated(all.unclear) + ": adverse events are spoken of, in how many is not stated.");
  }
  return sentences;
}

document::Table harm_findings_table(const std::vector<HarmFinding>& findings, double level) {
  document::Table table;
  table.name = "findings";
  table.title = "By finding";
  table.empty_text = "no finding is spoken of";
  const bool treatments = several(findings, &HarmFinding::treatment);
  const bool conditions = several(findings, &HarmFinding::condition);
  table.columns = {document::text_column("treatment", "treatment"), document::text_column("condition", "condition"), document::text_column("finding", "finding"),
                   document::data_column("unit"), document::reader_column("seen", "seen in"), document::reader_column("interval", level_words(level) + " interval", 3),
                   document::number_column("articles", "articles"), document::data_column("affected"), document::data_column("assessed"),
                   document::number_column("treated", "of treated"), document::number_column("not_reported", "not reported in"),
                   document::data_column("share"), document::data_column("ci_lower"), document::data_column("ci_upper"), document::data_column("method"),
                   document::reader_column("weight", "how grave", 2), document::data_column("serious"), document::data_column("fatal"),
                   document::data_column("led_to_stopping"), document::data_column("led_to_dose_reduction"), document::data_column("led_to_admission"),
                   document::data_column("led_to_death"), document::data_column("severity"), document::data_column("articles_without_count"),
                   document::data_column("articles_not_reported"), document::data_column("articles_not_assessed")};
  if (!treatments) table.columns[0].audience = document::Audience::data;
  if (!conditions) table.columns[1].audience = document::Audience::data;
  table.columns[6].drop_order = 1;
  for (const HarmFinding& row : findings) {
    document::Cell lower = document::not_stated(), upper = lower, method = lower, share = lower, interval = lower;
    if (row.assessed && *row.assessed > 0) {
      const bool none = row.affected == 0;
      const auto bounds = none ? stats::one_sided_share_bounds(0, *row.assessed, level) : stats::share_interval(*row.affected, *row.assessed, level);
      lower = cell(none ? 0.0 : bounds.lower);
      upper = cell(bounds.upper);
      method = cell(std::string(stats::share_method_name(stats::ShareMethod::clopper_pearson)) + (none ? ", one-sided" : ""));
      share = cell(static_cast<double>(*row.affected) / static_cast<double>(*row.assessed));
      interval = cell(none ? zero_numerator_words(*row.assessed, level) : interval_words(row, level));
    }
    auto seen = document::count_cell(row.affected, row.assessed);
    if (seen.shown && row.assessed && *row.assessed >= kFewestForPercent && *row.affected > 0) {
      *seen.shown += fmt::format(" ({} %)", document::rounded_text(100.0 * static_cast<double>(*row.affected) / static_cast<double>(*row.assessed)));
    }
    if (seen.shown && row.unit != "patients") *seen.shown += " " + row.unit;
    if (!seen.shown && row.present_without_count) seen = cell("reported, number not stated");
    const auto led_to = [&](const char* what) {
      const auto found = row.led_to.find(what);
      return found == row.led_to.end() ? document::not_stated() : cell(found->second);
    };
    const auto weight = weight_words(row);
    document::add_row(table, {cell(row.treatment), cell(row.condition), cell(row.finding), cell(row.unit), seen, interval, cell(row.articles), cell(row.affected),
                              cell(row.assessed), cell(row.treated), cell(row.not_reported), share, lower, upper, method,
                              weight.empty() ? document::not_stated() : cell(enumerated(weight)), cell(row.serious), cell(row.fatal), led_to("stopping"),
                              led_to("dose reduction"), led_to("admission"), led_to("death"),
                              row.severities.empty() ? document::not_stated() : cell(enumerated(row.severities)), cell(row.articles_without_count),
                              cell(row.articles_not_reported), cell(row.articles_not_assessed)});
  }
  return table;
}

std::string coverage_state(const HarmCoverage& coverage) {
  if (coverage.seen) return "seen";
  if (coverage.spoken > 0) return "none seen";
  if (coverage.unclear > 0) return "of how many is not stated";
  if (coverage.not_assessed > 0) return "not assessed";
  return coverage.silent > 0 ? "not reported" : "not entered";
}

}  // namespace casebook::report
