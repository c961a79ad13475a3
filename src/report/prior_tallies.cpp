#include "report/prior_tallies.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "document/table.h"
#include "report/phrases.h"

namespace casebook::report {
namespace {

using document::cell;
using Prior = query::PriorTreatment;
using Priors = std::vector<Prior>;

constexpr std::array<std::string_view, 6> kResults{"failed", "partial", "helped", "relapsed", "intolerant", "unclear"};

/// Those of one article of whom one thing is said.
struct Sayings {
  std::set<std::int64_t> persons;
  std::int64_t in_group = 0;

  void add(const Prior& row) {
    if (!row.patient_id) {
      in_group = std::max(in_group, row.affected.value_or(0));
    } else if (row.affected.value_or(0) > 0) {
      persons.insert(*row.patient_id);
    }
  }
  std::int64_t number() const { return std::max(in_group, static_cast<std::int64_t>(persons.size())); }
};

std::vector<std::string> classes_of(const Prior& row) {
  std::vector<std::string> classes;
  std::string rest = row.classes.value_or("");
  while (!rest.empty()) {
    const auto at = rest.find("; ");
    classes.push_back(rest.substr(0, at));
    rest = at == std::string::npos ? "" : rest.substr(at + 2);
  }
  return classes;
}

bool counts(const Prior& row) { return row.counted != 0 && row.unit == "patients"; }

/// Of own patients and not in doubt, with a number or without.
bool is_told(const Prior& row) { return counts(row) || row.why_not_counted == "no count"; }

/// Of rows that are all of one treatment or class.
void count(PriorTally& tally, const std::vector<const Prior*>& rows) {
  std::map<std::string, Sayings> had, classified;
  std::map<std::pair<std::string, std::string>, Sayings> results;
  for (const Prior* row : rows) {
    if (!counts(*row)) {
      if (row->why_not_counted == "no count") tally.articles_without_count.insert(row->citekey);
      continue;
    }
    tally.articles.insert(row->citekey);
    had[row->citekey].add(*row);
    if (!row->result) continue;
    classified[row->citekey].add(*row);
    results[{*row->result, row->citekey}].add(*row);
  }
  for (const auto& [citekey, people] : had) {
    tally.had += people.number();
    tally.not_classified += people.number() - (classified.count(citekey) > 0 ? classified.at(citekey).number() : 0);
  }
  for (const auto& [key, people] : results) tally.results[key.first] += people.number();
  for (const auto& citekey : tally.articles) tally.articles_without_count.erase(citekey);
}

void sort_for_reading(std::vector<PriorTally>& tallies) {
  std::stable_sort(tallies.begin(), tallies.end(), [](const PriorTally& a, const PriorTally& b) { return std::make_tuple(-a.had, a.name) < std::make_tuple(-b.had, b.name); });
}

}  // namespace

Priors priors_of_courses(const Priors& rows, const std::vector<query::Course>& courses) {
  std::unordered_map<std::string_view, std::vector<const query::Course*>> by_article;
  for (const auto& course : courses) {
    if (course.role == "studied" || course.role == "comparator") by_article[course.citekey].push_back(&course);
  }
  Priors kept;
  for (const Prior& row : rows) {
    const auto article = by_article.find(row.citekey);
    if (article == by_article.end()) continue;
    bool found = false, elsewhere = true;
    for (const auto* course : article->second) {
      if (row.patient_id && course->patient_id && row.patient_id != course->patient_id) continue;
      found = true;
      elsewhere = elsewhere && course->why_not_counted == "possibly the same patient";
    }
    if (!found) continue;
    kept.push_back(row);
    if (elsewhere && row.counted != 0) {
      kept.back().counted = 0;
      kept.back().why_not_counted = "possibly the same patient";
    }
  }
  return kept;
}

std::vector<PriorTally> prior_tallies(const Priors& rows) {
  std::map<std::string, std::vector<const Prior*>> by_treatment;
  for (const Prior& row : rows) {
    if (row.treatment) by_treatment[*row.treatment].push_back(&row);
  }
  std::vector<PriorTally> tallies;
  for (const auto& [treatment, of_it] : by_treatment) {
    PriorTally tally;
    tally.name = treatment;
    tally.classes = classes_of(*of_it.front());
    count(tally, of_it);
    if (!tally.articles.empty() || !tally.articles_without_count.empty()) tallies.push_back(std::move(tally));
  }
  sort_for_reading(tallies);
  return tallies;
}

std::vector<PriorTally> prior_class_tallies(const Priors& rows) {
  std::map<std::string, std::vector<const Prior*>> by_class;
  std::map<std::string, std::vector<std::string>> above;
  for (const Prior& row : rows) {
    if (!row.treatment || !is_told(row)) continue;
    const auto classes = classes_of(row);
    for (std::size_t i = 0; i < classes.size(); ++i) {
      by_class[classes[i]].push_back(&row);
      above[classes[i]] = {classes.begin() + static_cast<std::ptrdiff_t>(i) + 1, classes.end()};
    }
  }
  for (const Prior& row : rows) {  // "corticosteroids" without more belongs to its own class
    if (row.treatment && is_told(row) && by_class.count(*row.treatment) > 0) by_class.at(*row.treatment).push_back(&row);
  }
  std::vector<PriorTally> tallies;
  for (const auto& [name, of_it] : by_class) {
    PriorTally tally;
    tally.name = name;
    tally.classes = above[name];
    for (const Prior* row : of_it) tally.members.insert(*row->treatment);
    if (tally.members.size() < 2) continue;
    count(tally, of_it);
    if (!tally.articles.empty() || !tally.articles_without_count.empty()) tallies.push_back(std::move(tally));
  }
  sort_for_reading(tallies);
  return tallies;
}

std::vector<UnnamedPriors> unnamed_priors(const Priors& rows) {
  struct Told {
    Sayings failed;
    std::set<std::int64_t> asked;
    std::int64_t asked_in_group = 0;
    std::optional<double> min, max;
    bool first = true;
  };
  std::map<std::string, Told> by_article;
  for (const Prior& row : rows) {
    if (row.treatment || row.result != "failed" || !counts(row)) continue;
    Told& told = by_article[row.citekey];
    told.failed.add(row);
    if (row.patient_id) told.asked.insert(*row.patient_id);
    if (!row.patient_id) told.asked_in_group = std::max(told.asked_in_group, row.assessed.value_or(0));
    // What holds for each of several who are told apart: the least of the least, the greatest of the greatest.
    told.min = told.first ? row.failed_min : told.min && row.failed_min ? std::optional(std::min(*told.min, *row.failed_min)) : std::nullopt;
    told.max = told.first ? row.failed_max : told.max && row.failed_max ? std::optional(std::max(*told.max, *row.failed_max)) : std::nullopt;
    told.first = false;
  }
  std::vector<UnnamedPriors> found;
  for (const auto& [citekey, told] : by_article) {
    found.push_back({citekey, told.failed.number(), std::max(told.asked_in_group, static_cast<std::int64_t>(told.asked.size())), told.min, told.max});
  }
  return found;
}

PriorCoverage prior_coverage(const Priors& rows, const std::vector<query::TreatedCourse>& courses) {
  std::map<std::string, std::int64_t> treated;
  PriorCoverage coverage;
  for (const auto& course : courses) {
    if (course.unit != "patients") continue;
    treated[course.citekey] += course.affected;
    coverage.treated += course.affected;
  }
  std::map<std::string, Sayings> named, spoken;
  for (const Prior& row : rows) {
    if (!counts(row)) continue;
    spoken[row.citekey].add(row);
    if (row.treatment) named[row.citekey].add(row);
  }
  for (const auto& [citekey, people] : treated) {
    if (named.count(citekey) > 0) {
      coverage.named += std::min(people, named.at(citekey).number());
      coverage.articles_named.insert(citekey);
    }
    if (spoken.count(citekey) > 0) coverage.spoken += std::min(people, spoken.at(citekey).number());
  }
  return coverage;
}

std::string results_words(const PriorTally& tally) {
  std::vector<std::string> parts;
  for (const std::string_view result : kResults) {
    const auto found = tally.results.find(std::string(result));
    if (found != tally.results.end()) parts.push_back(fmt::format("{} {} of {}", result, found->second, tally.had));
  }
  if (tally.not_classified > 0) parts.push_back(fmt::format("not classified {} of {}", tally.not_classified, tally.had));
  return enumerated(parts);
}

std::vector<std::string> prior_sentences(const std::vector<PriorTally>& tallies, const std::vector<UnnamedPriors>& unnamed, const PriorCoverage& coverage,
                                         const std::string& treatment) {
  constexpr std::size_t kMostNamed = 6;
  std::vector<std::string> sentences, failed, others;
  for (const PriorTally& tally : tallies) {
    const auto found = tally.results.find("failed");
    if (found != tally.results.end() && found->second > 0) failed.push_back(fmt::format("{} in {} of {}", tally.name, found->second, tally.had));
    else if (tally.had > 0) others.push_back(tally.name);
  }
  const std::string before = treatment.empty() ? "" : " before " + treatment;
  if (coverage.named > 0 && !treatment.empty()) {
    sentences.push_back(fmt::format("Earlier treatments are named for {} of {} ({}).", coverage.named, counted(coverage.treated, "patient", "patients"),
                                    counted(static_cast<std::int64_t>(coverage.articles_named.size()), "article", "articles")));
  }
  if (!failed.empty()) {
    const std::size_t more = failed.size() > kMostNamed ? failed.size() - kMostNamed : 0;
    failed.resize(failed.size() - more);
    sentences.push_back(fmt::format("Said to have failed{}, of those said to have had it: {}{}.", before, enumerated(failed), more > 0 ? fmt::format("; and {} more", more) : ""));
  } else if (!others.empty()) {
    sentences.push_back(fmt::format("Of none of these is it coded that it failed: {} {} told of in words.", listed(others), others.size() == 1 ? "is" : "are"));
  }
  std::int64_t k = 0, n = 0;
  std::vector<std::string> numbers;
  for (const UnnamedPriors& article : unnamed) {
    k += article.affected;
    n += article.assessed;
    if (article.failed_min || article.failed_max)
      numbers.push_back(fmt::format("{} in {} of {}", range_words(article.failed_min, article.failed_max), article.affected, article.assessed));
  }
  if (n > 0) {
    std::string sentence = fmt::format("Without a name, earlier treatments are said to have failed in {} ({}", k_of_n(k, n),
                                       counted(static_cast<std::int64_t>(unnamed.size()), "article", "articles"));
    if (!numbers.empty()) sentence += "; " + enumerated(numbers);
    sentences.push_back(sentence + ").");
  }
  if (!treatment.empty() && coverage.treated > coverage.spoken) {
    sentences.push_back(fmt::format("Of {} of {} nothing is said on earlier treatment.", coverage.treated - coverage.spoken, counted(coverage.treated, "patient", "patients")));
  }
  return sentences;
}

document::Table prior_tallies_table(const std::vector<PriorTally>& tallies, bool of_classes) {
  document::Table table;
  table.name = of_classes ? "classes" : "prior";
  table.title = of_classes ? "By class, each patient once" : "By treatment";
  table.empty_text = "no earlier treatment is named";
  table.columns = {document::text_column("treatment", of_classes ? "class" : "treatment"),
                   document::reader_column("nearest", of_classes ? "of these" : "class", 1),
                   document::data_column(of_classes ? "members" : "class"),
                   document::data_column("classes"),
                   document::number_column("patients", "patients"),
                   document::number_column("articles", "articles"),
                   document::reader_column("results", "results, of those who had it"),
                   document::data_column("articles_without_count")};
  if (of_classes) table.columns[0].name = "class";
  for (const std::string_view result : kResults) table.columns.push_back(document::data_column(std::string(result)));
  table.columns.push_back(document::data_column("not_classified"));
  for (const PriorTally& tally : tallies) {
    const std::string members = listed({tally.members.begin(), tally.members.end()}, ", ");
    const auto joined = enumerated(tally.classes);
    const auto text_or_nothing = [](const std::string& text) { return text.empty() ? document::not_stated() : cell(text); };
    const bool counted_any = !tally.articles.empty();
    const std::string words = results_words(tally);
    std::vector<document::Cell> cells{cell(tally.name),
                                      of_classes ? cell(members) : tally.classes.empty() ? document::not_stated() : cell(tally.classes.front()),
                                      of_classes ? cell(enumerated({tally.members.begin(), tally.members.end()})) : tally.classes.empty() ? document::not_stated() : cell(tally.classes.front()),
                                      text_or_nothing(joined),
                                      counted_any ? cell(tally.had) : document::not_stated(),
                                      cell(static_cast<std::int64_t>(tally.articles.size())),
                                      words.empty() ? document::not_stated() : cell(words),
                                      cell(static_cast<std::int64_t>(tally.articles_without_count.size()))};
    for (const std::string_view result : kResults) {
      const auto found = tally.results.find(std::string(result));
      cells.push_back(found == tally.results.end() ? document::not_stated() : cell(found->second));
    }
    cells.push_back(counted_any ? cell(tally.not_classified) : document::not_stated());
    document::add_row(table, std::move(cells), !counted_any);
  }
  return table;
}

}  // namespace casebook::report
