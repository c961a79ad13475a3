#include "report/row_standing.h"

#include "catch.h"
#include "query/dose_titration.h"
#include "query/evidence.h"
#include "query/loaded_cases.h"
#include "query/rechallenges.h"

using namespace casebook;
using report::RowStanding;
using tests::Texts;

namespace {

RowStanding row(const std::string& citekey) {
  RowStanding standing;
  standing.citekey = citekey;
  return standing;
}

RowStanding uncounted(const std::string& citekey, const std::string& why) {
  RowStanding standing = row(citekey);
  standing.counts = false;
  standing.why_not_counted = why;
  return standing;
}

}  // namespace

TEST_CASE("the column counts says yes, or why not", "[report]") {
  CHECK(report::counts_words(row("a")) == "yes");
  CHECK(report::counts_words(uncounted("a", "retold")) == "no: retold");
  RowStanding flagged = row("a");
  flagged.flagged = true;
  CHECK(report::counts_words(flagged) == "yes, flagged");
  flagged.counts = false;
  flagged.why_not_counted = "flagged";
  CHECK(report::counts_words(flagged) == "no: flagged");
  flagged.why_not_counted = std::nullopt;
  CHECK(report::counts_words(flagged) == "no: not stated why");
}

TEST_CASE("a column counts is wanted as soon as one row does not", "[report]") {
  CHECK_FALSE(report::any_uncounted({}));
  CHECK_FALSE(report::any_uncounted({row("a"), row("b")}));
  CHECK(report::any_uncounted({row("a"), uncounted("b", "no count")}));
}

TEST_CASE("rows that count give no caveat, nor do those without a count", "[report]") {
  CHECK(report::standing_caveats({}).empty());
  CHECK(report::standing_caveats({row("a"), uncounted("b", "no count")}).empty());
}

TEST_CASE("each reason for setting rows aside has its sentence, with the articles named once", "[report]") {
  const auto caveat = [](const std::string& why) {
    return report::standing_caveats({uncounted("b", why), uncounted("a", why), uncounted("b", why)});
  };
  CHECK(caveat("retold") == Texts{"Patients of other articles, retold: 3 rows of b and a; listed, not counted."});
  CHECK(caveat("overruled") == Texts{"Overruled by a better source: 3 rows of b and a; listed, not counted."});
  CHECK(caveat("draft") == Texts{"Unfinished: 3 rows of b and a; listed, not counted."});
  CHECK(caveat("said at first hand") ==
        Texts{"Passed on by others though the article itself says it: 3 rows of b and a; not counted."});
}

TEST_CASE("a flagged row is told as left out or as asked for", "[report]") {
  RowStanding in = row("a");
  in.flagged = true;
  RowStanding out = uncounted("b", "flagged");
  out.flagged = true;
  CHECK(report::standing_caveats({in, out}) ==
        Texts{"Flagged by a notice: 1 row of b; listed, not counted.",
              "Flagged by a notice: 1 row of a; counted because flagged claims were asked for."});
}

TEST_CASE("a person who may be counted elsewhere is told with that article, each pair apart", "[report]") {
  RowStanding known = uncounted("b", "possibly the same patient");
  known.counted_in = "a";
  CHECK(report::standing_caveats({known, known}) ==
        Texts{"Possibly the same patient: 2 rows of b are not counted, since a is."});
  CHECK(report::standing_caveats({known, uncounted("c", "possibly the same patient")}) ==
        Texts{"Possibly the same patient: 1 row of b is not counted, since a is.",
              "Possibly the same patient: 1 row of c is not counted, since another article is."});
}

TEST_CASE("what was passed on is told by who passed it on, and a doubt once with a full stop", "[report]") {
  RowStanding digest = row("a");
  digest.via_source = "news digest";
  RowStanding review = row("b");
  review.via_source = "a review";
  review.caution = "by hearsay";
  RowStanding asked = row("b");
  asked.caution = "is it so?";
  CHECK(report::standing_caveats({digest, review, review, asked}) ==
        Texts{"Not said at first hand: 2 rows of b, passed on by a review.",
              "Not said at first hand: 1 row of a, passed on by news digest.", "b: by hearsay.", "b: is it so?"});
}

TEST_CASE("a row of a view stands as the view says, and what a view lacks is nothing", "[report]") {
  const auto file = tests::albers();
  auto catalogue = file.open();
  const auto steps = report::standings_of(query::dose_titration(catalogue).rows);
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].citekey == "albers-2017");
  CHECK(steps[0].counts);
  CHECK_FALSE(steps[0].flagged);
  CHECK(steps[0].counted_in == std::nullopt);
  CHECK(steps[0].via_source == std::nullopt);
  CHECK(steps[0].caution == std::nullopt);
  const auto rechallenges = report::standings_of(query::rechallenges(catalogue).rows);
  REQUIRE(rechallenges.size() == 1);
  CHECK_FALSE(rechallenges[0].counts);
  CHECK(rechallenges[0].why_not_counted == "no count");
  CHECK(rechallenges[0].via_source == std::nullopt);
  const auto improvement = report::standing_of(query::evidence(catalogue).rows.at(6));
  CHECK(improvement.caution ==
        "the lower figure may be no more than a bound; the cautious reading is within 2 weeks, (0, 14] days");
}
