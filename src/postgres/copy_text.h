#pragma once
// Rows in the text format of PostgreSQL's COPY: fields apart by tabs, \N for NULL, one line a row.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/statement.h"

namespace casebook::postgres {

/// Appends a value; numbers with all their digits.
void append_copy_field(std::string& line, const store::SqlValue& value);

/// The fields of a line without its newline. \throws core::StoreError when it ends within an escape
std::vector<std::optional<std::string>> copy_fields(std::string_view line);

}  // namespace casebook::postgres
