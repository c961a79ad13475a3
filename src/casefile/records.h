#pragma once
// What a case file says, read: names resolved to the vocabulary, counts to whole numbers, times and doses to intervals. The loader turns each record
// into one row, or into one claim and its typed row. nullopt and empty text mean "not stated".

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostic.h"

namespace casebook::casefile {

/// Where the values of an item stand that a check may point at, by key: 'who', 'when', 'dose'; of a step
/// also 'step', its dose, stop or restart with the key.
struct ValueSpans {
  std::vector<std::pair<std::string, core::SourceSpan>> spans;

  /// Of the value under `key`; `otherwise` (the item) where the file has none.
  const core::SourceSpan& of(std::string_view key, const core::SourceSpan& otherwise) const {
    for (const auto& [name, span] : spans) {
      if (name == key) return span;
    }
    return otherwise;
  }
};

/// What every claim has.
struct ClaimRecord {
  std::string patient;              ///< label of the patient it is about; empty: a cohort, or background
  std::string cohort;               ///< label of the cohort it is about ('all patients'); empty: a patient, or background
  std::optional<int> affected;
  std::optional<int> assessed;
  std::string said;                 ///< never empty: the curator's words, or the item's own words as typed
  std::string locator;              ///< inherited from the nearest enclosing `at`
  std::string via;                  ///< name of a source of the article, or the citekey of another article
  std::string basis = "stated";     ///< 'stated', 'coded', 'derived'
  std::string certainty = "high";   ///< 'high', 'low'
  std::string caution;
  std::string note;
  std::string id;                   ///< local name; only if something points at it
  std::string restates;             ///< an id of this file
  std::string overruled_by;         ///< an id of this file, or 'KEY#ID'
  core::SourceSpan where;           ///< of the item in the file
  ValueSpans values;
};

struct CharacteristicRecord : ClaimRecord {
  std::string name;                 ///< 'age', 'sex', 'disease duration', 'site involved', 'family history', 'diagnosis', 'genotype', 'severity',
                                    ///< 'weight', 'extent', 'follow-up', 'completed', 'prior treatments failed', 'prior treatments', or the curator's own
  std::optional<double> value_min;
  std::optional<double> value_max;
  std::string value_text;
  std::string unit;                 ///< 'years' (age, disease duration), 'days' (follow-up), 'kg', '%', ...
  std::string statistic = "each";   ///< 'each', 'range', 'mean', 'median', 'sd'
  std::string origin;               ///< of 'follow-up': 'treatment start'
  std::string site;                 ///< of 'site involved': the vocabulary's name
};

struct ParameterRecord {
  std::string name;
  std::optional<double> min;
  std::optional<double> max;
  std::string unit;
  std::string words;
};

struct StepRecord : ClaimRecord {
  int step = 1;                     ///< parallel doses (`change: as reported`) share a number
  std::string change;               ///< 'start', 'stop', 'increase', 'decrease', 'temporary increase', 'restart', 'as needed', 'as reported'
  std::optional<double> dose_min;
  std::optional<double> dose_max;
  std::string unit;
  std::string per = "dose";
  std::string frequency;
  std::optional<double> doses_per_day;
  std::string timing;
  std::optional<int> repeats_min;
  std::optional<int> repeats_max;
  std::optional<double> total_min;
  std::optional<double> total_max;
  std::optional<double> after_days_min;    ///< days after the start of the course, whatever origin the words have
  std::optional<double> after_days_max;
  std::optional<double> until_days_min;
  std::optional<double> until_days_max;
  std::optional<double> lasted_days_min;   ///< `for`
  std::optional<double> lasted_days_max;
  std::string time_text;
  std::string dose_text;            ///< empty for a stop
  std::string reason;               ///< of a stop; empty for 'reason not stated'
  std::vector<ParameterRecord> parameters;
};

struct OutcomeRecord : ClaimRecord {
  std::string endpoint;             ///< the vocabulary's name
  std::string state = "present";    ///< 'present', 'absent', 'not reported', 'not assessed'
  std::optional<double> value_min;
  std::optional<double> value_max;
  std::string value_text;           ///< the words of the value
  std::string unit;
  std::string value_statistic;      ///< empty: no value
  std::string instrument;
  std::vector<std::string> sites;   ///< the vocabulary's names
  std::string extent = "whole";     ///< 'whole' or 'part'
  std::string time_kind = "not stated";
  std::string time_statistic;       ///< empty: no time
  std::string origin;               ///< final: the endpoint's default is filled in; empty only when there is no time at all and no words
  std::string origin_course;        ///< with origin 'course start': treatment or name of another course
  std::optional<double> lower_days;
  std::optional<double> upper_days;
  std::string time_text;
  std::string assessor;
  std::vector<std::string> with;    ///< other studied courses running then (`with`): name or treatment of courses of this file
};

struct AdverseEventRecord : ClaimRecord {
  std::string finding;              ///< 'any adverse event' for `not reported`, `none reported`, `not assessed`
  std::string state = "present";
  std::string severity;
  std::optional<bool> serious;
  std::optional<bool> fatal;
  std::string attribution;
  std::string led_to;               ///< 'stopping', 'dose reduction', 'admission', 'death'
  std::string time_kind = "not stated";
  std::string origin;
  std::optional<double> lower_days;
  std::optional<double> upper_days;
  std::string time_text;
  std::optional<double> lasted_days_min;
  std::optional<double> lasted_days_max;
  std::string site;
};

/// A course; also each named drug of `prior` (role 'prior', without steps).
struct CourseRecord : ClaimRecord {
  std::string treatment;            ///< the vocabulary's name
  std::string name;
  std::string condition;            ///< the vocabulary's name; several joined by " or " where a group's members have several
  std::string role = "studied";
  std::string route;
  std::string site_text;
  std::vector<std::string> sites;
  std::optional<int> sequence;
  std::string start_text;
  std::string start_origin;
  std::string start_course;         ///< with start_origin 'course start'
  std::optional<double> started_after_days_min;
  std::optional<double> started_after_days_max;
  std::string dose_text;            ///< of a prior course
  std::string result;               ///< of a prior course: 'failed', 'partial', 'helped', 'relapsed', 'intolerant', 'unclear' or empty
  std::string result_text;
  std::optional<double> lasted_days_min;   ///< of a prior course: `for`
  std::optional<double> lasted_days_max;
  std::vector<StepRecord> steps;
  std::vector<OutcomeRecord> outcomes;
  std::vector<AdverseEventRecord> adverse_events;
  std::vector<CharacteristicRecord> characteristics;   ///< 'follow-up' of the course
};

/// methods, disagreements, not seen
struct BackgroundRecord : ClaimRecord {
  std::string topic;                ///< 'methods', 'disagreements', 'not seen'
};

struct SameAs {
  std::string key;                  ///< citekey; empty: another article, not named ('not stated')
  std::string label;                ///< patient or group there; empty: not named
  std::string certainty = "certain";   ///< 'certain', 'possible'
  std::string why;
};

struct PatientRecord {
  std::string label;
  std::string condition;            ///< the vocabulary's name; the cohort's where none is given and it has one
  std::string standing = "own";
  std::vector<SameAs> same_as;
  std::string note;
  core::SourceSpan where;
};

struct CohortRecord {
  std::string label;                ///< the first is always 'all patients'
  std::optional<int> size;
  std::string unit = "patients";
  std::string parent;               ///< empty for 'all patients'
  std::vector<std::string> conditions;   ///< the vocabulary's names
  std::string standing = "own";
  std::vector<std::string> members;      ///< patients' labels
  std::vector<SameAs> same_as;           ///< of `same as` and of `counted in` (certain unless the group says certainty: low)
  std::string note;
  core::SourceSpan where;
};

struct AuthorRecord {
  std::string family;
  std::string given;
};

struct TouchRecord {
  std::string id;                   ///< a claim id of the article
  std::string was;
  std::string now;
  core::SourceSpan where;
};

struct ErratumRecord {
  std::string of;                   ///< citekey; only of a notice file
  std::string kind;
  std::string scope;
  std::string title;
  std::string published;
  std::string pmid;
  std::string doi;
  std::string cited_as;
  std::string summary;
  std::string locator;
  std::string text_read;
  bool touches_everything = false;
  std::vector<TouchRecord> touches;
  core::SourceSpan where;
};

struct LinkRecord {
  std::string relation;
  std::string key;
  std::string pmid;
  std::string doi;
  std::string text;
  std::string certainty = "certain";
  std::string note;
  core::SourceSpan where;
};

struct AppraisalRecord {
  std::string instrument;           ///< 'murad' or 'care'
  int item = 0;
  std::string answer;
  std::string why;
  std::string reader;
  core::SourceSpan where;
};

/// A field on which two readers differed, and whose was taken.
struct AdjudicationRecord {
  std::string field;                ///< 'courses[0].outcomes[1].when'
  std::string about;
  std::string first_reader;
  std::string second_reader;
  std::string first_value;          ///< empty: nothing was written
  std::string second_value;
  std::string taken;                ///< 'first' or 'second'
  std::string by;
  std::string why;
  core::SourceSpan where;
};

struct ArticleRecord {
  std::string key;
  std::string title;
  std::vector<AuthorRecord> authors;
  std::string journal;
  std::string published;
  std::string issue_date;
  std::string volume;
  std::string issue;
  std::string pages;
  std::string doi;                  ///< lower case, without a resolver in front
  std::string pmid;
  std::string pmcid;
  std::string language;
  std::string design;
  std::string setting;
  std::string registration;
  std::string text_read;
  std::string conflict_of_interest;
  std::vector<std::pair<std::string, std::string>> sources;   ///< short name, address
  std::string note;
  core::SourceSpan where;
  ValueSpans values;
};

/// A name that a term had before.
struct FormerName {
  std::string text;
  core::SourceSpan where;
};

/// A term of a vocabulary file, or of a vocabulary.
struct TermRecord {
  std::string name;
  std::vector<FormerName> formerly; ///< names whose term is this one now
  std::vector<std::string> synonyms;
  std::vector<std::pair<std::string, std::string>> codes;     ///< scheme, code
  std::string term_class;           ///< interventions: parent class; sites: part of
  std::vector<std::string> components;
  std::optional<double> daily_dose_min;
  std::optional<double> daily_dose_max;
  std::string daily_dose_unit;
  std::string kind;                 ///< endpoints
  std::string family;
  std::string counted;
  std::string at_risk;
  std::optional<bool> per_threshold;
  core::SourceSpan where;
  ValueSpans values;                ///< by key; of words 'synonym LDN' and 'component zinc'
};

struct VocabularyRecord {
  std::string vocabulary;           ///< 'conditions', 'interventions', 'endpoints', 'sites'
  std::vector<TermRecord> terms;
};

/// One file, read. Which members matter is told by `kind`.
struct CaseFile {
  enum class Kind { article, notice, vocabulary };
  Kind kind = Kind::article;
  std::string path;
  std::string text;                 ///< the file's bytes
  std::string sha256;               ///< of `text`, where it was asked for; else empty
  bool draft = false;
  int left_out = 0;                 ///< items of a draft that were not read for a TODO or an open finding
  ArticleRecord article;
  std::vector<CohortRecord> cohorts;          ///< 'all patients' first, parents before children
  std::vector<PatientRecord> patients;
  std::vector<CharacteristicRecord> characteristics;
  std::vector<CourseRecord> prior;
  std::vector<CourseRecord> courses;
  std::vector<BackgroundRecord> background;
  std::vector<ErratumRecord> errata;          ///< of an article, or the one of a notice file
  std::vector<LinkRecord> links;
  std::vector<AppraisalRecord> appraisals;
  std::vector<AdjudicationRecord> adjudications;
  VocabularyRecord vocabulary;
};

}  // namespace casebook::casefile
