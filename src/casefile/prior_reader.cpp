#include "casefile/prior_reader.h"

#include <array>
#include <utility>

#include "casefile/course_start.h"
#include "casefile/key_table.h"
#include "casefile/known_phrases.h"
#include "casefile/trait_reader.h"
#include "core/dose.h"
#include "core/text.h"
#include "core/time_span.h"
#include "core/value.h"

namespace casebook::casefile {

namespace {

/// What is said of every drug of one item.
class PriorItem {
 public:
  PriorItem(CaseReading& reading, const Node& item, const std::vector<Subject>& fallback, const Inherited& outer)
      : reading_(reading), item_(item), own_(inherit(reading, item, outer)), fallback_(fallback) {}

  void read() {
    DraftItem draft(reading_);
    const ClaimRecord claim = read_claim(reading_, item_, own_, own_words(item_));
    const std::vector<Subject> subjects = read_who(reading_, item_, fallback_);
    std::vector<CourseRecord> courses;
    std::vector<CharacteristicRecord> characteristics;
    if (item_.find("treatment") != nullptr) {
      if (const Node* const count = item_.find("count"); count != nullptr && !count->reported) {
        reading_.error("wrong-shape", count->span, "a prior treatment has 'treatment' or 'count', not both",
                       "a line for each");
      }
      courses = read_courses(claim, subjects);
    } else if (item_.find("count") != nullptr || item_.find("result") != nullptr) {
      characteristics = read_unnamed(claim, subjects);
    } else if (!reading_.has_gaps()) {
      reading_.error("key-missing", item_.span, "a prior treatment has no 'treatment', 'count' or 'result'");
    }
    if (draft.left_out()) return;
    CaseFile& file = reading_.file;
    file.prior.insert(file.prior.end(), courses.begin(), courses.end());
    file.characteristics.insert(file.characteristics.end(), characteristics.begin(), characteristics.end());
  }

 private:
  std::vector<CourseRecord> read_courses(const ClaimRecord& claim, const std::vector<Subject>& subjects) {
    CourseRecord course;
    static_cast<ClaimRecord&>(course) = claim;
    course.role = "prior";
    course.route = reading_.text(item_, "route");
    read_course_sites(reading_, item_, course);
    read_course_start(reading_, item_, course);
    course.result_text = reading_.text(item_, "result");
    course.result = prior_result(course.result_text);
    if (const Node* const dose = reading_.value(item_, "dose", kText)) {
      course.dose_text = dose->text;
      reading_.take(known_dose(dose->text), dose->span);
    }
    if (const Node* const lasted = reading_.value(item_, "for", kText)) {
      if (const auto duration = reading_.take(known_duration(lasted->text), lasted->span)) {
        course.lasted_days_min = duration->min_days;
        course.lasted_days_max = duration->max_days;
      }
    }
    std::vector<CourseRecord> courses;
    for (const Node* const treatment : reading_.texts(item_, "treatment")) {
      const TermRecord* const term = reading_.term(VocabularyKind::interventions, *treatment);
      if (term == nullptr) continue;
      course.treatment = term->name;
      for (const Subject& subject : subjects) {
        course.basis = claim.basis;
        set_subject(course, subject);
        course.condition = condition_of(reading_, subject, treatment->span);
        if (!course.condition.empty()) courses.push_back(course);
      }
    }
    return courses;
  }

  std::vector<CharacteristicRecord> read_unnamed(const ClaimRecord& claim, const std::vector<Subject>& subjects) {
    const std::string result = reading_.text(item_, "result");
    CharacteristicRecord record;
    static_cast<ClaimRecord&>(record) = claim;
    record.name = prior_result(result) == "failed" ? "prior treatments failed" : "prior treatments";
    if (const Node* const count = reading_.value(item_, "count", kText)) {
      const std::optional<core::Value> value = reading_.take(known_value(count->text), count->span);
      if (!value) return {};
      record.statistic = value->statistic;
      set_value(record, value->min, value->max, value->statistic, count->text);
      if (record.name == "prior treatments" && !result.empty()) record.value_text = count->text + ", " + result;
    } else {
      record.value_text = result.empty() ? "not stated" : result;
    }
    std::vector<CharacteristicRecord> records;
    for (const Subject& subject : subjects) {
      record.basis = claim.basis;
      set_subject(record, subject);
      records.push_back(record);
    }
    return records;
  }

  CaseReading& reading_;
  const Node& item_;
  Inherited own_;
  const std::vector<Subject>& fallback_;
};

}  // namespace

std::string prior_result(std::string_view words) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 40> kResults{{
      {"failed", "failed"},
      {"failure", "failed"},
      {"treatment failure", "failed"},
      {"resistant", "failed"},
      {"refractory", "failed"},
      {"unresponsive", "failed"},
      {"no response", "failed"},
      {"no effect", "failed"},
      {"ineffective", "failed"},
      {"not effective", "failed"},
      {"without effect", "failed"},
      {"no improvement", "failed"},
      {"no benefit", "failed"},
      {"without success", "failed"},
      {"unsuccessful", "failed"},
      {"recalcitrant", "failed"},
      {"partial", "partial"},
      {"partial response", "partial"},
      {"partial improvement", "partial"},
      {"partial effect", "partial"},
      {"partly effective", "partial"},
      {"partially effective", "partial"},
      {"helped", "helped"},
      {"effective", "helped"},
      {"improved", "helped"},
      {"improvement", "helped"},
      {"successful", "helped"},
      {"success", "helped"},
      {"response", "helped"},
      {"relapsed", "relapsed"},
      {"relapse", "relapsed"},
      {"recurrence", "relapsed"},
      {"recurred", "relapsed"},
      {"intolerant", "intolerant"},
      {"intolerance", "intolerant"},
      {"not tolerated", "intolerant"},
      {"side effects", "intolerant"},
      {"adverse effects", "intolerant"},
      {"unclear", "unclear"},
      {"unknown", "unclear"},
  }};
  const std::string wanted = core::lower_ascii(core::trimmed(words));
  for (const auto& [said, result] : kResults) {
    if (said == wanted) return std::string(result);
  }
  return {};
}

void read_prior(CaseReading& reading, const Node& section, const std::vector<Subject>& fallback,
                const Inherited& outer) {
  for (const Node* const item : reading.items(section, "prior")) PriorItem(reading, *item, fallback, outer).read();
}

}  // namespace casebook::casefile
