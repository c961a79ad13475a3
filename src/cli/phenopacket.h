#pragma once
// A told-apart patient as a GA4GH Phenopacket, version 2.

#include <string>
#include <vector>

#include "query/article_citations.h"
#include "query/patient_timelines.h"
#include "query/told_apart_patients.h"
#include "query/vocabulary_codes.h"

namespace casebook::cli {

/// The codes of conditions and interventions.
class TermCodes {
 public:
  explicit TermCodes(const std::vector<query::VocabularyCode>& codes) : codes_(codes) {}
  /// The code in the first of these schemes that has one, as 'MONDO:0008218'; empty: none of them.
  std::string curie(std::string_view vocabulary, std::string_view name, const std::vector<std::string>& schemes) const;

 private:
  const std::vector<query::VocabularyCode>& codes_;
};

struct Phenopacket {
  std::string json;                      ///< one object, indented; valid by the schema's required fields; empty: nothing of the patient has a code, so there can be none
  std::vector<std::string> left_out;     ///< what the schema has no honest place for, in words: 'the age of 42 or more', '2 doses (in the note)'
};

/// No date is made up: doses would need the dates of their intervals, and stay in words in the description of an external reference `casebook:CITEKEY`, as do
/// outcomes, harms, traits and treatments without a code. The only time that has a place is an age: at the last encounter, and at the onset of the disease. A
/// condition without a code has no disease. A treatment with the code of a drug is a treatment, with another code a procedure. An endpoint with a code of the
/// Human Phenotype Ontology is a phenotypic feature, excluded where it was looked for and not there. All that is left to words is told as left out. Every prefix of a
/// code is declared among the resources; their versions are not known to the catalogue and said to be 'not stated'.
/// \param claims  of the patient, those that stand (none in doubt, overruled or of a draft)
/// \param now     UTC, ISO 8601: metaData.created
/// \param author  metaData.createdBy: 'casebook 0.1.0'
Phenopacket phenopacket(const query::ToldApartPatient& patient, const query::ArticleCitation& article, const std::vector<query::PatientTimeline>& claims,
                        const TermCodes& codes, const std::string& now, const std::string& author);

/// 'P42Y', 'P1Y6M' of an age in years that is a whole number of months; empty of any other.
std::string age_duration(double years);

}  // namespace casebook::cli
