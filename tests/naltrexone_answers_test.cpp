// The expected answers of the counting contract for naltrexone, row by row, from the case files of the seed: albers-2017 and the eleven further reports
// on opioid antagonists.

#include <algorithm>
#include <string>
#include <vector>

#include "casefile/loaded_catalogue.h"
#include "catch.h"
#include "query/time_to_response.h"
#include "report/answers.h"
#include "report/dose_ladder.h"
#include "report/response_estimates.h"
#include "store/catalogue_file.h"
#include "store/temporary_folder.h"

using namespace casebook;

namespace {

using Rows = std::vector<std::string>;

/// The seed's vocabulary, albers-2017 and the eleven, each by its name: what else stands in seed/further does not change what is asked here.
Rows naltrexone_files() {
  Rows files{"seed/albers-2017.yaml"};
  for (const char* key : {"gavali-2024", "grolleau-2020", "ibrahim-2017", "jasansbarcelo-2020", "jfri-2019", "kollman-2018", "li-2017", "menta-2024",
                          "sonthalia-2019", "stratman-2017", "zheng-2025"})
    files.push_back(std::string("seed/further/") + key + ".yaml");
  return files;
}

void load_naltrexone(store::Database& database) {
  casefile::load_files(database, casefile::check_case_texts(casefile::embedded_case_texts("seed/vocabulary/"), {}), tests::kNow, "seed");
  std::vector<casefile::CaseText> texts;
  for (const auto& name : naltrexone_files()) {
    for (auto& text : casefile::embedded_case_texts(name)) texts.push_back(std::move(text));
  }
  REQUIRE(texts.size() == 12);
  tests::load(database, texts);
}

store::Database& in_memory() {
  static store::Database database = [] {
    auto made = store::Database::in_memory();
    store::migrate(made, store::embedded::migrations(), store::embedded::views(), tests::kNow);
    load_naltrexone(made);
    return made;
  }();
  return database;
}

std::string words(const store::SqlValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value)) return core::number_text(*number);
  return "·";
}

/// Rows as "a | b | c"; "·" where nothing is stated.
Rows rows(const std::string& sql) {
  auto statement = in_memory().prepare(sql);
  Rows found;
  while (statement.step()) {
    std::string row;
    for (int i = 0; i < statement.columns(); ++i) row += (i == 0 ? "" : " | ") + words(statement.value(i));
    found.push_back(row);
  }
  return found;
}

std::string rate(const std::string& endpoint, const std::string& treatment = "naltrexone") {
  const auto found = rows("SELECT coalesce(affected, '·') || '/' || coalesce(assessed, '·') FROM response_rates WHERE unit = 'patients' AND treatment = '" +
                          treatment + "' AND endpoint = '" + endpoint + "'");
  return found.size() == 1 ? found.front() : std::to_string(found.size()) + " rows";
}

/// The same catalogue in a file, for what opens one.
class CatalogueFile {
 public:
  CatalogueFile() { store::create_catalogue(file(), tests::kNow, load_naltrexone); }
  query::Catalogue open() const { return query::Catalogue::open(file()); }

 private:
  std::filesystem::path file() const { return folder_ / "casebook.db"; }
  tests::TemporaryFolder folder_;
};

query::Filter of_naltrexone() {
  query::Filter filter;
  filter.treatment = "naltrexone";
  return filter;
}

std::vector<std::string> sentences_with(const Rows& sentences, const std::string& part) {
  Rows found;
  for (const auto& sentence : sentences) {
    if (test::contains(sentence, part)) found.push_back(sentence);
  }
  return found;
}

}  // namespace

TEST_CASE("naltrexone: 21 own patients were treated in 7 articles, and one more who is possibly one of them") {
  CHECK(rows("SELECT articles, treated FROM treated WHERE treatment = 'naltrexone'") == Rows{"7 | 21"});
  CHECK(rows("SELECT citekey, sum(affected) FROM treated_courses WHERE treatment = 'naltrexone' GROUP BY citekey ORDER BY citekey") ==
        Rows{"albers-2017 | 3", "gavali-2024 | 3", "grolleau-2020 | 2", "ibrahim-2017 | 3", "jasansbarcelo-2020 | 8", "kollman-2018 | 1",
             "sonthalia-2019 | 1"});
  CHECK(rows("SELECT p.label, l.certainty, q.citekey, r.label FROM patient_links l JOIN patients p USING(patient_id) "
             "JOIN articles q ON q.article_id = l.to_article_id JOIN patients r ON r.patient_id = l.to_patient_id") ==
        Rows{"patient | possible | ibrahim-2017 | the woman"});
  CHECK(rows("SELECT citekey, why_not_counted FROM evidence WHERE citekey = 'li-2017' AND kind = 'treatment'") ==
        Rows{"li-2017 | possibly the same patient"});
}

