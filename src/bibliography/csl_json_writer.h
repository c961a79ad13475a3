#pragma once

#include <string>
#include <vector>

#include "bibliography/cited_record.h"

namespace casebook::bibliography {

/// An array of items of CSL-JSON, by the schema of CSL 1.0.2's data: `id` is the citekey, a date has the parts that are known, what is not stated has no
/// field.
std::string csl_json(const std::vector<CitedRecord>& records);

}  // namespace casebook::bibliography
