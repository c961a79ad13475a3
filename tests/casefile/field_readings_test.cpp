#include "casefile/field_readings.h"

#include "catch.h"
#include "compared_text.h"

using namespace casebook::casefile;
using namespace casebook::casefile::testing;
using Lines = std::vector<std::string>;

namespace {

/// What two ways of writing one line of a part differ in.
Lines between(const std::string& part, const std::string& first, const std::string& second) {
  return differences(series(course(part, {first})), series(course(part, {second})));
}

}  // namespace

TEST_CASE("a time is compared by its days and its clock") {
  const auto when = [](const std::string& time) { return "{ endpoint: clinical resolution, who: all, when: " + time + " }"; };
  CHECK(between("outcomes", when("within 2 months"), when("<= 2 months")).empty());
  CHECK(between("outcomes", when("1-2 weeks"), when("between 1 and 2 weeks")).empty());
  CHECK(between("outcomes", when("not stated"), "{ endpoint: clinical resolution, who: all }").empty());
  CHECK(between("outcomes", when("within 2 months"), when("within 3 months")) == Lines{"courses[0].outcomes[0].when: within 2 months | within 3 months"});
  CHECK(between("outcomes", when("2 months"), when("at 2 months")).size() == 1);
  CHECK(between("outcomes", when("a few days"), "{ endpoint: clinical resolution, who: all }") == Lines{"courses[0].outcomes[0].when: a few days | ·"});
}

TEST_CASE("the clock of an endpoint agrees with the same clock written out") {
  CHECK(between("outcomes", "{ endpoint: relapse after withdrawal, who: all, when: 5 weeks }",
                "{ endpoint: relapse after withdrawal, who: all, when: 5 weeks after stopping }")
            .empty());
}

TEST_CASE("a count is compared as numbers of a group") {
  const auto who = [](const std::string& count) { return "{ endpoint: clinical resolution, who: " + count + " }"; };
  CHECK(between("outcomes", who("2/3"), who("2 of 3")).empty());
  CHECK(between("outcomes", who("all"), who("3 of 3")).empty());
  CHECK(between("outcomes", who("all but 1"), who("two of the three")).empty());
  CHECK(between("outcomes", who("2 of 3"), who("3 of 3")) == Lines{"courses[0].outcomes[0].who: 2 of 3 | 3 of 3"});
  CHECK(between("outcomes", who("some"), who("none")).size() == 1);
}

TEST_CASE("a dose is compared by amount, unit, rate and hour") {
  const auto dose = [](const std::string& words) { return "{ dose: " + words + ", who: all }"; };
  CHECK(between("steps", dose("4.5 mg at bedtime"), dose("4.5mg qhs")).empty());
  CHECK(between("steps", dose("30 mg twice daily"), dose("30 mg bid")).empty());
  CHECK(between("steps", dose("4.5 mg daily"), dose("3 mg daily")) == Lines{"courses[0].steps[0].dose: 4.5 mg daily | 3 mg daily"});
  CHECK(between("steps", dose("4.5 mg daily"), dose("4.5 mg twice daily")).size() == 1);
}

TEST_CASE("a default that is written out agrees with the default left out") {
  CHECK(between("outcomes", "{ endpoint: clinical resolution, who: all }", "{ endpoint: clinical resolution, who: all, state: present, extent: whole, basis: stated }")
            .empty());
  CHECK(between("outcomes", "{ endpoint: clinical resolution, who: all, at: abstract }", "{ endpoint: clinical resolution, who: all }").empty());
  CHECK(between("outcomes", "{ endpoint: clinical resolution, who: none }", "{ endpoint: clinical resolution, who: all, state: absent }").empty());
  CHECK(differences(report(course("outcomes", {"endpoint: clinical resolution"}, "")), report(course("outcomes", {"{ endpoint: clinical resolution, who: Patient }"}, "    who: Patient\n")))
            .empty());
}

TEST_CASE("a value is compared by its figures") {
  const auto value = [](const std::string& words) { return "{ endpoint: clinical resolution, who: all, value: " + words + " }"; };
  CHECK(between("outcomes", value("at least 80 %"), value("≥ 80 %")).empty());
  CHECK(between("outcomes", value("80 %"), value("at least 80 %")).size() == 1);
}

TEST_CASE("traits are compared by what they say of the group") {
  const auto cohort = [](const std::string& traits) {
    return "article: { key: smith-2020, design: case series, text read: abstract }\nat: abstract\ncohort: { size: 4, condition: Hailey-Hailey disease, " + traits +
           " }\n";
  };
  const auto apart = [&](const std::string& first, const std::string& second) { return differences(cohort(first), cohort(second)); };
  CHECK(apart("family history: 3 of 4", "family history: 3/4").empty());
  CHECK(apart("age: mean 56 years", "age: mean 65 years") == Lines{"cohort.age: mean 56 years | mean 65 years"});
  CHECK(apart("sites: { groin: all }", "sites: { groin: 4 of 4 }").empty());
  CHECK(apart("sites: { groin: all }", "sites: { groin: 3 of 4 }").size() == 1);
  CHECK(apart("severity: severe", "age: mean 56 years").size() == 2);
}

TEST_CASE("words are compared without regard to case, spaces and dashes") {
  CHECK(folded_words("  Case–Series  of\tfour. ") == "case-series of four");
  CHECK(folded_words("not stated").empty());
}