TEST_CASE("naltrexone: every dose with who took it, in which order, and when") {
  CHECK(rows("SELECT citekey, subject, coalesce(affected, '·') || '/' || coalesce(assessed, '·'), step, "
             "CASE WHEN dose_min = dose_max THEN printf('%g', dose_min) WHEN dose_min < dose_max THEN printf('%g-%g', dose_min, dose_max) END, frequency, "
             "CASE WHEN daily_dose_min = daily_dose_max THEN printf('%g', daily_dose_min) "
             "WHEN daily_dose_min < daily_dose_max THEN printf('%g-%g', daily_dose_min, daily_dose_max) END, "
             "coalesce(CAST(after_days_min AS INTEGER), '·') || '-' || coalesce(CAST(after_days_max AS INTEGER), '·'), change, "
             "coalesce(why_not_counted, 'yes') "
             "FROM dose_titration WHERE treatment = 'naltrexone' AND standing = 'own' ORDER BY citekey, subject, step, dose_min") ==
        Rows{"albers-2017 | all patients | 3/3 | 1 | 3 | nightly | 3 | 0-0 | start | yes",
             "albers-2017 | all patients | 2/3 | 2 | 4.5 | nightly | 4.5 | ·-· | increase | yes",
             "gavali-2024 | all patients | 3/3 | 1 | 3 | daily | 3 | 0-0 | start | yes",
             "gavali-2024 | all patients | 3/3 | 2 | 6 | daily | 6 | 0-56 | increase | yes",
             "grolleau-2020 | patient 1 | 1/1 | 1 | 12.5 | daily | 12.5 | 0-0 | start | yes",
             "grolleau-2020 | patient 2 | 1/1 | 1 | 12.5 | daily | 12.5 | 0-0 | start | yes",
             "ibrahim-2017 | all patients | 3/3 | 1 | 1.5 | daily | 1.5 | 0-0 | start | yes",
             "ibrahim-2017 | all patients | ·/3 | 2 | 1.5-3 | daily | 1.5-3 | ·-· | as needed | no count",
             "jasansbarcelo-2020 | all patients | 7/8 | 1 | 3-4.5 | daily | 3-4.5 | ·-· | as reported | yes",
             "jasansbarcelo-2020 | all patients | 1/8 | 1 | 50 | daily | 50 | ·-· | as reported | yes",
             "kollman-2018 | patient | 1/1 | 1 | · | · | · | 0-0 | start | yes",
             "li-2017 | patient | 1/1 | 1 | 1.5 | daily | 1.5 | 0-0 | start | possibly the same patient",
             "li-2017 | patient | 1/1 | 2 | 3 | daily | 3 | ·-· | temporary increase | yes",
             "sonthalia-2019 | patient | 1/1 | 1 | 5 | daily | 5 | 0-0 | start | yes",
             "sonthalia-2019 | patient | 1/1 | 2 | · | daily | · | ·-· | restart | yes",
             "sonthalia-2019 | patient | 1/1 | 3 | 3 | daily | 3 | ·-· | decrease | yes"});
  CHECK(rows("SELECT DISTINCT citekey, via_source FROM dose_titration WHERE via_source IS NOT NULL") == Rows{"jasansbarcelo-2020 | news digest"});
}

TEST_CASE("naltrexone: doses of retold patients are listed and never counted") {
  CHECK(rows("SELECT citekey, subject, affected || '/' || assessed, step, printf('%g-%g', dose_min, dose_max), counted, why_not_counted "
             "FROM dose_titration WHERE treatment = 'naltrexone' AND standing = 'retold' AND dose_min IS NOT NULL ORDER BY citekey, step") ==
        Rows{"jfri-2019 | first series | 3/3 | 1 | 3-3 | 0 | retold", "jfri-2019 | first series | 3/3 | 2 | 4.5-4.5 | 0 | retold",
             "menta-2024 | series of 14 | 14/14 | 1 | 1.5-6 | 0 | retold",
             "menta-2024 | those without improvement | 4/6 | 2 | 12-50 | 0 | retold"});
  CHECK(rows("SELECT count(*) FROM evidence WHERE counted = 1 AND kind <> 'background' AND (citekey = 'jfri-2019' OR citekey = 'menta-2024')") == Rows{"0"});
}

