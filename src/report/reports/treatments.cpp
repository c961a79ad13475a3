// treatments: the league of all treatments, positive and negative evidence side by side.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "core/errors.h"
#include "document/figure.h"
#include "query/any_responses.h"
#include "query/courses.h"
#include "query/prior_treatments.h"
#include "query/response_rates.h"
#include "query/time_to_response.h"
#include "report/answer.h"
#include "report/article_rates.h"
#include "report/phrases.h"
#include "report/pooled_rates.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"
#include "stats/share_interval.h"

namespace casebook::report {
namespace {

using document::cell;
using query::Course;
using query::ResponseRate;
using Citekeys = std::set<std::string>;
using Number = std::optional<std::int64_t>;

bool is_studied(const Course& course) { return course.role == "studied" || course.role == "comparator"; }

/// k of n of one endpoint, and in how many of those treated it is not reported.
struct Tally {
  Number affected;
  Number assessed;
  Number not_reported;
  std::int64_t without_count = 0;  ///< articles that speak of it without a count
};

/// Courses of one treatment that came before an article's own.
struct Prior {
  Citekeys articles;
  Citekeys failed;         ///< articles that say that it failed
  Number failed_patients;  ///< in whom it failed; nullopt: no article gives a number
};

/// A line of the league.
struct Line {
  std::string condition;
  std::string treatment;
  std::string unit;
  std::int64_t studied = 0;     ///< counted, by role
  std::int64_t comparator = 0;
  bool has_comparator = false;  ///< also one that does not count
  bool has_studied = false;
  Number treated;               ///< nullopt: nobody is counted in this unit
  Citekeys articles;            ///< that tell of those counted
  Citekeys articles_not_counted;  ///< with courses of which none counts: retold, without a number, flagged, ...
  Tally any_response;
  Tally resolution;
  Tally no_response;
  Tally relapse;
  Tally recurrence;
  Prior prior;
  Citekeys harm_seen, harm_none_seen, harm_silent;  ///< articles, by what they say of adverse events
  std::int64_t patients_of_treatment = 0;           ///< for the order
  const PooledRate* pooled = nullptr;               ///< any response over its articles; nullptr: nobody is assessed

