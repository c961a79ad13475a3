#pragma once
// A file of records, whatever its format: PubMed XML, NBIB or RIS by what stands in it.

#include <functional>
#include <string>

#include "bibliography/record.h"
#include "core/diagnostic.h"

namespace casebook::bibliography {

/// What reading tells, in the order of the file.
struct RecordSink {
  std::function<void(Record&&)> record;
  std::function<void(const std::string& pmid, const SourcePosition&)> deleted = {};   ///< a number that PubMed has withdrawn from its list
  std::function<void(core::Diagnostic)> problem;        ///< an error is a record that is left out, or the end of what can be read
  std::function<void(std::size_t bytes)> progress = {};   ///< bytes of the file used so far, after every record
};

/// Reads to the end of the file or to where nothing can be read any more, one record at a time and in constant memory. Never throws for what the file holds.
/// \param file  as it is to be named
/// \returns the format: 'PubMed XML', 'NBIB', 'RIS'; empty: none of these
std::string read_records(const std::string& file, const RecordSink& sink);

}  // namespace casebook::bibliography
