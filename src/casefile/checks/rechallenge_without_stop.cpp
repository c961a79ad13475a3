#include "casefile/check.h"

namespace casebook::casefile {

namespace {

bool is_rechallenge(const OutcomeRecord& outcome, const Vocabulary& vocabulary) {
  if (outcome.origin == "rechallenge") return true;
  const TermRecord* const endpoint = vocabulary.find(VocabularyKind::endpoints, outcome.endpoint);
  return endpoint != nullptr && endpoint->at_risk == "restarted" && outcome.origin.empty();
}

/// Whether the course says that it was stopped: by a step, or by what followed.
bool has_stop(const CourseRecord& course, const Vocabulary& vocabulary) {
  for (const StepRecord& step : course.steps) {
    if (step.change == "stop") return true;
  }
  for (const OutcomeRecord& outcome : course.outcomes) {
    const TermRecord* const endpoint = vocabulary.find(VocabularyKind::endpoints, outcome.endpoint);
    if (endpoint != nullptr && endpoint->at_risk == "stopped") return true;
  }
  return false;
}

void run(const CaseFile& file, const Surroundings& surroundings, std::vector<core::Diagnostic>& problems) {
  for (const CourseRecord& course : file.courses) {
    if (has_stop(course, surroundings.vocabulary)) continue;
    for (const OutcomeRecord& outcome : course.outcomes) {
      const bool silent = outcome.state == "not reported" || outcome.state == "not assessed";
      if (silent || !is_rechallenge(outcome, surroundings.vocabulary)) continue;
      problems.push_back({core::Severity::error, "rechallenge-without-stop",
                          outcome.values.of("endpoint", outcome.where),
                          "an outcome of taking it again, in a course that was never stopped",
                          "add { stop: reason not stated } to the steps, or the outcome relapse after withdrawal"});
    }
  }
}

}  // namespace

extern const Check check_rechallenge_without_stop;
const Check check_rechallenge_without_stop{"rechallenge-without-stop", run};

}  // namespace casebook::casefile
