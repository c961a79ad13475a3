// What the checks of one file leave in peace. What they find stands in tests/broken_cases.

#include <regex>
#include <set>
#include <string>

#include "casefile/case_text.h"
#include "casefile/check.h"
#include "catch.h"
#include "program.h"

using namespace casebook;
using namespace casebook::casefile;
using testing::read;
using testing::report;
using testing::rules;
using testing::series;

using Rules = std::vector<std::string>;

TEST_CASE("checks are sorted by name and named as their rules") {
  std::string before;
  for (const Check* const check : checks()) {
    CHECK(before < check->name);
    before = check->name;
  }
  CHECK(checks().size() >= 14);
}

TEST_CASE("taking it again after a stop, or after a relapse off it, is in order") {
  CHECK(rules(read(report(testing::course(
                  "outcomes", {"{ endpoint: relapse after withdrawal }", "{ endpoint: re-response on rechallenge }"},
                  ""))))
            .empty());
  CHECK(rules(read(report("courses:\n  - treatment: naltrexone\n    adverse events: not reported\n    steps:\n      - "
                          "{ dose: 3 mg daily }\n"
                          "      - { stop: nausea }\n      - { restart: 3 mg daily }\n    outcomes:\n      - { "
                          "endpoint: re-response on rechallenge }\n")))
            .empty());
}

TEST_CASE("two patients' steps need not be in one order") {
  CHECK(
      rules(read(series("patients:\n  - A\n  - B\n" +
                        testing::course("steps", {"{ dose: 3 mg daily }", "{ dose: 6 mg daily, who: A, when: 60 days }",
                                                  "{ dose: 6 mg daily, who: B, when: 30 days }"}))))
          .empty());
}

TEST_CASE("a patient's part, threshold or restated fact is not counted twice") {
  for (const char* const own :
       {"{ endpoint: clinical resolution, who: A, site: groin }",
        "{ endpoint: clinical resolution, who: A, restates: all }", "{ endpoint: first improvement, who: A }"}) {
    INFO(own);
    CHECK(
        rules(read(series("patients:\n  - A\n" +
                          testing::course("outcomes", {"{ id: all, endpoint: clinical resolution, who: all }", own}))))
            .empty());
  }
  CHECK(
      rules(read(series("patients:\n  - A\n" +
                        testing::course("outcomes", {"{ endpoint: percent clearance, who: all, value: at least 80 % }",
                                                     "{ endpoint: percent clearance, who: A, value: 90 % }"}))))
          .empty());
}

TEST_CASE("doses inside the vocabulary's range, weekly ones and strengths are plausible") {
  for (const char* const dose :
       {"0.1 mg daily", "150 mg daily", "4500 mcg nightly", "50 mg twice daily", "1 % twice daily", "not stated"}) {
    INFO(dose);
    CHECK(rules(read(report("courses:\n  - { treatment: naltrexone, dose: " + std::string(dose) +
                            ", adverse events: not reported }\n")))
              .empty());
  }
  CHECK(rules(read(report(
                  "courses:\n  - { treatment: methotrexate, dose: 20 mg weekly, adverse events: not reported }\n")))
            .empty());
  CHECK(rules(read(report("courses:\n  - { treatment: naltrexone, dose: 100 mg twice daily }\n"))) ==
        Rules{"dose-implausible"});
}

TEST_CASE("an imported record and the file itself are no duplicates") {
  Surroundings surroundings = testing::seed_surroundings();
  KnownArticle imported;
  imported.key = "pmid-1234567";
  imported.pmid = "1234567";
  const std::string text =
      "article:\n  key: smith-2020\n  pmid: 1234567\n  design: case series\n  text read: abstract\nnot seen:\n  - "
      "all\n";
  surroundings.articles = testing::known({imported});
  CHECK(rules(read(text, surroundings)).empty());
  imported.file = "case.yaml:2";
  surroundings.articles = testing::known({imported});
  CHECK(rules(read(text, surroundings)).empty());
  imported.file = "other.yaml:2";
  surroundings.articles = testing::known({imported});
  CHECK(rules(read(text, surroundings)) == Rules{"duplicate-article"});
}

TEST_CASE("a label as printed is no initials") {
  for (const char* const label : {"Patient 1", "P1", "II", "Case A", "the woman", "A"}) {
    INFO(label);
    CHECK(rules(read(series("patients:\n  - " + std::string(label) + "\n"))).empty());
  }
  CHECK(rules(read(series("patients:\n  - JD\n"))) == Rules{"identifying-detail"});
}

TEST_CASE("a claim overruled from an article that is not there yet is in order") {
  CHECK(rules(read(report(testing::course(
                  "outcomes", {"{ endpoint: clinical resolution, overruled by: ibrahim-2017#clear }"}, ""))))
            .empty());
}

TEST_CASE("weeks a day or two beyond a follow-up in months are within it") {
  CHECK(rules(read(report("courses:\n  - treatment: naltrexone\n    follow-up: 6 months\n    adverse events: not "
                          "reported\n    outcomes:\n"
                          "      - { endpoint: clinical resolution, when: 26 weeks }\n      - { endpoint: maintained "
                          "response, when: held to 6 months }\n")))
            .empty());
}

TEST_CASE("an endpoint that a view or a report asks for by name keeps it") {
  const std::regex asked(R"re((endpoint == "|\bn\.name = ')([a-z -]+)["'])re");
  std::set<std::string> names;
  for (const std::string folder : {"src/report", "schema/views", "schema/derivations", "schema/checks"}) {
    for (const auto& path : tests::repository_files(folder)) {
      const std::string text = tests::repository_text(folder + "/" + path);
      for (std::sregex_iterator found(text.begin(), text.end(), asked), end; found != end; ++found) names.insert((*found)[2]);
    }
  }
  names.erase("any response");   // derived, no term
  REQUIRE(names.count("clinical resolution") == 1);
  for (const auto& name : names) {
    INFO(name);
    CHECK(rules(read("vocabulary: endpoints\nterms:\n  - { name: called anew, formerly: " + name + " }\n")) == Rules{"rename-refused"});
  }
}
