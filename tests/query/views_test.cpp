// Every query reads exactly the columns of its view, in the view's order.

#include "catch.h"
#include "query/adverse_event_rates.h"
#include "query/adverse_event_reports.h"
#include "query/any_responses.h"
#include "query/appraisal_items.h"
#include "query/article_citations.h"
#include "query/course_lengths.h"
#include "query/courses.h"
#include "query/unjudged_notices.h"
#include "query/dose_titration.h"
#include "query/erratum_effects.h"
#include "query/evidence.h"
#include "query/naltrexone_cases.h"
#include "query/patient_timelines.h"
#include "query/prior_treatments.h"
#include "query/rechallenges.h"
#include "query/responders.h"
#include "query/response_rates.h"
#include "query/subject_traits.h"
#include "query/term_facts.h"
#include "query/time_to_response.h"
#include "query/told_apart_patients.h"
#include "query/treated.h"
#include "query/treated_courses.h"
#include "query/vocabulary_codes.h"
#include "query/vocabulary_terms.h"

using namespace casebook;

namespace {

template <typename Row>
void check_columns(query::Catalogue& catalogue, const std::string& view, const query::Rows<Row>& rows) {
  INFO(view);
  std::vector<std::string> wanted;
  for (const auto name : query::column_names<Row>()) wanted.emplace_back(name);
  const auto columns_of = [&](const std::string& sql) {
    const auto statement = catalogue.database().prepare(sql);
    std::vector<std::string> names;
    for (int i = 0; i < statement.columns(); ++i) names.push_back(statement.column_name(i));
    return names;
  };
  CHECK(columns_of("SELECT * FROM " + view) == wanted);
  CHECK(columns_of(rows.sql) == wanted);
}

}  // namespace

TEST_CASE("each row struct lists the columns of its view", "[query]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  check_columns(catalogue, "adverse_event_rates", query::adverse_event_rates(catalogue));
  check_columns(catalogue, "adverse_event_reports", query::adverse_event_reports(catalogue));
  check_columns(catalogue, "any_responses", query::any_responses(catalogue));
  check_columns(catalogue, "appraisal_items", query::appraisal_items(catalogue));
  check_columns(catalogue, "article_citations", query::article_citations(catalogue));
  check_columns(catalogue, "course_lengths", query::course_lengths(catalogue));
  check_columns(catalogue, "courses", query::courses(catalogue));
  check_columns(catalogue, "unjudged_notices", query::unjudged_notices(catalogue));
  check_columns(catalogue, "dose_titration", query::dose_titration(catalogue));
  check_columns(catalogue, "erratum_effects", query::erratum_effects(catalogue));
  check_columns(catalogue, "evidence", query::evidence(catalogue));
  check_columns(catalogue, "patient_timelines", query::patient_timelines(catalogue));
  check_columns(catalogue, "prior_treatments", query::prior_treatments(catalogue));
  check_columns(catalogue, "rechallenges", query::rechallenges(catalogue));
  check_columns(catalogue, "responders", query::responders(catalogue));
  check_columns(catalogue, "response_rates", query::response_rates(catalogue));
  check_columns(catalogue, "subject_traits", query::subject_traits(catalogue));
  check_columns(catalogue, "term_facts", query::term_facts(catalogue));
  check_columns(catalogue, "time_to_response", query::time_to_response(catalogue));
  check_columns(catalogue, "told_apart_patients", query::told_apart_patients(catalogue));
  check_columns(catalogue, "treated", query::treated(catalogue));
  check_columns(catalogue, "treated_courses", query::treated_courses(catalogue));
  check_columns(catalogue, "vocabulary_codes", query::vocabulary_codes(catalogue, ""));
  check_columns(catalogue, "vocabulary_terms", query::vocabulary_terms(catalogue, ""));
}

