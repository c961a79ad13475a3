#pragma once
// MEDLINE's tagged format, as PubMed exports it (.nbib): the fields of one record to a Record.

#include <span>

#include "bibliography/record.h"
#include "bibliography/tagged_lines.h"

namespace casebook::bibliography {

/// Tags as in NLM's "MEDLINE/PubMed Data Element (Field) Descriptions". 'where' and 'format' are left to the caller.
Record read_nbib(std::span<const TaggedField> fields);

}  // namespace casebook::bibliography
