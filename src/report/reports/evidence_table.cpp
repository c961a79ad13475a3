// evidence-table: one row an article, the columns of a systematic review's Table 1.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/errors.h"
#include "query/adverse_event_reports.h"
#include "query/appraisal_items.h"
#include "query/courses.h"
#include "query/dose_titration.h"
#include "query/subject_traits.h"
#include "query/time_to_response.h"
#include "report/answer.h"
#include "report/durations.h"
#include "report/harms.h"
#include "report/phrases.h"
#include "report/prior_tallies.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using document::cell;
using query::AdverseEventReport;
using query::Course;
using query::DoseTitration;
using query::SubjectTrait;
using query::TimeToResponse;
using Texts = std::vector<std::string>;

template <typename Row>
using ByArticle = std::map<std::string, std::vector<Row>>;

template <typename Row>
ByArticle<Row> by_article(const std::vector<Row>& rows) {
  ByArticle<Row> sorted;
  for (const Row& row : rows) sorted[row.citekey].push_back(row);
  return sorted;
}

template <typename Row>
std::vector<Row> rows_of(const ByArticle<Row>& rows, const std::string& citekey) {
  const auto found = rows.find(citekey);
  return found == rows.end() ? std::vector<Row>{} : found->second;
}

bool is_studied(const Course& course) { return course.role == "studied" || course.role == "comparator"; }

/// Whether a row belongs into a row about its article: what another row of the article says better is left out.
template <typename Row>
bool is_shown(const Row& row) {
  return row.why_not_counted != "another tally" && row.why_not_counted != "baseline" && row.why_not_counted != "overruled" &&
         row.why_not_counted != "said at first hand" && row.why_not_counted != "restates";
}

/// " (retold)", " (flagged)": why what is shown does not count; empty where it does, or where the number itself says so.
template <typename Row>
std::string doubt_words(const Row& row) {
  if (row.counted != 0 || !row.why_not_counted || row.why_not_counted == "no count" || row.why_not_counted == "group statistic") return {};
  return " (" + *row.why_not_counted + ")";
}

std::string year_of(const query::ArticleCitation& article) { return article.published ? article.published->substr(0, 4) : ""; }

/// "Albers et al. 2017", "Kollman and Blass 2018"; the citekey where no author is known.
std::string short_citation(const query::ArticleCitation& article) {
  Texts families;
  std::string rest = article.authors.value_or("");
  while (!rest.empty()) {
    const auto at = rest.find("; ");
    const std::string author = rest.substr(0, at);
    families.push_back(author.substr(0, author.find(", ")));
    rest = at == std::string::npos ? "" : rest.substr(at + 2);
  }
  if (families.empty()) return article.citekey;
  std::string words = families.front();
  if (families.size() == 2) words += " and " + families.back();
  if (families.size() > 2) words += " et al.";
  const std::string year = year_of(article);
  return year.empty() ? words : words + " " + year;
}

std::string years_words(double years) {
  return years > 0 && years < 1 ? document::rounded_text(years * 365.25, 0) + " days" : document::rounded_text(years) + (years == 1 ? " year" : " years");
}

/// "62", "40s", "3-4 years", "median 52.5 years", "biopsy".
std::string value_words(const SubjectTrait& trait) {
  std::string words;
  if (trait.value_text) {
    words = *trait.value_text;
  } else if (trait.value_unit == "years" && trait.value_min && trait.value_max == trait.value_min) {
    words = trait.name == "age" ? document::rounded_text(*trait.value_min) : years_words(*trait.value_min);
  } else if (trait.value_unit == "days" && trait.value_min && trait.value_max == trait.value_min) {
    words = document::rounded_text(*trait.value_min) + (*trait.value_min == 1 ? " day" : " days");
  } else {
    words = range_words(trait.value_min, trait.value_max);
    if (trait.value_unit && trait.name != "age") words += " " + *trait.value_unit;
  }
  if (trait.statistic != "each" && words.find(trait.statistic) == std::string::npos) words = trait.statistic + " " + words;
  return words;
}

