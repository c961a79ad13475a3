#pragma once
// The view term_facts: what is known of each term of the vocabulary?

#include "query/selection.h"

namespace casebook::query {

/// One row per term. Facts that its vocabulary does not have are nullopt.
struct TermFacts {
  std::string vocabulary;                        ///< 'conditions', 'interventions', 'endpoints', 'sites'
  std::string name;                              ///< the term used in answers
  std::optional<std::string> synonyms;           ///< parted by '; '
  std::optional<std::string> codes;              ///< 'MONDO:0008218', parted by '; '
  std::optional<std::string> belongs_to;         ///< the class of an intervention, the site that holds a site
  std::optional<std::string> components;         ///< of a combination, parted by '; '
  std::optional<double> daily_dose_min;          ///< least plausible, in daily_dose_unit
  std::optional<double> daily_dose_max;          ///< greatest plausible, in daily_dose_unit
  std::optional<std::string> daily_dose_unit;
  std::optional<std::string> kind;               ///< of an endpoint: 'event', 'state'
  std::optional<std::string> family;             ///< of an endpoint
  std::optional<std::string> counted;            ///< of an endpoint: 'ever', 'latest'
  std::optional<std::string> at_risk;            ///< of an endpoint: who could have it
  std::optional<std::int64_t> per_threshold;     ///< of an endpoint: 1 counted apart for each threshold, 0 not
  std::int64_t claims = 0;                       ///< claims that name it
  std::string origin;                            ///< 'seed', 'curator', 'derived'

  static constexpr auto fields() {
    return std::make_tuple(field("vocabulary", &TermFacts::vocabulary), field("name", &TermFacts::name),
                           field("synonyms", &TermFacts::synonyms), field("codes", &TermFacts::codes),
                           field("belongs_to", &TermFacts::belongs_to), field("components", &TermFacts::components),
                           field("daily_dose_min", &TermFacts::daily_dose_min), field("daily_dose_max", &TermFacts::daily_dose_max),
                           field("daily_dose_unit", &TermFacts::daily_dose_unit), field("kind", &TermFacts::kind),
                           field("family", &TermFacts::family), field("counted", &TermFacts::counted),
                           field("at_risk", &TermFacts::at_risk), field("per_threshold", &TermFacts::per_threshold),
                           field("claims", &TermFacts::claims), field("origin", &TermFacts::origin));
  }
};

/// All terms of one vocabulary, ordered by vocabulary and name without regard to case. Empty: of all vocabularies.
Rows<TermFacts> term_facts(Catalogue& catalogue, std::string_view vocabulary = {});

}  // namespace casebook::query
