#pragma once
// Treatment before the article's own: the section `prior`, and `prior` of a patient.

#include "casefile/claim_fields.h"
#include "casefile/subjects.h"

namespace casebook::casefile {

/// Reads the items under `prior` of `section`: a course of role 'prior' for each named drug, else a characteristic
/// 'prior treatments failed' or 'prior treatments'.
///
/// \param fallback  whom an item without `who` is about; empty: it must say so
void read_prior(CaseReading& reading, const Node& section, const std::vector<Subject>& fallback,
                const Inherited& outer);

/// 'failed', 'partial', 'helped', 'relapsed', 'intolerant' or 'unclear' where the words plainly mean one of them; else
/// empty.
std::string prior_result(std::string_view words);

}  // namespace casebook::casefile
