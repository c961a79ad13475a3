#pragma once
// What had been tried before, counted by patients: each once, however often and by whatever name it is said of them.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "document/document.h"
#include "query/courses.h"
#include "query/prior_treatments.h"
#include "query/treated_courses.h"

namespace casebook::report {

/// One prior treatment, or one class with all that belongs to it.
struct PriorTally {
  std::string name;
  std::vector<std::string> classes;             ///< that hold it, nearest first
  std::set<std::string> members;                ///< of a class: the treatments told of; else empty
  std::set<std::string> articles;               ///< that tell of it with a count
  std::set<std::string> articles_without_count;
  std::int64_t had = 0;                         ///< patients said to have had it
  std::map<std::string, std::int64_t> results;  ///< 'failed', ...: in how many of `had`; one patient may have several
  std::int64_t not_classified = 0;              ///< of `had`, with no result or one in words only
};

/// What one article says of earlier treatments without their names.
struct UnnamedPriors {
  std::string citekey;
  std::int64_t affected = 0;         ///< in how many
  std::int64_t assessed = 0;         ///< of how many it is said
  std::optional<double> failed_min;  ///< failed in each, at least; nullopt: not stated
  std::optional<double> failed_max;
};

/// The prior rows that may be of people who had one of these courses: a person's own rows go with that person's courses and with a group's. A row of
/// someone whose courses count elsewhere does not count ('possibly the same patient').
std::vector<query::PriorTreatment> priors_of_courses(const std::vector<query::PriorTreatment>& rows, const std::vector<query::Course>& courses);

/// By patients, then by name. Persons and groups of one article are never added: the greater number stands.
std::vector<PriorTally> prior_tallies(const std::vector<query::PriorTreatment>& rows);

/// Of each class of which two treatments or more are told of; who had two of a class counts once.
std::vector<PriorTally> prior_class_tallies(const std::vector<query::PriorTreatment>& rows);

/// Article by article, of those that say that unnamed treatments failed.
std::vector<UnnamedPriors> unnamed_priors(const std::vector<query::PriorTreatment>& rows);

/// Of how many people treated something, and something by name, is said on earlier treatment.
struct PriorCoverage {
  std::int64_t treated = 0;
  std::int64_t named = 0;    ///< some treatment is named
  std::int64_t spoken = 0;   ///< something is said, with a name or without
  std::set<std::string> articles_named;
};
PriorCoverage prior_coverage(const std::vector<query::PriorTreatment>& rows, const std::vector<query::TreatedCourse>& courses);

/// "failed in 3 of 5; helped in 1 of 5; not classified 1 of 5".
std::string results_words(const PriorTally& tally);

/// What an answer says of one treatment: what had failed by name, what without, of how many nothing is said. `treatment` empty: of any.
std::vector<std::string> prior_sentences(const std::vector<PriorTally>& tallies, const std::vector<UnnamedPriors>& unnamed,
                                         const PriorCoverage& coverage, const std::string& treatment);

/// The table `prior` of treatments, or `classes`.
document::Table prior_tallies_table(const std::vector<PriorTally>& tallies, bool of_classes);

}  // namespace casebook::report
