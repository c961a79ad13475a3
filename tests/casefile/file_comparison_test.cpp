#include "casefile/file_comparison.h"

#include "catch.h"
#include "casefile/case_paths.h"
#include "compared_text.h"

using namespace casebook::casefile;
using namespace casebook::casefile::testing;
using Lines = std::vector<std::string>;

namespace {

const SectionFigures* section(const Comparison& comparison, const std::string& name) {
  for (const SectionFigures& one : comparison.sections) {
    if (one.section == name) return &one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("every curated file agrees with itself and with its canonical form in every field") {
  for (const CaseText& text : embedded_case_texts("seed/further/")) {
    INFO(text.path);
    const Comparison same = compare(text.text, text.text).comparison;
    CHECK(same.same());
    CHECK(same.words.empty());
    CHECK(same.all().agreed == same.all().compared);
    CHECK(same.all().compared > 10);
    const Comparison canonical = compare(text.text, write_yaml(read_yaml("a.yaml", text.text).root)).comparison;
    CHECK(differences(canonical.disagreements) == Lines{});
    CHECK(canonical.all().agreed == same.all().compared);
  }
}

TEST_CASE("swapping the readers swaps what is found") {
  const std::string first = series(course("outcomes", {"{ endpoint: clinical resolution, who: all, when: 2 months }", "{ endpoint: first improvement, who: all }"}));
  const std::string second = series(course("outcomes", {"{ endpoint: clinical resolution, who: all, when: 3 months }"}));
  const Comparison one = compare(first, second).comparison;
  const Comparison other = compare(second, first).comparison;
  CHECK(one.all().compared == other.all().compared);
  CHECK(one.all().agreed == other.all().agreed);
  CHECK(one.all().only_first == 1);
  CHECK(other.all().only_second == 1);
  CHECK(differences(one.disagreements) == Lines{"courses[0].outcomes[0].when: 2 months | 3 months", "courses[0].outcomes[1]: first improvement, all patients | ·"});
  CHECK(differences(other.disagreements) == Lines{"courses[0].outcomes[0].when: 3 months | 2 months", "courses[0].outcomes[1]: · | first improvement, all patients"});
}

TEST_CASE("the order of items changes nothing, but for steps") {
  const std::string a = "{ endpoint: clinical resolution, who: all }";
  const std::string b = "{ endpoint: first improvement, who: all }";
  CHECK(differences(series(course("outcomes", {a, b})), series(course("outcomes", {b, a}))).empty());
  CHECK_FALSE(differences(series(course("steps", {"{ dose: 3 mg daily, who: all }", "{ dose: 6 mg daily, who: all }"})),
                          series(course("steps", {"{ dose: 6 mg daily, who: all }", "{ dose: 3 mg daily, who: all }"})))
                  .empty());
}

TEST_CASE("an item of one reader is counted with all that is in it, and listed once") {
  const std::string more = "  - treatment: methotrexate\n    who: all\n    dose: 20 mg weekly\n    outcomes:\n      - { endpoint: no response, who: all }\n    adverse events: not reported\n";
  const std::string text = series(course("outcomes", {"{ endpoint: clinical resolution, who: all }"}));
  const Comparison comparison = compare(text, text + more).comparison;
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(comparison.disagreements[0].field == "courses[1]");
  CHECK(comparison.disagreements[0].second_value == "methotrexate, all patients (with 1 step, 1 outcome, 1 adverse event)");
  CHECK(comparison.disagreements[0].second_where.line > 0);
  CHECK(comparison.disagreements[0].first_where.line == 0);
  CHECK(section(comparison, "courses")->only_second == 1);
  CHECK(section(comparison, "outcomes")->only_second == 1);
  CHECK(comparison.all().only_second == 4);
  CHECK(comparison.all().agreed == comparison.all().compared);
}

TEST_CASE("what neither reader writes is in no figure") {
  const std::string text = series(course("outcomes", {"{ endpoint: clinical resolution, who: all }"}));
  CHECK(section(compare(text, text).comparison, "outcomes")->compared == 1);
}

TEST_CASE("words are listed apart and are no disagreement") {
  const Comparison comparison = compare(series(course("outcomes", {"{ endpoint: clinical resolution, who: all, said: healed }"})),
                                        series(course("outcomes", {"{ endpoint: clinical resolution, who: all, said: cleared }"})))
                                    .comparison;
  CHECK(comparison.same());
  CHECK(differences(comparison.words) == Lines{"courses[0].outcomes[0].said: healed | cleared"});
}

TEST_CASE("a dose on the course agrees with the same dose as its only step") {
  const std::string head = "courses:\n  - treatment: naltrexone\n    who: all\n    adverse events: not reported\n";
  CHECK(differences(series(head + "    dose: 3 mg daily\n"), series(head + "    steps:\n      - { dose: 3 mg daily, who: all }\n")).empty());
  CHECK(differences(series(head + "    steps:\n      - { dose: 3 mg daily, who: all }\n      - { stop: nausea, who: all }\n"), series(head + "    dose: 6 mg daily\n")) ==
        Lines{"courses[0].steps[0].dose: 3 mg daily | 6 mg daily", "courses[0].steps[1]: stop nausea | ·"});
}

TEST_CASE("a list of prior treatments agrees with a line for each") {
  const std::string several = series("prior:\n  - { treatment: [acitretin, dapsone], who: all, result: failed }\n");
  const std::string each = series("prior:\n  - { treatment: dapsone, who: all, result: no effect }\n  - { treatment: acitretin, who: 3 of 3, result: failed }\n");
  CHECK(differences(several, each).empty());
  CHECK(differences(each, several).empty());
  CHECK(differences(several, several).empty());
}

TEST_CASE("a patient's prior agrees with the file's prior of that patient") {
  const std::string below = report("").substr(0, report("").find("patients:")) +
                            "patients:\n  - label: Patient\n    condition: Hailey-Hailey disease\n    prior:\n      - { treatment: dapsone, result: failed }\n";
  const std::string beside = report("prior:\n  - { treatment: dapsone, who: Patient, result: failed }\n");
  CHECK(differences(below, beside).empty());
  CHECK(differences(beside, below).empty());
}

TEST_CASE("words for all adverse events against a list are one disagreement") {
  const std::string silent = series(course("outcomes", {"{ endpoint: clinical resolution, who: all }"}));
  const std::string listed = series("courses:\n  - treatment: naltrexone\n    who: all\n    outcomes:\n      - { endpoint: clinical resolution, who: all }\n"
                                    "    adverse events:\n      - { event: nausea, who: 1 of 3 }\n      - { event: headache, who: 1 of 3 }\n");
  CHECK(differences(silent, listed) == Lines{"courses[0].adverse events: not reported | nausea, all patients; headache, all patients"});
}

TEST_CASE("a notice is known by its PMID, else by its kind") {
  const auto notice = [](const std::string& more) {
    return series("errata:\n  - { kind: correction, scope: affiliation" + more + " }\n" + course("outcomes", {"{ endpoint: clinical resolution, who: all }"}));
  };
  CHECK(differences(notice(", pmid: 28877290"), notice(", published: 2017-10-01, pmid: 28877290")) == Lines{"errata[0].published: · | 2017-10-01"});
  CHECK(differences(notice(", pmid: 28877290"), notice("")).size() == 1);
  CHECK(differences(notice(", pmid: 28877290"), notice(", pmid: 28877291")).size() == 2);
}

TEST_CASE("an item that a draft leaves out is compared by its words") {
  const std::string done = series(course("outcomes", {"{ endpoint: clinical resolution, who: 2 of 3, when: within 2 months }"}));
  const std::string open = "draft: yes\n" + series(course("outcomes", {"{ endpoint: clinical resolution, who: 2 of 3, when: TODO }"}));
  CHECK(differences(open, done) == Lines{"courses[0].outcomes[0].when: TODO | within 2 months"});
}
