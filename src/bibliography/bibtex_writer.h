#pragma once

#include <string>
#include <vector>

#include "bibliography/cited_record.h"

namespace casebook::bibliography {

/// BibTeX in UTF-8, an entry a record under its citekey, entries apart by an empty line. What TeX would read as its own is escaped; words with capitals
/// stand in braces, so that no style makes them small; authors who are a group stand in braces. Fields that are not stated are left out.
std::string bibtex(const std::vector<CitedRecord>& records);

}  // namespace casebook::bibliography