/// What is said of one trait: of the group as a statistic or a count, of persons one by one. Of a group's figure no person is told.
std::string trait_words(const std::vector<SubjectTrait>& traits, std::string_view name, std::optional<std::int64_t> people) {
  Texts parts, order;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> groups;  // value: k and n of everybody
  std::map<std::string, std::int64_t> persons;
  std::int64_t told = 0;
  for (const SubjectTrait& trait : traits) {
    if (trait.name != name || !is_shown(trait) || trait.unit != "patients") continue;
    const std::string value = value_words(trait);
    if (trait.patient_id) {
      if (trait.affected == 0 && value != "absent") continue;
      order.push_back(value);
      ++persons[value];
      ++told;
    } else if (trait.statistic == "each" && trait.affected && trait.assessed && trait.everybody != 0) {
      order.push_back(value);
      groups[value] = {*trait.affected, *trait.assessed};
    } else {
      std::string words = value;
      if (trait.statistic == "each") words += trait.affected ? " " + short_k_of_n(trait.affected, trait.assessed) : " in some";
      parts.push_back(trait.everybody != 0 ? words : words + " (" + trait.subject + ")");
    }
  }
  for (const std::string& value : distinct(order)) {
    if (const auto group = groups.find(value); group != groups.end()) {
      parts.push_back(fmt::format("{} {} of {}", value, group->second.first, group->second.second));
    } else if (people == 1) {
      parts.push_back(value);
    } else if (persons.size() > 1 || persons.at(value) > 1 || !people) {
      parts.push_back(persons.at(value) == 1 ? value : fmt::format("{} ({})", value, persons.at(value)));
    } else {
      parts.push_back(value);
    }
  }
  if (told > 0 && groups.empty() && people && *people > told) parts.push_back(fmt::format("not stated of {}", *people - told));
  return listed(parts, ", ");
}

std::string sex_words(const std::vector<SubjectTrait>& traits, std::optional<std::int64_t> people) {
  std::map<std::string, std::int64_t> persons, groups;
  std::int64_t told = 0, in_groups = 0;
  for (const SubjectTrait& trait : traits) {
    if (trait.name != "sex" || !is_shown(trait) || trait.unit != "patients") continue;
    const std::string value = value_words(trait);
    if (trait.patient_id) {
      ++persons[value];
      ++told;
    } else if (trait.everybody != 0 && trait.affected) {
      groups[value] += *trait.affected;
      in_groups += *trait.affected;
    }
  }
  const auto& counts = in_groups >= told ? groups : persons;  // never both: the persons are of the group
  const std::int64_t number = std::max(in_groups, told);
  Texts parts;
  for (const auto& [value, count] : counts) parts.push_back(fmt::format("{} {}", count, value));
  if (number > 0 && people && *people > number) parts.push_back(fmt::format("not stated of {}", *people - number));
  return listed(parts, ", ");
}

/// "at least 4 without a name failed in 3 of 3; dapsone 1 (failed 1 of 1)".
std::string prior_words(const std::vector<query::PriorTreatment>& rows) {
  Texts parts;
  for (const UnnamedPriors& unnamed : unnamed_priors(rows)) {
    const std::string number = range_words(unnamed.failed_min, unnamed.failed_max);
    parts.push_back(fmt::format("{}failed in {} of {}, not named", number.empty() ? "" : number + " ", unnamed.affected, unnamed.assessed));
  }
  for (const PriorTally& tally : prior_tallies(rows)) {
    const std::string results = results_words(tally);
    const bool classified = !tally.results.empty();
    parts.push_back(tally.name + (tally.had > 0 ? fmt::format(" in {}", tally.had) : ", in how many is not stated") + (classified ? " (" + results + ")" : ""));
  }
  return enumerated(parts);
}

/// Names a part of the article's people where it is not everybody: "patient 2: ".
std::string whose(const std::string& subject, bool needed) { return needed ? subject + ": " : ""; }

