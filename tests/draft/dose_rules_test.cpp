#include "draft/dose_rules.h"

#include "catch.h"
#include "draft/rules_text.h"

using namespace casebook;
using casebook::tests::told;

namespace {
std::string doses(const std::string& text) {
  const draft::Passage passage(text);
  return told(draft::doses_in(passage), passage);
}
}  // namespace

TEST_CASE("a dose is proposed with its frequency in the words of the dose language") {
  CHECK(doses("3 mg nightly") == "dose: 3 mg nightly [3 mg nightly]\n");
  CHECK(doses("100 mg orally b.i.d.") == "dose: 100 mg bid [100 mg orally b.i.d.]\n");
  CHECK(doses("4.5\u2009mg at\u00A0bedtime") == "dose: 4.5 mg at bedtime [4.5\u2009mg at\u00A0bedtime]\n");
  CHECK(doses("1.5\u20133 mg/d") == "dose: 1.5-3 mg daily [1.5\u20133 mg/d]\n");
  CHECK(doses("5 \u00B5g/g and 37 J/cm\u00B2") == "dose: 5 mcg/g [5 \u00B5g/g]\ndose: 37 J/cm2 [37 J/cm\u00B2]\n");
  CHECK(doses("0.5 mg per kilogram of body weight per day") == "dose: 0.5 mg/kg daily [0.5 mg per kilogram of body weight per day]\n");
}

TEST_CASE("what was measured, weighed, summed up or printed on a tablet is no dose") {
  for (const char* text : {"9 mg/dL", "12 ng/mL", "300 IU/L", "98 U/L", "10 mg/mL", "10 mg/5 mL", "a total dose of 24 Gy", "a cumulative dose of 3 mg", "50-mg tablets", "100-U vial",
                           "serum level of 3 mg", "it weighed 3 g", "30% cleared", "1,5 mg", "3 mm", "c.1633G>A", "IL-17 mg", "from 3 to", "mice got 3 mg daily"}) {
    INFO(text);
    CHECK(doses(text).empty());
  }
}

TEST_CASE("a titration from one dose to another is no range") {
  CHECK(doses("from 3 to 4.5 mg") == "dose: 4.5 mg [4.5 mg]\n");
  CHECK(doses("3 to 4.5 mg") == "dose: 3-4.5 mg [3 to 4.5 mg]\n");
  CHECK(doses("6 to 3 mg") == "dose: 3 mg [3 mg]\n");
}

TEST_CASE("a frequency by itself is proposed unless somebody was seen or flared so often") {
  CHECK(doses("applied twice daily") == "dose: twice daily [twice daily]\n");
  CHECK(doses("infused every 2 weeks") == "dose: every 2 weeks [every 2 weeks]\n");
  CHECK(doses("in three sessions") == "dose: 3 sessions [three sessions]\n");
  for (const char* text : {"seen every 3 months", "flares twice a month", "daily life", "raised every 2 weeks", "every week", "every 3 months at a visit"}) {
    INFO(text);
    CHECK(doses(text).empty());
  }
}
