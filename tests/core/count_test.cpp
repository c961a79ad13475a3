#include "core/count.h"

#include <optional>
#include <string>
#include <vector>

#include "catch.h"
#include "core/hostile_text.h"

using namespace casebook::core;

namespace {

constexpr std::optional<int> kNone = std::nullopt;

struct Row {
  std::string written;
  std::optional<int> size;  ///< of the group that is named
  std::optional<int> affected;
  std::optional<int> assessed;
  std::string basis = "stated";
  std::string group = {};
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.written << " in a group of " << row.size.value_or(-1)) {
      const Reading<Count> count = read_count(row.written);
      for (const Finding& finding : count.findings) UNSCOPED_INFO(finding.message);
      REQUIRE(count.ok());
      CHECK(count.findings.empty());
      CHECK(count.value->group == row.group);
      CHECK(count.value->words == row.written);
      const Reading<CountClaim> claim = apply_count(*count.value, row.size, row.group);
      for (const Finding& finding : claim.findings) UNSCOPED_INFO(finding.message);
      REQUIRE(claim.ok());
      CHECK(claim.value->affected == row.affected);
      CHECK(claim.value->assessed == row.assessed);
      CHECK(claim.value->basis == row.basis);
    }
  }
}

struct Mistake {
  std::string written;
  std::string rule;
  std::string message;
  std::string hint;
};

void check_mistake(const std::vector<Finding>& findings, const Mistake& mistake) {
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::error);
  CHECK(findings[0].rule == mistake.rule);
  CHECK(findings[0].message == mistake.message);
  CHECK(findings[0].hint == mistake.hint);
}

constexpr const char* kGeneralHint = "all, 2 of 3, none, some or a label";

}  // namespace

TEST_CASE("every row of the table of counts reads as it says") {
  check_rows({
      {"all", 3, 3, 3},
      {"2 of 3", 3, 2, 3},
      {"two of the three", 3, 2, 3},
      {"2/3", 3, 2, 3},
      {"none", 3, 0, 3},
      {"0 of 3", 3, 0, 3},
      {"some", 3, kNone, kNone},
      {"not stated", 3, kNone, kNone},
      {"some of 3", 3, kNone, 3},
      {"all but 1", 3, 2, 3, "derived"},
      {"all but 1", kNone, kNone, kNone, "derived"},
      {"1 of 2 in men", 2, 1, 2, "stated", "men"},
      {"all in men", 2, 2, 2, "stated", "men"},
      {"both in men", 2, 2, 2, "stated", "men"},
      {"75 % of 4", 4, 3, 4, "derived"},
      {"27 % of 30", 30, 8, 30, "derived"},
      {"two thirds of 30", 30, 20, 30, "derived"},
  });
}

TEST_CASE("counts keep the group that they name") {
  check_rows({
      {"27 % of 30 in Darier patients", 30, 8, 30, "derived", "Darier patients"},
      {"11 of 26 in Hailey-Hailey patients", 26, 11, 26, "stated", "Hailey-Hailey patients"},
      {"2 of men", 2, 2, 2, "stated", "men"},
      {"2 in men", 2, 2, 2, "stated", "men"},
      {"all of men", 2, 2, 2, "stated", "men"},
      {"none in went on", 3, 0, 3, "stated", "went on"},
      {"some of 3 in went on", 3, kNone, 3, "stated", "went on"},
      {"some in men", 2, kNone, kNone, "stated", "men"},
      {"all in 12-week arm", 5, 5, 5, "stated", "12-week arm"},
      {"all of 12-week arm", 5, 5, 5, "stated", "12-week arm"},
      {"all but one in men", 2, 1, 2, "derived", "men"},
      {"not stated of 3 in men", 3, kNone, 3, "stated", "men"},
  });
}

TEST_CASE("counts may say their unit again and use words") {
  check_rows({
      {"3 of 3 patients", 3, 3, 3},
      {"two out of three patients", 3, 2, 3},
      {"all patients", 3, 3, 3},
      {"all three", 3, 3, 3},
      {"all 3 patients in men", 3, 3, 3, "stated", "men"},
      {"none of the 3", 3, 0, 3},
      {"all but 1 of 3", 3, 2, 3, "derived"},
      {"not stated of 3", 3, kNone, 3},
      {"half of 4", 4, 2, 4, "derived"},
      {"one third of 3", 3, 1, 3, "derived"},
      {"a quarter of 8", 8, 2, 8, "derived"},
      {"three quarters of twelve", 12, 9, 12, "derived"},
      {"26.7 percent of 30", 30, 8, 30, "derived"},
      {"12 % of 8", 8, 1, 8, "derived"},
      {"13 % of 8", 8, 1, 8, "derived"},
      {"Two Of Three", 3, 2, 3},
  });
}

TEST_CASE("a group of unknown size leaves unknown what was not written") {
  check_rows({
      {"all", kNone, kNone, kNone},
      {"none", kNone, 0, kNone},
      {"2 of 3", kNone, 2, 3},
      {"2 of men", kNone, 2, kNone, "stated", "men"},
      {"both", kNone, 2, 2},
  });
}

