#include "casefile/plain_counting.h"

#include "catch.h"

using namespace casebook::casefile;

namespace {

template <typename Record>
Record counted() {
  Record record;
  record.affected = 2;
  record.assessed = 3;
  return record;
}

}  // namespace

TEST_CASE("a claim with a count in a studied course counts, and each reason against it is named in the order of the rules") {
  const ClaimSetting studied{false, false, "studied"};
  auto outcome = counted<OutcomeRecord>();
  CHECK(why_uncounted(outcome, studied).empty());
  outcome.affected.reset();
  CHECK(why_uncounted(outcome, studied) == "no count");
  outcome.value_statistic = "each";
  CHECK(why_uncounted(outcome, studied) == "no count");
  outcome.value_statistic = "mean";
  CHECK(why_uncounted(outcome, studied) == "group statistic");
  outcome.extent = "part";
  CHECK(why_uncounted(outcome, studied) == "part of the treated area");
  outcome.time_kind = "assessment";
  CHECK(why_uncounted(outcome, studied) == "part of the treated area");
  outcome.upper_days = 0;
  CHECK(why_uncounted(outcome, studied) == "baseline");
  CHECK(why_uncounted(outcome, {false, false, "prior"}) == "prior course");
  CHECK(why_uncounted(outcome, {false, true, "prior"}) == "retold");
  CHECK(why_uncounted(outcome, {true, true, "prior"}) == "draft");
}

TEST_CASE("nobody looked at is no count, and none of those looked at is one") {
  auto claim = counted<ClaimRecord>();
  claim.affected = 0;
  CHECK(why_uncounted(claim, {}).empty());
  claim.assessed = 0;
  CHECK(why_uncounted(claim, {}) == "no count");
  claim.assessed.reset();
  CHECK(why_uncounted(claim, {}) == "no count");
}

TEST_CASE("a mean of a group is no count of persons") {
  auto age = counted<CharacteristicRecord>();
  CHECK(why_uncounted(age, {}).empty());
  age.statistic = "mean";
  CHECK(why_uncounted(age, {}) == "group statistic");
}

TEST_CASE("claims stand alone unless one restates, overrules, is passed on, or shares its credit") {
  CaseFile file;
  file.courses.emplace_back().outcomes.emplace_back();
  CHECK(claims_stand_alone(file));
  const auto with = [&](auto change) {
    CaseFile changed = file;
    change(changed);
    return claims_stand_alone(changed);
  };
  CHECK_FALSE(with([](CaseFile& f) { f.courses.front().restates = "a"; }));
  CHECK_FALSE(with([](CaseFile& f) { f.courses.front().outcomes.front().overruled_by = "a"; }));
  CHECK_FALSE(with([](CaseFile& f) { f.courses.front().outcomes.front().with = {"acitretin"}; }));
  CHECK_FALSE(with([](CaseFile& f) { f.characteristics.emplace_back().via = "albers-2017"; }));
}