TEST_CASE("naltrexone: who started at a dose, reached it and went no higher, 21 in all") {
  const CatalogueFile file;
  auto catalogue = file.open();
  Rows ladder;
  std::int64_t highest = 0;
  for (const auto& row : report::dose_ladder(query::dose_titration(catalogue, of_naltrexone()).rows, query::treated_courses(catalogue, of_naltrexone()).rows)) {
    const auto shown = [](std::int64_t number) { return number == 0 ? std::string("-") : std::to_string(number); };
    ladder.push_back(report::ladder_dose_words(row) + ": " + shown(row.started) + "/" + (row.reached ? shown(*row.reached) : "·") + "/" + shown(row.highest));
    CHECK(row.assessed == 21);
    highest += row.highest;
  }
  CHECK(ladder == Rows{"1.5 mg a day: 3/3/-", "1.5-3 mg a day: -/·/3", "3 mg a day: 6/8/1", "3-4.5 mg a day: -/7/7", "4.5 mg a day: -/2/2",
                       "5 mg a day: 1/1/1", "6 mg a day: -/3/3", "12.5 mg a day: 2/2/2", "50 mg a day: -/1/1", "not stated: 1/1/1"});
  CHECK(highest == 21);
}

TEST_CASE("naltrexone: every rate with its articles and how many are not reported on") {
  CHECK(rows("SELECT endpoint, threshold, articles, affected || '/' || assessed, not_reported, articles_without_count "
             "FROM response_rates WHERE treatment = 'naltrexone' AND unit = 'patients' AND treated = 21 AND assessed IS NOT NULL ORDER BY endpoint, threshold") ==
        Rows{"any response | · | 7 | 20/21 | 0 | 0",
             "clinical resolution | · | 6 | 11/11 | 10 | 0",
             "depression improved | · | 1 | 1/2 | 19 | 0",
             "first improvement | · | 2 | 5/5 | 16 | 0",
             "loss of response on treatment | · | 1 | 1/1 | 20 | 0",
             "maintained response | · | 3 | 5/5 | 16 | 0",
             "no response | · | 1 | 1/8 | 13 | 0",
             "pain improved | · | 1 | 3/3 | 18 | 0",
             "partial improvement | · | 3 | 9/10 | 11 | 0",
             "percent clearance | 80 | 1 | 3/3 | 18 | 0",
             "percent clearance | 90 | 1 | 1/3 | 18 | 0",
             "quality of life improved | · | 2 | 10/11 | 10 | 0",
             "re-response on rechallenge | · | 1 | 1/1 | · | 1",
             "relapse after withdrawal | · | 1 | 1/1 | · | 1",
             "relapse on dose reduction | · | 1 | 1/1 | · | 0"});
}

TEST_CASE("naltrexone: a mean is listed and counted for nobody, and shown as the mean that it is") {
  CHECK(rows("SELECT endpoint, affected, assessed, why_not_counted FROM time_to_response WHERE why_not_counted = 'group statistic' ORDER BY endpoint") ==
        Rows{"percent clearance | · | 8 | group statistic", "quality of life improved | · | 8 | group statistic"});
  const CatalogueFile file;
  auto catalogue = file.open();
  const auto document = test::answer(catalogue, "time-to-response", test::about("naltrexone"));
  const auto shown = test::values(document, "observations", {"endpoint_words", "article"});
  for (const char* mean : {"percent clearance mean 77 % | jasansbarcelo-2020", "quality of life improved mean 18 points | jasansbarcelo-2020"})
    CHECK(std::count(shown.begin(), shown.end(), mean) == 1);
}

TEST_CASE("naltrexone: 11 of 11 never stands without the 21 treated and the 10 not reported on") {
  const CatalogueFile file;
  auto catalogue = file.open();
  for (const char* name : {"response-rates", "time-to-response"}) {
    INFO(name);
    const auto document = test::answer(catalogue, name, test::about("naltrexone"));
    const auto found = sentences_with(document.answer, "11 of 11");
    CHECK(found.size() == 1);
    for (std::string sentence : found) {
      for (auto at = sentence.find("11 of 11"); at != std::string::npos; at = sentence.find("11 of 11", at + 1))
        CHECK(sentence.substr(at).rfind("11 of 11 patients (of 21 treated; not reported in 10", 0) == 0);
    }
  }
}

