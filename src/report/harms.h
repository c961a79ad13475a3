#pragma once
// Harms over articles: which were seen in how many of how many, and of whom the texts say nothing.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "query/adverse_event_reports.h"
#include "query/treated_courses.h"

namespace casebook::report {

/// One finding of one treatment, condition and unit, over articles: what the view adverse_event_rates says, and how grave it was.
struct HarmFinding {
  std::string condition;
  std::string treatment;
  std::string finding;
  std::string unit;
  std::int64_t articles = 0;                  ///< with a count
  std::optional<std::int64_t> affected;       ///< in how many it is present; nullopt: no article gives a count
  std::optional<std::int64_t> assessed;       ///< in how many it was looked for; nullopt: no article gives a count
  std::optional<std::int64_t> treated;        ///< own subjects of that unit; nullopt: nobody is counted in it
  std::optional<std::int64_t> not_reported;   ///< treated, but nothing counted is said of them; nullopt: nobody is counted
  std::int64_t articles_without_count = 0;    ///< that saw it, or none, in how many they do not say
  std::int64_t articles_not_reported = 0;     ///< that are silent on it
  std::int64_t articles_not_assessed = 0;     ///< that did not look
  std::optional<std::int64_t> serious;        ///< of those affected, called serious; nullopt: not stated of any
  std::optional<std::int64_t> fatal;          ///< of those affected, fatal; nullopt: not stated of any
  std::map<std::string, std::int64_t> led_to; ///< 'stopping', ...: in how many of those affected; missing: not stated of any
  std::vector<std::string> severities;        ///< as said, each once
  bool present_without_count = false;         ///< some article saw it, and does not say in how many
  bool serious_without_count = false;         ///< such an article calls it serious
  bool fatal_without_count = false;           ///< such an article says that it was fatal

  bool seen() const { return affected.value_or(0) > 0 || present_without_count; }
  bool only_looked_for() const { return affected == 0 && !present_without_count; }
};

/// From rows and courses of the same question. Rows enter as in the view: those that count, and those without a count. By treatment, condition and
/// unit; what was seen first, then what was looked for, then what nobody speaks of.
std::vector<HarmFinding> harm_findings(const std::vector<query::AdverseEventReport>& rows, const std::vector<query::TreatedCourse>& courses);

/// Of one treatment, condition and unit: of how many of those treated something is said. The four last add up to `treated` with `spoken`.
struct HarmCoverage {
  std::string condition;
  std::string treatment;
  std::string unit;
  std::string citekey;              ///< empty: all articles together
  std::int64_t articles = 1;
  std::int64_t treated = 0;
  std::int64_t spoken = 0;          ///< some harm was seen in them, or looked for
  std::int64_t not_assessed = 0;    ///< the text says that nobody looked
  std::int64_t silent = 0;          ///< the text that was read says nothing of adverse events
  std::int64_t not_entered = 0;     ///< the catalogue has nothing on adverse events of their course
  std::int64_t unclear = 0;         ///< the text speaks of adverse events, of how many people is not stated
  std::int64_t articles_silent = 0; ///< that are silent on some of their people
  bool at_most = false;             ///< `silent` is the most that it can be: what is said of several subsets may be of different people
  bool seen = false;                ///< a harm was seen
};

/// Article by article. Persons and groups of one article are never added up: the greater number stands.
std::vector<HarmCoverage> harm_coverage(const std::vector<query::AdverseEventReport>& rows, const std::vector<query::TreatedCourse>& courses);

/// The same for each treatment, condition and unit over its articles.
std::vector<HarmCoverage> coverage_together(const std::vector<HarmCoverage>& by_article);

/// "at most 45.1 %": the greatest share compatible with none of `assessed`, one-sided. \param assessed > 0
std::string zero_numerator_words(std::int64_t assessed, double level);

/// "gastrointestinal intolerance in 1 of 6 patients (serious in 1; led to stopping in 1)".
std::string harm_words(const HarmFinding& finding);

/// What an answer says of one treatment and condition: what was seen, what was looked for and not seen with its bound, of how many nothing is said.
std::vector<std::string> harm_sentences(const std::vector<HarmFinding>& findings, const std::vector<HarmCoverage>& together, double level);

/// The table `findings`. A share of nobody has a one-sided bound, any other an exact interval.
document::Table harm_findings_table(const std::vector<HarmFinding>& findings, double level);

/// "seen", "none seen", "not assessed", "not reported", "not entered", "of how many is not stated".
std::string coverage_state(const HarmCoverage& coverage);

}  // namespace casebook::report
