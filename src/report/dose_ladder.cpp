#include "report/dose_ladder.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "report/phrases.h"

namespace casebook::report {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A dose of the ladder. Ascending: by unit, then by the greatest dose; what is not stated comes last.
struct Dose {
  std::string unit;
  bool daily = true;
  std::optional<double> min;
  std::optional<double> max;

  bool stated() const { return min || max; }
  auto key() const {
    return std::make_tuple(!stated(), !daily, unit, max.value_or(kInfinity), min.value_or(-kInfinity));
  }
  bool operator<(const Dose& other) const { return key() < other.key(); }
};

struct Tally {
  std::int64_t started = 0;
  std::int64_t reached = 0;
  std::map<std::string, std::int64_t> reached_by_article;
  bool reached_is_known = false;
  bool some_reached_uncounted = false;
  std::int64_t highest = 0;
};

using Ladder = std::map<Dose, Tally>;
using Group = std::pair<std::string, std::string>;  // treatment, condition

Dose dose_of(const query::DoseTitration& step) {
  if (step.daily_dose_min || step.daily_dose_max) {
    return {step.unit.value_or(""), true, step.daily_dose_min, step.daily_dose_max};
  }
  if (!step.dose_min && !step.dose_max) return {};
  std::string unit = step.unit.value_or("");
  if (step.per != "dose") unit += " per " + step.per;
  if (step.frequency && step.frequency->find(step.per) == std::string::npos) unit += " " + *step.frequency;
  if (step.per == "dose" && !step.frequency && step.unit != "%") unit += " a dose";
  return {unit, false, step.dose_min, step.dose_max};
}

/// Those of one course who took one dose.
struct Takers {
  std::int64_t in_group = 0;       ///< the greatest count of a group
  std::set<std::int64_t> persons;  ///< told apart
  bool known = false;
  bool unknown = false;  ///< some, how many is not stated

  std::int64_t number() const { return std::max(in_group, static_cast<std::int64_t>(persons.size())); }

  void add(const query::DoseTitration& step) {
    if (!step.affected || !step.counted) {
      unknown = true;
    } else if (step.patient_id) {
      known = true;
      if (*step.affected > 0) persons.insert(*step.patient_id);
    } else {
      known = true;
      in_group = std::max(in_group, *step.affected);
    }
  }
};

bool usable(const query::DoseTitration& step) {
  return step.standing == "own" && step.counted_unit == "patients" &&
         (step.role == "studied" || step.role == "comparator") &&
         (step.counted || (step.why_not_counted == "no count" && !step.affected));
}

using Course = std::vector<const query::DoseTitration*>;

/// Whether another course of the same article counts these people already (rule R4): a person's beside the group's, or a subset's. Courses of an
/// article none of whose courses counts (possibly the same patient) do not give way here: their steps tell for themselves.
bool gives_way(std::int64_t treatment_id, const query::DoseTitration& step, const std::vector<query::TreatedCourse>& courses) {
  bool article_counts = false;
  for (const auto& course : courses) {
    if (course.treatment_id == treatment_id) return false;
    article_counts = article_counts || (course.citekey == step.citekey && course.treatment == step.treatment &&
                                        course.condition == step.condition && course.unit == "patients");
  }
  return article_counts;
}

void count_started_and_reached(Ladder& ladder, const Course& course) {
  std::map<Dose, Takers> started;
  std::map<Dose, Takers> reached;
  for (const auto* step : course) {
    const Dose dose = dose_of(*step);
    const bool tells_a_dose =
        dose.stated() || step->change == "start" || step->change == "as reported" || step->change == "increase";
    if (tells_a_dose) reached[dose].add(*step);
    if (step->change == "start") started[dose].add(*step);
  }
  for (const auto& [dose, takers] : started) ladder[dose].started += takers.number();
  for (const auto& [dose, takers] : reached) {
    Tally& tally = ladder[dose];
    tally.reached += takers.number();
    if (takers.number() > 0) tally.reached_by_article[course.front()->citekey] += takers.number();
    tally.reached_is_known = tally.reached_is_known || takers.known;
    tally.some_reached_uncounted = tally.some_reached_uncounted || !takers.known;
  }
}

/// One dose that people of a course may have stayed at.
struct Level {
  Dose dose;
  Takers takers;
};

/// The doses of a course, highest first. An unstated dose is the lowest, or the highest when it is one to which it was
/// raised.
std::vector<Level> levels_of(const Course& course) {
  std::map<std::tuple<bool, bool, Dose>, Takers> found;
  for (const auto* step : course) {
    const Dose dose = dose_of(*step);
    const bool raised = step->change == "increase" || step->change == "temporary increase";
    if (!dose.stated() && !raised && step->change != "start" && step->change != "as reported") continue;
    found[{!dose.stated() && raised, dose.stated(), dose}].add(*step);
  }
  std::vector<Level> levels;
  for (auto level = found.rbegin(); level != found.rend(); ++level)
    levels.push_back({std::get<2>(level->first), level->second});
  return levels;
}

/// From the dose that people surely took up to the one that some of them may have reached.
Dose span(const Dose& sure, const Dose& perhaps) {
  if (sure.unit != perhaps.unit || !sure.stated() || !perhaps.stated()) return perhaps;
  return {sure.unit, sure.daily, sure.min, perhaps.max};
}

void count_parallel(Ladder& ladder, const std::vector<Level>& levels, std::int64_t treated) {
  std::int64_t left = treated;
  std::optional<Dose> unknown;
  for (const Level& level : levels) {
    if (!level.takers.known) {
      unknown = unknown ? span(level.dose, *unknown) : level.dose;
      continue;
    }
    const std::int64_t here = std::min(level.takers.number(), left);
    ladder[level.dose].highest += here;
    left -= here;
  }
  if (left > 0) ladder[unknown.value_or(Dose{})].highest += left;
}

void count_sequence(Ladder& ladder, const std::vector<Level>& levels, std::int64_t treated) {
  std::set<std::int64_t> persons;  // told apart, at this dose or a higher one
  std::int64_t placed = 0;
  std::optional<Dose> perhaps;  // the highest dose that an unknown number reached, not yet accounted for
  for (const Level& level : levels) {
    if (!level.takers.known) {
      if (!perhaps) perhaps = level.dose;
      continue;
    }
    persons.insert(level.takers.persons.begin(), level.takers.persons.end());
    const std::int64_t at_least =
        std::min(treated, std::max({placed, level.takers.in_group, static_cast<std::int64_t>(persons.size())}));
    if (at_least > placed) ladder[perhaps ? span(level.dose, *perhaps) : level.dose].highest += at_least - placed;
    if (at_least > placed) perhaps.reset();
    placed = at_least;
  }
  if (placed < treated) ladder[perhaps.value_or(Dose{})].highest += treated - placed;
}

}  // namespace

