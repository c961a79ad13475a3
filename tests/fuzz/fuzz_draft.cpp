// What a draft is made of: every scaffold is a case file that the checker passes, and every candidate stands in the text.

#include "case_files.h"
#include "draft/candidates.h"
#include "draft/draft_input.h"
#include "draft/scaffold.h"
#include "draft/term_rules.h"
#include "records.h"

using namespace casebook;

namespace {

const draft::TermRules& terms() {
  static const draft::TermRules of_the_seed(fuzz::surroundings().vocabulary);
  return of_the_seed;
}

void demand_candidates(const std::string& text) {
  const draft::Passage passage(text);
  for (const auto& candidate : draft::candidates_in(passage, &terms())) {
    fuzz::demand(candidate.begin < candidate.end && candidate.end <= passage.length(), "a candidate stands in the text", candidate.value);
    fuzz::demand(draft::is_readable(candidate), "the value of a candidate can be read", candidate.key + ": " + candidate.value);
  }
}

void demand_scaffold(const bibliography::Record& record) {
  const auto scaffold = draft::scaffold_of(record, bibliography::citekey_base(record), &terms());
  const auto parsed = casefile::read_yaml("draft.yaml", scaffold.text);
  const auto checked = casefile::read_case_file(parsed, fuzz::surroundings());
  for (const auto& problem : checked.problems) {
    fuzz::demand(problem.severity != core::Severity::error, "a scaffold passes the checks", problem.rule + ": " + problem.message + "\n" + scaffold.text);
  }
  fuzz::demand(checked.file.draft && checked.file.courses.empty() && checked.file.patients.empty(), "a scaffold is a draft without claims", scaffold.text);
  fuzz::demand_harmless(scaffold.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::MemoryFile file;
  file.fill(fuzz::text_of(data, size));
  draft::DraftSink sink;
  int records = 0;
  sink.record = [&](bibliography::Record&& record) {
    if (++records > 4) return;
    demand_candidates(record.abstract);
    demand_scaffold(record);
  };
  sink.problem = [](core::Diagnostic problem) {
    fuzz::demand_problem(problem);
    fuzz::demand_position(problem, 0);
  };
  draft::read_draft_input(file.path(), "fuzz.txt", sink);
  return 0;
}
