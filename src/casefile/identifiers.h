#pragma once
// PMIDs, DOIs and dates of articles and notices.

#include <string>

#include "casefile/case_reading.h"

namespace casebook::casefile {

/// The PMID under `pmid`; empty with pmid-shape reported when it is none.
std::string read_pmid(CaseReading& reading, const Node& item);
/// The DOI under `doi`, in lower case and without a resolver in front; doi-shape.
std::string read_doi(CaseReading& reading, const Node& item);
/// 'PMC5817589'; pmcid-shape.
std::string read_pmcid(CaseReading& reading, const Node& item);
/// The ISO date, perhaps partial, under `key`; date-shape, date-in-future.
std::string read_date_of(CaseReading& reading, const Node& item, const char* key);

}  // namespace casebook::casefile
