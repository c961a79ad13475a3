#include "casefile/course_start.h"

#include <fmt/format.h>

#include "casefile/characters.h"
#include "casefile/claim_fields.h"
#include "casefile/key_table.h"
#include "casefile/trait_reader.h"
#include "core/nearest_name.h"
#include "core/time_span.h"

namespace casebook::casefile {

void read_course_sites(CaseReading& reading, const Node& item, CourseRecord& course) {
  const Node* const site = reading.value(item, "site", kText | kTexts);
  if (site == nullptr) return;
  course.site_text = value_words(*site);
  for (const Node* const one : reading.texts(item, "site")) {
    std::vector<std::string> parts{one->text};
    if (reading.find_term(VocabularyKind::sites, one->text) == nullptr) parts = site_parts(one->text);
    for (const std::string& part : parts) {
      const TermRecord* term = reading.find_term(VocabularyKind::sites, part);
      if (term == nullptr &&
          !core::nearest_names(part, reading.surroundings.vocabulary.names(VocabularyKind::sites)).empty()) {
        term = reading.term(VocabularyKind::sites, part, one->span);
      }
      if (term != nullptr) course.sites.push_back(term->name);
    }
  }
}

void read_course_start(CaseReading& reading, const Node& item, CourseRecord& course) {
  const Node* const start = reading.value(item, "start", kText);
  if (start == nullptr) return;
  course.start_text = start->text;
  const std::optional<core::TimeSpan> time = reading.take(core::read_start(start->text), start->span);
  if (!time) return;
  course.started_after_days_min = time->lower_days;
  course.started_after_days_max = time->upper_days;
  course.start_origin = time->origin;
  course.start_course = time->origin_course;
  if (course.start_origin.empty() && (time->lower_days || time->upper_days)) course.start_origin = "treatment start";
}

std::string named_course(const CaseReading& reading, const std::string& words) {
  for (const CourseRecord& course : reading.file.courses) {
    if (!course.name.empty() && course.name == words) return course.name;
  }
  const TermRecord* const term = reading.find_term(VocabularyKind::interventions, words);
  if (term == nullptr) return {};
  for (const std::vector<CourseRecord>* const courses : {&reading.file.courses, &reading.file.prior}) {
    for (const CourseRecord& course : *courses) {
      if (course.treatment == term->name) return term->name;
    }
  }
  return {};
}

void resolve_courses(CaseReading& reading) {
  std::vector<std::string> names;
  for (const CourseRecord& course : reading.file.courses) {
    names.push_back(course.treatment);
    if (!course.name.empty()) names.push_back(course.name);
  }
  const auto resolve = [&](std::string& words, const core::SourceSpan& where) {
    if (words.empty()) return;
    const std::string course = named_course(reading, words);
    if (!course.empty()) {
      words = course;
      return;
    }
    if (reading.has_gaps()) return;
    std::string hint = core::did_you_mean(words, names);
    if (hint.empty()) hint = "the name or the treatment of a course of this article";
    reading.open_error("unknown-treatment", where, fmt::format("no course '{}' in this article", shortened(words)),
                       std::move(hint));
    words.clear();
  };
  const auto resolve_start = [&](CourseRecord& course) {
    resolve(course.start_course, course.values.of("start", course.where));
  };
  for (CourseRecord& course : reading.file.prior) resolve_start(course);
  for (CourseRecord& course : reading.file.courses) {
    resolve_start(course);
    for (OutcomeRecord& outcome : course.outcomes) {
      resolve(outcome.origin_course, outcome.values.of("when", outcome.where));
      for (std::string& with : outcome.with) resolve(with, outcome.values.of("with", outcome.where));
    }
  }
}

}  // namespace casebook::casefile
