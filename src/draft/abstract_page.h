#pragma once
// An abstract as somebody copied it from PubMed's page, or as PubMed saves it as text.

#include <optional>
#include <string>
#include <string_view>

#include "bibliography/record.h"

namespace casebook::draft {

/// Reads "JAMA Dermatol. 2017 Oct 1;153(10):1018-1020. doi: ...", the title below it, the authors (figures of their affiliations and marks are taken off), the lines that begin with PMID:, PMCID:
/// and DOI:, the abstract under its heading or as the first long paragraph, a line a section, keywords, and what stands under "Erratum in", "Retraction in" and the like. Whatever is
/// missing stays empty; of affiliations, references and similar articles nothing is taken, least of all a PMID. nullopt when neither a line with journal, year and volume or DOI stands in
/// the text, nor PMID:, DOI: or the heading Abstract.
/// \param text  UTF-8
std::optional<bibliography::Record> read_abstract_page(std::string_view text);

/// "Lauren N Albers1", "Albers LN(1)(2)", "van der Berg A¹ ²", "Ron J Feldman Jr": a name of a line of authors; a family name empty when it is none.
bibliography::Author page_author(std::string_view text);

}  // namespace casebook::draft