std::string dose_of(const DoseTitration& step) {
  const std::string words = dose_words(step.dose_min, step.dose_max, step.unit, step.per, step.frequency);
  if (!words.empty()) return words;
  return step.dose_text && *step.dose_text != "not stated" ? *step.dose_text : "dose not stated";
}

/// "naltrexone 3 mg nightly (3 of 3), then 4.5 mg nightly (2 of 3)".
std::string intervention_words(const std::vector<Course>& courses, const std::vector<DoseTitration>& steps, bool name_treatments) {
  Texts parts;
  for (const Course& course : courses) {
    if (!is_studied(course) || course.why_not_counted == "overruled") continue;
    const auto same_treatment = std::count_if(courses.begin(), courses.end(), [&](const Course& other) { return is_studied(other) && other.treatment == course.treatment; });
    std::string words = name_treatments ? course.treatment + (course.role == "comparator" ? " (comparator)" : "") + ": " : "";
    words += whose(course.subject, same_treatment > 1);
    std::int64_t last = 0;
    bool any = false;
    for (const DoseTitration& step : steps) {
      if (step.treatment_id != course.claim_id || !is_shown(step)) continue;
      if (any) words += step.step == last ? "; or " : step.change == "temporary increase" ? ", for a time " : step.change == "restart" ? ", restarted, " : ", then ";
      words += dose_of(step);
      const bool alone = step.patient_id && course.patient_id == step.patient_id;
      if (!alone) words += " (" + (step.patient_id ? step.subject : short_k_of_n(step.affected, step.assessed)) + ")";
      if (step.change == "as needed") words += ", as needed";
      last = step.step;
      any = true;
    }
    if (!any) words += "dose not stated";
    parts.push_back(words);
  }
  return enumerated(parts);
}

std::string duration_words(const std::vector<query::CourseLength>& rows, const std::vector<SubjectTrait>& traits, std::optional<std::int64_t> people) {
  Texts parts;
  const auto lengths = told_lengths(rows);
  std::set<std::string> subjects;
  for (const auto& row : lengths) subjects.insert(row.treatment + row.subject);
  for (const auto& row : lengths) {
    if (!is_shown(row)) continue;
    const std::string words = length_words(row);
    if (words.empty()) continue;
    const bool part = !row.patient_id && row.affected != row.assessed;
    parts.push_back(whose(row.subject, people != 1 && (subjects.size() > 1 || row.patient_id)) + words + (part ? " (" + short_k_of_n(row.affected, row.assessed) + ")" : ""));
  }
  for (const SubjectTrait& trait : traits) {
    if (trait.name != "follow-up" || !is_shown(trait)) continue;
    parts.push_back("follow-up " + value_words(trait) + (trait.everybody != 0 || people == 1 ? "" : " (" + trait.subject + ")"));
  }
  return enumerated(distinct(parts));
}

/// One endpoint of one article: rows that count are disjoint and add up.
struct Told {
  std::string what;
  const TimeToResponse* first = nullptr;
  std::optional<std::int64_t> affected, assessed;
  Texts details;
  std::string doubt;
  std::string silence;  ///< 'not reported', 'not assessed': what the article says of it
};

