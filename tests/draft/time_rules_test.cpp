#include "draft/time_rules.h"

#include "catch.h"
#include "draft/rules_text.h"

using namespace casebook;
using casebook::tests::told;

namespace {
std::string times(const std::string& text) {
  const draft::Passage passage(text);
  return told(draft::times_in(passage), passage);
}
}  // namespace

TEST_CASE("times are proposed with the bound and the origin that the text gives") {
  CHECK(times("within 1 to 2 weeks of treatment") == "when: within 1-2 weeks of treatment [within 1 to 2 weeks of treatment]\n");
  CHECK(times("within a week") == "when: within 1 week [within a week]\n");
  CHECK(times("2\u20133 days after restarting the drug") == "when: 2-3 days after restarting [2\u20133 days after restarting the drug]\n");
  CHECK(times("5 weeks after discontinuation of therapy") == "when: 5 weeks after stopping [5 weeks after discontinuation of therapy]\n");
  CHECK(times("at the 6-month follow-up visit") == "when: at 6 months [at the 6-month follow-up visit]\n");
  CHECK(times("on day 3") == "when: at day 3 [on day 3]\n");
  CHECK(times("during the first 6 months") == "when: in the first 6 months [during the first 6 months]\n");
}

TEST_CASE("how long is told apart by what lasted") {
  CHECK(times("treated for 6 weeks") == "for: 6 weeks [for 6 weeks]\n");
  CHECK(times("followed for 6 weeks") == "follow-up: 6 weeks [for 6 weeks]\n");
  CHECK(times("remained clear for 6 weeks") == "when: held for 6 weeks [for 6 weeks]\n");
  CHECK(times("remission lasted for at least 6 weeks") == "when: held for 6 weeks or more [for at least 6 weeks]\n");
  CHECK(times("no recurrence for 6 months") == "when: no recurrence for 6 months [no recurrence for 6 months]\n");
  CHECK(times("a 22-year history of erosions") == "disease duration: 22 years [22-year history]\n");
  CHECK(times("a median follow-up of 30 months") == "follow-up: median 30 months [median follow-up of 30 months]\n");
}

TEST_CASE("times that count from elsewhere, dates, ages, habits and what may mean two things are not proposed") {
  for (const char* text : {"3 months later", "2 years ago", "2 months before admission", "3 months after surgery", "over 8 weeks", "8 weeks after treatment", "in 2017", "from 2015 to 2017",
                           "at 3 months of age", "at 28 weeks of gestation", "a 30-year history of smoking", "at 3-month intervals", "a 2-week course", "at 2 and 6 weeks", "in week 6", "for 3 patients",
                           "mice were fed for 3 weeks", "within 3-1 weeks", "lesions for 20 years"}) {
    INFO(text);
    CHECK(times(text).empty());
  }
}
