#pragma once
// Approved output: a text in the repository that a test's output must equal.

#include <string>

namespace casebook::tests {

/// Compares `text` with the file at `path` (from the repository's root). On a difference the text is written below build/received/ and the first
/// lines that differ are printed. With CASEBOOK_APPROVE=1 (the target `approve`) the file is written instead, and true returned.
bool matches_approved(const std::string& path, const std::string& text);

}  // namespace casebook::tests
