#include <limits>
#include <nlohmann/json.hpp>

#include "catch.h"
#include "core/text.h"
#include "render/render.h"
#include "sample_document.h"

using namespace casebook;
using namespace casebook::render;
using document::cell;
using nlohmann::ordered_json;

namespace {

ordered_json envelope(const document::Document& document, bool sql = false) {
  Options options;
  options.show_sql = sql;
  return ordered_json::parse(render::render(document, Format::json, options));
}

std::vector<std::string> keys_of(const ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& item : object.items()) keys.push_back(item.key());
  return keys;
}

}  // namespace

TEST_CASE("json is the answer envelope, its keys in one order") {
  const auto json = envelope(sample::sample_document());
  CHECK(keys_of(json) == std::vector<std::string>{"report", "question", "scope", "parameters", "answer", "tables",
                                                  "figures", "legend", "caveats", "sources"});
  CHECK(json["parameters"] ==
        ordered_json::parse(R"({"treatment": "samplol", "level": 0.95, "include_flagged": false})"));
  CHECK(json["answer"].size() == 2);
  CHECK(json["caveats"].size() == 2);
  CHECK(json["figures"][0]["lanes"][2] ==
        ordered_json::parse(R"({"label": "held", "note": "n = 1", "marks": [{"kind": "somewhere", "lower": 30.0, "upper": null}]})"));
  CHECK(json["figures"][0]["axis"] == ordered_json::parse(R"({"unit": "days", "min": 0.0, "max": 61.0})"));
  CHECK(json["sources"][0] == ordered_json::parse(R"({
    "citekey": "sample-2020", "pmid": "10000001", "doi": "10.1000/sample_2020",
    "citation": "Sample AB, Example CD. Treatment of Sample Disease With Samplol. J Samples. 2020;1(2):3-4.",
    "text_read": "abstract",
    "notices": [
      {"kind": "correction", "scope": "affiliation", "published": "2020-10-01", "pmid": "10000002", "claims_affected": 0, "judged": true},
      {"kind": "expression of concern", "scope": "data", "published": null, "pmid": null, "claims_affected": 2, "judged": true}]})"));
  CHECK(json["sources"][1]["pmid"].is_null());
}

TEST_CASE("json rows are objects of data columns, null where nothing is stated") {
  const auto steps = envelope(sample::sample_document())["tables"][0];
  CHECK(keys_of(steps) == std::vector<std::string>{"name", "columns", "rows"});
  CHECK(steps["columns"][3] == ordered_json::parse(R"({"name": "dose_min", "unit": "mg"})"));
  CHECK(steps["columns"][0] == ordered_json::parse(R"({"name": "citekey"})"));
  CHECK(keys_of(steps["rows"][0]) == std::vector<std::string>{"citekey", "subject", "step", "dose_min", "affected",
                                                              "assessed", "after_days", "locator", "counted"});
  CHECK(steps["rows"][1]["after_days"].is_null());
  CHECK(steps["rows"][1]["dose_min"] == 4.5);
  CHECK(steps["rows"][0]["counted"] == true);
  CHECK(envelope(sample::sample_document())["tables"][1]["rows"].empty());
}

TEST_CASE("json has two spaces a level and a line end at its end") {
  const std::string text = render::render(sample::sample_document(), Format::json, {});
  CHECK_THAT(text, Catch::StartsWith("{\n  \"report\": \"dose-titration\",\n  \"question\": "));
  CHECK_THAT(text, Catch::EndsWith("\n}\n"));
  CHECK(text == ordered_json::parse(text).dump(2) + "\n");
  CHECK(render::render(document::Document{}, Format::json, {}) ==
        ordered_json::parse(render::render(document::Document{}, Format::json, {})).dump(2) + "\n");
}

