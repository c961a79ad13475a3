#pragma once
// The section `courses`: one treatment of one subject, with its steps, outcomes and adverse events.

#include "casefile/claim_fields.h"

namespace casebook::casefile {

void read_courses(CaseReading& reading, const Node& root, const Inherited& outer);

}  // namespace casebook::casefile