/// "first improvement 3 of 3 (within 1-2 weeks)".
std::string outcomes_words(const std::vector<TimeToResponse>& rows, const std::set<std::string>& loss, bool of_loss, bool name_treatments) {
  std::vector<Told> told;
  std::set<std::string> subjects;
  for (const auto& row : rows) subjects.insert(row.subject);
  for (const auto& row : rows) {
    if (!is_shown(row) || (loss.count(row.endpoint) > 0) != of_loss) continue;
    if (row.role != "studied" && row.role != "comparator") continue;
    const std::string what = (name_treatments ? row.treatment + ": " : "") + threshold_words(row.endpoint, row.threshold) + (row.unit == "patients" ? "" : ", " + row.unit);
    const std::string doubt = doubt_words(row);
    auto found = std::find_if(told.begin(), told.end(), [&](const Told& entry) { return entry.what == what && entry.doubt == doubt; });
    if (found == told.end()) {
      told.push_back({what, &row, std::nullopt, std::nullopt, {}, doubt, {}});
      found = told.end() - 1;
    }
    if (row.affected && row.assessed) {
      found->affected = found->affected.value_or(0) + *row.affected;
      found->assessed = found->assessed.value_or(0) + *row.assessed;
    }
    Texts words;
    if (row.state == "not reported" || row.state == "not assessed") found->silence = row.state;
    if (row.value_text) words.push_back(*row.value_text);
    if (row.site) words.push_back(*row.site);
    if (row.time_text && *row.time_text != "not stated") words.push_back(*row.time_text);
    if (!words.empty() || !found->silence.empty()) found->details.push_back(whose(row.subject, subjects.size() > 1 && row.subject != "all patients" && !words.empty()) +
                                                                          (words.empty() ? row.subject : listed(words, ", ")));
  }
  Texts parts;
  for (const Told& entry : told) {
    std::string words = entry.what + (entry.assessed            ? fmt::format(" {} of {}", *entry.affected, *entry.assessed)
                                      : !entry.silence.empty() ? ", " + entry.silence
                                                               : ", in how many is not stated");
    if (!entry.details.empty()) words += " (" + enumerated(distinct(entry.details)) + ")";
    parts.push_back(words + entry.doubt);
  }
  return enumerated(parts);
}

std::string harms_words(const std::vector<AdverseEventReport>& rows, bool name_treatments) {
  Texts parts;
  std::set<std::string> subjects;
  for (const auto& row : rows) subjects.insert(row.treatment + row.subject);
  for (const auto& row : rows) {
    if (!is_shown(row)) continue;
    std::string words = (name_treatments ? row.treatment + ": " : "") + whose(row.subject, subjects.size() > 1 && (row.patient_id || row.state == "not reported"));
    if (row.state == "not reported") {
      words += row.finding == "any adverse event" ? "the text says nothing" : row.finding + ": the text says nothing";
    } else if (row.state == "not assessed") {
      words += row.finding + " not assessed";
    } else {
      words += row.finding + (row.affected && row.assessed ? " " + short_k_of_n(row.affected, row.assessed) : row.state == "absent" ? " not seen" : ", in how many is not stated");
      Texts details;
      if (row.severity) details.push_back(*row.severity);
      if (row.serious == 1) details.emplace_back("serious");
      if (row.led_to) details.push_back("led to " + *row.led_to);
      if (row.attribution) details.push_back(*row.attribution);
      if (!details.empty()) words += " (" + enumerated(distinct(details)) + ")";
    }
    parts.push_back(words + doubt_words(row));
  }
  return enumerated(distinct(parts));
}

std::string notices_words(const document::Source& source) {
  Texts parts;
  for (const auto& notice : source.notices) {
    parts.push_back(fmt::format("{} ({}; {})", notice.kind, notice.scope,
                                !notice.judged && notice.claims_affected == 0 ? "not judged yet"
                                : notice.claims_affected == 0                 ? "touches none of its claims"
                                                                              : "touches " + counted(notice.claims_affected, "claim", "claims")));
  }
  return enumerated(parts);
}

/// "murad: 5 yes, 2 no, 1 unclear": what a reader answered; proposals are for the report quality.
std::string appraisal_words(const std::vector<query::AppraisalItem>& rows) {
  std::map<std::string, std::map<std::string, std::int64_t>> answers;
  for (const auto& row : rows) {
    if (row.answer) ++answers[row.instrument][*row.answer];
  }
  Texts parts;
  for (const auto& [instrument, counts] : answers) {
    Texts words;
    for (auto answer = counts.rbegin(); answer != counts.rend(); ++answer) words.push_back(fmt::format("{} {}", answer->second, answer->first));
    parts.push_back(instrument + ": " + listed(words, ", "));
  }
  return enumerated(parts);
}

