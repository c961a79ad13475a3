#include "sql_functions/table_functions.h"

#include <array>

#include "catch.h"
#include "reference/reference.h"
#include "sql_functions/connection.h"

using namespace casebook::tests;
using Catch::Matchers::Contains;

namespace {

/// null where the figure is infinite, as in the output.
nlohmann::json finite(const nlohmann::json& value) { return value.is_string() ? nlohmann::json() : value; }

}  // namespace

TEST_CASE("interval-censored estimates in SQL equal the reference figures", "[sql]") {
  Connection connection;
  const auto reference = reference_figures("interval_npmle.json");
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id"));
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& row : entry.at("input").at("observations")) rows.push_back({finite(row.at("left")), finite(row.at("right")), row.at("count")});
    const auto& expected = entry.at("expected");
    if (expected.at("status") == "invalid_input") {
      CHECK_THAT(connection.refusal("SELECT * FROM npmle(:json)", rows.dump()), Contains("npmle: json, row ") && Contains("lower = "));
      CHECK_THAT(connection.refusal("SELECT * FROM npmle_median(:json)", rows.dump()), Contains("npmle_median: json, row "));
      continue;
    }
    const auto cells = connection.numbers("SELECT lower, upper, lower_closed, upper_closed, mass, survival_after FROM npmle(:json)", rows.dump());
    const auto medians = connection.numbers("SELECT lower, upper, log_likelihood, n FROM npmle_median(:json)", rows.dump());
    REQUIRE(medians.size() == 1);
    if (expected.at("status") == "no_observations") {
      CHECK(cells.empty());
      CHECK((!medians[0][0] && !medians[0][1] && !medians[0][2]));
      CHECK(medians[0][3] == 0);
      continue;
    }
    const double mass = entry.at("tolerance").at("mass_absolute").get<double>();
    const auto& intersections = expected.at("maximal_intersections");
    REQUIRE(cells.size() == intersections.size());
    double after = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      after -= intersections[i].at("mass").get<double>();
      CHECK(is_near(cells[i][0], finite(intersections[i].at("left")), 0, 0));
      CHECK(is_near(cells[i][1], finite(intersections[i].at("right")), 0, 0));
      CHECK((cells[i][2] == 1) == intersections[i].at("left_closed").get<bool>());
      CHECK((cells[i][3] == 1) == intersections[i].at("right_closed").get<bool>());
      CHECK(is_near(cells[i][4], intersections[i].at("mass"), mass, 0));
      CHECK(is_near(cells[i][5], after, mass, 0));
    }
    CHECK(cells.back()[5] == 0);
    CHECK(is_near(medians[0][0], finite(expected.at("median").at("left")), 0, 0));
    CHECK(is_near(medians[0][1], finite(expected.at("median").at("right")), 0, 0));
    CHECK(is_near(medians[0][2], expected.at("log_likelihood"), entry.at("tolerance").at("log_likelihood_absolute").get<double>(), 0));
    CHECK(medians[0][3] == expected.at("n").get<double>());
  }
}

TEST_CASE("product-limit curves in SQL equal the reference figures", "[sql]") {
  Connection connection;
  const auto reference = reference_figures("kaplan_meier.json");
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id"));
    nlohmann::json input = nlohmann::json::array();
    for (const auto& row : entry.at("input").at("observations")) input.push_back({row.at("time"), row.at("event")});
    const auto rows = connection.numbers("SELECT time, at_risk, events, survival, std_error, ci_lower, ci_upper FROM kaplan_meier(:json, " +
                                             entry.at("input").at("level").dump() + ")",
                                         input.dump());
    const auto& table = entry.at("expected").at("table");
    REQUIRE(rows.size() == table.size());
    constexpr std::array kKeys{"time", "n_risk", "n_event", "survival", "std_error", "lower", "upper"};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t column = 0; column < kKeys.size(); ++column) {
        INFO("row " << i << ", " << kKeys[column]);
        CHECK(is_near(rows[i][column], table[i].at(kKeys[column]), entry.at("tolerance").at("absolute").get<double>(),
                      entry.at("tolerance").at("relative").get<double>()));
      }
    }
  }
}

