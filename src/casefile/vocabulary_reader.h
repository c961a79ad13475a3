#pragma once
// A vocabulary file: `vocabulary` and `terms`.

#include "casefile/case_reading.h"

namespace casebook::casefile {

/// Reads the terms into file.vocabulary: rules value-unreadable (daily dose), key-missing (an endpoint must say what it
/// is).
void read_vocabulary(CaseReading& reading, const Node& root);

}  // namespace casebook::casefile
