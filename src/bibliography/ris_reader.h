#pragma once
// RIS: the fields of one reference to a Record.

#include <span>

#include "bibliography/record.h"
#include "bibliography/tagged_lines.h"

namespace casebook::bibliography {

/// Fields from TY to ER. A PMID is taken from AN where DB or DP names PubMed or MEDLINE, from 'PMID:' in N1, AN, ID or C-fields, and from an address of PubMed; a PMCID from
/// C2 or an address of PubMed Central. 'where' and 'format' are left to the caller.
Record read_ris(std::span<const TaggedField> fields);

}  // namespace casebook::bibliography
