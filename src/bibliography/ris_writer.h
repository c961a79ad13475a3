#pragma once

#include <string>
#include <vector>

#include "bibliography/cited_record.h"

namespace casebook::bibliography {

/// RIS in UTF-8 with the tags that the reader of RIS takes: reading the result gives the same fields. A value stands on one line. Not kept, since RIS has no
/// place for them: the date of online publication beside that of the issue, ORCID, affiliations, links, revision.
std::string ris(const std::vector<CitedRecord>& records);

}  // namespace casebook::bibliography
