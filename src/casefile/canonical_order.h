#pragma once

#include "casefile/node.h"

namespace casebook::casefile {

/// Puts the sections and keys of a case file in the order of the format (case_files.md 2). Keys that the format does not know keep their
/// places at the end; lists keep their order.
void put_in_order(Node& root);

}  // namespace casebook::casefile
