#pragma once
// A catalogue in a temporary file, filled row by row: for tests of what reads it.

#include <unistd.h>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "query/catalogue.h"
#include "store/catalogue_file.h"
#include "store/embedded_files.h"
#include "store/sql_script.h"

namespace casebook::test {

inline constexpr const char* kHaileyHailey = "Hailey-Hailey disease";

/// Whom a claim is about, and in how many it holds. `patient` empty: the group.
struct Who {
  std::optional<int> affected = std::nullopt;
  std::optional<int> assessed = std::nullopt;
  std::string patient = {};
  std::string cohort = "all patients";
};

inline Who k_of(int affected, int assessed) { return {affected, assessed, "", "all patients"}; }
inline Who unstated() { return {std::nullopt, std::nullopt, "", "all patients"}; }
inline Who person(const std::string& label) { return {1, 1, label, ""}; }

/// What a claim may have besides.
struct Remarks {
  std::optional<std::string> locator = "abstract (Results)";
  std::optional<std::string> via = std::nullopt;
  std::optional<std::string> caution = std::nullopt;
};

struct Step {
  int step = 1;
  std::string change = "start";
  std::optional<double> min = std::nullopt;
  std::optional<double> max = std::nullopt;
  std::string frequency = "daily";
  std::optional<double> after_min = std::nullopt;
  std::optional<double> after_max = std::nullopt;
  std::optional<double> per_day = 1;
  std::string unit = "mg";
  std::string per = "dose";
};

struct Outcome {
  std::string endpoint = {};
  std::string kind = "not stated";  ///< of its time
  std::optional<double> lower = std::nullopt;
  std::optional<double> upper = std::nullopt;
  std::optional<std::string> origin = "treatment start";
  std::string state = "present";
  std::optional<double> value_min = std::nullopt;
  std::optional<double> value_max = std::nullopt;
  std::string extent = "whole";
  std::string site = {};
  std::string words = {};
  std::string statistic = "each";
};

/// Writes articles one after the other; each claim goes to the article and course written last.
class CaseWriter {
 public:
  explicit CaseWriter(store::Database& database) : database_(database) {}

  std::int64_t article(const std::string& citekey, int size, const std::string& standing = "own",
                       const std::string& text_read = "abstract", const std::string& unit = "patients") {
    article_ = insert(
        "INSERT INTO articles(citekey, title, journal, published, volume, issue, pages, design, patients_reported, "
        "text_read) "
        "VALUES (:a, :b, 'Journal of Samples', '2017-08-02', '1', '2', '3-4', 'case series', :c, :d)",
        {{":a", citekey}, {":b", "A Report Called " + citekey}, {":d", text_read}}, {{":c", size}});
    articles_[citekey] = article_;
    cohorts_.clear();
    patients_.clear();
    standing_ = standing;
    cohorts_["all patients"] = insert(
        "INSERT INTO cohorts(article_id, label, size, unit, condition_id, standing) VALUES (:a, 'all patients', :b, "
        ":u, :c, :d)",
        {{":d", standing}, {":u", unit}}, {{":a", article_}, {":b", size}, {":c", term("conditions", kHaileyHailey)}});
    return article_;
  }

  void identifier(const std::string& scheme, const std::string& value) {
    insert("INSERT INTO article_identifiers(scheme, value, article_id) VALUES (:a, :b, :c)",
           {{":a", scheme}, {":b", value}}, {{":c", article_}});
  }

  void author(int position, const std::string& family, const std::string& given) {
    insert("INSERT INTO article_authors(article_id, position, family, given) VALUES (:a, :b, :c, :d)",
           {{":c", family}, {":d", given}}, {{":a", article_}, {":b", position}});
  }

  std::int64_t patient(const std::string& label) {
    return patients_[label] = insert(
               "INSERT INTO patients(article_id, label, condition_id, standing) VALUES (:a, :b, :c, :d)",
               {{":b", label}, {":d", standing_}}, {{":a", article_}, {":c", term("conditions", kHaileyHailey)}});
  }

