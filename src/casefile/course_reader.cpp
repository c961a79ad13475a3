#include "casefile/course_reader.h"

#include <fmt/format.h>

#include "casefile/characters.h"
#include "casefile/course_parts.h"
#include "casefile/course_start.h"
#include "casefile/key_table.h"
#include "casefile/trait_reader.h"
#include "core/phrase.h"

namespace casebook::casefile {

namespace {

std::optional<int> read_sequence(CaseReading& reading, const Node& item) {
  const Node* const node = reading.value(item, "sequence", kText);
  if (node == nullptr) return std::nullopt;
  core::Phrase phrase(node->text);
  const std::optional<int> number = phrase.take_whole();
  if (number && phrase.done() && *number > 0) return number;
  reading.error("value-unreadable", node->span,
                fmt::format("cannot read '{}' as a place in a row", shortened(node->text)), "1 for the first course");
  return std::nullopt;
}

/// The condition written on the course itself, under `condition` or, where it is one, under `for`.
std::string own_condition(CaseReading& reading, const Node& item) {
  std::string names;
  for (const Node* const node : reading.texts(item, "condition")) {
    const TermRecord* const term = reading.term(VocabularyKind::conditions, *node);
    if (term != nullptr) names += (names.empty() ? "" : " or ") + term->name;
  }
  if (item.find("condition") != nullptr) return names;
  const TermRecord* const term = reading.find_term(VocabularyKind::conditions, reading.text(item, "for"));
  return term == nullptr ? std::string() : term->name;
}

/// Everything of one item of `courses` that is said of the course itself.
void read_course_fields(CaseReading& reading, CourseItem& course, const ClaimRecord& claim) {
  const Node& item = course.item;
  CourseRecord record;
  static_cast<ClaimRecord&>(record) = claim;
  const Node* const treatment = reading.value(item, "treatment", kText);
  const TermRecord* const term =
      treatment == nullptr ? nullptr : reading.term(VocabularyKind::interventions, *treatment);
  if (term != nullptr) record.treatment = term->name;
  record.name = reading.text(item, "name");
  if (const std::string role = reading.text(item, "role"); !role.empty()) record.role = role;
  record.route = reading.text(item, "route");
  record.sequence = read_sequence(reading, item);
  read_course_sites(reading, item, record);
  read_course_start(reading, item, record);
  const std::string condition = own_condition(reading, item);
  const core::SourceSpan where = treatment == nullptr ? item.span : treatment->span;
  for (const Subject& subject : course.subjects) {
    record.basis = claim.basis;
    set_subject(record, subject);
    record.condition = condition;
    const bool somebody = subject.patient.empty() && subject.cohort.empty();
    if (condition.empty() && item.find("condition") == nullptr && !somebody)
      record.condition = condition_of(reading, subject, where);
    record.characteristics = read_follow_up(reading, item, subject, course.own);
    course.courses.push_back(record);
  }
}

void read_course(CaseReading& reading, const Node& item, const Inherited& outer) {
  DraftItem draft(reading);
  CourseItem course{item, {}, {}, inherit(reading, item, outer)};
  const std::vector<Subject> sole = reading.sole_patient.empty()
                                        ? std::vector<Subject>()
                                        : std::vector<Subject>{patient_subject(reading.sole_patient)};
  const ClaimRecord claim = read_claim(reading, item, course.own, own_words(item));
  course.subjects = read_who(reading, item, sole);
  const bool known = !course.subjects.empty();
  // Without a subject the parts are read for their problems alone, as of somebody.
  if (!known) course.subjects = {Subject{}};
  read_course_fields(reading, course, claim);
  const bool left_out = draft.left_out();
  read_steps(reading, course);
  read_outcomes(reading, course);
  read_adverse_events(reading, course);
  if (left_out || !known) return;
  for (CourseRecord& record : course.courses) {
    if (!record.treatment.empty() && !record.condition.empty()) reading.file.courses.push_back(std::move(record));
  }
}

}  // namespace

void read_courses(CaseReading& reading, const Node& root, const Inherited& outer) {
  for (const Node* const item : reading.items(root, "courses")) read_course(reading, *item, outer);
}

}  // namespace casebook::casefile
