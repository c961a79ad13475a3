#include "casefile/case_reading.h"

#include "casefile/case_text.h"
#include "casefile/key_table.h"
#include "catch.h"

using namespace casebook;
using namespace casebook::casefile;

namespace {

/// A reading of a text, and where its problems go.
struct Trial {
  ParsedFile parsed;
  Surroundings surroundings = testing::seed_surroundings();
  CaseFile file;
  std::vector<core::Diagnostic> problems;
  CaseReading reading;

  explicit Trial(const std::string& text, bool draft = false)
      : parsed(read_yaml("case.yaml", text)), reading(parsed, surroundings, file, problems) {
    file.draft = draft;
  }
};

}  // namespace

TEST_CASE("a value that is missing, of another shape or a TODO is empty") {
  Trial trial("a: 1\nb: [x, y]\nc: TODO\n", true);
  CHECK(trial.reading.text(trial.parsed.root, "a") == "1");
  CHECK(trial.reading.text(trial.parsed.root, "b").empty());
  CHECK(trial.reading.text(trial.parsed.root, "c").empty());
  CHECK(trial.reading.text(trial.parsed.root, "d").empty());
  CHECK(trial.reading.texts(trial.parsed.root, "b").size() == 2);
  CHECK(trial.reading.texts(trial.parsed.root, "a").size() == 1);
}

TEST_CASE("an item of a draft with a TODO is left out once") {
  Trial trial("c: TODO\n", true);
  DraftItem item(trial.reading);
  CHECK_FALSE(item.left_out());
  trial.reading.text(trial.parsed.root, "c");
  trial.reading.text(trial.parsed.root, "c");
  CHECK(item.left_out());
  CHECK_FALSE(item.left_out());
  CHECK(trial.file.left_out == 1);
}

TEST_CASE("an open finding is a note in a draft and an error elsewhere") {
  Trial draft("a: 1\n", true);
  draft.reading.open_error("who-missing", {}, "who?");
  CHECK(draft.problems.at(0).severity == core::Severity::note);
  Trial final_file("a: 1\n");
  final_file.reading.open_error("who-missing", {}, "who?");
  CHECK(final_file.problems.at(0).severity == core::Severity::error);
}

TEST_CASE("an unknown term is asked back once a term, or shown with the lines that add it") {
  Trial trial("a: 1\n");
  CHECK(trial.reading.term(VocabularyKind::conditions, "Haley-Hailey disease", {}) == nullptr);
  CHECK(trial.problems.at(0).hint == "did you mean 'Hailey-Hailey disease'?");
  CHECK(trial.reading.term(VocabularyKind::interventions, "zygomycin", {}) == nullptr);
  CHECK(trial.problems.at(1).hint ==
        "no term has a name like it; to make it one, `casebook add` a file that says\n"
        "vocabulary: interventions\nterms:\n  - { name: zygomycin }");
}