  std::string role() const {
    if (has_studied && has_comparator) return "studied and comparator";
    return has_comparator ? "comparator" : has_studied ? "studied" : "";
  }
  Number not_reported() const {
    if (!treated) return std::nullopt;
    return *treated - any_response.assessed.value_or(0);
  }
};

using Key = std::tuple<std::string, std::string, std::string>;  // treatment, condition, unit
using Lines = std::map<Key, Line>;
using Priors = std::map<std::pair<std::string, std::string>, Prior>;  // treatment and condition

Priors priors_of(const std::vector<Course>& courses) {
  Priors priors;
  for (const Course& course : courses) {
    if (course.role != "prior") continue;
    Prior& prior = priors[{course.treatment, course.condition}];
    prior.articles.insert(course.citekey);
    if (course.result != "failed") continue;
    prior.failed.insert(course.citekey);
    const bool own = course.standing == "own" && course.unit == "patients" && course.why_not_counted == "prior course";
    if (own && course.affected) prior.failed_patients = prior.failed_patients.value_or(0) + *course.affected;
  }
  return priors;
}

Line& line_of(Lines& lines, const std::string& treatment, const std::string& condition, const std::string& unit) {
  Line& line = lines[{treatment, condition, unit}];
  line.treatment = treatment;
  line.condition = condition;
  line.unit = unit;
  return line;
}

void add_course(Line& line, const Course& course) {
  (course.role == "comparator" ? line.has_comparator : line.has_studied) = true;
  if (course.counted == 0) {
    line.articles_not_counted.insert(course.citekey);
    return;
  }
  (course.role == "comparator" ? line.comparator : line.studied) += course.affected.value_or(0);
  line.treated = line.treated.value_or(0) + course.affected.value_or(0);
  line.articles.insert(course.citekey);
  const std::string harms = course.adverse_events.value_or("not reported");
  (harms == "seen" ? line.harm_seen : harms == "none seen" ? line.harm_none_seen : line.harm_silent)
      .insert(course.citekey);
}

/// An article that saw a harm in one course neither saw none nor is silent.
void settle_harms(Line& line) {
  for (const auto& citekey : line.harm_seen) line.harm_none_seen.erase(citekey);
  for (const auto* spoken : {&line.harm_seen, &line.harm_none_seen}) {
    for (const auto& citekey : *spoken) line.harm_silent.erase(citekey);
  }
}

Tally* tally_of(Line& line, const std::string& endpoint) {
  if (endpoint == "any response") return &line.any_response;
  if (endpoint == "clinical resolution") return &line.resolution;
  if (endpoint == "no response") return &line.no_response;
  if (endpoint == "relapse after withdrawal") return &line.relapse;
  if (endpoint == "recurrence at treated site") return &line.recurrence;
  return nullptr;
}

std::vector<Line> league_of(const std::vector<Course>& courses, const std::vector<ResponseRate>& rates,
                            const Priors& priors) {
  Lines lines;
  for (const Course& course : courses) {
    // Patients who stand in the row already: they are no further ones, and nothing is hidden by leaving them out.
    if (!is_studied(course) || course.why_not_counted == "another tally") continue;
    add_course(line_of(lines, course.treatment, course.condition, course.unit), course);
  }
  for (const ResponseRate& rate : rates) {
    Line& line = line_of(lines, rate.treatment, rate.condition, rate.unit);
    if (Tally* tally = tally_of(line, rate.endpoint)) {
      *tally = {rate.affected, rate.assessed, rate.not_reported, rate.articles_without_count};
    }
  }
  std::vector<Line> league;
  for (auto& [key, line] : lines) {
    settle_harms(line);
    for (const auto& citekey : line.articles) line.articles_not_counted.erase(citekey);
    if (const auto found = priors.find({line.treatment, line.condition}); found != priors.end()) {
      line.prior = found->second;
    }
    const auto patients = lines.find({line.treatment, line.condition, "patients"});
    if (patients != lines.end()) line.patients_of_treatment = patients->second.treated.value_or(0);
    league.push_back(line);
  }
  std::stable_sort(league.begin(), league.end(), [](const Line& a, const Line& b) {
    const auto key = [](const Line& line) {
      return std::make_tuple(-line.patients_of_treatment, line.treatment, line.condition, line.unit != "patients",
                             line.unit);
    };
    return key(a) < key(b);
  });
  return league;
}

/// The condition of most lines: it stands beside the question, and only the others name theirs.
std::string main_condition(const std::vector<Line>& league) {
  std::map<std::string, std::size_t> lines;
  for (const Line& line : league) ++lines[line.condition];
  const auto most = std::max_element(lines.begin(), lines.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == lines.end() ? "" : most->first;
}

/// "Er:YAG laser (8 studied, 1 comparator)", "Er:YAG laser, plaques".
std::string name_words(const Line& line, const std::string& condition) {
  std::string words = line.treatment;
  if (line.has_comparator) {
    words += line.has_studied ? fmt::format(" ({} studied, {} comparator)", line.studied, line.comparator)
                              : " (comparator)";
  }
  if (line.unit != "patients") words += ", " + line.unit;
  if (line.condition != condition) words += ", for " + line.condition;
  return words;
}

document::Cell tally_cell(const Tally& tally) { return document::count_cell(tally.affected, tally.assessed); }

/// "2 saw, 1 none, 4 silent": articles.
document::Cell harms_cell(const Line& line) {
  std::vector<std::string> parts;
  const auto add = [&](const Citekeys& articles, const char* words) {
    if (!articles.empty()) parts.push_back(fmt::format("{} {}", articles.size(), words));
  };
  add(line.harm_seen, "seen");
  add(line.harm_none_seen, "none");
  add(line.harm_silent, "silent");
  return parts.empty() ? document::not_stated() : cell(listed(parts, ", "));
}

/// "no response 1 of 8; relapse 1 of 1; recurrence, number not stated".
document::Cell against_cell(const Line& line) {
  std::vector<std::string> parts;
  const auto add = [&](const char* words, const Tally& tally) {
    if (tally.assessed) {
      parts.push_back(fmt::format("{} {}", words, short_k_of_n(tally.affected, tally.assessed)));
    } else if (tally.without_count > 0) {
      parts.push_back(fmt::format("{}, number not stated", words));
    }
  };
  add("no response", line.no_response);
  add("relapse", line.relapse);
  add("recurrence", line.recurrence);
  return parts.empty() ? document::not_stated() : cell(enumerated(parts));
}

std::int64_t size_of(const Citekeys& articles) { return static_cast<std::int64_t>(articles.size()); }

bool says_nothing(const Line& line) {
  return line.articles.empty() && !line.any_response.assessed && !line.resolution.assessed && !line.no_response.assessed &&
         !line.relapse.assessed && !line.recurrence.assessed;
}

/// The pooled 'any response' of each line.
void add_pooled(std::vector<Line>& league, const std::vector<PooledRate>& pooled) {
  for (Line& line : league) {
    for (const PooledRate& one : pooled) {
      if (one.rate.treatment == line.treatment && one.rate.condition == line.condition && one.rate.unit == line.unit) line.pooled = &one;
    }
  }
}

document::Table league_table(const std::vector<Line>& league, double level) {
  document::Table table;
  table.name = "treatments";
  table.empty_text = "no treatment";
  const std::string condition = main_condition(league);
  ReaderCells cells;
  for (const Line& line : league) {
    std::optional<stats::ShareInterval> interval;
    if (line.any_response.affected && line.any_response.assessed.value_or(0) > 0) {
      interval = stats::share_interval(*line.any_response.affected, *line.any_response.assessed, level);
    }
    const auto bound = [&](double stats::ShareInterval::*side) {
      return interval ? cell((*interval).*side) : document::not_stated();
    };
    const auto reader = [&](const char* name, const std::string& title, int drop_order, document::Cell shown) {
      cells.add(table, document::reader_column(name, title, drop_order), std::move(shown));
    };
    const auto data = [&](const char* name, const auto& value) {
      cells.add(table, document::data_column(name), cell(value));
    };
    reader("name", "treatment", 0, cell(name_words(line, condition)));
    data("treatment", line.treatment);
    data("condition", line.condition);
    data("role", line.role());
    data("unit", line.unit);
    reader("patients", "treated in articles", 0,
           line.treated ? cell(fmt::format("{} in {}", *line.treated, line.articles.size())) : document::not_stated());
    data("articles", size_of(line.articles));
    data("articles_not_counted", size_of(line.articles_not_counted));
    data("treated", line.treated);
    data("treated_studied", line.studied);
    data("treated_comparator", line.comparator);
    reader("responded", "any response", 0, tally_cell(line.any_response));
    reader("interval", level_words(level) + " interval (%)", 0,
           interval ? cell(fmt::format("{}-{}", percent_down(interval->lower), percent_up(interval->upper)))
                    : document::not_stated());
    data("any_response_affected", line.any_response.affected);
    data("any_response_assessed", line.any_response.assessed);
    cells.add(table, document::data_column("any_response_lower"), bound(&stats::ShareInterval::lower));
    cells.add(table, document::data_column("any_response_upper"), bound(&stats::ShareInterval::upper));
    document::Column not_said = document::number_column("not_reported", "not said");
    not_said.drop_order = 3;
    cells.add(table, not_said, cell(line.not_reported()));
    reader("cleared", "cleared", 4, tally_cell(line.resolution));
    data("resolution_affected", line.resolution.affected);
    data("resolution_assessed", line.resolution.assessed);
    data("resolution_not_reported", line.resolution.not_reported);
    reader("against", "no response, loss", 2, against_cell(line));
    data("no_response_affected", line.no_response.affected);
    data("no_response_assessed", line.no_response.assessed);
    data("relapse_affected", line.relapse.affected);
    data("relapse_assessed", line.relapse.assessed);
    data("relapse_articles_without_count", line.relapse.without_count);
    data("recurrence_affected", line.recurrence.affected);
    data("recurrence_assessed", line.recurrence.assessed);
    data("prior_articles", size_of(line.prior.articles));
    data("prior_failed_articles", size_of(line.prior.failed));
    data("prior_failed_patients", line.prior.failed_patients);
    reader("harms", "adverse events", 1, harms_cell(line));
    data("adverse_events_seen_articles", size_of(line.harm_seen));
    data("adverse_events_none_seen_articles", size_of(line.harm_none_seen));
    data("adverse_events_not_reported_articles", size_of(line.harm_silent));
    const PooledRate* pooled = line.pooled != nullptr && line.pooled->is_pooled() ? line.pooled : nullptr;
    const WithoutArticle* lowest = line.pooled != nullptr ? line.pooled->lowest() : nullptr;
    const WithoutArticle* highest = line.pooled != nullptr ? line.pooled->highest() : nullptr;
    using Figure = std::optional<double>;
    data("pooled_status", line.pooled != nullptr ? std::optional<std::string>(stats::pooling_status_name(line.pooled->refusal())) : std::nullopt);
    data("pooled_method", pooled != nullptr ? std::optional<std::string>(pooled_method_name(pooled->first())) : std::nullopt);
    data("pooled_share", pooled != nullptr ? Figure(pooled->share()) : std::nullopt);
    data("pooled_lower", pooled != nullptr ? Figure(pooled->interval().lower) : std::nullopt);
    data("pooled_upper", pooled != nullptr ? Figure(pooled->interval().upper) : std::nullopt);
    data("pooled_tau2", pooled != nullptr ? Figure(pooled->pooled.glmm.fit.tau2) : std::nullopt);
    data("leave_one_out_lowest_affected", lowest != nullptr ? Number(lowest->affected) : std::nullopt);
    data("leave_one_out_lowest_assessed", lowest != nullptr ? Number(lowest->assessed) : std::nullopt);
    data("leave_one_out_lowest_without", lowest != nullptr ? std::optional<std::string>(lowest->left_out) : std::nullopt);
    data("leave_one_out_highest_affected", highest != nullptr ? Number(highest->affected) : std::nullopt);
    data("leave_one_out_highest_assessed", highest != nullptr ? Number(highest->assessed) : std::nullopt);
    data("leave_one_out_highest_without", highest != nullptr ? std::optional<std::string>(highest->left_out) : std::nullopt);
    document::add_row(table, cells.take(), says_nothing(line));
  }
  return table;
}

/// Any response of each line in the order of the table; the areas of the squares are numbers assessed, each unit by itself.
document::Figure league_figure(const std::vector<Line>& league, double level) {
  document::Figure figure;
  figure.name = "league";
  figure.title = fmt::format("Any response, with exact {} intervals", level_words(level));
  figure.description = "The share of those in whom a response was looked for, with its exact interval; the larger the square, the more people.";
  figure.axis = {"%", 0, 100};
  const std::string condition = main_condition(league);
  std::map<std::string, std::int64_t> most;
  for (const Line& line : league) most[line.unit] = std::max(most[line.unit], line.any_response.assessed.value_or(0));
  for (const Line& line : league) {
    if (!line.any_response.affected || line.any_response.assessed.value_or(0) <= 0) continue;
    const std::int64_t k = *line.any_response.affected;
    const std::int64_t n = *line.any_response.assessed;
    const auto interval = stats::share_interval(k, n, level);
    document::add_lane(figure, name_words(line, condition), fmt::format("{} of {}{}", k, n, line.unit == "patients" ? "" : " " + line.unit)).marks = {
        document::exact_interval(interval.lower * 100, interval.upper * 100, 100 * static_cast<double>(k) / static_cast<double>(n),
                                 static_cast<double>(n) / static_cast<double>(most[line.unit]))};
  }
  return figure;
}

/// What was tried before an article's own treatment; never part of a rate.
document::Table prior_table(const Priors& priors, const std::vector<Line>& league) {
  document::Table table;
  table.name = "prior";
  table.title = "Tried before";
  table.empty_text = "no earlier treatment is named";
  Citekeys studied, conditions;
  for (const Line& line : league) studied.insert(line.treatment);
  table.columns = {document::text_column("treatment", "treatment"),
                   document::text_column("condition", "condition"),
                   document::number_column("articles", "articles"),
                   document::number_column("failed_articles", "failed in"),
                   document::number_column("failed_patients", "in patients"),
                   document::data_column("in_league")};
  std::vector<std::pair<std::pair<std::string, std::string>, Prior>> rows(priors.begin(), priors.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second.articles.size() > b.second.articles.size(); });
  for (const auto& [key, prior] : rows) {
    conditions.insert(key.second);
    document::add_row(table, {cell(key.first), cell(key.second), cell(size_of(prior.articles)),
                              cell(size_of(prior.failed)), cell(prior.failed_patients), cell(studied.count(key.first) == 1)});
  }
  if (conditions.size() < 2) table.columns[1].audience = document::Audience::data;
  return table;
}

/// Least and greatest number of people behind the counted courses: one who took two treatments stands in two rows.
struct Treated {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

Treated people_of_article(const std::vector<const Course*>& courses) {
  std::map<std::string, std::int64_t> by_treatment;
  std::set<std::int64_t> persons;
  std::int64_t in_groups = 0;
  for (const Course* course : courses) {
    by_treatment[course->treatment + "\n" + course->condition] += course->affected.value_or(0);
    if (course->patient_id) {
      persons.insert(*course->patient_id);
    } else {
      in_groups += course->affected.value_or(0);
    }
  }
  Treated treated;
  treated.least = static_cast<std::int64_t>(persons.size());
  treated.most = treated.least + in_groups;
  for (const auto& [treatment, number] : by_treatment) treated.least = std::max(treated.least, number);
  if (courses.front()->people) treated.most = std::min(treated.most, *courses.front()->people);
  treated.most = std::max(treated.most, treated.least);
  return treated;
}

Treated people_of(const std::vector<Course>& courses) {
  std::map<std::string, std::vector<const Course*>> by_article;
  for (const Course& course : courses) {
    if (is_studied(course) && course.counted != 0 && course.unit == "patients") {
      by_article[course.citekey].push_back(&course);
    }
  }
  Treated all;
  for (const auto& [citekey, own] : by_article) {
    const Treated treated = people_of_article(own);
    all.least += treated.least;
    all.most += treated.most;
  }
  return all;
}

/// The treatments with most patients: three, or fewer where the next ones have as many.
std::vector<std::string> largest(const std::vector<Line>& league) {
  std::vector<const Line*> lines;
  for (const Line& line : league) {
    if (line.unit == "patients" && line.treated.value_or(0) > 0) lines.push_back(&line);
  }
  std::size_t kept = std::min<std::size_t>(lines.size(), 3);
  while (kept > 0 && kept < lines.size() && lines[kept - 1]->treated == lines[kept]->treated) --kept;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kept; ++i) {
    words.push_back(fmt::format("{} ({} in {})", lines[i]->treatment, *lines[i]->treated,
                                counted(size_of(lines[i]->articles), "article", "articles")));
  }
  return words;
}

void tell(document::Document& document, const std::vector<Line>& league, const std::vector<Course>& courses) {
  Citekeys names, articles;
  for (const Line& line : league) {
    if (line.articles.empty()) continue;
    names.insert(line.treatment);
    articles.insert(line.articles.begin(), line.articles.end());
  }
  const Treated treated = people_of(courses);
  std::string sentence = fmt::format("{} in {}", counted(size_of(names), "treatment", "treatments"),
                                     counted(size_of(articles), "article", "articles"));
  if (treated.most > 0) {
    sentence += fmt::format(", {} treated", treated.least == treated.most
                                                ? counted(treated.least, "patient", "patients")
                                                : fmt::format("{} to {} patients", treated.least, treated.most));
  }
  document.answer.push_back(sentence + ".");
  if (const auto most = largest(league); !most.empty() && names.size() > 1) {
    document.answer.push_back("Most patients: " + listed(most) + ".");
  }
  std::vector<std::string> nobody, comparators;
  for (const Line& line : league) {
    if (line.any_response.affected == 0 && line.any_response.assessed.value_or(0) > 0) {
      nobody.push_back(fmt::format("{} ({})", line.treatment,
                                   k_of_n(line.any_response.affected, line.any_response.assessed, line.unit)));
    }
    if (line.comparator > 0) comparators.push_back(line.treatment);
  }
  if (!nobody.empty()) document.answer.push_back("Nobody responded to " + listed(distinct(nobody)) + ".");
  if (!comparators.empty()) document.answer.push_back("Comparators: " + listed(distinct(comparators)) + ".");
}

/// Articles that tell of earlier treatments without naming them.
std::int64_t articles_with_unnamed(document::Document& document, query::Catalogue& catalogue,
                                   const ReportOptions& options, const std::vector<Course>& courses) {
  auto priors = query::prior_treatments(catalogue, article_filter(courses, options));
  document.sql.emplace_back("tried before", std::move(priors.sql));
  Citekeys of_condition, unnamed;
  for (const Course& course : courses) of_condition.insert(course.citekey);
  for (const auto& prior : priors.rows) {
    if (!prior.treatment && of_condition.count(prior.citekey) == 1) unnamed.insert(prior.citekey);
  }
  return size_of(unnamed);
}

/// Which lines are more than one article's, and whether a model that pools them is identified.
void add_pooling_caveat(document::Document& document, const std::vector<Line>& league) {
  std::vector<std::string> pooled, alike;
  std::int64_t single = 0;
  for (const Line& line : league) {
    if (line.pooled == nullptr) continue;
    const std::string words = fmt::format("{}{} ({} in {} articles)", line.treatment, line.unit == "patients" ? "" : ", " + line.unit,
                                          short_k_of_n(line.any_response.affected, line.any_response.assessed), line.pooled->articles.size());
    if (line.pooled->articles.size() < 2) {
      ++single;
    } else {
      (line.pooled->is_pooled() ? pooled : alike).push_back(words);
    }
  }
  if (pooled.empty() && alike.empty()) return;
  std::string sentence = "More than one article is behind any response of ";
  if (!pooled.empty()) sentence += listed(pooled) + ", pooled in response-rates and here in csv and json";
  if (!alike.empty()) sentence += (pooled.empty() ? "" : "; and of ") + listed(alike) + ", not pooled, since nothing shows how the articles differ";
  if (single > 0) sentence += single == 1 ? "; 1 row is of one article" : fmt::format("; {} rows are of one article each", single);
  document.caveats.push_back(sentence + ".");
}

void add_league_caveats(document::Document& document, const std::vector<Line>& league,
                        const std::vector<Course>& courses, std::int64_t with_unnamed, double level) {
  std::vector<std::string> beside;
  Citekeys studied;
  for (const Line& line : league) studied.insert(line.treatment);
  for (const Course& course : courses) {
    if ((course.role == "concomitant" || course.role == "rescue") && studied.count(course.treatment) == 0) {
      beside.push_back(fmt::format("{} ({})", course.treatment, course.role));
    }
  }
  if (!beside.empty()) {
    document.caveats.push_back("Given beside the treatments only, and credited with nothing: " +
                               listed(distinct(beside)) + ".");
  }
  std::vector<std::string> uncounted;
  for (const Line& line : league) {
    if (line.articles.empty() && !line.articles_not_counted.empty()) uncounted.push_back(line.treatment);
  }
  if (!uncounted.empty()) {
    document.caveats.push_back("Listed with no patient counted: " + listed(distinct(uncounted)) + ".");
  }
  if (league.empty()) return;
  document.caveats.push_back(
      "The order is by number of patients treated, then by name, and is no order of merit: shares of such series are "
      "not comparable with each other.");
  document.caveats.push_back(
      "Who took two treatments, or a treatment and its combination, stands in both rows; patients and other units are "
      "never added.");
  document.caveats.push_back(
      "'Any response' is derived: some endpoint of response or of its maintenance is present. 'Not said': treated, but "
      "of a response nothing is said. Where n is less than "
      "the number treated, nothing is said of the rest. Endpoints do not add up.");
  document.caveats.push_back(
      "'Adverse events': articles that saw some, that say of some that it was not seen, and that are silent.");
  std::string before = "What was tried before an article's own treatment is in no rate";
  if (with_unnamed > 0) {
    before += fmt::format("; {} of earlier treatments without a name", with_unnamed == 1
                                                                           ? "1 article tells"
                                                                           : fmt::format("{} articles tell", with_unnamed));
  }
  document.caveats.push_back(before + ".");
  document.caveats.push_back(fmt::format(
      "Intervals are exact (Clopper-Pearson, {}) and take patients as independent of each other.", level_words(level)));
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  if (!options.endpoint.empty()) {
    throw core::UsageError(fmt::format(
        "the report treatments has the same endpoints for all; `casebook report response-rates --endpoint \"{}\"` "
        "lists one for every treatment",
        options.endpoint));
  }
  document::Document document =
      begin_answer("treatments", "Which treatments are told of, and what came of them?", catalogue, options, true);
  const People people = treated_people(document, catalogue, options);
  const auto courses = query::courses(catalogue, filter_of(options));
  document.sql.emplace_back("courses", courses.sql);
  const auto outcomes = query::time_to_response(catalogue, filter_of(options));
  std::vector<ResponseRate> rates;
  if (options.article.empty()) {
    auto found = query::response_rates(catalogue, filter_of(options));
    document.sql.emplace_back("rates", found.sql);
    rates = std::move(found.rows);
  } else {
    rates = rates_of_article(document, catalogue, options, outcomes.rows, people.courses);
  }
  document.sql.emplace_back("outcomes behind the rates", outcomes.sql);

  const Priors priors = priors_of(courses.rows);
  auto league = league_of(courses.rows, rates, priors);
  std::vector<ResponseRate> any_rates;
  std::copy_if(rates.begin(), rates.end(), std::back_inserter(any_rates), [](const ResponseRate& rate) { return rate.endpoint == "any response"; });
  auto responses = query::any_responses(catalogue, filter_of(options));
  const auto pooled = pooled_rates(any_rates, {}, responses.rows, options.level);
  document.sql.emplace_back("any response by article", std::move(responses.sql));
  add_pooled(league, pooled);
  document.scope = scope_of(league);
  if (league.empty()) {
    document.answer.push_back(fmt::format("No treatment{} is in this catalogue.", limits_words(options)));
  } else {
    tell(document, league, courses.rows);
  }
  document.tables = {league_table(league, options.level)};
  if (!priors.empty()) document.tables.push_back(prior_table(priors, league));
  if (auto figure = league_figure(league, options.level); !document::is_empty(figure)) document.figures.push_back(std::move(figure));

  add_league_caveats(document, league, courses.rows, articles_with_unnamed(document, catalogue, options, courses.rows),
                     options.level);
  add_pooling_caveat(document, league);
  std::vector<RowStanding> standings;
  std::vector<std::string> citekeys;
  for (const auto& course : courses.rows) {
    citekeys.push_back(course.citekey);
    if (is_studied(course)) standings.push_back(standing_of(course));
  }
  for (const auto& row : outcomes.rows) {
    citekeys.push_back(row.citekey);
    auto standing = standing_of(row);
    standing.caution.reset();  // doubts of single outcomes stand in the reports of a treatment
    if (standing.counts || standing.why_not_counted != "another tally") standings.push_back(std::move(standing));
  }
  for (auto& caveat : standing_caveats(standings)) document.caveats.push_back(std::move(caveat));
  const auto sources = add_sources(document, catalogue, std::move(citekeys));
  add_reading_caveats(document, catalogue, people, sources);
  return document;
}

}  // namespace

extern const Report report_treatments;
const Report report_treatments{"treatments", "Which treatments are told of, and what came of them?", Subject::none,
                               run};

}  // namespace casebook::report
