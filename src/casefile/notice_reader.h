#pragma once
// Notices: the section `errata`, and a file that holds one notice.

#include "casefile/case_reading.h"

namespace casebook::casefile {

void read_errata(CaseReading& reading, const Node& root);
/// The section `notice` of a notice file.
void read_notice(CaseReading& reading, const Node& root);

}  // namespace casebook::casefile
