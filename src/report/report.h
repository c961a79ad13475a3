#pragma once
// A report is a value: what it is called, what it answers, and a function from a catalogue and options to a document.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "query/catalogue.h"

namespace casebook::report {

/// What the reader asked for. Empty text means "not asked for".
struct ReportOptions {
  std::string treatment;        ///< a name of the vocabulary (synonyms are resolved before)
  std::string other_treatment;  ///< the second one of a report about two
  std::string condition;
  std::string article;          ///< citekey
  std::string endpoint;
  double level = 0.95;          ///< of intervals, 0 < level < 1
};

/// What may follow the report's name.
enum class Subject { none, optional_treatment, treatment, two_treatments, article };

struct Report {
  std::string_view name;        ///< 'dose-titration'
  std::string_view question;    ///< in words, for `report --list`: 'How was a treatment dosed and raised?'
  Subject subject;
  document::Document (*run)(query::Catalogue& catalogue, const ReportOptions& options);
};

/// All reports, sorted by name (generated from the folder reports/).
std::span<const Report* const> reports();
/// nullptr when there is none of that name.
const Report* find_report(std::string_view name);

/// The vocabulary's name for what a reader typed (name or synonym, without regard to case).
/// \param vocabulary  'interventions', 'conditions', 'endpoints', 'sites'
/// \throws core::UsageError with the nearest names
std::string resolve_term(query::Catalogue& catalogue, std::string_view vocabulary, std::string_view typed);
/// The citekey as it stands in the catalogue; \throws core::UsageError with the nearest keys
std::string resolve_article(query::Catalogue& catalogue, std::string_view typed);

}  // namespace casebook::report
