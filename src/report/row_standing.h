#pragma once
// Whether a row of an answer counts, and the sentences that say why not.

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "report/report.h"

namespace casebook::report {

/// What rows of the views have in common.
struct RowStanding {
  std::string citekey;
  bool counts = true;
  bool flagged = false;
  std::optional<std::string> why_not_counted;
  std::optional<std::string> counted_in;  ///< the article that is counted instead
  std::optional<std::string> via_source;  ///< who passes it on
  std::optional<std::string> caution;     ///< the curator's doubt
};

/// Of a row of any view that says whether it counts.
template <typename Row>
RowStanding standing_of(const Row& row) {
  RowStanding standing;
  standing.citekey = row.citekey;
  standing.counts = row.counted != 0;
  standing.flagged = row.flagged != 0;
  standing.why_not_counted = row.why_not_counted;
  if constexpr (requires { row.counted_in; }) standing.counted_in = row.counted_in;
  if constexpr (requires { row.via_source; }) standing.via_source = row.via_source;
  if constexpr (requires { row.caution; }) standing.caution = row.caution;
  return standing;
}

template <typename Row>
std::vector<RowStanding> standings_of(const std::vector<Row>& rows) {
  std::vector<RowStanding> standings;
  for (const Row& row : rows) standings.push_back(standing_of(row));
  return standings;
}

/// Whether some row does not count: then tables have a column 'counts'.
bool any_uncounted(const std::vector<RowStanding>& rows);

/// For that column: "yes", "yes, flagged", "no: retold".
std::string counts_words(const RowStanding& row);

/// One sentence for each kind of row that is not like the rest: flagged, retold, possibly doubled, overruled, passed
/// on, doubted.
std::vector<std::string> standing_caveats(const std::vector<RowStanding>& rows);

}  // namespace casebook::report