/// Those treated in one article by unit: "3", "77 plaques".
std::string treated_words(const std::vector<query::TreatedCourse>& courses, std::optional<std::int64_t> reported, std::optional<std::int64_t>& patients) {
  std::map<std::string, std::int64_t> most;  // of one treatment: who had two is one person
  std::map<std::pair<std::string, std::string>, std::int64_t> by_treatment;
  for (const auto& course : courses) by_treatment[{course.unit, course.treatment}] += course.affected;
  for (const auto& [key, number] : by_treatment) most[key.first] = std::max(most[key.first], number);
  Texts parts;
  for (const auto& [unit, number] : most) {
    if (unit == "patients") patients = number;
    parts.push_back(unit == "patients" ? std::to_string(number) : counted_units(number, unit));
  }
  std::string words = listed(parts, ", ");
  const bool several_treatments = by_treatment.size() > most.size();
  if (several_treatments && !words.empty()) words = "at least " + words;
  if (several_treatments && patients == reported) words = std::to_string(reported.value_or(0));
  if (reported && patients && *patients < *reported) words += fmt::format(" of {} reported", *reported);
  return words;
}

struct Evidence {
  std::vector<query::ArticleCitation> articles;
  ByArticle<Course> courses;
  ByArticle<query::TreatedCourse> treated;
  ByArticle<DoseTitration> steps;
  ByArticle<query::CourseLength> lengths;
  ByArticle<TimeToResponse> outcomes;
  ByArticle<AdverseEventReport> harms;
  ByArticle<SubjectTrait> traits;
  ByArticle<query::PriorTreatment> priors;
  ByArticle<query::AppraisalItem> appraisals;
  std::set<std::string> loss;  ///< endpoints of loss and of rechallenge
};

