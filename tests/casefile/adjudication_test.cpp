#include "casefile/adjudication.h"

#include <algorithm>

#include "catch.h"
#include "casefile/case_paths.h"
#include "compared_text.h"

using namespace casebook::casefile;
using namespace casebook::casefile::testing;
using Lines = std::vector<std::string>;

namespace {

const Readers kReaders{"JA", "RF"};

std::vector<Decision> decide_all(const Comparison& comparison, bool first) {
  std::vector<Decision> decisions;
  for (const Disagreement& one : comparison.disagreements) decisions.push_back({one.field, first, "MK", {}});
  return decisions;
}

std::string agreed(const std::string& first, const std::string& second, bool takes_first) {
  const ComparedCases compared = compare(first, second);
  return agreed_file(compared, decide_all(compared.comparison, takes_first), kReaders);
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

const std::string kFirst = series(course("outcomes", {"{ endpoint: clinical resolution, who: all, when: within 2 months, id: cleared }",
                                                      "{ endpoint: relapse after withdrawal, who: some }", "{ endpoint: first improvement, who: all, restates: cleared }"}));
const std::string kSecond = "article:\n  key: smith-2020\n  design: case series\n  text read: abstract\nat: abstract (Results)\n"
                            "cohort: { size: 3, condition: Hailey-Hailey disease }\n"
                            "courses:\n  - treatment: naltrexone\n    who: all\n    outcomes:\n"
                            "      - { endpoint: first improvement, who: all, restates: healed }\n"
                            "      - { endpoint: clinical resolution, who: all, when: within 3 months, id: healed }\n"
                            "      - { endpoint: no response, who: none, id: cleared }\n"
                            "    adverse events:\n      - { event: nausea, who: 1 of 3 }\n";

}  // namespace

TEST_CASE("what is decided for one reader throughout says what that reader says") {
  CHECK(differences(agreed(kFirst, kSecond, true), kFirst) == Lines{});
  CHECK(differences(agreed(kFirst, kSecond, false), kSecond) == Lines{});
}

TEST_CASE("curated files altered as another reader would come out as the reader that is taken") {
  int altered = 0;
  for (const CaseText& text : embedded_case_texts("seed/further/")) {
    INFO(text.path);
    ParsedFile parsed = read_yaml("b.yaml", text.text);
    // The second reader leaves out the first item of every list below a course, turns the other items round, and has another locator for the file.
    for (Node::Entry& entry : parsed.root.entries) {
      if (entry.key.text == "at") entry.value.text += ", read again";
      if (entry.key.text != "courses") continue;
      for (Node& course : entry.value.items) {
        for (Node::Entry& part : course.entries) {
          if (part.key.text != "outcomes" || part.value.items.size() < 2) continue;
          part.value.items.erase(part.value.items.begin());
          std::reverse(part.value.items.begin(), part.value.items.end());
        }
      }
    }
    const std::string second = write_yaml(parsed.root);
    if (!read_case(read_yaml("b.yaml", second), seed_surroundings()).checked.loadable()) continue;   // an id that something points at is gone
    ++altered;
    CHECK(differences(agreed(text.text, second, true), text.text) == Lines{});
    CHECK(differences(agreed(text.text, second, false), second) == Lines{});
  }
  CHECK(altered > 20);
}

TEST_CASE("the agreed file says who decided what, and passes the checks") {
  const ComparedCases compared = compare(kFirst, kSecond);
  std::vector<Decision> decisions = decide_all(compared.comparison, true);
  decisions[0].why = "the abstract alone";
  const std::string text = agreed_file(compared, decisions, kReaders);
  const ReadCase read = read_case(read_yaml("agreed.yaml", text), seed_surroundings());
  CHECK(read.checked.loadable());
  const auto& kept = read.checked.file.adjudications;
  REQUIRE(kept.size() == compared.comparison.disagreements.size());
  CHECK(kept[0].field == "at");
  CHECK(kept[0].first_reader == "JA");
  CHECK(kept[0].second_value == "abstract (Results)");
  CHECK(kept[0].taken == "first");
  CHECK(kept[0].by == "MK");
  CHECK(kept[0].why == "the abstract alone");
  CHECK_FALSE(read.checked.file.draft);
  // Byte-stable: what export writes is what was written.
  CHECK(write_yaml(read.parsed.root) == text);
}

TEST_CASE("ids of the second reader are told apart from the first reader's") {
  const std::string text = agreed(kFirst, kSecond, false);
  const ReadCase read = read_case(read_yaml("agreed.yaml", text), seed_surroundings());
  CHECK(rules(read.checked) == Lines{});
  CHECK(text.find("id: cleared-2") != std::string::npos);
  CHECK(text.find("restates: cleared }") != std::string::npos);
}

TEST_CASE("what is undecided stands as TODO in a draft and is counted nowhere") {
  const ComparedCases compared = compare(kFirst, kSecond);
  CHECK(undecided(compared.comparison, {}).size() == compared.comparison.disagreements.size());
  const std::string text = agreed_file(compared, {}, kReaders);
  CHECK(text.rfind("draft: yes", 0) == 0);
  const ReadCase read = read_case(read_yaml("agreed.yaml", text), seed_surroundings());
  CHECK(read.checked.loadable());
  CHECK(read.checked.file.draft);
  CHECK(read.checked.file.adjudications.empty());
  for (const CourseRecord& course : read.checked.file.courses) {
    for (const OutcomeRecord& outcome : course.outcomes) CHECK(outcome.endpoint == "first improvement");
  }
}

TEST_CASE("the template of decisions is read back, and what is TODO decides nothing") {
  const Comparison comparison = compare(kFirst, kSecond).comparison;
  std::string text = decisions_template(comparison, "smith-2020", kReaders);
  const auto read = [&] { return read_decisions(read_yaml("choices.yaml", text), comparison, "smith-2020", kReaders); };
  CHECK(read().decisions.empty());
  CHECK(read().problems.empty());
  replace(text, "take: TODO", "take: RF");
  replace(text, "by: TODO", "by: MK");
  const DecisionFile file = read();
  CHECK(file.problems.empty());
  REQUIRE(file.decisions.size() == 1);
  CHECK(file.decisions[0].field == "at");
  CHECK_FALSE(file.decisions[0].takes_first);
  CHECK(file.decisions[0].by == "MK");
  CHECK(file.decisions[0].why.empty());
}

TEST_CASE("every mistake in a decisions file is told at its place") {
  const Comparison comparison = compare(kFirst, kSecond).comparison;
  const std::string text =
      "article: jones-2021\ndecisions:\n  - { field: at, first: abstract, take: first }\n  - { field: at, take: second }\n  - { field: att, take: first }\n"
      "  - { field: \"courses[0].outcomes[0].when\", first: within 9 months, take: XY }\n  - { field: at, whos: me }\n";
  std::vector<std::string> found;
  for (const auto& problem : read_decisions(read_yaml("choices.yaml", text), comparison, "smith-2020", kReaders).problems) {
    found.push_back(std::to_string(problem.where.line) + " " + problem.rule);
  }
  CHECK(found == Lines{"1 unknown-article", "4 duplicate-decision", "5 unknown-field", "6 value-changed", "6 unknown-choice", "7 key-missing",
                       "7 duplicate-decision", "7 unknown-key"});
}

TEST_CASE("a reader is named by letter, by place or by name") {
  CHECK(reader_named("A", kReaders) == true);
  CHECK(reader_named("second", kReaders) == false);
  CHECK(reader_named("RF", kReaders) == false);
  CHECK_FALSE(reader_named("XY", kReaders).has_value());
  CHECK(reader_named("B", {"B", "A"}) == true);
}

TEST_CASE("words for all adverse events are taken as a whole, whatever the other reader has there") {
  const std::string silent = series(course("outcomes", {"{ endpoint: clinical resolution, who: all }"}));
  std::string none = silent;
  replace(none, "not reported", "none reported");
  std::string listed = silent;
  replace(listed, "adverse events: not reported", "adverse events:\n      - { event: nausea, who: 1 of 3 }");
  std::string unsaid = silent;
  replace(unsaid, "    adverse events: not reported\n", "");
  for (const std::string* const second : {&none, &listed, &unsaid}) {
    INFO(*second);
    CHECK(differences(silent, *second).size() == 1);
    CHECK(differences(agreed(silent, *second, true), silent) == Lines{});
    CHECK(differences(agreed(silent, *second, false), *second) == Lines{});
    CHECK(differences(agreed(*second, silent, false), silent) == Lines{});
  }
}
