#include "query/subject_traits.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string words(const query::SubjectTrait& row) {
  const auto number = [](const auto& value) { return value ? std::to_string(static_cast<long long>(*value)) : std::string("·"); };
  return row.subject + " | " + row.name + " | " + number(row.affected) + "/" + number(row.assessed) + " | " + number(row.value_min) + "-" + number(row.value_max) + " | " +
         row.value_text.value_or("·") + " | " + row.statistic + " | " + (row.everybody != 0 ? "everybody" : "part");
}

}  // namespace

TEST_CASE("traits are of a person, of everybody, or a statistic of the group", "[query]") {
  const LoadedCases file({article("a-2000", 3, "patients: [{ label: A, sex: female, age: 40s }]\ngroups: [{ name: men, size: 2, age: mean 50 years }]\ncourses:\n" + course_of("naltrexone"))});
  auto catalogue = file.open();
  CHECK(each(query::subject_traits(catalogue), words) == Texts{"men | age | ·/2 | 50-50 | · | mean | part", "A | sex | 1/1 | ·-· | female | each | part",
                                                               "A | age | 1/1 | 40-49 | 40s | each | part"});
  CHECK(query::subject_traits(catalogue, limited_to(&query::Filter::citekey, "b-2000")).rows.empty());
  query::Filter none;
  none.articles = std::vector<std::string>{};
  CHECK(query::subject_traits(catalogue, none).rows.empty());
}

TEST_CASE("the severity of the seed is of everybody", "[query]") {
  const auto file = albers();
  auto catalogue = file.open();
  bool found = false;
  for (const auto& row : query::subject_traits(catalogue).rows) {
    if (row.name != "severity") continue;
    found = true;
    CHECK(words(row) == "all patients | severity | 3/3 | ·-· | severe | each | everybody");
  }
  CHECK(found);
}