TEST_CASE("pooled shares in SQL equal the reference figures", "[sql]") {
  Connection connection;
  const auto reference = reference_figures("pooled_proportion.json");
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id"));
    nlohmann::json input = nlohmann::json::array();
    for (const auto& one : entry.at("input").at("series")) input.push_back({one.at("x"), one.at("n")});
    auto statement = connection.database().prepare("SELECT method, status, share, ci_lower, ci_upper, tau2 FROM pooled_share(:json, 0.95)");
    statement.bind(":json", input.dump());
    const auto tolerance = [&](const char* name) { return entry.at("tolerance").at(name).get<double>(); };
    const auto& expected = entry.at("expected");

    REQUIRE(statement.step());
    CHECK(statement.text("method") == "fixed");
    CHECK(statement.text("status") == "ok");
    CHECK(is_near(statement.real("share"), expected.at("fixed").at("estimate"), 0, tolerance("fixed_relative")));
    CHECK(is_near(statement.real("ci_lower"), expected.at("fixed").at("clopper_pearson").at("lower"), 0, tolerance("fixed_relative")));
    CHECK(is_near(statement.real("ci_upper"), expected.at("fixed").at("clopper_pearson").at("upper"), 0, tolerance("fixed_relative")));
    CHECK(!statement.real("tau2"));

    REQUIRE(statement.step());
    CHECK(statement.text("method") == "glmm");
    CHECK(statement.text("status") == expected.at("glmm").at("status").get<std::string>());
    if (statement.text("status") == "ok") {
      CHECK(is_near(statement.real("share"), expected.at("glmm").at("pooled"), tolerance("proportion_absolute"), 0));
      CHECK(is_near(statement.real("ci_lower"), expected.at("glmm").at("ci").at("lower"), tolerance("proportion_absolute"), 0));
      CHECK(is_near(statement.real("ci_upper"), expected.at("glmm").at("ci").at("upper"), tolerance("proportion_absolute"), 0));
      CHECK(is_near(statement.real("tau2"), expected.at("glmm").at("tau2"), tolerance("glmm_tau2_absolute"), tolerance("glmm_tau2_relative")));
    } else {
      CHECK((!statement.real("share") && !statement.real("ci_lower") && !statement.real("ci_upper") && !statement.real("tau2")));
    }

    REQUIRE(statement.step());
    CHECK(statement.text("method") == "beta_binomial");
    CHECK(statement.text("status") == expected.at("beta_binomial").at("status").get<std::string>());
    if (expected.at("beta_binomial").contains("mean")) {
      CHECK(is_near(statement.real("share"), expected.at("beta_binomial").at("mean"), tolerance("beta_binomial_absolute"), 0));
    }
    if (expected.at("beta_binomial").contains("ci")) {
      CHECK(is_near(statement.real("ci_lower"), expected.at("beta_binomial").at("ci").at("lower"), tolerance("beta_binomial_absolute"), 0));
      CHECK(is_near(statement.real("ci_upper"), expected.at("beta_binomial").at("ci").at("upper"), tolerance("beta_binomial_absolute"), 0));
    }
    CHECK(!statement.step());
  }
  CHECK(connection.rows("SELECT DISTINCT status, share FROM pooled_share('[]')") == "no_patients|NULL;");
}

TEST_CASE("comparisons in SQL equal the reference figures", "[sql]") {
  Connection connection;
  const auto reference = reference_figures("two_by_two.json");
  for (const auto& entry : reference.at("cases")) {
    INFO(entry.at("id"));
    const auto& input = entry.at("input");
    const auto rows = connection.numbers("SELECT p_two_sided, odds_ratio, ci_lower, ci_upper FROM two_by_two(" + input.at("a").dump() + ", " +
                                         input.at("b").dump() + ", " + input.at("c").dump() + ", " + input.at("d").dump() + ", " +
                                         input.at("level").dump() + ")");
    REQUIRE(rows.size() == 1);
    const auto& expected = entry.at("expected");
    if (expected.at("status") == "degenerate_margin") {
      for (const auto& figure : rows[0]) CHECK(!figure);
      continue;
    }
    const double odds = entry.at("tolerance").at("odds_ratio_relative").get<double>();
    CHECK(is_near(rows[0][0], expected.at("p_two_sided"), 0, entry.at("tolerance").at("p_relative").get<double>()));
    CHECK(is_near(rows[0][1], finite(expected.at("odds_ratio_conditional")), 0, odds));
    CHECK(is_near(rows[0][2], finite(expected.at("odds_ratio_ci").at("lower")), 0, odds));
    CHECK(is_near(rows[0][3], finite(expected.at("odds_ratio_ci").at("upper")), 0, odds));
  }
}

TEST_CASE("a bad argument of a table-valued function is an SQL error that names it", "[sql]") {
  Connection connection;
  for (const auto& [call, message] : {std::pair{"kaplan_meier('[[1, 1]]', 95)", "kaplan_meier: level = 95: expected a fraction above 0 and below 1"},
                                      {"kaplan_meier('[[1, 1]]', 'x')", "kaplan_meier: level = 'x': expected a number"},
                                      {"two_by_two(1, 2, 3, -4)", "two_by_two: d = -4: expected 0 to 1000000"},
                                      {"two_by_two(1, 2, 3.5, 4)", "two_by_two: c = 3.5: expected a whole number"},
                                      {"two_by_two(1, 2, NULL, 4)", "two_by_two: c = NULL: expected a whole number"},
                                      {"two_by_two(1, 2, 3)", "two_by_two: the argument d is missing"},
                                      {"pooled_share('[[1, 2], [4, 3]]')", "pooled_share: json, row 2: x = 4: expected 0 to n = 3"},
                                      {"pooled_share('[[1, 2000000]]')", "pooled_share: cases = 2000000 of series 1: expected 1 to 1000000"},
                                      {"npmle", "npmle: the argument json is missing"},
                                      {"npmle(7)", "npmle: json = 7: expected text"}}) {
    CAPTURE(call);
    CHECK_THAT(connection.refusal(std::string("SELECT * FROM ") + call), Contains(message));
  }
  CHECK_THAT(connection.refusal("SELECT * FROM two_by_two(1, 2, 3, 4, 0.9, 7)"), Contains("too many arguments"));
}
