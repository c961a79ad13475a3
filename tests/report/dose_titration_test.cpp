#include "query/dose_titration.h"
#include "catch.h"
#include "report/answers.h"

using namespace casebook;
using test::about;
using test::contains;

using Texts = std::vector<std::string>;

TEST_CASE("the seed says who started, who went on, and what is not stated", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "dose-titration", about("naltrexone"));
  CHECK(document.question == "How was naltrexone dosed and raised?");
  CHECK(document.scope == test::kHaileyHailey);
  CHECK(
      test::joined(document.answer) ==
      "3 of 3 patients started at 3 mg nightly; 2 of 3 went on to 4.5 mg nightly. Which two, and when, is not stated. "
      "1 article, 3 patients treated. One notice: correction of albers-2017 (affiliation; touches none of its claims).");
  CHECK(test::values(document, "steps",
                     {"citekey", "step", "dose_min", "daily_dose_max", "affected", "assessed", "after_days_min"}) ==
        Texts{"albers-2017 | 1 | 3 | 3 | 3 | 3 | 0", "albers-2017 | 2 | 4.5 | 4.5 | 2 | 3 | ·"});
  CHECK(test::values(
            document, "ladder",
            {"treatment", "daily_dose_min", "daily_dose_max", "unit", "started", "reached", "highest", "assessed"}) ==
        Texts{"naltrexone | 3 | 3 | mg | 3 | 3 | 1 | 3", "naltrexone | 4.5 | 4.5 | mg | 0 | 2 | 2 | 3"});
  CHECK(document.caveats.front() == "Not stated: which patients took 4.5 mg; when it was raised.");
  REQUIRE(document.sources.size() == 1);
  CHECK(document.sources[0].notices.at(0).claims_affected == 0);
  CHECK(document.sources[0].text_read == "abstract");
}

TEST_CASE("the table of steps holds every column of the view for programs", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "dose-titration", about("naltrexone"));
  const auto& table = *document::find_table(document, "steps");
  for (const auto name : query::column_names<query::DoseTitration>()) {
    const auto index = document::column_index(table, name);
    REQUIRE(index);
    CHECK(table.columns[*index].audience == document::Audience::data);
  }
}

TEST_CASE("the ladder of all naltrexone articles is that of the counting contract", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "dose-titration", about("naltrexone"));
  CHECK(test::values(document, "ladder", {"daily_dose_min", "daily_dose_max", "started", "reached", "highest"}) ==
        Texts{"1.5 | 1.5 | 3 | 3 | 0", "1.5 | 3 | 0 | · | 3", "3 | 3 | 6 | 8 | 1", "3 | 4.5 | 0 | 7 | 7",
              "4.5 | 4.5 | 0 | 2 | 2", "5 | 5 | 1 | 1 | 1", "6 | 6 | 0 | 3 | 3", "12.5 | 12.5 | 2 | 2 | 2",
              "50 | 50 | 0 | 1 | 1", "· | · | 1 | 1 | 1"});
  CHECK(contains(test::joined(document.answer),
                 "Of 21 patients treated, 6 started at 3 mg a day, 3 at 1.5 mg, 2 at 12.5 mg, 1 at 5 mg "
                 "and 1 at a dose not stated; of 8 the dose at the start is not stated."));
  CHECK(contains(test::joined(document.answer), "between 1.5 and 50 mg a day, most often 3-4.5 mg a day (7 of 21)."));
  const std::string caveats = test::joined(document.caveats);
  CHECK(contains(caveats, "Possibly the same patient: 1 row of li-2017 is not counted, since ibrahim-2017 is."));
  CHECK(contains(caveats, "retold: 2 rows of jfri-2019; listed, not counted."));
  CHECK(contains(caveats, "2 rows of jasans-barcelo-2020, passed on by news digest."));
}

TEST_CASE("rows that do not count are muted and say why", "[report]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  auto options = about("naltrexone");
  options.article = "ibrahim-2017";
  const auto document = test::answer(catalogue, "dose-titration", options);
  const auto& table = *document::find_table(document, "steps");
  REQUIRE(table.rows.size() == 2);
  CHECK_FALSE(table.rows[0].muted);
  CHECK(table.rows[1].muted);
  CHECK(test::value(table, 1, "counts") == "no: no count");
  CHECK(contains(test::joined(document.answer), "an unstated number of 3 took 1.5-3 mg daily as needed"));
}

TEST_CASE("an unknown dose question is answered in a plain sentence", "[report]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "dose-titration", about("dupilumab"));
  CHECK(test::joined(document.answer) == "No dose of dupilumab is in this catalogue.");
  CHECK(document.sources.empty());
  CHECK(document::find_table(document, "ladder")->rows.empty());
}

TEST_CASE("without a treatment all of them stand in the table", "[report]") {
  const auto file = test::TemporaryCatalogue([](test::CaseWriter& writer) {
    test::write_endpoints(writer);
    test::write_albers(writer);
    writer.article("dreyfus-2021", 30);
    writer.course("botulinum toxin", test::k_of(30, 30));
    writer.step(test::k_of(30, 30), {1, "start", 50, {}, "", 0, 0, {}, "U", "area"});
  });
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "dose-titration", {});
  CHECK(document.question == "How were treatments dosed and raised?");
  CHECK(test::values(document, "ladder", {"treatment", "daily_dose_min", "unit", "highest", "assessed"}) ==
        Texts{"botulinum toxin | 50 | U per area | 30 | 30", "naltrexone | 3 | mg | 1 | 3",
              "naltrexone | 4.5 | mg | 2 | 3"});
  CHECK(contains(test::joined(document.answer), "2 treatments in 2 articles."));
}

TEST_CASE("a flagged step is marked, left out, and counted again on request", "[report]") {
  const auto file = test::TemporaryCatalogue([](test::CaseWriter& writer) {
    test::write_endpoints(writer);
    writer.article("doubtful-2020", 4);
    writer.course("naltrexone", test::k_of(4, 4));
    writer.step(test::k_of(4, 4), {1, "start", 3, {}, "daily", 0, 0});
    const auto raised = writer.step(test::k_of(2, 4), {2, "increase", 6});
    writer.notice("expression of concern", "dose", "2021-05-01", {raised});
  });
  auto catalogue = file.open();
  const auto strict = test::answer(catalogue, "dose-titration", about("naltrexone"));
  CHECK(test::values(strict, "ladder", {"daily_dose_min", "reached"}) == Texts{"3 | 4"});
  CHECK(contains(test::joined(strict.caveats), "Flagged by a notice: 1 row of doubtful-2020; listed, not counted."));
  store::NoticeScope scope;
  scope.include_flagged = true;
  auto with_flagged = file.open(scope);
  const auto all = test::answer(with_flagged, "dose-titration", about("naltrexone"));
  CHECK(test::values(all, "ladder", {"daily_dose_min", "reached", "highest"}) == Texts{"3 | 4 | 2", "6 | 2 | 2"});
  CHECK(contains(test::joined(all.caveats), "Claims flagged by notices are counted."));
  scope = {};
  scope.as_of = "2020-12-31";
  auto earlier = file.open(scope);
  const auto before = test::answer(earlier, "dose-titration", about("naltrexone"));
  CHECK(test::values(before, "ladder", {"daily_dose_min", "reached"}) == Texts{"3 | 4", "6 | 2"});
  CHECK(contains(test::joined(before.caveats), "up to 2020-12-31 only"));
}
