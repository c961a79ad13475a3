#include "report/answer.h"

#include "catch.h"
#include "query/loaded_cases.h"
#include "report/answers.h"

using namespace casebook;
using report::People;
using report::ReportOptions;
using tests::article;
using tests::course_of;
using tests::LoadedCases;
using tests::Texts;

namespace {

People people_of(query::Catalogue& catalogue, const ReportOptions& options = {}) {
  document::Document document;
  return report::treated_people(document, catalogue, options);
}

Texts caveats_of(query::Catalogue& catalogue, const ReportOptions& options = {}) {
  document::Document document;
  const auto people = report::treated_people(document, catalogue, options);
  report::add_reading_caveats(document, catalogue, people, query::article_citations(catalogue).rows);
  return document.caveats;
}

/// Two articles on naltrexone, one that compares it, one with plaques only.
LoadedCases several_articles() {
  return LoadedCases({
      article("b-2000", 2, "courses:\n" + course_of("naltrexone")),
      article("a-2000", 5, R"(courses:
  - { treatment: naltrexone, who: 3 of 5, adverse events: not reported }
  - { treatment: apremilast, who: 2 of 5, role: comparator, adverse events: not reported }
)"),
      article("c-2000", 1, R"(groups: [{ name: areas, size: 4, unit: areas }]
courses:
  - { treatment: doxycycline, who: all in areas, adverse events: not reported }
)",
              "Darier disease"),
  });
}

}  // namespace

TEST_CASE("a filter takes what was asked for and leaves the rest open", "[report]") {
  ReportOptions options;
  options.treatment = "naltrexone";
  options.condition = "Darier disease";
  options.article = "a-2000";
  options.endpoint = "clinical resolution";
  const auto filter = report::filter_of(options);
  CHECK(filter.treatment == "naltrexone");
  CHECK(filter.condition == "Darier disease");
  CHECK(filter.citekey == "a-2000");
  CHECK(filter.endpoint == "clinical resolution");
  CHECK(filter.articles == std::nullopt);
  CHECK(report::filter_of({}).treatment.empty());
}

TEST_CASE("an answer begins with its question and the parameters that were given", "[report]") {
  const auto file = tests::albers();
  const auto names = [](const document::Document& document) {
    Texts texts;
    for (const auto& parameter : document.parameters) texts.push_back(parameter.name);
    return texts;
  };
  auto catalogue = file.open();
  const auto bare = report::begin_answer("errata", "Which notices?", catalogue, {});
  CHECK(bare.report == "errata");
  CHECK(bare.question == "Which notices?");
  CHECK(bare.parameters.empty());

  auto scoped = file.open({"2019-01-01", true, false});
  ReportOptions options;
  options.article = "albers-2017";
  options.treatment = "naltrexone";
  options.level = 0.9;
  const auto document = report::begin_answer("response-rates", "How many?", scoped, options, true);
  CHECK(names(document) == Texts{"treatment", "article", "as_of", "include_flagged", "level"});
  CHECK(std::get<std::string>(document.parameters[2].value) == "2019-01-01");
  CHECK(std::get<bool>(document.parameters[3].value));
  CHECK(std::get<double>(document.parameters[4].value) == 0.9);
}

TEST_CASE("the people treated are added up, plaques and areas left out", "[report]") {
  const auto file = several_articles();
  auto catalogue = file.open();
  const auto all = people_of(catalogue);
  CHECK(all.patients == 7);  // 2 and 3 on naltrexone, 2 on apremilast
  CHECK(all.articles == Texts{"a-2000", "b-2000", "c-2000"});
  CHECK(all.treatments == Texts{"apremilast", "doxycycline", "naltrexone"});
  CHECK(all.courses.size() == 4);
  CHECK(report::people_sentence(all) == "3 treatments in 3 articles.");
  CHECK(report::people_sentence(people_of(catalogue, test::about("naltrexone"))) == "2 articles, 5 patients treated.");
  CHECK(report::people_sentence(people_of(catalogue, test::about("doxycycline"))) == "1 article.");
  CHECK(report::people_sentence(people_of(catalogue, test::about("dupilumab"))) == "Nobody is counted as treated.");
  document::Document document;
  report::treated_people(document, catalogue, test::about("naltrexone"));
  REQUIRE(document.sql.size() == 1);
  CHECK(document.sql[0].first == "treated");
  CHECK(test::contains(document.sql[0].second, "treatment = 'naltrexone'"));
}

TEST_CASE("one patient of one article is told in the singular", "[report]") {
  const LoadedCases file({article("a-2000", 1, "courses:\n" + course_of("naltrexone"))});
  auto catalogue = file.open();
  CHECK(report::people_sentence(people_of(catalogue)) == "1 article, 1 patient treated.");
}

TEST_CASE("the scope of an answer names each condition once", "[report]") {
  const auto file = several_articles();
  auto catalogue = file.open();
  const auto people = people_of(catalogue);
  CHECK(report::scope_of(people.courses) == "Darier disease, Hailey-Hailey disease");
  CHECK(report::scope_of(std::vector<query::TreatedCourse>{}).empty());
  CHECK(report::several(people.courses, &query::TreatedCourse::treatment));
  CHECK_FALSE(
      report::several(people_of(catalogue, test::about("naltrexone")).courses, &query::TreatedCourse::treatment));
  CHECK_FALSE(report::several(std::vector<query::TreatedCourse>{}, &query::TreatedCourse::treatment));
}

TEST_CASE("the seed is to be read with care, and so says every answer", "[report]") {
  const auto file = tests::albers();
  auto catalogue = file.open();
  CHECK(caveats_of(catalogue) == Texts{"Read with care: 3 patients of 1 article, no comparison group; published case "
                                       "reports lean to success."});
  document::Document document;
  report::add_reading_caveats(document, catalogue, people_of(catalogue), {});
  CHECK(document.caveats.empty());  // without sources there is nothing to read
}

TEST_CASE("a comparison group in some article is said, and several treatments are not added up", "[report]") {
  const auto file = several_articles();
  auto catalogue = file.open();
  CHECK(caveats_of(catalogue) ==
        Texts{"Read with care: a comparison group in some articles only; published case reports lean to success."});
  CHECK(caveats_of(catalogue, test::about("naltrexone")) ==
        Texts{"Read with care: 5 patients of 2 articles, a comparison group in some articles only; published case "
              "reports lean to success."});
}

TEST_CASE("an answer says what its notice scope changes", "[report]") {
  const auto file = tests::albers();
  auto scoped = file.open({"2019-01-01", true, false});
  auto caveats = caveats_of(scoped);
  REQUIRE(caveats.size() == 3);
  CHECK(caveats[1] == "Notices are taken into account up to 2019-01-01 only.");
  CHECK(caveats[2] == "Claims flagged by notices are counted.");
  auto without = file.open({"", false, true});
  caveats = caveats_of(without);
  REQUIRE(caveats.size() == 2);
  CHECK(caveats[1] == "Notices are left out of account.");
}

TEST_CASE("an empty answer tells what it was limited to", "[report]") {
  CHECK(report::treatment_words({}) == "treatments");
  CHECK(report::treatment_words(test::about("naltrexone")) == "naltrexone");
  CHECK(report::limits_words({}).empty());
  ReportOptions options = test::about("naltrexone");
  options.condition = "Darier disease";
  CHECK(report::limits_words(options) == " of naltrexone for Darier disease");
  options.endpoint = "clinical resolution";
  options.article = "a-2000";
  CHECK(report::limits_words(options) == " of naltrexone for Darier disease on clinical resolution in a-2000");
}
