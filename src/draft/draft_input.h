#pragma once
// The file that a draft is made of: records of PubMed, NBIB or RIS, or one pasted page, by what stands in it.

#include <functional>
#include <string>

#include "bibliography/record.h"
#include "core/diagnostic.h"

namespace casebook::draft {

struct DraftSink {
  std::function<void(bibliography::Record&&)> record;
  std::function<void(core::Diagnostic)> problem;
};

/// Largest page that is read, in bytes.
inline constexpr std::size_t kLargestPage = 1024 * 1024;

/// Records one at a time in constant memory, or the one record of a page of at most 1 MB. Never throws for what the file holds.
/// \param file   where the bytes stand
/// \param shown  how the file is named in problems: as given, or 'standard input'
void read_draft_input(const std::string& file, const std::string& shown, const DraftSink& sink);

}  // namespace casebook::draft