document::Table evidence_table(const Evidence& evidence, const std::vector<document::Source>& sources, bool name_treatments) {
  document::Table table;
  table.name = "evidence";
  table.title = "One row an article";
  table.empty_text = "no article tells of it";
  std::set<std::string> conditions;
  bool uncounted = false;
  for (const auto& [citekey, courses] : evidence.courses) {
    for (const Course& course : courses) conditions.insert(course.condition);
    uncounted = uncounted || evidence.treated.count(citekey) == 0;
  }
  ReaderCells cells;
  const auto words = [](const std::string& text) { return text.empty() ? document::not_stated() : cell(text); };
  for (std::size_t i = 0; i < evidence.articles.size(); ++i) {
    const auto& article = evidence.articles[i];
    const auto courses = rows_of(evidence.courses, article.citekey);
    const auto traits = rows_of(evidence.traits, article.citekey);
    const auto treated = rows_of(evidence.treated, article.citekey);
    std::optional<std::int64_t> patients;
    const std::string people = treated_words(treated, article.patients_reported, patients);
    Texts of_conditions, treatments;
    for (const Course& course : courses) {
      if (!is_studied(course)) continue;
      of_conditions.push_back(course.condition);
      treatments.push_back(course.treatment);
    }
    const bool named = name_treatments && distinct(treatments).size() > 1;
    const auto add = [&](const char* name, const char* title, const std::string& text) { cells.add(table, document::text_column(name, title), words(text)); };
    cells.add(table, document::reader_column("cited", "article"), cell(fmt::format("[{}] {}", i + 1, short_citation(article))));
    cells.add(table, document::data_column("citekey"), cell(article.citekey));
    cells.add(table, document::data_column("citation"), cell(short_citation(article)));
    cells.add(table, document::data_column("pmid"), cell(article.pmid));
    cells.add(table, document::data_column("doi"), cell(article.doi));
    std::vector<std::string> source{article.design};
    if (article.setting) source.push_back(*article.setting);
    source.push_back("read: " + article.text_read);
    cells.add(table, document::reader_column("source", "design, setting, text read"), cell(enumerated(source)));
    cells.add(table, document::data_column("design"), cell(article.design));
    cells.add(table, document::data_column("setting"), cell(article.setting));
    cells.add(table, document::data_column("text_read"), cell(article.text_read));
    cells.add(table, document::reader_column("people", "patients treated"), words(people));
    cells.add(table, document::data_column("patients_treated"), cell(patients));
    cells.add(table, document::data_column("patients_reported"), cell(article.patients_reported));
    cells.add(table, conditions.size() > 1 ? document::text_column("condition", "condition") : document::data_column("condition"), words(listed(distinct(of_conditions), ", ")));
    add("age", "age (years)", trait_words(traits, "age", article.patients_reported));
    add("sex", "sex", sex_words(traits, article.patients_reported));
    const std::string diagnosis = trait_words(traits, "diagnosis", article.patients_reported);
    const std::string ill_for = trait_words(traits, "disease duration", article.patients_reported);
    std::vector<std::string> disease;
    if (!diagnosis.empty()) disease.push_back(diagnosis);
    if (!ill_for.empty()) disease.push_back("ill for " + ill_for);
    cells.add(table, document::reader_column("disease", "diagnosis, duration"), words(enumerated(disease)));
    cells.add(table, document::data_column("diagnosis"), words(diagnosis));
    cells.add(table, document::data_column("disease_duration"), words(ill_for));
    add("prior", "tried before", prior_words(rows_of(evidence.priors, article.citekey)));
    std::string intervention = intervention_words(courses, rows_of(evidence.steps, article.citekey), name_treatments);
    add("intervention", name_treatments ? "intervention" : "dose", intervention);
    add("duration", "how long, follow-up", duration_words(rows_of(evidence.lengths, article.citekey), traits, article.patients_reported));
    const auto outcomes = rows_of(evidence.outcomes, article.citekey);
    add("outcomes", "outcomes", outcomes_words(outcomes, evidence.loss, false, named));
    add("loss", "relapse, rechallenge", outcomes_words(outcomes, evidence.loss, true, named));
    add("adverse_events", "adverse events", harms_words(rows_of(evidence.harms, article.citekey), named));
    const std::string notices = i < sources.size() ? notices_words(sources[i]) : "";
    std::vector<std::string> remarks;
    if (!notices.empty()) remarks.push_back(notices);
    if (article.conflict_of_interest) remarks.push_back("conflict of interest: " + *article.conflict_of_interest);
    cells.add(table, document::reader_column("remarks", "notices, conflict of interest"), words(enumerated(remarks)));
    cells.add(table, document::data_column("notices"), words(notices));
    cells.add(table, document::data_column("conflict_of_interest"), cell(article.conflict_of_interest));
    const std::string appraisal = appraisal_words(rows_of(evidence.appraisals, article.citekey));
    cells.add(table, evidence.appraisals.empty() ? document::data_column("appraisal") : document::text_column("appraisal", "appraisal"), words(appraisal));
    std::string counts = "yes";
    if (treated.empty()) {
      counts = "no";
      for (const Course& course : courses) {
        if (is_studied(course) && course.why_not_counted) counts = "no: " + *course.why_not_counted;
      }
    }
    cells.add(table, uncounted ? document::text_column("counts", "counts") : document::data_column("counts"), cell(counts));
    document::add_row(table, cells.take(), treated.empty());
  }
  return table;
}