TEST_CASE("numbers in json keep all their digits and their kind") {
  document::Table table;
  table.columns = {document::text_column("n")};
  for (const double number : {60.875, 4.5, 3.0, 0.1, 1.0 / 3}) document::add_row(table, {cell(number)});
  document::add_row(table, {cell(9007199254740993)});
  document::add_row(table, {cell(std::numeric_limits<double>::infinity())});
  document::add_row(table, {cell(std::numeric_limits<double>::quiet_NaN())});
  const std::string text = render_rows(table, Format::json, {});
  for (const char* number :
       {": 60.875\n", ": 4.5\n", ": 3.0\n", ": 0.1\n", ": 0.3333333333333333\n", ": 9007199254740993\n"}) {
    CHECK_THAT(text, Catch::Contains(number));
  }
  const auto json = ordered_json::parse(text);
  CHECK(json[6]["n"].is_null());
  CHECK(json[7]["n"].is_null());
}

TEST_CASE("bare rows are an array of objects that loses no column of the same name") {
  document::Table table;
  table.columns = {document::text_column("a"), document::text_column("a"), document::text_column("a_2"),
                   document::text_column("a")};
  CHECK(render_rows(table, Format::json, {}) == "[]\n");
  document::add_row(table, {cell(1), cell(2), cell(3), cell(4)});
  CHECK(render_rows(table, Format::json, {}) ==
        "[\n  {\n    \"a\": 1,\n    \"a_3\": 2,\n    \"a_2\": 3,\n    \"a_4\": 4\n  }\n]\n");
}

TEST_CASE("a parameter given more than once is an array") {
  document::Document document;
  document.parameters = {{"site", std::string("groin")}, {"site", std::string("axilla")}};
  CHECK(envelope(document)["parameters"]["site"] == ordered_json::parse(R"(["groin", "axilla"])"));
}

TEST_CASE("the SQL is in json when asked for") {
  CHECK(envelope(sample::sample_document(), true)["sql"][0]["name"] == "steps");
  CHECK_FALSE(envelope(sample::sample_document()).contains("sql"));
}

TEST_CASE("hostile text in json neither throws nor reaches a terminal raw, and reads back as it was") {
  const auto hostile = sample::hostile_document(sample::terminal_attack());
  Options options;
  options.show_sql = true;
  const std::string text = render::render(hostile, Format::json, options);
  CHECK_FALSE(sample::has_raw_controls(text));
  CHECK_FALSE(core::first_invalid_utf8(text));
  const std::string question = ordered_json::parse(text)["question"];
  CHECK_THAT(question, Catch::StartsWith("a\x1b[31mred\x1b]0;title\x07 \xc2\x9b"
                                         "2J \xe2\x80\xaetxt \xef\xbf\xbd"));
  CHECK_FALSE(sample::has_raw_controls(render_rows(hostile.tables[0], Format::json, {})));
  const std::string quoted = "\"},{\\\"";
  CHECK(envelope(sample::hostile_document(quoted))["tables"][0]["rows"][0][quoted] == quoted);
}

TEST_CASE("a figure in json has every mark with its words, and the band as it is") {
  document::Document document;
  document.figures = {sample::course_figure(), sample::shares_figure()};
  const auto json = envelope(document);
  const auto& course = json["figures"][0];
  CHECK(course["lanes"][0]["group"] == "sample-2020");
  CHECK(course["lanes"][0]["marks"][2] ==
        ordered_json::parse(R"({"kind": "happening", "lower": 14.0, "upper": 28.0, "symbol": "▲", "words": "4.5 mg"})"));
  CHECK(course["key"][0] == ordered_json::parse(R"({"symbol": "▲", "words": "dose raised"})"));
  const auto& lanes = json["figures"][1]["lanes"];
  CHECK(lanes[0]["marks"][0] == ordered_json::parse(R"({"kind": "interval", "lower": 28.4, "upper": 99.5, "point": 80.0, "weight": 0.5})"));
  CHECK(lanes[1]["marks"][0]["kind"] == "pooled");
  CHECK(lanes[3]["band"][1] == ordered_json::parse(R"({"from": 20.0, "least": 0.0, "most": 0.5})"));
}
