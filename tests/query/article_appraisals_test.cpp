#include "query/article_appraisals.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

TEST_CASE("a reader's answers stand item by item with their reasons", "[query]") {
  const LoadedCases file({article("a-2000", 1, "courses:\n" + course_of("naltrexone") + R"(appraisal:
  - { item: murad 2, answer: yes, why: biopsy of all, by: reader one }
  - { item: murad 1, answer: no, why: chosen for their answer }
)"),
                          article("b-2000", 1, "courses:\n" + course_of("naltrexone"))});
  auto catalogue = file.open();
  CHECK(each(query::article_appraisals(catalogue), [](const query::ArticleAppraisal& row) {
          return row.citekey + " | " + row.instrument + " | " + std::to_string(row.item) + " | " + row.answer + " | " + row.why + " | " + row.reader.value_or("·");
        }) == Texts{"a-2000 | murad | 1 | no | chosen for their answer | ·", "a-2000 | murad | 2 | yes | biopsy of all | reader one"});
  CHECK(query::article_appraisals(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows.empty());
}