TEST_CASE("a query answers with every row, NULL as nothing", "[query]") {
  const auto file = test::seed_catalogue();
  auto catalogue = file.open();
  query::Filter filter;
  filter.treatment = "naltrexone";
  const auto steps = query::dose_titration(catalogue, filter).rows;
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].pmid == "28768313");
  CHECK(steps[0].affected == 3);
  CHECK(steps[0].after_days_min == 0);
  CHECK(steps[1].affected == 2);
  CHECK(steps[1].dose_min == 4.5);
  CHECK(steps[1].after_days_min == std::nullopt);
  CHECK(steps[1].counted == 1);
  CHECK(query::erratum_effects(catalogue).rows.at(0).claims_affected == 0);
  CHECK(query::treated(catalogue).rows.at(0).treated == 3);
  CHECK(query::rechallenges(catalogue).rows.at(0).relapse_assessed == std::nullopt);
}

TEST_CASE("a query is limited to what was asked for", "[query]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  query::Filter filter;
  filter.citekey = "gavali-2024";
  for (const auto& row : query::time_to_response(catalogue, filter).rows) CHECK(row.citekey == "gavali-2024");
  filter = {};
  filter.endpoint = "clinical resolution";
  for (const auto& row : query::time_to_response(catalogue, filter).rows) CHECK(row.endpoint == "clinical resolution");
  filter = {};
  filter.condition = "no such disease";
  CHECK(query::dose_titration(catalogue, filter).rows.empty());
  filter = {};
  filter.articles = {{"li-2017", "albers-2017"}};
  CHECK(query::article_citations(catalogue, filter).rows.size() == 2);
  filter.articles = std::vector<std::string>{};
  CHECK(query::article_citations(catalogue, filter).rows.empty());
}

TEST_CASE("the rows of an answer count as the contract says", "[query]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  const auto treated = query::treated(catalogue).rows;
  REQUIRE(treated.size() == 1);
  CHECK(treated[0].treated == 21);
  CHECK(treated[0].articles == 7);

  std::map<std::string, std::string> steps;
  for (const auto& row : query::dose_titration(catalogue).rows) {
    if (row.counted == 0) steps[row.citekey + " " + std::to_string(row.step)] = *row.why_not_counted;
  }
  CHECK(steps == std::map<std::string, std::string>{{"ibrahim-2017 2", "no count"},
                                                    {"jfri-2019 1", "retold"},
                                                    {"jfri-2019 2", "retold"},
                                                    {"li-2017 1", "possibly the same patient"}});

  std::map<std::string, std::string> rates;
  for (const auto& row : query::response_rates(catalogue).rows) {
    const std::string name =
        row.endpoint + (row.threshold ? " " + std::to_string(static_cast<int>(*row.threshold)) : "");
    rates[name] = std::to_string(row.articles) + ": " +
                  (row.assessed ? std::to_string(*row.affected) + "/" + std::to_string(*row.assessed) : "-") + ", " +
                  (row.not_reported ? std::to_string(*row.not_reported) : "-");
  }
  CHECK(rates.at("any response") == "7: 20/21, 0");
  CHECK(rates.at("first improvement") == "2: 5/5, 16");
  CHECK(rates.at("clinical resolution") == "6: 11/11, 10");
  CHECK(rates.at("percent clearance 80") == "1: 3/3, 18");
  CHECK(rates.at("percent clearance 90") == "1: 1/3, 18");
  CHECK(rates.at("no response") == "1: 1/8, 13");
  CHECK(rates.at("quality of life improved") == "2: 10/11, 10");
  CHECK(rates.at("pain improved") == "1: 3/3, 18");
  CHECK(rates.at("relapse after withdrawal") == "1: 1/1, -");
  CHECK(rates.at("re-response on rechallenge") == "1: 1/1, -");
}

TEST_CASE("a claim that gives way names the article that is counted instead", "[query]") {
  const auto file = test::naltrexone_catalogue();
  auto catalogue = file.open();
  query::Filter filter;
  filter.citekey = "li-2017";
  const auto steps = query::dose_titration(catalogue, filter).rows;
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].counted_in == "ibrahim-2017");
  CHECK(steps[1].counted_in == std::nullopt);
}