TEST_CASE("naltrexone: how soon, in how many the time is known, and which bound makes the median") {
  const CatalogueFile file;
  auto catalogue = file.open();
  auto outcomes = query::time_to_response(catalogue, of_naltrexone()).rows;
  const auto told = [&](const std::string& endpoint) {
    Rows found;
    for (const auto& row : report::response_estimates(outcomes)) {
      if (row.endpoint != endpoint) continue;
      found.push_back(std::to_string(row.n) + " (" + core::number_text(row.median_lower_days.value_or(-1)) + ", " +
                      core::number_text(row.median_upper_days.value_or(-1)) + "] untimed " + std::to_string(row.untimed) + " " + row.remark);
    }
    return found;
  };
  CHECK(told("first improvement") == Rows{"5 (7, 8] untimed 0 albers-2017's lower bound alone makes it"});
  CHECK(told("clinical resolution") == Rows{"5 (0, 42] untimed 6 "});
  for (auto& row : outcomes) {
    if (row.citekey == "albers-2017" && row.endpoint == "first improvement") row.lower_days = 0;
  }
  CHECK(told("first improvement").front().rfind("5 (0, 8] untimed 0", 0) == 0);
}

TEST_CASE("naltrexone: what followed stopping and starting again") {
  CHECK(rows("SELECT citekey, subject, standing, coalesce(relapse_affected, '·') || '/' || coalesce(relapse_assessed, '·'), relapse_lower_days, "
             "relapse_upper_days, coalesce(rechallenge_affected, '·') || '/' || coalesce(rechallenge_assessed, '·'), "
             "rechallenge_lower_days, rechallenge_upper_days, counted, why_not_counted "
             "FROM rechallenges WHERE treatment = 'naltrexone' AND citekey = 'albers-2017'") ==
        Rows{"albers-2017 | all patients | own | ·/· | · | · | ·/· | 2 | 3 | 0 | no count"});
  CHECK(rows("SELECT citekey, subject, standing, relapse_affected || '/' || relapse_assessed, relapse_lower_days, relapse_upper_days, "
             "rechallenge_affected || '/' || rechallenge_assessed, rechallenge_lower_days, rechallenge_upper_days, counted, why_not_counted "
             "FROM rechallenges WHERE treatment = 'naltrexone' AND citekey <> 'albers-2017' ORDER BY citekey") ==
        Rows{"jfri-2019 | the man who stopped | retold | 1/1 | · | · | 1/1 | · | · | 0 | retold",
             "sonthalia-2019 | patient | own | 1/1 | · | · | 1/1 | · | · | 1 | ·"});
}

TEST_CASE("naltrexone: harms were looked for in 6 of 21, and of 15 nothing is reported") {
  CHECK(rows("SELECT finding, articles, affected || '/' || assessed, treated FROM adverse_event_rates WHERE treatment = 'naltrexone' ORDER BY finding") ==
        Rows{"any adverse event | 3 | 0/5 | 21", "any significant adverse event | 1 | 0/1 | 21"});
  CHECK(rows("SELECT sum(c.affected) FROM treated_courses c WHERE c.treatment = 'naltrexone' AND NOT EXISTS (SELECT 1 FROM adverse_events e "
             "JOIN evidence k ON k.claim_id = e.claim_id WHERE e.treatment_id = c.treatment_id AND k.counted = 1)") == Rows{"15"});
  CHECK(rows("SELECT citekey FROM evidence WHERE kind = 'adverse event' AND affected = 0 AND counted = 1 AND said LIKE '%significant%'") ==
        Rows{"kollman-2018"});
}

TEST_CASE("naltrexone: the second-hand, the overruled and the combined stand where the rules put them") {
  // R13: a charity page against the article's own words.
  CHECK(rows("SELECT k.via_source, k.why_not_counted, f.said FROM evidence k JOIN evidence f ON f.claim_id = k.overruled_by") ==
        Rows{"charity page | overruled | extent of disease down by four fifths or more in every one"});
  // R10: with a cream to the credit of both, on the cream alone to the cream's.
  CHECK(rate("relapse on dose reduction", "diphenhydramine with ketamine cream + naltrexone") == "0/1");
  CHECK(rate("maintained response", "diphenhydramine with ketamine cream") == "1/1");
  CHECK(rows("SELECT DISTINCT citekey, combined_with FROM time_to_response WHERE treatment = 'naltrexone' AND combined_with IS NOT NULL ORDER BY citekey") ==
        Rows{"grolleau-2020 | clobetasol propionate + methotrexate", "kollman-2018 | antibiotics"});
  // R14: what jfri-2019 lists together is one row each, in how many is not stated.
  CHECK(rows("SELECT count(*), max(affected), min(assessed) FROM prior_treatments WHERE citekey = 'jfri-2019'") == Rows{"5 | · | 3"});
  // Naloxone is not naltrexone.
  CHECK(rate("clinical resolution", "naloxone") == "2/2");
  CHECK(rows("SELECT affected, assessed FROM adverse_event_rates WHERE treatment = 'naloxone'") == Rows{"· | ·"});
}