std::vector<LadderRow> dose_ladder(const std::vector<query::DoseTitration>& steps,
                                   const std::vector<query::TreatedCourse>& courses) {
  std::map<std::int64_t, Course> steps_of;
  std::map<Group, Ladder> ladders;
  std::map<Group, std::int64_t> treated;
  for (const auto& step : steps) {
    if (usable(step)) steps_of[step.treatment_id].push_back(&step);
  }
  for (const auto& [treatment_id, course] : steps_of) {
    if (gives_way(treatment_id, *course.front(), courses)) continue;
    count_started_and_reached(ladders[{course.front()->treatment, course.front()->condition}], course);
  }
  for (const auto& course : courses) {
    if (course.unit != "patients") continue;
    const Group group{course.treatment, course.condition};
    treated[group] += course.affected;
    Ladder& ladder = ladders[group];
    const auto found = steps_of.find(course.treatment_id);
    const auto levels = found == steps_of.end() ? std::vector<Level>{} : levels_of(found->second);
    if (levels.empty()) {  // treated, and nothing is said of the dose
      Tally& tally = ladder[Dose{}];
      tally.started += course.affected;
      tally.reached += course.affected;
      if (course.affected > 0) tally.reached_by_article[course.citekey] += course.affected;
      tally.reached_is_known = true;
      tally.highest += course.affected;
      continue;
    }
    const bool parallel = std::all_of(found->second.begin(), found->second.end(),
                                      [](const auto* step) { return step->change == "as reported"; });
    (parallel ? count_parallel : count_sequence)(ladder, levels, course.affected);
  }

  std::vector<LadderRow> rows;
  for (const auto& [group, ladder] : ladders) {
    for (const auto& [dose, tally] : ladder) {
      LadderRow row;
      row.treatment = group.first;
      row.condition = group.second;
      row.dose_min = dose.min;
      row.dose_max = dose.max;
      if (dose.stated() && !dose.unit.empty()) row.unit = dose.unit;
      row.daily = dose.daily;
      row.started = tally.started;
      if (tally.reached_is_known || !tally.some_reached_uncounted) row.reached = tally.reached;
      row.reached_by_article.assign(tally.reached_by_article.begin(), tally.reached_by_article.end());
      row.highest = tally.highest;
      row.assessed = treated[group];
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::string ladder_dose_words(const LadderRow& row) {
  std::string words = range_words(row.dose_min, row.dose_max);
  if (words.empty()) return "not stated";
  if (row.unit) words += " " + *row.unit;
  return row.daily ? words + " a day" : words;
}

}  // namespace casebook::report