TEST_CASE("what is no count is an error that shows one") {
  const Mistake mistake = GENERATE(values<Mistake>({
      {"", "who-unreadable", "cannot read '' as a count", kGeneralHint},
      {"most", "who-unreadable", "cannot read 'most' as a count", kGeneralHint},
      {"2", "who-unreadable", "'2' does not say of how many", "2 of 3"},
      {"5", "who-unreadable", "'5' does not say of how many", "5 of 5"},
      {"2 of 3 men", "who-unreadable", "cannot read '2 of 3 men' as a count", "2 of 3 in men"},
      {"2,5 of 3", "who-unreadable", "cannot read '2,5 of 3' as a count", kGeneralHint},
      {"1.5 of 3", "who-unreadable", "cannot read '1.5 of 3' as a count", kGeneralHint},
      {"0 of 0", "who-unreadable", "'0 of 0' counts in a group of nobody", kGeneralHint},
      {"all in", "who-unreadable", "cannot read 'all in' as a count", kGeneralHint},
      {"27 % of Darier patients", "who-unreadable", "'27 % of Darier patients' does not say of how many",
       "27 % of 30 in Darier patients"},
      {"27 %", "who-unreadable", "'27 %' does not say of how many", "27 % of 30"},
      {"50 % of 5", "percent-not-a-count", "50 % of 5 fits no whole number", "write the count that the text gives"},
      {"two thirds of 4", "percent-not-a-count", "two thirds of 4 fits no whole number",
       "write the count that the text gives"},
      {"27 % of 1000", "percent-not-a-count", "27 % of 1000 fits several whole numbers",
       "write the count that the text gives"},
      {"120 % of 5", "percent-not-a-count", "120 % of 5 fits no whole number", "write the count that the text gives"},
      {"3 of 2", "affected-above-cohort", "3 patients affected in a group of 2", "2 of 3?"},
      {"4 of 3", "affected-above-cohort", "4 patients affected in a group of 3", "3 of 4?"},
      {"all but 4 of 3", "affected-above-cohort", "all but 4 in a group of 3", ""},
  }));
  CAPTURE(mistake.written);
  const Reading<Count> reading = read_count(mistake.written);
  CHECK_FALSE(reading.ok());
  check_mistake(reading.findings, mistake);
}

TEST_CASE("a count that its group cannot hold is an error") {
  struct Applied {
    std::string written;
    int size;
    std::string rule;
    std::string message;
    std::string hint;
  };
  const Applied row = GENERATE(values<Applied>({
      {"2 of 4", 3, "assessed-above-cohort", "4 looked at, but 'all patients' has 3", "name the group: 2 of 4 in ..."},
      {"some of 4", 3, "assessed-above-cohort", "4 looked at, but 'all patients' has 3",
       "name the group: some of 4 in ..."},
      {"4 of men", 3, "affected-above-cohort", "4 patients affected in a group of 3", "3 of 4?"},
      {"all but 4", 3, "affected-above-cohort", "all but 4 in a group of 3", ""},
      {"both", 1, "affected-above-cohort", "2 patients affected in a group of 1", ""},
      {"both", 3, "who-unreadable", "'both' in a group of 3", "all, or 2 of 3"},
  }));
  CAPTURE(row.written);
  const Reading<Count> count = read_count(row.written);
  REQUIRE(count.ok());
  const Reading<CountClaim> claim = apply_count(*count.value, row.size, "");
  CHECK_FALSE(claim.ok());
  check_mistake(claim.findings, {row.written, row.rule, row.message, row.hint});
}

TEST_CASE("fewer looked at than the group has is a note") {
  const Reading<CountClaim> claim = apply_count(*read_count("1 of 2").value, 3, "all patients");
  REQUIRE(claim.ok());
  CHECK(claim.value->assessed == 2);
  REQUIRE(claim.findings.size() == 1);
  CHECK(claim.findings[0].severity == Severity::note);
  CHECK(claim.findings[0].rule == "assessed-below-cohort");
  CHECK(claim.findings[0].message == "2 looked at of 3");
  CHECK(claim.findings[0].hint == "name the group if the two are known");
}

TEST_CASE("counted words are numbers, each with its word") {
  struct Expected {
    std::string written;
    std::vector<std::pair<int, std::string>> counts;
  };
  const Expected row = GENERATE(values<Expected>({
      {"3 female, 1 male", {{3, "female"}, {1, "male"}}},
      {"two women and one man", {{2, "women"}, {1, "man"}}},
      {"5 male", {{5, "male"}}},
      {"0 female", {{0, "female"}}},
      {"2 head and neck, 1 groin", {{2, "head and neck"}, {1, "groin"}}},
  }));
  CAPTURE(row.written);
  const auto reading = read_counted_words(row.written);
  REQUIRE(reading.ok());
  REQUIRE(reading.value->size() == row.counts.size());
  for (std::size_t i = 0; i < row.counts.size(); ++i) {
    CHECK((*reading.value)[i].number == row.counts[i].first);
    CHECK((*reading.value)[i].word == row.counts[i].second);
  }
}

TEST_CASE("counted words without a number or a word are an error") {
  const std::string written =
      GENERATE("", "female", "3", "3 female,", "3 female, male", "3, 4", "3 female, 1", "1.5 male");
  CAPTURE(written);
  const auto reading = read_counted_words(written);
  CHECK_FALSE(reading.ok());
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].rule == "value-unreadable");
  CHECK(reading.findings[0].hint == "3 female, 1 male");
}

TEST_CASE("hostile text as a count gives a count or one error") {
  for (const std::string& text : casebook::tests::hostile_texts()) {
    CAPTURE(text.substr(0, 40));
    const Reading<Count> count = read_count(text);
    CHECK(count.ok() == count.findings.empty());
    if (count.ok()) apply_count(*count.value, 3, count.value->group);
    const auto words = read_counted_words(text);
    CHECK(words.ok() == words.findings.empty());
  }
}