/// "case series (5) and case report (2)".
std::string kinds_words(const Texts& kinds) {
  std::map<std::string, std::int64_t> counts;
  for (const std::string& kind : kinds) ++counts[kind];
  std::vector<std::pair<std::string, std::int64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  constexpr std::size_t kMostNamed = 4;
  Texts parts;
  std::int64_t others = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i < kMostNamed) parts.push_back(fmt::format("{} ({})", sorted[i].first, sorted[i].second));
    else others += sorted[i].second;
  }
  if (others > 0) parts.push_back(fmt::format("other ({})", others));
  return listed(parts, ", ");
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  if (!options.endpoint.empty()) throw core::UsageError("the report 'evidence-table' has all endpoints of each article; leave --endpoint out");
  document::Document document = begin_answer("evidence-table",
                                             options.treatment.empty() ? "What does each article tell of its patients, treatment and results?"
                                                                       : fmt::format("What does each article on {} tell of its patients, treatment and results?", options.treatment),
                                             catalogue, options);
  const auto filter = filter_of(options);
  const People people = treated_people(document, catalogue, options);
  const auto courses = query::courses(catalogue, filter);
  document.sql.emplace_back("courses", courses.sql);
  Evidence evidence;
  std::vector<std::string> citekeys;
  std::vector<Course> studied;
  for (const Course& course : courses.rows) {
    if (!is_studied(course)) continue;
    citekeys.push_back(course.citekey);
    studied.push_back(course);
  }
  document.scope = scope_of(studied);
  evidence.articles = add_sources(document, catalogue, citekeys);
  evidence.courses = by_article(studied);
  evidence.treated = by_article(people.courses);
  query::Filter of_articles;
  of_articles.articles.emplace();
  for (const auto& article : evidence.articles) of_articles.articles->push_back(article.citekey);
  const auto read = [&](const char* name, auto rows) {
    document.sql.emplace_back(name, std::move(rows.sql));
    return std::move(rows.rows);
  };
  const auto outcomes = read("outcomes", query::time_to_response(catalogue, filter));
  const auto harms = read("adverse events", query::adverse_event_reports(catalogue, filter));
  evidence.outcomes = by_article(outcomes);
  evidence.harms = by_article(harms);
  evidence.steps = by_article(read("steps", query::dose_titration(catalogue, filter)));
  evidence.lengths = by_article(read("lengths", query::course_lengths(catalogue, filter)));
  evidence.traits = by_article(read("traits", query::subject_traits(catalogue, of_articles)));
  evidence.appraisals = by_article(read("appraisals", query::appraisal_items(catalogue, of_articles)));
  evidence.priors = by_article(priors_of_courses(read("tried before", query::prior_treatments(catalogue, article_filter(studied, options))), studied));
  evidence.loss = loss_endpoints(catalogue, filter);

  if (evidence.articles.empty()) {
    document.answer.push_back(fmt::format("No course{} is in this catalogue.", limits_words(options)));
  } else {
    Texts designs, read_texts;
    for (const auto& article : evidence.articles) {
      designs.push_back(article.design);
      read_texts.push_back(article.text_read);
    }
    document.answer.push_back(people_sentence(people));
    document.answer.push_back(fmt::format("Designs: {}. Read: {}.", kinds_words(designs), kinds_words(read_texts)));
    const auto uncounted = std::count_if(evidence.articles.begin(), evidence.articles.end(), [&](const auto& article) { return evidence.treated.count(article.citekey) == 0; });
    if (uncounted > 0) document.answer.push_back(fmt::format("{} listed of whose patients none counts here.", counted(uncounted, "more article is", "more articles are")));
  }
  document.tables = {evidence_table(evidence, document.sources, options.treatment.empty())};
  if (!evidence.articles.empty()) {
    document.caveats.emplace_back(
        "What is said of a group stands with its number and is given to no person; what is said of a person names the person. A fact that the text that was read does not state is ·, "
        "never none.");
    document.caveats.emplace_back("Outcomes of a combination stand with the combination, under its own name.");
  }
  std::vector<RowStanding> standings = standings_of(studied);
  standings.erase(std::remove_if(standings.begin(), standings.end(), [](const RowStanding& row) { return row.why_not_counted == "another tally"; }), standings.end());
  for (auto& caveat : standing_caveats(standings)) document.caveats.push_back(std::move(caveat));
  add_reading_caveats(document, catalogue, people, evidence.articles);
  return document;
}

}  // namespace

extern const Report report_evidence_table;
const Report report_evidence_table{"evidence-table", "What does each article tell of its patients, treatment and results?", Subject::optional_treatment, run};

}  // namespace casebook::report
