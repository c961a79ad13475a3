#pragma once
// The articles behind an answer: how each is cited, how much of it was read, which notices there are.

#include <string>
#include <vector>

#include "document/document.h"
#include "query/article_citations.h"

namespace casebook::report {

/// A reference line in the style of AMA/Vancouver without DOI and PMID: "Albers LN, Arbiser JL, Feldman RJ. Treatment
/// of ... . JAMA Dermatology. 2017;153(10):1018-1020." Six authors are named, of more the first three. What is not
/// known is left out.
std::string citation_line(const query::ArticleCitation& article);

/// "Lauren N" -> "LN", "Jean-Paul" -> "JP"; initials stay as they are.
std::string initials(const std::string& given_names);

/// Fills `document.sources` with exactly these articles, by citekey, and adds the queries to `document.sql`.
/// \returns the articles, in the same order
std::vector<query::ArticleCitation> add_sources(document::Document& document, query::Catalogue& catalogue,
                                                std::vector<std::string> citekeys);

/// "On these articles: a correction (affiliation), which touches none of the claims." Empty without a notice; more than three are counted by kind.
std::string notices_sentence(const std::vector<document::Source>& sources);

/// The citekeys of rows.
template <typename Row>
std::vector<std::string> citekeys_of(const std::vector<Row>& rows) {
  std::vector<std::string> citekeys;
  for (const Row& row : rows) citekeys.push_back(row.citekey);
  return citekeys;
}

}  // namespace casebook::report
