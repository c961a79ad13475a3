#include "query/adverse_event_reports.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string words(const query::AdverseEventReport& row) {
  const auto number = [](const auto& value) { return value ? std::to_string(static_cast<long long>(*value)) : std::string("·"); };
  return row.citekey + " | " + row.treatment + " | " + row.subject + " | " + row.finding + " | " + row.state + " | " + number(row.affected) + "/" +
         number(row.assessed) + " | " + row.severity.value_or("·") + " | serious " + number(row.serious) + " | " + row.led_to.value_or("·") + " | " +
         row.attribution.value_or("·") + " | " + number(row.lower_days) + "-" + number(row.upper_days) + " | lasted " + number(row.lasted_days_min) + "-" +
         number(row.lasted_days_max) + " | " + (row.counted != 0 ? "counts" : row.why_not_counted.value_or("?"));
}

LoadedCases harms() {
  return LoadedCases({article("a-2000", 5, R"(prior:
  - { treatment: methotrexate, who: all, result: intolerant }
courses:
  - treatment: naltrexone
    who: all
    adverse events:
      - { event: nausea, who: 2 of 5, severity: mild, led to: dose reduction, when: within 1 week, lasted: 3 days }
      - { event: liver injury, who: 1 of 5, serious: yes, attribution: naltrexone, led to: stopping }
      - { event: any other adverse event, who: none }
  - treatment: placebo
    who: 2 of 5
    role: comparator
    adverse events: not assessed
)"),
                      article("b-2000", 1, "courses:\n" + course_of("naltrexone"))});
}

}  // namespace

TEST_CASE("each adverse event is a row with how grave it was, when, and what it led to", "[query]") {
  auto catalogue = harms().open();
  CHECK(each(query::adverse_event_reports(catalogue), words) ==
        Texts{"a-2000 | naltrexone | all patients | nausea | present | 2/5 | mild | serious · | dose reduction | · | 0-7 | lasted 3-3 | counts",
              "a-2000 | naltrexone | all patients | liver injury | present | 1/5 | · | serious 1 | stopping | naltrexone | ·-· | lasted ·-· | counts",
              "a-2000 | naltrexone | all patients | any other adverse event | absent | 0/5 | · | serious · | · | · | ·-· | lasted ·-· | counts",
              "b-2000 | naltrexone | all patients | any adverse event | not reported | ·/· | · | serious · | · | · | ·-· | lasted ·-· | no count",
              "a-2000 | placebo | all patients | any adverse event | not assessed | ·/· | · | serious · | · | · | ·-· | lasted ·-· | no count"});
}

TEST_CASE("adverse events are limited to a treatment, a condition and an article", "[query]") {
  auto catalogue = harms().open();
  CHECK(query::adverse_event_reports(catalogue, limited_to(&query::Filter::treatment, "placebo")).rows.size() == 1);
  CHECK(query::adverse_event_reports(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows.size() == 1);
  CHECK(query::adverse_event_reports(catalogue, limited_to(&query::Filter::condition, "Darier disease")).rows.empty());
}
