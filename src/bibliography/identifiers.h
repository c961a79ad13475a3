#pragma once
// Numbers of publications, in the one form in which the catalogue keeps them.

#include <string>
#include <string_view>

namespace casebook::bibliography {

/// '28768313'; empty when `text` is no number of 1 to 9 digits that begins with another digit than 0 (leading zeros and 'PMID' before it are taken off).
std::string pmid_of(std::string_view text);
/// 'PMC5817589', without version; empty when `text` is none.
std::string pmcid_of(std::string_view text);
/// '10.1001/jamadermatol.2017.2446': lower case, without resolver, 'doi:' and a closing full stop; empty when `text` is none.
std::string doi_of(std::string_view text);
/// The first DOI that stands behind 'doi:' or a resolver's address in a citation; empty: none.
std::string doi_in(std::string_view citation);
/// '0000-0002-1825-0097'; empty when `text` holds none.
std::string orcid_of(std::string_view text);

}  // namespace casebook::bibliography
