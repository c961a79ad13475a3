#include "report/treatment_comparison.h"

#include <algorithm>
#include <map>
#include <set>

namespace casebook::report {
namespace {

ComparedCount count_of(const PooledRate& one, double level) {
  ComparedCount count;
  count.affected = *one.rate.affected;
  count.assessed = *one.rate.assessed;
  count.articles = one.rate.articles;
  count.treated = one.rate.treated;
  count.not_reported = one.rate.not_reported;
  count.interval = stats::share_interval(count.affected, count.assessed, level);
  return count;
}

ComparedCount count_of(const ArticleCount& article, double level) {
  ComparedCount count;
  count.affected = article.affected;
  count.assessed = article.assessed;
  count.articles = 1;
  count.interval = stats::share_interval(count.affected, count.assessed, level);
  return count;
}

bool same_question(const query::ResponseRate& a, const query::ResponseRate& b) {
  return a.condition == b.condition && a.endpoint == b.endpoint && a.threshold == b.threshold && a.unit == b.unit;
}

ComparedRate compared(const query::ResponseRate& rate, ComparedCount first, ComparedCount second, double level) {
  ComparedRate row;
  row.condition = rate.condition;
  row.endpoint = rate.endpoint;
  row.threshold = rate.threshold;
  row.unit = rate.unit;
  row.first = std::move(first);
  row.second = std::move(second);
  row.estimate = stats::two_by_two({row.first.affected, row.first.assessed - row.first.affected, row.second.affected,
                                    row.second.assessed - row.second.affected},
                                   level);
  if (row.estimate.degenerate_margin) row.status = ComparisonStatus::degenerate_margin;
  return row;
}

}  // namespace

const char* comparison_status_name(ComparisonStatus status) {
  switch (status) {
    case ComparisonStatus::ok:
      return "ok";
    case ComparisonStatus::degenerate_margin:
      return "degenerate_margin";
    case ComparisonStatus::same_patients:
      return "same_patients";
  }
  return "";
}

std::vector<ComparedRate> compared_rates(const std::vector<PooledRate>& first, const std::vector<PooledRate>& second, double level) {
  std::vector<ComparedRate> rows;
  for (const PooledRate& a : first) {
    for (const PooledRate& b : second) {
      if (same_question(a.rate, b.rate)) rows.push_back(compared(a.rate, count_of(a, level), count_of(b, level), level));
    }
  }
  return rows;
}

std::vector<ComparedRate> compared_within_articles(const std::vector<PooledRate>& first, const std::vector<PooledRate>& second,
                                                   const std::vector<SharedPatients>& shared, double level) {
  std::vector<ComparedRate> rows;
  for (const PooledRate& a : first) {
    for (const PooledRate& b : second) {
      if (!same_question(a.rate, b.rate)) continue;
      for (const ArticleCount& one : a.articles) {
        for (const ArticleCount& other : b.articles) {
          if (one.citekey != other.citekey) continue;
          ComparedRate row = compared(a.rate, count_of(one, level), count_of(other, level), level);
          row.citekey = one.citekey;
          if (std::any_of(shared.begin(), shared.end(), [&](const SharedPatients& same) { return same.citekey == one.citekey && same.at_least_some; }))
            row.status = ComparisonStatus::same_patients;
          rows.push_back(std::move(row));
        }
      }
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const ComparedRate& a, const ComparedRate& b) { return a.citekey < b.citekey; });
  return rows;
}

std::vector<SharedPatients> shared_patients(const std::vector<query::TreatedCourse>& first, const std::vector<query::TreatedCourse>& second,
                                            const std::vector<query::Course>& courses) {
  struct People {
    std::set<std::int64_t> told_apart;
    std::int64_t number = 0;
    bool group = false;
  };
  const auto by_article = [](const std::vector<query::TreatedCourse>& treated) {
    std::map<std::string, People> articles;
    for (const auto& course : treated) {
      if (course.unit != "patients") continue;
      People& people = articles[course.citekey];
      people.number += course.affected;
      if (course.patient_id) {
        people.told_apart.insert(*course.patient_id);
      } else {
        people.group = true;
      }
    }
    return articles;
  };
  std::map<std::string, std::int64_t> in_article;
  for (const auto& course : courses) {
    if (course.people) in_article[course.citekey] = *course.people;
  }
  const auto ours = by_article(first);
  const auto theirs = by_article(second);
  std::vector<SharedPatients> shared;
  for (const auto& [citekey, people] : ours) {
    const auto other = theirs.find(citekey);
    if (other == theirs.end()) continue;
    SharedPatients row;
    row.citekey = citekey;
    for (const auto patient : people.told_apart) row.told_apart += static_cast<std::int64_t>(other->second.told_apart.count(patient));
    const auto size = in_article.find(citekey);
    row.at_least_some = row.told_apart > 0 || (size != in_article.end() && people.number + other->second.number > size->second);
    row.unknown_more = people.group || other->second.group;
    shared.push_back(std::move(row));
  }
  return shared;
}

}  // namespace casebook::report