  void possibly_the_same(const std::string& label, const std::string& citekey) {
    insert(
        "INSERT INTO patient_links(patient_id, to_article_id, to_citekey, certainty) VALUES (:a, :b, :c, 'possible')",
        {{":c", citekey}}, {{":a", patients_.at(label)}, {":b", articles_.at(citekey)}});
  }

  std::int64_t claim(const std::string& kind, const Who& who, const std::string& said, const Remarks& remarks = {}) {
    auto statement = database_.prepare(
        "INSERT INTO claims(article_id, kind, patient_id, cohort_id, affected, assessed, said, locator, basis, "
        "caution, via_source) "
        "VALUES (:a, :b, :c, :d, :e, :f, :g, :h, 'stated', :i, :j)");
    statement.bind(":a", article_).bind(":b", kind).bind(":e", who.affected).bind(":f", who.assessed).bind(":g", said);
    statement.bind(":h", remarks.locator).bind(":i", remarks.caution).bind(":j", remarks.via);
    if (kind != "background" && who.patient.empty()) statement.bind(":d", cohorts_.at(who.cohort));
    if (kind != "background" && !who.patient.empty()) statement.bind(":c", patients_.at(who.patient));
    statement.run();
    return database_.last_insert_id();
  }

  std::int64_t course(const std::string& treatment, const Who& who, const std::string& role = "studied") {
    course_ = claim("treatment", who, treatment + " was given");
    insert("INSERT INTO treatments(claim_id, intervention_id, condition_id, role) VALUES (:a, :b, :c, :d)",
           {{":d", role}},
           {{":a", course_}, {":b", term("interventions", treatment)}, {":c", term("conditions", kHaileyHailey)}});
    return course_;
  }

  std::int64_t step(const Who& who, const Step& step, const Remarks& remarks = {"abstract (Interventions)"}) {
    const auto id = claim("dose step", who, "a dose was taken", remarks);
    auto statement = database_.prepare(
        "INSERT INTO dose_steps(claim_id, treatment_id, step, change, dose_min, dose_max, unit, per, frequency, "
        "doses_per_day, after_days_min, "
        "after_days_max) VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l)");
    statement.bind(":a", id).bind(":b", course_).bind(":c", step.step).bind(":d", step.change).bind(":e", step.min);
    statement.bind(":f", step.max ? step.max : step.min).bind(":h", step.per).bind_text_or_null(":i", step.frequency);
    statement.bind(":j", step.per_day).bind(":k", step.after_min).bind(":l", step.after_max);
    statement.bind_text_or_null(":g", step.min ? step.unit : "");
    statement.run();
    return id;
  }

  std::int64_t outcome(const Who& who, const Outcome& outcome, const Remarks& remarks = {}) {
    const auto id = claim("outcome", who, outcome.words.empty() ? outcome.endpoint : outcome.words, remarks);
    auto statement = database_.prepare(
        "INSERT INTO outcomes(claim_id, treatment_id, endpoint_id, state, value_min, value_max, value_statistic, "
        "extent, time_kind, "
        "time_statistic, origin, "
        "lower_days, upper_days, time_text) VALUES (:a, :b, :c, :d, :e, :f, CASE WHEN :e IS NOT NULL THEN 'each' END, "
        ":g, :h, :i, :j, :k, :l, :m)");
    statement.bind(":a", id)
        .bind(":b", course_)
        .bind(":c", term("endpoints", outcome.endpoint))
        .bind(":d", outcome.state);
    statement.bind(":e", outcome.value_min)
        .bind(":f", outcome.value_max)
        .bind(":g", outcome.extent)
        .bind(":h", outcome.kind);
    if (outcome.kind != "not stated") statement.bind(":i", outcome.statistic);
    statement.bind(":j", outcome.origin)
        .bind(":k", outcome.lower)
        .bind(":l", outcome.upper)
        .bind_text_or_null(":m", outcome.words);
    statement.run();
    if (!outcome.site.empty()) {
      insert("INSERT INTO outcome_sites(outcome_id, site_id) VALUES (:a, :b)", {},
             {{":a", id}, {":b", term("sites", outcome.site)}});
    }
    return id;
  }

