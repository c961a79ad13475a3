#pragma once
// The sections cohort, groups and patients.

#include "casefile/claim_fields.h"

namespace casebook::casefile {

/// Declares the cohort 'all patients', the groups and the patients, and reads what is said of them: their traits and,
/// of a patient, the treatment before. Everything that names people must be read afterwards.
void read_people(CaseReading& reading, const Node& root, const Inherited& outer);

}  // namespace casebook::casefile
