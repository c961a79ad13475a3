#include "query/told_apart_patients.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

TEST_CASE("patients who are told apart come with their traits and where else they are told of", "[query]") {
  const LoadedCases cases({article("a-2000", 2, "patients: [{ label: man, sex: male, age: 30 years }, woman]\n"),
                           article("b-2001", 1, "patients: [{ label: he, same as: a-2000 / man }]\n")});
  auto catalogue = cases.open();
  const auto words = [](const query::ToldApartPatient& row) {
    return row.citekey + " " + row.patient + " | " + row.sex.value_or("-") + " | " + (row.age_years_min ? std::to_string(static_cast<int>(*row.age_years_min)) : "-") +
           " | " + row.same_as.value_or("-") + " | " + row.condition.value_or("-");
  };
  CHECK(each(query::told_apart_patients(catalogue), words) ==
        Texts{"a-2000 man | male | 30 | b-2001 he (certain) | Hailey-Hailey disease", "a-2000 woman | - | - | - | Hailey-Hailey disease",
              "b-2001 he | - | - | a-2000 man (certain) | Hailey-Hailey disease"});
  CHECK(query::told_apart_patients(catalogue, limited_to(&query::Filter::citekey, "b-2001")).rows.size() == 1);
}