  std::int64_t notice(const std::string& kind, const std::string& scope, const std::string& published,
                      const std::vector<std::int64_t>& touched) {
    const auto id =
        insert("INSERT INTO errata(article_id, kind, scope, published, touches) VALUES (:a, :b, :c, :d, :e)",
               {{":b", kind}, {":c", scope}, {":d", published}, {":e", touched.empty() ? "nothing" : "listed"}},
               {{":a", article_}});
    for (const auto claim_id : touched) {
      insert("INSERT INTO erratum_claims(claim_id, erratum_id) VALUES (:a, :b)", {}, {{":a", claim_id}, {":b", id}});
    }
    return id;
  }

  /// Derives which claims count, for all articles.
  void derive() {
    for (const auto& [citekey, id] : articles_) {
      for (const auto& file : store::embedded::derivations()) store::run_script(database_, file.path, file.text, id);
    }
  }

  /// The key of a term, made if need be (an endpoint as an event of the family response).
  std::int64_t term(const std::string& vocabulary, const std::string& name) {
    const std::string key = vocabulary.substr(0, vocabulary.size() - 1) + "_id";
    auto statement = database_.prepare("SELECT " + key + " FROM " + vocabulary + " WHERE name = :name");
    statement.bind(":name", name);
    if (statement.step()) return *statement.integer(0);
    if (vocabulary == "endpoints") return endpoint(name, "event", "response", "ever", "treated");
    return insert("INSERT INTO " + vocabulary + "(name) VALUES (:a)", {{":a", name}}, {});
  }

  std::int64_t endpoint(const std::string& name, const std::string& kind, const std::string& family,
                        const std::string& counted, const std::string& at_risk, int per_threshold = 0) {
    return insert(
        "INSERT INTO endpoints(name, kind, family, counted, at_risk, per_threshold) VALUES (:a, :b, :c, :d, :e, :f)",
        {{":a", name}, {":b", kind}, {":c", family}, {":d", counted}, {":e", at_risk}}, {{":f", per_threshold}});
  }

  std::int64_t insert(const std::string& sql, const std::map<std::string, std::string>& texts,
                      const std::map<std::string, std::int64_t>& numbers) {
    auto statement = database_.prepare(sql);
    for (const auto& [name, value] : texts) statement.bind(name.c_str(), value);
    for (const auto& [name, value] : numbers) statement.bind(name.c_str(), value);
    statement.run();
    return database_.last_insert_id();
  }

 private:
  store::Database& database_;
  std::int64_t article_ = 0;
  std::int64_t course_ = 0;
  std::string standing_ = "own";
  std::map<std::string, std::int64_t> articles_;
  std::map<std::string, std::int64_t> cohorts_;
  std::map<std::string, std::int64_t> patients_;
};

/// A file that is gone when the test is over.
class TemporaryCatalogue {
 public:
  explicit TemporaryCatalogue(const std::function<void(CaseWriter&)>& fill) {
    static int number = 0;
    file_ = std::filesystem::temp_directory_path() /
            ("casebook-test-" + std::to_string(::getpid()) + "-" + std::to_string(++number) + ".db");
    std::filesystem::remove(file_);
    store::create_catalogue(file_, "2020-01-01T00:00:00Z", [&](store::Database& database) {
      CaseWriter writer(database);
      fill(writer);
      writer.derive();
    });
  }
  TemporaryCatalogue(const TemporaryCatalogue&) = delete;
  TemporaryCatalogue& operator=(const TemporaryCatalogue&) = delete;
  ~TemporaryCatalogue() { std::filesystem::remove(file_); }

  query::Catalogue open(const store::NoticeScope& scope = {}) const { return query::Catalogue::open(file_, scope); }

 private:
  std::filesystem::path file_;
};

}  // namespace casebook::test
